import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { today } from '../../../src/io/clock.js'
import type { Runner } from '../../../src/actions/runner.js'
import { ended, type Ended } from '../ended.js'
import { readInputs } from './action-inputs.js'
import { COMPILED, NODE } from './backend.js'
import type { MemoryGitHub } from './memory-github.js'
import type { Repository } from './repository.js'
import type { StandIn } from './stand-in.js'
import { stepInMemory } from './step-in-memory.js'
import { parseAnnotations, parseFileCommands, takeMasks, type Annotation } from './workflow-commands.js'

/** As much of a payload as the runner itself reads. */
export interface EventPayload {
  readonly repository?: { readonly full_name: string; readonly id: number; readonly owner: { readonly id: number } }
  readonly sender?: { readonly login: string; readonly id: number }
  readonly pull_request?: {
    readonly number: number
    readonly head: { readonly ref: string }
    readonly base: { readonly ref: string; readonly sha: string }
  }
  readonly merge_group?: { readonly head_ref: string; readonly head_sha: string }
  readonly ref?: string
  readonly after?: string
}

export interface ActionRun {
  /** What is run: the bundle in a process of its own, or what the bundle's entry calls, here. */
  readonly what: { readonly bundle: string } | { readonly perform: (runner: Runner) => Promise<number> }
  /** One in memory for what runs here. */
  readonly github: StandIn | MemoryGitHub
  readonly event: { readonly name: string; readonly payload: EventPayload }
  readonly inputs?: Readonly<Record<string, string>>
  /** The path of the `action.yml`: its inputs get their defaults, or '' where they have none, as on GitHub. */
  readonly action?: string
  /** On top of what the runner sets, for what a workflow's own `env` would say. */
  readonly env?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
  /** `YYYY-MM-DD`, for what runs here; today unless a test says otherwise. */
  readonly day?: string
}

export interface ActionResult {
  /** Null when it had to be killed. */
  readonly exit: number | null
  /** Without the commands that hide something, as on the log. */
  readonly stdout: string
  readonly stderr: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly annotations: readonly Annotation[]
  /** What the log is to hide. */
  readonly masks: readonly string[]
  readonly ms: number
}

/** What `github.token` is in a run; any token will do. */
export const TOKEN = 'ghs_standInStandInStandInStandInStandIn00'

/** The files a runner gives to each step, by the variable that names them. */
const FILES = {
  GITHUB_OUTPUT: 'output',
  GITHUB_STEP_SUMMARY: 'summary',
  GITHUB_ENV: 'env',
  GITHUB_STATE: 'state',
  GITHUB_PATH: 'path',
}

