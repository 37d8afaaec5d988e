import { priceFileSchema } from '../../../src/core/catalogue/catalogue-schema.js'
import file from '../../../prices/v1.json' with { type: 'json' }
import { pricesOf, EMBEDDED } from '../../../src/core/catalogue/prices.js'

/** The price file as it is shipped, judged by its schema. */
export const { models: modelsFile, plans: plansFile } = pricesOf(priceFileSchema.parse(file), EMBEDDED.origin)
export const { models } = modelsFile
export const byId = new Map(models.map((model) => [model.id, model]))

/** The period that holds on a day: from its first day to the day before its end. */
export function periodOn<P extends { from: string; to: string | null }>(
  day: string,
  periods: readonly P[],
): P | undefined {
  return periods.find((period) => period.from <= day && (period.to === null || day < period.to))
}
/** A model’s status on a day. */
export const statusOn = (day: string, id: string) => periodOn(day, byId.get(id)?.status ?? [])?.value
/** Which plans, logins and regions had a model on a day. */
export const availabilityOn = (day: string, id: string) => periodOn(day, byId.get(id)?.availability ?? [])
