/** Month names in English. */
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** 2026-11 → November 2026 */
export function monthName(month: string): string {
  return `${nameOf(month)} ${month.slice(0, 4)}`
}

/** 2026-11-07 → 7 November */
export function dayName(day: string): string {
  return `${dayOfMonth(day)} ${nameOf(day)}`
}

/** 2026-11-07 → 7 November 2026 */
export function fullDay(day: string): string {
  return `${dayOfMonth(day)} ${monthName(day)}`
}

/** 2026-11-07 → 7 Nov */
export function shortDay(day: string): string {
  return `${dayOfMonth(day)} ${nameOf(day).slice(0, 3)}`
}

function dayOfMonth(day: string): number {
  return Number(day.slice(8, 10))
}

function nameOf(date: string): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? date.slice(5, 7)
}
