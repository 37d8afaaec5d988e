/** Which test files there are for a mutation, and what each executes of src/core: found out when it is asked, and kept until something changes. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { filesBelow } from './imports.mjs'

/** Below this folder, and ignored by git: a worktree whose node_modules is a link has its own. */
const CACHE = 'coverage/mutate.json'
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

/**
 * `known(path, file)`: what a test file executes, `{ cpu, without, executes(file, offset) }`, or null if no one has looked since the test file
 * or that source changed; `find(path, file, ask)`: the same after a look, by a worker if need be. What lies between the two may have changed.
 */
export function coverageOf({ importsOf }) {
  const cache = readCache()
  const looking = new Map()
  const known = (path, file) => {
    const kept = cache[path]
    const isCurrent = kept?.test === hashOf(path) && kept.sources[file] === hashOf(file)
    return isCurrent ? asCoverage(kept) : null
  }
  const look = async (path, ask) => {
    const observed = await ask({ observe: path, milliseconds: SLOW })
    const loaded = [...importsOf(path)].filter((each) => each.startsWith('src/core/'))
    cache[path] = {
      test: hashOf(path),
      sources: Object.fromEntries(loaded.map((each) => [each, hashOf(each)])),
      ...(observed ?? { failures: [], cpu: SLOW, executed: {} }),
    }
    mkdirSync(dirname(CACHE), { recursive: true })
    writeFileSync(CACHE, JSON.stringify(cache))
  }
  return {
    known,
    /** Whether another lane is having a look at the file. */
    isLookedAt: (path) => looking.has(path),
    async find(path, file, ask) {
      if (known(path, file) === null) {
        if (!looking.has(path))
          looking.set(
            path,
            look(path, ask).finally(() => looking.delete(path)),
          )
        await looking.get(path)
      }
      return asCoverage(cache[path])
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

const hashes = new Map()
function hashOf(path) {
  if (!hashes.has(path)) hashes.set(path, createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12))
  return hashes.get(path)
}

function readCache() {
  try {
    return JSON.parse(readFileSync(CACHE, 'utf8'))
  } catch {
    return {}
  }
}
