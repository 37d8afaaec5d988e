import { percent } from '../../../core/text/amounts.js'
import { hint, picture } from './drawing.js'
import { markup, NOTHING, type Markup } from './markup.js'
import { tenth } from './scale.js'

/** So many colours can be told apart; what comes behind them is grey. */
export const COLOURS = 7

export function colour(index: number): string {
  return index < COLOURS ? `c${index + 1}` : 'c0'
}

export function swatch(kind: string): Markup {
  return markup`<i class="key ${kind}"></i>`
}

interface Part {
  readonly name: string
  readonly value: number
  readonly kind: string
  /** The value in words. */
  readonly said: string
}

/** One bar, divided as the whole is: in the order, and in the colours, of the rows below it. */
export function strip(id: string, title: string, parts: readonly Part[]): Markup {
  const drawn = together(parts.filter(({ value }) => value > 0))
  const total = drawn.reduce((sum, { value }) => sum + value, 0)
  if (drawn.length < 2) return NOTHING
  let x = 0
  const rectangles = drawn.map(({ name, value, kind, said }) => {
    const width = (value / total) * 1000
    const start = x
    x += width
    return markup`<rect x="${tenth(start)}" width="${tenth(Math.max(1, width - (x < 999.9 ? 2.5 : 0)))}" height="14" class="${kind}">${hint(`${name}: ${said}`)}</rect>`
  })
  return picture(
    {
      id,
      title,
      description: `${drawn.map(({ name, said }) => `${name} ${said}`).join(', ')}.`,
      width: 1000,
      height: 14,
      stretched: true,
    },
    rectangles,
    'strip',
  )
}

/** What is grey cannot be told apart, so it is one part. */
function together(parts: readonly Part[]): readonly Part[] {
  const grey = parts.filter(({ kind }) => kind === 'c0')
  if (grey.length < 2) return parts
  const value = grey.reduce((sum, part) => sum + part.value, 0)
  return [
    ...parts.filter(({ kind }) => kind !== 'c0'),
    {
      name: `${grey.length} more`,
      value,
      kind: 'c0',
      said: percent(value / parts.reduce((sum, part) => sum + part.value, 0)),
    },
  ]
}
