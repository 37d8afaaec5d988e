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
  run: 'check',
  status: 'check',
  doctor: 'check',
  analyze: 'check',
  analyse: 'check',
  judge: 'check',
  ci: 'check',
  fix: 'check --fix',
  format: 'check --fix',
  fmt: 'check --fix',
  compare: 'check --base REF',
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
  show: 'inventory',
  agents: 'inventory',
  hooks: 'inventory',
  workflows: 'inventory',
  ls: 'inventory',
  usage: 'report',
  forecast: 'report',
  why: 'explain',
  budget: 'report',
  policies: 'export schema policy',
  schema: 'export schema',
  config: 'init',
  setup: 'init',
  start: 'init',
  install: 'init',
  test: 'policy test',
  replay: 'policy replay',
}

/** The command here for a command that other tools have; null where no such one is known. */
export function commandMeant(word: string): string | null {
  return Object.hasOwn(COMMANDS_ELSEWHERE, word) ? (COMMANDS_ELSEWHERE[word] ?? null) : null
}

const WHOLE = 'Every result is printed whole; kiro-governance explain --cost says how its credits come about.'
const ELSEWHERE = 'Run it in the folder, or give folders as --base DIR and --head DIR.'
const REDIRECT = 'Redirect standard output: kiro-governance COMMAND --format json > FILE.'
const IGNORE = 'Name the files under ignore: in the policy, .github/kiro-policy.yml.'
const SEVERITY =
  'Set its severity under rules: in the policy, .github/kiro-policy.yml; kiro-governance rules lists them.'

/** Flags of other tools that nothing here does, with what comes closest. */
const FLAGS_ELSEWHERE: Readonly<Record<string, string>> = {
  '--verbose': WHOLE,
  '-v': WHOLE,
  '-vv': WHOLE,
  '--debug': WHOLE,
  '--trace': WHOLE,
  '--output': REDIRECT,
  '--output-file': REDIRECT,
  '-o': REDIRECT,
  '--path': ELSEWHERE,
  '--cwd': ELSEWHERE,
  '--dir': ELSEWHERE,
  '-C': ELSEWHERE,
  '--watch': 'Run it again; it has no state.',
  '--ignore': IGNORE,
  '--exclude': IGNORE,
  '--rule': SEVERITY,
  '--disable': SEVERITY,
  '--severity': SEVERITY,
  '--strict': 'check --fail-on warning fails on warnings as well.',
  '--max-warnings': 'check --fail-on warning fails on warnings as well.',
  '--ci': 'Leave it out: colors and progress are for terminals only, and nothing is asked.',
  '--yes': 'Leave it out: nothing is asked.',
  '-y': 'Leave it out: nothing is asked.',
  '--force': 'Leave it out: files that are there are never replaced.',
}

/** What the commands print that have no formats to choose from. */
const ONE_FORMAT: Readonly<Record<string, string>> = {
  init: 'It prints the files that it writes, as text.',
  apply: 'It prints the keys that it writes, as text.',
  calibrate: 'It prints a patch of the policy; report --format json has what the files say.',
  'export schema': 'Leave it out: it prints JSON.',
}

/** A command line with the habits of other tools taken out of it. */
export interface Usual {
  readonly argv: readonly string[]
  readonly effects: Effects
}

/**
 * Takes what people type by habit for what it means here: `--json` for `--format json`, `-f` for `--format`, `--config` for `--policy`,
 * `--dry-run` for `--check`, `--quiet`, `--color` and `--no-color`. An option that the command has itself keeps its own meaning.
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
    if (word === '--quiet' || word === '-q' || word === '--silent') {
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
    if (word.startsWith('--') && formats.includes(word.slice(2))) return [`--format=${word.slice(2)}`]
    if (name === '-f' && own.has('--format')) return [['--format', ...value].join('=')]
    if (word === '--dry-run' && own.has('--check')) return ['--check']
    if (name === '--config' || name === '-c') {
      if (own.has('--policy')) return [['--policy', ...value].join('=')]
      throw notHere(name, command, 'It judges by no policy, and has no other settings.')
    }
    if (['--json', '--format', '-f'].includes(name) && Object.hasOwn(ONE_FORMAT, command.name))
      throw notHere(name, command, ONE_FORMAT[command.name] ?? '')
    if (Object.hasOwn(FLAGS_ELSEWHERE, name)) throw notHere(name, command, FLAGS_ELSEWHERE[name] ?? '')
    return [word]
  })
  return { argv: [...words, ...rest], effects: { ...effects, environment, print } }
}

function notHere(flag: string, { name }: Command, hint: string): UserError {
  return new UserError(`${flag} is not an option of ${name}.`, hint)
}
