import { nearest } from '../core/text/nearest.js'
import { UserError } from '../core/user-error.js'
import { wrap } from '../render/text/wrap.js'
import { check } from './check.js'
import type { Effects } from './effects.js'
import { asUsual, commandMeant } from './habits.js'
import { commandList, help } from './help.js'
import { parse, type Command } from './options.js'
import { outputPaint } from './paint.js'

/**
 * Every command, of one word or of two. To add one: a file in this folder and a line here. Only `check` is in the first
 * bundle: it is the most frequent command, and one file loads faster than several.
 */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: () => Promise.resolve(check),
  explain: async () => (await import('./explain.js')).explain,
  'what-if': async () => (await import('./what-if.js')).whatIf,
  inventory: async () => (await import('./inventory.js')).inventory,
  apply: async () => (await import('./apply.js')).apply,
  models: async () => (await import('./models.js')).models,
  rules: async () => (await import('./rules.js')).rules,
  report: async () => (await import('./report.js')).report,
  audit: async () => (await import('./audit.js')).audit,
  init: async () => (await import('./init.js')).init,
  calibrate: async () => (await import('./calibrate.js')).calibrate,
  'policy test': async () => (await import('./policy-test.js')).policyTest,
  'policy replay': async () => (await import('./policy-replay.js')).policyReplay,
  'export kgl': async () => (await import('./export-kgl.js')).exportKgl,
  'export schema': async () => (await import('./export-schema.js')).exportSchema,
  'export approved-list': async () => (await import('./export-approved-list.js')).exportApprovedList,
}

/** Runs a command line and returns the exit code. */
export async function run(argv: readonly string[], effects: Effects): Promise<number> {
  try {
    return await runCommand(argv, effects)
  } catch (error) {
    if (error instanceof UserError) {
      effects.printError(`kiro-governance: ${error.message}\n${error.hint}\n`)
      return error.errorClass === 'api' ? 3 : 2
    }
    effects.printError(
      `kiro-governance failed; this is a bug, please report it.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    return 3
  }
}

async function runCommand(argv: readonly string[], effects: Effects): Promise<number> {
  const { print } = effects
  const [name, second] = argv
  if (name === 'help' && second !== undefined) return runCommand([...argv.slice(1), '--help'], effects)
  if (name === undefined || isHelp(name) || name === 'help') {
    print(await overview((await outputPaint(effects)).columns))
    return 0
  }
  if (VERSION_WORDS.has(name)) {
    print(`${(await import('../version.js')).VERSION}\n`)
    return 0
  }
  if (second !== undefined && (isHelp(second) || second === 'help') && group(name).length > 0) {
    print(
      `${[`kiro-governance ${name} COMMAND [options]`, '', ...(await listed(group(name), (await outputPaint(effects)).columns))].join('\n')}\n`,
    )
    return 0
  }
  const { load, rest } = find(name, argv.slice(1))
  const command = await load()
  if (rest.some(isHelp)) {
    print(help(command, (await outputPaint(effects)).columns))
    return 0
  }
  if (rest.includes('--version') && command.flags.every((flag) => flag.name !== 'version'))
    return runCommand(['--version'], effects)
  const usual = asUsual(command, rest, effects)
  return command.run(parse(command, usual.argv), usual.effects)
}

/** What asks for the version: the flag, and the ways of other tools. */
const VERSION_WORDS: ReadonlySet<string> = new Set(['--version', '-v', '-V', 'version'])

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h'
}

/** The commands of two words that begin with this one. */
function group(first: string): string[] {
  return Object.keys(COMMANDS).filter((name) => name.startsWith(`${first} `))
}

/** The command that the first word names, or the first two, and what is left of the line. */
function find(first: string, others: readonly string[]): { load: () => Promise<Command>; rest: readonly string[] } {
  const [second = '', ...rest] = others
  const both = `${first} ${second}`
  const [one, two] = [first, both].map((name) => (Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined))
  if (one) return { load: one, rest: others }
  if (two) return { load: two, rest }
  const below = group(first)
  if (below.length > 0) {
    const hint = `Commands: ${below.join(', ')}.`
    if (second === '' || second.startsWith('-')) throw new UserError(`${first} needs a second word.`, hint)
    const meant = nearest(
      second,
      below.map((name) => name.slice(first.length + 1)),
    )
    throw new UserError(`${both} is not a command${meant ? `; did you mean ${first} ${meant}?` : '.'}`, hint)
  }
  const names = Object.keys(COMMANDS)
  const known = commandMeant(first)
  if (known !== null)
    throw new UserError(
      `${first} is not a command; kiro-governance ${known} does that.`,
      `Commands: ${names.join(', ')}.`,
    )
  if (first.startsWith('-'))
    throw new UserError(
      `${first} is not a command.`,
      `The command comes first: kiro-governance check ${first}. Commands: ${names.join(', ')}.`,
    )
  const meant =
    nearest(first, names) ??
    nearest(
      both,
      names.filter((name) => name.includes(' ')),
    )
  throw new UserError(
    `${first} is not a command${meant ? `; did you mean ${meant}?` : '.'}`,
    `Commands: ${names.join(', ')}.`,
  )
}

async function overview(columns: number | null): Promise<string> {
  return [
    'kiro-governance COMMAND [options]',
    '',
    'Reviews changes to a team’s Kiro configuration.',
    '',
    ...(await listed(Object.keys(COMMANDS), columns)),
    '',
    wrap(
      'Exit codes: 0 pass or warnings, 1 new errors, 2 wrong use, or a policy or checkout that cannot be read, 3 a bug here.',
      columns,
    ),
    '',
  ].join('\n')
}

/** A line for each of these commands, aligned. */
async function listed(names: readonly string[], columns: number | null): Promise<string[]> {
  const commands = await Promise.all(names.flatMap((name) => COMMANDS[name]?.() ?? []))
  return commandList(commands, columns)
}
