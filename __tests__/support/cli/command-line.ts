import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { run } from '../../../src/cli/run.js'
import type { Ended } from '../ended.js'

/** A path of this project. */
export const root = (path = ''): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** The day of the examples, so that no price moves. */
export const DAY = '2026-10-08'
export const AS_OF = ['--as-of', DAY]

/** What a test gives git: no configuration of this machine or its user. */
export const ENVIRONMENT = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CEILING_DIRECTORIES: tmpdir(),
}

export interface CommandLine {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Whether what it says goes to a terminal. */
  readonly terminal?: boolean
  /** The width of the terminal. */
  readonly columns?: number
}

/** Runs a command line of the sources in this process, on the day of the examples. */
export async function commandLine(
  args: readonly string[],
  { cwd, env = {}, terminal = false, columns }: CommandLine,
): Promise<Ended> {
  const said = { stdout: '', stderr: '' }
  const exit = await run(args, {
    folder: cwd,
    environment: { ...ENVIRONMENT, ...env },
    today: () => DAY,
    print: (text) => {
      said.stdout += text
    },
    printError: (text) => {
      said.stderr += text
    },
    outputIsTerminal: () => Promise.resolve(terminal),
    outputColumns: () => columns ?? null,
    errorIsTerminal: () => terminal,
  })
  return { exit, ...said }
}
