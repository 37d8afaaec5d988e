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
