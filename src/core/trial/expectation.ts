import { isMap, isNode, isScalar, isSeq, LineCounter } from 'yaml'
import { introducedFindings, type Finding } from '../finding.js'
import { isDay } from '../day.js'
import { list, quoted, say, words, type Message } from '../message.js'
import { nearest } from '../nearest.js'
import { compareText, type Position } from '../place.js'
import type { Report } from '../report.js'
import type { Verdict } from '../verdict.js'
import { RULE_IDS } from '../rules/index.js'
import type { PolicyProblem } from '../policy/parse.js'
import { parseYaml } from '../policy/yaml.js'
import { LIMITS } from '../surfaces/document.js'

/** From the mildest to the worst. */
export const EXPECTED_VERDICTS = ['pass', 'warn', 'fail'] as const
export type ExpectedVerdict = (typeof EXPECTED_VERDICTS)[number]

/** What a policy is expected to say of one change: the expected.yml of a case of `policy test`. */
export interface Expectation {
  readonly verdict: ExpectedVerdict
  /** Exactly the rules that the change breaks anew, at warning or above; null when they do not matter. */
  readonly rules: readonly string[] | null
  /** The day to judge by; null is the day of the run. */
  readonly day: string | null
}

export type ParsedExpectation = { readonly expectation: Expectation } | { readonly problems: readonly PolicyProblem[] }

const KEYS = ['verdict', 'rules', 'day']
const MOST_PROBLEMS = 20

/** Reads an expected.yml. Every problem comes with its line and, for a slip, the right word. */
export function parseExpectation(text: string): ParsedExpectation {
  const lines = new LineCounter()
  const read = text.length > LIMITS.policy ? null : parseYaml(text, lines)
  if (read === null)
    return {
      problems: [
        {
          line: 1,
          column: 1,
          message: words('The file is too large or nests too deeply. Write at least: verdict: fail'),
        },
      ],
    }
  const {
    errors,
    document: { contents },
  } = read
  const at = (offset: number | undefined): Position => {
    const { line, col } = lines.linePos(offset ?? 0)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  if (errors.length > 0)
    return {
      problems: errors
        .slice(0, MOST_PROBLEMS)
        .map(({ offset, message }) => ({ ...at(offset), message: say`Not valid YAML: ${message}` })),
    }
  if (!isMap(contents))
    return {
      problems: [
        { line: 1, column: 1, message: words('The file must have keys with values. Write at least: verdict: fail') },
      ],
    }
  const reading = new Reading(at)
  for (const { key, value } of contents.items) reading.add(key, value)
  return reading.result()
}

/** What the keys said so far, and what is wrong with them. */
class Reading {
  readonly #at: (offset: number | undefined) => Position
  readonly #problems: PolicyProblem[] = []
  #verdict: ExpectedVerdict | null = null
  #stated = false
  #rules: readonly string[] | null = null
  #day: string | null = null

  constructor(at: (offset: number | undefined) => Position) {
    this.#at = at
  }

  add(key: unknown, value: unknown): void {
    const name = scalar(key)
    if (name === 'verdict') {
      this.#stated = true
      this.#verdict = this.#known(value ?? key, EXPECTED_VERDICTS, 'verdict')
    } else if (name === 'rules') this.#rules = this.#list(value ?? key)
    else if (name === 'day') this.#day = this.#readDay(value ?? key)
    else {
      this.#complain(key, say`${name ?? 'this'} is not a key of an expected verdict; ${oneOf(name, KEYS)}`)
      // One slip is one mistake.
      this.#stated ||= name !== null && nearest(name, KEYS) === 'verdict'
    }
  }

  result(): ParsedExpectation {
    if (!this.#stated)
      this.#problems.push({
        line: 1,
        column: 1,
        message: words('The verdict is missing. Write for example: verdict: fail'),
      })
    if (this.#problems.length > 0 || this.#verdict === null) return { problems: this.#problems.slice(0, MOST_PROBLEMS) }
    return { expectation: { verdict: this.#verdict, rules: this.#rules, day: this.#day } }
  }

  #known<T extends string>(node: unknown, known: readonly T[], what: string): T | null {
    const text = scalar(node)
    const found = known.find((candidate) => candidate === text)
    if (found === undefined)
      this.#complain(
        node,
        text === null
          ? say`a ${words(what)} must be a text; ${oneOf(null, known)}`
          : say`${quoted(text)} is not a ${words(what)}; ${oneOf(text, known)}`,
      )
    return found ?? null
  }

  #list(node: unknown): readonly string[] | null {
    if (isSeq(node)) return [...new Set(node.items.flatMap((item) => this.#known(item, RULE_IDS, 'rule') ?? []))]
    this.#complain(node, words('rules must be a list, such as [model-not-allowed]; [] says that no rule is broken'))
    return null
  }

  #readDay(node: unknown): string | null {
    const text = scalar(node)
    if (text !== null && isDay(text)) return text
    this.#complain(node, words('day must be a day of the calendar, YYYY-MM-DD, such as 2026-10-08'))
    return null
  }

  #complain(node: unknown, message: Message): void {
    const range = isNode(node) ? node.range : null
    this.#problems.push({ ...this.#at(range?.[0]), message })
  }
}

/** The text that a node is; null for anything else. */
function scalar(node: unknown): string | null {
  return isScalar(node) && typeof node.value === 'string' ? node.value : null
}

function oneOf(text: string | null, known: readonly string[]): Message {
  const meant = text === null ? null : nearest(text, known)
  if (meant !== null) return say`did you mean ${meant}?`
  return known === RULE_IDS ? words('docs/rules lists them all') : say`use ${list(known, 8, 'or')}`
}

/** How a case came out. */
export interface Outcome {
  readonly passed: boolean
  readonly found: { readonly verdict: Verdict; readonly rules: readonly string[] }
  /** Rules that should have spoken, and those that should not have. */
  readonly missing: readonly string[]
  readonly unexpected: readonly string[]
  /** What nobody expected: the findings of unexpected rules, or those that make the verdict worse than it should be. */
  readonly findings: readonly Finding[]
}

/** One case of `policy test`, judged. */
export interface TestedCase {
  readonly name: string
  readonly expectation: Expectation
  readonly day: string
  readonly outcome: Outcome
}

export function compareExpectation({ verdict, rules }: Expectation, report: Report): Outcome {
  const news = introducedFindings(report.findings)
  const found = { verdict: report.verdict, rules: rulesOf(news) }
  const missing = (rules ?? []).filter((rule) => !found.rules.includes(rule))
  const unexpected = rules === null ? [] : found.rules.filter((rule) => !rules.includes(rule))
  const worse = rank(found.verdict) > rank(verdict)
  const findings =
    unexpected.length > 0 ? news.filter(({ rule }) => unexpected.includes(rule)) : worse ? reasons(report) : []
  return {
    passed: found.verdict === verdict && missing.length === 0 && unexpected.length === 0,
    found,
    missing,
    unexpected,
    findings,
  }
}

/** The rules of some findings, each once, by name. */
export function rulesOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ rule }) => rule))].sort(compareText)
}

/** The findings that a verdict comes from. */
function reasons({ verdict, findings }: Report): Finding[] {
  return verdict === 'fail'
    ? introducedFindings(findings).filter(({ severity }) => severity === 'error')
    : findings.filter(({ severity }) => severity !== 'notice')
}

function rank(verdict: Verdict): number {
  return EXPECTED_VERDICTS.findIndex((known) => known === verdict)
}
