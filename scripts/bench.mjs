/**
 * How fast it is: whole processes beside an empty one of the same Node, as medians of runs in turn. Prints Markdown; with
 * `--write` it becomes docs/performance.md. `npm run build` first: what is measured is dist/, and lib/ for check() alone.
 *
 *   --runs N   pairs of runs for each number (21)
 *   --write    write docs/performance.md
 *   --beside FILE   the bundle of Sticky Pull Request Comment (dist/index.js of its repository): both actions in turn
 */
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { auditRuns, auditTable } from './bench/audit.mjs'
import { besideAction, besideTable } from './bench/comment-action.mjs'
import { writeSettings } from './bench/files.mjs'
import { usageRuns, usageTable } from './bench/usage.mjs'
import { forecastTable } from './bench/forecast.mjs'
import { patternSection } from './bench/patterns.mjs'
import { median, met, ms, number, paired, time } from './bench/measure.mjs'
import { millionTable } from './bench/million-table.mjs'
import { action, amongAMillion, calls, growth, scenarios, start } from './bench/pull-request.mjs'

const root = new URL('../', import.meta.url)
const path = (name) => fileURLToPath(new URL(name, root))
const AIMS = { advice: 50, cli: 3, bundle: 1.6e6, linear: 1.25 }
const SIZES = [1000, 5000, 10_000]

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '21' },
    write: { type: 'boolean', default: false },
    beside: { type: 'string' },
  },
})
const runs = Number(values.runs)

/** The Node that runs this, and the one that the action is declared for. */
async function nodes() {
  const all = await Promise.all(
    [process.execPath, path('node_modules/node/bin/node')].map(async (binary) => ({
      binary,
      version: (await time([binary, '--version'])).output.trim(),
    })),
  )
  return all.filter(({ version }, index) => all.findIndex((other) => other.version === version) === index)
}

function clean(variables = {}) {
  return { env: { PATH: process.env.PATH, ...variables } }
}

async function cli(binary) {
  const check = [
    binary,
    path('dist/cli/index.js'),
    'check',
    '--base',
    'examples/before',
    '--head',
    'examples/after',
    '--policy',
    'examples/kiro-policy.yml',
    '--as-of',
    '2026-10-08',
    '--fail-on',
    'never',
  ]
  return paired(
    () => time(check, { cwd: path('.'), ...clean() }),
    () => time([binary, '-e', '0'], clean()),
    runs,
  )
}

async function manyFiles(binary, folders) {
  const times = []
  for (const { count, before, after } of folders) {
    const check = [
      binary,
      path('dist/cli/index.js'),
      'check',
      '--base',
      before,
      '--head',
      after,
      '--as-of',
      '2026-10-08',
      '--format',
      'json',
      '--fail-on',
      'never',
    ]
    const taken = []
    for (let run = 0; run < 5; run += 1) taken.push((await time(check, clean())).ms)
    times.push({ count, ms: median(taken) })
  }
  return times
}

