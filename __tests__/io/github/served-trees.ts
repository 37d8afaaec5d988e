import type { GitHub } from '../../../src/io/github/client.js'

/** Folders by object id: the names in each, and their ids. Each holds one file besides. */
export type Folders = Readonly<Record<string, Readonly<Record<string, string>>>>

/** An object id. */
export const id = (number: number): string => number.toString(16).padStart(40, '0')

const unasked = (): Promise<never> => Promise.reject(new Error('not asked for here'))

/** A client that answers nothing. */
export const outOfReach: GitHub = {
  owner: 'acme',
  name: 'shop',
  read: unasked,
  readOnce: unasked,
  graphql: unasked,
  partial: unasked,
  partialOnce: unasked,
  ask: unasked,
  askOnce: unasked,
  write: unasked,
  mutate: unasked,
  remove: unasked,
}

/** A client that serves folders; REST cuts after so many entries. */
export function served(folders: Folders, { limit = Infinity, cut = false }: { limit?: number; cut?: boolean } = {}) {
  const batches: string[][] = []
  let requests = 0
  const FILE = 'f'.repeat(40)
  const below = function* (oid: string, prefix: string): Generator<{ path: string; mode: string; sha: string }> {
    for (const [name, sha] of Object.entries(folders[oid] ?? {})) {
      yield { path: `${prefix}${name}`, mode: '040000', sha }
      yield* below(sha, `${prefix}${name}/`)
    }
    yield { path: `${prefix}file`, mode: '100644', sha: FILE }
  }
  const partial = (query: string) => {
    requests += 1
    const asked = [...query.matchAll(/t\d+: object\(oid: "([0-9a-f]+)"\)/g)].map(([, oid = '']) => oid)
    batches.push(asked)
    const entries = (oid: string) => [
      ...Object.entries(folders[oid] ?? {}).map(([name, tree]) => ({ name, mode: 0o040000, oid: tree })),
      { name: 'file', mode: 0o100644, oid: FILE },
    ]
    const repository = Object.fromEntries(asked.map((oid, index) => [`t${index}`, { entries: entries(oid) }]))
    return Promise.resolve({ data: { repository }, errors: [] })
  }
  const read = (_route: string, { tree_sha: sha }: Readonly<Record<string, unknown>>) => {
    requests += 1
    const tree: unknown[] = []
    for (const entry of below(String(sha), '')) {
      if (tree.length >= limit) return Promise.resolve({ sha, truncated: true, tree })
      tree.push(entry)
    }
    return Promise.resolve({ sha, truncated: cut, tree })
  }
  const github = { ...outOfReach, read, partial, partialOnce: partial } as unknown as GitHub
  return { github, asked: () => batches, requests: () => requests }
}
