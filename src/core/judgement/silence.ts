import { atLeast, type Severity, type Violation, type ViolationSubject } from '../finding.js'
import type { Judged } from './judged.js'

/**
 * The violations of the whole policy and those that its outer parts insist on, each subject once: what an outer part finds
 * and the whole does not, or finds weaker, takes its place. One that both find as strong with different values (a total, counted
 * with other facts) is kept as an echo, because it can be new where that of the whole is not.
 */
export function stronger(own: readonly Judged[], outer: readonly Judged[]): Judged[] {
  if (outer.length === 0) return [...own]
  const result: Judged[] = []
  const best = new Map<string, Severity>()
  const key = ({ rule, violation }: Judged, subject: ViolationSubject): string =>
    `${rule.id} ${subject.key === '' ? subject.identity : ''} ${placeOf(violation, subject)}`
  for (const judged of outer)
    for (const subject of judged.violation.subjects) keep(best, key(judged, subject), judged.severity)
  const valuesByKey = new Map<string, Set<string>>()
  const say = (id: string, { violation: { value } }: Judged): void => {
    valuesByKey.set(id, (valuesByKey.get(id) ?? new Set()).add(value))
  }
  for (const judged of own) {
    const subjects = judged.violation.subjects.filter((subject) => {
      const insisted = best.get(key(judged, subject))
      return insisted === undefined || atLeast(judged.severity, insisted)
    })
    for (const subject of subjects) say(key(judged, subject), judged)
    result.push(...withSubjects(judged, subjects))
  }
  for (const judged of outer) {
    const { value, subjects: all } = judged.violation
    const echo = all.some(
      (subject) => valuesByKey.has(key(judged, subject)) && !valuesByKey.get(key(judged, subject))?.has(value),
    )
    const subjects = all.filter((subject) => {
      const id = key(judged, subject)
      if (best.get(id) !== judged.severity || valuesByKey.get(id)?.has(value)) return false
      say(id, judged)
      return true
    })
    result.push(...withSubjects(echo ? { ...judged, echo } : judged, subjects))
  }
  return result
}

/** Takes each subject out of the violations that a stronger one on the same subject covers. */
export function silence(all: readonly Judged[]): Judged[] {
  const loudest = new Map<string, Severity>()
  for (const { rule, severity, violation } of all) {
    for (const subject of violation.subjects) {
      for (const id of [`${rule.id} ${placeOf(violation, subject)}`, `${rule.id} anywhere`]) keep(loudest, id, severity)
    }
  }
  return all.flatMap((judged) => {
    const { rule, severity, violation } = judged
    const subjects = violation.subjects.filter((subject) => {
      const scope = subject.key === '' && violation.place === null ? 'anywhere' : placeOf(violation, subject)
      return !rule.silencedBy?.some(({ rule: by, at = severity }) => {
        const loud = loudest.get(`${by} ${scope}`)
        return loud !== undefined && atLeast(loud, severity) && atLeast(loud, at)
      })
    })
    return withSubjects(judged, subjects)
  })
}

function keep(severities: Map<string, Severity>, id: string, severity: Severity): void {
  const known = severities.get(id)
  if (known === undefined || atLeast(severity, known)) severities.set(id, severity)
}

function withSubjects(judged: Judged, subjects: readonly ViolationSubject[]): Judged[] {
  if (subjects.length === 0) return []
  return [
    subjects.length === judged.violation.subjects.length
      ? judged
      : { ...judged, violation: { ...judged.violation, subjects } },
  ]
}

/** An assignment is the same wherever it is reported; what concerns no assignment is the same at the same place only. */
function placeOf({ place }: Violation, { key }: ViolationSubject): string {
  return key !== '' ? key : `${place?.file ?? ''}:${place?.line ?? 0}:${place?.column ?? 0}`
}
