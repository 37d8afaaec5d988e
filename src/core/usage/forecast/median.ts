/** The median; of an even number the mean of the middle two. Null for an empty list. */
export function median(values: readonly number[]): number | null {
  // Sorts by number without a call for each comparison: a forecast asks for thousands.
  const sorted = Float64Array.from(values).sort()
  const at = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(at) - 1], sorted[Math.floor(at)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
