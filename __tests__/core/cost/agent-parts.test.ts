import { leftOf, partsOf, type PartWanted } from '../../../src/core/cost/agent-parts.js'
import { isLoaded, loopsOf, nameIn, paired, withTwins, type RootPair } from '../../../src/core/cost/carried.js'
import type { WorkVolume } from '../../../src/core/cost/workload.js'
import type { Assignment } from '../../../src/core/kiro/assignment.js'
import { agent, configuration, type Files } from '../support/repository.js'

/** Four runs a day of 10 credits at 1.0x. */
const WORK: WorkVolume = {
  kind: 'taskExecution',
  runs: 4,
  credits: { low: 5, typical: 10, high: 20 },
  share: 1,
  source: { runs: 'page of runs', credits: 'page of credits' },
}
const flat = (value: number) => ({ low: value, typical: value, high: value })

/** An agent at a multiplier, with so many runs a day. */
function wanted(
  multiplier: number | null,
  runs: number,
  more: Partial<PartWanted['runs']> & { share?: number } = {},
): PartWanted {
  const { share = 1, ...own } = more
  return {
    share,
    multiplier: multiplier === null ? null : flat(multiplier),
    runs: { runs, credits: null, source: 'agents', ...own },
  }
}

/** What each carries: runs at low, typical and high use, and its share. */
const shown = (works: readonly (WorkVolume | null)[]) =>
  works.map((work) => work && [work.runsLow, work.runs, work.runsHigh, work.share])

test.each<[string, number, readonly PartWanted[], ReturnType<typeof shown>, readonly number[]]>([
  ['none', 1, [], [], [1, 1, 1]],
  ['one: none at low use, twice as much at high use', 1, [wanted(2, 1)], [[0, 1, 2, 0.25]], [1, 0.75, 0.5]],
  ['one that costs as much as the kind itself', 2, [wanted(2, 1)], [null], [1, 1, 1]],
  ['one that costs a little more', 1.99, [wanted(2, 1)], [[0, 1, 2, 0.25]], [1, 0.75, 0.5]],
  ['one without a multiplier', 1, [wanted(null, 1)], [null], [1, 1, 1]],
  ['one without runs', 1, [wanted(2, 0)], [null], [1, 1, 1]],
  [
    'one under a root with a quarter of the work',
    1,
    [wanted(2, 2, { share: 0.25 })],
    [[0, 0.5, 1, 0.125]],
    [1, 0.875, 0.75],
  ],
  ['more runs than there are', 1, [wanted(2, 9)], [[0, 4, 4, 1]], [1, 0, 0]],
  ['twice as many runs than there are at high use', 1, [wanted(2, 3)], [[0, 3, 4, 0.75]], [1, 0.25, 0]],
  [
    'two, the more expensive first',
    1,
    [wanted(2, 3), wanted(3, 3)],
    [
      [0, 1, 0, 0.25],
      [0, 3, 4, 0.75],
    ],
    [1, 0, 0],
  ],
  [
    'two that cost the same, in their order',
    1,
    [wanted(2, 3), wanted(2, 3)],
    [
      [0, 3, 4, 0.75],
      [0, 1, 0, 0.25],
    ],
    [1, 0, 0],
  ],
  ['a third for which nothing is left', 1, [wanted(2, 1), wanted(3, 4)], [null, [0, 4, 4, 1]], [1, 0, 0]],
  [
    'one between two that do not count',
    1,
    [wanted(1, 1), wanted(2, 1), wanted(null, 1)],
    [null, [0, 1, 2, 0.25], null],
    [1, 0.75, 0.5],
  ],
  [
    'two, by the credits of their own runs',
    1,
    [wanted(2, 3, { credits: flat(4) }), wanted(1, 3, { credits: flat(11) })],
    [null, [0, 3, 4, 0.75]],
    [1, 0.25, 0],
  ],
])('runs of taskExecution are carried by: %s', (_, own, agents, works, left) => {
  const parts = partsOf(WORK, own, agents)
  expect(shown(parts.works)).toEqual(works)
  expect([parts.left.low, parts.left.typical, parts.left.high]).toEqual(left)
})

test('what is carried has its own credits and sources, else those of the kind', () => {
  const own = { credits: flat(12), source: 'policy' }
  expect(partsOf(WORK, 1, [wanted(2, 1), wanted(2, 1, own)]).works).toMatchObject([
    { kind: 'taskExecution', credits: WORK.credits, source: { runs: 'agents', credits: 'page of credits' } },
    { kind: 'taskExecution', credits: flat(12), source: { runs: 'policy', credits: 'policy' } },
  ])
})

