/** A part of a list of GraphQL's, and where the next one begins. */
export interface Page<T> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly nodes: readonly (T | null)[] | null
}

export const PAGE_INFO = 'pageInfo { hasNextPage endCursor }'

/** Asks for page after page; gives all of the list, and the last answer, which is the newest word on the rest. */
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
