import { isMap, isNode, isScalar, isSeq, LineCounter, type Document, type YAMLMap } from 'yaml'
import { introducedFindings, type Finding } from '../finding.js'
import { list, quoted, say, words, type Message } from '../text/message.js'
import { nearest } from '../text/nearest.js'
import { compareText, type Position } from '../text/place.js'
import type { Report } from '../report.js'
import type { Verdict } from '../verdict.js'
import { RULE_IDS } from '../rules/index.js'
import type { PolicyProblem } from '../policy/policy.js'
import { parseYaml } from '../text/yaml.js'
import { LIMITS } from '../text/limits.js'
import * as z from 'zod'
import '../schema/jitless.js'

/** From the mildest to the most severe. */
export const EXPECTED_VERDICTS = ['pass', 'warn', 'fail'] as const
export type ExpectedVerdict = (typeof EXPECTED_VERDICTS)[number]

/** An expected.yml: the expected result of a policy for one change, a case of `policy test`. */
const expectedSchema = z
  .strictObject({
    verdict: z.enum(EXPECTED_VERDICTS),
    rules: z.array(z.enum(RULE_IDS as [string, ...string[]])).optional(),
    day: z.iso.date().optional(),
  })
  .transform(({ verdict, rules, day }) => ({
    verdict,
    /** The rules that the change newly breaks, at warning or above; null when they are not compared. */
    rules: rules === undefined ? null : [...new Set(rules)],
    /** The day to judge by; null is the day of the run. */
    day: day ?? null,
  }))

export type Expectation = Readonly<z.infer<typeof expectedSchema>>

export type ParsedExpectation = { readonly expectation: Expectation } | { readonly problems: readonly PolicyProblem[] }

/** The keys of an expected.yml. */
const KEYS = Object.keys(expectedSchema.in.shape)
/** Problems of one file. Chosen by hand. */
const MOST_PROBLEMS = 20

/** Parses an expected.yml. Every problem has its line and, for a misspelled key, the right one. */
export function parseExpectation(text: string): ParsedExpectation {
  const whole = (message: string): ParsedExpectation => ({
    problems: [{ line: 1, column: 1, message: words(message) }],
  })
  const lines = new LineCounter()
  const read = text.length > LIMITS.policy ? null : parseYaml(text, LIMITS.depth, lines)
  const value = read === null || read.errors.length > 0 ? null : valueOf(read.document)
  if (read === null || (value === null && read.errors.length === 0))
    return whole('The file is too large or nests too deeply. Write at least: verdict: fail')
  const at = (offset: number | undefined): Position => {
    const { line, col } = lines.linePos(offset ?? 0)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  if (value === null)
    return {
      problems: read.errors
        .slice(0, MOST_PROBLEMS)
        .map(({ offset, message }) => ({ ...at(offset), message: say`Not valid YAML: ${message}` })),
    }
  const { contents } = read.document
  if (!isMap(contents)) return whole('The file must have keys with values. Write at least: verdict: fail')
  const judged = expectedSchema.safeParse(value.whole)
  if (judged.success) return { expectation: judged.data }
  return { problems: problemsOf(judged.error.issues, contents, at) }
}

function valueOf(document: Document): { readonly whole: unknown } | null {
  try {
    return { whole: document.toJS({ maxAliasCount: 50 }) }
  } catch {
    // An alias without an anchor, or too many aliases.
    return null
  }
}

/** In the order of the file; a missing verdict comes last, and is left out next to a misspelling of that key. */
function problemsOf(
  issues: readonly z.core.$ZodIssue[],
  contents: YAMLMap,
  at: (offset: number | undefined) => Position,
): PolicyProblem[] {
  const told = (node: unknown, message: Message): PolicyProblem => ({
    ...at(isNode(node) ? node.range?.[0] : undefined),
    message,
  })
  const pairOf = (name: string) => contents.items.find(({ key }) => nameOf(key) === name)
  const stated = contents.items.some(({ key }) => nameOf(key) === 'verdict')
  const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []))
  const unnamed = contents.items.filter((pair) => scalar(pair.key) === null).values()
  const problems = unknown.slice(0, MOST_PROBLEMS).map((name) => {
    // A key that is not text is reported without its name.
    const key = (pairOf(name) ?? unnamed.next().value)?.key
    const text = scalar(key)
    return told(key, say`${text ?? 'this'} is not a key of an expected verdict; ${oneOf(text, KEYS)}`)
  })
  for (const { code, path } of issues.slice(0, MOST_PROBLEMS)) {
    const [key, index] = path
    if (code === 'unrecognized_keys' || (key === 'verdict' && !stated)) continue
    const pair = pairOf(String(key))
    const node = pair?.value ?? pair?.key
    const item: unknown = typeof index === 'number' && isSeq(node) ? node.items[index] : node
    problems.push(told(item, key === 'rules' && index === undefined ? NO_LIST : saidOf(String(key), item)))
  }
  problems.sort((a, b) => a.line - b.line || a.column - b.column)
  if (!stated && !unknown.some((name) => nearest(name, KEYS) === 'verdict'))
    problems.push({ line: 1, column: 1, message: words('The verdict is missing. Write for example: verdict: fail') })
  return problems.slice(0, MOST_PROBLEMS)
}

