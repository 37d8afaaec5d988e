/**
 * How sharp the tests of src/core are: changes one thing at a time, at random, and looks whether a test fails.
 *
 *   npm run mutate -- --count 150 --half core --seed 7
 *   npm run mutate -- --count 20 src/core/policy
 *   npm run mutate -- --only 'src/core/text/glob.ts:41:12+1/operator.1'
 *
 *   --count N    mutants (50)
 *   --seed S     which ones; without it, others each time
 *   --half H     core: without src/core/usage; usage: that folder alone
 *   --only ID    one mutant, and what notices it
 *   --lanes N    processes at once (2)
 *   --seconds N  CPU seconds of tests for a mutant, nearest and quickest first (20)
 *
 * Only mutants that type-check count, and none of scripts/mutate/equivalents.json, which change nothing that anybody can see. The 0 of
 * `list[index] ?? 0` does not count where no test reaches it: it is there for the type alone. A mutant meets the test files that execute its place.
 * Nothing is written into src: the changed text is handed to the module loader (scripts/mutate/loading.mjs).
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { coverageOf, testFilesFor } from './mutate/coverage.mjs'
import { importGraph } from './mutate/imports.mjs'
import { interval, randomFrom, shuffled } from './mutate/sampling.mjs'
import { mutatedFiles, sitesIn } from './mutate/sites.mjs'
import { typeChecker } from './mutate/type-check.mjs'
import { handOut } from './mutate/workers.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    half: { type: 'string' },
    only: { type: 'string' },
    lanes: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '20' },
  },
})
if (values.half !== undefined && !['core', 'usage'].includes(values.half)) throw new Error('--half is core or usage')
/** Test files that a worker runs at a time: first the nearest few, then, for what they do not notice, many. */
const BATCHES = [3, 12]

process.chdir(new URL('..', import.meta.url).pathname)

const graph = importGraph()
const lanes = Number(values.lanes)
const files =
  values.only === undefined ? mutatedFiles({ half: values.half, paths: positionals }) : [values.only.split(':')[0]]
const testFiles = testFilesFor(files, values.half, graph)
const coverage = coverageOf(graph)
const compiles = typeChecker(files)
const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
const equivalents = JSON.parse(readFileSync('scripts/mutate/equivalents.json', 'utf8'))

/** Fallbacks of an index that were drawn, and that no test reaches. */
const unreached = []

/** Mutants as they are drawn: each place once, with the first of its other texts, in random order, that type-checks. */
function* mutants() {
  const random = randomFrom(Number(values.seed))
  const all = files.flatMap(sitesIn)
  sayStale(all)
  const sites = shuffled(all, random)
  let drawn = 0
  for (const site of sites) {
    if (drawn - unreached.length === Number(values.count)) return
    const ways = shuffled(
      site.texts.map((text, index) => ({ text, way: index + 1 })),
      random,
    )
    const mutant = ways.map((way) => mutantOf(site, way)).find(({ text }) => compiles(site.file, text))
    if (!mutant || isEquivalent(mutant)) continue
    drawn += 1
    yield mutant
  }
}

function mutantOf(site, { text, way }) {
  const source = sources.get(site.file)
  return {
    ...site,
    id: `${site.id}.${way}`,
    text: source.slice(0, site.start) + text + source.slice(site.end),
    change: site.show(text),
  }
}

function isEquivalent({ file, owner, kind, change }) {
  return equivalents.some(
    (each) => each.file === file && each.owner === owner && each.kind === kind && each.change === change,
  )
}

/** An entry of the list whose text is not there any more excuses nothing, and should go. */
function sayStale(sites) {
  for (const { file, owner, kind, change } of equivalents.filter((each) => files.includes(each.file))) {
    const isThere = sites.some(
      (site) =>
        site.file === file &&
        site.owner === owner &&
        site.kind === kind &&
        site.texts.some((text) => site.show(text) === change),
    )
    if (!isThere) process.stderr.write(`equivalents.json has no such mutation any more: ${file}  ${change}\n`)
  }
}

