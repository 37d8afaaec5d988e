import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Files } from '../../../support/github/git-objects.js'
import type { NewRepository, Repository } from '../../../support/github/repository.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import type { JsonReport } from '../../../../src/core/contract/check/report.js'
import {
  check,
  EXAMPLE,
  openPull,
  POLICY,
  SETTINGS,
  type NewPull,
  type OpenPull,
  type Run,
  type RunOptions,
} from '../../../support/pull-request-run.js'

export const github = openGitHub()
let workspace: string

/** To be called by each test file: a worker loads this module once, and hooks belong to a file. */
export function setUp(): void {
  beforeAll(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'kiro-governance-layers-'))
  })
  afterAll(async () => {
    await rm(workspace, { recursive: true })
  })
}

export interface Parent {
  readonly repository: Repository
  readonly sha: string
  /** How a policy names its file `kiro.yml`, or another one. */
  readonly at: (ref: string, path?: string) => string
}

let parents = 0

/** A repository of its own that holds policies for others; `files` gets its name. */
export function newParent(
  files: string | Files | ((name: string) => Files),
  { owner = 'acme', ...options }: NewRepository & { owner?: string } = {},
): Parent {
  parents += 1
  const name = `${owner}/policies-${parents}`
  const repository = github.repository(name, options)
  const sha = repository.commit({
    files: typeof files === 'function' ? files(name) : typeof files === 'string' ? { 'kiro.yml': files } : files,
  })
  repository.branch('main', sha)
  return { repository, sha, at: (ref, path = 'kiro.yml') => `${name}/${path}@${ref}` }
}

/** A policy that extends these references. */
export const extending = (references: string | readonly string[], more = ''): string =>
  `version: 1\nextends: ${JSON.stringify(references)}\n${more}`

/** The example's change where the repository's own policy says that. */
export const under = (policy: string | null): NewPull => ({
  before: { [SETTINGS]: EXAMPLE.before, 'README.md': 'A shop.\n', ...(policy === null ? {} : { [POLICY]: policy }) },
  after: { [SETTINGS]: EXAMPLE.after },
})

/** What the example's change comes to under the example's policy, wherever that lies. */
export const BLOCKED = { exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '2', 'credits-delta': '6805' } }
/** What comes of a parent that cannot be read. */
export const UNREADABLE = {
  exit: 2,
  stderr: '',
  outputs: { verdict: 'error', 'error-class': 'policy', complete: 'false', 'credits-after': '' },
}

let reports = 0

/** A run with a report file: the report, and every text that the run shows. */
export async function judged(
  change: NewPull | OpenPull,
  { inputs, ...options }: RunOptions = {},
): Promise<{ opened: OpenPull; run: Run; report: JsonReport; shown: string }> {
  const opened = 'pull' in change ? change : await openPull(github, change)
  const file = `${(reports += 1)}.json`
  const run = await check(github, opened, {
    ...options,
    inputs: { 'report-file': file, ...inputs },
    env: { GITHUB_WORKSPACE: workspace },
  })
  const report = await readFile(join(workspace, file), 'utf8')
  const comments = (await opened.pull.comments()).map(({ body }) => body)
  return {
    opened,
    run,
    report: JSON.parse(report) as JsonReport,
    shown: [run.stdout, run.stderr, run.summary, JSON.stringify(run.outputs), report, ...comments].join('\n'),
  }
}
