import { findPolicy, misplacedPolicies } from '../core/policy/policy-path.js'
import { visible } from '../core/text/message.js'
import type { Prices } from '../core/catalogue/prices.js'
import { namedConsoles } from '../core/policy/named-consoles.js'
import { sha256 } from '../core/text/sha256.js'
import { check } from '../core/check.js'
import type { Proposal } from '../core/policy/merge/proposal.js'
import type { Failure, Report } from '../core/report.js'
import { UserError } from '../core/user-error.js'
import { directoryTree, statsOf } from '../io/files/directory.js'
import type { Tree } from '../io/files/tree.js'
import type { Git } from '../io/git/git.js'
import { placeOf, wayBelow, type Surroundings } from '../io/surroundings.js'
import { readConsoles } from './console-files.js'
import { committedIn, mainBase, type NamedTree } from './find-base.js'
import { editedWorkflows } from './local-workflows.js'
import { parentsIn, policyFile } from './policy-on-disk.js'
import { type FoundPolicy, type PolicyText } from '../core/policy/layers.js'
import { targetOnDisk } from './target.js'
import { gitAt } from './read-folder.js'
import { readFormerSources, readSources, sameSources } from './read-sources.js'
import { readUnread } from './unread-files.js'
import {
  rememberParents,
  resolveBinding,
  resolveProposal,
  type Binding,
  type Parents,
  type PolicySources,
} from '../core/policy/resolve.js'

export interface LocalCheck extends Surroundings {
  /** A folder or a git revision; null chooses the merge base with the main branch. */
  readonly base: string | null
  /** A folder or a git revision; null is the working tree. */
  readonly head: string | null
  /** False where the base is asked only for its policy: then it is not looked for where another policy is named. */
  readonly compares?: boolean
  /** How the side that is judged is read: with edits laid over it. */
  readonly through?: (tree: Tree) => Tree
  /** Judges what is staged, compared with the last commit, unless a side is named. */
  readonly staged?: boolean
  /** A policy file on disk; null reads the usual path from the base, or from the head when the base has none. */
  readonly policy: string | null
  /** A policy file on disk, as a layer above the repository's. */
  readonly organizationPolicy: string | null
  /** A folder that holds the repositories of parent policies, as `owner/repo`; null when there is none. */
  readonly parents: string | null
  /** As in Candidate. */
  readonly repository?: string | null
  /** Whether the report is to carry the digest of every layer. */
  readonly digests: boolean
  /** Models, plans and prices; default: those that ship with the program. */
  readonly prices?: Prices | undefined
  readonly day: string
  /** The day of the prices before; null is the same day. */
  readonly baseDay: string | null
}

export interface LocalResult {
  readonly result: Report | Failure
  /** What was compared with what, and whose policy judged: a line for people. */
  readonly compared: string
  /** As in LocalSides. */
  readonly prefix: string
}

/** Two states and the policy that judges between them. */
export interface LocalSides {
  readonly base: NamedTree | null
  readonly head: NamedTree
  readonly sources: PolicySources
  readonly parents: Parents
  readonly binding: Binding
  readonly compared: string
  /** From the top of the checkout to the folder of the command: `packages/web/`; empty at the top, and without git. */
  readonly prefix: string
}

/**
 * Finds what to compare and who judges, in a checkout or between two folders, offline.
 * @throws {UserError} when git, a revision or a folder cannot be read.
 */
export async function openLocal(options: LocalCheck): Promise<LocalSides> {
  const { folder } = options
  // Two folders can be compared without git, and then it is not even started.
  const folders =
    options.base !== null && options.head !== null && isFolder(folder, options.base) && isFolder(folder, options.head)
  const git = folders ? null : await gitAt(options)
  const { through = (tree: Tree): Tree => tree } = options
  const finding = findHead(options, git).then((found) => ({ ...found, tree: through(found.tree) }))
  const needsBase = options.compares !== false || options.policy === null
  const [head, base] = await Promise.all([finding, needsBase ? findBase(options, git, finding) : null])
  const own = options.policy === null ? await policyOf(base, head) : policyFile('--policy', options.policy, folder)
  const compared = `${base === null ? 'Nothing to compare with, so every finding counts and no rise in cost is judged' : `Compared ${head.name} with ${base.name}`}${own === null ? '' : `; policy ${own.from}`}.`
  const organization =
    options.organizationPolicy === null ? null : policyFile('--organization-policy', options.organizationPolicy, folder)
  const target = targetOnDisk({ repository: options.repository ?? null, folder, environment: options.environment })
  const parents = rememberParents(parentsIn(options.parents, folder), options.digests ? sha256 : null, target)
  const sources = { organization, own }
  const prefix = git === null ? '' : wayBelow(git.root, folder)
  return { base, head, sources, parents, binding: await resolveBinding(sources, parents), compared, prefix }
}

/**
 * The check in a checkout or between two folders, offline.
 * @throws {UserError} when git, a revision, a folder or a file cannot be read.
 */
