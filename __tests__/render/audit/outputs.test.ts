import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { ATTENTION, type AuditReport } from '../../../src/core/contract/audit/report.js'
import { AUDIT_CSV_COLUMNS, auditCsv } from '../../../src/render/audit/csv.js'
import { auditHtml } from '../../../src/render/audit/html/audit-html.js'
import { auditIssue, auditIssueTitle, auditSummary } from '../../../src/render/audit/markdown.js'
import { auditSarif } from '../../../src/render/audit/sarif.js'
import { auditText } from '../../../src/render/audit/text.js'
import { changesOf, headLines } from '../../../src/render/audit/words.js'
import { PLAIN } from '../../../src/render/text/paint.js'
import { CANARY, hostileTexts } from '../../core/support/hostile-texts.js'
import { HOSTILE, inspect } from '../../core/support/markdown.js'
import { runs } from '../../core/support/properties.js'
import { organizationOf } from '../../support/audit/organization-of.js'
import { smallOrganization } from '../../support/audit/small-organization.js'
import { hostileReport } from './hostile-report.js'

const RUN = 'https://github.com/acme/kiro/actions/runs/7'
const CONTEXT = { runUrl: RUN, pageUrl: null }
const issue = (report: AuditReport): string => auditIssue(report, CONTEXT)

let small: AuditReport
let many: AuditReport
beforeAll(async () => {
  small = await smallOrganization()
  many = await organizationOf(1_000)
})

test('an issue answers first: use, obedience, attention, what was not seen; then the tables', () => {
  const body = issue(small)
  const places = [
    'Not everything was seen: `acme` on 2026-11-30',
    '8 repositories of 11 use Kiro; of 1 that is not known.',
    '6 of these obey, 1 with warnings; 1 fails, 1 cannot be judged, because its own policy is broken.',
    'required in 1 of them, advisory in 1, missing in 5, not seen in 1.',
    '8 repositories need attention.',
    '**Not seen (2)**',
    '**Needs attention (8)**',
    '**Leaving soon (1)**',
    '**Models (7)**',
  ].map((text) => body.indexOf(text))
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(auditIssueTitle(small)).toBe('Kiro audit of acme')
})

test('what changed since the last audit comes before the tables, and nothing is said where there is none', () => {
  expect(issue(small)).not.toContain('Changed since')
  expect(issue(many).indexOf('Changed since')).toBeLessThan(issue(many).indexOf('**Models'))
  const same = { ...many, run: { ...many.run, changes: many.run.changes && { ...many.run.changes, ...NOTHING } } }
  expect(issue(same)).toContain('`2026-11-30`**: nothing.')
})

const NOTHING = { appeared: [], gone: [], renamed: [], started: [], stopped: [], verdicts: [], models: [], checks: [] }

