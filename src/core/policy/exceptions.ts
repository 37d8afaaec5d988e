import { say, words, type Message } from '../text/message.js'
import { daysBetween } from '../text/day.js'
import { matchesModel, matchesPath } from '../text/glob.js'
import { memoize } from '../text/memoize.js'
import type { Severity, Violation, ViolationSubject } from '../finding.js'
import type { Catalogue } from '../catalogue/catalogue.js'
import type { Layer, Policy } from './policy.js'
import type { PolicyFile } from './schema.js'

export type Exception = NonNullable<PolicyFile['exceptions']>[number]

/** A dated permission of the policy, and what it was used for. */
export interface ExceptionUse {
  readonly exception: Exception
  readonly layer: Layer
  /** Its number in its layer's list, from 0. */
  readonly index: number
  /** It held through its last day. */
  readonly expired: boolean
  /** What it permits (or, when it has expired, would have): the violations, by what they concern. */
  readonly used: readonly Permitted[]
}

export interface Permitted {
  readonly rule: string
  readonly violation: Violation
  readonly subject: ViolationSubject
}

/** Days before its last one from which an exception counts as expiring. */
export const EXPIRING_DAYS = 14

/** The states of an exception. */
export const EXCEPTION_STATUSES = ['active', 'expiring', 'expired', 'unused', 'unseen'] as const
export type ExceptionStatus = (typeof EXCEPTION_STATUSES)[number]

/** The state of an exception on `day` (`YYYY-MM-DD`). */
export function statusOf({ expired, used, exception }: ExceptionUse, day: string): ExceptionStatus {
  if (expired) return 'expired'
  if (used.length === 0) return 'unused'
  return daysBetween(day, exception.expires) <= EXPIRING_DAYS ? 'expiring' : 'active'
}

interface Found {
  readonly rule: { readonly id: string }
  readonly severity: Severity
  readonly violation: Violation
}

export interface Applied<F extends Found> {
  readonly remaining: F[]
  readonly uses: ExceptionUse[]
  /** Violations that an expired exception would have permitted: time alone brought them back. */
  readonly expired: ReadonlySet<F>
}

/**
 * Removes from the violations what an exception permits on that day. A violation loses the permitted subjects and
 * remains for the others. Linear in violations × exceptions.
 */
export function applyExceptions<F extends Found>(
  all: readonly F[],
  policy: Policy,
  catalogue: Catalogue,
  day: string,
): Applied<F> {
  const entries = policy.flatMap((layer) =>
    (layer.file.exceptions ?? []).map((exception, index) => ({
      exception,
      layer,
      index,
      expired: exception.expires < day,
      used: [] as Permitted[],
    })),
  )
  if (entries.length === 0) return { remaining: [...all], uses: [], expired: new Set() }
  const ofRule = memoize((rule: string) => entries.filter(({ exception }) => exception.rule === rule))
  const expired = new Set<F>()
  const remaining = all.flatMap((found) => {
    const { rule, violation } = found
    const lapsed: ViolationSubject[] = []
    const subjects = violation.subjects.filter((subject) => {
      const matching = ofRule(rule.id).filter(({ exception }) =>
        permits(exception, rule.id, violation.place?.file ?? null, subject.model, catalogue),
      )
      const holding = matching.find((entry) => !entry.expired)
      for (const entry of holding ? [holding] : matching) entry.used.push({ rule: rule.id, violation, subject })
      if (!holding && matching.length > 0) lapsed.push(subject)
      return holding === undefined
    })
    if (subjects.length === 0) return []
    const left =
      subjects.length === violation.subjects.length ? found : { ...found, violation: { ...violation, subjects } }
    if (lapsed.length > 0) expired.add(left)
    return [left]
  })
  return { remaining, uses: entries, expired }
}

/** Whether an exception is about this rule, this file and this model, whatever the day. */
export function permits(
  exception: Exception,
  rule: string,
  file: string | null,
  model: string | null,
  catalogue: Catalogue,
): boolean {
  if (exception.rule !== rule) return false
  if (exception.path !== undefined && (file === null || !matchesPath(exception.path, file))) return false
  if (exception.model === undefined) return true
  if (model === null) return false
  const glob = exception.model
  return [model, catalogue.find(model)?.model.id ?? model].some((name) => matchesModel(glob, name))
}

/** `an exception for model-not-allowed (claude-opus-4.8 in ml/**) until 2026-12-31` */
export function exceptionWords({ rule, path, model, expires }: Exception): Message {
  const where = path === undefined ? words('') : say` in ${path}`
  const scope = model === undefined ? (path === undefined ? words('') : say` (${path})`) : say` (${model}${where})`
  return say`an exception for ${rule}${scope} until ${words(expires)}`
}
