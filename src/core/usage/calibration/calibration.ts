import { Big } from 'big.js'
import { isPriced, product, type Range } from '../../amount.js'
import type { ApplyRefusal } from '../../apply/refusal.js'
import { multiplierOn, type Catalogue } from '../../catalogue/catalogue.js'
import type { Configuration } from '../../kiro/configuration.js'
import { estimate } from '../../cost/estimate.js'
import { workloadOf } from '../../cost/workload.js'
import { prefixed, stepName } from '../../kiro/assignment.js'
import { count } from '../../text/number.js'
import { compareText } from '../../text/place.js'
import type { Layer, Policy } from '../../policy/policy.js'
import type { Trigger } from '../../kiro/surfaces/surface.js'
import { FEWEST } from '../month/folding.js'
import { headcount } from '../month/identities.js'
import { messagePrice, together } from '../month/message-price.js'
import { dayIn, MICRO, type Ledger, type Priced } from '../ledger.js'
import type { UsedMonth } from '../used.js'

/*
 * The workload that makes the estimate equal to what was used. One factor for all runs, because the files have credits
 * but no kind of work; and one for each model whose messages cost other than its multiplier says.
 */

/** What the estimate is computed from. */
export interface EstimateGround {
  /** Without the paths that the policy ignores. */
  readonly configuration: Configuration
  readonly catalogue: Catalogue
  readonly policy: Policy
  /** The day of the prices of the configuration, `YYYY-MM-DD`. */
  readonly day: string
  /** People: nothing is measured on fewer; default `FEWEST`. */
  readonly fold?: number
}

export interface Calibration {
  /** The closed months it is computed from, `YYYY-MM`, ascending. */
  readonly months: readonly string[]
  /** People with a row in these months. */
  readonly people: number
  /** The factor for all runs, if no model gets a factor. */
  readonly factor: number
  /** The factor for all runs, next to the factors of models. */
  readonly runs: number
  readonly models: readonly ModelFactor[]
  /** The triggers of the configuration's hooks, whose runs have defaults of their own. */
  readonly triggers: readonly Trigger[]
  /** Agents and steps that name a model, with their roots, whose runs have defaults of their own: runs a day and developer. */
  readonly agents: readonly { readonly name: string; readonly runs: number }[]
}

/**
 * The measured credits per message of a model, divided by what its multiplier predicts relative to the reference model.
 */
export interface ModelFactor {
  /** An id of the catalogue. */
  readonly model: string
  readonly factor: number
  /** Rows with this model alone, which it is measured from. */
  readonly rows: number
}

/** Months, a quarter: a year ago the work was different. Chosen by hand. */
const MOST_MONTHS = 3

/** Calendar days. The files must begin at most so late in a month, and end at most so early. Chosen by hand. */
const MARGIN = 10

/** Rows with one model. Fewer say more about their days than about the model. Chosen by hand. */
const LEAST_ROWS = 50

/** A factor that differs from 1 by less is treated as noise. Chosen by hand. */
const SAME = 0.1

/** Whether the files cover the whole of a closed month. */
export function isWhole({ days, people }: UsedMonth): boolean {
  const usedIn = (from: number, to: number): boolean =>
    people.some(({ daily }) => daily.subarray(from, to).some((credits) => credits > 0))
  return usedIn(0, MARGIN) && usedIn(days - MARGIN, days)
}

/**
 * The estimate of a configuration for so many developers, credits/month; null when no part of it is priced, or it
 * assigns no work.
 */
export function estimateFor(
  { configuration, catalogue, policy, day }: EstimateGround,
  developers: number,
  models: readonly ModelFactor[] = [],
): { readonly credits: Range; readonly unpriced: number } | null {
  if (configuration.assignments.length === 0) return null
  const supposed: Layer = {
    source: 'usage',
    role: 'organization',
    sha: null,
    digest: null,
    file: {
      version: 1,
      team: { developers },
      workload: { models: Object.fromEntries(models.map(({ model, factor }) => [model, factor])) },
    },
    at: () => ({ line: 1, column: 1 }),
  }
  const { after, unpriced, notEstimated } = estimate({
    before: configuration,
    after: configuration,
    catalogue,
    policy: [supposed, ...policy],
    day,
  })
  return isPriced(after) ? { credits: after, unpriced: unpriced.length + notEstimated.length } : null
}

/**
 * From the newest closed months, at most three, that are whole and have 5 people or more: with fewer it would describe
 * single people. Null without any, and where the estimate or the use is 0. Factors have two digits; the data supports
 * no more.
 */
export function calibrate(ground: EstimateGround, closed: readonly UsedMonth[], ledger: Ledger): Calibration | null {
  const months = closed
    .filter((month) => headcount(month.people) >= (ground.fold ?? FEWEST) && isWhole(month))
    .slice(-MOST_MONTHS)
  const personMonths = months.reduce((sum, { people }) => sum + headcount(people), 0)
  const used = months.reduce(
    (sum, { people }) => sum.plus(people.reduce((all, { credits }) => all.plus(credits), new Big(0))),
    new Big(0),
  )
  const models = modelFactors(months, ledger, ground.catalogue, ground.fold ?? FEWEST)
  const by = (measured: readonly ModelFactor[]): number | null => {
    const typical = personMonths === 0 ? 0 : (estimateFor(ground, personMonths, measured)?.credits.typical ?? 0)
    return typical === 0 ? null : twoDigits(used.div(typical))
  }
  const [factor, runs] = [by([]), by(models)]
  if (!factor || !runs) return null
  return {
    months: months.map(({ month }) => month),
    people: new Set(months.flatMap(({ people }) => people.map(({ person }) => person))).size,
    factor,
    runs,
    models,
    agents: assumedAgents(ground),
    triggers: [
      ...new Set(
        ground.configuration.assignments.flatMap(({ work, dropped }) =>
          work.kind === 'hook' && dropped === null ? [work.trigger] : [],
        ),
      ),
    ],
  }
}