export async function checkLocal(options: LocalCheck): Promise<LocalResult> {
  const { day, baseDay, prices } = options
  const { base, head, sources, parents, binding, compared, prefix } = await openLocal(options)
  if (binding.failure !== null) return { result: binding.failure, compared, prefix }
  const named = namedConsoles(binding.policy)
  const [before, tip, after, unread, consoles, proposal, workflows, committed] = await Promise.all([
    base === null ? null : readFormerSources(base.tree),
    base?.tip === undefined ? null : readFormerSources(base.tip),
    readSources(head.tree),
    readUnread({ before: base?.tree ?? null, tip: base?.tip ?? null, after: head.tree }),
    Promise.all([base?.tree, base?.tip, head.tree].map(async (tree) => (tree ? readConsoles(tree, named) : []))),
    options.policy === null && base !== null && sources.own !== null ? proposalOf(base, head, sources, parents) : null,
    base === null ? [] : editedWorkflows(base.tree, head.tree),
    base?.committed === undefined || baseDay !== null ? null : base.committed(),
  ])
  const sides = {
    before: before && [...before, ...unread.before, ...(consoles[0] ?? [])],
    tip: tip && [...tip, ...unread.tip, ...(consoles[1] ?? [])],
    after: [...after, ...unread.after, ...(consoles[2] ?? [])],
  }
  const report = check({
    ...sides,
    policy: binding.policy,
    consoles: named,
    proposal,
    workflows,
    misplacedPolicies: misplacedPolicies(
      head.tree.entries.map(({ path }) => path),
      null,
    ),
    prices,
    day,
    baseDay: baseDay ?? undefined,
    committed,
  })
  const skipped =
    sides.before !== null &&
    baseDay === null &&
    proposal === null &&
    workflows.length === 0 &&
    sameSources(sides.before, sides.after, named)
  return { result: skipped ? { ...report, verdict: 'skipped', priceChange: null } : report, compared, prefix }
}

/** What the head does to the policy of the base; null when it leaves it alone, or is what judges. */
async function proposalOf(
  base: NamedTree,
  head: NamedTree,
  { organization, own }: PolicySources,
  parents: Parents,
): Promise<Proposal | null> {
  const [was, is] = await Promise.all([readOwnPolicy(base), readOwnPolicy(head)])
  if (was === null || own === null) return null
  const same = is !== null && 'text' in is && 'text' in was && is.text === was.text && is.source === was.source
  return same ? null : resolveProposal({ organization, own: is }, (is ?? was).source, parents)
}

async function findHead({ head, staged, folder }: LocalCheck, git: Git | null): Promise<NamedTree> {
  if (head !== null) return named(head, folder, git, '--head')
  if (staged) {
    if (git === null)
      throw new UserError(
        'There is no git repository here, so nothing is staged.',
        'Run it in a checkout, or leave --staged out.',
      )
    if (git.bare)
      throw new UserError(
        `${visible(git.root)} is a bare repository, so nothing is staged.`,
        'Leave --staged out, or name what to judge: --head BRANCH.',
      )
    return { tree: await git.stagedTree(), name: 'what is staged', sha: null }
  }
  if (git === null) return { tree: directoryTree(folder), name: 'this folder', sha: null }
  if (git.bare) return lastCommit(git)
  return { tree: await git.workingTree(), name: 'the working tree', sha: null }
}

/** What HEAD names, where there is no working tree. */
async function lastCommit(git: Git): Promise<NamedTree> {
  const last = await git.headCommit()
  if (last === null)
    throw new UserError(
      `${visible(git.root)} is a bare repository, and its HEAD has no commit.`,
      'Say what to judge: --head BRANCH.',
      'config',
    )
  return {
    tree: await git.commitTree(last),
    name: `the last commit (${last.slice(0, 7)})`,
    sha: last,
    committed: committedIn(git, last),
  }
}

async function findBase(options: LocalCheck, git: Git | null, head: Promise<NamedTree>): Promise<NamedTree | null> {
  const { base, staged, folder } = options
  if (base !== null) return named(base, folder, git, '--base')
  if (git === null) return null
  if (staged && options.head === null) {
    return (await git.headCommit()) === null ? null : lastCommit(git)
  }
  return mainBase(git, (await (options.head === null ? null : head))?.sha ?? (await git.headCommit()), options)
}

async function named(name: string, folder: string, git: Git | null, flag: string): Promise<NamedTree> {
  if (isFolder(folder, name)) return { tree: directoryTree(placeOf(folder, name), name), name, sha: null }
  const commit = (await git?.resolve(name)) ?? null
  if (git === null || commit === null) {
    throw new UserError(
      `${flag} ${name} is neither a folder nor a revision of git here.`,
      'Give a folder, a branch, a tag or a commit; `git fetch` brings branches that are not here yet.',
    )
  }
  return {
    tree: await git.commitTree(commit),
    name: `${name} (${commit.slice(0, 7)})`,
    sha: commit,
    committed: committedIn(git, commit),
  }
}

function isFolder(folder: string, path: string): boolean {
  return statsOf(placeOf(folder, path), path)?.isDirectory() ?? false
}

/** The base's policy judges; only a repository that has none there yet is judged by the head's own. */
async function policyOf(base: NamedTree | null, head: NamedTree): Promise<(PolicyText & { from: string }) | null> {
  for (const side of base === null ? [head] : [base, head]) {
    const found = await readOwnPolicy(side)
    if (found && 'unreadable' in found)
      throw new UserError(
        `${found.source} in ${side.name} is a link, so the policy could be anything.`,
        'Commit the policy itself.',
        'policy',
      )
    if (found) return { ...found, from: `of ${side.name}` }
  }
  return null
}

async function readOwnPolicy({ tree, sha }: NamedTree): Promise<FoundPolicy | null> {
  const entry = findPolicy(tree.entries, null)
  if (!entry) return null
  const source = entry.path
  if (entry.kind !== 'file') return { unreadable: `${source} is a link or cannot be read.`, source, sha }
  const [bytes] = await tree.read([entry])
  return bytes ? { text: new TextDecoder().decode(bytes), source, sha } : null
}
