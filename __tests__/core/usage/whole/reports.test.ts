import { readFileSync, writeFileSync } from 'node:fs'
import { readSeats, readTeams } from '../../../../src/core/usage/reading/people-files.js'
import type { UsageFacts } from '../../../../src/core/usage/usage-facts.js'
import { file, reportOf, source } from '../../support/report-of.js'
import { contract, policy } from '../../support/repository.js'
import { seatOf } from '../../support/used.js'
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

const POLICY = policy(`version: 1
team: { developers: 30, workdays: 20, holidays: [2026-10-05, 2026-11-11, 2026-11-26], overage: true }
budget:
  required: [monthly]
  minimumAction: notify
  team: { credits: { monthly: 24000 }, usd: { monthly: 2700 } }
  teams:
    web: { credits: { monthly: 6500 } }
    ops: { credits: { monthly: 5200 }, usd: { monthly: 900 } }
    nowhere: { credits: { monthly: 10 } }
`)
const CONTRACT = contract(
  { primary: 'claude-sonnet-4.5', fast: 'auto' },
  { specGeneration: 'primary', taskExecution: 'primary', codeReview: 'fast', interactiveChat: 'fast' },
  { daily: { credits: 60 }, monthly: { credits: 800 }, enforcement: { at90: 'restrict', at100: 'pause' } },
)
const SOURCES = [source('.kiro/settings.json', CONTRACT)]

interface Case {
  readonly rows: Parameters<typeof rowsOf>[0]
  readonly facts: Partial<UsageFacts>
}

const CASES: Readonly<Record<string, Case>> = {
  'to-date': {
    rows: TO_DATE,
    facts: { day: '2026-11-18', teams: TEAMS, seats: SEATS, policy: POLICY, sources: SOURCES, stray: 2 },
  },
  named: {
    rows: { ...TO_DATE, people: PRICED, overage: 'daily' },
    facts: { day: '2026-11-18', teams: TEAMS, overageReading: 'daily', persons: { kind: 'names', nameOf } },
  },
  closed: {
    rows: { ...TO_DATE, people: PRICED },
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
    rows: { months: ['2026-09', '2026-10', '2026-11'], through: 9, people: [1, 3, 10, 17, 24, 32] },
    facts: { day: '2026-11-12', policy: POLICY, teams: TEAMS },
  },
  'larger-groups': {
    rows: { months: ['2026-10', '2026-11'], through: 26 },
    facts: { day: '2026-11-27', fold: 9, teams: TEAMS, seats: SEATS },
  },
}

test.each(Object.entries(CASES))('the report %s', (name, { rows, facts }) => {
  // Which price file it was is not in the numbers.
  const made = compact({ ...reportOf([file(rowsOf(rows))], facts), prices: undefined, catalogueAsOf: undefined })
  const path = new URL(`golden/${name}.json`, import.meta.url)
  if (process.env.UPDATE) writeFileSync(path, made)
  expect(made).toBe(readFileSync(path, 'utf8'))
})
