import type { GitObjects, Mode, TreeEntry } from './git-objects.js'

/** The commit and everything before it. */
export function ancestors(objects: GitObjects, sha: string): Set<string> {
  const seen = new Set<string>()
  const open = [sha]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...objects.commit(next).parents)
  }
  return seen
}

/** The best common ancestor: one that no other common ancestor comes after; the newest where there are several. */
export function mergeBase(objects: GitObjects, base: string, head: string): string | undefined {
  const ofBase = ancestors(objects, base)
  const common = [...ancestors(objects, head)].filter((sha) => ofBase.has(sha))
  const surpassed = new Set<string>()
  for (const sha of common) {
    if (surpassed.has(sha)) continue
    for (const older of ancestors(objects, sha)) if (older !== sha) surpassed.add(older)
  }
  const best = common.filter((sha) => !surpassed.has(sha))
  return best.sort((a, b) => objects.commit(b).time - objects.commit(a).time)[0]
}

/** The commits of `head` that `base` does not have, oldest first. */
export function commitsSince(objects: GitObjects, base: string | undefined, head: string): string[] {
  const known = base === undefined ? new Set<string>() : ancestors(objects, base)
  const fresh = [...ancestors(objects, head)].filter((sha) => !known.has(sha))
  return fresh.sort((a, b) => objects.commit(a).time - objects.commit(b).time)
}

export interface ChangedFile {
  readonly path: string
  readonly status: 'added' | 'removed' | 'modified'
  readonly mode: Mode
  readonly oid: string
}

/** What differs between two trees, by path. Renames are an addition and a removal: nothing here needs more. */
export function changedFiles(objects: GitObjects, from: string, to: string, prefix = ''): ChangedFile[] {
  if (from === to) return []
  const before = new Map(objects.tree(from).map((entry) => [entry.name, entry]))
  const after = new Map(objects.tree(to).map((entry) => [entry.name, entry]))
  const names = [...new Set([...before.keys(), ...after.keys()])].sort()
  return names.flatMap((name) => {
    const [old, now] = [before.get(name), after.get(name)]
    const path = `${prefix}${name}`
    if (old?.oid === now?.oid && old?.mode === now?.mode) return []
    if (old?.mode === '040000' && now?.mode === '040000') return changedFiles(objects, old.oid, now.oid, `${path}/`)
    if (old !== undefined && now !== undefined && old.mode !== '040000' && now.mode !== '040000') {
      return [{ path, status: 'modified' as const, mode: now.mode, oid: now.oid }]
    }
    return [...whole(objects, old, path, 'removed'), ...whole(objects, now, path, 'added')]
  })
}

function whole(
  objects: GitObjects,
  entry: TreeEntry | undefined,
  path: string,
  status: 'added' | 'removed',
): ChangedFile[] {
  if (entry === undefined) return []
  if (entry.mode !== '040000') return [{ path, status, mode: entry.mode, oid: entry.oid }]
  return [...objects.walk(entry.oid, `${path}/`)]
    .filter(({ mode }) => mode !== '040000')
    .map(({ path: inside, mode, oid }) => ({ path: inside, status, mode, oid }))
}
