const MONTHS = 12

/** Day 0 of the serial numbers of spreadsheets, in days since 1970. They take 1900 for a leap year. */
const SERIAL_ZERO = -25_569
const DAY_MS = 86_400_000

/** Serial numbers of days from 2000 to 2099. */
const SERIAL = /^(\d{5})(?:\.\d{1,12})?$/
const WITH_SEPARATORS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})\b/
const WITH_TIME = /^(\d{4}-\d{2}-\d{2})[T ]/

/** Why the text of the column `Date` is no day: names what a spreadsheet makes of one, and how to write it. */
export function dateProblem(text: string): string {
  const serial = SERIAL.exec(text)?.[1]
  if (serial !== undefined)
    return `Date is ${serial}, the number that a spreadsheet keeps for ${serialDay(Number(serial))}: format the column as YYYY-MM-DD`
  const [, first, second] = WITH_SEPARATORS.exec(text) ?? []
  if (first !== undefined && second !== undefined) return `Date is ${orderOf(Number(first), Number(second))}`
  const [, day] = WITH_TIME.exec(text) ?? []
  if (day !== undefined) return `Date has a time after ${day}: leave it out`
  return 'Date is not a day, YYYY-MM-DD'
}

function orderOf(first: number, second: number): string {
  if (first > MONTHS && second <= MONTHS) return 'written day first: write YYYY-MM-DD'
  if (second > MONTHS && first <= MONTHS) return 'written month first: write YYYY-MM-DD'
  return first === second
    ? 'not written as YYYY-MM-DD'
    : `ambiguous: ${first} and ${second} can be day and month, or month and day; write YYYY-MM-DD`
}

function serialDay(serial: number): string {
  return new Date((serial + SERIAL_ZERO) * DAY_MS).toISOString().slice(0, 10)
}
