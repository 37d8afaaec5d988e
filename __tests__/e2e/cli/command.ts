import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { NODE } from '../../support/github/backend.js'

/** A path of this project. */
export const root = (path = ''): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

export const CLI = root('dist/cli/index.js')

/** The day of the examples, so that no price moves. */
export const AS_OF = ['--as-of', '2026-10-08']

export interface Ended {
  readonly exit: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What git is told by nobody but a test: no configuration of this machine or its user. */
export const ENVIRONMENT = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CEILING_DIRECTORIES: tmpdir(),
}

/** Runs the shipped command on the Node that the action runs on. */
export function kiroGovernance(args: readonly string[], { cwd, env = {} }: { cwd: string; env?: Readonly<Record<string, string>> }): Promise<Ended> {
  return ended(NODE, [CLI, ...args], { cwd, env: { ...ENVIRONMENT, ...env } })
}

/** The same through a shell, for what only pipes can show. */
export function shell(script: string, cwd: string): Promise<Ended> {
  return ended('/bin/sh', ['-c', script], { cwd, env: { ...ENVIRONMENT, KIRO: `"${NODE}" "${CLI}"` } })
}

export async function ended(command: string, args: readonly string[], options: { cwd: string; env: Readonly<Record<string, string>> }): Promise<Ended> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], timeout: 30_000 })
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  const exit = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { exit, ...said }
}
