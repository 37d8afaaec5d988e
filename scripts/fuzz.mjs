/**
 * Runs every property with random seeds until the time is over, or one fails: `npm run fuzz -- --minutes 20`. Prints each seed, and for
 * a failure the one command that replays it. What it finds becomes an example of its own in the tests.
 */
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('../', import.meta.url))

/** How many times the runs that it names a property has with each seed. */
const FACTOR = 3

/** Nothing in the tests is slow enough for this bound, in milliseconds, with FACTOR times the runs; a hang is. */
const TIMEOUT_MS = 600_000

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' }, factor: { type: 'string' } },
})
const minutes = Number(values.minutes)
const factor = Number(values.factor ?? FACTOR)
if (!(minutes > 0) || !(factor > 0)) {
  console.error('Usage: npm run fuzz -- [--minutes N] [--seed S] [--factor F], each a number above 0.')
  process.exit(2)
}

/** The test files that state a property, or try a part of a bound in each test run and all of it here. */
const files = readdirSync(join(root, '__tests__'), { recursive: true })
  .map((name) => join('__tests__', name))
  .filter((path) => path.endsWith('.test.ts'))
  .filter((path) => /fc\.assert\(|support\/properties/.test(readFileSync(join(root, path), 'utf8')))

const until = Date.now() + minutes * 60_000
let rounds = 0
do {
  const seed = values.seed ?? String(randomInt(2 ** 31))
  console.log(`FC_SEED=${seed} FC_FACTOR=${factor}: properties of ${files.length} files`)
  const failed = failuresWith(seed)
  rounds += 1
  if (failed.length > 0) {
    for (const { path, name, message } of failed) {
      console.error(`\n${path}: ${name}\n${message}\nReplay: ${replay(seed, path, name)}`)
    }
    process.exit(1)
  }
} while (values.seed === undefined && Date.now() < until)
console.log(`No property failed in ${rounds} round${rounds === 1 ? '' : 's'}.`)

/** The tests that fail with a seed; a run without a result is one failure, named after the run. */
function failuresWith(seed) {
  const folder = mkdtempSync(join(tmpdir(), 'kiro-governance-fuzz-'))
  try {
    const output = join(folder, 'results.json')
    const args = [
      '--json',
      `--outputFile=${output}`,
      '--silent',
      `--testTimeout=${TIMEOUT_MS}`,
      '--runTestsByPath',
      ...files,
    ]
    const { stderr, status } = spawnSync('npm', ['test', '--silent', '--', ...args], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1e9,
      env: { ...process.env, FC_SEED: seed, FC_FACTOR: String(factor) },
    })
    if (status === 0) return []
    const { testResults } = JSON.parse(readFileSync(output, 'utf8'))
    const failed = testResults.flatMap(({ name: file, message, assertionResults }) => {
      const path = relative(root, file)
      const tests = assertionResults.filter((test) => test.status === 'failed')
      if (tests.length === 0 && message !== '') return [{ path, name: '', message }]
      return tests.map((test) => ({ path, name: test.fullName, message: test.failureMessages.join('\n') }))
    })
    return failed.length > 0 ? failed : [{ path: '', name: 'the run', message: stderr }]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function replay(seed, path, name) {
  const pattern = name.replace(/[^A-Za-z0-9 ]+/g, '.+')
  return `FC_SEED=${seed} FC_FACTOR=${factor} npm test -- ${path} -t '${pattern}' --testTimeout=${TIMEOUT_MS}`
}
