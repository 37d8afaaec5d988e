/** Below it a number above 1 is taken for a slip of another kind, such as a temperature of 2. Chosen by hand. */
const LEAST_PERCENT = 5

/** What a text of a number, with a unit or without, and a percentage in the place of a part of 1 can mean, best first. */
export function meantNumbers(value: string | number): number[] {
  const digits = typeof value === 'number' ? String(value) : /^\s*v?(\d+(?:\.\d+)?)\s*[x×%]?\s*$/i.exec(value)?.[1]
  if (digits === undefined) return []
  const number = Number(digits)
  return number >= LEAST_PERCENT && number <= 100 ? [number, number / 100] : [number]
}
