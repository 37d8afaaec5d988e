import { distance } from 'fastest-levenshtein'

/**
 * The candidate that the writer most likely meant, or null when none is close. Close means at most a third of the letters
 * differ: "fats" finds "fast", "gpt" finds nothing.
 */
export function nearest(text: string, candidates: Iterable<string>): string | null {
  if (text.length > 100) return null
  const wanted = text.toLowerCase()
  let best: string | null = null
  let least = Infinity
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue
    const steps = distance(wanted, candidate.toLowerCase())
    if (steps < least) {
      least = steps
      best = candidate
    }
  }
  return best !== null &&
    least <= Math.max(1, Math.floor(Math.max(wanted.length, best.length) / 3), isSwap(wanted, best) ? 2 : 0)
    ? best
    : null
}

/** Two neighbouring letters exchanged: one slip of the fingers that Levenshtein counts as two. */
function isSwap(a: string, b: string): boolean {
  const other = b.toLowerCase()
  if (a.length !== other.length) return false
  const at = Array.from(a).findIndex((letter, index) => letter !== other[index])
  return at !== -1 && a[at] === other[at + 1] && a[at + 1] === other[at] && a.slice(at + 2) === other.slice(at + 2)
}
