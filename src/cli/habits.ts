import { UserError } from '../core/user-error.js'
import type { Effects } from './effects.js'
import type { Command } from './options.js'

/** Commands of other tools, and the command that does that here. */
const COMMANDS_ELSEWHERE: Readonly<Record<string, string>> = {
  lint: 'check',
  validate: 'check',
  verify: 'check',
  scan: 'check',
  review: 'check',
  diff: 'check --base REF',
  plan: 'check --base REF',
  breakdown: 'explain --cost',
  cost: 'explain --cost',
  estimate: 'what-if',
  simulate: 'what-if',
  price: 'models',
  prices: 'models',
  pricing: 'models',
  list: 'inventory',
  ls: 'inventory',
  usage: 'report',
  forecast: 'report',
  why: 'explain',
  setup: 'init',
  install: 'init',
  test: 'policy test',
  replay: 'policy replay',
}

/** The command here for a command that other tools have; null where no such one is known. */
export function commandMeant(word: string): string | null {
  return Object.hasOwn(COMMANDS_ELSEWHERE, word) ? (COMMANDS_ELSEWHERE[word] ?? null) : null
}

/** Flags of other tools that nothing here does, with what comes closest. */
const FLAGS_ELSEWHERE: Readonly<Record<string, string>> = {
  '--verbose': 'Every result is printed whole; kiro-governance explain --cost says how its credits come about.',
  '--debug': 'Every result is printed whole; kiro-governance explain --cost says how its credits come about.',
  '--output': 'Redirect standard output: kiro-governance COMMAND --format json > FILE.',
  '--path': 'Run it in the folder, or give folders as --base DIR and --head DIR.',
  '--watch': 'Run it again; it has no state.',
}

/** A command line with the habits of other tools taken out of it. */
export interface Usual {
  readonly argv: readonly string[]
  readonly effects: Effects
}

/**
 * Takes what people type by habit for what it means here: `--json` for `--format json`, `--config` for `--policy`, `--quiet`,
 * `--color` and `--no-color`. An option that the command has itself keeps its own meaning.
 * @throws {UserError} for a flag of other tools that nothing here does; the hint says what comes closest.
 */
export function asUsual(command: Command, argv: readonly string[], effects: Effects): Usual {
  const own = new Set(command.flags.map(({ name }) => `--${name}`))
  const formats = command.flags.find(({ name }) => name === 'format')?.choices ?? []
  const end = argv.indexOf('--')
  const [options, rest] = end === -1 ? [argv, []] : [argv.slice(0, end), argv.slice(end)]
  let { environment, print } = effects
  const words = options.flatMap((word): string[] => {
    const [name = '', ...value] = word.split('=')
    if (own.has(name)) return [word]
    if (word === '--quiet' || word === '-q') {
      print = () => undefined
      return []
    }
    if (word === '--no-color' || word === '--no-colour') {
      environment = { ...environment, NO_COLOR: '1', FORCE_COLOR: undefined }
      return []
    }
    if (word === '--color' || word === '--colour') {
      environment = { ...environment, NO_COLOR: undefined, FORCE_COLOR: '1' }
      return []
    }
    if (formats.includes(word.slice(2)) && word.startsWith('--')) return [`--format=${word.slice(2)}`]
    if ((name === '--config' || name === '-c') && own.has('--policy')) return [['--policy', ...value].join('=')]
    if (Object.hasOwn(FLAGS_ELSEWHERE, name))
      throw new UserError(`${name} is not an option of ${command.name}.`, FLAGS_ELSEWHERE[name] ?? '')
    return [word]
  })
  return { argv: [...words, ...rest], effects: { ...effects, environment, print } }
}