/** Agents and steps that carry a part of taskExecution, as often as the program assumes. */
function assumedAgents({ configuration, policy }: EstimateGround): Calibration['agents'] {
  const workload = workloadOf(policy)
  const named = configuration.assignments.flatMap((one) => {
    const { work, origin, dropped, root } = one
    if (origin !== 'stated' || dropped !== null) return []
    if (work.kind === 'agent') {
      const name = prefixed(root, work.agent)
      return workload.kindOf(name) === null ? [{ name, ...workload.agent(name) }] : []
    }
    const name = work.kind === 'step' ? prefixed(root, stepName(work)) : ''
    return work.kind === 'step' ? [{ name, ...workload.step(name, []) }] : []
  })
  const assumed = named.filter(({ source }) => source !== 'policy')
  return [...new Map(assumed.map(({ name, runs }) => [name, { name, runs }])).values()]
}

/** Why there is no calibration: a sentence, and what to do. */
export function uncalibrated(ground: EstimateGround, closed: readonly UsedMonth[]): ApplyRefusal {
  const whole = closed.filter(isWhole)
  if (whole.length === 0)
    return {
      message: 'No month that is over is covered by the files as a whole, so nothing can be calibrated.',
      hint: 'Name the files of a whole month, from its first days to its last.',
    }
  const { fold: fewest = FEWEST } = ground
  const most = Math.max(...whole.map(({ people }) => headcount(people)))
  if (most < fewest)
    return {
      message: `No month that is over has ${fewest} people or more, and from ${count(most, 'person', 'people')} nothing is calibrated: the workload would say what single people do, and be no measure of others.`,
      hint: `Calibrate where at least ${fewest} people work, or write workload.tasks into the policy by hand.`,
    }
  if ((estimateFor(ground, most)?.credits.typical ?? 0) === 0)
    return {
      message: 'No work of the configuration here has credits in the estimate, so there is nothing to fit.',
      hint: 'Run it in a repository whose Kiro files assign models that have a price; kiro-governance inventory lists them.',
    }
  return {
    message: 'So little was used that no workload would come to it.',
    hint: 'Check that the files are those of the people who work here.',
  }
}

interface Measured {
  /** The rows of all months, for the certainty of their price. */
  readonly priced: readonly Priced[]
  readonly rows: number
  readonly credits: Big
  /** What the messages would cost at one credit each and a multiplier of 1.0. */
  readonly expected: Big
}

/**
 * Each relative to `auto`, or where that is not measured, to the model with most rows. Only models that 5 people or
 * more use are measured.
 */
function modelFactors(
  months: readonly UsedMonth[],
  { months: ledgers }: Ledger,
  catalogue: Catalogue,
  fold: number,
): ModelFactor[] {
  const measured = new Map<string, Measured>()
  for (const { month, days } of months) {
    for (const [name, { priced, people }] of ledgers.get(month)?.models ?? []) {
      const model = catalogue.find(name)?.model
      const multiplier = model ? multiplierOn(model, dayIn(month, days - 1)) : null
      if (!model || multiplier === null || people.size < fold || priced.messages === 0) continue
      const known = measured.get(model.id) ?? { priced: [], rows: 0, credits: new Big(0), expected: new Big(0) }
      measured.set(model.id, {
        priced: [...known.priced, priced],
        rows: known.rows + priced.rows,
        credits: known.credits.plus(product(priced.credits).div(MICRO)),
        expected: known.expected.plus(product(priced.messages, multiplier)),
      })
    }
  }
  const enough = [...measured]
    .filter(([, { rows, priced }]) => rows >= LEAST_ROWS && messagePrice(together(priced)) !== null)
    .sort(([a, { rows: more }], [b, { rows: fewer }]) => fewer - more || compareText(a, b))
  const [, base] = enough.find(([id]) => id === 'auto') ?? enough[0] ?? []
  if (!base) return []
  return enough.flatMap(([model, { rows, credits, expected }]): ModelFactor[] => {
    const exact = credits.times(base.expected).div(expected.times(base.credits))
    return exact.minus(1).abs().lt(SAME) || exact.gt(100) ? [] : [{ model, factor: twoDigits(exact), rows }]
  })
}

function twoDigits(value: Big): number {
  return value.prec(2, Big.roundHalfUp).toNumber()
}

/** The layer above the repository that states a workload: its values win, so a calibration below it has no effect. */
export function statedAbove(policy: Policy): Layer | null {
  return (
    policy.find(
      ({ role, file: { workload } }) =>
        role !== 'repository' &&
        (workload?.tasks ?? workload?.hooks ?? workload?.agents ?? workload?.models) !== undefined,
    ) ?? null
  )
}
