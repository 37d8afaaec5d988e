import * as z from 'zod'
import '../../schema/jitless.js'
import { say, type Message } from '../../text/message.js'
import { PLAN_IDS } from '../../catalogue/plan-ids.js'
import { count } from '../../text/number.js'
import { personRows, type Named } from './people-columns.js'
import type { BadRow } from '../../contract/usage/report.js'
import type { SeatPlan } from '../used.js'

/** A seat that is paid. */
export interface Seat extends Named {
  readonly line: number
  readonly plan: SeatPlan
}

/** Whose team it is. */
export interface Member extends Named {
  readonly line: number
  readonly team: string
}

export interface PeopleFile<Entry> {
  /** Nobody twice; empty when there is a problem. */
  readonly entries: readonly Entry[]
  /** Rows that are left out because they cannot be read. */
  readonly badRows: readonly BadRow[]
  /** Why the file cannot be used at all; null when it can. */
  readonly problem: Message | null
  /** What a reader has to know, a sentence each, in our words. */
  readonly notes: readonly string[]
}

export type SeatsFile = PeopleFile<Seat>
export type TeamsFile = PeopleFile<Member>

/** `Canceled` seats are paid to the end of their last month. Source: https://kiro.dev/docs/cli/enterprise/subscription-management */
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
const PAID = new Set(['active', 'activated', 'subscribed', 'enabled', 'paid'])

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
    ],
    needed: 'the plan',
  },
  status: { accepted: ['Status', 'Subscription status'], needed: null },
}

type SeatStatus = 'paid' | 'pending' | 'ended' | 'unknown'

/** What a status says of a seat: `Pending` is one that has not been used yet; without a status it is paid. */
function statusOf(text: string | null): SeatStatus {
  const status = text?.toLowerCase() ?? 'paid'
  if (status === 'pending') return 'pending'
  if (ENDED.has(status)) return 'ended'
  return PAID.has(status) ? 'paid' : 'unknown'
}

/** A seat that is counted names its plan. */
const seatRow = z
  .object({ plan: z.string().nullable(), status: z.string().nullable().transform(statusOf) })
  .transform(({ plan, status }) => ({ tier: plan, status }))
  .refine(({ tier, status }) => tier !== null || status === 'pending' || status === 'ended', 'it names no plan')

const teamRow = z.object({ team: z.string('it names no team') })

const TEAM_COLUMNS = { team: { accepted: ['Team', 'Team name'], needed: 'the team' } }

/**
 * The seats of a subscription list. A seat is paid unless its status says otherwise: one that ended is left out, and so is a pending one, which
 * nobody has used yet. Who is in it twice has one seat per profile, of the dearest plan: so it is billed. Source: https://kiro.dev/docs/cli/enterprise/billing
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
    ...said(
      left.ended,
      (rows) =>
        `${rows} of the seats file ${is(left.ended)} of seats that were cancelled or have ended: ${they(left.ended)} not counted, although a seat is paid to the end of the month in which it is cancelled.`,
    ),
    ...said(
      left.pending,
      (rows) =>
        `${rows} of the seats file ${is(left.pending)} pending: nobody has used ${left.pending === 1 ? 'that seat' : 'those seats'} yet, and ${they(left.pending)} not counted.`,
    ),
    ...said(
      left.unknown,
      (rows) =>
        `${rows} of the seats file ${left.unknown === 1 ? 'has a status' : 'have statuses'} that we do not know: ${they(left.unknown)} counted as paid.`,
    ),
    ...said(
      again,
      (rows) =>
        `${rows} of the seats file ${again === 1 ? 'names' : 'name'} somebody again: the dearest plan counts, once.`,
    ),
    ...said(
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

/** Who is in which team. Of two teams for one person the first counts. */
export function readTeams(text: string, file: string): TeamsFile {
  const read = personRows(text, file, TEAM_COLUMNS, teamRow)
  if (read.problem !== null) return useless(read.problem)
  let torn = 0
  const { entries } = once<Member>(read.rows, (known, other) => {
    if (other.team !== known.team) torn++
    return known
  })
  const notes = said(
    torn,
    (rows) => `${rows} of the teams file ${torn === 1 ? 'puts' : 'put'} somebody into a second team: the first counts.`,
  )
  return {
    entries: inFile(entries),
    badRows: read.badRows,
    problem: entries.length === 0 ? say`${file} has nobody in a team.` : null,
    notes,
  }
}

/** One entry a person and profile; a row can name somebody whom another row names by e-mail or by id alone. */
function once<Entry extends Named>(
  all: readonly Entry[],
  better: (known: Entry, other: Entry) => Entry,
): { entries: Entry[]; again: number } {
  const slots: Entry[] = []
  const slotOf = new Map<string, number>()
  let again = 0
  for (const entry of all) {
    const keys = [entry.user === null ? [] : [`id ${entry.user}`], entry.email === null ? [] : [`mail ${entry.email}`]]
      .flat()
      .map((key) => `${key}\n${entry.profile ?? ''}`)
    const slot = keys.flatMap((key) => slotOf.get(key) ?? [])[0] ?? slots.length
    const known = slots[slot]
    if (known === undefined) slots.push(entry)
    else {
      again++
      slots[slot] = { ...better(known, entry), user: known.user ?? entry.user, email: known.email ?? entry.email }
    }
    for (const key of keys) slotOf.set(key, slot)
  }
  return { entries: slots, again }
}

const rank = ({ plan }: Seat): number => (plan.plan === null ? -1 : PLAN_IDS.indexOf(plan.plan))

function useless(problem: Message): PeopleFile<never> {
  return { entries: [], badRows: [], problem, notes: [] }
}

const inFile = <Entry extends { readonly line: number }>(entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => a.line - b.line)
const said = (number: number, sentence: (rows: string) => string): string[] =>
  number === 0 ? [] : [sentence(count(number, 'row'))]
const is = (number: number): string => (number === 1 ? 'is' : 'are')
const they = (number: number): string => (number === 1 ? 'it is' : 'they are')
