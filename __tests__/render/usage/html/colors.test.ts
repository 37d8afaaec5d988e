import { DARK, LIGHT, type Colors } from '../../../../src/render/usage/html/colors.js'
import { contrast, difference, KINDS_OF_SIGHT, seenBy } from './color-vision.js'

describe.each<[string, Colors]>([
  ['light', LIGHT],
  ['dark', DARK],
])('the %s colours', (_, colors) => {
  const { page, card, text, muted, accent, good, bad, badOn, goodOn, calmOn, series, rest } = colors

  test('text is readable on every background it has', () => {
    const pairs = [
      [text, page],
      [text, card],
      [muted, page],
      [muted, card],
      [accent, page],
      [accent, card],
      [accent, calmOn],
      [good, card],
      [good, goodOn],
      [bad, card],
      [bad, badOn],
      [text, badOn],
    ] as const
    expect(pairs.filter(([on, below]) => contrast(on, below) < 4.5)).toEqual([])
  })

  test('shapes stand out from the card', () => {
    expect([...series, rest, bad].filter((color) => contrast(color, card) < 3)).toEqual([])
  })

  test.each(KINDS_OF_SIGHT)('neighbours in a bar differ for %s', (sight) => {
    const all = [...series, rest].map((color) => seenBy(sight, color))
    const close = all.flatMap((one, index) =>
      all
        .slice(index + 1)
        .map((other, offset) => ({ pair: [index + 1, index + offset + 2], by: Math.round(difference(one, other)) })),
    )
    expect(close.filter(({ by }) => by < 11)).toEqual([])
  })
})
