import { readdir } from 'node:fs/promises'
import { code, table } from './markdown.mjs'

/** The block of docs/cli.md that lists every command and its options. */
export async function cliBlocks(root) {
  return { commands: (await commands(root)).map(commandText).join('\n\n') }
}

/** Every command of the CLI, from the files that declare them. */
async function commands(root) {
  const folder = new URL('lib/cli/', root)
  const files = (await readdir(folder))
    .filter((name) => name.endsWith('.js') && !['main.js', 'options.js'].includes(name))
    .sort()
  const exported = await Promise.all(files.map(async (name) => Object.values(await import(new URL(name, folder)))))
  return exported.flat().filter((value) => Array.isArray(value?.flags) && typeof value.run === 'function')
}

function commandText({ name, summary, positionals, flags }) {
  const rows = flags.map(({ name: flag, value, choices, help }) => [
    code(`--${flag}${value === undefined ? '' : ` ${choices ? choices.join('|') : value}`}`),
    help,
  ])
  return [
    `## ${name}`,
    code(`kiro-governance ${name}${positionals ? ` ${positionals}` : ''}`),
    summary,
    table(['option', 'meaning'], rows),
  ].join('\n\n')
}
