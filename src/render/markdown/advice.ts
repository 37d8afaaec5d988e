import type { Advice, RoutingAdvice, Suggestion } from '../../core/advice/advice.js'
import { count } from '../../core/text/number.js'
import { shownParts, type Message } from '../../core/text/message.js'
import { code, markdown, modelName } from '../escape/markdown.js'
import { savedByRoots, savingOfEach } from '../saved-by-roots.js'
import { equalInRoots, inFolders, withoutRoot } from './equal-in-roots.js'
import { patchBlock } from './patch.js'

/** Rows. Chosen by hand. */
const MOST_SUGGESTIONS = 10

/** The heading and body of a folded section. The heading is plain text in the program's own words only. */
export interface Fold {
  readonly heading: string
  readonly body: string
}

/**
 * The folded sections on cheaper choices: the ready diff, and suggestions that are not about routing. Empty when there
 * are none.
 *
 * @param roots the folders that hold a `.kiro`: what is the same for the work of several of them is one suggestion
 */
export function adviceFolds({ routing, suggestions }: Advice, roots: readonly string[] = []): Fold[] {
  return [
    ...(routing === null ? [] : [routingFold(routing)]),
    ...(suggestions.length === 0 ? [] : [suggestionsFold(suggestions, roots)]),
  ]
}

function routingFold(routing: RoutingAdvice): Fold {
  const sentence = routing.undoes
    ? 'The cheapest routing that the policy allows is the one before the change. `git apply` takes it back:'
    : 'The cheapest routing that the policy allows, on models that the repository or the policy names, with nothing below what did the work before. `git apply` takes it:'
  const left =
    routing.leftOut.length === 0
      ? ''
      : `Cheaper too, but a program cannot edit it safely: ${routing.leftOut
          .slice(0, 5)
          .map((file) => code(file))
          .join(', ')}${routing.leftOut.length > 5 ? ` and ${routing.leftOut.length - 5} more` : ''}.`
  return {
    heading: `${routing.undoes ? 'Undo this change of the contract' : 'Cheaper, and allowed'} · ${keeps(routing)}${savedByRoots(routing)}`,
    body: [
      sentence,
      savingOfEach(routing, code),
      patchBlock(
        routing.patch,
        'the report file has it, as `advice.routing.patch`',
        ', or the patch in the report file',
      ),
      left,
    ]
      .filter((block) => block !== '')
      .join('\n\n'),
  }
}

/** GitHub reads no Markdown in a heading, so only a name without special characters may be in it. */
function keeps({ keeps: kept }: RoutingAdvice): string {
  const [first] = kept
  if (!first) return ''
  const name = modelName(first.model, 'short')
  const tasks = [...new Set(kept.flatMap((one) => one.tasks))]
  const same = kept.every(({ model }) => model === first.model)
  return `keeps ${same && !name.startsWith('`') ? name : 'what the policy permits'} for ${tasks.length <= 2 ? tasks.join(' and ') : count(tasks.length, 'kind')}${tasks.length <= 2 ? '' : ' of work'}, `
}

function suggestionsFold(suggestions: readonly Suggestion[], roots: readonly string[]): Fold {
  const rootOfOne = ({ message }: Suggestion): string => namedRoot(message, roots)
  const groups = equalInRoots(suggestions, rootOfOne, ({ message, source }, root) => [
    withoutRoot(message, root),
    source,
  ])
  const shown = groups.slice(0, MOST_SUGGESTIONS)
  const left = groups.length - shown.length
  const lines = shown.map((group) => {
    const [{ message, source }] = group
    const words = group.length === 1 ? message : withoutRoot(message, rootOfOne(group[0]))
    const where = group.length === 1 ? '' : `, each${inFolders(group.map(rootOfOne))}`
    return `- ${markdown(words)}${where} ${source.startsWith('https://') ? `([source](${source}))` : `(${source})`}`
  })
  return {
    heading: `Could cost less · ${count(groups.length, 'suggestion')}`,
    body: [...lines, ...(left > 0 ? [`- ${left} more in the report file`] : [])].join('\n'),
  }
}

/** The folder, with its slash, whose work a message names; empty for the repository's own. */
function namedRoot(message: Message, roots: readonly string[]): string {
  const names = shownParts(message).flatMap((part) => (typeof part === 'string' ? [] : [part.code]))
  const inside = roots.filter((root) => root !== '' && names.some((name) => name.startsWith(`${root}/`)))
  const [longest] = inside.sort((a, b) => b.length - a.length)
  return longest === undefined ? '' : `${longest}/`
}
