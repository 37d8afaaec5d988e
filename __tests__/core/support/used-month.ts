import type { Bits, Ledger, ModelTally } from '../../../src/core/usage/ledger.js'
import { daysIn, MICRO } from '../../../src/core/usage/ledger.js'
import type { UsedBy, UsedMonth } from '../../../src/core/usage/used.js'

const SEAT = { plan: 'pro', name: 'Pro', allowance: 1000, usd: 20 } as const

/** A month of so many people who use the same: credits of one of them by 0-based day. */
export function usedMonth(
  month: string,
  people: number,
  each: Readonly<Record<number, number>>,
  through = daysIn(month) - 1,
): UsedMonth {
  const daily = Float64Array.from({ length: daysIn(month) }, (_, day) => each[day] ?? 0)
  return monthOfPeople(
    month,
    Array.from({ length: people }, () => daily),
    through,
  )
}

/** A person with these credits by day. */
export function usedByDay(person: number, daily: Float64Array, parts: Partial<UsedBy> = {}): UsedBy {
  return {
    person,
    identity: person,
    seat: SEAT,
    daily,
    credits: daily.reduce((sum, one) => sum + one, 0),
    overage: 0,
    overageEnabled: null,
    began: null,
    activeDays: daily.filter((one) => one > 0).length,
    ...parts,
  }
}

/** A month by the days of each person. */
export function monthOfPeople(month: string, daily: readonly Float64Array[], through = daysIn(month) - 1): UsedMonth {
  return { month, days: daysIn(month), through, people: daily.map((days, person) => usedByDay(person, days)) }
}

/** A closed month in which each of these people used so many credits, the same every day. */
export function wholeMonth(month: string, people: number, credits: number): UsedMonth {
  const days = daysIn(month)
  return usedMonth(month, people, Object.fromEntries(Array.from({ length: days }, (_, day) => [day, credits / days])))
}

/** Rows with one model alone: how many, their messages and credits, and how many people use the model. */
export interface Alone {
  readonly rows: number
  readonly messages: number
  readonly credits: number
  readonly people: number
}

/** What a ledger knows of models, by month; of the rest nothing. */
export function ledgerOf(months: Readonly<Record<string, Readonly<Record<string, Alone>>>> = {}): Ledger {
  return {
    people: [],
    older: new Map(),
    months: new Map(
      Object.entries(months).map(([month, models]) => [
        month,
        {
          month,
          days: daysIn(month),
          peopleByDay: [],
          people: [],
          clients: new Map(),
          models: new Map(Object.entries(models).map(([name, alone]) => [name, tally(alone)])),
          mixed: NONE,
          unattributed: NONE,
        },
      ]),
    ),
  }
}

const NONE = { credits: 0, overage: 0 }

function tally({ rows, messages, credits, people }: Alone): ModelTally {
  return {
    messages,
    daily: new Float64Array(31),
    alone: { messages, credits: credits * MICRO, overage: 0 },
    // Rows that are all the same.
    priced: {
      rows,
      messages,
      credits: credits * MICRO,
      squares: { credits: credits ** 2 / rows, both: (credits * messages) / rows, messages: messages ** 2 / rows },
    },
    people: bits(people),
  }
}

function bits(size: number): Bits {
  return { size, has: (person) => person < size }
}
