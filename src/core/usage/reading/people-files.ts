import * as z from 'zod'
import '../../schema/jitless.js'
import { say, type Message } from '../../text/message.js'
import { connected } from '../../text/connected.js'
import { groupBy } from '../../text/group-by.js'
import { PLAN_IDS } from '../../catalogue/plan-ids.js'
import { count } from '../../text/number.js'
import { personRows, type Named } from './people-columns.js'
import type { BadRow } from '../../contract/usage/report.js'
import type { SeatPlan } from '../used.js'

/** A seat that is paid for. */
export interface Seat extends Named {
  readonly line: number
  readonly plan: SeatPlan
}

/** A person and their team. */
export interface Member extends Named {
  readonly line: number
  readonly team: string
}

export interface PeopleFile<Entry> {
  /** Each person once; empty when there is a problem. */
  readonly entries: readonly Entry[]
  /** Rows that are left out because they cannot be read. */
  readonly badRows: readonly BadRow[]
  /** Why the file cannot be used; null when it can. */
  readonly problem: Message | null
  /** Notes for the reader, a sentence each, in own words. */
  readonly notes: readonly string[]
}

export type SeatsFile = PeopleFile<Seat>
export type TeamsFile = PeopleFile<Member>

/**
 * Statuses of seats that have ended. `Canceled` seats are paid to the end of their last month. Source:
 * https://kiro.dev/docs/cli/enterprise/subscription-management
 */
const ENDED = new Set([
  'canceled',
  'cancelled',
  'expired',
  'inactive',
  'deactivated',
  'unsubscribed',
  'deleted',
  'ended',
])
/** Statuses of paid seats. */
const PAID = new Set(['active', 'activated', 'subscribed', 'enabled', 'paid'])

/** The columns of a subscription list. */
const SEAT_COLUMNS = {
  plan: {
    accepted: [
      'Subscription_Tier',
      'Plan',
      'Subscription plan',
      'Subscription type',
      'Subscription',
      'Tier',
      'Plan name',
      'License',
    ],
    needed: 'the plan',
  },
  status: { accepted: ['Status', 'Subscription status'], needed: null },
}

type SeatStatus = 'paid' | 'pending' | 'ended' | 'unknown'

/** The state of a seat by its status: `Pending` is a seat that has not been used yet; without a status it is paid. */
function statusOf(text: string | null): SeatStatus {
  const status = text?.toLowerCase() ?? 'paid'
  if (status === 'pending') return 'pending'
  if (ENDED.has(status)) return 'ended'
  return PAID.has(status) ? 'paid' : 'unknown'
}

/** A paid seat must name its plan. */
const seatRow = z
  .object({ plan: z.string().nullable(), status: z.string().nullable().transform(statusOf) })
  .transform(({ plan, status }) => ({ tier: plan, status }))
  .refine(({ tier, status }) => tier !== null || status === 'pending' || status === 'ended', 'it names no plan')

const teamRow = z.object({ team: z.string('it names no team') })

/** The columns of a list of teams. */
const TEAM_COLUMNS = { team: { accepted: ['Team', 'Team name', 'Department', 'Group'], needed: 'the team' } }

/**
 * The seats of a subscription list. A seat is paid unless its status says otherwise: ended seats are left out, and so
 * are pending ones, which have not been used yet. A person listed twice has one seat per profile, of the most expensive
 * plan, as it is billed. Source: https://kiro.dev/docs/cli/enterprise/billing
 */
