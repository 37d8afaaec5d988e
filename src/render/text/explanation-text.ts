import { label } from '../../core/kiro/assignment.js'
import type { Answer } from '../../core/explain/answer.js'
import { brief, list, plain, visible } from '../../core/text/message.js'
import { multiplier } from '../../core/text/number.js'
import { ANSWERS } from '../tables/explanation-table.js'
import { wrap } from './wrap.js'
import { textTable } from '../tables/table.js'
import type { Paint } from './paint.js'

/** Why a model is or is not allowed for some work, layer by layer, for a terminal. */
export function answersText(answers: readonly Answer[], paint: Paint): string {
  return `${answers.map((one) => answerText(one, paint)).join('\n\n')}\n`
}

function answerText({ explanation, work }: Answer, paint: Paint): string {
  const { model, multiplier: factor, blockedFor, instead, steps } = explanation
  const mark = blockedFor === null ? paint.green('✔') : paint.red('✖')
  const subject =
    blockedFor !== null
      ? ` is blocked for ${plain(blockedFor)}`
      : work.length === 0
        ? ' is allowed'
        : ` is allowed for ${plain(list(work.map((assignment) => label(assignment))))}`
  const places = [...new Set(work.map(({ place }) => `${visible(place.file)}:${place.line}`))]
  const where =
    places.length === 0
      ? ''
      : `\n  named at ${places.slice(0, 5).join(', ')}${places.length > 5 ? ` and ${places.length - 5} more places` : ''}`
  const table = textTable(
    {
      columns: [
        { title: '', align: 'left' },
        { title: '', align: 'left' },
        { title: '', align: 'left' },
      ],
      rows: steps.map(({ layer, says, message }) => [
        ANSWERS[says],
        layer === 'Kiro' || layer === 'seats' ? layer : brief(layer),
        plain(message),
      ]),
    },
    '  ',
    paint.columns,
  )
  const changers = [...new Set(steps.flatMap(({ says, changedBy }) => (says === 'blocks' ? [plain(changedBy)] : [])))]
  const models = instead.map(({ model: name, multiplier: price }) => `${brief(name)} (${multiplier(price)})`).join(', ')
  const end = [
    changers.length === 0 ? '' : `  Who can change that: ${changers.join('; then ')}.`,
    models === '' ? '' : `  Every layer allows ${models}.`,
  ].filter((line) => line !== '')
  return [`${mark} ${paint.bold(`${brief(model)} (${multiplier(factor)})${subject}`)}${where}`, table, end.join('\n')]
    .filter((block) => block !== '')
    .map((block) => (block === table ? block : wrap(block, paint.columns)))
    .join('\n\n')
}
