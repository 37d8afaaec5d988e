import { brief, plain, visible } from '../../core/text/message.js'
import { count } from '../../core/text/number.js'
import type { Upgrade } from '../../core/upgrade/upgrade.js'
import { MOST_UPGRADES } from '../markdown/upgrade.js'
import { textTable } from '../tables/table.js'
import type { Paint } from './paint.js'

/** What to check for each model that changes, for a terminal; sources are in the report file only. */
export function upgradesText(upgrades: readonly Upgrade[], paint: Paint): string {
  const shown = upgrades.slice(0, MOST_UPGRADES)
  const left = upgrades.length - shown.length
  return [
    ...shown.map((upgrade) => one(upgrade, paint)),
    left > 0 ? `  ${count(left, 'more change')} of a model in the report file` : '',
  ]
    .filter((block) => block !== '')
    .join('\n\n')
}

function one({ what, from, to, place, steps }: Upgrade, paint: Paint): string {
  const heading = `  ${paint.bold(`Changing the model of ${brief(what)}: what to check`)}\n  ${paint.dim(`${visible(place.file)}:${place.line}`)}  ${brief(from)} → ${brief(to)}`
  const known = steps
    .filter(({ byHand }) => !byHand)
    .flatMap(({ title, facts }) => facts.map(({ text }, index) => [index === 0 ? title : '', plain(text)]))
  const byHand = steps.filter((step) => step.byHand).map(({ title }) => title.toLowerCase())
  const rows = byHand.length === 0 ? known : [...known, ['By hand', `${byHand.join('; ')}.`]]
  return `${heading}\n${textTable({
    columns: [
      { title: '', align: 'left' },
      { title: '', align: 'left' },
    ],
    rows,
  })}`
}
