import { product, roundHalfUp } from '../../amount.js'
import { count } from '../../text/number.js'
import { minimumAction, teamCredits } from '../../policy/decide.js'
import type { Policy } from '../../policy/policy.js'
import type { Contract, Period } from '../../kiro/surfaces/surface.js'
import { FEWEST } from '../month/folding.js'
import { headcount } from '../month/identities.js'
import { dayIn, MICRO } from '../ledger.js'
import type { UsageBudget } from '../../contract/usage/agreements.js'
import type { UsageReading } from '../../contract/usage/report.js'
import type { UsageForecast } from '../../contract/usage/outlook.js'
import type { UsedMonth } from '../used.js'
import {
  monthlyBudget,
  shareOf,
  statedOf,
  thresholdOf,
  type Agreed,
  type Ahead,
  type UsedUpTo,
} from './monthly-budget.js'

/*
 * The agreed budgets compared with what was used. Kiro enforces none of them, so the result is the day on which each
 * step was reached; agreed-actions.ts has what the steps call for.
 */

export interface BudgetsInput {
  readonly policy: Policy
  /** Of the repository, in the order of its configuration: a contract's number is its position there. */
  readonly contracts: readonly Contract[]
  readonly month: UsedMonth
  /** Of that month; null when it is over, or there is no data for a forecast. */
  readonly forecast: UsageForecast | null
  /** Texts of `/usage`; some count the tokens of a day. */
  readonly readings: readonly UsageReading[]
  /** People: days of fewer are not shown; default `FEWEST`. */
  readonly fold?: number
}

export interface Budgets {
  readonly budgets: readonly UsageBudget[]
  /** Notes for the reader, a sentence each. */
  readonly notes: readonly string[]
}

/** Percent of a limit. The first three are notifications; the agreed action is due at the last. */
export const STEPS = [50, 75, 90, 100] as const

/** Contracts. The check has the same limit. Chosen by hand. */
const MOST_CONTRACTS = 100

/** The periods of a budget. */
const PERIODS = ['monthly', 'daily'] as const satisfies readonly Period[]

/** Every budget in credits, those of the policy first: the used share, and when each of its steps was reached. */
export function usageBudgets({ policy, contracts, month, forecast, readings, fold = FEWEST }: BudgetsInput): Budgets {
  const agreed = [...ofPolicy(policy), ...ofContracts(contracts, headcount(month.people))]
  const days = daysOf(month)
  const shown = days.filter(({ people }) => people === 0 || people >= fold)
  const seen = shown.some(({ people }) => people > 0)
  return {
    budgets: agreed.flatMap((one) =>
      one.period === 'monthly'
        ? [monthlyBudget(one, upTo(days), creditsAhead(forecast))]
        : seen
          ? [daily(one, shown)]
          : [],
    ),
    notes: notesOf(contracts, month, agreed, {
      few: days.length - shown.length,
      counted: readings.some(({ today }) => today !== null),
      fold,
    }),
  }
}

function ofPolicy(policy: Policy): Agreed[] {
  const action = minimumAction(policy)?.action ?? 'notify'
  return PERIODS.flatMap((period): Agreed[] => {
    const team = teamCredits(policy, period)
    return team
      ? [
          {
            id: `policy/${period}`,
            from: 'policy',
            file: team.layer.source,
            team: null,
            unit: 'credits' as const,
            period,
            limit: team.credits,
            perDeveloper: null,
            allPriced: true,
            action,
            percents: STEPS,
          },
        ]
      : []
  })
}