function* only(id) {
  for (const site of files.flatMap(sitesIn))
    for (const [index, text] of site.texts.entries())
      if (`${site.id}.${index + 1}` === id) yield mutantOf(site, { text, way: index + 1 })
}

/** Runs the test files that execute the place of a mutant, nearest and quickest first, until one notices it or its time is used. */
async function meet(mutant, ask) {
  const { file } = mutant
  const ordered = testFiles
    .filter((path) => graph.importsOf(path).has(file))
    .filter((path) => distance(path, file) <= 4 || coverage.known(path, file) !== null)
    .map((path) => ({ path, rank: (coverage.known(path, file)?.cpu ?? 1000) * distance(path, file) }))
    .sort((a, b) => a.rank - b.rank)
  const order = { file, text: mutant.text, reload: [...graph.importersOf(file)] }
  const result = { met: 0, cpu: 0, killer: null }
  let left = Number(values.seconds) * 1000
  let batch = []
  const runBatch = async () => {
    const answer = batch.length === 0 ? { cpu: 0, killer: null } : await ask({ ...order, tests: batch })
    result.met += batch.length
    result.cpu += answer?.cpu ?? 0
    result.killer = answer === null ? { failure: 'It does not end.' } : answer.killer
    batch = []
  }
  const visit = async (path) => {
    // A look at another test file costs as much as a run: first those that are known.
    if (coverage.known(path, file) === null) await runBatch()
    if (result.killer) return
    const { executes, cpu, without } = await coverage.find(path, file, ask)
    if (!executes(file, mutant.start) || (cpu > left && result.met + batch.length > 0)) return
    left -= cpu
    batch.push({ path, cpu, without })
    if (batch.length === (result.met === 0 ? BATCHES[0] : BATCHES[1])) await runBatch()
  }
  const later = []
  for (const { path } of ordered) {
    if (coverage.isLookedAt(path)) later.push(path)
    else await visit(path)
    if (result.killer) return result
  }
  for (const path of later) {
    await visit(path)
    if (result.killer) return result
  }
  await runBatch()
  return result
}

/** How far a test file is from a source: 1 for the file of the same name; then what imports it, the same folder, the same part, the rest. */
function distance(test, file) {
  const [one, other] = [test.replace('__tests__/', '').replace('.test.ts', ''), file.replace('src/', '').slice(0, -3)]
  if (one === other) return 1
  if (graph.namesOf(test).includes(file)) return 2
  const shared = one.split('/').filter((part, index) => other.split('/')[index] === part).length
  return [400, 200, 4][shared] ?? 3
}

const survivors = []
let [killed, cpu] = [0, 0]
const started = Date.now()
await handOut(values.only === undefined ? mutants() : only(values.only), lanes, async (mutant, ask) => {
  const { met, killer, ...used } = await meet(mutant, ask)
  cpu += used.cpu
  if (mutant.isIndexFallback && met === 0 && values.only === undefined) {
    unreached.push(mutant)
    return
  }
  if (killer) killed += 1
  else survivors.push(mutant)
  if ((killed + survivors.length) % 10 === 0)
    process.stderr.write(`${killed} of ${killed + survivors.length} killed so far\n`)
  if (values.only !== undefined) console.log(killer ?? `Not noticed by the ${met} test files that execute it.`)
  if (!killer || values.only !== undefined)
    console.log(`${mutant.file}:${mutant.line}  ${mutant.change}   [${mutant.id}; ${met} test files]`)
})

const all = Math.max(1, killed + survivors.length)
const percent = (share) => (100 * share).toFixed(0)
const [low, high] = interval(killed, all).map(percent)
console.log(
  `\n${killed} of ${all} killed: ${percent(killed / all)} % (95 %: ${low} to ${high}); seed ${values.seed}; ` +
    `${(cpu / 1000 / all).toFixed(1)} CPU seconds of tests for each; ${Math.round((Date.now() - started) / 1000)} s`,
)
if (unreached.length > 0)
  console.log(
    `Not counted: ${unreached.length} ${unreached.length === 1 ? 'fallback' : 'fallbacks'} of an index that no test reaches.`,
  )
if (survivors.length > 0) console.log(`One again: npm run mutate -- --only '${survivors[0].id}'`)
