import { readFileSync, writeFileSync } from 'node:fs'
import { readSeats, readTeams } from '../../../../src/core/usage/reading/people-files.js'
import { readUsageText } from '../../../../src/core/usage/reading/usage-text.js'
import type { UsageFacts } from '../../../../src/core/usage/usage-facts.js'
import { file, reportOf, source } from '../../support/report-of.js'
import { contract, policy } from '../../support/repository.js'
import { seatOf } from '../../support/used.js'
import type { Row } from '../../support/user-report.js'
import { emailOf, PEOPLE, rowsOf, userOf } from './organization.js'
import { compact } from './compact.js'

/*
 * Whole reports of one organization, in golden/, number by number: every sum, order and fold at once. `UPDATE=1`
 * rewrites them; read the difference before you commit it.
 */

/** All but those of the unknown plan. */
const PRICED = PEOPLE.slice(0, 32)
const TO_DATE = { months: ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11'], through: 17 }
const nameOf = (person: number): string => `name ${String(person).padStart(2, '0')}`

const TEAMS = readTeams(
  `UserId,Email,Team\n${PEOPLE.slice(0, 29)
    .map((person) => {
      const team = person < 12 ? 'web' : person < 20 ? 'Data & AI' : person < 27 ? 'ops' : 'design'
      return person % 2 === 0 ? `${userOf(person)},,${team}` : `,${emailOf(person)},${team}`
    })
    .join('\n')}\nnew-1,,ops\nnew-2,,ops\nnew-3,,ops\nnew-4,,ops\nnew-5,,ops\nnew-6,,ops\n`,
  'teams.csv',
)
const PLANS = ['Pro', 'Pro+', 'Power']
const SEATS = readSeats(
  `UserId,Plan,Status\n${[
    ...PRICED.map((person) => `${userOf(person)},${PLANS[person < 15 ? 0 : person < 25 ? 1 : 2]},active`),
    ...[1, 2, 3, 4, 5, 6].map((number) => `new-${number},Pro,active`),
    ...[7, 8, 9, 10, 11].map((number) => `new-${number},Power,active`),
    'gone-1,Pro,canceled',
    'gone-2,Pro+,pending',
    'odd-1,Pro+,odd',
  ].join('\n')}\n`,
  'seats.csv',
  seatOf,
)

const policyOf = (action: string) =>
  policy(`version: 1
team: { developers: 30, workdays: 20, holidays: [2026-10-05, 2026-11-11, 2026-11-26], overage: true }
budget:
  required: [monthly]
  minimumAction: ${action}
  team: { credits: { monthly: 24000 }, usd: { monthly: 2700 } }
  teams:
    web: { credits: { monthly: 6500 } }
    ops: { credits: { monthly: 5200 }, usd: { monthly: 900 } }
    nowhere: { credits: { monthly: 10 } }
`)
const POLICY = policyOf('notify')
const CONTRACT = contract(
  { primary: 'claude-sonnet-4.5', fast: 'auto' },
  { specGeneration: 'primary', taskExecution: 'primary', codeReview: 'fast', interactiveChat: 'fast' },
  { daily: { credits: 60 }, monthly: { credits: 800 }, enforcement: { at90: 'restrict', at100: 'pause' } },
)
const SOURCES = [source('.kiro/settings.json', CONTRACT)]

/** Eleven users, of whom six have a seat in a second profile too; and two files that end early. */
const TWO_PROFILES = [
  ...rowsOf({ ...TO_DATE, people: PEOPLE.slice(0, 11) }),
  ...rowsOf({ ...TO_DATE, people: PEOPLE.slice(15, 21), through: 9 }).map((row) => ({
    ...row,
    user: `U${row.user.slice(1).replace(/^1|^2/, (ten) => String(Number(ten) - 1))}`,
    profile: 'arn:aws:codewhisperer:eu-central-1:111122223333:profile/EU',
  })),
]
const TEXT =
  'Estimated Usage | resets on 2026-12-01 | KIRO PRO\nCredits (1000.00 of 1000 covered in plan)\nOverages: Enabled\nCredits used: 40.29\nEst. cost: $1.61 USD\n'
const TOKENS = 'Daily usage: 182,341 input / 48,902 output tokens (36% of daily budget)\n'

interface Case {
  readonly rows: readonly Row[]
  readonly facts: Partial<UsageFacts>
}

const CASES: Readonly<Record<string, Case>> = {
  'to-date': {
    rows: rowsOf(TO_DATE),
    facts: { day: '2026-11-18', teams: TEAMS, seats: SEATS, policy: POLICY, sources: SOURCES, stray: 2 },
  },
  named: {
    rows: rowsOf({ ...TO_DATE, people: PRICED, overage: 'daily' }),
    facts: {
      day: '2026-11-18',
      teams: TEAMS,
      overageReading: 'daily',
      persons: { kind: 'names', nameOf },
      policy: policyOf('restrict'),
    },
  },
  closed: {
    rows: rowsOf({ ...TO_DATE, people: PRICED }),
    facts: {
      day: '2026-11-18',
      month: '2026-10',
      teams: TEAMS,
      seats: SEATS,
      policy: POLICY,
      sources: SOURCES,
      invoiceUsd: 2140.5,
      persons: { kind: 'pseudonyms', nameOf },
    },
  },
  'few-people': {
    rows: rowsOf({ months: ['2026-09', '2026-10', '2026-11'], through: 9, people: [1, 3, 10, 17, 24, 32] }),
    facts: { day: '2026-11-12', policy: POLICY, teams: TEAMS },
  },
  'two-profiles': {
    rows: TWO_PROFILES,
    facts: { day: '2026-11-18', overageReading: 'cumulative', teams: TEAMS, policy: policyOf('pause') },
  },
  'texts-alone': {
    rows: [],
    facts: {
      day: '2026-11-18',
      month: '2026-11',
      policy: POLICY,
      sources: SOURCES,
      readings: [TEXT, TOKENS].map((text, index) => readUsageText(text, `usage-${index}.txt`, '2026-11-18')),
    },
  },
  'larger-groups': {
    rows: rowsOf({ months: ['2026-10', '2026-11'], through: 26 }),
    facts: { day: '2026-11-27', fold: 9, teams: TEAMS, seats: SEATS },
  },
}

test.each(Object.entries(CASES))('the report %s', (name, { rows, facts }) => {
  // Which price file it was is not in the numbers.
  const made = compact({
    ...reportOf(rows.length === 0 ? [] : [file(rows)], facts),
    prices: undefined,
    catalogueAsOf: undefined,
  })
  const path = new URL(`golden/${name}.json`, import.meta.url)
  if (process.env.UPDATE) writeFileSync(path, made)
  expect(made).toBe(readFileSync(path, 'utf8'))
})
