import { loadCatalogue, type Catalogue } from '../../../src/core/catalogue/catalogue.js'
import type { Model } from '../../../src/core/catalogue/catalogue-schema.js'
import { EMBEDDED } from '../../../src/core/catalogue/prices.js'

/** Where a made fact comes from: a page of Kiro. */
export const PAGE = { source: 'https://kiro.dev/docs/models', checked: '2026-01-01' }
/** A period without an end. */
export const SINCE = { from: '2025-01-01', to: null, ...PAGE }

/** A model at 1x that every seat can use, but for what a test states. */
export function madeModel(id: string, more: Partial<Model> = {}): Model {
  return {
    id,
    name: id,
    family: 'open-weight',
    aliases: [],
    misspellings: [],
    context: null,
    announced: null,
    multipliers: [{ ...SINCE, value: 1 }],
    availability: [{ ...SINCE, plans: 'all', logins: 'all', regions: 'all', billing: 'all' }],
    status: [{ ...SINCE, value: 'available' }],
    successor: null,
    ...more,
  }
}

/** A catalogue of made models alone. */
export function madeCatalogue(...models: readonly Model[]): Catalogue {
  return loadCatalogue({}, 'x', { ...EMBEDDED, models: { ...EMBEDDED.models, models: [...models] } })
}
