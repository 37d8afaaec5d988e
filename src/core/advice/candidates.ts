import type { Assignment } from '../kiro/assignment.js'
import { memoize, once } from '../text/memoize.js'
import { multiplierOn, statusOn, type Catalogue } from '../catalogue/catalogue.js'
import type { Model } from '../catalogue/catalogue-schema.js'
import { typicalMultiplier } from '../cost/credits.js'
import type { OtherModels } from '../cost/saving.js'
import type { Workload, WorkVolume } from '../cost/workload.js'
import { isEntitled } from '../catalogue/entitlement.js'
import type { Configuration } from '../kiro/configuration.js'
import { matchesModel } from '../text/glob.js'
import { compareText } from '../text/place.js'
import { multiplierCap, namesOf, refusal } from '../policy/decide.js'
import { permits } from '../policy/exceptions.js'
import { parentViews } from '../policy/parent-view.js'
import { facts, type Policy } from '../policy/policy.js'
import type { Priced } from '../policy/merge/policy-edit.js'
import { seatsOf } from '../policy/seats.js'
import type { TaskKind } from '../kiro/task-kind.js'

/** The inputs of advice: the change, and the policy layers that judge it. */
export interface AdviceContext {
  readonly before: Configuration
  readonly after: Configuration
  readonly hasBase: boolean
  readonly policy: Policy
  readonly catalogue: Catalogue
  /** The catalogue by which a part of the policy judges. */
  readonly prices: (policy: Policy) => Catalogue
  readonly day: string
  /** The part of the work that is done under a root, 0 to 1, as in its estimate. */
  readonly shareOf: (root: string) => number
  /** Typical credits/month of a root after the change. */
  readonly totalOf: (root: string) => number
  /** Created once: amounts are memoized by workload (volume.ts). */
  readonly workload: Workload
  /** Typical credits/month by which the total of a root falls where some of its assignments run on other models; of printed amounts. */
  readonly saving: (models: OtherModels) => number
  /** What an assignment carries after the change, by the estimate. */
  readonly worksOf: (assignment: Assignment) => readonly WorkVolume[]
}

export interface Candidate {
  readonly id: string
  readonly price: number
  /** Whether a file of the repository names it, and not only the policy. */
  readonly named: boolean
}

/** Work whose quality decides about what follows it. Chosen by hand. */
const CAREFUL: readonly TaskKind[] = ['specGeneration', 'taskExecution', 'codeReview']

/** Rules that an exception of the policy can lift for a model. */
const MODEL_RULES = ['model-not-allowed', 'multiplier-over-cap', 'model-not-entitled']

/**
 * The models that may be advised: offered, not experimental, priced, and named by the repository (before or after the
 * change) or by its policy; and `auto`. Everything is computed on demand, because most changes need none of it.
 */
export class Candidates {
  readonly #context: AdviceContext
  readonly #parts: readonly Priced[]
  readonly #before: ReadonlyMap<string, Assignment>

