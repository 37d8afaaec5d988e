import type { Model } from '../../../src/core/catalogue/catalogue-schema.js'
import { EMBEDDED, type Prices } from '../../../src/core/catalogue/prices.js'

/** The shipped prices with another model in the place of one. */
export function pricesWith(id: string, change: (model: Model) => Model): Prices {
  const { models } = EMBEDDED.models
  return {
    ...EMBEDDED,
    models: { ...EMBEDDED.models, models: models.map((model) => (model.id === id ? change(model) : model)) },
  }
}

/** Two sources disagree on GPT-5.6 Luna: the newest says 0.6x, another 1.1x. */
export const DISAGREEING: Prices = pricesWith('gpt-5.6-luna', (model) => ({
  ...model,
  multipliers: model.multipliers.map((period) =>
    period.to === null
      ? {
          ...period,
          conflicts: [{ value: 1.1, source: 'https://kiro.dev/docs/models', seen: '2026-10-02', note: 'Read then.' }],
        }
      : period,
  ),
}))
