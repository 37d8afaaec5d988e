import type { UsageBudget } from '../../../core/contract/usage/agreements.js'
import type { EstimateVersusActual } from '../../../core/contract/usage/outlook.js'
import { credits, percent } from '../../../core/text/amounts.js'
import { span } from '../../../core/text/amounts.js'
import { usedShare, withUnit } from '../names.js'
import { bothSizes, hint, label, picture, type Size } from './drawing.js'
import { markup, when, type Markup } from './markup.js'
import { linear, spread, tenth } from './scale.js'

/** Amounts along one line: the used part of a budget, and the estimate next to what was used. */

const [BAR, HEIGHT] = [12, 50]

/** The used part of a budget, its steps, and where the month will end. `index` makes the chart's id unique. */
export function budgetTrack(budget: UsageBudget, index: number): Markup {
  const share = budget.limit > 0 ? budget.used / budget.limit : 0
  const ahead = budget.forecast?.share ?? null
  const most = Math.min(4, Math.max(1, share, ahead?.high ?? 0) * 1.03)
  const sentence = [
    `${usedShare(budget)} of ${withUnit(budget, budget.limit)}.`,
    ...(ahead
      ? [`Expected at the end of the month: ${percent(ahead.typical)}, 80 of 100 times ${span(ahead, percent)}.`]
      : []),
  ].join(' ')
  return bothSizes(
    (size) => {
      const x = linear([0, most], [0, size.width])
      const end = (value: number): number => Math.min(size.width, x(value))
      const steps = budget.steps.filter(({ percent: at }) => at / 100 <= most)
      const labels = spread(
        steps.map(({ percent: at }) => x(at / 100)),
        40,
        [20, size.width - 20],
      )
      return picture(
        {
          id: `budget-${index}-${size.name}`,
          title: `Use of budget ${index + 1}`,
          description: sentence,
          width: size.width,
          height: HEIGHT,
        },
        markup`<rect x="0" y="10" width="${size.width}" height="${BAR}" rx="3" class="track"/>${when(ahead !== null, () => markup`<rect x="${end(ahead?.low ?? 0)}" y="10" width="${tenth(end(ahead?.high ?? 0) - end(ahead?.low ?? 0))}" height="${BAR}" class="fan">${hint(`End of the month: ${span(ahead ?? { low: 0, high: 0 }, percent)}`)}</rect>`)}<rect x="0" y="10" width="${end(share)}" height="${BAR}" rx="3" class="${share > 1 ? 'over' : 'fill'}"/>${when(ahead !== null, () => markup`<rect x="${tenth(end(ahead?.typical ?? 0) - 1.5)}" y="7" width="3" height="${BAR + 6}" class="typical-mark"/>`)}
${steps.map(({ percent: at, reached }, step) => markup`<rect x="${tenth(Math.min(x(at / 100), size.width - 1) - 0.75)}" y="6" width="1.5" height="${BAR + 8}" class="${reached === null ? 'step' : 'step-reached'}"/>${label(labels[step] ?? 0, 44, `${at} %`, 'middle', reached === null ? 'tick' : 'strong')}`)}
`,
        'chart track-chart',
      )
    },
    [HEIGHT, HEIGHT],
  )
}

/** The estimate's range, and what was used. */
export function estimateChart({ estimated, actual, within }: EstimateVersusActual): Markup {
  const most = Math.max(estimated.high, actual, 1) * 1.02
  const sentence = `Estimated ${credits(estimated.typical)} credits, ${span(estimated, credits)}; actually ${credits(actual)}.`
  const draw = (size: Size): Markup => {
    const x = linear([0, most], [0, size.width])
    const texts =
      size.name === 'wide'
        ? [`estimated ${credits(estimated.typical)}`, `actual ${credits(actual)}`]
        : [credits(estimated.typical), credits(actual)]
    const room = size.name === 'wide' ? 140 : 64
    const [first = 0, second = 0] = spread([x(estimated.typical), x(actual)], room, [room / 2, size.width - room / 2])
    return picture(
      {
        id: `estimate-${size.name}`,
        title: 'Estimate and actual credits',
        description: sentence,
        width: size.width,
        height: HEIGHT,
      },
      markup`<rect x="0" y="10" width="${size.width}" height="${BAR}" rx="3" class="track"/><rect x="${x(estimated.low)}" y="10" width="${tenth(x(estimated.high) - x(estimated.low))}" height="${BAR}" rx="3" class="fan">${hint(span(estimated, credits))}</rect><rect x="${tenth(x(estimated.typical) - 1.5)}" y="7" width="3" height="${BAR + 6}" class="typical-mark"/><circle cx="${x(actual)}" cy="16" r="7" class="${within ? 'used-end' : 'over'}"/>
${label(first, 44, texts[0] ?? '', 'middle')}${label(second, 44, texts[1] ?? '', 'middle', 'strong')}
`,
      'chart track-chart',
    )
  }
  return bothSizes(draw, [HEIGHT, HEIGHT])
}
