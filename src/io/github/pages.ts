/** One page of a GraphQL list, and the cursor of the next one. */
export interface Page<T> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly nodes: readonly (T | null)[] | null
}

/** The GraphQL fields of a page. */
export const PAGE_INFO = 'pageInfo { hasNextPage endCursor }'

/** Reads page after page; returns the whole list, and the last answer, which has the newest state of other fields. */
export async function readPages<A, T>(
  ask: (after: string | null) => Promise<A>,
  pageOf: (answer: A) => Page<T>,
): Promise<{ readonly last: A; readonly nodes: readonly T[] }> {
  const nodes: T[] = []
  for (let after: string | null = null; ;) {
    const last: A = await ask(after)
    const { pageInfo, nodes: some } = pageOf(last)
    nodes.push(...(some ?? []).filter((node) => node !== null))
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    if (after === null) return { last, nodes }
  }
}
