import type { EstimateRow } from '../cost/rows.js'
import type { Finding } from '../finding.js'
import type { Exception } from '../policy/exceptions.js'
import { dayAfter } from '../text/day.js'
import { ownLayer } from '../policy/policy.js'
import { COST_RULES, RULES } from '../rules/index.js'
import { comparePlaces } from '../text/place.js'
import { creditsOfWork } from './credits-of-work.js'
import { judge, type Case, type Judgement } from './judge.js'

/** A dated permission that would let a blocking finding pass, as the owners of the policy could grant it. */
export interface ExceptionRequest {
  readonly rule: string
  readonly path: string | null
  readonly model: string | null
  /** The last day on which it would hold, UTC: 30 days from the day of the check. */
  readonly expires: string
  /** Typical credits/month of the work that it would permit, of a limit of cost the rise; null when it is not priced. */
  readonly credits: number | null
}

/** Days. Chosen by hand: long enough to find another way, short enough to be asked again. */
const DAYS = 30
/** Requests in a report. Chosen by hand: more of them are a change of the policy. */
const MOST = 5

/** What a policy decides, and an exception can therefore permit; nothing makes a model work that a seat does not have. */
const DECIDED = new Set(
  RULES.flatMap(({ id, byPolicy }) => (byPolicy === undefined || byPolicy === 'team' ? [] : [id])),
)

/**
 * The exceptions to the repository's own policy that would let newly blocked findings pass. Each is tried: one that a policy above
 * refuses all the same is left out.
 */
export function exceptionRequests(
  findings: readonly Finding[],
  { estimate }: Judgement,
  head: Case,
): ExceptionRequest[] {
  const own = ownLayer(head.policy)
  const blocking = findings.filter(
    ({ severity, introduced, rule }) => severity === 'error' && introduced && DECIDED.has(rule),
  )
  if (own === null || blocking.length === 0) return []
  const asked = blocking.slice(0, MOST).map((finding) => ({ finding, exception: asException(finding, head.day) }))
  const exceptions = [...(own.file.exceptions ?? []), ...asked.map(({ exception }) => exception)]
  const policy = head.policy.map((layer) => (layer === own ? { ...own, file: { ...own.file, exceptions } } : layer))
  const left = judge({ ...head, policy }).judged
  const rows = new Map(estimate.allRows.map((row) => [row.assignment, row]))
  const requests = asked.flatMap(({ finding, exception }): ExceptionRequest[] => {
    const stays = left.some(
      ({ rule, severity, violation }) =>
        rule.id === finding.rule && severity === 'error' && comparePlaces(violation.place, finding.place) === 0,
    )
    if (stays) return []
    const { rule, path = null, model = null, expires } = exception
    const credits = creditsOfWork(
      finding.assignments.map((name) => rows.get(name)),
      (row) => permitted(row, rule),
    )
    return [{ rule, path, model, expires, credits }]
  })
  return [
    ...new Map(
      requests.map((request) => [JSON.stringify([request.rule, request.path, request.model]), request]),
    ).values(),
  ]
}

/** Typical credits/month of a row that an exception permits: of a limit of cost the rise, else all of it. */
function permitted(row: EstimateRow | undefined, rule: string): number | null {
  const [before, after] = [row?.before.credits.typical ?? null, row?.after.credits.typical ?? null]
  if (!COST_RULES.has(rule)) return after
  return before === null || after === null ? null : after - before
}

function asException({ rule, place, model }: Finding, day: string): Exception {
  return {
    rule,
    ...(place === null ? {} : { path: place.file }),
    ...(model === null ? {} : { model }),
    reason: 'asked for',
    owner: 'to be named',
    expires: dayAfter(day, DAYS),
  }
}
