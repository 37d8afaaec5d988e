import { product, roundHalfUp } from '../amount.js'
import { multiplierOf } from '../catalogue/catalogue.js'
import { creditsOfWork } from './credits-of-work.js'
import type { Judgement } from './judge.js'
import type { Place } from '../text/place.js'
import { statusOf, type ExceptionStatus } from '../policy/exceptions.js'
import type { Policy } from '../policy/policy.js'
import { substitutes } from '../advice/substitutes.js'

/** A dated permission of the policy as it is reported. */
export interface ExceptionNote {
  readonly rule: string
  readonly path: string | null
  readonly model: string | null
  /** Null for an exception of a parent, whose text is not shown. */
  readonly reason: string | null
  readonly owner: string | null
  /** The last day on which it holds, UTC. */
  readonly expires: string
  readonly status: ExceptionStatus
  /** The policy file that grants it. */
  readonly source: string
  readonly place: Place | null
  /** What runs by it. */
  readonly assignments: readonly string[]
  /** Typical credits/month of that work, of several roots where it is most; null when it is not priced. */
  readonly credits: number | null
  /** How much of that the exception costs: what the same work would save on `instead`. Null when either is not priced. */
  readonly extra: number | null
  /** The nearest model that needs no exception. */
  readonly instead: string | null
}

/** Every exception of the policy with what it permits on this tree, and what that costs. */
export function exceptionNotes(
  { exceptions, estimate, after, catalogue, whole }: Judgement,
  policy: Policy,
  day: string,
): ExceptionNote[] {
  const rows = new Map(estimate.allRows.map((row) => [row.assignment, row]))
  return exceptions.map((use) => {
    const { exception, layer, used, index } = use
    const own = layer.role === 'repository'
    const status = statusOf(use, day)
    const names = new Set(used.flatMap(({ subject }) => (subject.name === '' ? [] : [subject.name])))
    const assignments = after.assignments.filter(({ name }) => names.has(name))
    const [only] = new Set(assignments.map(({ model }) => model))
    const [instead] =
      assignments.length === 0
        ? []
        : substitutes({ catalogue, policy, day }, { assignments, model: only ?? null, most: 1 })
    const price = (name: string | undefined): number | null =>
      name === undefined ? null : multiplierOf(catalogue, name, day)
    const [dear, cheap] = [price(only), price(instead)]
    const credits = creditsOfWork(
      assignments.map(({ name }) => rows.get(name)),
      (row) => row?.after.credits.typical ?? null,
    )
    return {
      rule: exception.rule,
      path: own ? (exception.path ?? null) : null,
      model: own ? (exception.model ?? null) : null,
      reason: own ? exception.reason : null,
      owner: own ? exception.owner : null,
      expires: exception.expires,
      status: status === 'unused' && !whole ? 'unseen' : status,
      source: layer.source,
      place: own ? { file: layer.source, ...layer.at(['exceptions', String(index)]) } : null,
      assignments: assignments.map(({ name }) => name),
      credits,
      extra:
        credits === null || !dear || cheap === null ? null : credits - roundHalfUp(product(credits, cheap).div(dear)),
      instead: instead ?? null,
    }
  })
}
