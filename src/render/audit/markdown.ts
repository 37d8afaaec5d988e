import type { AuditReport } from '../../core/contract/audit/report.js'
import type { AuditedRepository } from '../../core/contract/audit/repository.js'
import { count, whole } from '../../core/text/number.js'
import { code, markdown, modelName } from '../escape/markdown.js'
import { fit, type PageSection } from '../markdown/fit.js'
import { fold } from '../markdown/fold.js'
import { markdownTable } from '../tables/table.js'
import { priceLine } from '../text/price-lines.js'
import { link } from '../usage/markdown/link.js'
import {
  appliedWords,
  AUDIT_VERDICTS,
  auditedName,
  changesOf,
  checkWords,
  costWords,
  difference,
  headLines,
  notSeenReason,
  OTHER_SCOPE,
  policyWords,
  price,
  sumWords,
  verdictWord,
} from './words.js'

/** What the caller knows about the run and the report does not. */
export interface AuditIssueContext {
  /** The URL of the workflow’s runs, the same for every run; null where there is none. */
  readonly runUrl: string | null
  /** The URL of the report as a page; null where none was kept. */
  readonly pageUrl: string | null
}

/** Bytes without the marker. GitHub accepts 65,536 characters in an issue. */
const LONGEST_ISSUE = 59_000
/** UTF-8 bytes. GitHub drops a step's whole summary above 1 MiB. */
const LONGEST_SUMMARY = 1_000_000
/** Rows of a table of the issue. Chosen by hand; the page has all. */
const ROWS = 50

const MOODS = { pass: '✅', warn: '⚠️', fail: '❌', incomplete: '⚠️' } as const

/** The title of the issue. It never changes: the issue is found again by it and the marker. */
export function auditIssueTitle(report: AuditReport): string {
  return `Kiro audit of ${auditedName(report).slice(0, 100)}`
}

/** The body of the sticky issue, which is edited in place. */
export function auditIssue(report: AuditReport, { runUrl, pageUrl }: AuditIssueContext): string {
  const links = [
    ...(runUrl === null ? [] : [link('runs', runUrl)]),
    ...(pageUrl === null ? [] : [link('whole report', pageUrl)]),
  ]
  return page(report, {
    rows: ROWS,
    longest: LONGEST_ISSUE,
    links,
    where: 'The job summary and the files of the run have the whole.',
  })
}

/** The job summary, and what `--format markdown` prints. */
export function auditSummary(report: AuditReport): string {
  return page(report, { rows: 2_000, longest: LONGEST_SUMMARY, links: [], where: 'The report as JSON has the whole.' })
}

interface PageOptions {
  readonly rows: number
  readonly longest: number
  readonly links: readonly string[]
  readonly where: string
}

function page(report: AuditReport, { rows, longest, links, where }: PageOptions): string {
  const foot = footer(report, links)
  return fit({ head: head(report), sections: sectionsOf(report, rows), foot: () => foot }, longest, where)
}

function head(report: AuditReport): string[] {
  const { verdict, day } = report
  return [
    `### ${MOODS[verdict]} ${AUDIT_VERDICTS[verdict]}: ${code(auditedName(report), 120)} on ${day}`,
    headLines(report)
      .map((line) => `- ${line}`)
      .join('\n'),
  ]
}

/** A section of one table, which says how many rows are left out. */
function tableSection<Row>(
  title: string,
  rows: readonly Row[],
  most: number,
  columns: readonly (readonly [string, (row: Row) => string, 'right'?])[],
  { lead = '', folded = false }: { readonly lead?: string; readonly folded?: boolean } = {},
): PageSection {
  const write = (limit = most): string => {
    if (rows.length === 0) return ''
    const shown = rows.slice(0, limit)
    const table = markdownTable({
      columns: columns.map(([name, , align]) => ({ title: name, align: align ?? 'left' })),
      rows: shown.map((row) => columns.map(([, cell]) => cell(row))),
    })
    const left = rows.length - shown.length
    const body = [lead, table, left > 0 ? `and ${whole(left)} more` : ''].filter((part) => part !== '').join('\n\n')
    const heading = `${title} (${whole(rows.length)})`
    return folded ? fold(heading, body) : `**${heading}**\n\n${body}`
  }
  return { name: title.toLowerCase(), write }
}

