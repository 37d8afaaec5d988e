import type { Model } from '../catalogue/catalogue-schema.js'

/**
 * An unused name for a new profile: the family of the model, such as `opus`. `fast` and `primary` have meanings
 * already.
 */
export function profileName(model: Model | null, taken: readonly string[]): string {
  const family = model?.family ?? ''
  const stem = /^[a-z]+$/.test(family) ? family : 'other'
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}-${number}`
    if (!taken.includes(name)) return name
  }
}
