import { ownValue } from '../text/own-value.js'
import measured from './measured.json' with { type: 'json' }

/**
 * What a task takes on a model by measurement, divided by what its multiplier says: the same work takes more or fewer tokens there.
 * Widens the range of an estimate and never its typical value, which is by list.
 */
export interface TokenUse {
  /** The measured ratio to the list price; null for a model that was not measured. */
  readonly ratio: number | null
  /** At most 1, and at least 1: the ratio where it was measured, else the least and the greatest of those that were. */
  readonly low: number
  readonly high: number
  /** A public page, and the day of the measurement. */
  readonly source: string
  readonly measured: string
}

/** The token use of a model by id. That of `auto` is 1: it is what the others were measured against. */
export function tokenUse(modelId: string): TokenUse {
  const known = modelId === 'auto' ? 1 : ownValue(measured.ratios, modelId)
  const all = known === undefined ? Object.values(measured.ratios) : [known]
  return {
    ratio: known ?? null,
    low: Math.min(1, ...all),
    high: Math.max(1, ...all),
    source: measured.source,
    measured: measured.measured,
  }
}
