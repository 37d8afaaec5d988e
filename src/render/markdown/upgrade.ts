import { count } from '../../core/text/number.js'
import { isPublished, PRICE_FILE } from '../../core/catalogue/published.js'
import type { UpgradeFact, Upgrade } from '../../core/upgrade/upgrade.js'
import { markdown, modelName } from '../escape/markdown.js'
import type { ReportContext } from './context.js'
import { placeLink } from './links.js'

/** Model changes shown in full. Chosen by hand; the report file has all of them. */
export const MOST_UPGRADES = 3

/**
 * The title of the fold: `Changing the model of primary: what to check`. GitHub reads HTML and no Markdown there, so it
 * holds a name only if no character of it is special in either.
 */
export function upgradesHeading(upgrades: readonly Upgrade[]): string {
  const [first, second] = upgrades
  if (first === undefined || second !== undefined) return `Changing ${count(upgrades.length, 'model')}: what to check`
  return `Changing the model of ${subject(first)}: what to check`
}

function subject({ what, kind }: Upgrade): string {
  if (kind === 'chat') return 'the CLI chat'
  return modelName(what) === what ? what : `${kind === 'agent' ? 'an' : 'a'} ${kind}`
}

/** What to check for each model that changes, step by step, with facts and their sources. */
export function upgradesMarkdown(upgrades: readonly Upgrade[], context: ReportContext): string {
  const shown = upgrades.slice(0, MOST_UPGRADES)
  const left = upgrades.length - shown.length
  return [
    ...shown.map((upgrade) => one(upgrade, context)),
    left > 0 ? `${count(left, 'more change')} of a model in the report file.` : '',
  ]
    .filter((block) => block !== '')
    .join('\n\n')
}

function one({ what, kind, from, to, place, steps }: Upgrade, context: ReportContext): string {
  const name = kind === 'chat' && what === 'CLI chat' ? what : markdown([{ code: what }])
  const lines = steps.map(({ title, facts }, index) => `${index + 1}. **${title}.** ${sentences(facts)}`)
  return `${name} at ${placeLink(place, context)}: ${modelName(from, 'bold')} → ${modelName(to, 'bold')}\n\n${lines.join('\n')}`
}

/** Facts in a row; a source is linked once, after the last fact that comes from it. */
function sentences(facts: readonly UpgradeFact[]): string {
  return facts
    .map(
      ({ text, source }, index) =>
        `${markdown(text)}${source === null || facts[index + 1]?.source === source ? '' : ` ${reference(source)}`}`,
    )
    .join(' ')
}

/** A link for an https source of the catalogue; any other text is not linked. */
function reference(source: string): string {
  return isPublished(source) ? `([source](${source}))` : source === PRICE_FILE ? '(price file)' : '(policy)'
}
