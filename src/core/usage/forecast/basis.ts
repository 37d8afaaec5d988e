import { capitalized } from '../../text/capitalized.js'
import { peopleNoted } from '../month/folding.js'
import { count, whole } from '../../text/number.js'
import { dayIn } from '../ledger.js'
import { headcount } from '../month/identities.js'
import type { UsedMonth } from '../used.js'
import { isWorkday, type Moment } from './moment.js'
import type { Miss } from './range.js'
import type { PriceHistory } from './price-history.js'
import { mayExceed, type Roster } from './roster.js'

/** Weekdays; 0 is Sunday. */
const NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** Days of price changes that are told. Chosen by hand. */
const MOST_CHANGES = 3

interface Basis {
  readonly closed: readonly UsedMonth[]
  readonly running: UsedMonth
  readonly roster: Roster
  readonly prices: PriceHistory
  readonly moment: Moment
  readonly misses: readonly Miss[]
  /** People: smaller counts are not shown. */
  readonly fold: number
}

/** What the forecast is based on, in sentences of the program's own words and numbers. */
export function basisOf({ closed, running, roster, prices, moment, misses, fold }: Basis): string[] {
  const past = Array.from({ length: running.through + 1 }, (_, day) => day).filter((day) =>
    isWorkday(running.month, day),
  ).length
  const result = [
    `${count(closed.length, 'closed month')} and ${count(past, 'working day')} of this one, of ${count(headcount(running.people), 'person', 'people')}.`,
  ]
  result.push(
    `The days that are left count as ${whole(Math.round(moment.end.days * 10) / 10)} ordinary working days; of one, ${rhythm(roster)}.`,
  )
  const growth = Math.round(Math.expm1(moment.level.growth * 21) * 100)
  if (growth !== 0) result.push(`Use ${growth > 0 ? 'grows' : 'falls'} by about ${Math.abs(growth)} % a month.`)
  const off = roster.days.filter((day) => day.off && day.month === running.month).length
  if (off > 0)
    result.push(
      `${count(off, 'working day')} of this month with almost no one, or without rows, ${off === 1 ? 'counts as a day' : 'count as days'} off.`,
    )
  result.push(...priceSentences(prices, dayIn(running.month, running.through)))
  const began = headcount(running.people.filter((one) => one.began !== null))
  if (began > 0) result.push(`${capitalized(peopleNoted(began, fold))} began this month.`)
  const bounded = headcount(running.people.filter((one) => !mayExceed(one, one.credits)))
  if (bounded > 0)
    result.push(`Overage is switched off for ${peopleNoted(bounded, fold)}, who stop at the allowance of their plan.`)
  result.push(
    misses.length === 0
      ? 'No closed month shows how far such forecasts are off here: the range is as wide as is usual for so few days and people.'
      : 'The range is as wide as the errors of the same forecast in the closed months ask for.',
  )
  return result
}

/** A sentence for each day of known price changes, the newest ones. */
function priceSentences({ changes }: PriceHistory, known: string): string[] {
  return changes.slice(-MOST_CHANGES).map(({ day, models }) => {
    const whose = `${count(models, 'model')} in use`
    const price = models === 1 ? 'its price' : 'their prices'
    return day > known
      ? `${whose} will change ${price} on ${day}: the days from then on count as they will cost.`
      : `${whose} changed ${price} on ${day}: what was used before counts as it costs since.`
  })
}

/** The weight of weekend days, and of every working day that differs from an ordinary one by 20 % or more. */
function rhythm(roster: Roster): string {
  return roster
    .weights()
    .flatMap((weight, weekday) =>
      weekday % 6 !== 0 && Math.abs(weight - 1) < 0.2
        ? []
        : [`a ${NAMES[weekday] ?? ''} is ${whole(Math.round(weight * 100))} %`],
    )
    .join(', ')
}
