import { loadCatalogue } from '../../../../src/core/catalogue/catalogue.js'
import { offersOn, termsOf } from '../../../../src/core/cost/plan-cost.js'
import { daysIn, type Person } from '../../../../src/core/usage/ledger.js'
import { planReader } from '../../../../src/core/usage/reading/plan-of.js'
import { rightSizingSchema, type RightSizing } from '../../../../src/core/contract/usage/outlook.js'
import { rightSize, type RightSizeInput } from '../../../../src/core/usage/sizing/right-size.js'
import type { UsedBy, UsedMonth } from '../../../../src/core/usage/used.js'
import { policy } from '../../support/repository.js'

export const DAY = '2026-11-20'
export const CATALOGUE = loadCatalogue()
export const PLANS = planReader(CATALOGUE, DAY)
export const CLOSED = ['2026-08', '2026-09', '2026-10'] as const
const CURRENT = '2026-11'

/** Credits by month, the last closed one last; null is no row. The running month comes after them where `now` is there. */
export interface One {
  readonly plan?: string
  readonly uses: readonly (number | null)[]
  readonly now?: number
  readonly began?: Readonly<Record<string, number>>
  readonly enabled?: boolean | null
}

type Setting = Partial<Pick<RightSizeInput, 'seats' | 'name'>> & { readonly team?: string; readonly firstDay?: number }

function month(name: string, all: readonly One[], credits: (one: One) => number | null, firstDay: number): UsedMonth {
  const days = daysIn(name)
  const people = all.flatMap((one, person): UsedBy[] => {
    const used = credits(one)
    const seat = PLANS(one.plan ?? 'PRO')
    const daily = new Float64Array(days)
    daily[firstDay] = used ?? 0
    return used === null
      ? []
      : [
          {
            person,
            identity: person,
            seat,
            daily,
            credits: used,
            overage: Math.max(0, used - (seat.allowance ?? 0)),
            overageEnabled: one.enabled === undefined ? true : one.enabled,
            began: one.began?.[name] ?? null,
            activeDays: 1,
          },
        ]
  })
  return { month: name, days, through: days - 1, people }
}

/** What right-sizing is given for these people; the closed months end with CLOSED. */
export function input(
  all: readonly One[],
  { team = 'overage: true', seats = null, name = null, firstDay = 2 }: Setting = {},
): RightSizeInput {
  const stated = policy(`version: 1\nteam: { ${team} }`)
  const longest = Math.max(0, ...all.map(({ uses }) => uses.length))
  const names =
    longest > CLOSED.length ? Array.from({ length: longest - CLOSED.length }, (_, index) => `2026-0${index + 1}`) : []
  const months = [...names, ...CLOSED]
    .slice(-longest)
    .map((closed, index) =>
      month(closed, all, ({ uses }) => uses[index - longest + uses.length] ?? null, index === 0 ? firstDay : 0),
    )
  const people = all.map((_, person): Person => ({ id: `user-${person}`, email: null, profile: 'p' }))
  return {
    months: longest === 0 ? [] : months,
    current: month(CURRENT, all, ({ now }) => now ?? null, 0),
    people,
    offers: offersOn(CATALOGUE, stated, DAY),
    terms: termsOf(CATALOGUE, stated),
    seats,
    name,
  }
}

/** The right-sizing of these people, proven to have the shape of the report. */
export function sized(all: readonly One[], setting?: Setting): RightSizing {
  const found = rightSize(input(all, setting))
  if (!found) throw new Error('no closed month')
  expect(rightSizingSchema.parse(found)).toEqual(found)
  return found
}

/** One value so many times. */
export const times = <Value>(length: number, value: Value): Value[] => Array.from({ length }, () => value)
export const names = { name: (person: number) => `user-${person}` }
