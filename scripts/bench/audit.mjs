/**
 * Audits a generated organization that a stand-in for GitHub serves with 100 ms before each answer: started with the number of repositories,
 * it prints one JSON line for a full audit and one for a second audit after 10 repositories changed. Needs the loader of the tests, because the
 * stand-in is theirs; `auditRuns` starts it so.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { time } from './measure.mjs'

const root = new URL('../../', import.meta.url)
const path = (name) => fileURLToPath(new URL(name, root))
const LATENCY_MS = 100
const CHANGED = 10
const SIZES = [100, 1000, 10_000]
const AIMS = { requests: 40, again: 15, ms: 30_000 }

/** Every size, the full audit and the second one. */
export async function auditRuns(binary) {
  const found = []
  for (const size of SIZES) {
    const loader = path('__tests__/support/runner/typescript.mjs')
    const { output } = await time([
      binary,
      '--no-warnings',
      '--import',
      loader,
      fileURLToPath(import.meta.url),
      String(size),
    ])
    found.push(
      ...output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    )
  }
  return found
}

/** The section of docs/performance.md. */
export function auditTable(runs) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  const met = ({ size, again, requests, ms }) =>
    size !== 1000 ? '' : requests <= (again ? AIMS.again : AIMS.requests) && ms <= AIMS.ms ? 'met' : '**not met**'
  return [
    '## Audit of an organization',
    `Generated organizations, half of whose repositories use Kiro; GitHub answers after ${LATENCY_MS} ms, and refuses queries of more than 5,000 objects or 8 MB. The second audit starts from the report of the first, after ${CHANGED} repositories changed. The aim for 1,000 repositories is ${AIMS.requests} requests, ${AIMS.again} for the second, and ${AIMS.ms / 1000} s.`,
    [
      line(['repositories', '', 'requests', 'points', 'whole run', 'memory', '']),
      '|--:|---|--:|--:|--:|--:|---|',
      ...runs.map((run) =>
        line([
          run.size.toLocaleString('en'),
          run.again ? 'second' : 'full',
          run.requests,
          run.points,
          `${(run.ms / 1000).toFixed(1)} s`,
          `${Math.round(run.bytes / 1e6)} MB`,
          met(run),
        ]),
      ),
    ].join('\n'),
  ].join('\n\n')
}

async function main(size, bundle) {
  const { GeneratedOrganization, ORGANIZATION_POLICY } =
    await import('../../__tests__/support/audit/generated-organization.ts')
  const { startOrganizationGitHub } = await import('../../__tests__/support/audit/organization-github.ts')
  const folder = await mkdtemp(join(tmpdir(), 'kiro-governance-bench-'))
  const organization = new GeneratedOrganization(size, 2, 'usual')
  const github = await startOrganizationGitHub(organization, { latency: LATENCY_MS, validates: false })
  try {
    await writeFile(join(folder, 'policy.yml'), ORGANIZATION_POLICY)
    for (const again of [false, true]) {
      if (again)
        for (let index = 0; index < CHANGED; index += 1) organization.change(1 + index * Math.floor(size / CHANGED))
      github.points = 1_000_000
      github.requests.length = 0
      const run = await audited(bundle, folder, github.env)
      console.log(
        JSON.stringify({ size, again, requests: github.requests.length, points: 1_000_000 - github.points, ...run }),
      )
    }
  } finally {
    await github.close()
    await rm(folder, { recursive: true })
  }
}

/** One audit as a process of its own: milliseconds, and its largest resident memory. */
async function audited(bundle, folder, env) {
  const args = ['audit', '--organization', 'acme', '--policy', 'policy.yml', '--as-of', '2026-11-30', '--out', 'out']
  const from = performance.now()
  const child = spawn(process.execPath, ['--import', path('scripts/bench/peak.mjs'), bundle, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env, PEAK_FILE: join(folder, 'peak') },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  const ms = performance.now() - from
  if (![0, 1, 3].includes(code)) throw new Error(`the audit ended with ${code}`)
  return { ms, bytes: Number(await readFile(join(folder, 'peak'), 'utf8')) }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main(Number(process.argv[2]), process.argv[3] ?? path('dist/cli/index.js'))