/** The problem with the value of a key, or with one of the rules. */
function saidOf(key: string, node: unknown): Message {
  if (key === 'day') return words('day must be a day of the calendar, YYYY-MM-DD, such as 2026-10-08')
  if (key === 'verdict') return unlike(node, EXPECTED_VERDICTS, 'verdict')
  return unlike(node, RULE_IDS, 'rule')
}

/** The problem of a `rules` that is not a list. */
const NO_LIST = words('rules must be a list, such as [model-not-allowed]; [] says that no rule is broken')

function unlike(node: unknown, known: readonly string[], what: string): Message {
  const text = scalar(node)
  return text === null
    ? say`a ${words(what)} must be a text; ${oneOf(null, known)}`
    : say`${quoted(text)} is not a ${words(what)}; ${oneOf(text, known)}`
}

/** The key as a text of the value. */
function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key)
}

/** The text of a scalar node; null for any other node. */
function scalar(node: unknown): string | null {
  return isScalar(node) && typeof node.value === 'string' ? node.value : null
}

function oneOf(text: string | null, known: readonly string[]): Message {
  const meant = text === null ? null : nearest(text, known)
  if (meant !== null) return say`did you mean ${meant}?`
  return known === RULE_IDS ? say`${'kiro-governance rules'} lists them all` : say`use ${list(known, 8, 'or')}`
}

/** The result of a case. */
export interface Outcome {
  readonly passed: boolean
  readonly found: { readonly verdict: Verdict; readonly rules: readonly string[] }
  /** Rules that were expected and not broken, and the other way around. */
  readonly missing: readonly string[]
  readonly unexpected: readonly string[]
  /** Unexpected findings: of unexpected rules, or those that make the verdict worse than expected. */
  readonly findings: readonly Finding[]
}

/** One case of `policy test`, judged. */
export interface TestedCase {
  readonly name: string
  readonly expectation: Expectation
  readonly day: string
  readonly outcome: Outcome
}

/** Compares the expectation of a case with its report. */
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

/** The rules of some findings, each once, sorted by name. */
export function rulesOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ rule }) => rule))].sort(compareText)
}

/** The findings that cause a verdict. */
function reasons({ verdict, findings }: Report): Finding[] {
  return verdict === 'fail'
    ? introducedFindings(findings).filter(({ severity }) => severity === 'error')
    : findings.filter(({ severity }) => severity !== 'notice')
}

function rank(verdict: Verdict): number {
  return EXPECTED_VERDICTS.findIndex((known) => known === verdict)
}
