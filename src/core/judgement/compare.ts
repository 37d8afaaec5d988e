import type { SourceFile } from '../kiro/configuration.js'
import { compareFindings, type Finding, type ViolationSubject } from '../finding.js'
import { editor } from './exact-edit.js'
import type { Judged } from './judged.js'

/**
 * Tells new violations from those that the base has too. Their identity is rule + assignment (without its place) + value,
 * compared as multisets: a moved line or file is not new, a changed value is, and so is one copy more than before.
 */
export function compareWithBase(
  head: readonly Judged[],
  base: readonly Judged[] | null,
  files: readonly SourceFile[] = [],
): Finding[] {
  const remaining = base === null ? null : new Pool(base)
  // Those at the same place as before go first, so that of two copies the added one is called new.
  const known = new Set<Judged>()
  for (const exact of [true, false]) {
    for (const judged of head) {
      if (!known.has(judged) && remaining?.takes(judged, exact)) known.add(judged)
    }
  }
  // What was there before is counted first, so that an added copy changes the identity of none.
  const identities = new Map<Judged, string>()
  const count = counter()
  for (const old of [true, false])
    for (const judged of head) if (known.has(judged) === old) identities.set(judged, count(judged))
  const editOf = editor(files)
  const fresh = new Set(
    head.flatMap((judged) => (judged.echo || known.has(judged) ? [] : judged.violation.subjects.map(echoKey(judged)))),
  )
  return head
    .filter(
      (judged) =>
        !judged.echo ||
        (!known.has(judged) && !judged.violation.subjects.map(echoKey(judged)).some((key) => fresh.has(key))),
    )
    .map((judged) =>
      toFinding(judged, {
        introduced: !known.has(judged),
        identity: identities.get(judged) ?? '',
        edit: editOf(judged.violation),
      }),
    )
    .sort(compareFindings)
}

/** Says who a violation is: the same parts as in `keyOf`, those of all its subjects together, and which of its copies. */
function counter(): (judged: Judged) => string {
  const copies = new Map<string, number>()
  return ({ rule, violation, dated }) => {
    const subjects = violation.subjects
      .map(({ identity, state }) => (dated ? JSON.stringify([identity, state]) : identity))
      .sort()
    const whole = JSON.stringify([rule.id, violation.value, subjects])
    const copy = (copies.get(whole) ?? 0) + 1
    copies.set(whole, copy)
    return `${whole}#${copy}`
  }
}

/** The violations of the base that no violation of the head has been matched with yet. */
class Pool {
  readonly #exact = new Map<string, number>()
  readonly #loose = new Map<string, number>()

  constructor(base: readonly Judged[]) {
    for (const judged of base) {
      for (const subject of judged.violation.subjects) {
        this.#add(this.#exact, keyOf(judged, subject, true), 1)
        this.#add(this.#loose, keyOf(judged, subject, false), 1)
      }
    }
  }

  /** Whether every subject of a violation has a counterpart; if so, the counterparts are used up. */
  takes(judged: Judged, exact: boolean): boolean {
    const loose = judged.violation.subjects.map((subject) => keyOf(judged, subject, false))
    const full = judged.violation.subjects.map((subject) => keyOf(judged, subject, true))
    if (exact && !full.every((key) => (this.#exact.get(key) ?? 0) > 0)) return false
    if (!enough(this.#loose, loose)) return false
    for (const key of loose) this.#add(this.#loose, key, -1)
    if (exact) for (const key of full) this.#add(this.#exact, key, -1)
    return true
  }

  #add(counts: Map<string, number>, key: string, by: number): void {
    counts.set(key, (counts.get(key) ?? 0) + by)
  }
}

/** What an echo has in common with the violation that it repeats: everything but the value. */
function echoKey({ rule }: Judged): (subject: ViolationSubject) => string {
  return ({ name, identity }) => JSON.stringify([rule.id, name === '' ? identity : name])
}

/** What time alone can bring about is known by the whole assignment as well, so that it is new for whoever touches that. */
function keyOf({ rule, violation, dated, echo }: Judged, subject: ViolationSubject, exact: boolean): string {
  return JSON.stringify([
    rule.id,
    echo ?? false,
    exact ? (violation.place?.file ?? '') : null,
    subject.identity,
    violation.value,
    dated ? subject.state : null,
  ])
}

function enough(counts: ReadonlyMap<string, number>, keys: readonly string[]): boolean {
  const needed = new Map<string, number>()
  for (const key of keys) needed.set(key, (needed.get(key) ?? 0) + 1)
  return [...needed].every(([key, count]) => (counts.get(key) ?? 0) >= count)
}

function toFinding(
  { rule, severity, violation }: Judged,
  compared: Pick<Finding, 'introduced' | 'identity' | 'edit'>,
): Finding {
  return {
    rule: rule.id,
    severity,
    place: violation.place,
    assignments: violation.subjects.flatMap(({ name }) => (name === '' ? [] : [name])),
    message: violation.say(violation.subjects.map(({ label }) => label)),
    instead: violation.instead ?? [],
    ...compared,
  }
}
