import { loadCatalogue, type Catalogue } from '../../../src/core/catalogue/catalogue.js'
import { plain } from '../../../src/core/text/message.js'
import { upgrades } from '../../../src/core/upgrade/upgrades.js'
import type { Upgrade } from '../../../src/core/upgrade/upgrade.js'
import { configuration, contract, DAY, judged, type Change, type Files } from '../support/repository.js'

export const SETTINGS = '.kiro/settings.json'

/** The upgrades of a change, with its estimate. */
export function upgradesOf(change: Change, catalogue: Catalogue = loadCatalogue()): Upgrade[] {
  return upgrades(
    configuration(change.before ?? {}),
    configuration(change.after),
    catalogue,
    change.day ?? DAY,
    judged(change).estimate,
  )
}

/** Every fact as `title: sentence`. */
export function told(all: readonly Upgrade[]): string[] {
  return all.flatMap(({ steps }) =>
    steps.flatMap(({ title, facts }) => facts.map(({ text }) => `${title}: ${plain(text)}`)),
  )
}

/** The facts below one title, in their order. */
export function said(all: readonly Upgrade[], title: string): string[] {
  return told(all)
    .filter((line) => line.startsWith(`${title}: `))
    .map((line) => line.slice(title.length + 2))
}

/** A contract with one profile on this model, which codeReview is routed to. */
export const profile = (model: string): Files => ({ [SETTINGS]: contract({ p: model }, { codeReview: 'p' }) })
/** The upgrades of that profile from one model to another. */
export const between = (from: string, to: string, day = DAY): Upgrade[] =>
  upgradesOf({ before: profile(from), after: profile(to), day })

export const [MODEL, ACCESS, PRICE, WORK, WEEK, TEAM] = [
  'Know the new model',
  'See who can use it',
  'Know its price',
  'See what runs on it',
  'Watch the first week',
  'Tell the team',
] as const