async function bundle(name) {
  const folder = new URL(`dist/${name}/`, root)
  const sizes = await Promise.all(
    (await readdir(folder))
      .filter((file) => file.endsWith('.js'))
      .map(async (file) => (await stat(new URL(file, folder))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

const MB = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`

async function measure() {
  return inFolder(async (folder) => {
    const folders = []
    for (const count of SIZES) folders.push({ count, ...(await writeSettings(join(folder, String(count)), count)) })
    const results = []
    for (const { binary, version } of await nodes()) {
      const inProcess = Number((await time([binary, path('scripts/bench/in-process.mjs')])).output)
      const advice = (await time([binary, path('scripts/bench/advice.mjs')])).output
        .trim()
        .split('\n')
        .map((line) => line.split(' ').map(Number))
      const unknown = JSON.parse((await time([binary, path('scripts/bench/unknown-models.mjs')])).output)
      results.push({
        version,
        unknown,
        cli: await cli(binary),
        action: await action(root, binary, folder, runs),
        start: await start(root, binary, folder, runs),
        scenarios: await scenarios(root, binary, folder),
        growth: await growth(root, binary, folder),
        inProcess,
        advice,
        files: await manyFiles(binary, folders),
      })
    }
    return results
  })
}

function report(results, bundles) {
  const rows = results.flatMap(
    ({ version, cli: one, action: whole, start: begun, inProcess, unknown, advice, files }) => {
      // The aims are for the Node on which GitHub runs the action.
      const aim = (text, isMet) => (version.startsWith('v24.') ? [text, met(isMet)] : ['', ''])
      const perFile = ({ count, ms: taken }) => taken / count
      const [half, all] = files.slice(-2)
      const growth = perFile(all) / perFile(half)
      return [
        [
          '`check` on the example, whole process',
          `${ms(one.a)}; empty process ${ms(one.b)}`,
          `${(one.a / one.b).toFixed(1)}x`,
          ...aim(`at most ${AIMS.cli}x`, one.a <= AIMS.cli * one.b),
        ],
        [
          'action, whole run',
          `${ms(whole.a)}; empty process ${ms(whole.b)}`,
          `${(whole.a / whole.b).toFixed(1)}x`,
          '',
          '',
        ],
        [
          'action, start with the toolkit, nothing to judge',
          `${ms(begun.a)}; empty process ${ms(begun.b)}`,
          `${(begun.a / begun.b).toFixed(1)}x`,
          '',
          '',
        ],
        ...files.map(({ count, ms: taken }) => [
          `\`check\` on ${number(count)} settings files a side`,
          ms(taken),
          `${number((count / taken) * 1000)} files/s`,
          '',
          '',
        ]),
        [
          `time per file, ${number(all.count)} against ${number(half.count)}`,
          '',
          `${growth.toFixed(2)}x`,
          ...aim(`linear: at most ${AIMS.linear}x`, growth <= AIMS.linear),
        ],
        ['`check()` of 1,000 assignments, in process', ms(inProcess), '', '', ''],
        [
          '`check()` of 4,000 agents with 4,000 unknown models',
          ms(unknown[1]),
          `${(unknown[1] / unknown[0] / 2).toFixed(2)}x per agent of 2,000`,
          ...aim(`linear: at most ${AIMS.linear}x`, unknown[1] / unknown[0] / 2 <= AIMS.linear),
        ],
        ...advice.map(([count, taken], index) => [
          `estimate, advice and cheapest seats for ${number(count)} assignments`,
          ms(taken),
          index === 0
            ? ''
            : `${(taken / count / (advice[index - 1][1] / advice[index - 1][0])).toFixed(2)}x per assignment`,
          ...(index === advice.length - 1 ? aim(`at most ${AIMS.advice} ms`, taken <= AIMS.advice) : ['', '']),
        ]),
      ].map((cells) => [version, ...cells])
    },
  )
  const sizes = Object.entries(bundles).map(([name, bytes]) => [
    '',
    `bundle \`dist/${name}\``,
    MB(bytes),
    '',
    `at most ${MB(AIMS.bundle)}`,
    met(bytes <= AIMS.bundle),
  ])
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [
    line(['Node', 'what', 'measured', 'ratio', 'aim', '']),
    '|---|---|--:|--:|---|---|',
    ...[...rows, ...sizes].map(line),
  ].join('\n')
}

/** What comes of a folder for a while. */
async function inFolder(act) {
  const folder = await mkdtemp(join(tmpdir(), 'kiro-governance-bench-'))
  try {
    return await act(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The Node on which GitHub runs the action. */
async function nodeOfAction() {
  return (await nodes()).at(-1)
}

/** A repository of a million files. */
async function million() {
  const { binary } = await nodeOfAction()
  return inFolder(async (folder) => millionTable(await amongAMillion(root, binary, folder)))
}

/** Beside an action that only writes a comment, where its bundle is given. */
async function beside() {
  if (values.beside === undefined) return []
  const { binary } = await nodeOfAction()
  return inFolder(async (folder) => [besideTable(await besideAction(root, binary, folder, values.beside, runs))])
}

/** The usage report. */
async function reading() {
  const { binary, version } = await nodeOfAction()
  return inFolder(async (folder) => usageTable(await usageRuns(root, binary, folder), version))
}

const results = await measure()
const table = [
  report(results, { check: await bundle('check'), cli: await bundle('cli'), report: await bundle('report') }),
  ...calls(results),
  ...(await beside()),
].join('\n\n')
const usage = await reading()
const large = await million()
const audits = auditTable(await auditRuns((await nodeOfAction()).binary))
const forecast = [forecastTable(), patternSection()].join('\n\n')
console.log([table, large, audits, usage, forecast].join('\n\n'))
if (values.write) {
  const page = [
    '<!-- Written by `npm run bench -- --write`. Do not edit. -->',
    '# Performance',
    `Measured on ${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model ?? 'unknown CPU'} (${cpus().length} cores). Medians of ${runs} pairs of runs in turn, the program beside an empty process (\`node -e 0\`) of the same Node; five runs for each number of files. The action runs against a local server without latency, on a repository of 1,002 files, and updates a comment; bytes are those of bodies before compression, nearly all of them the two trees. The aims are for Node 24, on which GitHub runs it.`,
    table,
    'A round is a wait: requests that are sent together are one. Timings are only here; no test depends on one.',
    large,
    audits,
    usage,
    forecast,
  ].join('\n\n')
  await writeFile(new URL('docs/performance.md', root), `${page}\n`)
}
