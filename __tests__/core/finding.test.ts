import {
  alternatives,
  atLeast,
  compareFindings,
  introducedFindings,
  weaker,
  type Finding,
} from '../../src/core/finding.js'
import { say } from '../../src/core/text/message.js'
import type { Place } from '../../src/core/text/place.js'

const finding = (change: Partial<Finding> = {}): Finding => ({
  rule: 'a',
  severity: 'error',
  place: null,
  assignments: [],
  model: null,
  message: [],
  instead: [],
  introduced: true,
  identity: '',
  edit: null,
  ...change,
})
const at = (file: string, line: number, column: number): Place => ({ file, line, column })

test('the order of findings: severity, file, line, rule, column; what concerns the repository comes last', () => {
  const sorted = [
    finding({ place: at('a', 1, 9), rule: 'a' }),
    finding({ place: at('a', 1, 1), rule: 'b' }),
    finding({ place: at('a', 1, 2), rule: 'b' }),
    finding({ place: at('a', 2, 1), rule: 'a' }),
    finding({ place: at('a', 10, 1), rule: 'a' }),
    finding({ place: at('b', 1, 1), rule: 'a' }),
    finding({ rule: 'a' }),
    finding({ rule: 'b' }),
    finding({ severity: 'warning', place: at('a', 1, 1), rule: 'a' }),
    finding({ severity: 'notice', place: at('a', 1, 1), rule: 'a' }),
  ]
  expect([...sorted].reverse().sort(compareFindings)).toEqual(sorted)
  expect([...sorted.slice(5), ...sorted.slice(0, 5)].sort(compareFindings)).toEqual(sorted)
})

test('what a reviewer has to look at is new, and no notice', () => {
  const all = (['error', 'warning', 'notice'] as const).flatMap((severity) =>
    [true, false].map((introduced) => finding({ severity, introduced })),
  )
  expect(introducedFindings(all)).toEqual([all[0], all[2]])
})

test.each<[string, string[], string[]]>([
  ['all of them', ['b', 'c'], []],
  ['one of them', ['b', 'd'], ['b', 'd']],
  ['one inside another message', ['a', 'c'], ['a', 'c']],
  ['none of them, but in plain words', ['write '], ['write ']],
  ['none', [], []],
])('what a message names is not listed again, unless it names only a part: %s', (_, instead, expected) => {
  const message = say`write ${'b'}, as in ${say`${'c'}`}`
  expect(alternatives(finding({ message, instead }))).toEqual(expected)
})

test('of two severities, whether one reaches the other, and the weaker', () => {
  const order = ['error', 'warning', 'notice'] as const
  expect(order.map((one) => order.map((other) => atLeast(one, other)))).toEqual([
    [true, true, true],
    [false, true, true],
    [false, false, true],
  ])
  expect(order.map((one) => order.map((other) => weaker(one, other)))).toEqual([
    ['error', 'warning', 'notice'],
    ['warning', 'warning', 'notice'],
    ['notice', 'notice', 'notice'],
  ])
})
