import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { UserError } from '../core/user-error.js'
import { codeOf } from './directory.js'
import { print } from './terminal.js'

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

/** A remark at a line of a file, or about the run. */
export interface Annotation {
  readonly level: 'error' | 'warning'
  readonly title: string
  readonly message: string
  readonly place: { readonly file: string; readonly line: number; readonly column: number } | null
}

export function annotate({ level, title, message, place }: Annotation): void {
  const properties = { title, ...(place ? { file: place.file, line: String(place.line), col: String(place.column) } : {}) }
  print(command(level, properties, message))
}

/**
 * A workflow command: `::error file=…,line=…::message`. Our own few lines and not the toolkit's library, because that loads an
 * HTTP client we do not use, which takes longer than the whole check. Escapes as the toolkit does.
 * Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function command(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const escape = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escape(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`)
  return `::${name}${list.length === 0 ? '' : ` ${list.join(',')}`}::${escape(message)}\n`
}

/**
 * Prints a text to the log. The runner obeys lines that begin with `::`, wherever they come from, so it is told to stop
 * listening first.
 */
export function log(text: string): void {
  const token = randomUUID()
  print(`${command('stop-commands', {}, token)}${text.trimEnd()}\n${command(token, {}, '')}`)
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