export function readSeats(text: string, file: string, planOf: (tier: string) => SeatPlan): SeatsFile {
  const read = personRows(text, file, SEAT_COLUMNS, seatRow)
  if (read.problem !== null) return useless(read.problem)
  const paid: Seat[] = []
  const left = { ended: 0, pending: 0, unknown: 0 }
  for (const { tier, status, ...who } of read.rows) {
    if (status !== 'paid') left[status]++
    if (tier !== null && (status === 'paid' || status === 'unknown')) paid.push({ ...who, plan: planOf(tier) })
  }
  const { entries, again } = once(paid, (known, other) => (rank(other) > rank(known) ? other : known))
  const strange = entries.filter(({ plan }) => plan.plan === null).length
  const notes = [
    ...noteOf(
      left.ended,
      (rows) =>
        `${rows} of the seats file ${is(left.ended)} of seats that were cancelled or have ended: ${they(left.ended)} not counted, although a seat is paid to the end of the month in which it is cancelled.`,
    ),
    ...noteOf(
      left.pending,
      (rows) =>
        `${rows} of the seats file ${is(left.pending)} pending: no one has used ${left.pending === 1 ? 'that seat' : 'those seats'} yet, and ${they(left.pending)} not counted.`,
    ),
    ...noteOf(
      left.unknown,
      (rows) =>
        `${rows} of the seats file ${left.unknown === 1 ? 'has a status' : 'have statuses'} that we do not know: ${they(left.unknown)} counted as paid.`,
    ),
    ...noteOf(
      again,
      (rows) =>
        `${rows} of the seats file ${again === 1 ? 'names' : 'name'} a person again: the most expensive plan counts, once.`,
    ),
    ...noteOf(
      strange,
      (rows) =>
        `${rows} of the seats file ${strange === 1 ? 'names a plan' : 'name plans'} that the catalogue does not know: not priced.`,
    ),
  ]
  return {
    entries: inFile(entries),
    badRows: read.badRows,
    problem: entries.length === 0 ? say`${file} has no seat that is paid.` : null,
    notes,
  }
}

/** The team of each person. Of two teams for one person the first is used. */
export function readTeams(text: string, file: string): TeamsFile {
  const read = personRows(text, file, TEAM_COLUMNS, teamRow)
  if (read.problem !== null) return useless(read.problem)
  let torn = 0
  const spellings = new Map<string, string>()
  // `Web` and `web` are one team, as it is written first.
  const rows = read.rows.map((row) => {
    const key = row.team.toLowerCase()
    const team = spellings.get(key) ?? row.team
    spellings.set(key, team)
    return { ...row, team }
  })
  const { entries } = once<Member>(rows, (known, other) => {
    if (other.team !== known.team) torn++
    return known
  })
  const notes = noteOf(
    torn,
    (rows) => `${rows} of the teams file ${torn === 1 ? 'puts' : 'put'} a person into a second team: the first counts.`,
  )
  return {
    entries: inFile(entries),
    badRows: read.badRows,
    problem: entries.length === 0 ? say`${file} has no one in a team.` : null,
    notes,
  }
}

/**
 * One entry per person and profile, whatever the order of the rows: they may name the same person by e-mail or by id
 * alone, and another one by both.
 */
function once<Entry extends Named>(
  all: readonly Entry[],
  better: (known: Entry, other: Entry) => Entry,
): { entries: Entry[]; again: number } {
  const first = connected(all, ({ user, email, profile }) =>
    [user === null ? [] : [`id ${user}`], email === null ? [] : [`mail ${email}`]]
      .flat()
      .map((key) => `${key}\n${profile ?? ''}`),
  )
  const persons = groupBy(all.entries(), ([row]) => first[row])
  const entries = [...persons.values()].map((rows) =>
    rows
      .map(([, entry]) => entry)
      .reduce((known, other) => ({
        ...better(known, other),
        user: known.user ?? other.user,
        email: known.email ?? other.email,
      })),
  )
  return { entries, again: all.length - entries.length }
}

const rank = ({ plan }: Seat): number => (plan.plan === null ? -1 : PLAN_IDS.indexOf(plan.plan))

function useless(problem: Message): PeopleFile<never> {
  return { entries: [], badRows: [], problem, notes: [] }
}

const inFile = <Entry extends { readonly line: number }>(entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => a.line - b.line)
const noteOf = (number: number, sentence: (rows: string) => string): string[] =>
  number === 0 ? [] : [sentence(count(number, 'row'))]
const is = (number: number): string => (number === 1 ? 'is' : 'are')
const they = (number: number): string => (number === 1 ? 'it is' : 'they are')
