/** Which module imports which, in src and __tests__, as paths from the root of the repository. */
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*'(\.{1,2}\/[^']+)'/g

export function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath, entry.name))
}

/** `{ namesOf, importsOf, importersOf }`: what a file imports itself; all that it loads, and all that load it, itself among them. */
export function importGraph() {
  const files = [...filesBelow('src'), ...filesBelow('__tests__')].filter((path) => /\.(ts|mjs|cjs|json)$/.test(path))
  const known = new Set(files)
  const down = new Map(files.map((path) => [path, /\.(ts|mjs)$/.test(path) ? importsIn(path, known) : []]))
  const up = new Map(files.map((path) => [path, []]))
  for (const [path, imported] of down) for (const each of imported) up.get(each).push(path)
  return { namesOf: (path) => down.get(path) ?? [], importsOf: reachable(down), importersOf: reachable(up) }
}

function importsIn(path, known) {
  const found = [...readFileSync(path, 'utf8').matchAll(IMPORT)].flatMap(([, name]) => {
    const named = posix.join(posix.dirname(path), name)
    return [named, named.replace(/\.js$/, '.ts')].filter((each) => known.has(each))
  })
  return [...new Set(found)]
}

function reachable(edges) {
  const known = new Map()
  return (path) => {
    if (known.has(path)) return known.get(path)
    const seen = new Set([path])
    for (const each of seen) for (const next of edges.get(each) ?? []) seen.add(next)
    known.set(path, seen)
    return seen
  }
}