test('an issue and a summary are bounded, whatever the size and the names, and say what is left out', () => {
  const long = hostileReport(many, (place) => `${'x|`&'.repeat(200)}${place}`)
  for (const report of [many, long]) {
    expect(new TextEncoder().encode(issue(report)).length).toBeLessThan(60_000)
    expect(new TextEncoder().encode(auditSummary(report)).length).toBeLessThan(1_000_001)
  }
  expect(issue(many)).toMatch(/and \d+ more/)
  expect(issue(long)).toContain('Left out, because the text would be longer than GitHub accepts')
})

test('credits are added up only where teams were stated to be disjoint', async () => {
  const told = [issue(small), auditSummary(small), auditHtml(small)]
  for (const text of told) {
    expect(text).toContain('They are not added up: a developer works in many.')
    expect(text).not.toContain('disjoint')
  }
  const stated = await smallOrganization({ scope: { ...small.scope, disjointTeams: true } })
  expect(issue(stated)).toMatch(
    /Teams were stated to be disjoint: [\d,]+ credits a month for 11 developers in 2 repositories; at least, because 7 others state/,
  )
})

function expectHarmless(body: string): void {
  const { elements, links, rest } = inspect(body, [])
  expect(links.filter((link) => link !== RUN)).toEqual([])
  expect(
    elements.filter((element) => ['img', 'script', 'iframe', 'svg', 'input', 'form', 'style'].includes(element)),
  ).toEqual([])
  const found = new RegExp(`${CANARY}|evil|onerror|everyone|<!--|@|::|\\[!|\\[\\^`, 'i').exec(rest)
  expect(found && rest.slice(Math.max(0, found.index - 60), found.index + 60)).toBeNull()
}

test.each([0, 5, 11, 17])('whatever people write, an issue holds nothing made from it (%i)', (offset) => {
  const report = hostileReport(small, (place) => HOSTILE[(place * 7 + offset) % HOSTILE.length] ?? '')
  expectHarmless(issue(report))
  expectHarmless(auditSummary(report))
})

test('law: nor whatever else', () => {
  fc.assert(
    fc.property(fc.array(hostileTexts, { minLength: 7, maxLength: 7 }), (names) => {
      expectHarmless(issue(hostileReport(small, (place) => names[place % names.length] ?? '')))
    }),
    runs(6),
  )
})

/** The page without its style and script, which are the program's. */
const shell = (page: string): string => page.replace(/<(style|script)>[^]*?<\/\1>/g, '')

test('a page has the same elements whatever the texts are', () => {
  const tags = (report: AuditReport): string[] => shell(auditHtml(report)).match(/<\/?[a-z0-9]+/g) ?? []
  const plain = tags(hostileReport(small, () => 'x'))
  const hostile = hostileReport(small, (place) => `${HOSTILE[place % HOSTILE.length] ?? ''}"><img src=x onerror=1>`)
  expect(tags(hostile)).toEqual(plain)
  expect(shell(auditHtml(hostile))).not.toContain('<img')
})

test('a page names no host, and its policy allows none', () => {
  const page = auditHtml(many)
  expect(page).toContain("default-src 'none'; style-src 'sha256-")
  expect(page).not.toMatch(/\b(?:src|href)="(?!#)/)
})

interface Line {
  readonly section: string
  readonly repository: string
  readonly name: string
  readonly state: string
  readonly value: string
}

test('the table has a line for every fact, unknown amounts empty', () => {
  const [header, ...rest] = parse(auditCsv(small))
  expect(header).toEqual(Object.keys(AUDIT_CSV_COLUMNS))
  expect(rest.every((row) => row.length === header?.length)).toBe(true)
  const lines: Line[] = parse(auditCsv(small), { columns: true })
  const of = (section: string): Line[] => lines.filter((line) => line.section === section)
  expect(of('repository').map(({ repository, state }) => [repository, state])).toEqual(
    expect.arrayContaining([
      ['acme/forbidden', 'not seen'],
      ['acme/empty', 'empty'],
      ['acme/plain', 'no Kiro files'],
      ['acme/broken-policy', 'policy broken'],
      ['acme/ml', 'fail'],
    ]),
  )
  expect(of('repository')).toHaveLength(small.repositories.length)
  expect(of('not seen')).toHaveLength(small.notSeen.length)
  expect(of('attention')).toHaveLength(small.attention.flatMap(({ reasons }) => reasons).length)
  expect(of('model').find(({ name }) => name === 'claude-sonnet-99')?.value).toBe('')
  expect(of('model')).toHaveLength(
    small.repositories.flatMap(({ models }) => models.flatMap((one) => one.assignments)).length,
  )
})

test('no cell of the table begins a formula', () => {
  const report = hostileReport(
    small,
    (place) => ['=1+1', '+A1', '-2', '@SUM(A1)', '\t=1', '＝1', '"=1'][place % 7] ?? '',
  )
  for (const cell of parse(auditCsv(report)).flat()) expect(cell).not.toMatch(/^[\s"]*[=+@＝]|^-(?!\d*\.?\d+$)/)
})

test('SARIF has every finding with its repository, and what was not seen is no success', () => {
  const log = JSON.parse(auditSarif(small)) as {
    runs: {
      invocations: { executionSuccessful: boolean; toolExecutionNotifications: { message: { text: string } }[] }[]
      results: {
        ruleId: string
        ruleIndex: number
        locations: { physicalLocation: { artifactLocation: { uri: string } } }[]
      }[]
    }[]
  }
  const [run] = log.runs
  expect(run?.results).toHaveLength(small.repositories.flatMap(({ findings }) => findings).length)
  expect(run?.results[0]).toMatchObject({
    level: 'error',
    message: { text: expect.stringMatching(/^acme\/ml: /) as string },
  })
  for (const { locations, ruleIndex } of run?.results ?? []) {
    expect(ruleIndex).toBeGreaterThan(-1)
    expect(locations[0]?.physicalLocation.artifactLocation.uri).toMatch(/^acme\/[\w-]+/)
  }
  const [invocation] = run?.invocations ?? []
  expect(invocation?.executionSuccessful).toBe(false)
  expect(invocation?.toolExecutionNotifications.map(({ message }) => message.text)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('Not seen: acme/forbidden, contents: Resource not accessible by integration.'),
      expect.stringContaining('acme/broken-policy: modles is not a key'),
    ]),
  )
})

test('a SARIF log of more findings than code scanning takes keeps the most severe and says so', () => {
  const [ml] = small.repositories.filter(({ name }) => name === 'acme/ml')
  const often = { ...small, repositories: Array.from({ length: 3_000 }, () => ml).filter((one) => one !== undefined) }
  const text = auditSarif(often)
  expect((JSON.parse(text) as { runs: { results: unknown[] }[] }).runs[0]?.results).toHaveLength(5_000)
  expect(text).toMatch(/\d+ of \d+ findings are left out, the least severe\./)
})

test('every reason to look at a repository is a word of the page', () => {
  const page = auditHtml(small)
  for (const reason of ATTENTION.filter((one) => small.attention.some(({ reasons }) => reasons.includes(one))))
    expect(page).toContain(`<li>${reason}: `)
})

test('text says the head, the prices and the changes in the words of the other formats', async () => {
  const report = await organizationOf(40)
  const text = auditText(report, PLAIN).replace(/\s+/g, ' ')
  for (const line of headLines(report)) expect(text).toContain(line)
  for (const { kind, of } of (changesOf(report) ?? []).slice(0, 5)) expect(text).toContain(`${kind}: ${of}`)
  expect(text).toContain('claude-opus-4.5 (2.2x')
  expect(text).not.toMatch(/\(\d+x/)
  expect(auditCsv(report)).not.toMatch(/was \d+x/)
})

test('of an audit of other repositories than last time it is said wherever changes are listed', async () => {
  const report = await organizationOf(40)
  const other = {
    ...report,
    run: { ...report.run, changes: report.run.changes && { ...report.run.changes, sameScope: false } },
  }
  for (const output of [auditText(other, PLAIN), auditSummary(other)])
    expect(output.replace(/\s+/g, ' ')).toContain('asked for other repositories')
})
