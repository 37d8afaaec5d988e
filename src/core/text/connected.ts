/**
 * For each item the index of the first one that it is connected with: two items are where they share a key, or each is with
 * a third one.
 */
export function connected<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): Int32Array {
  const root = Int32Array.from(items, (_, index) => index)
  const find = (index: number): number => {
    let at = index
    while ((root[at] ?? at) !== at) at = root[at] ?? at
    return at
  }
  const known = new Map<string, number>()
  items.forEach((item, index) => {
    for (const key of keysOf(item)) {
      const other = known.get(key)
      if (other === undefined) known.set(key, index)
      else {
        const [a, b] = [find(other), find(index)]
        root[Math.max(a, b)] = Math.min(a, b)
      }
    }
  })
  return root.map((_, index) => find(index))
}
