import { PLAN_IDS } from '../catalogue/plan-ids.js'
import { brief } from '../text/message.js'
import { nearest } from '../text/nearest.js'
import { facts, type Layer, type Policy } from '../policy/policy.js'
import { UserError } from '../user-error.js'

/** A team that is supposed in place of the one that the policy states. */
export interface TeamAssumption {
  readonly developers: number | null
  readonly seats: Readonly<Partial<Record<(typeof PLAN_IDS)[number], number>>> | null
}

/** People or seats. Chosen by hand. */
const MOST = 1_000_000

/**
 * Parses a number of developers.
 * @throws {UserError} if it is not a whole number of 1 or more.
 */
export function parseDevelopers(text: string): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < 1 || value > MOST)
    throw new UserError(
      `--developers ${brief(text)} is not a number of people.`,
      'Write a whole number from 1, for example --developers 20.',
    )
  return value
}

/**
 * `pro=10`, several of them.
 * @throws {UserError} if it is not `PLAN=NUMBER`, or the plan is unknown.
 */
export function parseSeats(texts: readonly string[]): NonNullable<TeamAssumption['seats']> {
  const seats: Partial<Record<(typeof PLAN_IDS)[number], number>> = {}
  for (const text of texts) {
    const [name = '', number = '', ...more] = text.split('=').map((part) => part.trim())
    const plan = PLAN_IDS.find((id) => id === name)
    const close = nearest(name, PLAN_IDS)
    if (!plan)
      throw new UserError(
        `${brief(name)} is not a plan${close === null ? '.' : `; did you mean ${close}?`}`,
        `Plans: ${PLAN_IDS.join(', ')}.`,
      )
    if (more.length > 0 || !/^\d+$/.test(number) || Number(number) > MOST)
      throw new UserError(`--seats ${brief(text)} is not PLAN=NUMBER.`, 'For example --seats pro=10,pro+=2.')
    if (seats[plan] !== undefined) throw new UserError(`--seats names ${plan} twice.`, 'Name each plan once.')
    seats[plan] = Number(number)
  }
  return seats
}

/** The policy below a layer that states the team and nothing else: what an outer layer states about facts wins. */
export function withTeam(policy: Policy, { developers, seats }: TeamAssumption): Policy {
  if (developers === null && seats === null) return policy
  const team = facts(policy, 'team')
  const sum = (of: NonNullable<TeamAssumption['seats']>): number =>
    Object.values(of).reduce((total, count) => total + count, 0)
  const all = sum(seats ?? team.seats ?? {})
  // Seats alone give the number of people. Both may differ: some of the people then have seats of unnamed plans.
  const people = developers ?? (all > 0 ? all : (team.developers ?? null))
  const layer: Layer = {
    source: [...(developers === null ? [] : ['--developers']), ...(seats === null ? [] : ['--seats'])].join(' '),
    role: 'organization',
    sha: null,
    digest: null,
    file: {
      version: 1,
      team: { ...(people === null ? {} : { developers: people }), ...(seats === null ? {} : { seats }) },
    },
    at: () => ({ line: 1, column: 1 }),
  }
  return [layer, ...policy]
}
