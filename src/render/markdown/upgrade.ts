import { count } from '../../core/text/number.js'
import { isPublished } from '../../core/upgrade/source.js'
import type { UpgradeFact, Upgrade } from '../../core/upgrade/upgrade.js'
import { markdown, modelName, placeCode } from '../escape/markdown.js'

/** Fewer than a reviewer gives up reading; the report file has all of them. */
export const MOST_UPGRADES = 3

/**
 * The title of the fold: `Changing the model of primary: what to check`. GitHub reads HTML there and no markdown, so only a
 * name that can mean nothing to either is in it.
 */
export function upgradesHeading(upgrades: readonly Upgrade[]): string {
  const [first, second] = upgrades
  if (first === undefined || second !== undefined) return `Changing ${count(upgrades.length, 'model')}: what to check`
  return `Changing the model of ${subject(first)}: what to check`
}

function subject({ what, kind }: Upgrade): string {
  if (kind === 'chat') return 'the CLI chat'
  return modelName(what) === what ? what : kind === 'agent' ? 'an agent' : 'a profile'
}

/** What to check for each model that changes, step by step, with what is known and where it is from. */
export function upgradesMarkdown(upgrades: readonly Upgrade[]): string {
  const shown = upgrades.slice(0, MOST_UPGRADES)
  const left = upgrades.length - shown.length
  return [...shown.map(one), left > 0 ? `${count(left, 'more change')} of a model in the report file.` : '']
    .filter((block) => block !== '')
    .join('\n\n')
}

function one({ what, kind, from, to, place, steps }: Upgrade): string {
  const name = kind === 'chat' && what === 'CLI chat' ? what : markdown([{ code: what }])
  const lines = steps.map(({ title, facts }, index) => `${index + 1}. **${title}.** ${sentences(facts)}`)
  return `${name} at ${placeCode(place)}: ${modelName(from, 'bold')} → ${modelName(to, 'bold')}\n\n${lines.join('\n')}`
}

/** Facts in a row; a source stands once, behind the last of the facts that it says. */
function sentences(facts: readonly UpgradeFact[]): string {
  return facts
    .map(
      ({ text, source }, index) =>
        `${markdown(text)}${source === null || facts[index + 1]?.source === source ? '' : ` ${reference(source)}`}`,
    )
    .join(' ')
}

/** A link to a page that our own catalogue names, and to nothing else, whoever made the data. */
function reference(source: string): string {
  return isPublished(source) ? `([source](${source}))` : '(policy)'
}
