import type { EstimateRow } from '../cost/rows.js'
import type { Finding } from '../finding.js'
import type { Exception } from '../policy/exceptions.js'
import { dayAfter } from '../text/day.js'
import { groupBy } from '../text/group-by.js'
import { ownLayer } from '../policy/policy.js'
import { COST_RULES, RULES } from '../rules/index.js'
import { folderAbove } from '../kiro/surfaces/index.js'
import { placeKey, type Place } from '../text/place.js'
import { creditsOfWork } from './credits-of-work.js'
import { judge, type Case, type Judgement } from './judge.js'

/** A dated permission that would let a blocking finding pass, as the owners of the policy could grant it. */
export interface ExceptionRequest {
  readonly rule: string
  readonly path: string | null
  readonly model: string | null
  /** The last day on which it would hold, UTC: 30 days from the day of the check. */
  readonly expires: string
  /**
   * Typical credits/month of the work that it would permit, of a limit of cost the rise; null when it is not priced. Of several roots
   * the most expensive one, because roots are never added up.
   */
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
  const asked = groupsOf(blocking)
    .slice(0, MOST)
    .flatMap((group) => group.map((finding) => ({ finding, exception: asException(finding, head.day, pathOf(group)) })))
  const exceptions = [...(own.file.exceptions ?? []), ...asked.map(({ exception }) => exception)]
  const policy = head.policy.map((layer) => (layer === own ? { ...own, file: { ...own.file, exceptions } } : layer))
  const left = new Set(
    judge({ ...head, policy }).judged.flatMap(({ rule, severity, violation }) =>
      severity === 'error' ? [ruleAndPlace(rule.id, violation.place)] : [],
    ),
  )
  const rows = new Map(estimate.allRows.map((row) => [row.assignment, row]))
  const requests = asked.flatMap(({ finding, exception }): ExceptionRequest[] => {
    if (left.has(ruleAndPlace(finding.rule, finding.place))) return []
    const { rule, path = null, model = null, expires } = exception
    const credits = creditsOfWork(
      finding.assignments.map((name) => rows.get(name)),
      (row) => permitted(row, rule),
    )
    return [{ rule, path, model, expires, credits }]
  })
  const distinct = new Map<string, ExceptionRequest>()
  for (const request of requests) {
    const key = JSON.stringify([request.rule, request.path, request.model])
    // Roots are never added up: of several that one request covers, the most expensive one is told.
    const known = distinct.get(key)
    if (known === undefined || (request.credits ?? 0) > (known.credits ?? 0)) distinct.set(key, request)
  }
  return [...distinct.values()]
}

function ruleAndPlace(rule: string, place: Place | null): string {
  return place === null ? rule : `${rule} ${placeKey(place)}`
}

/** Findings that one exception would let pass: of one rule and model, in the same file of several roots. */
function groupsOf(findings: readonly Finding[]): (readonly Finding[])[] {
  const groups = groupBy(findings, ({ rule, model, place }) =>
    JSON.stringify([rule, model, place === null ? null : place.file.slice(folderAbove(place.file).length)]),
  )
  return [...groups.values()]
}

/**
 * The path that holds for all places of a group: the file itself, or a glob that is as narrow as one can be. `*` stands for one folder
 * where the roots differ in that one only, else `**` for any number of them.
 */
function pathOf(group: readonly Finding[]): string | null {
  const files = [...new Set(group.flatMap(({ place }) => place?.file ?? []))]
  const [first = null, ...others] = files
  if (first === null || others.length === 0) return first
  const parts = files.map((file) => file.split('/'))
  const [some = []] = parts
  const differing = some.flatMap((part, index) => (parts.every((other) => other[index] === part) ? [] : [index]))
  const [only] = differing
  if (only !== undefined && differing.length === 1 && parts.every(({ length }) => length === some.length))
    return some.with(only, '*').join('/')
  return `**/${first.slice(folderAbove(first).length)}`
}

/** Typical credits/month of a row that an exception permits: of a limit of cost the rise, else all of it. */
function permitted(row: EstimateRow | undefined, rule: string): number | null {
  const [before, after] = [row?.before.credits.typical ?? null, row?.after.credits.typical ?? null]
  if (!COST_RULES.has(rule)) return after
  return before === null || after === null ? null : after - before
}

function asException({ rule, model }: Finding, day: string, path: string | null): Exception {
  return {
    rule,
    ...(path === null ? {} : { path }),
    ...(model === null ? {} : { model }),
    reason: 'asked for',
    owner: 'to be named',
    expires: dayAfter(day, DAYS),
  }
}