test('of no work nothing is carried, and all of it is left', () => {
  const parts = partsOf({ ...WORK, runs: 0 }, 1, [wanted(2, 1)])
  expect(parts).toEqual({ works: [null], left: flat(1) })
  // At low use there may be none, and at high use some.
  const { works, left } = partsOf({ ...WORK, runs: 0, runsLow: 0, runsHigh: 4 }, 1, [wanted(2, 1)])
  expect([shown(works), left]).toEqual([[[0, 0, 2, 0]], { low: 1, typical: 1, high: 0.5 }])
})

test('what is left has its runs and its share', () => {
  expect(leftOf(WORK, flat(1))).toBe(WORK)
  const bounded = { ...WORK, runsLow: 2, runsHigh: 8, share: 0.5 }
  const of = (low: number, typical: number, high: number) => {
    const { runsLow, runs, runsHigh, share } = leftOf(bounded, { low, typical, high })
    return [runsLow, runs, runsHigh, share]
  }
  expect(of(0.5, 0.25, 0.125)).toEqual([1, 1, 1, 0.125])
  expect([of(0, 1, 1), of(1, 0, 1), of(1, 1, 0)]).toEqual([
    [0, 4, 8, 0.5],
    [2, 0, 8, 0],
    [2, 4, 0, 0.5],
  ])
})

const agents = (files: Files): Assignment[] =>
  configuration(files).assignments.filter(({ work }) => work.kind === 'agent')
const file = (name: string) => `.kiro/agents/${name}.json`

/** Who is who, by name and file. */
function pairs(before: Files, after: Files, keys: ReadonlyMap<string, string> = new Map()) {
  const told = (one: Assignment | null) => one && `${nameIn(one)} ${one.file.split('/').at(-1) ?? ''}`
  // Only these are asked for.
  const pair: Pick<RootPair, 'pairs'> = { pairs: () => keys }
  return paired(agents(before), agents(after), pair as RootPair).map((one) => [told(one.before), told(one.after)])
}

test('the same on both sides: by their keys, else by name; what is gone comes last', () => {
  const before = { [file('1')]: agent('a', 'auto'), [file('2')]: agent('b', 'auto'), [file('3')]: agent('c', 'auto') }
  const after = { [file('4')]: agent('b', 'auto'), [file('5')]: agent('x', 'auto'), [file('6')]: agent('a', 'auto') }
  expect(pairs({}, after)).toEqual([
    [null, 'agent:b 4.json'],
    [null, 'agent:x 5.json'],
    [null, 'agent:a 6.json'],
  ])
  expect(pairs(before, {})).toEqual([
    ['agent:a 1.json', null],
    ['agent:b 2.json', null],
    ['agent:c 3.json', null],
  ])
  expect(pairs(before, after)).toEqual([
    ['agent:b 2.json', 'agent:b 4.json'],
    [null, 'agent:x 5.json'],
    ['agent:a 1.json', 'agent:a 6.json'],
    ['agent:c 3.json', null],
  ])
  // One that is paired by its key is no other one's by its name.
  const key = (of: Files, name: string) => agents(of).find((one) => one.name === `agent:${name}`)?.key ?? ''
  const keys = new Map([[key(after, 'x'), key(before, 'a')]])
  expect(pairs(before, after, keys)).toEqual([
    ['agent:b 2.json', 'agent:b 4.json'],
    ['agent:a 1.json', 'agent:x 5.json'],
    [null, 'agent:a 6.json'],
    ['agent:c 3.json', null],
  ])
})

test('a name without its root', () => {
  const all = configuration({
    [file('a')]: agent('a', 'auto'),
    'web/app/.kiro/agents/b.json': agent('b', 'auto'),
  }).assignments
  expect(all.map(({ name }) => name)).toEqual(['agent:a', 'web/app/agent:b'])
  expect(all.map(nameIn)).toEqual(['agent:a', 'agent:b'])
})

test('of twins those count that name a model, and the loops that allow the most runs', () => {
  const [one] = agents({
    [file('1')]: agent('a'),
    [file('2')]: agent('a', 'auto'),
    [file('3')]: agent('a', 'claude-opus-5'),
  })
  if (!one) throw new Error('there is an agent')
  expect(
    withTwins(one)
      .map(({ model }) => model)
      .sort(),
  ).toEqual(['auto', 'claude-opus-5'])
  expect(isLoaded(one)).toBe(true)
  expect([isLoaded({ ...one, dropped: ['x'], twins: [] }), isLoaded({ ...one, dropped: ['x'] })]).toEqual([false, true])
  expect(loopsOf(one)).toEqual([])
})
