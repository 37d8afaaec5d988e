import type { Advice, RoutingAdvice } from '../../core/advice/advice.js'
import { brief, list, plain, visible } from '../../core/text/message.js'
import { savedByRoots, savingOfEach } from '../saved-by-roots.js'
import { patchLines } from './patch-lines.js'
import type { Paint } from './paint.js'
import { wrap } from './wrap.js'

/** Lines of the diff. Chosen by hand. */
const MOST_LINES = 60
/** Characters of a diff line. Chosen by hand. */
const LONGEST_LINE = 200
/** Lines. Chosen by hand. */
const MOST_SUGGESTIONS = 10

/** What would be cheaper, for a terminal; empty without advice. */
export function adviceText({ routing, suggestions }: Advice, paint: Paint): string {
  return [routing === null ? '' : routingText(routing, paint), suggestionsText(suggestions, paint)]
    .filter((block) => block !== '')
    .join('\n\n')
}

function routingText(routing: RoutingAdvice, paint: Paint): string {
  const { undoes, keeps, edits, patch, leftOut } = routing
  const kept = keeps.map(({ model, tasks }) => `keeps ${brief(model)} for ${plain(list(tasks))}, `)
  const heading = `  ${paint.bold(undoes ? 'Undo this change of the contract:' : 'Cheaper, and allowed:')} ${kept.slice(0, 3).join('')}${savedByRoots(routing, ' credits')}`
  const { lines, left } = patchLines(patch, MOST_LINES, LONGEST_LINE)
  // The list of edits is shorter than the diff and says the same.
  const short = edits
    .slice(0, MOST_LINES)
    .map(
      ({ file, path, from, to }) =>
        `${visible(file)}: ${brief(path.join('.'))} ${from === null ? 'new:' : `${brief(from)} →`} ${brief(to)}`,
    )
  const body =
    lines === null || left > 0
      ? [
          ...short,
          ...(edits.length > MOST_LINES ? [`${edits.length - MOST_LINES} more`] : []),
          paint.dim('The patch: --format json, advice.routing.patch'),
        ]
      : lines.map((line) => painted(line, paint))
  const others = leftOut.slice(0, 5).map((file) => `Cheaper too, but a program cannot edit it safely: ${visible(file)}`)
  const savings = savingOfEach(routing, visible)
  // The lines of a patch are copied, so they are as long as they are.
  return [
    wrap(heading, paint.columns),
    ...[...(savings === '' ? [] : [savings]), ...body, ...others].map((line) => (line === '' ? '' : `    ${line}`)),
  ].join('\n')
}

function painted(line: string, paint: Paint): string {
  if (/^(diff|---|\+\+\+|@@)/.test(line)) return paint.dim(line)
  return line.startsWith('-') ? paint.red(line) : line.startsWith('+') ? paint.green(line) : line
}

function suggestionsText(suggestions: Advice['suggestions'], paint: Paint): string {
  if (suggestions.length === 0) return ''
  const left = suggestions.length - MOST_SUGGESTIONS
  const lines = suggestions
    .slice(0, MOST_SUGGESTIONS)
    .map(({ message, source }) => `  ${plain(message)}  ${paint.dim(source)}`)
  const all = [`  ${paint.bold('Could cost less')}`, ...lines, ...(left > 0 ? [`  ${left} more`] : [])]
  return wrap(all.join('\n'), paint.columns)
}
