import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { Big } from 'big.js'
import { usageReportSchema, type UsageReport } from '../../src/core/contract/usage/report.js'
import { userReports } from '../../scripts/simulate/user-report.mjs'
import { Folder } from '../support/cli/folder.js'

let folder: Folder

/** A bucket of two months and 19 days, as it could lie on a disk: some files compressed, one day delivered again with other numbers, and strays. */
const bucket = new Map<string, string>()
const AS_OF = ['--as-of', '2026-11-20']
const USAGE = ['--usage', 'logs/**/*', ...AS_OF]

beforeAll(async () => {
  for (const { path, text } of userReports({ users: 20, days: 80, from: '2026-09-01', seed: 3 })) bucket.set(path, text)
  const again = [...bucket].find(([path]) => path.includes('KIRO_IDE') && path.includes('20261105')) ?? ['', '']
  const corrected = again[1].replace(/,KIRO_IDE,(\d+),[\d.]+/g, ',KIRO_IDE,$1,12.345678901')
  bucket.set(
    again[0].replace('202611050000', '202611060930'),
    `\ufeff${corrected.replaceAll('\n', '\r\n')}2026-11-05,broken\r\n`,
  )
  folder = await Folder.make({
    'logs/AWSLogs/marker': 'x'.repeat(103),
    'seats.csv': ['User,Plan', ...Array.from({ length: 6 }, (_, index) => `idle-${index},Power`)].join('\n'),
    'teams.csv': [
      'Email,Team',
      ...Array.from({ length: 20 }, (_, index) => `developer.${index}@example.com,${index % 2 === 0 ? 'web' : 'ops'}`),
    ].join('\n'),
    'usage.txt':
      'Estimated Usage | resets on 2026-12-01 | KIRO PRO\nCredits (1000.00 of 1000 covered in plan)\n\nOverages: Enabled  billed at $0.04 per request\nCredits used: 40.29\nEst. cost: $1.61 USD\n',
    'day.txt': 'Daily usage: 182,341 input / 48,902 output tokens (36% of daily budget)\n',
    'bonus.txt': 'Bonus credits: 5/100 credits used\n',
    'wrong.csv': 'a,b\n1,2\n',
    'early.csv': 'Date,UserId,Credits_Used\n2026-09-01,u1,1\n',
    'policy.yml':
      'version: 1\nteam: { overage: true, billing: enterprise }\nbudget: { minimumAction: pause, team: { credits: { monthly: 2000 } } }\n',
    'teams.yml':
      'version: 1\nbudget: { teams: { WEB: { usd: { monthly: 900 } }, ghosts: { credits: { monthly: 5 } } } }\n',
    '.kiro/settings.json': '{ "models": { "primary": { "model": "claude-sonnet-4.5" } }, "routing": {} }\n',
  })
  await Promise.all(
    [...bucket].map(async ([path, text], index) => {
      const place = join(folder.path, 'logs', index % 5 === 0 ? `${path}.gz` : path)
      await mkdir(dirname(place), { recursive: true })
      await writeFile(place, index % 5 === 0 ? gzipSync(text) : text)
    }),
  )
})
afterAll(() => folder.remove())

async function json(...args: string[]): Promise<UsageReport> {
  const { exit, stdout, stderr } = await folder.run('report', ...USAGE, '--format', 'json', ...args)
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  return usageReportSchema.parse(JSON.parse(stdout))
}

interface Row {
  readonly Date: string
  readonly UserId: string
  /** Not there in a row that is cut off. */
  readonly Client_Type?: string
  readonly Credits_Used: string
  readonly Overage_Credits_Used: string
  readonly Subscription_Tier: string
}

