import fc from 'fast-check'
import { FEW_RUNS } from '../../support/properties.js'
import { sized, times, names, type One } from './sized-people.js'

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

describe('what is said of some leaves no few others', () => {
  const capped: One = { uses: [1000, 1000, 1000], enabled: false }
  const free: One = { uses: [500, 500, 500], enabled: false }
  const newcomer: One = { uses: [null, null, 3], began: { '2026-10': 3 } }
  const gone: One = { uses: [3, null, null] }
  const unknown: One = { plan: 'ULTRA', uses: [1, 1, 1] }
  const volatile: One = { plan: 'POWER', uses: [10, 9000, 10] }
  const steady: One = { plan: 'POWER', uses: [10, 10, 10] }
  const notesOn = (people: One[], words: string): string =>
    sized(people, { team: 'workdays: 21' }).notes.find((note) => note.includes(words)) ?? ''

  test.each<[string, One[], string]>([
    ['all but two', [...times(9, capped), ...times(2, free)], 'Some people used up'],
    ['all but five', [...times(9, capped), ...times(5, free)], '9 people used up'],
    ['all', times(9, capped), '9 people used up'],
    ['all but newcomers', [...times(9, capped), ...times(2, newcomer)], 'Some people used up'],
    ['few', [...times(2, capped), ...times(9, free)], 'Fewer than 5 people used up'],
  ])('%s used up a plan', (_, people, words) => {
    expect(notesOn(people, 'used up')).toContain(words)
  })

  test('all but a few of a move are not certain, or a few of them', () => {
    const found = (unsure: number, sure: number) => {
      const { moves, notes } = sized([...times(unsure, volatile), ...times(sure, steady)])
      return [moves[0]?.volatile, /(?<=savings of ).*(?= are not certain)/.exec(notes.join(' '))?.[0]]
    }
    expect(found(6, 2)).toEqual([null, 'some people'])
    expect(found(2, 6)).toEqual([null, 'some people'])
    expect(found(6, 5)).toEqual([6, '6 people'])
    expect(found(6, 0)).toEqual([6, '6 people'])
    expect(found(0, 6)).toEqual([0, undefined])
  })

  test('with any numbers of them', () => {
    const kinds = [capped, free, newcomer, gone, unknown, volatile, steady]
    const numbers = fc.tuple(...kinds.map(() => fc.constantFrom(0, 0, 1, 2, 4, 5, 6, 9)))
    fc.assert(
      fc.property(numbers, (each) => {
        const people = each.flatMap((number, kind) => times(number, kinds[kind] ?? free))
        const { moves, notes, now } = sized(people, { team: 'workdays: 21' })
        const said = (words: string): number | null => {
          const note = notes.find((one) => one.includes(words))
          if (note === undefined) return 0
          const [number] = /\b\d+(?= people)/.exec(note) ?? []
          return number === undefined || note.includes('ewer than') ? null : Number(number)
        }
        const isFew = (number: number): boolean => number > 0 && number < 5
        // All people with a seat or a row, and those with a seat: each total less what is said of some of them.
        const parts = ['used up', 'less than one whole', 'in the last closed month', 'does not know their plan'].map(
          said,
        )
        expect(parts.filter((part) => isFew(part ?? 0))).toEqual([])
        const seats = now.seats.reduce((sum, one) => sum + one.seats, 0)
        const rest = (of: number, some: readonly (number | null | undefined)[]): number =>
          of - some.reduce<number>((sum, part) => sum + (part ?? 0), 0)
        expect(isFew(rest(people.length, parts))).toBe(false)
        if (parts[0] !== null && parts[1] !== null) expect(isFew(rest(seats, parts.slice(0, 2)))).toBe(false)
        for (const { people: all, volatile: unsure } of moves)
          if (unsure !== null) expect([unsure, all - unsure].filter(isFew)).toEqual([])
        const unsure = said('are not certain')
        if (unsure !== null)
          expect(
            isFew(
              rest(
                unsure,
                moves.map((move) => move.volatile),
              ),
            ),
          ).toBe(false)
      }),
      FEW_RUNS,
    )
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
