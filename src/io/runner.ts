import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { UserError } from '../core/user-error.js'
import { codeOf } from './directory.js'

/** The variables of a process, by their names. */
export type Variables = Readonly<Record<string, string | undefined>>

/** What the runner says to an action in its variables and in the file of the event. */
export interface RunnerEnvironment {
  readonly event: string
  readonly payload: unknown
  readonly sha: string
  readonly repository: string
  /** The repository that this action is run from; empty for `uses: ./`. */
  readonly actionRepository: string
  /** Where the workflow lies: `owner/repo/path@ref`. */
  readonly workflowRef: string
  /** Where GitHub is: its REST API, its GraphQL API, and its pages; the last is empty where the runner does not say. */
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly serverUrl: string
  /** The folder that the paths of inputs are below. */
  readonly workspace: string
  readonly input: (name: string) => string
}

export async function readEnvironment(variables: Variables): Promise<RunnerEnvironment> {
  const variable = (name: string): string => variables[name] ?? ''
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
  const apiUrl = variables.GITHUB_API_URL ?? 'https://api.github.com'
  return {
    event: variable('GITHUB_EVENT_NAME'),
    payload,
    sha: variable('GITHUB_SHA'),
    repository,
    actionRepository: variable('GITHUB_ACTION_REPOSITORY'),
    workflowRef: variable('GITHUB_WORKFLOW_REF'),
    apiUrl,
    graphqlUrl: variable('GITHUB_GRAPHQL_URL') || `${apiUrl}/graphql`,
    serverUrl: variable('GITHUB_SERVER_URL'),
    workspace: workspaceOf(variables),
    input: (name) => variable(`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`).trim(),
  }
}

/** Where a step writes beside its log. */
export interface StepFiles {
  readonly summarize: (markdown: string) => void
  readonly setOutput: (name: string, value: string) => void
  readonly writeFile: (path: string, text: string) => Promise<string>
}

/** The files that the runner gives to a step, and its workspace. */
export function stepFiles(variables: Variables): StepFiles {
  return {
    // GitHub drops a step's whole summary of more than 1 MiB, so what comes here is shorter.
    summarize: (markdown) => {
      append(variables.GITHUB_STEP_SUMMARY, `${markdown}\n`, 'job summary')
    },
    // The delimiter is random, so that no value can end itself and begin another output.
    setOutput: (name, value) => {
      const delimiter = `ghadelimiter_${randomUUID()}`
      append(variables.GITHUB_OUTPUT, `${name}<<${delimiter}\n${value}\n${delimiter}\n`, 'outputs of the step')
    },
    writeFile: (path, text) => writeBelow(workspaceOf(variables), path, text),
  }
}

function workspaceOf(variables: Variables): string {
  return variables.GITHUB_WORKSPACE ?? '.'
}

function append(path: string | undefined, text: string, what: string): void {
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
async function writeBelow(workspace: string, path: string, text: string): Promise<string> {
  const target = resolve(workspace, path)
  try {
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text)
  } catch (error) {
    throw new UserError(`The file ${path} cannot be written (${codeOf(error)}).`, 'Check the input that names it.')
  }
  return target
}
