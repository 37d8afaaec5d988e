/** Which test files there are for a mutation, and what each executes of src/core: found out when it is asked, and kept until something changes. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { filesBelow } from './imports.mjs'

const CACHE = 'node_modules/.cache/mutate/coverage.json'
/** A test file that needs more CPU milliseconds than this is left out: mutants that it alone notices count as survivors. */
const SLOW = 20_000

/** The test files that load one of the files, in this process's reach; for what is not usage, those of usage are many and say little. */
export function testFilesFor(files, half, { importsOf }) {
  return filesBelow('__tests__').filter(
    (path) =>
      path.endsWith('.test.ts') &&
      !path.startsWith('__tests__/e2e/') &&
      !(half === 'core' && path.includes('/usage/')) &&
      files.some((file) => importsOf(path).has(file)),
  )
}

/** `known(path)`: `{ cpu, without, executes(file, offset) }` or null; `find(path, ask)`: the same after a look, by a worker if need be. */
export function coverageOf({ importsOf }) {
  const cache = readCache()
  const looking = new Map()
  const keys = new Map()
  const keyOf = (path) => {
    if (!keys.has(path)) keys.set(path, keyFrom(path, importsOf(path)))
    return keys.get(path)
  }
  const known = (path) => (cache[path]?.key === keyOf(path) ? asCoverage(cache[path]) : null)
  const look = async (path, ask) => {
    const observed = await ask({ observe: path, milliseconds: SLOW })
    cache[path] = { key: keyOf(path), ...(observed ?? { failures: [], cpu: SLOW, executed: {} }) }
    mkdirSync(dirname(CACHE), { recursive: true })
    writeFileSync(CACHE, JSON.stringify(cache))
    return asCoverage(cache[path])
  }
  return {
    known,
    find(path, ask) {
      const before = known(path)
      if (before) return Promise.resolve(before)
      if (!looking.has(path)) looking.set(path, look(path, ask))
      return looking.get(path)
    },
  }
}

function asCoverage({ cpu, failures, executed }) {
  return {
    cpu,
    without: failures.map(({ name }) => name),
    executes: (file, offset) => isWithin(executed[file] ?? [], offset),
  }
}

/** Ends in a row: an offset lies within when an odd number of them is not above it. */
function isWithin(ends, offset) {
  return ends.filter((end) => end <= offset).length % 2 === 1
}

/** The file and all that it loads, and the data that lies beside it. */
function keyFrom(path, loaded) {
  const hash = createHash('sha256')
  for (const each of [...loaded].sort()) hash.update(each).update(hashOf(each))
  for (const each of filesBelow(dirname(path)).filter((name) => !name.endsWith('.ts')))
    hash.update(`${each} ${statSync(each).size}`)
  return hash.digest('hex')
}

const hashes = new Map()
function hashOf(path) {
  if (!hashes.has(path)) hashes.set(path, createHash('sha256').update(readFileSync(path)).digest('hex'))
  return hashes.get(path)
}

function readCache() {
  try {
    return JSON.parse(readFileSync(CACHE, 'utf8'))
  } catch {
    return {}
  }
}