/** The rows of a month as another library reads them, the newest file’s where two have one. */
function rowsOf(month: string): Row[] {
  const rows = new Map<string, Row>()
  for (const [, text] of [...bucket].sort(([a], [b]) =>
    (/_(\d{12})/.exec(a)?.[1] ?? '') < (/_(\d{12})/.exec(b)?.[1] ?? '') ? -1 : 1,
  )) {
    for (const row of parse<Row>(text, { columns: true, bom: true, relax_column_count: true })) {
      if (row.Client_Type !== undefined && row.Date.startsWith(month))
        rows.set([row.UserId, row.Date, row.Client_Type].join(), row)
    }
  }
  return [...rows.values()]
}

const credits = (rows: readonly Row[]): number =>
  rows
    .reduce(
      (sum, { Credits_Used, Overage_Credits_Used }) => sum.plus(Credits_Used).plus(Overage_Credits_Used),
      new Big(0),
    )
    .round(2, Big.roundHalfUp)
    .toNumber()

test.concurrent('totals are those of an independent reading of the same files', async () => {
  for (const month of ['2026-11', '2026-10']) {
    const report = await json('--month', month, '--names')
    const rows = rowsOf(month)
    expect(report.credits.total).toBeCloseTo(credits(rows), 1)
    expect(report.people.active).toBe(new Set(rows.map(({ UserId }) => UserId)).size)
    for (const day of report.byDay)
      expect(day.credits).toBeCloseTo(credits(rows.filter(({ Date }) => Date === day.day)), 1)
    for (const client of report.byClient)
      expect(client.credits).toBeCloseTo(credits(rows.filter(({ Client_Type }) => Client_Type === client.name)), 1)
    expect(report.byPerson).toHaveLength(report.people.active)
    expect(report.byPerson?.map(({ name }) => name)).toContain('developer.0@example.com')
    const fixed = { PRO: 20, PRO_PLUS: 40, PRO_MAX: 100, POWER: 200 }
    const tiers = new Map(rows.map(({ UserId, Subscription_Tier }) => [UserId, Subscription_Tier]))
    expect(report.money.fixed).toBe(
      [...tiers.values()].reduce((sum, tier) => sum + fixed[tier as keyof typeof fixed], 0),
    )
  }
})

test.concurrent('what was read is said: files, rows that a newer file replaced, bad rows, strays', async () => {
  const { source, month, state, through, forecast, rightSizing } = await json()
  expect(source).toMatchObject({
    files: bucket.size,
    replaced: rowsOf('2026-11').filter(({ Date, Client_Type }) => Date === '2026-11-05' && Client_Type === 'KIRO_IDE')
      .length,
    badRows: 1,
    stray: 1,
  })
  expect(source.firstBadRows[0]).toMatchObject({ reason: 'it has 2 fields, the header has 21' })
  expect({ month, state, through }).toEqual({ month: '2026-11', state: 'to date', through: '2026-11-19' })
  expect(forecast?.backtest?.forecasts).toBeGreaterThan(0)
  expect(rightSizing?.months).toEqual(['2026-09', '2026-10'])
})

test.concurrent('seats, teams, policy and invoice', async () => {
  const report = await json(
    '--seats',
    'seats.csv',
    '--teams',
    'teams.csv',
    '--policy',
    'policy.yml',
    '--invoice-usd',
    '9999.50',
  )
  expect(report.people).toMatchObject({ idle: 6, seatsFrom: 'seats file' })
  expect(new Set(report.byTeam?.map(({ name }) => name))).toEqual(new Set(['ops', 'web', null]))
  expect(report.money.invoice).toEqual({ usd: 9999.5, difference: expect.any(Number) as number })
  expect(report.budgets).toMatchObject([{ id: 'policy/monthly', limit: 2000 }])
  expect(report.actions.at(-1)).toMatchObject({ action: 'pause', percent: 100 })
})

test.concurrent('pseudonyms are the same for the same key', async () => {
  const [one, same, other] = await Promise.all(
    ['a key of sixteen+', 'a key of sixteen+', 'another key of 16'].map(async (key) =>
      (await json('--pseudonym-key', key)).byPerson?.map(({ name }) => name),
    ),
  )
  expect(one?.[0]).toMatch(/^p-[0-9a-f]{10}$/)
  expect(one).toEqual(same)
  expect(one).not.toEqual(other)
})

