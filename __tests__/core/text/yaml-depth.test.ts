import { parseDocument, visit } from 'yaml'
import { deeperThan } from '../../../src/core/text/yaml-depth.js'

test.each<[string, string, number]>([
  ['nothing', '', 0],
  ['a scalar', 'a', 0],
  ['keys', 'a: 1\nb: 2 # c\nc: |\n  text\n    more\n', 1],
  ['a list below its key, at its column', 'a:\n- x\n- y\n', 1],
  ['blocks in each other', 'a:\n  b:\n    c:\n      d: 1\n', 4],
  ['lists in one line', '- - - x\n', 3],
  ['keys in keys', '? ? ? x\n', 3],
  ['flow in flow in a block', 'a: [[{ b: [c] }]]\n', 5],
  ['many lists, each closed', 'a: [[x]]\n'.repeat(99), 3],
  ['brackets in quotation marks, in a comment and in a block', 'a: "[[[["\nb: 1 # [[[[\nc: |\n  [[[[[[\n', 1],
  ['two documents', 'a:\n  b: 1\n---\nc:\n  d: 1\n', 2],
  ['a value of many lines', 'a: x\n  y\n    z\nb: 1\n', 1],
  ['an explicit key without a name', '? : x\n', 2],
  ['an explicit key and its value in two lines', '? a\n: - b\n', 2],
  ['what comes after a block', 'a:\n  b:\n    c: |\n      x\n    d: [1]\n', 4],
  ['a bracket alone in a block', '--- |\n[', 1],
  ['a block in a list', '- |\n -', 1],
  ['flow that a key ends, in each of two lines', 'a: [x\nb: [y\n', 2],
  ['a bracket that nothing opens', 'a: ]\nb: [x]\n', 2],
  ['an object in its list', '- a: 1\n  b: 2\n', 2],
  ['a key with a blank before its colon', '"a" : [1]', 2],
  ['a key above its colon', 'a\n: b\n', 1],
])('%s: as deep as %j says', (_, text, depth) => {
  expect(deeperThan(text, depth)).toBeNull()
  expect(depth === 0 || deeperThan(text, depth - 1) !== null).toBe(true)
})

test.each<[string, number, number]>([
  ['a: [x\nb: [[y\n', 2, 10],
  ['a: [[x\nb: [z\n', 2, 4],
  ['a:\n  b: 1\n', 1, 8],
  ['a:\n  b: |\n    x\n  c: [1]\n', 2, 21],
  ['? a\n: - b\n', 1, 8],
  ['%YAML 1.2\n---\na: 1\n', 0, 17],
])('%j nests deeper than %d levels at %d', (text, levels, offset) => {
  expect(deeperThan(text, levels)).toBe(offset)
})

test.each<[string, string]>([
  ['brackets', '['],
  ['braces', '{a: '],
  ['lists', '- '],
  ['explicit keys', '? '],
  ['keys in one line', 'a: '],
])('%s without end: the place is the first that is too deep', (_, open) => {
  // Thirty-two thousand are more than the recursion of the parser survives on every version of Node.
  expect(deeperThan(open.repeat(32_000), 64)).toBeLessThanOrEqual(open.length * 66)
})

/** Maps and lists in each other, as the parser itself nests them. */
function depthOf(text: string): number {
  let most = 0
  visit(parseDocument(text), {
    Collection: (_, __, path) => {
      most = Math.max(most, 1 + path.filter((node) => 'items' in node).length)
    },
  })
  return most
}

test('it never lets pass what the parser nests more than twice as deeply', () => {
  for (const lead of ['', 'a: ', '- '])
    for (const open of ['[', '{a: ', '- ', '? ', 'a: ', '- a: ', '? - ', 'a:\n- '])
      for (const levels of [1, 5, 20]) {
        const text = `${lead}${open.repeat(levels)}`
        expect(depthOf(text)).toBeLessThanOrEqual(2 * (shallowest(text) + 1))
      }
})

/** The fewest levels at which the text passes. */
function shallowest(text: string): number {
  for (let levels = 0; ; levels += 1) if (deeperThan(text, levels) === null) return levels
}
