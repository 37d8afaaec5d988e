import type { Model } from './catalogue-schema.js'

/** The period of a dated list that a day falls into: `from` is in, `to` is out. */
export function periodOn<P extends { readonly from: string; readonly to: string | null }>(
  periods: readonly P[],
  day: string,
): P | null {
  return periods.find((period) => period.from <= day && (period.to === null || day < period.to)) ?? null
}

/** The status of a model on a day; null before its first period. */
export function statusOn(model: Model, day: string): Model['status'][number]['value'] | null {
  return periodOn(model.status, day)?.value ?? null
}

/** The last day on which any row of a model was checked. */
export function checkedOn({ multipliers, availability, status }: Model): string {
  return [...multipliers, ...availability, ...status].reduce(
    (last, { checked }) => (checked > last ? checked : last),
    '',
  )
}

/** Whether a list of a day should have the model: it is offered then, and no newer source has it. */
export function isMissedBy(model: Model, day: string): boolean {
  const status = statusOn(model, day)
  return status !== null && status !== 'retired' && status !== 'unlisted' && checkedOn(model) < day
}
