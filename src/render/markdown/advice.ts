import type { Advice, RoutingAdvice, Suggestion } from '../../core/advice/advice.js'
import { count, signed } from '../../core/number.js'
import { patchLines } from '../patch-lines.js'
import { code, markdown, modelName } from '../escape/markdown.js'

const MOST_LINES = 200
const LONGEST_LINE = 400
const MOST_SUGGESTIONS = 10

/** A folded section before it is one: the heading is plain text without a character of anybody else. */
export interface Fold {
  readonly heading: string
  readonly body: string
}

/** What would be cheaper: the ready diff, and what is not a matter of routing. None of them when there is nothing to say. */
export function adviceFolds({ routing, suggestions }: Advice): Fold[] {
  return [...(routing === null ? [] : [routingFold(routing)]), ...(suggestions.length === 0 ? [] : [suggestionsFold(suggestions)])]
}

function routingFold(routing: RoutingAdvice): Fold {
  const sentence = 'The cheapest routing that the policy allows, on models that the repository or the policy names, with nothing below what did the work before. `git apply` takes it:'
  const left = routing.leftOut.length === 0 ? '' : `Cheaper too, but not edited safely by a program: ${routing.leftOut.slice(0, 5).map((file) => code(file)).join(', ')}${routing.leftOut.length > 5 ? ` and ${routing.leftOut.length - 5} more` : ''}.`
  return { heading: `Cheaper, and allowed · ${keeps(routing)}${signed(-routing.saves)} a month`, body: [sentence, diff(routing.patch), left].filter((block) => block !== '').join('\n\n') }
}

/** GitHub reads no markdown in a heading, so only a name that is harmless as it is may stand there. */
function keeps({ keeps: kept }: RoutingAdvice): string {
  const [first] = kept
  if (!first) return ''
  const name = modelName(first.model, 'short')
  const tasks = [...new Set(kept.flatMap((one) => one.tasks))]
  const same = kept.every(({ model }) => model === first.model)
  return `keeps ${same && !name.startsWith('`') ? name : 'what the policy permits'} for ${tasks.length <= 2 ? tasks.join(' and ') : count(tasks.length, 'kind')}${tasks.length <= 2 ? '' : ' of work'}, `
}

/** The patch in a fence that is longer than anything in it, in which GitHub makes nothing of its content. */
function diff(patch: string): string {
  const { lines, left, crlf } = patchLines(patch, MOST_LINES, LONGEST_LINE)
  if (lines === null || left > 0) return 'It is not shown here, because it is long or holds characters that nobody sees; the report file has it, as `advice.routing.patch`.'
  const body = lines.join('\n')
  const fence = '`'.repeat(Math.max(3, ...(body.match(/`+/g) ?? []).map((run) => run.length + 1)))
  const note = crlf ? '\n\nThe file has CRLF line ends, which are lost on the way through a clipboard: use `git apply --ignore-whitespace`, or the patch in the report file.' : ''
  return `${fence}diff\n${body}\n${fence}${note}`
}

function suggestionsFold(suggestions: readonly Suggestion[]): Fold {
  const shown = suggestions.slice(0, MOST_SUGGESTIONS)
  const left = suggestions.length - shown.length
  const lines = shown.map(({ message, source }) => `- ${markdown(message)} ${source.startsWith('https://') ? `([source](${source}))` : `(${source})`}`)
  return { heading: `Could cost less · ${count(suggestions.length, 'suggestion')}`, body: [...lines, ...(left > 0 ? [`- ${left} more in the report file`] : [])].join('\n') }
}
