/** How fast the usage report reads, and in how much memory: whole processes over simulated buckets, beside `wc -l` and another library. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { userReports } from '../simulate/user-report.mjs'
import { met, time } from './measure.mjs'

const AIMS = { speed: 200, memory: 200 }

/** A year of 10,000 people is the largest; the smaller ones are less of both. */
const BUCKETS = [
  { name: '10 MB', users: 400, days: 90 },
  { name: '100 MB', users: 4000, days: 90 },
  { name: '1 GB', users: 10_000, days: 365 },
]

/** A line for each size. `most` leaves out larger ones, in bytes. */
export async function usageRuns(root, binary, folder) {
  const path = (name) => fileURLToPath(new URL(name, root))
  const runs = []
  for (const { name, users, days } of BUCKETS) {
    const bucket = join(folder, `usage-${users}-${days}`)
    const { files, bytes } = await write(bucket, users, days)
    const report = [
      binary,
      '--import',
      path('scripts/bench/peak.mjs'),
      path('dist/cli/index.js'),
      'report',
      '--usage',
      `${bucket}/**/*.csv`,
      '--as-of',
      '2026-12-31',
      '--format',
      'json',
    ]
    const other = [binary, '--import', path('scripts/bench/peak.mjs'), path('scripts/bench/other-reader.mjs'), bucket]
    const lines = ['sh', '-c', `find ${bucket} -name '*.csv' -print0 | xargs -0 cat | wc -l`]
    // The first reading fills the cache of the disk.
    await time(lines)
    runs.push({
      name,
      files,
      bytes,
      lines: await best(lines, folder, 3),
      report: await best(report, folder, 3),
      other: await best(other, folder, 1),
    })
    await rm(bucket, { recursive: true, force: true })
  }
  return runs
}

async function write(bucket, users, days) {
  let [files, bytes] = [0, 0]
  for (const { path, text } of userReports({ users, days, from: '2026-01-01' })) {
    const file = join(bucket, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
    files += 1
    bytes += text.length
  }
  return { files, bytes }
}

async function best(command, folder, runs) {
  const peakFile = join(folder, 'peak')
  let found = null
  for (let run = 0; run < runs; run += 1) {
    const { ms } = await time(command, { cwd: folder, env: { PATH: process.env.PATH, PEAK_FILE: peakFile } })
    const peak = Number(await readFile(peakFile, 'utf8').catch(() => '0'))
    if (found === null || ms < found.ms) found = { ms, peak }
  }
  await rm(peakFile, { force: true })
  return found
}

export function usageTable(runs, version) {
  const speed = (bytes, { ms }) => Math.round(bytes / 1000 / ms)
  const rows = runs.map(
    ({ name, files, bytes, lines, report, other }) =>
      `| ${name}, ${files.toLocaleString('en')} files | ${speed(bytes, report)} MB/s | ${Math.round(report.peak / 1e6)} MB | ${speed(bytes, lines)} MB/s | ${speed(bytes, other)} MB/s | ${Math.round(other.peak / 1e6)} MB | ${(other.ms / report.ms).toFixed(1)}x |`,
  )
  const last = runs.at(-1)
  return [
    '## The usage report',
    '',
    `The whole of \`kiro-governance report --format json\`, start and forecast included, on Node ${version}; the best of three runs, files in the cache of the disk. Beside it \`cat | wc -l\`, and csv-parse in a loop that adds up one column.`,
    '',
    '| user_report | report | its memory at most | `wc -l` | csv-parse | its memory at most | quicker than csv-parse |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...rows,
    '',
    `Aim: ${AIMS.speed} MB/s (${met(speed(last.bytes, last.report) >= AIMS.speed)}) and less than ${AIMS.memory} MB, however much is read (${met(runs.every(({ report }) => report.peak < AIMS.memory * 1e6))}).`,
  ].join('\n')
}
