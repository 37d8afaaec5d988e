import { compareTeams } from '../../../src/core/what-if/compare-teams.js'
import type { Report } from '../../../src/core/report.js'
import { withTeam } from '../../../src/core/what-if/suppose-team.js'
import { plain } from '../../../src/core/text/message.js'
import { headline } from '../../../src/render/headline.js'
import { teamTable } from '../../../src/render/tables/team-table.js'
import { judged, policy } from '../support/repository.js'

const FILES = { '.kiro/settings/cli.json': { 'chat.defaultModel': 'auto' } }
const report = (team: string): Report => judged({ after: FILES, policy: `version: 1\n${team}` })

const PRO = report('team: { seats: { pro: 2, power: 1 }, overage: true }')

/** The report with other dollars for its seats, at the low, the typical and the high load. */
function costing(...usd: readonly (number | null)[]): Report {
  const { seatAdvice } = PRO
  if (!seatAdvice?.stated) throw new Error('seats are stated')
  const at = (index: number) => ({ usd: usd[index] ?? null, undone: 0 })
  return {
    ...PRO,
    seatAdvice: { ...seatAdvice, stated: { ...seatAdvice.stated, at: { low: at(0), typical: at(1), high: at(2) } } },
  }
}

test('each side has its people, seats, credits and dollars', () => {
  const other = report('team: { developers: 2 }')
  const { before, after, differenceUsd } = compareTeams(PRO, other)
  const { estimate, seatAdvice } = PRO
  expect(before).toEqual({
    developers: 3,
    credits: estimate.after,
    each: seatAdvice?.load.typical,
    seats: [
      { plan: 'pro', name: 'Pro', seats: 2 },
      { plan: 'power', name: 'Power', seats: 1 },
    ],
    at: seatAdvice?.stated?.at,
    complete: true,
    unseated: 0,
  })
  expect(after).toMatchObject({ developers: 2, each: other.seatAdvice?.load.typical, seats: [], at: null })
  expect(differenceUsd).toEqual({ low: null, typical: null, high: null })
})

test('people without a seat cost what is not known, so that more people never cost nothing', () => {
  const stated = policy('version: 1\nteam: { seats: { pro: 2, power: 1 }, overage: true }')
  const supposed = judged({ after: FILES, policy: withTeam(stated, { developers: 5, seats: null }) })
  const team = compareTeams(PRO, supposed)
  expect(team).toMatchObject({
    before: { unseated: 0 },
    after: { developers: 5, unseated: 2 },
    differenceUsd: { low: null, typical: null, high: null },
  })
  const { rows } = teamTable(team, { strong: (text) => text })
  expect(rows.filter(([title]) => title === 'seats' || title === 'USD / month')).toEqual([
    ['seats', '2 × Pro + 1 × Power', '2 × Pro + 1 × Power, 2 too few', ''],
    ['USD / month', '$240.00', 'at least $240.00', ''],
  ])
  expect(plain(headline({ ...supposed, team }).words)).toContain(
    'seats and overage: $240.00 a month → at least $240.00 a month',
  )
})

test('the difference is that of cents, at each load, and not known where a side is not', () => {
  expect(compareTeams(costing(0.1, 20, 7), costing(0.3, 10.05, null)).differenceUsd).toEqual({
    low: 0.2,
    typical: -9.95,
    high: null,
  })
  expect(compareTeams(costing(null, 1.1, 1), costing(1, 3.3, 1)).differenceUsd).toEqual({
    low: null,
    typical: 2.2,
    high: 0,
  })
})

test('without a price there are no credits of one developer', () => {
  const unpriced: Report = {
    ...PRO,
    estimate: { ...PRO.estimate, after: { low: null, typical: null, high: null }, complete: false },
  }
  expect(compareTeams(unpriced, { ...PRO, seatAdvice: null })).toMatchObject({
    before: { each: null, complete: false },
    after: { each: null, seats: [], at: null, complete: true },
  })
})
