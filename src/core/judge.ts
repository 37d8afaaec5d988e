import { atLeast, compareFindings, weaker, type Finding, type Severity, type Violation, type ViolationSubject } from './finding.js'
import { statedSeverity } from './policy/decide.js'
import { RULES } from './rules/index.js'
import type { Rule, Subject } from './rules/rule.js'

/** A violation with its rule and final severity. */
interface Judged {
  readonly rule: Rule
  readonly severity: Severity
  readonly violation: Violation
}

/** Runs every rule over a subject, applies severities, and lets stronger violations silence weaker ones. */
export function judge(subject: Subject): Judged[] {
  const all = RULES.flatMap((rule) => {
    const stated = statedSeverity(subject.policy, rule.id)
    if (stated === 'off') return []
    return rule.find(subject).map((violation) => ({ rule, severity: severityOf(rule, violation, stated), violation }))
  })
  return silence(all)
}

function severityOf(rule: Rule, violation: Violation, stated: Severity | null): Severity {
  const severity = stated ?? violation.severity ?? rule.severity
  return violation.atMost ? weaker(severity, violation.atMost) : severity
}

/** Takes each subject out of the violations that a stronger one on the same subject covers. */
function silence(all: readonly Judged[]): Judged[] {
  const loudest = new Map<string, Severity>()
  for (const { rule, severity, violation } of all) {
    for (const subject of violation.subjects) {
      for (const id of [`${rule.id} ${placeOf(violation, subject)}`, `${rule.id} anywhere`]) {
        const known = loudest.get(id)
        if (known === undefined || atLeast(severity, known)) loudest.set(id, severity)
      }
    }
  }
  return all.flatMap((judged) => {
    const { rule, severity, violation } = judged
    const subjects = violation.subjects.filter((subject) => {
      const scope = subject.name === '' && violation.place === null ? 'anywhere' : placeOf(violation, subject)
      return !rule.silencedBy?.some(({ rule: by, at = severity }) => {
        const loud = loudest.get(`${by} ${scope}`)
        return loud !== undefined && atLeast(loud, severity) && atLeast(loud, at)
      })
    })
    return subjects.length === 0 ? [] : [{ ...judged, violation: { ...violation, subjects } }]
  })
}

/** An assignment is the same wherever it is reported; what concerns no assignment is the same at the same place only. */
function placeOf({ place }: Violation, { name }: ViolationSubject): string {
  return name !== '' ? name : `${place?.file ?? ''}:${place?.line ?? 0}:${place?.column ?? 0}`
}

/**
 * Tells new violations from those that the base has too. Their identity is rule + assignment (without its place) + value,
 * compared as multisets: a moved line or file is not new, a changed value is, and so is one copy more than before.
 */
export function compareWithBase(head: readonly Judged[], base: readonly Judged[] | null): Finding[] {
  const remaining = base === null ? null : new Pool(base)
  // Those at the same place as before go first, so that of two copies the added one is called new.
  const known = new Set<Judged>()
  for (const exact of [true, false]) {
    for (const judged of head) {
      if (!known.has(judged) && remaining?.takes(judged, exact)) known.add(judged)
    }
  }
  return head.map((judged) => toFinding(judged, !known.has(judged))).sort(compareFindings)
}

/** The violations of the base that no violation of the head has been matched with yet. */
class Pool {
  readonly #exact = new Map<string, number>()
  readonly #loose = new Map<string, number>()

  constructor(base: readonly Judged[]) {
    for (const { rule, violation } of base) {
      for (const subject of violation.subjects) {
        this.#add(this.#exact, this.#key(rule, violation, subject, true), 1)
        this.#add(this.#loose, this.#key(rule, violation, subject, false), 1)
      }
    }
  }

  /** Whether every subject of a violation has a counterpart; if so, the counterparts are used up. */
  takes({ rule, violation }: Judged, exact: boolean): boolean {
    const loose = violation.subjects.map((subject) => this.#key(rule, violation, subject, false))
    const full = violation.subjects.map((subject) => this.#key(rule, violation, subject, true))
    if (exact && !full.every((key) => (this.#exact.get(key) ?? 0) > 0)) return false
    if (!enough(this.#loose, loose)) return false
    for (const key of loose) this.#add(this.#loose, key, -1)
    if (exact) for (const key of full) this.#add(this.#exact, key, -1)
    return true
  }

  #add(counts: Map<string, number>, key: string, by: number): void {
    counts.set(key, (counts.get(key) ?? 0) + by)
  }

  #key(rule: Rule, violation: Violation, subject: ViolationSubject, exact: boolean): string {
    return JSON.stringify([rule.id, exact ? (violation.place?.file ?? '') : null, subject.identity, violation.value])
  }
}

function enough(counts: ReadonlyMap<string, number>, keys: readonly string[]): boolean {
  const needed = new Map<string, number>()
  for (const key of keys) needed.set(key, (needed.get(key) ?? 0) + 1)
  return [...needed].every(([key, count]) => (counts.get(key) ?? 0) >= count)
}

function toFinding({ rule, severity, violation }: Judged, introduced: boolean): Finding {
  return {
    rule: rule.id,
    severity,
    place: violation.place,
    assignments: violation.subjects.flatMap(({ name }) => (name === '' ? [] : [name])),
    message: violation.say(violation.subjects.map(({ label }) => label)),
    instead: violation.instead ?? [],
    introduced,
  }
}

