import { MICRO, type Priced } from '../ledger.js'

/** Rows with one model alone, from which its price of a message is used. Chosen by hand. */
export const ENOUGH_ROWS = 20
/** Credits of these rows: a few tiny tasks are no price. Chosen by hand. */
const ENOUGH_CREDITS = 25
/** The part of the price by which it may be off at 95 % confidence. Chosen by hand. */
const MOST_OFF = 0.25
/** Standard deviations to each side that hold 95 % of a normal distribution. */
const NINETY_FIVE = 1.96

/** Rows of several months together. */
export function together(all: readonly Priced[]): Priced {
  const sum = (of: (one: Priced) => number): number => all.reduce((result, one) => result + of(one), 0)
  return {
    rows: sum(({ rows }) => rows),
    messages: sum(({ messages }) => messages),
    credits: sum(({ credits }) => credits),
    squares: {
      credits: sum(({ squares }) => squares.credits),
      both: sum(({ squares }) => squares.both),
      messages: sum(({ squares }) => squares.messages),
    },
  }
}

/**
 * Credits per message: all credits by all messages, so that a row counts by its credits. Null where the rows are too
 * few, too small, or too different for a price that is right within a quarter; then the multiplier has to do.
 */
export function messagePrice({ rows, messages, credits: micro, squares }: Priced): number | null {
  const credits = micro / MICRO
  if (rows < ENOUGH_ROWS || credits < ENOUGH_CREDITS || messages <= 0) return null
  const price = credits / messages
  const apart = Math.max(0, squares.credits - 2 * price * squares.both + price ** 2 * squares.messages)
  const error = Math.sqrt((apart * rows) / (rows - 1)) / credits
  return NINETY_FIVE * error <= MOST_OFF ? price : null
}
