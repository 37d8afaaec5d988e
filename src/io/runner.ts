import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { UserError } from '../core/user-error.js'
import { codeOf } from './directory.js'

/** What the runner tells an action in its environment. */
export interface RunnerEnvironment {
  readonly event: string
  readonly payload: unknown
  readonly sha: string
  readonly repository: string
  /** The repository that this action is run from; empty for `uses: ./`. */
  readonly actionRepository: string
  /** Where the workflow lies: `owner/repo/path@ref`. */
  readonly workflowRef: string
  readonly input: (name: string) => string
}

export async function readEnvironment(): Promise<RunnerEnvironment> {
  const variable = (name: string): string => process.env[name] ?? ''
  const path = variable('GITHUB_EVENT_PATH')
  let payload: unknown = {}
  if (path !== '') {
    try {
      payload = JSON.parse(await readFile(path, 'utf8'))
    } catch (error) {
      throw new UserError(
        `The event file ${path} cannot be read (${codeOf(error)}).`,
        'Run the action in a workflow on GitHub; elsewhere use the CLI.',
      )
    }
  }
  const repository = variable('GITHUB_REPOSITORY')
  if (!/^[^/]+\/[^/]+$/.test(repository))
    throw new UserError(
      'GITHUB_REPOSITORY is not set.',
      'Run the action in a workflow on GitHub; elsewhere use the CLI.',
    )
  return {
    event: variable('GITHUB_EVENT_NAME'),
    payload,
    sha: variable('GITHUB_SHA'),
    repository,
    actionRepository: variable('GITHUB_ACTION_REPOSITORY'),
    workflowRef: variable('GITHUB_WORKFLOW_REF'),
    input: (name) => variable(`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`).trim(),
  }
}

/** Adds to the page of the job. GitHub drops a step's whole summary of more than 1 MiB, so what comes here is shorter. */
export function writeSummary(markdown: string): void {
  append('GITHUB_STEP_SUMMARY', `${markdown}\n`, 'job summary')
}

/** Sets an output of the step. The delimiter is random, so that no value can end itself and begin another output. */
export function setOutput(name: string, value: string): void {
  const delimiter = `ghadelimiter_${randomUUID()}`
  append('GITHUB_OUTPUT', `${name}<<${delimiter}\n${value}\n${delimiter}\n`, 'outputs of the step')
}

function append(variable: string, text: string, what: string): void {
  const path = process.env[variable]
  if (!path) return
  try {
    appendFileSync(path, text)
  } catch (error) {
    throw new UserError(
      `The ${what} cannot be written (${codeOf(error)}).`,
      'Run the job again; if it stays so, the runner’s disk may be full.',
      'internal',
    )
  }
}

/** Writes a file that an input names, below the workspace when its path is relative. */
export async function writeWorkspaceFile(path: string, text: string): Promise<string> {
  const target = resolve(process.env.GITHUB_WORKSPACE ?? '.', path)
  try {
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text)
  } catch (error) {
    throw new UserError(`The file ${path} cannot be written (${codeOf(error)}).`, 'Check the input that names it.')
  }
  return target
}
