import { type RightSizing } from '../../../../src/core/contract/usage/outlook.js'
import { rightSize } from '../../../../src/core/usage/sizing/right-size.js'
import { CLOSED, type One, input, sized, times } from './sized-people.js'

const onMix = ({ seats }: RightSizing['now']) => seats.map(({ plan, seats: count }) => [plan, count])

test('six Power seats that Pro Max would do, and five Pro seats whose overage costs more than Pro+', () => {
  const found = sized([
    ...times(6, { plan: 'POWER', uses: [4000, 5000, 3900] }),
    ...times(5, { uses: [1800, 1900, 1700] }),
    ...times(7, { uses: [300, 900, 100] }),
  ])
  expect(found).toMatchObject({
    months: CLOSED,
    moves: [
      {
        from: 'power',
        fromName: 'Power',
        to: 'pro-max',
        toName: 'Pro Max',
        people: 6,
        folded: 0,
        savesUsd: 600,
        volatile: 0,
      },
      { from: 'pro', fromName: 'Pro', to: 'pro+', toName: 'Pro+', people: 5, folded: 0, savesUsd: 60, volatile: 0 },
    ],
    savesUsd: 660,
    now: { usd: 6 * 200 + 5 * 52 + 7 * 20 },
    best: { usd: 6 * 100 + 5 * 40 + 7 * 20 },
    breakEven: [
      { fromName: 'Pro', toName: 'Pro+', credits: 1500 },
      { fromName: 'Pro+', toName: 'Pro Max', credits: 3500 },
      { fromName: 'Pro Max', toName: 'Power', credits: 7500 },
    ],
    idle: null,
    persons: null,
  })
  expect(onMix(found.now)).toEqual([
    ['pro', 12],
    ['power', 6],
  ])
  expect(onMix(found.best)).toEqual([
    ['pro', 7],
    ['pro+', 5],
    ['pro-max', 6],
  ])
})

test('without a whole closed month there is nothing to say', () => {
  expect(rightSize(input([{ uses: [], now: 5 }]))).toBeNull()
  expect(rightSize(input([{ uses: [5] }], { firstDay: 9 }))).toBeNull()
})

test('a first month whose files begin late does not count', () => {
  expect(sized(times(5, { plan: 'PRO+', uses: [10, 1800] }), { firstDay: 9 })).toMatchObject({
    months: ['2026-10'],
    moves: [],
  })
  expect(sized(times(5, { plan: 'PRO+', uses: [10, 1800] }))).toMatchObject({
    months: ['2026-09', '2026-10'],
    moves: [{ to: 'pro' }],
  })
})

test('the last three closed months count', () => {
  expect(sized(times(5, { plan: 'POWER', uses: [9000, 9000, 10, 10, 10] }))).toMatchObject({
    months: CLOSED,
    moves: [{ from: 'power', to: 'pro', savesUsd: 900, volatile: 0 }],
  })
})

test('one plan for all months together, not one a month', () => {
  expect(sized(times(5, { plan: 'PRO+', uses: [100, 100, 3000] }))).toMatchObject({
    moves: [{ to: 'pro', savesUsd: 33.33, volatile: 5 }],
    now: { usd: 266.67 },
    best: { usd: 233.34 },
  })
})

test.each<[string, readonly One[], Partial<Record<'newcomers' | 'gone' | 'capped' | 'unknown', RegExp>>, unknown]>([
  [
    'who began within the last closed month',
    times(6, { plan: 'POWER', uses: [null, null, 10], began: { '2026-10': 3 } }),
    { newcomers: /^6 people with less than one whole closed month/ },
    [],
  ],
  [
    'who began on the first of it',
    times(6, { plan: 'POWER', uses: [null, null, 10], began: { '2026-10': 0 } }),
    {},
    [{ to: 'pro', volatile: 6 }],
  ],
  [
    'who began in the running month',
    times(6, { plan: 'POWER', uses: [null, null, null], now: 10, began: { '2026-11': 0 } }),
    { newcomers: /^6 people with less/ },
    [],
  ],
  [
    'who came back in the running month',
    times(6, { plan: 'POWER', uses: [10, 10, null], now: 10, began: { '2026-11': 4 } }),
    { newcomers: /^6 people with less/ },
    [],
  ],
  [
    'who began earlier',
    times(6, { plan: 'POWER', uses: [5000, 10, 10], began: { '2026-08': 20 } }),
    {},
    [{ to: 'pro', savesUsd: 1080, volatile: 0 }],
  ],
  [
    'who left',
    times(6, { plan: 'POWER', uses: [10, 10, null] }),
    { gone: /^6 people without a row in the last closed month and this one/ },
    [],
  ],
  [
    'who has a month without use',
    times(6, { plan: 'POWER', uses: [10, null, 10] }),
    {},
    [{ to: 'pro', savesUsd: 1080 }],
  ],
  [
    'whose plan nobody knows',
    times(6, { plan: 'ULTRA', uses: [10, 10, 10] }),
    { unknown: /^6 people are left out/ },
    [],
  ],
])('%s', (_, people, said, moves) => {
  const found = sized(people)
  expect(found.moves).toMatchObject(moves as object[])
  expect(found.moves).toHaveLength((moves as object[]).length)
  for (const sentence of Object.values(said)) expect(found.notes).toContainEqual(expect.stringMatching(sentence))
  for (const sentence of Object.keys(said).length === 0 ? [/people with(out)? /, /left out/] : [])
    expect(found.notes).not.toContainEqual(expect.stringMatching(sentence))
})