function sectionsOf(report: AuditReport, most: number): PageSection[] {
  const { attention, notSeen, leaving, prices, models, repositories, since } = report
  const users = repositories.filter(({ usesKiro }) => usesKiro !== false)
  const byName = new Map(repositories.map((one) => [one.name, one]))
  return [
    tableSection(
      'Not seen',
      notSeen,
      most,
      [
        ['repository', ({ repository }) => (repository === null ? '' : code(repository, 100))],
        ['what', ({ what }) => code(what, 100)],
        ['why and what to do', (one) => code(notSeenReason(one), 300)],
      ],
      { lead: 'None of this counts as good.' },
    ),
    tableSection('Needs attention', attention, most, [
      ['repository', ({ repository }) => code(repository, 100)],
      ['why', ({ reasons }) => reasons.join(', ')],
      ['first finding', ({ repository }) => firstFinding(byName.get(repository))],
    ]),
    changeSection(report, most),
    tableSection('Leaving soon', leaving, most, [
      ['model', ({ model }) => modelName(model)],
      ['last day', ({ on }) => on],
      ['repositories', ({ places }) => whole(new Set(places.map(({ repository }) => repository)).size), 'right'],
      ['where', ({ places }) => placesOf(places)],
      ['successor', ({ successor }) => (successor === null ? 'none known' : modelName(successor))],
      ['difference', (one) => difference(one.difference), 'right'],
    ]),
    tableSection(`Prices that changed since ${since ?? ''}`, prices, most, [
      ['model', ({ model }) => modelName(model)],
      ['before', ({ before }) => price(before), 'right'],
      ['after', ({ after }) => price(after), 'right'],
      ['repositories', ({ repositories: of }) => whole(of.length), 'right'],
    ]),
    tableSection(
      'Unchanged files that cost more or less',
      repositories.filter(({ priceChange }) => (priceChange?.delta.typical ?? 0) !== 0),
      most,
      [
        ['repository', ({ name }) => code(name, 100)],
        ['before', ({ priceChange }) => whole(priceChange?.before.typical ?? null), 'right'],
        ['after', ({ priceChange }) => whole(priceChange?.after.typical ?? null), 'right'],
      ],
      { lead: 'Credits per developer and month.', folded: true },
    ),
    tableSection('Models', models, most, [
      ['model', ({ model }) => modelName(model)],
      ['price', ({ multiplier }) => price(multiplier), 'right'],
      ['status', ({ status }) => modelName(status)],
      ['repositories', ({ repositories: of }) => whole(of), 'right'],
      ['applied by', appliedWords],
    ]),
    tableSection(
      'The console',
      report.console,
      most,
      [
        ['model', ({ model }) => modelName(model)],
        ['console', ({ answer }) => code(answer)],
        ['both answers', ({ message }) => code(message, 300)],
      ],
      { folded: true },
    ),
    tableSection(
      'Exceptions',
      repositories.flatMap(({ name, exceptions }) => exceptions.map((one) => ({ ...one, name }))),
      most,
      [
        ['repository', ({ name }) => code(name, 100)],
        ['rule', ({ rule }) => code(rule)],
        ['until', ({ expires }) => modelName(expires)],
        ['status', ({ status }) => modelName(status)],
      ],
      { folded: true },
    ),
    tableSection(
      'Repositories that use Kiro, or may',
      users,
      most,
      [
        ['repository', ({ name }) => code(name, 100)],
        ['verdict', verdictWord],
        ['models', ({ models: of }) => modelsOf(of)],
        ['credits', ({ cost }) => costWords(cost), 'right'],
        ['check', checkWords],
        ['policy', policyWords],
      ],
      { lead: sumWords(report), folded: true },
    ),
  ]
}

function changeSection(report: AuditReport, most: number): PageSection {
  const changes = changesOf(report)
  const since = modelName(report.run.changes?.day ?? '')
  if (changes === null) return { name: 'changes', write: () => '' }
  if (changes.length === 0) return { name: 'changes', write: () => `**Changed since the audit of ${since}**: nothing.` }
  return tableSection(
    `Changed since the audit of ${since}`,
    changes,
    most,
    [
      ['what', ({ kind }) => kind],
      ['repository', ({ of }) => code(of, 100)],
      ['how', ({ how }) => (how === '' ? '' : code(how, 200))],
    ],
    report.run.changes?.sameScope === false ? { lead: OTHER_SCOPE } : {},
  )
}

function firstFinding(one: AuditedRepository | undefined): string {
  const [problem] = one?.problems ?? []
  if (problem !== undefined) return code(problem, 200)
  const [finding] = one?.findings.filter(({ severity }) => severity !== 'notice') ?? []
  return finding === undefined ? '' : `${code(finding.rule)} ${code(finding.message, 200)}`
}

/** Places that are named in a cell. Chosen by hand. */
const PLACES = 3

function placesOf(places: AuditReport['leaving'][number]['places']): string {
  const shown = places
    .slice(0, PLACES)
    .map(({ repository, file, line }) => code(`${repository}/${file}${line === null ? '' : `:${line}`}`, 120))
  return places.length > PLACES ? `${shown.join(', ')} and ${whole(places.length - PLACES)} more` : shown.join(', ')
}

/** Models that are named in a cell. Chosen by hand. */
const MODELS = 5

function modelsOf(models: AuditedRepository['models']): string {
  const shown = models.slice(0, MODELS).map(({ model }) => modelName(model, 'short'))
  return models.length > MODELS ? `${shown.join(', ')} and ${whole(models.length - MODELS)} more` : shown.join(', ')
}

/** The day, the policy and the prices, and links. */
function footer({ day, policy, catalogue, repositories }: AuditReport, links: readonly string[]): string {
  const facts = [
    `As of ${day}`,
    count(repositories.length, 'repository', 'repositories'),
    policy.length === 0
      ? 'no organization policy'
      : `policy ${policy.map(({ source, sha }) => `${code(source, 120)}${sha === null ? '' : ` at ${sha.slice(0, 7)}`}`).join(' under ')}`,
    markdown(priceLine(catalogue.asOf, catalogue)),
    'nothing was changed in any repository',
  ]
  return `<sub>${[facts.join(' · '), links.join(' · ')].filter((line) => line !== '').join('<br>')}</sub>`
}
