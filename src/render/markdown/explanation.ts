import type { Explanation } from '../../core/explain/explain.js'
import { multiplier } from '../../core/text/number.js'
import { explanationTable } from '../tables/explanation-table.js'
import { markdownTable } from '../tables/table.js'
import { code, markdown, modelName } from '../escape/markdown.js'

/** Why models are blocked, layer by layer, as Markdown. */
export function explanationsMarkdown(explanations: readonly Explanation[]): string {
  return explanations.map(explanationMarkdown).join('\n\n')
}

function explanationMarkdown(explanation: Explanation): string {
  const { model, multiplier: factor, instead } = explanation
  const table = markdownTable(explanationTable(explanation, markdown, (name) => code(name)))
  const models = instead
    .map(({ model: name, multiplier: price }) => `${modelName(name)} (${multiplier(price)})`)
    .join(', ')
  return [
    `${modelName(model, 'bold')} (${multiplier(factor)})`,
    table,
    models === '' ? '' : `Every layer allows ${models}.`,
  ]
    .filter((block) => block !== '')
    .join('\n\n')
}
