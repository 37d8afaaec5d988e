import { say, words } from '../text/message.js'
import type { Place } from '../text/place.js'
import { periodOn } from '../catalogue/catalogue.js'
import { sourceOf } from './source.js'
import type { UpgradeFact, Pair } from './upgrade.js'

/** The place and the text of a model on one side. */
export interface Writing {
  /** Where the model is written, or inherited from. */
  readonly place: Place
  /** Whether the profile, agent, workflow, step or chat names it itself. */
  readonly own: boolean
  readonly key: 'model' | 'modelId' | 'chat.defaultModel'
}

/** How to undo the change, as exactly as the files show it, and whether that is possible. */
export function rollbackFacts(pair: Pair, what: string, was: Writing, now: Writing): UpgradeFact[] {
  return [{ text: undo(pair.from.name, what, was, now), source: null }, ...gone(pair)]
}

function undo(from: string, what: string, was: Writing, now: Writing): UpgradeFact['text'] {
  const at = `${now.place.file}:${now.place.line}`
  if (was.own && now.own) return say`The way back is one line, ${lineOf(from, was)} at ${at}.`
  if (was.own && was.key !== 'chat.defaultModel')
    return say`The way back is one line, ${lineOf(from, was)} in ${was.place.file}.`
  if (now.own) return say`The way back is to take the model out at ${at}; then ${what} takes ${from} over again.`
  return say`The way back is to let ${what} run on ${from} again; now it takes its model from ${at}.`
}

/** The line before the change, without indentation and comma. */
function lineOf(model: string, { place, key }: Writing): string {
  if (!/\.(?:md|ya?ml)$/i.test(place.file)) return `${JSON.stringify(key)}: ${JSON.stringify(model)}`
  return `${key}: ${/^[a-z][a-z0-9.-]*$/.test(model) ? model : JSON.stringify(model)}`
}

function gone({ from, day }: Pair): UpgradeFact[] {
  const period = from.model && periodOn(from.model.status, day)
  if (period?.value !== 'retired') return []
  const source = sourceOf(period)
  return [
    {
      text: say`It leads nowhere: ${from.name} is retired${words(source === 'policy' ? '' : ` since ${period.from}`)}.`,
      source,
    },
  ]
}
