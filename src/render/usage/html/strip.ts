import { percent } from '../../../core/text/amounts.js'
import { hint, picture } from './drawing.js'
import { markup, NOTHING, type Markup } from './markup.js'
import { tenth } from './scale.js'

/** Distinguishable colors; parts after these are gray. */
export const COLORS = 7

/** The CSS class of the color at an index; `c0` is gray. */
export function color(index: number): string {
  return index < COLORS ? `c${index + 1}` : 'c0'
}

/** A colored square for a legend. */
export function swatch(kind: string): Markup {
  return markup`<i class="key ${kind}"></i>`
}

interface Part {
  readonly name: string
  readonly value: number
  readonly kind: string
  /** The value as text. */
  readonly amount: string
}

/** One stacked bar of a whole, in the order and the colors of the rows below it. */
export function strip(id: string, title: string, parts: readonly Part[]): Markup {
  const drawn = together(parts.filter(({ value }) => value > 0))
  const total = drawn.reduce((sum, { value }) => sum + value, 0)
  if (drawn.length < 2) return NOTHING
  let x = 0
  const rectangles = drawn.map(({ name, value, kind, amount }) => {
    const width = (value / total) * 1000
    const start = x
    x += width
    return markup`<rect x="${tenth(start)}" width="${tenth(Math.max(1, width - (x < 999.9 ? 2.5 : 0)))}" height="14" class="${kind}">${hint(`${name}: ${amount}`)}</rect>`
  })
  return picture(
    {
      id,
      title,
      description: `${drawn.map(({ name, amount }) => `${name} ${amount}`).join(', ')}.`,
      width: 1000,
      height: 14,
      stretched: true,
    },
    rectangles,
    'strip',
  )
}

/** Gray parts cannot be told apart, so they are drawn as one part. */
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
      amount: percent(value / parts.reduce((sum, part) => sum + part.value, 0)),
    },
  ]
}
