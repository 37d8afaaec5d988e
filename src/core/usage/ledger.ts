/*
 * The sums of all rows of all files. Its size grows with people and months, never with rows or files. Credits are whole
 * millionths (1 credit = 1,000,000), so that sums are exact and do not depend on the order of the rows.
 */

/** Microcredits per credit. */
export const MICRO = 1_000_000

/** Months that are shown side by side: a year, with the month of the report. */
export const MOST_MONTHS = 12

/**
 * Of them, months on which conclusions rest, kept person by person and day by day: half a year and the month itself.
 * Earlier months do not improve the forecast (its error on simulated organizations is the same with a year), so of them
 * only each person's sums are kept: the days of people are most of the memory.
 */
export const BASE_MONTHS = 7

/** All usage that was read. Days are 0-based within their month. */
export interface Ledger {
  /** All people with a row; `PersonMonth.person` is an index into it. */
  readonly people: readonly Person[]
  /** By `YYYY-MM`, ascending; a month without rows is absent. The newest `BASE_MONTHS` months of the calendar. */
  readonly months: ReadonlyMap<string, MonthLedger>
  /** The months before them, as sums, up to `MOST_MONTHS` in all. */
  readonly older: ReadonlyMap<string, OlderMonth>
}

/** A user of one Kiro profile: a user of two profiles has two seats, and is billed twice. */
export interface Person {
  readonly id: string
  readonly profile: string
  /** In lower case, for comparison; null where no file has it. */
  readonly email: string | null
}

/** What is known of a month whatever is kept of its people. */
export interface MonthTallies {
  readonly month: string
  /** Calendar days of the month. */
  readonly days: number
  /** People with credits, by 0-based day. */
  readonly peopleByDay: readonly number[]
  /** By `Client_Type`, as the files write it. */
  readonly clients: ReadonlyMap<string, Tally>
  /** By model id, as the column names it: `claude-opus-4.8`. */
  readonly models: ReadonlyMap<string, ModelTally>
  /** Rows with messages on two or more models. */
  readonly mixed: Amounts
  /** Rows without messages on any model: older files have no such columns. */
  readonly unattributed: Amounts
}

export interface MonthLedger extends MonthTallies {
  readonly people: readonly PersonMonth[]
}

/** A month of which only each person's sums are kept. */
export interface OlderMonth extends MonthTallies {
  /** Made anew on each call. */
  readonly people: () => PersonSums[]
}

/**
 * Microcredits: `Credits_Used`, and the sum of `Overage_Credits_Used`, which is meaningful only where that column
 * counts single days.
 */
export interface Amounts {
  readonly credits: number
  readonly overage: number
}

/** What the rows of one person’s month state beside credits. */
interface PersonFacts {
  readonly person: number
  /**
   * `Subscription_Tier` of the newest row of the most expensive plan: an upgrade re-rates the whole month. Empty where
   * no row has it.
   */
  readonly tier: string
  /** Whether a row states that overage is enabled; null when no row does. */
  readonly overageEnabled: boolean | null
  /** Days with a row. */
  readonly activeDays: number
  /** The 0-based day on which `New_User` is true; null when none is. */
  readonly began: number | null
  readonly messages: number
}

/** One person’s month, day by day. */
export interface PersonMonth extends PersonFacts {
  /** Microcredits of `Credits_Used` by day, all clients together; one entry per day of the month. */
  readonly daily: () => Float64Array
  /**
   * `Overage_Credits_Used` by day, microcredits: the sum over the clients, and the maximum of one client; null when no
   * row has any.
   */
  readonly overage: () => { readonly sum: Float64Array; readonly most: Float64Array } | null
}

/** One person’s month as sums. */
export interface PersonSums extends PersonFacts {
  /** Microcredits of `Credits_Used`. */
  readonly credits: number
  /** `Overage_Credits_Used`, microcredits: the sum of all rows, and the largest; null when no row has any. */
  readonly overage: { readonly sum: number; readonly most: number } | null
}

export interface Tally extends Amounts {
  readonly messages: number
  /** Days with a row, a bit each: bit 0 is the first of the month. */
  readonly days: number
  /** Microcredits by 0-based day, overage as the rows have it. */
  readonly daily: Float64Array
  readonly people: Bits
}

/** Files count messages per model, not credits. */
export interface ModelTally {
  readonly messages: number
  /** Messages by 0-based day. */
  readonly daily: Float64Array
  /** Rows whose messages are all on this model, so that their credits are the model's. */
  readonly alone: Amounts & { readonly messages: number }
  /** Those of them without overage: they give the cost of a message, however overage is counted. */
  readonly priced: Priced
  readonly people: Bits
}

/** Rows from which the cost of a message is fitted. */
export interface Priced {
  readonly rows: number
  readonly messages: number
  /** Microcredits. */
  readonly credits: number
  readonly squares: Squares
}

/** Sums of squares and products of rows, in credits and messages: how much they differ from one price. */
export interface Squares {
  readonly credits: number
  readonly both: number
  readonly messages: number
}

/** A set of people, one bit each. */
export interface Bits {
  readonly size: number
  readonly has: (person: number) => boolean
}

/** The `YYYY-MM` of a `YYYY-MM-DD`. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** The number of days of a month (`YYYY-MM`). */
export function daysIn(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()
}

/** The month (`YYYY-MM`) so many months after another; before it for a negative number. */
export function monthAfter(month: string, months = 1): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + months, 1))
    .toISOString()
    .slice(0, 7)
}

/** The months (`YYYY-MM`) from one to another, both included, ascending. */
export function monthsFrom(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first; month !== '' && month <= last; month = monthAfter(month)) months.push(month)
  return months
}

/** `YYYY-MM-DD` of a 0-based day. */
export function dayIn(month: string, day: number): string {
  return `${month}-${String(day + 1).padStart(2, '0')}`
}

/** The weekday of a 0-based day; 0 is Sunday. */
export function weekdayIn(month: string, day: number): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, day + 1)).getUTCDay()
}
