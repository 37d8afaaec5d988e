import fc from 'fast-check'
import { comparePlaces, compareText, positionFinder } from '../../../src/core/text/place.js'
import { RUNS } from '../support/properties.js'

test('offsets become lines and columns that count from one', () => {
  const at = positionFinder('ab\n\r\n😀c')
  expect([0, 1, 2, 3, 4, 5, 7, 8].map(at)).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 2 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 2, column: 2 },
    { line: 3, column: 1 },
    { line: 3, column: 3 },
    { line: 3, column: 4 },
  ])
})

test('as one who counts line ends would say', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', '\n', '\r', '😀')).map((parts) => parts.join('')),
      fc.nat(60),
      (text, wanted) => {
        const offset = Math.min(wanted, text.length)
        const lines = text.slice(0, offset).split('\n')
        expect(positionFinder(text)(offset)).toEqual({ line: lines.length, column: (lines.at(-1) ?? '').length + 1 })
      },
    ),
    RUNS,
  )
})

test('places are ordered by file, line and column; the repository comes last', () => {
  const place = (file: string, line: number, column: number) => ({ file, line, column })
  const sorted = [place('B', 9, 9), place('a', 2, 9), place('a', 10, 1), place('a', 10, 2), null]
  expect([...sorted].reverse().sort(comparePlaces)).toEqual(sorted)
  expect(comparePlaces(null, null)).toBe(0)
})

test('text is ordered alike on every machine', () => {
  expect(['b', 'ä', 'a', 'B', '10', '9', ''].sort(compareText)).toEqual(['', '10', '9', 'B', 'a', 'b', 'ä'])
})
