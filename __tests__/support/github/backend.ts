import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The Node that `action.yml` declares, whichever one runs the tests. */
export const NODE = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url))

/** A bundle is compiled by the first process that runs it and not by each: a tenth of a second of every run. */
export const COMPILED = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../../../node_modules/.cache/kiro-governance-bundles', import.meta.url)),
}

export interface Backend {
  /** Where the state can be read and prepared directly. */
  readonly emulate: string
  /** The same, with every request judged first. */
  readonly prism: string
}

const PATIENCE_MS = 90_000

/**
 * The addresses of emulate-behind-prism.mjs, which runs once for all test files: backend-setup.mjs starts it, which takes a second, so
 * nothing waits for it before it needs a comment. The first call starts it.
 */
export async function backend(): Promise<Backend> {
  const file = process.env.KIRO_GITHUB_BACKEND
  if (file === undefined)
    throw new Error('there is no GitHub stand-in here: backend-setup.mjs, which names its file, did not run')
  if (!existsSync(file)) await writeFile(join(dirname(file), 'wanted'), '')
  const end = performance.now() + PATIENCE_MS
  while (performance.now() < end) {
    if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as Backend
    await wait(20)
  }
  throw new Error('the GitHub stand-in’s backend did not start; what it says is above')
}
