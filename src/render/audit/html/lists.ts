import { ATTENTION, type AuditReport } from '../../../core/contract/audit/report.js'
import { SEVERITIES } from '../../../core/finding.js'
import { count, whole as grouped } from '../../../core/text/number.js'
import { fullDay } from '../../usage/dates.js'
import { markup, paragraphs, type Markup } from '../../usage/html/markup.js'
import type { HtmlSection } from '../../usage/html/section.js'
import { countColumn, creditsColumn, dayColumn, table, type Column } from '../../usage/html/table.js'
import { appliedWords, changesOf, difference, notSeenReason, price } from '../words.js'

/** Rows of a list of the page; the JSON report has all. Chosen by hand: about a megabyte. */
const MOST = 2_000
/** Rows of a list that is not folded. Chosen by hand: a screen or two. */
const UNFOLDED = 40

function section<Row>(
  { id, title, name, lead }: Omit<HtmlSection, 'body'>,
  caption: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): HtmlSection[] {
  if (rows.length === 0) return []
  const left = rows.length - MOST
  const whole = table(rows.slice(0, MOST), { id: `${id}-table`, caption, columns })
  const list = left > 0 ? markup`${whole}${paragraphs([`${grouped(left)} more are in the report as JSON.`])}` : whole
  return [
    {
      id,
      title,
      ...(name === undefined ? {} : { name }),
      ...(lead === undefined ? {} : { lead }),
      body:
        rows.length <= UNFOLDED
          ? list
          : markup`<details><summary>Show all ${grouped(rows.length)}</summary>${list}</details>`,
    },
  ]
}

const codeOf = (text: string): Markup => markup`<code>${text}</code>`

/** A column with a multiplier, which null leaves out of the order. */
function priceColumn<Row>(title: string, value: (row: Row) => number | null): Column<Row> {
  return { title, value, show: (row) => price(value(row)) }
}

function placeOf(file: string | null, line: number | null): Markup {
  return file === null ? markup`` : codeOf(line === null ? file : `${file}:${line}`)
}

/** What was not seen, which comes before everything else. */
export function notSeenSection({ notSeen }: AuditReport): HtmlSection[] {
  return section(
    {
      id: 'not-seen',
      title: 'Not seen',
      lead: 'None of this counts as good, and the audit is not complete without it.',
    },
    'What the audit could not see',
    notSeen,
    [
      { title: 'Repository', text: ({ repository }) => repository ?? 'all' },
      { title: 'What', text: ({ what }) => what },
      { title: 'Why, and what to do', text: notSeenReason },
    ],
  )
}

/** What is to be done, the most urgent first: how often each reason is there, and the repositories. */
export function attentionSection({ attention, repositories }: AuditReport): HtmlSection[] {
  const first = new Map(
    repositories.map(({ name, problems, findings }) => [
      name,
      problems[0] ?? findings.find(({ severity }) => severity !== 'notice')?.message ?? '',
    ]),
  )
  const reasons = ATTENTION.flatMap((reason) => {
    const having = attention.filter((one) => one.reasons.includes(reason)).length
    return having === 0 ? [] : [markup`<li>${reason}: ${grouped(having)}</li>`]
  })
  const sections = section(
    { id: 'attention', title: 'Needs attention', name: 'Attention' },
    'Repositories to look at, the most urgent first',
    attention,
    [
      { title: 'Repository', text: ({ repository }) => repository },
      { title: 'Why', text: ({ reasons: why }) => why.join(', ') },
      { title: 'First finding', text: ({ repository }) => first.get(repository) ?? '' },
    ],
  )
  return sections.map((one) => ({ ...one, body: markup`<ul class="read">${reasons}</ul>${one.body}` }))
}

/** What is different from the last audit. */
export function changesSection(report: AuditReport): HtmlSection[] {
  const changes = changesOf(report)
  const last = report.run.changes
  if (changes === null || last === null) return []
  const title = 'Changed since the last audit'
  const lead = last.sameScope
    ? `Compared with the audit of ${last.day}.`
    : `Compared with the audit of ${last.day}, which asked for other repositories: what is new or gone may only be the question.`
  if (changes.length === 0)
    return [{ id: 'changes', title, name: 'Changes', lead, body: paragraphs(['Nothing changed.'], 'text') }]
  return section({ id: 'changes', title, name: 'Changes', lead }, 'What is different', changes, [
    { title: 'What', text: ({ kind }) => kind },
    { title: 'Repository', text: ({ of }) => of },
    { title: 'How', text: ({ how }) => how },
  ])
}

