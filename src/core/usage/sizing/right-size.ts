import { Big } from 'big.js'
import { product, roundHalfUp } from '../../amount.js'
import { PLAN_IDS } from '../../catalogue/plan-ids.js'
import { breakEvens, type SeatOffer } from '../../cost/plan-cost.js'
import { groupBy } from '../../text/group-by.js'
import { compareText } from '../../text/place.js'
import { cheapestPlan, PER_USD, seatPrices, type PersonToSize, type PlanChoice } from './cheapest-plan.js'
import { identitiesOf } from '../month/identities.js'
import { apart, FEWEST, foldLists } from '../month/folding.js'
import { MICRO } from '../ledger.js'
import { peopleToSize, type SizingInput } from './people-to-size.js'
import type { Seat } from '../reading/people-files.js'
import { sizingNotes } from './right-size-notes.js'
import type { RightSizing } from '../../contract/usage/outlook.js'

export interface RightSizeInput extends SizingInput {
  /** The name of a person by index into the ledger's people; null when people are not named. */
  readonly name: ((person: number) => string) | null
  /** People: smaller groups are folded; default `FEWEST`. */
  readonly fold?: number
}

/** One person and the plan that would have been cheapest for them. */
interface Sized extends PlanChoice {
  readonly of: PersonToSize
}

type Move = RightSizing['moves'][number]
type Mix = RightSizing['now']['seats']

/** The name of folded plans. */
const OTHERS = 'other plans'

/**
 * The people on the wrong plan, by their use in the closed months, at the prices of the offers; null without a whole
 * closed month. USD are per month, averaged over each person's own whole months. Seats include those of new people and
 * unused ones, which keep their plan and price. Every amount is rounded to cents where it is shown, and sums are of
 * rounded amounts: the best mix costs exactly the current seats less the savings.
 */
export function rightSize(input: RightSizeInput): RightSizing | null {
  const found = peopleToSize(input)
  if (found === null) return null
  const { offers, terms, name, fold = FEWEST } = input
  const prices = seatPrices(offers, terms)
  const sized = found.people.map((of): Sized => ({ of, ...cheapestPlan(of, prices(of.overage)) }))
  const movers = sized.filter(({ of, best }) => best !== of.now)
  const identities = identitiesOf(input.people)
  const human = ({ of }: Sized): number => identities[of.person] ?? of.person
  const moves = movesOf(movers, offers, human, fold)
  const priced = offers.some(({ usd }) => usd !== null)
  const fixed = found.kept.reduce<Big | null>(
    (sum, { usd }) => (sum === null || usd === null ? null : sum.plus(usd)),
    new Big(0),
  )
  const paid =
    sized.some((one) => one.paid === null) || fixed === null
      ? null
      : roundHalfUp(average(sized, (one) => one.paid).plus(fixed), 2)
  // Without listed moves there are no rows to add up.
  const savesUsd =
    moves.length === 0
      ? roundHalfUp(
          average(movers, ({ saved }) => saved),
          2,
        )
      : sum(moves.map((move) => move.savesUsd))
  const hidden = isHidden(sized, movers, human, fold)
  const heads = (some: readonly Sized[]): number => headsOf(some, human)
  const unsure = heads(movers.filter(({ volatile }) => volatile))
  return {
    months: found.months.map(({ month }) => month),
    moves,
    savesUsd: priced ? savesUsd : null,
    now: { seats: mixOf([...sized.map(({ of }) => of.now), ...found.kept], offers), usd: paid },
    best: {
      seats: hidden || !priced ? [] : mixOf([...sized.map(({ best }) => best), ...found.kept], offers),
      usd: paid === null || !priced ? null : product(paid).minus(savesUsd).toNumber(),
    },
    breakEven: breakEvens(offers, terms.usdPerCredit).flatMap(({ fromName, toName, credits }) =>
      credits === null ? [] : [{ fromName, toName, credits }],
    ),
    idle: found.idle && idleOf(found.idle.seats, fold),
    persons: name && personsOf(movers, name),
    notes: sizingNotes(found, input, {
      movers: heads(movers),
      // A row that does not tell its number must not be what the others leave of the sum.
      volatile:
        moves.some(({ volatile }) => volatile === null) ||
        (apart([unsure, heads(movers) - unsure], fold)[0] === null && unsure >= fold)
          ? null
          : unsure,
      sized: heads(sized),
      capped: heads(sized.filter(({ of }) => of.capped)),
      listed: moves.length > 0,
      hidden,
      priced,
      fold,
    }),
  }
}

/** The largest saving first. */
function movesOf(
  movers: readonly Sized[],
  offers: readonly SeatOffer[],
  human: (one: Sized) => number,
  fold: number,
): Move[] {
  // In the order of the plans, so that the choice of equal groups to fold does not depend on the order of people.
  const groups = groupBy(movers, ({ of, best }) => `${of.now.plan} ${best.plan}`)
  const inOrder = offers.flatMap((from) => offers.flatMap((to) => [groups.get(`${from.plan} ${to.plan}`) ?? []]))
  const { own, folded } = foldLists(inOrder, human, fold)
  const rows = own.flatMap((group): Move[] => {
    const [first] = group
    return first
      ? [
          {
            from: first.of.now.plan,
            fromName: first.of.now.name,
            to: first.best.plan,
            toName: first.best.name,
            folded: 0,
            ...amounts(group, human, fold),
          },
        ]
      : []
  })
  rows.sort((a, b) => b.savesUsd - a.savesUsd)
  return folded.length === 0
    ? rows
    : [
        ...rows,
        {
          from: null,
          fromName: OTHERS,
          to: null,
          toName: OTHERS,
          folded: folded.length,
          ...amounts(folded.flat(), human, fold),
        },
      ]
}