test.concurrent('every format, and all of them in a folder; without names there is no one in any', async () => {
  const runs = await Promise.all(
    ['text', 'markdown', 'csv', 'html'].map((format) =>
      folder.run('report', ...USAGE, '--format', format, ...(format === 'text' ? ['--out', 'out'] : [])),
    ),
  )
  expect(runs.map(({ exit }) => exit)).toEqual([0, 0, 0, 0])
  // What was written is said beside the report, so that the report can be redirected.
  expect(runs.map(({ stderr }) => stderr)).toEqual([
    ['md', 'json', 'csv', 'html'].map((ending) => `Written: out/kiro-usage-2026-11.${ending}\n`).join(''),
    '',
    '',
    '',
  ])
  expect(runs.map(({ stdout }) => stdout.slice(0, 15))).toEqual([
    '! Incomplete: 1',
    expect.stringContaining('### '),
    'month,state,ver',
    '<!doctype html>',
  ])
  expect((await readdir(join(folder.path, 'out'))).sort()).toEqual(
    ['csv', 'html', 'json', 'md'].map((ending) => `kiro-usage-2026-11.${ending}`),
  )
  expect(await readFile(join(folder.path, 'out', 'kiro-usage-2026-11.html'), 'utf8')).toContain('November 2026')
  const written = await Promise.all(
    (await readdir(join(folder.path, 'out'))).map((name) => readFile(join(folder.path, 'out', name), 'utf8')),
  )
  for (const text of [...runs.map(({ stdout }) => stdout), ...written])
    expect(text).not.toMatch(/@example\.com|0000-70cd-1caf/)
})

test.concurrent('a text of /usage alone is a report', async () => {
  const run = await folder.run('report', '--usage', 'usage.txt', ...AS_OF, '--format', 'json')
  const report = usageReportSchema.parse(JSON.parse(run.stdout))
  expect(report).toMatchObject({
    month: '2026-11',
    credits: { total: 1040.29, overage: 40.29 },
    money: { fixed: 20, unused: 0, overage: 1.61, total: 21.61 },
    readings: [{ file: 'usage.txt', used: 1000, allowance: 1000 }],
  })
})

test.concurrent.each([
  ['day.txt', { today: { input: 182_341, output: 48_902, share: 0.36 } }],
  ['bonus.txt', { bonusUsed: 5, bonus: 100 }],
])('so is one that counts neither credits of a plan nor tokens of a session: %s', async (file, expected) => {
  const run = await folder.run('report', '--usage', file, ...AS_OF, '--format', 'json')
  expect(usageReportSchema.parse(JSON.parse(run.stdout)).readings).toMatchObject([{ file, ...expected }])
})

test.concurrent('without a row of any usage file the month is incomplete, and nothing of it is 0', async () => {
  const [text, html] = await Promise.all(
    ['text', 'html'].map((format) => folder.run('report', '--usage', 'day.txt', ...AS_OF, '--format', format)),
  )
  expect(text?.stdout).toMatch(/^! Incomplete: no usage file has a row · .*: credits and dollars not known$/m)
  expect(text?.stdout).toMatch(/^ *total +not known$/m)
  expect(text?.stdout).not.toMatch(/\$0|\b0 (credits|seats)\b/)
  expect(html?.stdout).toContain('not known')
  expect(html?.stdout).not.toContain('$0.00')
})