function ofContracts(contracts: readonly Contract[], people: number): Agreed[] {
  return contracts.slice(0, MOST_CONTRACTS).flatMap(({ file, budgets }, index) =>
    PERIODS.flatMap((period): Agreed[] => {
      // The defaults are those of the contract's schema.
      const { credits, alertThreshold = 0.8, action = 'notify' } = budgets.get(period)?.limit ?? {}
      if (credits === undefined) return []
      const own = roundHalfUp(product(alertThreshold, 100), 2)
      const percents = own > 0 && own < 100 ? [...new Set([...STEPS, own])].sort((a, b) => a - b) : STEPS
      return [
        {
          id: `contract/${period}/${index + 1}`,
          from: 'contract',
          file,
          team: null,
          unit: 'credits',
          period,
          limit: roundHalfUp(product(credits, people), 2),
          perDeveloper: credits,
          allPriced: true,
          action,
          percents,
        },
      ]
    }),
  )
}

/** The credits of all people on one day. */
interface Day {
  readonly day: string
  /** Microcredits, so that sums are exact. */
  readonly used: number
  readonly people: number
}

function daysOf({ month, people, through }: UsedMonth): Day[] {
  return Array.from({ length: through + 1 }, (_, day) => {
    const active = people.filter(({ daily }) => Math.round((daily[day] ?? 0) * MICRO) > 0)
    const used = active.reduce((sum, { daily }) => sum + Math.round((daily[day] ?? 0) * MICRO), 0)
    return { day: dayIn(month, day), used, people: headcount(active) }
  })
}

/** Where the credits of a forecast end. */
export function creditsAhead(forecast: UsageForecast | null): Ahead | null {
  return forecast && { byDay: forecast.byDay, end: forecast.credits, reliable: forecast.doubts.length === 0 }
}

function upTo(days: readonly Day[]): UsedUpTo[] {
  let sum = 0
  return days.map(({ day, used }) => ({ day, used: (sum += used) }))
}

function daily(agreed: Agreed, days: readonly Day[]): UsageBudget {
  const most = days.reduce<Day | null>((peak, day) => (day.used > (peak?.used ?? 0) ? day : peak), null)
  const limit = thresholdOf(agreed.limit, 100)
  return {
    ...statedOf(agreed, days),
    used: roundHalfUp(product(most?.used ?? 0).div(MICRO), 2),
    usedOn: most?.day ?? null,
    share: shareOf(most?.used ?? 0, agreed.limit),
    daysOver: days.filter(({ used }) => used > limit).length,
    forecast: null,
  }
}

function notesOf(
  contracts: readonly Contract[],
  month: UsedMonth,
  agreed: readonly Agreed[],
  { few, counted, fold }: { readonly few: number; readonly counted: boolean; readonly fold: number },
): string[] {
  const limits = contracts.slice(0, MOST_CONTRACTS).flatMap(({ budgets }) =>
    // A text that counts the tokens of a day is held against the daily limits.
    [...budgets].flatMap(([period, { limit }]) => (counted && period === 'daily' ? [] : [limit])),
  )
  const inTokens = limits.filter(
    ({ inputTokens, outputTokens }) => inputTokens !== undefined || outputTokens !== undefined,
  ).length
  const perDeveloper = agreed.some(({ from }) => from === 'contract')
  return [
    ...(perDeveloper
      ? [
          `A contract’s budgets are per developer: their limits are for the ${count(headcount(month.people), 'person', 'people')} with a row in the month, and what is held against them is of all repositories of these people.`,
        ]
      : []),
    ...(inTokens === 0
      ? []
      : [
          `${count(inTokens, 'budget')} in tokens ${inTokens === 1 ? 'is' : 'are'} left out: Kiro meters credits, and no usage file counts ${counted ? 'the tokens of a month' : 'tokens'}.`,
        ]),
    ...(few > 0 && agreed.some(({ period }) => period === 'daily')
      ? [
          `On ${count(few, 'day')} fewer than ${fold} people worked: daily budgets are not held against ${few === 1 ? 'it' : 'them'}, so that no one’s day is shown.`,
        ]
      : []),
    ...(contracts.length > MOST_CONTRACTS
      ? [
          `Of ${count(contracts.length, 'contract')} the budgets of the first ${MOST_CONTRACTS} are held against what was used.`,
        ]
      : []),
  ]
}
