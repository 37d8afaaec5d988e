import { FEWEST, FOLD_HINT, foldOf } from '../core/usage/month/folding.js'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { Prices } from '../core/catalogue/prices.js'
import { isDay } from '../core/text/day.js'
import { nearest } from '../core/text/nearest.js'
import { plain, visible } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import type { Surroundings } from '../io/surroundings.js'
import { pricesOnDisk } from '../check/stated-prices.js'
import type { Candidate } from '../check/candidate-policy.js'
import type { Effects } from './effects.js'

/** A flag of a command; `--help` and the README are made from it. */
export interface Flag {
  readonly name: string
  /** The placeholder of the value in `--help`: `REF|DIR`. Without one the flag is a switch. */
  readonly value?: string
  /** It may be given more than once; its values are then joined by line ends. */
  readonly multiple?: true
  /** Accepted values, when there is a fixed list. */
  readonly choices?: readonly string[]
  readonly help: string
}

export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** How positional arguments are shown: `[DIR…]`; none are accepted without it. */
  readonly positionals?: string
  readonly flags: readonly Flag[]
  readonly run: (input: Arguments, effects: Effects) => Promise<number>
}

export interface Arguments {
  readonly flags: Readonly<Record<string, string | undefined>>
  readonly positionals: readonly string[]
}

/** Flags for the layers above the repository's policy, shared by the commands that use a policy. */
export const LAYER_FLAGS: readonly Flag[] = [
  { name: 'organization-policy', value: 'FILE', help: 'a policy above it, which it may narrow and never widen' },
  {
    name: 'parents',
    value: 'DIR',
    help: 'where policies that it extends lie, as DIR/owner/repo/path; they are not read from elsewhere',
  },
  {
    name: 'repository',
    value: 'OWNER/NAME',
    help: 'which repository this is, for documents of a policy with when; GITHUB_REPOSITORY or the remote origin if not stated',
  },
]

/** The flag for prices of a file, shared by the commands that use prices. */
export const PRICES_FLAG: Flag = {
  name: 'prices',
  value: 'FILE',
  help: 'a price file in place of the built-in prices; one that is broken, or older than those, is not used, and that is said',
}

/**
 * The prices that `--prices` names, or the built-in ones; that a file is not used is printed to standard error. `day` is `YYYY-MM-DD`, UTC.
 * @throws {UserError} when the file cannot be read.
 */
export function pricesFlag(flags: Arguments['flags'], day: string, { folder, today, printError }: Effects): Prices {
  const last = day > today() ? day : today()
  const prices = pricesOnDisk(flags.prices ?? null, folder, last)
  const { refused } = prices.origin
  if (refused !== null)
    printError(
      `--prices ${visible(refused.source)} is not used, because ${plain(refused.why)}. The built-in prices of ${prices.models.asOf} are.\n`,
    )
  return prices
}

/** The flag `--fold`; what it does is in `help`. */
export function foldFlag(help: string): Flag {
  return { name: 'fold', value: 'N', help }
}

/**
 * The threshold of people that `--fold` names; 5 where it is not given.
 * @throws {UserError} for anything but a whole number from 5 on.
 */
export function peopleOf(value: string | undefined): number {
  const fold = value === undefined ? FEWEST : foldOf(value)
  if (fold !== null) return fold
  throw new UserError(`--fold ${visible(value ?? '')} is not a threshold.`, FOLD_HINT)
}

/** The policy that `--policy` and the flags of LAYER_FLAGS name; null where nothing is named. */
export function policyFlags(flags: Arguments['flags']): Omit<Candidate, keyof Surroundings> {
  return {
    policy: flags.policy ?? null,
    organizationPolicy: flags['organization-policy'] ?? null,
    parents: flags.parents ?? null,
    repository: flags.repository ?? null,
  }
}

/**
 * Parses a command line by a command's own flags.
 * @throws {UserError} for an unknown flag or value; the hint suggests the nearest one.
 */
export function parse(command: Command, argv: readonly string[]): Arguments {
  const options: NonNullable<ParseArgsConfig['options']> = {}
  for (const flag of command.flags)
    options[flag.name] = { type: flag.value === undefined ? 'boolean' : 'string', multiple: flag.multiple ?? false }
  const unknown = argv.find(
    (word) => word.startsWith('--') && word !== '--' && !Object.hasOwn(options, word.slice(2).split('=')[0] ?? ''),
  )
  if (unknown !== undefined) {
    const name = unknown.split('=')[0] ?? unknown
    const meant = nearest(name.slice(2), Object.keys(options))
    throw new UserError(
      `${name} is not an option of ${command.name}${meant ? `; did you mean --${meant}?` : ''}.`,
      `See kiro-governance ${command.name} --help.`,
    )
  }
  let parsed
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: command.positionals !== undefined, strict: true })
  } catch (error) {
    throw new UserError(refusedBy(error, command), `See kiro-governance ${command.name} --help.`)
  }
  const flags: Record<string, string | undefined> = {}
  for (const flag of command.flags) {
    const value = parsed.values[flag.name]
    flags[flag.name] = Array.isArray(value)
      ? value.join('\n')
      : typeof value === 'string'
        ? value
        : value === true
          ? 'true'
          : undefined
    checkChoice(flag, flags[flag.name])
  }
  return { flags, positionals: parsed.positionals }
}

/** What Node's parser says of a command line, in the words of this one. */
function refusedBy(error: unknown, command: Command): string {
  const said = error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : 'The options cannot be read'
  const unknown = /^Unknown option '(.+)'$/.exec(said)?.[1]
  return unknown === undefined ? said : `${unknown} is not an option of ${command.name}.`
}

function checkChoice({ name, choices }: Flag, value: string | undefined): void {
  if (!choices || value === undefined || choices.includes(value)) return
  const meant = nearest(value, choices)
  throw new UserError(
    `--${name} ${value} is not accepted${meant ? `; did you mean ${meant}?` : ''}.`,
    `Use one of: ${choices.join(', ')}.`,
  )
}

/**
 * The day to judge by: today in UTC, or the one that was given.
 * @throws {UserError} if it is not a day `YYYY-MM-DD`.
 */
export function dayOf(value: string | undefined, today: string, flag = 'as-of'): string {
  if (value === undefined) return today
  if (!isDay(value)) {
    throw new UserError(`--${flag} ${value} is not a day.`, 'Write it as YYYY-MM-DD, for example 2026-10-08.')
  }
  return value
}
