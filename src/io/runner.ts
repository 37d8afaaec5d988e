import {
  debug,
  error as annotateError,
  getInput,
  group,
  info,
  isDebug,
  notice,
  setOutput,
  setSecret,
  summary,
  warning,
} from '@actions/core'
import { accessSync, constants } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { UserError } from '../core/user-error.js'
import { codeOf, systemReason } from './files/directory.js'
import type { EventContext, Toolkit } from './github/toolkit.js'

/** The variables of a process, by their names. */
export type Variables = Readonly<Record<string, string | undefined>>

/** The runner's data for an action, from its variables and the event file. */
export interface RunnerEnvironment {
  readonly event: string
  readonly payload: unknown
  readonly sha: string
  readonly repository: string
  /** The repository that this action is run from; empty for `uses: ./`. */
  readonly actionRepository: string
  /** The running workflow file: `owner/repo/path@ref`. */
  readonly workflowRef: string
  /** GitHub's REST API, GraphQL API, and pages; the last is empty where the runner does not set it. */
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly serverUrl: string
  /** The number of this run; empty where the runner does not set it. */
  readonly runId: string
  /** The base folder of input paths. */
  readonly workspace: string
  /** The proxy on the way to GitHub, without its password; null when there is none. */
  readonly proxy: string | null
  readonly input: (name: string) => string
}

/**
 * Reads the environment of the runner.
 * @throws {UserError} when the event or a required variable is missing or unreadable.
 */
export function readEnvironment(
  { context, proxy }: Pick<Toolkit, 'context' | 'proxy'>,
  variables: Variables,
  input: (name: string) => string = getInput,
): RunnerEnvironment {
  const variable = (name: string): string => variables[name] ?? ''
  if (!/^[^/]+\/[^/]+$/.test(variable('GITHUB_REPOSITORY')))
    throw new UserError(
      'GITHUB_REPOSITORY is not set.',
      'Run the action in a workflow on GitHub; elsewhere use the CLI.',
    )
  // Both are undefined where the runner does not set them, despite their type.
  const { eventName = '', sha = '' } = context as Partial<EventContext>
  return {
    event: eventName,
    payload: context.payload,
    sha,
    repository: `${context.repo.owner}/${context.repo.repo}`,
    actionRepository: variable('GITHUB_ACTION_REPOSITORY'),
    workflowRef: variable('GITHUB_WORKFLOW_REF'),
    apiUrl: context.apiUrl,
    graphqlUrl: variable('GITHUB_GRAPHQL_URL') || `${context.apiUrl}/graphql`,
    serverUrl: variable('GITHUB_SERVER_URL'),
    runId: /^\d+$/.exec(variable('GITHUB_RUN_ID'))?.[0] ?? '',
    workspace: workspaceOf(variables),
    proxy,
    input,
  }
}

/** An annotation next to the code. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  readonly place: { readonly file: string; readonly line: number; readonly column: number } | null
}

/** The outputs of a step. */
export interface StepOutputs {
  readonly print: (text: string) => void
  readonly annotate: (annotation: Annotation) => void
  readonly summarize: (markdown: string) => Promise<void>
  readonly setOutput: (name: string, value: string) => void
  readonly writeFile: (path: string, text: string) => Promise<string>
}

/** The toolkit's function for each level. */
const ANNOTATE = { error: annotateError, warning, notice }

/**
 * The log, the step's files, and its workspace.
 * @throws {UserError} from its effects, when a file of the runner cannot be written.
 */
export function stepOutputs(variables: Variables): StepOutputs {
  process.stdout.on('error', (error) => {
    // The reader of the log is gone; outputs and exit code remain.
    if (codeOf(error) !== 'EPIPE') throw error
  })
  return {
    // Through the stream that the toolkit writes commands to, so that the order is kept.
    print: (text) => {
      info(text.replace(/\n$/, ''))
    },
    annotate: ({ level, title, message, place }) => {
      const at = place === null ? {} : { file: place.file, startLine: place.line, startColumn: place.column }
      ANNOTATE[level](message, { title, ...at })
    },
    // GitHub drops a step's whole summary of more than 1 MiB, so the text must be shorter.
    summarize: async (markdown) => {
      const path = variables.GITHUB_STEP_SUMMARY
      if (!path) return
      try {
        accessSync(path, constants.W_OK)
        await summary.emptyBuffer().addRaw(markdown, true).write()
      } catch (error) {
        throw unwritten('job summary', error)
      }
    },
    setOutput: (name, value) => {
      try {
        // The toolkit reports a missing file without its error code.
        if (variables.GITHUB_OUTPUT) accessSync(variables.GITHUB_OUTPUT, constants.W_OK)
        setOutput(name, value)
      } catch (error) {
        throw unwritten('outputs of the step', error)
      }
    },
    writeFile: (path, text) => writeBelow(workspaceOf(variables), path, text),
  }
}

/** Masks a value in the log from now on. */
export function hide(secret: string): void {
  setSecret(secret)
}

/** Debug output: single lines, and groups of lines. */
export interface Debugging {
  readonly say: (line: string) => void
  readonly group: <T>(title: string, run: () => Promise<T>) => Promise<T>
}

/** Null unless step debugging is on. */
export function debugging(): Debugging | null {
  return isDebug() ? { say: debug, group } : null
}

function workspaceOf(variables: Variables): string {
  return variables.GITHUB_WORKSPACE ?? '.'
}

function unwritten(what: string, error: unknown): UserError {
  return new UserError(
    `The ${what} cannot be written: ${systemReason(error)}.`,
    'Run the job again; if it stays so, the runner’s disk may be full.',
    'internal',
  )
}

/** Writes a file that an input names, below the workspace when its path is relative. */
async function writeBelow(workspace: string, path: string, text: string): Promise<string> {
  const target = resolve(workspace, path)
  try {
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text)
  } catch (error) {
    throw new UserError(`The file ${path} cannot be written: ${systemReason(error)}.`, 'Check the input that names it.')
  }
  return target
}
