import { policyPaths } from '../../core/policy/policy-path.js'
import type { Prices } from '../../core/catalogue/prices.js'
import type { SourceFile } from '../../core/kiro/configuration.js'
import { isIgnored, publishes } from '../../core/policy/decide.js'
import { ownLayer, type Policy } from '../../core/policy/policy.js'
import type { Failure } from '../../core/report.js'
import { visible } from '../../core/text/message.js'
import { UserError } from '../../core/user-error.js'
import { sha256 } from '../../core/text/sha256.js'
import { readBlobs } from '../../io/github/blobs.js'
import type { GitHub } from '../../io/github/client.js'
import { readDefaultBranch } from '../../io/github/policy-at-tip.js'
import { readTree } from '../../io/github/trees.js'
import { sources } from '../../check/remote-sources.js'
import { existenceIn } from '../../check/existence.js'
import { pricesByApi } from '../../check/stated-prices.js'
import { organizationPolicy } from '../../check/organization-policy.js'
import { targetByApi } from '../../check/target.js'
import { governedEntries } from '../../check/read-sources.js'
import { rememberParents, resolveBinding } from '../../core/policy/resolve.js'
import { wholeStates } from '../../check/listed-states.js'
import { throughLinks } from '../../check/remote-links.js'
import { objectIds, spareIds, unreadSources } from '../../check/remote-unread.js'
import { unreadEntries } from '../../check/unread-files.js'
import type { TreeEntry } from '../../io/files/tree.js'
import type { ReportRun } from './report-run.js'

/** The default branch: its policy, and the files that Kiro obeys. */
export interface ReadBranch {
  readonly name: string
  readonly sha: string
  readonly policy: Policy
  /** The repository's own policy; without one, the innermost layer. Null where there is none. */
  readonly policySource: string | null
  readonly sources: readonly SourceFile[]
  readonly prices: Prices
}

/**
 * Reads the default branch by API; nothing is checked out. Usage data is not public: in a public repository it is an
 * error, before anything else is read, unless every layer of the policy says `publish: public`. Only GitHub knows
 * whether a repository is public.
 * @throws {UserError} in a public repository without `publish: public`, or when the policy or a file cannot be read.
 */
export async function readBranch({
  github,
  inputs,
  readParent,
  day,
}: Pick<ReportRun, 'github' | 'inputs' | 'readParent' | 'day'>): Promise<ReadBranch | Failure> {
  const { name, sha, policy: own, isPublic } = await readDefaultBranch(github, policyPaths(inputs.policy))
  if (own === null && inputs.policy !== null)
    throw new UserError(
      `The input policy names ${visible(inputs.policy)}, and ${visible(name)} has no such file.`,
      'Commit the policy there, or correct the input.',
      'policy',
    )
  const parents = rememberParents(readParent, sha256, targetByApi(github))
  const [organization, prices] = await Promise.all([
    organizationPolicy(inputs.organizationPolicy, parents.read),
    pricesByApi(inputs.prices, readParent, day),
  ])
  const { policy, failure } = {
    policy: [],
    ...(await resolveBinding({ organization, own }, parents)),
  }
  if (failure !== null) return failure
  if (isPublic && !publishes(policy))
    throw new UserError(
      'This repository is public, and the usage report says what people used and what it cost.',
      'Run the report in a private repository, or let every layer of the policy say `publish: public`.',
      'policy',
    )
  const layer = ownLayer(policy) ?? policy.at(-1)
  return {
    name,
    sha,
    policy,
    policySource: layer?.source ?? null,
    sources: await readFilesOf(github, sha, policy),
    prices,
  }
}

async function readFilesOf(github: GitHub, sha: string, policy: Policy): Promise<SourceFile[]> {
  const listed = await readTree(github, sha)
  const { after } = await throughLinks(github, wholeStates({ before: null, tip: null, after: listed }))
  const isSeen = ({ path }: TreeEntry): boolean => !isIgnored(policy, path)
  const entries = governedEntries(after).filter(isSeen)
  const unread = unreadEntries({ before: null, tip: null, after: after.filter(isSeen) })
  const needed = objectIds(entries)
  const spare = spareIds(unread)
  const blobs = await readBlobs(
    github,
    [...new Set([...needed, ...spare])],
    new Set(spare.filter((oid) => !needed.includes(oid))),
  )
  return [...sources(entries, blobs, existenceIn(listed)), ...unreadSources(unread.after, blobs)]
}
