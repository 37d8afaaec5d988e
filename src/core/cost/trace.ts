import { product, rangeOf, type Credits, type Range } from '../amount.js'
import type { EstimateRow, EstimateSide } from './rows.js'
import type { Estimate } from './estimate.js'
import type { TokenUse } from '../catalogue/measured.js'
import { exactCredits } from './credits.js'
import { runsAt, type WorkVolume } from './workload.js'

/** One factor of a number: its name, value and source. */
export interface Factor {
  readonly name:
    | 'runs a day'
    | 'credits a run'
    | 'credits a day'
    | 'multiplier'
    | 'model factor'
    | 'token use'
    | 'working days'
    | 'developers'
  /** Low, typical and high; all the same where there is no range. */
  readonly low: number
  readonly typical: number
  readonly high: number
  /** A public page, `policy`, or `assumption`. */
  readonly source: string
  /** More about the factor: the day of a price, a share, long context. */
  readonly remark: string
}

/** How a row's credits/month are computed: the product of its factors, rounded once. */
export interface Trace {
  readonly factors: readonly Factor[]
  /** The product before rounding, typical; credits/month. */
  readonly exact: string
  readonly credits: Credits
}

/** The trace of one side of a row; null where it is not priced or missing. */
export function traceOf(
  side: EstimateSide,
  { workdays, workdaysStated, developers }: Pick<Estimate, 'workdays' | 'workdaysStated' | 'developers'>,
): Trace | null {
  const { basis, credits, works } = side
  if (basis === null) return null
  const { price, factor, tokens, longContext } = basis
  const same = (value: number): Pick<Factor, 'low' | 'typical' | 'high'> => ({
    low: value,
    typical: value,
    high: value,
  })
  // The model's own factor is separate from its price, so that each has its own source.
  const { effective } = basis
  const use = { low: tokens?.low ?? 1, typical: 1, high: tokens?.high ?? 1 }
  const multiplier = rangeOf((of) => product(effective[of]).div(product(factor, use[of])).round(9).toNumber())
  // A price of the policy holds on every day, so it has no dates.
  const published = price.source.startsWith('https://')
  const remarks = [
    published ? `of ${price.from}, checked ${price.checked}` : '',
    price.low === price.high ? '' : 'sources disagree',
    longContext === 0
      ? ''
      : `${product(longContext, 100).toString()} % of the runs beyond ${price.longContext?.above ?? 0} tokens`,
  ]
  const factors: Factor[] = [
    ...workFactors(works),
    {
      name: 'multiplier',
      ...multiplier,
      source: published ? price.source : 'policy',
      remark: remarks.filter((text) => text !== '').join(', '),
    },
    ...(factor === 1
      ? []
      : [
          {
            name: 'model factor' as const,
            ...same(factor),
            source: 'policy',
            remark: 'credits a run against the multiplier alone',
          },
        ]),
    ...(tokens === null || (use.low === 1 && use.high === 1)
      ? []
      : [{ name: 'token use' as const, ...use, source: tokens.source, remark: useRemark(tokens) }]),
    { name: 'working days', ...same(workdays), source: workdaysStated ? 'policy' : 'assumption', remark: 'a month' },
    {
      name: 'developers',
      ...same(developers ?? 1),
      source: developers === null ? 'assumption' : 'policy',
      remark: developers === null ? 'per developer' : '',
    },
  ]
  return {
    factors,
    exact: works
      .reduce(
        (sum, work) => sum.plus(exactCredits(work, effective.typical, workdays, developers ?? 1, 'typical')),
        product(0),
      )
      .toString(),
    credits,
  }
}

function useRemark({ ratio, measured }: TokenUse): string {
  return ratio === null
    ? `not measured on this model; by list, or as on those that were measured on ${measured}`
    : `by list, or ${ratio} times that, measured on ${measured}`
}

/** Runs and credits a run; of several kinds of work on one model their sum of credits a day. */
function workFactors(works: readonly WorkVolume[]): Factor[] {
  const [work, ...more] = works
  if (work === undefined) return []
  if (more.length > 0) {
    const day = (of: keyof Range): number =>
      works.reduce((sum, one) => sum.plus(product(runsAt(one, of), one.credits[of])), product(0)).toNumber()
    return [
      {
        name: 'credits a day',
        ...rangeOf(day),
        source: sourceOf(works),
        remark: `at 1.0x: ${works.map(({ kind, runs, credits }) => `${kind} ${runs} x ${credits.typical}`).join(', ')}`,
      },
    ]
  }
  return [
    {
      name: 'runs a day',
      ...rangeOf((of) => runsAt(work, of)),
      source: work.source.runs,
      remark: work.share === 1 ? '' : `${product(work.share, 100).round(2).toString()} % of the kind's runs`,
    },
    { name: 'credits a run', ...work.credits, source: work.source.credits, remark: 'at 1.0x' },
  ]
}

function sourceOf(works: readonly WorkVolume[]): string {
  return works.some(({ source }) => source.runs === 'policy' || source.credits === 'policy') ? 'policy' : 'assumption'
}

/** Rows by the name or label of their assignment, ignoring case. */
export function rowsMeant(rows: readonly EstimateRow[], asked: string): EstimateRow[] {
  const same = (text: string): boolean => text.toLowerCase() === asked.trim().toLowerCase()
  return rows.filter((row) => same(row.assignment) || same(row.label))
}
