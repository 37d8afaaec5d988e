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
      throw new UserError(`The event file ${path} cannot be read (${codeOf(error)}).`, 'Run the action in a workflow on GitHub; elsewhere use the CLI.')
    }
  }
  const repository = variable('GITHUB_REPOSITORY')
  if (!/^[^/]+\/[^/]+$/.test(repository)) throw new UserError('GITHUB_REPOSITORY is not set.', 'Run the action in a workflow on GitHub; elsewhere use the CLI.')
  return { event: variable('GITHUB_EVENT_NAME'), payload, sha: variable('GITHUB_SHA'), repository, actionRepository: variable('GITHUB_ACTION_REPOSITORY'), workflowRef: variable('GITHUB_WORKFLOW_REF'), input: (name) => variable(`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`).trim() }
}

/** GitHub drops a whole summary of more than 1 MiB and fails the step; a longer one is cut at a line, and says so. */
const SUMMARY_LIMIT = 1_000_000

export function writeSummary(markdown: string): void {
  const path = process.env.GITHUB_STEP_SUMMARY
  if (!path) return
  const bytes = Buffer.byteLength(markdown)
  const text = bytes <= SUMMARY_LIMIT ? markdown : `${markdown.slice(0, Math.floor((SUMMARY_LIMIT / bytes) * markdown.length * 0.9)).replace(/\n[^\n]*$/, '')}\n\nThe rest is in the report file.`
  appendFileSync(path, `${text}\n`)
}

/** The delimiter is random, so that no value can end itself and begin another output. */
export function setOutput(name: string, value: string): void {
  const path = process.env.GITHUB_OUTPUT
  if (!path) return
  const delimiter = `ghadelimiter_${randomUUID()}`
  appendFileSync(path, `${name}<<${delimiter}\n${value}\n${delimiter}\n`)
}

/** Writes the report file, below the workspace when the path is relative. */
export async function writeReportFile(path: string, text: string): Promise<string> {
  const target = resolve(process.env.GITHUB_WORKSPACE ?? '.', path)
  try {
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text)
  } catch (error) {
    throw new UserError(`The report file ${path} cannot be written (${codeOf(error)}).`, 'Check the input report-file.')
  }
  return target
}
