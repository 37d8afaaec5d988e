import type { AppliedBy } from './kiro/surfaces/surface.js'
import { shownParts, type Message } from './text/message.js'
import { comparePlaces, compareText, type Place, type Position } from './text/place.js'

/** The severities, most severe first. */
export const SEVERITIES = ['error', 'warning', 'notice'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What a rule sees at one place, before severities, silencing and the comparison with the base. */
export interface Violation {
  /** Where; null is repository-wide. */
  readonly place: Place | null
  /** What it concerns. Silencing takes single subjects out, so the words are made from those that remain. */
  readonly subjects: readonly ViolationSubject[]
  /** The offending value: a changed one is a new violation. */
  readonly value: string
  /** Identifies what is not read because of it: when that changes, the violation is a new one. */
  readonly content?: string
  readonly say: (labels: readonly string[]) => Message
  /** What to write instead, nearest first. */
  readonly instead?: readonly string[]
  /** The text to write at the place: the correct spelling of the same value, never a choice or a guess. */
  readonly exactly?: string
  /** The key that is written at the place and that `exactly` replaces; without it, `exactly` replaces the value. */
  readonly writtenKey?: string
  /** The severity for this case when the policy states none; the rule's own otherwise. */
  readonly severity?: Severity
  /** The strongest severity this case may ever have, whatever the policy states. */
  readonly atMost?: Severity
}

export interface ViolationSubject {
  /** The assignment's name, or '' for a violation that concerns no assignment. */
  readonly name: string
  /** The same without its place; see Assignment.identity. */
  readonly identity: string
  /** The assignment's key; '' where there is none. */
  readonly key: string
  readonly label: string
  /** The model that the violation is about, as written; null for one that is about no model. */
  readonly model: string | null
  /** Everything that the assignment says: a change of it is a change of the assignment. */
  readonly state: string
}

/** A violation as it is reported. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly place: Place | null
  readonly assignments: readonly string[]
  /** The one model that it is about, as written; null where it is about none or several. */
  readonly model: string | null
  readonly message: Message
  readonly instead: readonly string[]
  /** False when the base has the same violation: only new ones block. */
  readonly introduced: boolean
  /** The same for the same problem wherever it has moved, another one for each copy; see docs/decisions/0004. */
  readonly identity: string
  /** What to write from the place on, where that is certain. */
  readonly edit: TextEdit | null
  /** Who acts on what it is about; nothing where it is about no Kiro file. */
  readonly applied?: Applied
}

/** Who acts on what a file says: Kiro, or the team; neither where Kiro drops it. */
export interface Applied {
  readonly by: AppliedBy
  /** As in Assignment. */
  readonly dropped: Message | null
}

/** A piece of text, from a finding's place to here, and what belongs there. */
export interface TextEdit {
  /** The first character that stays. */
  readonly end: Position
  readonly text: string
}

/** The findings that a change adds at warning or above. */
export function introducedFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ introduced, severity }) => introduced && severity !== 'notice')
}

/** By severity, file, line, rule, then column: the order of every output. What concerns the whole repository comes last. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compareLines(a.place, b.place) ||
    compareText(a.rule, b.rule) ||
    comparePlaces(a.place, b.place)
  )
}

function compareLines(a: Place | null, b: Place | null): number {
  return comparePlaces(a && { ...a, column: 1 }, b && { ...b, column: 1 })
}

/**
 * What to write instead: none where the message names each of them. One that it names beside others is among them, so that a successor
 * in the sentence is not contradicted by the list.
 */
export function alternatives({ message, instead }: Finding): readonly string[] {
  const said = new Set(shownParts(message).flatMap((part) => (typeof part === 'string' ? [] : [part.code])))
  return instead.every((name) => said.has(name)) ? [] : instead
}

/** Whether a severity is `least` or more severe. */
export function atLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least)
}

/** The less severe of two severities. */
export function weaker(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b) ? a : b
}