test.concurrent.each<[string, string[], string]>([
  ['no files', ['report'], '--usage is missing.'],
  ['a pattern that names nothing', ['report', '--usage', 'nothing/*.csv'], 'No usage file matches nothing/*.csv.'],
  [
    'a wrong file',
    ['report', '--usage', 'wrong.csv'],
    'wrong.csv is not a user_report: It has no column Date, UserId, Credits_Used.',
  ],
  [
    'only strays',
    ['report', '--usage', 'logs/AWSLogs/mark*'],
    'The file that was found is no user_report or /usage text.',
  ],
  ['a month without rows', ['report', ...USAGE, '--month', '2026-01'], 'No row is from 2026-01.'],
  ['a month long after', ['report', '--usage', 'early.csv', '--month', '2027-05'], 'No row is from 2027-05.'],
  ['a month that is none', ['report', ...USAGE, '--month', '2026-13'], '--month 2026-13 is not a month.'],
  ['an amount that is none', ['report', ...USAGE, '--invoice-usd', '$5'], '--invoice-usd $5 is not an amount.'],
  ['a threshold below five', ['report', ...USAGE, '--fold', '4'], '--fold 4 is not a threshold.'],
  ['a threshold that is no number', ['report', ...USAGE, '--fold', 'eight'], '--fold eight is not a threshold.'],
  ['a short key', ['report', ...USAGE, '--pseudonym-key', 'short'], '--pseudonym-key has 5 characters.'],
  [
    'names and pseudonyms',
    ['report', ...USAGE, '--names', '--pseudonym-key', 'a key of sixteen+'],
    'both say how to show people',
  ],
  [
    'a list of seats without a plan',
    ['report', ...USAGE, '--seats', 'teams.csv'],
    'teams.csv has no column for the plan',
  ],
  [
    'a list that is not there',
    ['report', ...USAGE, '--teams', 'none.csv'],
    'none.csv cannot be read: no such file or folder.',
  ],
])('%s is wrong use, and says what to do', async (_, args, message) => {
  const { exit, stdout, stderr } = await folder.run(...args)
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toContain(message)
  expect(stderr.trim().split('\n').length).toBe(2)
})

test.concurrent('calibrate prints a patch of the policy, and writes it when asked to', async () => {
  const settings = JSON.stringify({
    models: {
      primary: { model: 'claude-sonnet-4.5' },
      routing: { taskExecution: 'primary', interactiveChat: 'primary' },
    },
  })
  const other = await Folder.make({ '.kiro/settings.json': settings })
  try {
    const printed = await other.run('calibrate', '--usage', join(folder.path, 'logs'), ...AS_OF)
    expect(printed.exit).toBe(0)
    expect(printed.stdout).toContain('+++ b/.github/kiro-policy.yml')
    expect(await other.run('calibrate', '--usage', join(folder.path, 'logs'), ...AS_OF, '--write')).toMatchObject({
      exit: 0,
    })
    const checked = await other.run('report', '--usage', join(folder.path, 'logs'), ...AS_OF, '--format', 'json')
    expect(usageReportSchema.parse(JSON.parse(checked.stdout)).estimate).toMatchObject({
      month: '2026-10',
      within: true,
    })
    expect(await other.run('calibrate', '--usage', join(folder.path, 'usage.txt'), ...AS_OF)).toMatchObject({ exit: 2 })
  } finally {
    await other.remove()
  }
})

test('the budgets of teams, the months side by side and what moved, by the same numbers as the rest', async () => {
  const report = await json('--policy', 'teams.yml', '--teams', 'teams.csv')
  const web = report.byTeam?.find(({ name }) => name === 'web')
  expect(report.budgets).toMatchObject([{ team: 'web', unit: 'USD', limit: 900, used: web?.usd }])
  expect(report.budgets[0]?.forecast?.share.typical).toBeGreaterThan(0)
  expect(report.unheld).toMatchObject([{ team: 'ghosts', why: 'the list of teams has no team of this name' }])
  expect(report.months.map(({ month, state }) => [month, state])).toEqual([
    ['2026-09', 'closed'],
    ['2026-10', 'closed'],
    ['2026-11', 'to date'],
  ])
  expect(report.months.at(-1)).toMatchObject({ credits: report.credits.total, totalUsd: report.money.total })
  expect(report.moved).toMatchObject({ against: '2026-10', compared: 'same working days' })
  expect(report.moved?.total?.now).toBe(report.credits.total)
})
