#!/usr/bin/env node
import { nearest } from '../core/nearest.js'
import { UserError } from '../core/user-error.js'
import { print, printError } from '../io/terminal.js'
import { check } from './check.js'
import { help, parse, type Command } from './options.js'

/**
 * Every command. A new one is a file and a line here. Only `check` is loaded at once: it is the main job, and one file is
 * quicker to load than several.
 */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: () => Promise.resolve(check),
  inventory: async () => (await import('./inventory.js')).inventory,
  models: async () => (await import('./models.js')).models,
}

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    print(await overview())
    return 0
  }
  if (name === '--version') {
    print(`${(await import('../version.js')).VERSION}\n`)
    return 0
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) {
    const meant = nearest(name, Object.keys(COMMANDS))
    throw new UserError(`${name} is not a command${meant ? `; did you mean ${meant}?` : ''}.`, `Commands: ${Object.keys(COMMANDS).join(', ')}.`)
  }
  const command = await load()
  if (rest.includes('--help') || rest.includes('-h')) {
    print(help(command))
    return 0
  }
  return command.run(parse(command, rest))
}

async function overview(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`)
  return ['kiro-governance COMMAND [options]', '', 'Reviews changes to a team’s Kiro configuration.', '', ...lines, '', 'Exit codes: 0 pass or warnings, 1 new errors, 2 wrong use or a policy that cannot be read, 3 a bug here.', ''].join('\n')
}

main(process.argv.slice(2)).then(
  // At once: everything is written, and leaving the loop to run empty takes a few milliseconds more.
  (code) => process.exit(code),
  (error: unknown) => {
    if (error instanceof UserError) {
      printError(`kiro-governance: ${error.message}\n${error.hint}\n`)
      process.exitCode = error.errorClass === 'api' ? 3 : 2
      return
    }
    printError(`kiro-governance failed; this is a bug, please report it.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 3
  },
)
