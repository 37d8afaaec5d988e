import { sized, times, names } from './sized-people.js'

describe('few people', () => {
  const light = { plan: 'POWER', uses: [10, 10, 10] }
  const medium = { plan: 'PRO_MAX', uses: [1800, 1800, 1800] }

  test('moves of fewer than 5 are one row, which takes the smallest other one with it', () => {
    expect(
      sized([...times(3, light), ...times(2, medium), ...times(9, { plan: 'PRO+', uses: [10, 10, 10] })]).moves,
    ).toEqual([
      { from: 'pro+', fromName: 'Pro+', to: 'pro', toName: 'Pro', people: 9, folded: 0, savesUsd: 180, volatile: 0 },
      {
        from: null,
        fromName: 'other plans',
        to: null,
        toName: 'other plans',
        people: 5,
        folded: 2,
        savesUsd: 660,
        volatile: 0,
      },
    ])
    expect(sized([...times(3, light), ...times(9, { plan: 'PRO+', uses: [10, 10, 10] })]).moves).toMatchObject([
      { from: null, people: 12, folded: 2, savesUsd: 720 },
    ])
  })

  test('of fewer than 5 in all only the total is said', () => {
    const found = sized([...times(3, light), ...times(20, { uses: [10, 10, 10] })])
    expect(found).toMatchObject({
      moves: [],
      savesUsd: 540,
      now: {
        seats: [
          { plan: 'pro', seats: 20 },
          { plan: 'power', seats: 3 },
        ],
        usd: 1000,
      },
      best: { seats: [], usd: 460 },
    })
    expect(found.notes).toContain('The plan of fewer than 5 people would change: only the total is said.')
  })

  test('the best mix is not said when a plan has few people', () => {
    expect(sized([...times(3, light), ...times(5, { plan: 'PRO+', uses: [10, 10, 10] })]).best.seats).toEqual([])
  })

  test('no sentence counts them', () => {
    const found = sized([
      ...times(6, { plan: 'POWER', uses: [10, 9000, 10] }),
      ...times(2, { plan: 'ULTRA', uses: [1, 1, 1] }),
      { uses: [null, null, 3], began: { '2026-10': 3 } },
      { uses: [3, null, null] },
      { uses: [990, 990, 990], enabled: false },
    ])
    expect(found.notes.join(' ')).toMatch(/Fewer than 5 people are left out/)
    expect(found.notes.join(' ')).not.toMatch(/\b[0-4] (people|person)\b/)
  })
})

test('persons are named only when asked for, with least, middle and most credits', () => {
  const found = sized(
    [
      { plan: 'POWER', uses: [10, 30, 20] },
      { plan: 'POWER', uses: [null, 3000, 4000.125], began: { '2026-09': 0 } },
      { uses: [1, 1, 1] },
    ],
    names,
  )
  expect(found.persons).toEqual([
    {
      name: 'user-0',
      from: 'Power',
      to: 'Pro',
      savesUsd: 180,
      volatile: false,
      credits: { low: 10, typical: 20, high: 30 },
    },
    {
      name: 'user-1',
      from: 'Power',
      to: 'Pro Max',
      savesUsd: 100,
      volatile: false,
      credits: { low: 3000, typical: 3500.06, high: 4000.13 },
    },
  ])
})
