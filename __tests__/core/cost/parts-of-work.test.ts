import { withKnownWork, type Carried } from '../../../src/core/cost/carried.js'
import { UNREAD, type Carrier } from '../../../src/core/cost/standing.js'
import { partOf, runsAt, workloadOf } from '../../../src/core/cost/workload.js'
import { words } from '../../../src/core/text/message.js'

const work = workloadOf([]).task('codeReview')

test('a part of some work has its part of the runs, also of those at low and at high use where they differ', () => {
  expect(partOf({ ...work, runs: 3, share: 0.5 }, 0.1)).toEqual({ ...work, runs: 0.3, share: 0.05 })
  expect(partOf({ ...work, runs: 3, runsLow: 0, runsHigh: 7 }, 0.1)).toEqual({
    ...work,
    runs: 0.3,
    runsLow: 0,
    runsHigh: 0.7,
    share: 0.1,
  })
  expect(partOf(work, 0.25)).toBe(partOf(work, 0.25))
})

test('runs at low and at high use are the typical ones where no others are stated', () => {
  const at = (some: Parameters<typeof runsAt>[0]): number[] =>
    (['low', 'typical', 'high'] as const).map((of) => runsAt(some, of))
  expect([at({ runs: 3 }), at({ runs: 3, runsLow: 0, runsHigh: 6 })]).toEqual([
    [3, 3, 3],
    [0, 3, 6],
  ])
})

const PRICED = { cost: { price: {} }, dropped: null } as unknown as Carrier
const DROPPED = { cost: null, dropped: words('x') } as unknown as Carrier
const one = (
  before: Carrier | null,
  after: Carrier | null,
  [was, is]: readonly [number, number],
  priced: boolean,
): Carried =>
  ({
    before: { carrier: before, works: Array.from({ length: was }, () => work) },
    after: { carrier: after, works: Array.from({ length: is }, () => work) },
    standing: { priced },
  }) as unknown as Carried

test.each<[string, Carried, readonly [number, number]]>([
  ['both known', one(PRICED, PRICED, [1, 2], true), [1, 2]],
  ['not there before', one(null, PRICED, [0, 2], true), [0, 2]],
  ['not there after', one(PRICED, null, [1, 0], false), [1, 0]],
  ['unknown after', one(PRICED, UNREAD, [1, 0], false), [1, 1]],
  ['nothing after, at a known price', one(PRICED, PRICED, [1, 0], true), [1, 0]],
  ['unknown before', one(UNREAD, PRICED, [0, 2], true), [2, 2]],
  ['unknown before, with work of its own', one(UNREAD, PRICED, [1, 2], true), [1, 2]],
  ['nothing before, at a known price', one(PRICED, PRICED, [0, 2], true), [0, 2]],
  ['dropped before', one(DROPPED, PRICED, [0, 2], true), [0, 2]],
  ['unknown on both sides', one(UNREAD, UNREAD, [0, 0], false), [0, 0]],
])('both sides have the same work where one is not known: %s', (_, carried, works) => {
  const { before, after } = withKnownWork(carried)
  expect([before.works.length, after.works.length]).toEqual(works)
})
