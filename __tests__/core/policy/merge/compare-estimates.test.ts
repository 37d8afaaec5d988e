import type { Estimate } from '../../../../src/core/cost/estimate.js'
import { estimatedLower, limitsCost } from '../../../../src/core/policy/merge/compare-estimates.js'
import { plain } from '../../../../src/core/text/message.js'
import { policy } from '../../support/repository.js'

/* What a change of the policy takes off the estimate of the same files, in several rows and roots. */

type Typical = number | null
/** A row by the name of its assignment: typical credits/month before and after. */
type Rows = Readonly<Record<string, readonly [before: Typical, after: Typical]>>

const credits = (typical: Typical) => ({ low: typical, typical, high: typical })
const sum = (rows: Rows, side: 0 | 1): number => Object.values(rows).reduce((all, row) => all + (row[side] ?? 0), 0)

function root(name: string, rows: Rows, rootBefore: string | null = name) {
  return {
    root: name,
    rootBefore,
    before: credits(sum(rows, 0)),
    after: credits(sum(rows, 1)),
    measured: { after: sum(rows, 1) },
    rows: Object.entries(rows).map(([assignment, [before, after]]) => ({
      assignment,
      label: assignment.toUpperCase(),
      before: { credits: credits(before) },
      after: { credits: credits(after) },
    })),
  }
}

const of = (...roots: readonly ReturnType<typeof root>[]): Estimate => ({ roots }) as unknown as Estimate
const told = (binding: Estimate, proposed: Estimate): string[] =>
  estimatedLower(binding, proposed).map(({ direction, key, message }) => `${direction} ${key}: ${plain(message)}`)

const A: Rows = { a: [5, 10], b: [5, 20] }

test.each<[string, Rows, string[]]>([
  ['the same', A, []],
  ['more', { a: [6, 11], b: [5, 21] }, []],
  [
    'less of one row and more of another',
    { a: [5, 3], b: [5, 21] },
    ['loosened cost: the same work is estimated lower for A: 30 → 24 credits a month in all'],
  ],
  [
    'less of every row',
    { a: [5, 9], b: [5, 8] },
    ['loosened cost: the same work is estimated lower for A and B: 30 → 17 credits a month in all'],
  ],
  [
    'less before alone',
    { a: [3, 10], b: [5, 20] },
    ['loosened cost: the same work is estimated lower for A: 10 → 8 credits a month in all'],
  ],
  [
    'a row without a price',
    { a: [5, 10], b: [5, null] },
    ['loosened cost: the same work is estimated lower for B: 30 → 10 credits a month in all'],
  ],
  ['no row of that name', { a: [5, 10] }, []],
])('a proposal that estimates %s', (_, proposed, expected) => {
  expect(told(of(root('', A)), of(root('', proposed)))).toEqual(expected)
})

test('a row that had no price does not fall', () => {
  expect(told(of(root('', { a: [null, null] })), of(root('', { a: [1, 1] })))).toEqual([])
})

test('more than three rows are counted', () => {
  const [was, is] = [10, 9].map((after) =>
    root('', Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, [1, after]]))),
  )
  expect(was && is && told(of(was), of(is))).toEqual([
    'loosened cost: the same work is estimated lower for A, B, C and 2 more: 50 → 45 credits a month in all',
  ])
})

test('of several roots the totals are those of the one that costs most, the rows those of all, each once', () => {
  const binding = of(root('', { a: [1, 10] }), root('web', { a: [1, 90], b: [1, 5] }), root('api', { c: [1, 20] }))
  const proposed = of(root('', { a: [1, 9] }), root('api', { c: [1, 19] }), root('web', { a: [1, 80], b: [1, 5] }))
  expect(told(binding, proposed)).toEqual([
    'loosened cost: the same work is estimated lower for A and C: in web/.kiro 95 → 85 credits a month in all',
  ])
  // A root that the proposal leaves out is compared with nothing.
  expect(told(binding, of(root('api', { c: [1, 19] })))).toEqual([
    'loosened cost: the same work is estimated lower for C: in api/.kiro 20 → 19 credits a month in all',
  ])
})

test('of several pairs of a root, the one with the same root before is compared, else the first', () => {
  const binding = of(root('web', A, 'old'))
  const lower = root('web', { a: [5, 9], b: [5, 20] }, 'other')
  expect(told(binding, of(lower, root('web', A, 'old')))).toEqual([])
  expect(told(binding, of(lower, root('web', A, 'another')))).toHaveLength(1)
  expect(told(binding, of(root('web', A, 'another'), lower))).toEqual([])
})

test.each([
  ['cost: { warn: { total: { credits: 9 } } }', true],
  ['budget: { team: { credits: { monthly: 9 } } }', true],
  ['budget: { required: [daily] }', false],
  ['team: { developers: 5 }', false],
])('a policy with %s limits cost: %s', (yaml, expected) => {
  const other = policy('version: 1\nmodels: { allow: [auto] }')
  const stated = policy(`version: 1\n${yaml}`)
  expect([limitsCost([...stated, ...other]), limitsCost([...other, ...stated])]).toEqual([expected, expected])
})
