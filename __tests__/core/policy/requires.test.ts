import { satisfies } from '../../../src/core/policy/requires.js'

test.each<[string, unknown, boolean | null]>([
  ['2.3.4', '>=2.3.4', true],
  ['2.3.4', '>= 2.3.4', true],
  // Each part is compared, and what comes first decides.
  ['2.3.4', '>=2.3.5', false],
  ['2.3.4', '>=2.4', false],
  ['2.3.4', '>=2.4.0', false],
  ['2.3.4', '>=3', false],
  ['2.3.4', '>=2.3.3', true],
  ['2.3.4', '>=2.2.9', true],
  ['2.3.4', '>=1.9.9', true],
  // As numbers, not as text.
  ['2.10.0', '>=2.9', true],
  ['2.9.0', '>=2.10', false],
  // What is not stated is 0, on both sides.
  ['2.0.0', '>=2', true],
  ['2', '>=2.0.1', false],
  ['2', '>=2.0.0', true],
  // Not in the form that is looked at.
  ['2.3.4', '>2', null],
  ['2.3.4', '2.3.4', null],
  ['2.3.4', '>=2.3.4.5', null],
  ['2.3.4', '>=1234567', null],
  ['2.3.4', '>=123456', false],
  ['2.3.4', 2, null],
])('version %s, requires %j: %s', (version, requires, expected) => {
  expect(satisfies(version, requires)).toBe(expected)
})
