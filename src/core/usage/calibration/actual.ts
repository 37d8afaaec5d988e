import { Big } from 'big.js'
import { product, quotient, rangeOf, roundHalfUp } from '../../amount.js'
import { count } from '../../text/number.js'
import { estimateFor, isWhole, type Calibration, type EstimateGround } from './calibration.js'
import { FEWEST } from '../month/folding.js'
import { headcount } from '../month/identities.js'
import { weekdayIn } from '../ledger.js'
import type { EstimateVersusActual } from '../../contract/usage/outlook.js'
import type { UsedMonth } from '../used.js'

export interface ActualInput extends EstimateGround {
  /** The month of the report. */
  readonly month: UsedMonth
  /** Closed months up to that one, including it where it is closed; ascending. */
  readonly closed: readonly UsedMonth[]
  /** Of the same configuration and months. */
  readonly calibration: Calibration | null
}

/**
 * The pull-request check's estimate for this configuration, with as many developers as were active, next to what was
 * used (credits/month): in the newest closed month that the files cover; without one, in a running month past its half,
 * compared with its part of the estimate. Null without such a month, and where no part of the configuration has a
 * price.
 */
export function estimateVersusActual({
  month,
  closed,
  calibration,
  ...ground
}: ActualInput): EstimateVersusActual | null {
  const { fold = FEWEST } = ground
  const over = closed.findLast((one) => one.people.length > 0 && isWhole(one))
  const running =
    closed.some((one) => one.month === month.month) || (month.through + 1) * 2 <= month.days ? undefined : month
  const subject = over ?? running
  const developers = subject ? headcount(subject.people) : 0
  const known = developers === 0 ? null : estimateFor(ground, developers)
  if (!subject || !known) return null
  const passed = over ? null : workdaysOf(subject)
  const estimated =
    passed === null
      ? known.credits
      : rangeOf((of) => roundHalfUp(product(known.credits[of], passed.passed).div(passed.all)))
  const actual = roundHalfUp(
    subject.people.reduce((sum, { credits }) => sum.plus(credits), new Big(0)),
    2,
  )
  const ratio = quotient(actual, estimated.typical)
  return {
    estimated,
    actual,
    month: subject.month,
    developers,
    ratio: ratio && roundHalfUp(ratio, 2),
    within: actual >= estimated.low && actual <= estimated.high,
    calibrated: calibration && { factor: calibration.factor, from: [...calibration.months] },
    notes: [
      'What was used is of all repositories of these people; the estimate is for the configuration of this one.',
      ...(passed === null
        ? []
        : [`The month is not over: the estimate is for ${passed.passed} of its ${count(passed.all, 'weekday')}.`]),
      ...(known.unpriced === 0
        ? []
        : [
            `The estimate is too low by ${count(known.unpriced, 'row or file', 'rows or files')} that ${known.unpriced === 1 ? 'has' : 'have'} no price or cannot be read.`,
          ]),
      ...(developers < fold ? [`Nothing is calibrated from fewer than ${fold} people.`] : []),
      ...(calibration && calibration.models.length > 0
        ? [
            `kiro-governance calibrate writes a factor of its own for ${count(calibration.models.length, 'model')} too, beside which it takes ${calibration.runs} times the runs.`,
          ]
        : []),
    ],
  }
}

/** Working days, Monday to Friday: up to the last day that counts, and in the whole month. */
function workdaysOf({ month, days, through }: UsedMonth): { readonly passed: number; readonly all: number } {
  const weekdays = Array.from({ length: days }, (_, day) => day).filter((day) => weekdayIn(month, day) % 6 !== 0)
  return { passed: weekdays.filter((day) => day <= through).length, all: weekdays.length }
}
