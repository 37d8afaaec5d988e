import { distance } from 'fastest-levenshtein'

/**
 * The candidate that the writer most likely meant, or null when none is close. Close means at most a third of the letters
 * differ: "fats" finds "fast", "gpt" finds nothing. Of several as close the one that begins like the text, then the first.
 * A word in place of a sign is the same: "proplus" finds "pro+".
 */
export function nearest(text: string, candidates: Iterable<string>): string | null {
  if (text.length > 100) return null
  const wanted = text.toLowerCase()
  const withSign = wanted.replace(/[-_ ]?plus$/, '+')
  let best: string | null = null
  let least = Infinity
  for (const candidate of candidates) {
    if (candidate.toLowerCase() === withSign) return candidate
    if (Math.abs(candidate.length - wanted.length) > least) continue
    const steps = distance(wanted, candidate.toLowerCase())
    const more = steps === least && best !== null && sameLetters(wanted, candidate) > sameLetters(wanted, best)
    if (steps < least || more) {
      least = steps
      best = candidate
    }
  }
  return best !== null &&
    least <= Math.max(1, Math.floor(Math.max(wanted.length, best.length) / 3), isSwap(wanted, best) ? 2 : 0)
    ? best
    : null
}

/** How many letters two words have in common before they differ. */
function sameLetters(wanted: string, candidate: string): number {
  const other = candidate.toLowerCase()
  let same = 0
  while (same < wanted.length && wanted[same] === other[same]) same += 1
  return same
}

/** Two neighbouring letters exchanged: one slip of the fingers that Levenshtein counts as two. */
function isSwap(a: string, b: string): boolean {
  const other = b.toLowerCase()
  const at = Array.from(a).findIndex((letter, index) => letter !== other[index])
  return a[at] === other[at + 1] && a[at + 1] === other[at] && a.slice(at + 2) === other.slice(at + 2)
}
