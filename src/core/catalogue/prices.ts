import type { ModelsFile, PlansFile } from './catalogue-schema.js'
import modelsFile from './models.json' with { type: 'json' }
import plansFile from './plans.json' with { type: 'json' }

/** Models, plans and prices with their history, and where they come from. */
export interface Prices {
  readonly models: ModelsFile
  readonly plans: PlansFile
  /** Null: those that are built into the program. */
  readonly origin: PriceOrigin | null
}

/** A price file that was read at run time. */
export interface PriceOrigin {
  /** `owner/repo/path@ref`, or a path of this machine, as it was stated. */
  readonly source: string
  /** The commit that the ref meant; null for a file of this machine. */
  readonly sha: string | null
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly digest: string
}

/** The prices that ship with the program; `prices/v1.json` is the same as an artefact of its own. */
export const EMBEDDED: Prices = { models: modelsFile as ModelsFile, plans: plansFile as PlansFile, origin: null }