/** How many people these seats are of. */
function headsOf(some: readonly Sized[], human: (one: Sized) => number): number {
  return new Set(some.map(human)).size
}

function amounts(
  group: readonly Sized[],
  human: (one: Sized) => number,
  fold: number,
): Pick<Move, 'people' | 'savesUsd' | 'volatile'> {
  const volatile = group.filter((one) => one.volatile)
  // By people, as the number of seats beside it leaves the same others.
  const unsure = headsOf(volatile, human)
  const sure = headsOf(
    group.filter((one) => !one.volatile),
    human,
  )
  return {
    people: group.length,
    savesUsd: roundHalfUp(
      average(group, ({ saved }) => saved),
      2,
    ),
    volatile: apart([unsure, sure], fold)[0] === null ? null : volatile.length,
  }
}

/**
 * The sum of the people's monthly averages, USD: exact until it is divided, with people of equally many months summed
 * first.
 */
function average(people: readonly Sized[], units: (sized: Sized) => number | null): Big {
  const totals = new Map<number, number>()
  for (const sized of people) {
    const { length } = sized.of.loads
    totals.set(length, (totals.get(length) ?? 0) + (units(sized) ?? 0))
  }
  return [...totals].reduce((result, [months, total]) => result.plus(new Big(total).div(PER_USD * months)), new Big(0))
}

function sum(cents: readonly number[]): number {
  return cents.reduce((result, usd) => result.plus(usd), new Big(0)).toNumber()
}

function mixOf(seats: readonly SeatOffer[], offers: readonly SeatOffer[]): Mix {
  const byPlan = groupBy(seats, ({ plan }) => plan)
  return offers.flatMap(({ plan, name }) => {
    const count = byPlan.get(plan)?.length ?? 0
    return count === 0 ? [] : [{ plan, name, seats: count }]
  })
}

/**
 * Whether the best mix next to the current seats would reveal small groups: fewer than `fold` people would move, or
 * a plan has fewer.
 */
function isHidden(
  sized: readonly Sized[],
  movers: readonly Sized[],
  human: (one: Sized) => number,
  fold: number,
): boolean {
  if (movers.length === 0) return false
  const left = new Set(movers.map(({ of }) => of.now.plan))
  const onPlan = groupBy(sized, ({ of }) => of.now.plan)
  return headsOf(movers, human) < fold || [...left].some((plan) => headsOf(onPlan.get(plan) ?? [], human) < fold)
}

function idleOf(seats: readonly Seat[], fold: number): NonNullable<RightSizing['idle']> {
  const order = (plan: Seat['plan']['plan']): number => (plan === null ? -1 : PLAN_IDS.indexOf(plan))
  const groups = [...groupBy(seats, ({ plan }) => plan.plan)]
    .sort(([a], [b]) => order(a) - order(b))
    .map(([, group]) => group)
  const { own, folded } = foldLists(groups, undefined, fold)
  const usdOf = (group: readonly Seat[]): number | null =>
    group.some(({ plan }) => plan.usd === null) ? null : sum(group.map(({ plan }) => plan.usd ?? 0))
  const rows = own.flatMap((group) => {
    const [first] = group
    return first
      ? [
          {
            plan: first.plan.plan,
            name: first.plan.plan === null ? 'a plan that is not known' : first.plan.name,
            seats: group.length,
            usd: usdOf(group),
          },
        ]
      : []
  })
  rows.sort((a, b) => (b.usd ?? 0) - (a.usd ?? 0))
  return folded.length === 0
    ? rows
    : [...rows, { plan: null, name: OTHERS, seats: folded.flat().length, usd: usdOf(folded.flat()) }]
}

/** All people who would save, the largest saving first. */
function personsOf(movers: readonly Sized[], name: (person: number) => string): NonNullable<RightSizing['persons']> {
  const persons = movers.map(({ of, best, saved, volatile }) => {
    const loads = of.loads.toSorted((a, b) => a - b)
    const at = (index: number): number => loads[index] ?? 0
    const middle = (at(Math.floor((loads.length - 1) / 2)) + at(Math.floor(loads.length / 2))) / 2
    return {
      name: name(of.person),
      from: of.now.name,
      to: best.name,
      savesUsd: Math.round(saved / loads.length / (PER_USD / 100)) / 100,
      volatile,
      credits: { low: credits(at(0)), typical: credits(middle), high: credits(at(loads.length - 1)) },
    }
  })
  return persons.sort(
    (a, b) => b.savesUsd - a.savesUsd || compareText(a.name, b.name) || b.credits.high - a.credits.high,
  )
}

const credits = (micro: number): number => Math.round(micro / (MICRO / 100)) / 100
