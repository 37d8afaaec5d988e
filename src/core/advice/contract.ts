import type { Assignment } from '../kiro/assignment.js'
import type { WorkVolume } from '../cost/workload.js'
import type { Contract } from '../kiro/surfaces/surface.js'
import type { TaskKind } from '../kiro/task-kind.js'
import type { Kept } from './advice.js'
import type { ContractChange } from './edit-contract.js'
import type { AdviceContext, Candidates } from './candidates.js'
import { profileName } from './profile-name.js'
import { rearrange, type Arrangement, type Profile } from './rearrange.js'
import { isDone, monthly } from './volume.js'

/** The cheaper routing of one contract. */
export interface CheaperContract {
  readonly file: string
  readonly root: string
  readonly keeps: readonly Kept[]
  readonly change: ContractChange
  /** The model of each kind of work afterwards. */
  readonly models: ReadonlyMap<TaskKind, string>
}

/** The shared inputs of all contracts of a change. */
export interface Counting {
  readonly ground: AdviceContext
  readonly candidates: Candidates
  /** Memoized results: the roots of one repository often hold the same contract. */
  readonly arranged: Map<string, Arrangement | null>
}

/** One routed kind of work, and the cheapest models that may do it. */
interface Job {
  readonly task: TaskKind
  readonly assignment: Assignment
  readonly works: readonly WorkVolume[]
  /** Null for a model without a price: its cost is unknown, so it is not changed. */
  readonly price: number | null
  /** Models of the same price. */
  readonly models: readonly string[]
  readonly best: number
  /** A cheaper model may do it, and is not advised because the policy allows this model for it specifically. */
  readonly kept: boolean
}

/**
 * The cheapest routing of one contract and its `own` work, in typical credits/month of all its kinds of work, found exactly. What decides:
 *
 * - A kind of work may go to every model of the candidates that may do it and costs no less than what did it before the change
 *   (Candidates.floor). So advice takes back a rise that the policy or the price speaks against, and never goes below what the team
 *   had chosen for that work.
 * - A model that the policy permits for a kind specially stays, whatever it costs (Candidates.isPermittedSpecially): the policy has
 *   foreseen it, and its list is where to argue. So in the example of the documentation specs keep Opus, while tasks, reviews
 *   and chat go back: 5,217 of the 5,558 credits.
 * - Routes, models of profiles and new profiles are all edits. Because a profile may be added where three models are needed and
 *   there are two profiles, each kind gets the cheapest model it may have, and the minimum is the sum of their minima; what is
 *   left to find is the contract with the fewest edits that says so (rearrange.ts).
 * - What no model of the candidates may do, and what has no price, stays as it is.
 */
export function cheaperContract(
  contract: Contract,
  own: readonly Assignment[],
  counting: Counting,
): CheaperContract | null {
  const { ground, candidates, arranged } = counting
  const { workload } = ground
  const jobs = jobsOf(own, counting)
  if (jobs === null) return null
  const saves = jobs.reduce(
    (sum, job) =>
      sum +
      (job.price === null || job.price === job.best
        ? 0
        : monthly(job.works, job.price, workload) - monthly(job.works, job.best, workload)),
    0,
  )
  if (saves <= 0) return null
  const profiles = profilesOf(contract, ground)
  const tasks = jobs.map(({ assignment, models }) => ({
    profile: profiles.findIndex(({ name }) => name === assignment.profile),
    base: ground.hasBase ? (candidates.before(assignment)?.profile ?? null) : assignment.profile,
    models: new Set(models),
  }))
  const taste = tasteOf(jobs, candidates)
  const question = JSON.stringify([profiles, tasks.map((task) => ({ ...task, models: [...task.models] })), taste])
  const arrangement = arranged.has(question) ? (arranged.get(question) ?? null) : rearrange(profiles, tasks, taste)
  arranged.set(question, arrangement)
  if (arrangement === null) return null
  return {
    file: contract.file,
    root: contract.root,
    keeps: keptOf(jobs, contract.root),
    change: changeOf(jobs, profiles, arrangement, [...contract.profiles.keys()], ground),
    models: new Map(jobs.map(({ task }, index) => [task, arrangement.models[arrangement.routes[index] ?? -1] ?? ''])),
  }
}

