import { CODEOWNERS_PATHS } from '../core/init/codeowners.js'
import type { AuditedRepository, NotSeen } from '../core/contract/audit/repository.js'
import type { BranchRule, ListedRepository, PlacedText, SeenRepository } from '../core/audit/seen.js'
import { rootOf } from '../core/kiro/surfaces/index.js'
import { isWorkflow } from '../core/judgement/workflow-edits.js'
import { misplacedPolicies, POLICY_PATHS } from '../core/policy/policy-path.js'
import type { FoundPolicy } from '../core/policy/layers.js'
import { compareText } from '../core/text/place.js'
import type { TreeEntry } from '../io/files/tree.js'
import type { CommitAnswer, PathAnswer } from '../io/github/many/contents.js'
import { policyOf } from '../io/github/policy-at-tip.js'
import type { Objects } from '../io/github/many/object-loader.js'
import { kiroFilesIn } from './kiro-files.js'
import { knownTree, type KnownTree } from './known-tree.js'

/** How more of one repository is read than its batch tells. */
export interface RepositoryReader {
  readonly objects: (oids: readonly string[]) => Promise<Objects>
  /** All that is below a commit or a folder, by its object id; null where GitHub cuts it. */
  readonly tree: (id: string) => Promise<readonly TreeEntry[] | null>
}

/** A repository as its batch tells it. */
export interface ToldRepository {
  readonly listed: ListedRepository
  readonly rules: readonly BranchRule[] | null
  readonly notSeen: readonly NotSeen[]
  readonly commit: CommitAnswer
}

/**
 * What an audit judges of a repository: its Kiro files, policy, workflows and owners.
 * @throws {UserError} where there is more in it than is judged.
 */
export async function seeRepository(
  told: ToldRepository,
  reader: RepositoryReader,
  deep: boolean,
): Promise<SeenRepository> {
  const { listed, rules, commit } = told
  const top = knownTree(commit)
  const whole = deep ? await reader.tree(listed.tip ?? '') : null
  const tree: KnownTree = whole === null ? top : { entries: [...whole], texts: top.texts, closed: new Map() }
  if (whole === null) await openWhole(tree, reader)
  const { files, entries } = await kiroFilesIn(tree, reader.objects, deep)
  const policy = policyIn(commit, listed.tip ?? '')
  const cut: NotSeen = {
    repository: listed.name,
    what: 'folders below the top',
    reason: 'GitHub cuts the listing of its tree at 100,000 entries or 7 MB',
    remedy: 'Run the check in the repository itself: it opens such a tree folder by folder.',
  }
  return {
    listed,
    files,
    // Of what GitHub cuts it is not known that there is none.
    hasFolder: hasRoot(tree) ? true : deep && whole === null ? null : false,
    policy: policy?.found ?? null,
    policySeen: true,
    misplaced: misplacedPolicies(pathsIn(tree, commit), null),
    workflows: workflowsIn(commit),
    rules,
    codeOwners: codeOwnersIn(commit),
    read: readOf(entries, policy),
    notSeen: [...told.notSeen, ...(deep && whole === null ? [cut] : [])],
  }
}

function hasRoot({ entries, closed }: KnownTree): boolean {
  return [...entries.map(({ path }) => path), ...closed.keys()].some((path) => rootOf(path) !== null)
}

/** Opens a `.kiro` that the batch left out, all of it in one request; one that GitHub cuts stays closed, and is opened level by level. */
async function openWhole(tree: KnownTree, reader: RepositoryReader): Promise<void> {
  const oid = tree.closed.get('.kiro')
  const below = oid === undefined ? null : await reader.tree(oid)
  if (below === null) return
  tree.closed.delete('.kiro')
  for (const entry of below) tree.entries.push({ ...entry, path: `.kiro/${entry.path}` })
}

/** The entries of a folder of the answer; none where it is no folder. */
function entriesOf(folder: PathAnswer | null | undefined) {
  return folder?.object?.entries ?? []
}

interface PlacedPolicy {
  readonly found: FoundPolicy
  readonly path: string
  readonly oid: string
}

function policyIn({ github }: CommitAnswer, tip: string): PlacedPolicy | null {
  for (const path of POLICY_PATHS) {
    const entry = entriesOf(github).find(({ name }) => `.github/${name}` === path)
    const found = entry ? policyOf({ mode: entry.mode, object: entry.object ?? null }, path, tip) : null
    if (entry && found) return { found, path, oid: entry.oid }
  }
  return null
}

function pathsIn({ entries }: KnownTree, { github }: CommitAnswer): string[] {
  return [...entries.map(({ path }) => path), ...entriesOf(github).map(({ name }) => `.github/${name}`)]
}

function workflowsIn({ workflows }: CommitAnswer): ReadonlyMap<string, string> {
  return new Map(
    entriesOf(workflows).flatMap(({ name, object }) => {
      const path = `.github/workflows/${name}`
      return isWorkflow(path) && typeof object?.text === 'string' ? [[path, object.text] as const] : []
    }),
  )
}

/** The first of the places in which GitHub looks. */
function codeOwnersIn({ github, owners, docsOwners }: CommitAnswer): PlacedText | null {
  const inGithub = entriesOf(github).find(({ name }) => name === 'CODEOWNERS')
  for (const [index, held] of [inGithub, owners, docsOwners].entries()) {
    const file = CODEOWNERS_PATHS[index]
    if (file !== undefined && typeof held?.object?.text === 'string') return { file, text: held.object.text }
  }
  return null
}

function readOf(entries: readonly TreeEntry[], policy: PlacedPolicy | null): AuditedRepository['read'] {
  const read = entries.flatMap(({ path, oid }) => (oid === null ? [] : [{ path, oid }]))
  return [...(policy ? [{ path: policy.path, oid: policy.oid }] : []), ...read].sort((a, b) =>
    compareText(a.path, b.path),
  )
}
