import { judgeRepository, unreadRepository, type AuditTerms } from '../core/audit/judge-repository.js'
import type { lastAudited } from '../core/audit/reuse.js'
import type { BranchRule, ListedRepository } from '../core/audit/seen.js'
import type { AuditedRepository, NotSeen } from '../core/contract/audit/repository.js'
import type { GitHub } from '../io/github/client.js'
import { inBatches, isTooLarge, type BatchAnswer } from '../io/github/many/batches.js'
import { BESIDE_QUERY, CONTENTS_QUERY, type CommitAnswer, type NodeAnswer } from '../io/github/many/contents.js'
import { objectLoader, type ObjectLoader } from '../io/github/many/object-loader.js'
import type { Budget } from '../io/github/many/points.js'
import { errorAt } from '../io/github/partial.js'
import { treesOf } from '../io/github/trees.js'
import type { Binder } from './bind.js'
import { seeRepository, type RepositoryReader } from './see-repository.js'
import { CONTENTS_REMEDY, reasonIn, type SelectedRepository } from './select-repositories.js'
import { isForAll, stopOf, type Stop } from './stop.js'
import type { Judged } from './write-patches.js'

/** How GitHub is reached. */
export interface AuditReach {
  /** A client for a repository, `owner/name`. */
  readonly github: (repository: string) => GitHub
  readonly budget: Budget
  /** The time of day, ISO 8601, UTC. */
  readonly now: () => string
  /** Is called when another repository is done. */
  readonly progress: (done: number, of: number) => void
  /** Is called with each repository that was judged now. */
  readonly judged?: Judged
}

type Told = SelectedRepository & { readonly bound: readonly BranchRule[] | null }

/** A repository as far as its batch tells it. */
type Waiting = readonly [Told, CommitAnswer]

/** Repositories that are asked for at a time: a bound on what is in memory of them. Chosen by hand: ten batches. */
const AT_A_TIME = 500
/** Repositories that wait until more is read of them together. Chosen by hand: half of those that are asked for. */
const MOST_WAITING = 250

/** Trees that are listed at one time: GitHub throttles clients with many requests. Chosen by hand. */
const TREES_AT_ONCE = 8

/** More of a repository is needed than its batch tells. */
class NotAtHand extends Error {}

/** Reads no more than a batch told. */
const AT_HAND: RepositoryReader = {
  objects: (oids) =>
    oids.length === 0 ? Promise.resolve({ blobs: new Map(), folders: new Map() }) : Promise.reject(new NotAtHand()),
  tree: () => Promise.reject(new NotAtHand()),
}

/** Lists whole trees, so many at once. */
function treeReader({ github, budget }: AuditReach): (one: ListedRepository) => RepositoryReader['tree'] {
  const lanes = Array.from({ length: TREES_AT_ONCE }, (): Promise<unknown> => Promise.resolve())
  let next = 0
  return ({ name }) =>
    (commit) => {
      const lane = next % TREES_AT_ONCE
      next += 1
      const listing = (lanes[lane] ?? Promise.resolve()).then(async () => {
        budget.sent()
        return (await treesOf(github(name)).list(commit)).entries
      })
      lanes[lane] = listing.catch(() => null)
      return listing
    }
}

function commitOf({ answer, key }: BatchAnswer): CommitAnswer | Stop {
  const refused = errorAt(answer, key)
  if (refused !== null) return { reason: reasonIn(refused), remedy: CONTENTS_REMEDY }
  const node = answer.data[key] as NodeAnswer<CommitAnswer> | null | undefined
  return node?.object ?? { reason: 'the commit of its default branch is not there', remedy: 'Run the audit again.' }
}

/** One run over the repositories: what was judged, in the order in which it was read. */
export class AuditRun {
  readonly audited: AuditedRepository[] = []
  readonly #done = new Set<string>()
  readonly #terms: AuditTerms
  readonly #deep: boolean
  readonly #reach: AuditReach
  readonly #binder: Binder
  readonly #loader: ObjectLoader
  readonly #tree: (one: ListedRepository) => RepositoryReader['tree']

  constructor(terms: AuditTerms, deep: boolean, reach: AuditReach, bound: Binder) {
    this.#terms = terms
    this.#deep = deep
    this.#reach = reach
    this.#binder = bound
    this.#loader = objectLoader(reach.github('/'), reach.github, reach.budget)
    this.#tree = treeReader(reach)
  }

