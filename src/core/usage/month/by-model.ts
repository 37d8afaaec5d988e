import { multiplierOf, type Catalogue } from '../../catalogue/catalogue.js'
import { count } from '../../text/number.js'
import { compareText } from '../../text/place.js'
import { metered, partOf } from './exact-sums.js'
import { fold } from './folding.js'
import { membersIn, type Human } from './breakdowns.js'
import { ENOUGH_ROWS, messagePrice, together } from './message-price.js'
import type { ModelTally, MonthTallies, Priced } from '../ledger.js'
import { nobodys, usedOf, type OverageMeaning } from './used-of.js'
import type { UsageReport } from '../../contract/usage/report.js'

type ByModel = NonNullable<UsageReport['byModel']>

/** Credits per message of a model, fitted on rows that have it alone. */
export interface ModelRate {
  readonly model: string
  readonly rows: number
  readonly messages: number
  /** Credits per message; null when there are too few such rows. */
  readonly rate: number | null
  readonly multiplier: number | null
}

/** Rates over some months, by model; multipliers change, so use few months. */
export function modelRates(
  months: readonly MonthTallies[],
  catalogue: Catalogue,
  day: string,
): ReadonlyMap<string, ModelRate> {
  const rows = new Map<string, Priced[]>()
  for (const { models } of months)
    for (const [model, { priced }] of models) rows.set(model, [...(rows.get(model) ?? []), priced])
  return new Map(
    [...rows].map(([model, all]) => {
      const priced = together(all)
      return [
        model,
        {
          model,
          rows: priced.rows,
          messages: priced.messages,
          rate: messagePrice(priced),
          multiplier: multiplierOf(catalogue, model, day),
        },
      ]
    }),
  )
}

/**
 * Credits by model. Files count messages by model and credits by row: a row with one model gives its credits per
 * message, and these rates divide the rows with several. A model without enough such rows gets the rate of its
 * multiplier, relative to the measured models; one without a multiplier either is not priced.
 */
export function byModel(
  month: MonthTallies,
  rates: ReadonlyMap<string, ModelRate>,
  reading: OverageMeaning,
  total: number,
  fewest: number,
  used: readonly Human[],
): ByModel | null {
  if (month.models.size === 0) return null
  const base = baseRate(rates)
  const weighed = [...month.models].map(([model, tally]) => {
    const { rate: fitted = null, multiplier = null } = rates.get(model) ?? {}
    const rate = fitted ?? (multiplier === null ? null : multiplier * base)
    return {
      model,
      tally,
      multiplier,
      measured: fitted !== null,
      fitted,
      weight: rate === null ? null : rate * (tally.messages - tally.alone.messages),
      alone: usedOf(tally.alone, reading),
    }
  })
  const mixed = usedOf(month.mixed, reading)
  // Messages on a model without a price cost something, so the others do not get their credits: as if at 1.0x.
  const mixedOf = ({ messages, alone }: ModelTally): number => messages - alone.messages
  const hidden = weighed.reduce((sum, { weight, tally }) => sum + (weight === null ? base * mixedOf(tally) : 0), 0)
  const weights = hidden + weighed.reduce((sum, { weight }) => sum + (weight ?? 0), 0)
  const unpriced = weighed.some(({ weight, tally }) => weight === null && tally.messages > tally.alone.messages)
  const groups = weighed.map((one) => ({
    ...one,
    ...membersIn(used, one.tally.people),
    credits:
      one.weight === null
        ? one.alone > 0
          ? one.alone
          : null
        : one.alone + (weights > 0 ? (mixed * one.weight) / weights : 0),
  }))
  groups.sort((a, b) => (b.credits ?? 0) - (a.credits ?? 0) || compareText(a.model, b.model))
  const { shown, folded, people } = fold(groups, fewest)
  const rows = shown.map(
    ({ model, tally, multiplier, measured, fitted, credits, people: some }): ByModel['rows'][number] => ({
      model,
      folded: 0,
      people: some,
      messages: tally.messages,
      credits: credits === null ? null : metered(credits),
      share: credits === null ? null : partOf(credits, total),
      creditsPerMessage: fitted === null ? null : Math.round(fitted * 10_000) / 10_000,
      multiplier,
      measured,
    }),
  )
  if (folded.length > 0) {
    const credits = folded.reduce((sum, one) => sum + (one.credits ?? 0), 0)
    rows.push({
      model: 'other models',
      folded: folded.length,
      people,
      messages: folded.reduce((sum, { tally }) => sum + tally.messages, 0),
      credits: metered(credits),
      share: partOf(credits, total),
      creditsPerMessage: null,
      multiplier: null,
      measured: false,
    })
  }
  const alone = groups.reduce((sum, one) => sum + one.alone, 0)
  return {
    rows,
    coverage: partOf(alone, total),
    unattributed: metered(
      usedOf(month.unattributed, reading) +
        (weights > 0 ? (mixed * hidden) / weights : mixed) +
        nobodys(month, reading, total),
    ),
    notes: notesOf(groups.filter(({ measured, weight }) => !measured && weight !== null).length, unpriced),
  }
}

/**
 * Credits per message at a multiplier of 1.0, over the measured models; 1 where none was measured, which gives shares
 * by multiplier.
 */
function baseRate(rates: ReadonlyMap<string, ModelRate>): number {
  let [credits, messages] = [0, 0]
  for (const { rate, messages: count, multiplier } of rates.values()) {
    if (rate === null || multiplier === null || multiplier === 0) continue
    credits += rate * count
    messages += multiplier * count
  }
  return messages > 0 ? credits / messages : 1
}

function notesOf(unmeasured: number, unpriced: boolean): string[] {
  return [
    'An estimate: the files count messages by model, and credits only for all models together. Rows with one model are known; the others are divided by messages and what a message costs on each model.',
    ...(unmeasured > 0
      ? [
          `${count(unmeasured, 'model')} had fewer than ${ENOUGH_ROWS} rows alone, or rows that are too small or too different; what a message costs there follows from the multiplier.`,
        ]
      : []),
    ...(unpriced
      ? [
          'Credits of messages on models without a known multiplier are given to no model: they are taken as if at 1.0x.',
        ]
      : []),
  ]
}
