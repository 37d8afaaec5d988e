import { policy } from '../../support/repository.js'
import { overageConflict } from '../../../../src/core/usage/month/overage-conflict.js'
import type { UsedBy } from '../../../../src/core/usage/used.js'
import { PLAIN } from '../../../../src/render/text/paint.js'
import { USAGE_FORMATS } from '../../../../src/render/usage/index.js'
import { file, reportOf } from '../../support/report-of.js'
import { usedBy, usedMonth } from '../../support/used.js'
import { row } from '../../support/user-report.js'

/** People of the plan Pro (1,000 credits) with these parts. */
const some = (count: number, from: number, parts: Partial<UsedBy> = {}, credits = 100): UsedBy[] =>
  Array.from({ length: count }, (_, index) => usedBy(from + index, 'PRO', credits, parts))

const ON = { overageEnabled: true }
const OFF = { overageEnabled: false }

test.each<[string, boolean, readonly UsedBy[], string]>([
  ['off, on for all', false, some(9, 0, ON), 'it is on for all 9 people'],
  ['off, on for many', false, [...some(9, 0, ON), ...some(6, 9, OFF)], 'it is on for 9 of 15 people'],
  ['off, on for few', false, [...some(2, 0, ON), ...some(9, 9, OFF)], 'it is on for some of the people'],
  ['off, on for all but few', false, [...some(9, 0, ON), ...some(2, 9, OFF)], 'it is on for some of the people'],
  ['off, and one person', false, some(1, 0, ON), 'it is on for everybody'],
  ['off, plans exceeded', false, some(7, 0, OFF, 1500), 'use goes beyond the plan for all 7 people'],
  ['off, overage in rows', false, some(7, 0, { overage: 3 }), 'use goes beyond the plan for all 7 people'],
  ['off, on and exceeded', false, some(7, 0, ON, 1500), 'it is on for all 7 people, and use goes beyond the plan'],
  [
    'off, on for many, of whom few have no other seat',
    false,
    // Eight people: six have a seat with overage, five of these another one without, and two have none with it.
    [...some(6, 0, ON), ...some(7, 6, OFF)].map((one, seat) => ({ ...one, identity: seat < 6 ? seat : seat - 5 })),
    'it is on for some of the people',
  ],
  ['off, on for five of ten', false, [...some(5, 0, ON), ...some(5, 5, OFF)], 'it is on for 5 of 10 people'],
  ['off, on for four of nine', false, [...some(4, 0, ON), ...some(5, 4, OFF)], 'it is on for some of the people'],
  ['off, on for five of nine', false, [...some(5, 0, ON), ...some(4, 5, OFF)], 'it is on for some of the people'],
  ['off, on for all of five', false, some(5, 0, ON), 'it is on for all 5 people'],
  ['off, on for all of four', false, some(4, 0, ON), 'it is on for everybody'],
  [
    'off, exceeded by one, and on for many',
    false,
    [...some(5, 0, ON), ...some(5, 5, OFF, 1020.5)],
    'it is on for 5 of 10 people, and use goes beyond the plan',
  ],
  ['on, off for all', true, some(9, 0, OFF), 'it is off for all 9 people'],
  ['on, off for few', true, [...some(2, 0, OFF), ...some(9, 9, ON)], 'it is off for some of the people'],
])('the policy says %s', (_, stated, people, said) => {
  expect(overageConflict(stated, usedMonth(people))).toEqual([expect.stringContaining(`${said}. Advice`)])
})

test.each<[string, boolean | null, readonly UsedBy[]]>([
  ['nothing is stated', null, some(9, 0, ON, 1500)],
  ['no row says', true, some(9, 0)],
  ['no row says, within the plan', false, some(9, 0)],
  ['off and off', false, some(9, 0, OFF)],
  ['a last request beyond the allowance is no overage', false, some(9, 0, OFF, 1020)],
  ['a plan that is not known is exceeded by nothing', false, [usedBy(0, 'TITAN', 9e9, OFF)]],
  ['on and on', true, some(9, 0, ON, 1500)],
])('no conflict: %s', (_, stated, people) => {
  expect(overageConflict(stated, usedMonth(people))).toEqual([])
})

test.each(['text', 'markdown', 'json', 'html'] as const)('the report says it as %s', (format) => {
  const rows = Array.from({ length: 6 }, (_, user) => row({ user: `u${user}`, day: '2026-11-18', enabled: 'true' }))
  const report = reportOf([file(rows)], { policy: policy('version: 1\nteam: { overage: false }') })
  expect(USAGE_FORMATS[format](report, { paint: PLAIN }).replace(/\s+/g, ' ')).toContain('it is on for all 6 people')
})
