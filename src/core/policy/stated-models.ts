import { facts, type Policy } from './policy.js'

/** What a policy states of models, by id: the keys in its own words, in their order. */
export type StatedModels = ReadonlyMap<string, readonly string[]>

/** The models and prices that a policy states under `catalogue.models`. */
export function statedModels(policy: Policy): StatedModels {
  const { models = {} } = facts(policy, 'catalogue')
  return new Map(
    Object.entries(models).map(([id, own]) => [
      id,
      Object.entries(own).flatMap(([key, value]) => (value === undefined || key === 'checked' ? [] : [key])),
    ]),
  )
}
