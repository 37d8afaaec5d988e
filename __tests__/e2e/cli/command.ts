import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { ended, type Ended } from '../../support/ended.js'
import { NODE } from '../../support/github/backend.js'

/** A path of this project. */
export const root = (path = ''): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

export const CLI = root('dist/cli/index.js')

/** The day of the examples, so that no price moves. */
export const AS_OF = ['--as-of', '2026-10-08']

/** What git is told by nobody but a test: no configuration of this machine or its user. */
export const ENVIRONMENT = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CEILING_DIRECTORIES: tmpdir(),
}

const TIMEOUT_MS = 30_000

/** Runs the shipped command on the Node that the action runs on. */
export function kiroGovernance(
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Readonly<Record<string, string>> },
): Promise<Ended> {
  return ended(NODE, [CLI, ...args], { cwd, env: { ...ENVIRONMENT, ...env }, timeout: TIMEOUT_MS })
}

/** The same through a shell, for what only pipes can show. */
export function shell(script: string, cwd: string): Promise<Ended> {
  return ended('/bin/sh', ['-c', script], {
    cwd,
    env: { ...ENVIRONMENT, KIRO: `"${NODE}" "${CLI}"` },
    timeout: TIMEOUT_MS,
  })
}
