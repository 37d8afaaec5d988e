import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { run } from '../../lib/cli/run.js'
import { fenced } from './markdown.mjs'

/** Folders with the files before and after a change, and a policy or none; '.' is the example of the README. */
export const EXAMPLES = ['.', 'no-policy', 'monorepo', 'agents-only']

/** The day of prices and plans, as in the README's command. */
const DAY = '2026-10-08'
/** Characters: what a code block of GitHub shows without scrolling. */
const COLUMNS = 104
/** What comes after these is about seats, budgets and models, and long. */
const LAST_BLOCK = /^ {2}total .*$/m

/** The block of an example's README: its command, and the first part of what that prints. */
export async function exampleBlocks(root, example) {
  const folder = example === '.' ? 'examples' : `examples/${example}`
  const policy = `${folder}/kiro-policy.yml`
  const args = [
    ...['check', '--base', `${folder}/before`, '--head', `${folder}/after`],
    ...(existsSync(new URL(policy, root)) ? ['--policy', policy] : []),
    ...['--as-of', DAY],
  ]
  const { exit, text } = await printed(args, root)
  const total = LAST_BLOCK.exec(text)
  if (exit !== 1 || total === null) throw new Error(`${folder} was to be blocked, with a table: exit ${exit}\n${text}`)
  const command = `node dist/cli/index.js ${args.join(' ')}`
  return {
    output: `${fenced('sh', command)}\n\n${fenced('text', `${text.slice(0, total.index + total[0].length)}\n…`)}`,
  }
}

async function printed(args, root) {
  let text = ''
  const exit = await run(args, {
    folder: fileURLToPath(root),
    environment: { NO_COLOR: '1' },
    today: () => DAY,
    print: (part) => (text += part),
    printError: (part) => (text += part),
    outputIsTerminal: async () => true,
    outputColumns: () => COLUMNS,
    errorIsTerminal: () => false,
  })
  return { exit, text }
}
