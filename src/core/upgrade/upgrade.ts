import type { Catalogue } from '../catalogue/catalogue.js'
import type { Model } from '../catalogue/catalogue-schema.js'
import type { Message } from '../text/message.js'
import type { Place } from '../text/place.js'

/** A change of one model for another, and what to check before and after it: the steps of a model upgrade, with what is known filled in. */
export interface Upgrade {
  /** The profile, agent or chat whose model changes, as people call it. */
  readonly what: string
  readonly kind: 'profile' | 'agent' | 'chat'
  readonly from: string
  readonly to: string
  /** Where the new model is written. */
  readonly place: Place
  readonly steps: readonly UpgradeStep[]
}

export interface UpgradeStep {
  readonly title: string
  /** Whether only people can do it: nothing here can be looked up. */
  readonly byHand: boolean
  readonly facts: readonly UpgradeFact[]
}

export interface UpgradeFact {
  /** One sentence. */
  readonly text: Message
  /** A public page of the shipped catalogue, `policy`, or null for what no page says. */
  readonly source: string | null
}

/** The models on both sides, as far as the catalogue knows them. */
export interface Pair {
  readonly from: UpgradeModel
  readonly to: UpgradeModel
  readonly catalogue: Catalogue
  readonly day: string
}

export interface UpgradeModel {
  /** As the file names it. */
  readonly name: string
  readonly model: Model | null
}
