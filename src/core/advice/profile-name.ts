import type { Model } from '../catalogue/catalogue-schema.js'

/** A name for a new profile that nobody uses yet: what people call the model, `opus`. `fast` and `primary` mean something already. */
export function profileName(model: Model | null, taken: readonly string[]): string {
  const family = model?.family ?? ''
  const stem = /^[a-z]+$/.test(family) ? family : 'other'
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}-${number}`
    if (!taken.includes(name)) return name
  }
}
