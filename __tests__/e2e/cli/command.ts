import { ENVIRONMENT, root } from '../../support/cli/command-line.js'
import { ended, type Ended } from '../../support/ended.js'
import { COMPILED, NODE } from '../../support/github/backend.js'

const CLI = root('dist/cli/index.js')
const TIMEOUT_MS = 30_000

/** Runs the shipped command on the Node that the action runs on. */
export function kiroGovernance(
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Readonly<Record<string, string>> },
): Promise<Ended> {
  return ended(NODE, [CLI, ...args], { cwd, env: { ...ENVIRONMENT, ...COMPILED, ...env }, timeout: TIMEOUT_MS })
}

/** The same through a shell, for what only pipes can show. */
export function shell(script: string, cwd: string): Promise<Ended> {
  return ended('/bin/sh', ['-c', script], {
    cwd,
    env: { ...ENVIRONMENT, ...COMPILED, KIRO: `"${NODE}" "${CLI}"` },
    timeout: TIMEOUT_MS,
  })
}