/** Models with a known last day: where they are, what follows, and what that costs. */
export function leavingSection({ leaving }: AuditReport): HtmlSection[] {
  return section(
    { id: 'leaving', title: 'Leaving soon', lead: 'By list: the same work, counted in credits of the successor.' },
    'Models whose last day is known, by place',
    leaving.flatMap(({ places, ...model }) => places.map((place) => ({ ...model, ...place }))),
    [
      { title: 'Model', text: ({ model }) => model },
      dayColumn('Last day', ({ on }) => on),
      { title: 'Repository', text: ({ repository }) => repository },
      { title: 'Where', text: ({ file, line }) => placeOf(file, line) },
      { title: 'Successor', text: ({ successor }) => successor ?? 'none known' },
      { title: 'Difference', value: (one) => one.difference, show: (one) => difference(one.difference) },
    ],
  )
}

/** What the same files cost more or less since a day. */
export function pricesSection({ prices, since, repositories }: AuditReport): HtmlSection[] {
  if (since === null) return []
  const lead = `These files did not change; the prices of their models moved since ${fullDay(since)}.`
  const models = section({ id: 'prices', title: 'Price changes', lead }, 'Models with another price', prices, [
    { title: 'Model', text: ({ model }) => model },
    priceColumn('Before', ({ before }) => before),
    priceColumn('After', ({ after }) => after),
    countColumn('Repositories', ({ repositories: of }) => of.length),
  ])
  const files = section(
    { id: 'price-files', title: 'What unchanged files cost', name: 'Unchanged files' },
    'Credits per developer and month, typical',
    repositories.flatMap(({ name, priceChange }) =>
      priceChange === null || (priceChange.delta.typical ?? 0) === 0 ? [] : [{ name, ...priceChange }],
    ),
    [
      { title: 'Repository', text: ({ name }) => name },
      creditsColumn('Before', ({ before }) => before.typical),
      creditsColumn('After', ({ after }) => after.typical),
      creditsColumn('Change', ({ delta }) => delta.typical),
    ],
  )
  return [...models, ...files]
}

/** Every model that some repository names. */
export function modelsSection({ models }: AuditReport): HtmlSection[] {
  return section({ id: 'models', title: 'Models' }, 'Models that repositories name', models, [
    { title: 'Model', text: ({ model }) => model },
    priceColumn('Price', ({ multiplier }) => multiplier),
    { title: 'Status', text: ({ status }) => status },
    countColumn('Repositories', ({ repositories }) => repositories),
    { title: 'Applied by', text: appliedWords },
  ])
}

/** What a copy of the console's rules says of each model. */
export function consoleSection({ console: answers }: AuditReport): HtmlSection[] {
  return section({ id: 'console', title: 'The console' }, 'The console’s answer beside the policy’s', answers, [
    { title: 'Model', text: ({ model }) => model },
    { title: 'Console', text: ({ answer }) => answer },
    { title: 'Both answers', text: ({ message }) => message },
  ])
}

/** Errors and warnings of all repositories, errors first. */
export function findingsSection({ repositories }: AuditReport): HtmlSection[] {
  const all = repositories.flatMap(({ name, findings }) =>
    findings.filter(({ severity }) => severity !== 'notice').map((finding) => ({ ...finding, name })),
  )
  all.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
  return section(
    {
      id: 'findings',
      title: 'Findings',
      lead: 'Errors and warnings, as if the policy were enforced in each repository.',
    },
    count(all.length, 'finding'),
    all,
    [
      { title: 'Repository', text: ({ name }) => name },
      { title: 'Severity', text: ({ severity }) => severity },
      { title: 'Rule', text: ({ rule }) => rule },
      { title: 'Where', text: ({ file, line }) => placeOf(file, line) },
      { title: 'What', text: ({ message }) => message },
    ],
  )
}

/** Permissions to break a rule, with their ends. */
export function exceptionsSection({ repositories }: AuditReport): HtmlSection[] {
  return section(
    { id: 'exceptions', title: 'Exceptions' },
    'Permissions of policies, and until when they hold',
    repositories.flatMap(({ name, exceptions }) => exceptions.map((one) => ({ ...one, name }))),
    [
      { title: 'Repository', text: ({ name }) => name },
      { title: 'Rule', text: ({ rule }) => rule },
      { title: 'Model', text: ({ model }) => model ?? 'any' },
      dayColumn('Until', ({ expires }) => expires),
      { title: 'Status', text: ({ status }) => status },
      { title: 'Owner', text: ({ owner }) => owner ?? '' },
    ],
  )
}

/** Where the contract says one model and what Kiro obeys says another or none. */
export function contractSection({ repositories }: AuditReport): HtmlSection[] {
  return section(
    { id: 'contract', title: 'Contract not applied', name: 'Contract' },
    'Places where the files that Kiro obeys differ from the contract',
    repositories.flatMap(({ name, contractNotApplied }) => contractNotApplied.map((one) => ({ ...one, name }))),
    [
      { title: 'Repository', text: ({ name }) => name },
      { title: 'Where', text: ({ file, line }) => placeOf(file, line) },
      { title: 'What', text: ({ message }) => message },
    ],
  )
}
