/*
 * What the rows of all files come to: kept so that its size grows with people and months, never with rows or files. Credits are whole
 * millionths (1 credit = 1,000,000), so that sums are exact and do not depend on the order of the rows.
 */

export const MICRO = 1_000_000

/**
 * Half a year and the month itself: what a report rests on. What lies before says no more about where a month ends (the error on simulated
 * organisations is the same with a year), and people’s months are most of the memory that a report takes.
 */
export const MOST_MONTHS = 7

/** All usage that was read. Days are 0-based within their month. */
export interface Ledger {
  /** Everybody who has a row; `PersonMonth.person` is an index into it. */
  readonly people: readonly Person[]
  /** By `YYYY-MM`, ascending; a month without any row is not there. */
  readonly months: ReadonlyMap<string, MonthLedger>
}

/** A user of one Kiro profile: somebody in two profiles has two seats, and is billed twice. */
export interface Person {
  readonly id: string
  readonly profile: string
  /** Lower case as it is compared; null where no file has it. */
  readonly email: string | null
}

export interface MonthLedger {
  readonly month: string
  /** Calendar days of the month. */
  readonly days: number
  readonly people: readonly PersonMonth[]
  /** By `Client_Type`, as it is written. */
  readonly clients: ReadonlyMap<string, Tally>
  /** By model id, as its column says it: `claude-opus-4.8`. */
  readonly models: ReadonlyMap<string, ModelTally>
  /** Rows that have messages on two models or more. */
  readonly mixed: Amounts
  /** Rows without a message on any model: older files have no such columns. */
  readonly unattributed: Amounts
}

/** Microcredits as rows say them: `Credits_Used`, and the sum of `Overage_Credits_Used`, which means something only where that counts days. */
export interface Amounts {
  readonly credits: number
  readonly overage: number
}

/** One person’s month. */
export interface PersonMonth {
  readonly person: number
  /** `Subscription_Tier` as the newest row of the dearest plan says it: an upgrade re-rates the whole month. Empty where no row says. */
  readonly tier: string
  /** Microcredits of `Credits_Used` a day, all clients together; as many as the month has days. */
  readonly daily: () => Float64Array
  /** `Overage_Credits_Used` a day, microcredits: the sum over the clients, and the most of one client; null when no row has any. */
  readonly overage: () => { readonly sum: Float64Array; readonly most: Float64Array } | null
  /** Whether a row says that overage is switched on; null when no row says. */
  readonly overageEnabled: boolean | null
  /** Days with a row. */
  readonly activeDays: number
  /** The day on which `New_User` is true, 0-based; null when none is. */
  readonly began: number | null
  readonly messages: number
}

export interface Tally extends Amounts {
  readonly messages: number
  readonly people: Bits
}

/** Messages are counted per model in the files, credits are not. */
export interface ModelTally {
  readonly messages: number
  /** Rows whose messages are all on this model: their credits are known to be its own. */
  readonly alone: Amounts & { readonly messages: number }
  /** Those of them without overage: what a message costs can be told from them, however overage is meant. */
  readonly priced: { readonly rows: number; readonly messages: number; /** Microcredits. */ readonly credits: number }
  readonly people: Bits
}

/** A set of people, one bit each. */
export interface Bits {
  readonly size: number
  readonly has: (person: number) => boolean
}

export function monthOf(day: string): string {
  return day.slice(0, 7)
}

export function daysIn(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()
}

/** `YYYY-MM-DD` of a 0-based day. */
export function dayIn(month: string, day: number): string {
  return `${month}-${String(day + 1).padStart(2, '0')}`
}

/** 0 is Sunday. */
export function weekdayIn(month: string, day: number): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, day + 1)).getUTCDay()
}
