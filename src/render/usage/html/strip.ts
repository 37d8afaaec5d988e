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

/** One bar, divided as the whole is: in the order, and in the colours, of the rows below it. */
export function strip(id: string, title: string, parts: readonly { readonly name: string; readonly value: number; readonly kind: string; readonly said: string }[]): Markup {
  const drawn = parts.filter(({ value }) => value > 0)
  const total = drawn.reduce((sum, { value }) => sum + value, 0)
  if (!(total > 0)) return NOTHING
  let x = 0
  const rectangles = drawn.map(({ name, value, kind, said }) => {
    const width = (value / total) * 1000
    const start = x
    x += width
    return markup`<rect x="${tenth(start)}" width="${tenth(Math.max(1, width - (x < 999.9 ? 2.5 : 0)))}" height="14" class="${kind}">${hint(`${name}: ${said}`)}</rect>`
  })
  const named = drawn.slice(0, COLOURS).map(({ name, said }) => `${name} ${said}`)
  return picture({ id, title, description: `${named.join(', ')}${drawn.length > COLOURS ? `, and ${drawn.length - COLOURS} more` : ''}.`, width: 1000, height: 14, stretched: true }, rectangles, 'strip')
}
