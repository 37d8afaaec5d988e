import { EMBEDDED, type Prices } from '../../../src/core/catalogue/prices.js'
import type { Estimate } from '../../../src/core/cost/estimate.js'
import { check } from '../../../src/core/check.js'
import type { SourceFile } from '../../../src/core/kiro/configuration.js'
import { configurationReader, readConfiguration, type Configuration } from '../../../src/core/kiro/configuration.js'
import { contractPaths } from '../../../src/core/kiro/contract-paths.js'
import { cataloguesOf, estimateOf, type Case } from '../../../src/core/judgement/judge.js'
import { judgeChange } from '../../../src/core/judgement/judge-change.js'
import type { Finding } from '../../../src/core/finding.js'
import { plain } from '../../../src/core/text/message.js'
import { asUnknown } from '../../../src/core/policy/groups.js'
import { RULES } from '../../../src/core/rules/index.js'
import { namedConsoles } from '../../../src/core/policy/named-consoles.js'
import { parsePolicies } from '../../../src/core/policy/parse.js'
import type { Proposal } from '../../../src/core/policy/merge/proposal.js'
import type { Policy } from '../../../src/core/policy/policy.js'
import type { Report } from '../../../src/core/report.js'
import { TASK_KINDS, type TaskKind } from '../../../src/core/kiro/task-kind.js'

/** The day of the catalogue: every test that does not say otherwise happens on it. */
export const DAY = '2026-10-08'

/** The files of a small repository: text as UTF-8, anything else that is not bytes as JSON. */
export type Files = Readonly<Record<string, unknown>>

export function sources(files: Files, links: readonly string[] = []): SourceFile[] {
  const has = (path: string): boolean | null =>
    Object.hasOwn(files, path) || (links.some((link) => path === link || path.startsWith(`${link}/`)) ? null : false)
  return [
    ...Object.entries(files).map(([path, content]): SourceFile => ({
      path,
      kind: 'file',
      has,
      bytes: bytesOf(content),
    })),
    ...links.map((path): SourceFile => ({ path, kind: 'symlink', bytes: null })),
  ]
}

export function bytesOf(content: unknown): Uint8Array {
  if (content instanceof Uint8Array) return content
  return new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content, null, 2))
}

export function configuration(files: Files, links: readonly string[] = []): Configuration {
  return readConfiguration(sources(files, links))
}

/** The last policy that was read: a law asks for one policy several times in a row, and nothing changes it. */
let last: { readonly yaml: string; readonly source: string; readonly layers: Policy } | null = null

/** A policy in YAML, for a repository of which neither name nor topics are known; a broken one fails the test that wrote it. */
export function policy(yaml: string, source = '.github/kiro-policy.yml'): Policy {
  if (last?.yaml !== yaml || last.source !== source) last = { yaml, source, layers: readPolicy(yaml, source) }
  return last.layers
}

function readPolicy(yaml: string, source: string): Policy {
  const parsed = parsePolicies(yaml, { source, sha: null })
  if ('problems' in parsed)
    throw new Error(
      parsed.problems.map(({ line, column, message }) => `${line}:${column} ${plain(message)}`).join('\n'),
    )
  return parsed.layers.map((layer) => (layer.file.when === undefined ? layer : asUnknown(layer, RULES)))
}

export interface Change {
  /** Null, or nothing, when there is nothing to compare with. */
  readonly before?: Files | null
  readonly after: Files
  readonly policy?: string | Policy
  readonly links?: readonly string[]
  readonly day?: string
  readonly proposal?: Proposal
  /** Default: those that ship with the program. */
  readonly prices?: Prices
}

export function judged({
  before = null,
  after,
  policy: rules = [],
  links = [],
  day = DAY,
  proposal,
  prices,
}: Change): Report {
  const layers = typeof rules === 'string' ? policy(rules) : rules
  return check({
    before: before === null ? null : sources(before),
    after: sources(after, links),
    policy: layers,
    consoles: namedConsoles(layers),
    day,
    prices,
    ...(proposal ? { proposal } : {}),
  })
}

/** Two trees as `check` has them judged, for the parts of it that a law is about. */
function caseOf(before: readonly SourceFile[] | null, after: readonly SourceFile[], layers: Policy): Case {
  const consoles = namedConsoles(layers)
  return {
    before,
    after,
    policy: layers,
    day: DAY,
    consoles,
    read: configurationReader(contractPaths({ before, tip: null, after }), consoles),
    prices: cataloguesOf(EMBEDDED),
    whole: true,
    owner: null,
    proposal: null,
    workflows: [],
    misplacedPolicies: [],
  }
}

/** A change that is judged on the day of the catalogue, and holds nothing but files. */
export type PlainChange = Pick<Change, 'before' | 'after' | 'policy'>

function plainCase({ before = null, after, policy: rules = [] }: PlainChange): Case {
  return caseOf(before && sources(before), sources(after), typeof rules === 'string' ? policy(rules) : rules)
}

/** What `judged` says first, without the advice and all else that a report has beside it: for laws over very many changes. */
export function ruled(change: PlainChange): Pick<Report, 'verdict' | 'findings'> {
  return judgeChange(plainCase(change))
}

/** The same of two lists of files. */
export function ruledFiles(
  before: readonly SourceFile[],
  after: readonly SourceFile[],
  layers: Policy,
): Pick<Report, 'verdict' | 'findings'> {
  return judgeChange(caseOf(before, after, layers))
}

/** What `judged` says that a change costs, without judging it. */
export function estimated(change: PlainChange): Estimate {
  return estimateOf(plainCase(change))
}

export function of(report: Report, rule: string): Finding[] {
  return report.findings.filter((finding) => finding.rule === rule)
}

/** `error .kiro/settings.json:3:5 schema: …`, one a finding; a finding that was there before starts with `old`. */
export function lines(report: Report): string[] {
  return report.findings.map(({ introduced, severity, place, rule, message }) => {
    const where = place === null ? 'repository' : `${place.file}:${place.line}:${place.column}`
    return `${introduced ? '' : 'old '}${severity} ${where} ${rule}: ${plain(message)}`
  })
}

/** A settings contract. */
export function contract(
  models: Readonly<Record<string, string>>,
  routing: Readonly<Partial<Record<TaskKind, string>>>,
  budget?: unknown,
): Record<string, unknown> {
  const profiles = Object.fromEntries(Object.entries(models).map(([name, model]) => [name, { model }]))
  return { models: { ...profiles, routing }, ...(budget === undefined ? {} : { budget }) }
}

export function agent(name: string, model?: string | null): Record<string, unknown> {
  return { name, ...(model === undefined ? {} : { model }) }
}

/** A hook of Kiro IDE 0.x that asks an agent. */
export function hook(type: string, name = 'Hook'): Record<string, unknown> {
  return { name, when: { type }, then: { type: 'askAgent', prompt: 'Do it.' } }
}

/** A workload, as JSON, in which nothing but these kinds of work is done. */
export function only(tasks: Readonly<Partial<Record<TaskKind, unknown>>>): string {
  const idle = Object.fromEntries(TASK_KINDS.map((kind) => [kind, { runs: 0 }]))
  return JSON.stringify({ tasks: { ...idle, ...tasks } })
}
