/**
 * The first `most` entries of a list that is too long, in the list's own order. Lower ranks are taken first, and within
 * a rank the first entry of every file before the second of any, so that a file with many problems hides no other file.
 */
export function fairShare<T>(
  items: readonly T[],
  most: number,
  fileOf: (item: T) => string | undefined,
  rankOf: (item: T) => number = () => 0,
): readonly T[] {
  if (items.length <= most) return items
  const seen = new Map<string, number>()
  const turns = items.map((item, index) => {
    const rank = rankOf(item)
    const key = `${rank} ${fileOf(item) ?? ''}`
    const turn = seen.get(key) ?? 0
    seen.set(key, turn + 1)
    return { item, index, turn, rank }
  })
  const chosen = turns.sort((a, b) => a.rank - b.rank || a.turn - b.turn || a.index - b.index).slice(0, most)
  return chosen.sort((a, b) => a.index - b.index).map(({ item }) => item)
}