  /** Reads and judges repositories; those that the last report still holds for are taken from there. */
  async readAll(
    github: GitHub,
    selected: readonly SelectedRepository[],
    rulesOf: (one: SelectedRepository) => readonly BranchRule[] | null,
    known: ReturnType<typeof lastAudited>,
  ): Promise<void> {
    const open: Told[] = []
    for (const one of selected) {
      const bound = rulesOf(one)
      const was = one.notSeen.length > 0 ? null : known({ listed: one.listed, rules: bound, deep: this.#deep })
      if (!one.readable) this.#add(unreadRepository(one.listed, one.notSeen), selected.length)
      else if (was !== null && (await this.#sameParents(was))) this.#add(was, selected.length)
      else open.push({ ...one, bound })
    }
    const waiting: Waiting[] = []
    for (let at = 0; at < open.length; at += AT_A_TIME) {
      waiting.push(...(await this.#readSome(github, open.slice(at, at + AT_A_TIME), selected.length)))
      if (waiting.length >= MOST_WAITING) await this.#readMore(waiting.splice(0), selected.length)
    }
    await this.#readMore(waiting, selected.length)
  }

  /** Reads some repositories in batches; returns those that lack something. */
  async #readSome(github: GitHub, some: readonly Told[], of: number): Promise<readonly Waiting[]> {
    const later: Waiting[] = []
    const items = some.map((told) => ({ id: told.listed.id, tip: told.listed.tip ?? '', told }))
    const large: typeof items = []
    await inBatches(github, this.#reach.budget, CONTENTS_QUERY, items, {
      use: async ({ told }, answer) => {
        const commit = commitOf(answer)
        if ('reason' in commit) this.#add(this.#unseen(told, commit), of)
        else {
          const one = this.#deep ? null : await this.#see(told, commit, AT_HAND)
          if (one === null) later.push([told, commit])
          else this.#add(one, of)
        }
      },
      fail: (item, error) => {
        if (isTooLarge(error)) large.push(item)
        else this.#add(this.#unseen(item.told, stopOf(error)), of)
      },
    })
    await inBatches(github, this.#reach.budget, BESIDE_QUERY, large, {
      use: ({ told }, answer) => {
        const commit = commitOf(answer)
        if ('reason' in commit) this.#add(this.#unseen(told, commit), of)
        else later.push([told, commit])
      },
      fail: ({ told }, error) => {
        this.#add(this.#unseen(told, stopOf(error)), of)
      },
    })
    return later
  }

  /** Reads together what some repositories lack. */
  async #readMore(waiting: readonly Waiting[], of: number): Promise<void> {
    await Promise.all(
      waiting.map(([told, commit]) =>
        this.#loader.during(async () => {
          const { id, name } = told.listed
          const objects = (oids: readonly string[]) => this.#loader.load({ id, name }, oids)
          const one = await this.#see(told, commit, { objects, tree: this.#tree(told.listed) })
          if (one !== null) this.#add(one, of)
        }),
      ),
    )
  }

  /** What was not read is not seen, for that reason. */
  leave(selected: readonly SelectedRepository[], stop: { readonly reason: string; readonly remedy: string }): void {
    for (const one of selected)
      if (!this.#done.has(one.listed.id))
        this.#add(one.readable ? this.#unseen(one, stop) : unreadRepository(one.listed, one.notSeen), selected.length)
  }

  async #sameParents(was: AuditedRepository): Promise<boolean> {
    const now = await Promise.all(was.policy.parents.map(({ source }) => this.#binder.parent(source)))
    return was.policy.parents.every(({ digest, outdated }, index) => {
      const parent = now[index]
      return digest !== null && digest === parent?.digest && outdated === parent.outdated
    })
  }

  /** A repository as it is judged; null where the reader has no more than is at hand, and that is not all. */
  async #see(told: Told, commit: CommitAnswer, reader: RepositoryReader): Promise<AuditedRepository | null> {
    const { listed, bound: rules, notSeen } = told
    try {
      const seen = await seeRepository({ listed, rules, notSeen, commit }, reader, this.#deep)
      const bound = { seen, ...(await this.#binder.bind(seen.policy, listed)) }
      const audited = judgeRepository(bound, this.#terms)
      this.#reach.judged?.(bound, audited, this.#terms)
      return audited
    } catch (error) {
      if (error instanceof NotAtHand) return null
      if (isForAll(error)) throw error
      return this.#unseen(told, stopOf(error))
    }
  }

  #unseen(
    { listed, notSeen }: SelectedRepository,
    { reason, remedy }: { reason: string; remedy: string },
  ): AuditedRepository {
    const here: NotSeen = { repository: listed.name, what: 'contents', reason, remedy }
    return unreadRepository(listed, [...notSeen, here])
  }

  #add(one: AuditedRepository, of: number): void {
    this.#done.add(one.id)
    this.audited.push(one)
    this.#reach.progress(this.#done.size, of)
  }
}
