/** What is known of a history: the parents of each commit that was read, and when it was committed. */
export interface History {
  readonly parents: Map<string, readonly string[]>
  /** ISO 8601, UTC; '' where it is not known. */
  readonly dates: Map<string, string>
}

/**
 * The best common ancestor of two commits: one that no other common ancestor comes after, the newest of several. Null where there is none;
 * undefined where what was read does not tell yet. `whole`: all of both histories was read.
 */
export function mergeBaseOf(
  { parents, dates }: History,
  base: string,
  head: string,
  whole: boolean,
): string | null | undefined {
  const reach = (from: readonly string[], stop: ReadonlySet<string> = new Set()): Set<string> => {
    const seen = new Set<string>()
    const open = [...from]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      if (!stop.has(next)) open.push(...(parents.get(next) ?? []))
    }
    return seen
  }
  const ofBase = reach([base])
  const common = new Set([...reach([head])].filter((commit) => ofBase.has(commit)))
  // The ways from both commits to what they have in common. One that ends at a commit that was not read may lead to more.
  const ways = [...reach([base], common), ...reach([head], common)]
  if (!whole && ways.some((commit) => !common.has(commit) && !parents.has(commit))) return undefined
  const first = [...new Set(ways.filter((commit) => common.has(commit)))]
  const older = reach(first.flatMap((commit) => parents.get(commit) ?? []))
  const best = first.filter((commit) => !older.has(commit))
  // Of several, one may come after another by a way that was not read.
  if (best.length > 1 && !whole) return undefined
  return best.sort((a, b) => (dates.get(a) ?? '').localeCompare(dates.get(b) ?? '')).at(-1) ?? null
}