  constructor(context: AdviceContext) {
    this.#context = context
    const { before, policy, catalogue, prices } = context
    this.#before = new Map(before.assignments.map((assignment) => [assignment.name, assignment]))
    // The layers above one that could relax a rule are judged separately as well: policy/parent-view.ts.
    this.#parts = [
      { policy, catalogue },
      ...parentViews(policy).map((part) => ({ policy: part.policy, catalogue: prices(part.policy) })),
    ]
  }

  /**
   * Credits per credit of `auto` as the estimate counts them: with long context and the model's own factor. Null
   * without a known price.
   */
  price(name: string): number | null {
    const model = this.#context.catalogue.find(name)?.model
    return model ? typicalMultiplier(model, this.#context.day, this.#context.workload) : null
  }

  /** The same work before the change. */
  before({ name }: Assignment): Assignment | null {
    return this.#before.get(name) ?? null
  }

  /** Cheapest first; of the same price those that the repository names first, then the newest name first. */
  offers(): readonly Candidate[] {
    return this.#offers()
  }

  /** Whether every layer and cap allows it, and every seat can use it. */
  mayDo(name: string, task: TaskKind | null): boolean {
    return this.#mayDo({ name, task })
  }

  readonly #mayDo = memoize(
    ({ name, task }: { readonly name: string; readonly task: TaskKind | null }) =>
      this.#parts.every((part) => this.#allows(part, name, task)),
    ({ name, task }) => `${task ?? ''} ${name}`,
  )

  /**
   * Whether the policy allows the model for this work although it does not allow it for work in general: by a list or a
   * cap of the kind's own, or by an active exception. That is a deliberate decision, so advice does not contradict it.
   */
  isPermittedSpecially({ model, task, file }: Assignment): boolean {
    const { policy, catalogue, day } = this.#context
    if (this.mayDo(model, task)) return task !== null && !this.mayDo(model, null)
    const exceptions = policy.flatMap((layer) => layer.file.exceptions ?? []).filter(({ expires }) => expires >= day)
    return exceptions.some((exception) => MODEL_RULES.some((rule) => permits(exception, rule, file, model, catalogue)))
  }

  /**
   * The minimum price of a model for this work, so that advice never trades the quality that the team has for credits:
   * the price of the model before the change; for new work, of the cheapest model that the repository named before, or
   * names now if it named none, or of `auto`, which did it, if that is cheaper. So following advice never allows more advice.
   * Null when unknown.
   */
  floor(assignment: Assignment): number | null {
    const { hasBase } = this.#context
    const was = hasBase ? this.before(assignment) : assignment
    const least = was ? this.price(was.model) : this.#forNew()
    if (least === null) return null
    return Math.max(least, this.classFloor(assignment.task, was !== null) ?? 0)
  }

  /**
   * The price below which advice sends no work of a kind: that of the cheapest model which the policy names as its floor; where it
   * names none, that of the Sonnet class for specs, tasks and reviews that are not `there` already. Null: none.
   */
  classFloor(task: TaskKind | null, there: boolean): number | null {
    if (task === null) return null
    const stated = facts(this.#context.policy, 'floor')[task]
    if (stated !== undefined) return this.#leastOf(stated)
    return there || !CAREFUL.includes(task) ? null : this.#sonnetClass()
  }

  readonly #offers = once(() => this.#find())
  readonly #leastOf = memoize((glob: string) => this.#least(({ id }) => matchesModel(glob, id)))
  /** `auto` is "Sonnet-class or better". Source: kiro.dev/docs/models */
  readonly #sonnetClass = once(() => this.#least(({ family }) => family === 'sonnet' || family === 'auto'))
  /** Null, once found out, is an answer too: nothing that the files name is priced, nor `auto`. */
  readonly #forNew = once(() => {
    const prices = [this.#cheapestNamed(), this.price('auto')].filter((price) => price !== null)
    return prices.length === 0 ? null : Math.min(...prices)
  })

  /** The lowest price of the models that are offered and fit; null when none is priced. */
  #least(fits: (model: Model) => boolean): number | null {
    const { catalogue, day } = this.#context
    const prices = catalogue.models.flatMap((model) =>
      fits(model) && statusOn(model, day) === 'available' ? (this.price(model.id) ?? []) : [],
    )
    return prices.length === 0 ? null : Math.min(...prices)
  }

  #cheapestNamed(): number | null {
    const { before, after } = this.#context
    for (const ids of [this.#namesOf(before), this.#namesOf(after)]) {
      const offer = this.offers().find(({ id }) => ids.has(id))
      if (offer) return offer.price
    }
    return null
  }

  /** The models that a configuration names, by id; inherited defaults are not named. */
  #namesOf({ mentions }: Configuration): ReadonlySet<string> {
    const stated = mentions.filter(
      ({ assignments }) => assignments.length === 0 || assignments.some(({ origin }) => origin !== 'auto'),
    )
    return new Set(stated.flatMap(({ model }) => this.#context.catalogue.find(model)?.model.id ?? []))
  }

  #allows({ policy, catalogue }: Priced, name: string, task: TaskKind | null): boolean {
    const { day } = this.#context
    const model = catalogue.find(name)?.model
    if (!model || statusOn(model, day) === 'retired') return false
    if (refusal(policy, namesOf(catalogue, name), task) !== null) return false
    const price = multiplierOn(model, day)
    return (
      (price ?? Infinity) <= (multiplierCap(policy, task)?.cap ?? Infinity) &&
      isEntitled(catalogue, model, seatsOf(policy), day)
    )
  }

  #find(): Candidate[] {
    const { before, after, catalogue, policy, day } = this.#context
    const named = new Set([...this.#namesOf(before), ...this.#namesOf(after)])
    const globs = [
      ...new Set(
        policy.flatMap(({ file: { models = {} } }) => [
          ...(models.allow ?? []),
          ...Object.values(models.tasks ?? {}).flatMap(({ allow }) => allow ?? []),
        ]),
      ),
    ]
    return catalogue.models
      .flatMap((model): Candidate[] => {
        const price = typicalMultiplier(model, this.#context.day, this.#context.workload)
        if (price === null || statusOn(model, day) !== 'available') return []
        const known = named.has(model.id)
        return known || model.id === 'auto' || globs.some((glob) => matchesModel(glob, model.id))
          ? [{ id: model.id, price, named: known }]
          : []
      })
      .sort((a, b) => a.price - b.price || Number(b.named) - Number(a.named) || compareText(b.id, a.id))
  }
}