/** The work of the contract; null, before anything else is computed, where no part could become cheaper. */
function jobsOf(own: readonly Assignment[], { candidates, ground }: Counting): Job[] | null {
  const { worksOf } = ground
  const rise = own.some((assignment) => {
    const [price, floor] = [candidates.price(assignment.model), candidates.floor(assignment)]
    return price !== null && floor !== null && price > floor
  })
  if (!rise) return null
  const jobs = own.flatMap((assignment): Job[] => {
    return assignment.work.kind !== 'task'
      ? []
      : [jobOf(assignment, assignment.work.task, worksOf(assignment), candidates)]
  })
  return jobs.length === own.length ? jobs : null
}

function jobOf(assignment: Assignment, task: TaskKind, works: readonly WorkVolume[], candidates: Candidates): Job {
  const { model } = assignment
  const price = candidates.price(model)
  const same = { task, assignment, works, price, models: [model], best: price ?? 0, kept: false }
  const floor = candidates.floor(assignment)
  if (price === null || floor === null) return same
  const usable = candidates.mayDo(model, task)
  const done = isDone(works)
  // Cheapest first: models that cost more than the first are skipped, unless the work has no runs and so no cost.
  const models: string[] = []
  let best: number | null = null
  for (const offer of candidates.offers()) {
    if (offer.price < floor || (done && best !== null && offer.price > best)) continue
    if (!candidates.mayDo(offer.id, task)) continue
    best ??= offer.price
    models.push(offer.id)
  }
  if (best === null) return same
  if (best < price && candidates.isPermittedSpecially(assignment)) return { ...same, kept: done }
  if (usable && done && price < best) return same
  const stays = usable && (!done || price === best)
  return { ...same, models: stays && !models.includes(model) ? [...models, model] : models, best: done ? best : price }
}

function profilesOf(contract: Contract, { before, hasBase }: AdviceContext): Profile[] {
  const was = hasBase ? before.contracts.find(({ file }) => file === contract.file) : contract
  return [...contract.profiles].flatMap(([name, { model }]) =>
    model ? [{ name, model: model.name, base: was?.profiles.get(name)?.model?.name ?? null }] : [],
  )
}

/** Which of equally cheap models to use: the one before the change, then the order of the candidates. */
function tasteOf(jobs: readonly Job[], candidates: Candidates): string[] {
  const was = jobs.flatMap(({ assignment }) => candidates.before(assignment)?.model ?? [])
  const offers = candidates.offers().map(({ id }) => id)
  return [
    ...new Set([
      ...was.filter((model) => offers.includes(model)),
      ...jobs.flatMap(({ models }) => models.filter((model) => !offers.includes(model))),
      ...offers,
    ]),
  ]
}

function keptOf(jobs: readonly Job[], root: string): Kept[] {
  const kept = jobs.filter((job) => job.kept)
  return [...new Set(kept.map(({ assignment }) => assignment.model))].map((model) => ({
    model,
    root,
    tasks: kept.filter(({ assignment }) => assignment.model === model).map(({ task }) => task),
  }))
}

function changeOf(
  jobs: readonly Job[],
  profiles: readonly Profile[],
  { models, routes }: Arrangement,
  taken: readonly string[],
  { catalogue }: AdviceContext,
): ContractChange {
  const names = profiles.map(({ name }) => name)
  const added = models.slice(profiles.length).map((model, index) => {
    const like = jobs[routes.indexOf(profiles.length + index)]?.assignment.profile ?? names[0] ?? ''
    const name = profileName(catalogue.find(model)?.model ?? null, [...taken, ...names])
    names.push(name)
    return { name, like, model }
  })
  return {
    models: profiles.flatMap(({ name, model: from }, index) =>
      models[index] === undefined || models[index] === from ? [] : [{ profile: name, from, to: models[index] }],
    ),
    added,
    routes: jobs.flatMap(({ task, assignment }, index) => {
      const to = names[routes[index] ?? -1]
      return to === undefined || to === assignment.profile ? [] : [{ task, from: assignment.profile ?? '', to }]
    }),
  }
}
