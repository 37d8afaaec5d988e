import type { Catalogue } from '../catalogue/catalogue.js'
import type { Model } from '../catalogue/catalogue-schema.js'
import type { Message } from '../text/message.js'
import type { Place } from '../text/place.js'

/**
 * A change of one model to another, and what to check before and after it: the steps of a model upgrade, with the known
 * facts.
 */
export interface Upgrade {
  /** The name of the profile, agent, workflow, step or chat. */
  readonly what: string
  readonly kind: 'profile' | 'agent' | 'workflow' | 'step' | 'chat'
  readonly from: string
  readonly to: string
  /** Where the new model is written. */
  readonly place: Place
  readonly steps: readonly UpgradeStep[]
}

export interface UpgradeStep {
  readonly title: string
  /** Whether the step has no facts and is a manual check. */
  readonly byHand: boolean
  readonly facts: readonly UpgradeFact[]
}

export interface UpgradeFact {
  /** One sentence. */
  readonly text: Message
  /** A public page of the shipped catalogue, `policy`, or null without a source. */
  readonly source: string | null
}

/** The models on both sides, as far as the catalogue has them. */
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