/** Runs an action as GitHub's runner would: with its environment and nothing of this one's but the PATH. */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const folder = await mkdtemp(join(tmpdir(), 'kiro-governance-run-'))
  try {
    const path = (name: string) => join(folder, name)
    await Promise.all(['home', 'workspace', 'temp'].map((name) => mkdir(path(name))))
    await Promise.all(Object.values(FILES).map((name) => writeFile(path(name), '')))
    await writeFile(path('event.json'), JSON.stringify(run.event.payload))

    const env = {
      PATH: process.env.PATH ?? '',
      HOME: path('home'),
      ...CONSTANT,
      ...run.github.env,
      ...eventVariables(run),
      GITHUB_EVENT_PATH: path('event.json'),
      GITHUB_WORKSPACE: path('workspace'),
      RUNNER_TEMP: path('temp'),
      RUNNER_TOOL_CACHE: path('temp'),
      ...Object.fromEntries(Object.entries(FILES).map(([variable, name]) => [variable, path(name)])),
      ...inputVariables(run.action === undefined ? {} : await readInputs(run.action, TOKEN)),
      ...inputVariables(run.inputs ?? {}),
      ...run.env,
    }
    const startedAt = performance.now()
    const left =
      'bundle' in run.what
        ? await spawned(run.what.bundle, env, path('workspace'), run.timeoutMs ?? 100_000)
        : await here(run.what.perform, run, env)
    const { masks, log } = takeMasks(left.stdout)
    return {
      ...left,
      stdout: log,
      masks,
      ms: performance.now() - startedAt,
      outputs: parseFileCommands(await readFile(path(FILES.GITHUB_OUTPUT), 'utf8')),
      summary: await readFile(path(FILES.GITHUB_STEP_SUMMARY), 'utf8'),
      annotations: [...parseAnnotations(left.stdout), ...parseAnnotations(left.stderr)],
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const CONSTANT = {
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_ACTION: '__self',
  GITHUB_JOB: 'kiro',
  GITHUB_RUN_ID: '1234567890',
  GITHUB_RUN_NUMBER: '7',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_RETENTION_DAYS: '90',
  GITHUB_WORKFLOW: 'Kiro',
  RUNNER_OS: 'Linux',
  RUNNER_ARCH: 'X64',
  RUNNER_NAME: 'GitHub Actions 1',
  RUNNER_ENVIRONMENT: 'github-hosted',
}

function eventVariables({ github, event: { name, payload } }: ActionRun): Record<string, string> {
  const fullName = payload.repository?.full_name ?? ''
  const { ref, sha, base, head } = checkedOut(github, name, payload)
  const actor = payload.sender?.login ?? ''
  const actorId = String(payload.sender?.id ?? '')
  return {
    GITHUB_EVENT_NAME: name,
    GITHUB_REPOSITORY: fullName,
    GITHUB_REPOSITORY_ID: String(payload.repository?.id ?? ''),
    GITHUB_REPOSITORY_OWNER: fullName.split('/')[0] ?? '',
    GITHUB_REPOSITORY_OWNER_ID: String(payload.repository?.owner.id ?? ''),
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REF_PROTECTED: 'false',
    GITHUB_SHA: sha,
    GITHUB_BASE_REF: base,
    GITHUB_HEAD_REF: head,
    GITHUB_WORKFLOW_REF: `${fullName}/.github/workflows/kiro.yml@${ref}`,
    GITHUB_WORKFLOW_SHA: sha,
    GITHUB_ACTOR: actor,
    GITHUB_ACTOR_ID: actorId,
    GITHUB_TRIGGERING_ACTOR: actor,
  }
}

/**
 * What a run is of: the trial merge for a pull request, the queue's own branch for a merge group, else a branch. For
 * `pull_request_target` that is the default branch, whichever one the pull request asks to be merged into.
 */
function checkedOut(github: StandIn, name: string, payload: EventPayload) {
  const repository = github.repositories.get(payload.repository?.full_name.toLowerCase() ?? '')
  const pull = payload.pull_request
  if (pull !== undefined) {
    const names = { base: pull.base.ref, head: pull.head.ref }
    if (name === 'pull_request_target') return { ...names, ...defaultBranch(repository) }
    const sha = repository?.pulls.get(pull.number)?.mergeCommit() ?? ''
    return { ...names, ref: `refs/pull/${pull.number}/merge`, sha }
  }
  const group = payload.merge_group
  if (group !== undefined) return { base: '', head: '', ref: group.head_ref, sha: group.head_sha }
  const ref = payload.ref ?? defaultBranch(repository).ref
  return { base: '', head: '', ref, sha: payload.after ?? repository?.resolve(ref) ?? '' }
}

function defaultBranch(repository: Repository | undefined) {
  const ref = `refs/heads/${repository?.defaultBranch ?? 'main'}`
  return { ref, sha: repository?.resolve(ref) ?? '' }
}

function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const variable = (name: string) => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [variable(name), value]))
}

function spawned(bundle: string, env: Record<string, string>, cwd: string, timeout: number): Promise<Ended> {
  return ended(NODE, [bundle], { env: { ...COMPILED, ...env }, cwd, timeout, killSignal: 'SIGKILL' })
}

/** The same in this process: the files are written as the toolkit writes them, and what it prints is kept. */
async function here(
  perform: (runner: Runner) => Promise<number>,
  { github, day = today() }: ActionRun,
  env: Record<string, string>,
): Promise<Ended> {
  if (!('line' in github)) throw new Error('what runs in this process needs a GitHub in memory')
  const { stdout, ...step } = stepInMemory(env)
  const exit = await perform({ ...step, ...github.line(), debugging: null, day })
  return { exit, stdout: stdout(), stderr: '' }
}