describe('overage', () => {
  test('off: a plan has to last in every month', () => {
    const found = sized(
      [
        ...times(5, { plan: 'POWER', uses: [100, 100, 1400], enabled: false }),
        ...times(5, { plan: 'POWER', uses: [100, 100, 990], enabled: false }),
      ],
      { team: 'overage: false' },
    )
    expect(found.moves).toMatchObject([
      { to: 'pro', people: 5, volatile: 5 },
      { to: 'pro+', people: 5, volatile: 5 },
    ])
    expect(found.notes[1]).toMatch(/switched off/)
  })

  test('a plan that stops and was used up: they may have wanted more', () => {
    const capped = (uses: number[]) =>
      sized(times(6, { plan: 'PRO+', uses, enabled: false }), { team: 'overage: false' })
    expect(capped([100, 1960, 100])).toMatchObject({ moves: [], now: { usd: 240 }, best: { usd: 240 } })
    expect(capped([100, 1960, 100]).notes).toContainEqual(
      '6 people used up a plan that stops there. They may have wanted more, so no smaller plan is advised for them.',
    )
    const upgraded = sized(times(6, { plan: 'POWER', uses: [100, 9800, 100], enabled: false }), {
      team: 'overage: true',
    })
    expect(upgraded.moves).toEqual([])
  })

  test('not stated: as the rows say, else a plan has to last', () => {
    expect(
      sized(times(6, { plan: 'PRO+', uses: [100, 100, 1400], enabled: true }), { team: 'workdays: 20' }).moves,
    ).toMatchObject([{ to: 'pro', savesUsd: 88 }])
    expect(
      sized(times(6, { plan: 'PRO+', uses: [100, 100, 1400], enabled: null }), { team: 'workdays: 20' }).moves,
    ).toEqual([])
    expect(sized(times(6, { uses: [1900, 1900, 1900], enabled: null }), { team: 'workdays: 20' }).moves).toMatchObject([
      { to: 'pro+', savesUsd: 96 },
    ])
  })

  test('individual: what is bought in advance has a least amount a month', () => {
    expect(
      sized(times(5, { plan: 'PRO+', uses: [1001, 1001, 1001] }), { team: 'overage: true, billing: individual' }),
    ).toMatchObject({ moves: [{ to: 'pro', savesUsd: 97.92 }] })
  })
})

test('Free is advice for no one, and stays with who has it', () => {
  expect(sized([...times(5, { uses: [1, 1, 1] }), ...times(5, { plan: 'FREE', uses: [1, 1, 1] })])).toMatchObject({
    moves: [],
    now: { usd: 100 },
  })
})

test('no price, no advice', () => {
  expect(
    sized(times(5, { plan: 'POWER', uses: [1, 1, 1] }), { team: 'region: [us-gov-west-1], overage: true' }),
  ).toMatchObject({ moves: [], savesUsd: null, now: { usd: null }, best: { seats: [], usd: null }, breakEven: [] })
})

test('a move that does not tell how many savings are not certain is told by no sum either, whichever it is', () => {
  const known = (plan: string): One => ({ plan, uses: [10, 10, 10] })
  const young = (plan: string): One => ({ plan, uses: [10] })
  const volatile = (...all: One[][]) => {
    const { moves, notes } = sized([...all.flat(), { uses: [1, 1, 1] }])
    return [moves.map((move) => move.volatile), notes.find((note) => note.startsWith('The savings of'))]
  }
  const half = [...times(5, known('POWER')), ...times(5, young('POWER'))]
  const few = [...times(4, known('PRO+')), ...times(2, young('PRO+'))]
  const five: unknown = expect.stringContaining('The savings of 5 people are not certain')
  expect(volatile(half, few)).toEqual([
    [5, null],
    expect.stringContaining('The savings of some people are not certain'),
  ])
  expect(volatile(half)).toEqual([[5], five])
  expect(volatile(half, times(6, known('PRO+')))).toEqual([[5, 0], five])
})
