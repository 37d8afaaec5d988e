/** The median; of an even number the mean of the middle two. Null for an empty list. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const at = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(at) - 1], sorted[Math.floor(at)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
