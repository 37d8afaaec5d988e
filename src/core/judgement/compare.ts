import type { SourceFile } from '../kiro/configuration.js'
import { compareFindings, type Finding, type Violation, type ViolationSubject } from '../finding.js'
import { editor } from './exact-edit.js'
import type { Judged } from './judged.js'

/** Another state of the same files, judged in the same way. */
export interface Former {
  readonly judged: readonly Judged[]
  /** Which of its assignments is which, by key: the head's → its own. */
  readonly pairs: ReadonlyMap<string, string>
}

/** What the head is compared with. */
export interface Comparison {
  /** Where the change begins. Null where there is none: then everything is new. */
  readonly base: Former | null
  /** The branch that the change is for, as it is now; null where that is the base. */
  readonly tip?: Former | null
  /** Whether the change touches a file: whatever it says of that file has to be at the tip as well, or the change brings it back. */
  readonly touches?: (file: string) => boolean
  readonly files?: readonly SourceFile[]
}

/**
 * Distinguishes new violations from those that the base has too. Their identity is rule + assignment + value, compared
 * as multisets: a moved line or file is not new, a changed value is, and so is one copy more than before. A violation
 * that hides content is identified by that content too.
 */
export function compareWithBase(
  head: readonly Judged[],
  { base, tip = null, touches = () => true, files = [] }: Comparison,
): Finding[] {
  const remaining = base && new Pool(base)
  const current = tip && new Pool(tip)
  const isTouched = ({ place }: Violation): boolean => place !== null && touches(place.file)
  const known = new Set<Judged>()
  // Violations that the change leaves alone are matched first, so that a copy is not taken for one.
  for (const touched of [false, true]) {
    // Those at the same place as before go first, so that of two copies the added one is called new.
    for (const exact of [true, false]) {
      for (const judged of head) {
        if (known.has(judged) || isTouched(judged.violation) !== touched) continue
        if (!remaining?.has(judged, exact)) continue
        const isThere = current === null || current.has(judged, exact)
        if (touched && !isThere) continue
        remaining.take(judged, exact)
        if (isThere) current?.take(judged, exact)
        known.add(judged)
      }
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
    const { value, content } = violation
    const whole = JSON.stringify([rule.id, value, subjects, ...(content === undefined ? [] : [content])])
    const copy = (copies.get(whole) ?? 0) + 1
    copies.set(whole, copy)
    return `${whole}#${copy}`
  }
}

/** The violations of another state that no violation of the head has been matched with yet. */
class Pool {
  readonly #exact = new Map<string, number>()
  readonly #loose = new Map<string, number>()
  readonly #pairs: Former['pairs']

  constructor({ judged: all, pairs }: Former) {
    this.#pairs = pairs
    for (const judged of all) {
      for (const subject of judged.violation.subjects) {
        add(this.#exact, keyOf(judged, subject, subject.key, true), 1)
        add(this.#loose, keyOf(judged, subject, subject.key, false), 1)
      }
    }
  }

  /** Whether every subject of a violation has a counterpart. */
  has(judged: Judged, exact: boolean): boolean {
    return (
      (!exact || this.#keys(judged, true).every((key) => (this.#exact.get(key) ?? 0) > 0)) &&
      enough(this.#loose, this.#keys(judged, false))
    )
  }

  /** Uses the counterparts up. */
  take(judged: Judged, exact: boolean): void {
    for (const key of this.#keys(judged, false)) add(this.#loose, key, -1)
    if (exact) for (const key of this.#keys(judged, true)) add(this.#exact, key, -1)
  }

  /** An assignment that is paired with none has no counterpart, whatever it is called. */
  #keys(judged: Judged, exact: boolean): string[] {
    return judged.violation.subjects.map((subject) =>
      keyOf(judged, subject, subject.key === '' ? '' : (this.#pairs.get(subject.key) ?? UNPAIRED), exact),
    )
  }
}

/** No key of an assignment. */
const UNPAIRED = '?'

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

/** What an echo has in common with the violation that it repeats: everything but the value. */
function echoKey({ rule }: Judged): (subject: ViolationSubject) => string {
  return ({ key, identity }) => JSON.stringify([rule.id, key, key === '' ? identity : ''])
}

/**
 * The identity of a violation. That of an assignment is the assignment, whatever its current name; without an
 * assignment its own identity, and for an exact match its file. A violation that time alone can cause also includes the
 * whole assignment, so that it is new for a change that touches it.
 */
function keyOf(
  { rule, violation, dated, echo }: Judged,
  { identity, state }: ViolationSubject,
  key: string,
  exact: boolean,
): string {
  return JSON.stringify([
    rule.id,
    echo ?? false,
    exact ? (violation.place?.file ?? '') : null,
    key === '' ? identity : null,
    key,
    violation.value,
    violation.content ?? null,
    dated ? state : null,
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
    model: onlyModel(violation),
    message: violation.say(violation.subjects.map(({ label }) => label)),
    instead: violation.instead ?? [],
    ...compared,
  }
}

function onlyModel({ subjects }: Violation): string | null {
  const [first = null, ...others] = new Set(subjects.map(({ model }) => model))
  return others.length === 0 ? first : null
}
