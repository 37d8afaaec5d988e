/** Whether a text is a day of the calendar, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().slice(0, 10) === text
  )
}

/** The day of a point in time, in seconds since 1970, UTC, as `YYYY-MM-DD`; null where no day of four-digit years is meant. */
export function dayOfSeconds(seconds: number): string | null {
  const time = new Date(seconds * 1000)
  const day = Number.isNaN(time.getTime()) ? '' : time.toISOString().slice(0, 10)
  return isDay(day) ? day : null
}

/** Milliseconds of a calendar day in UTC. */
export const MS_PER_DAY = 86_400_000

/** The day that is `days` after a day, or before it where that is negative; both `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, 10)
}

/** Whole days from one day to another, negative where it is earlier; both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / MS_PER_DAY)
}
