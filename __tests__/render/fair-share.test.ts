import fc from 'fast-check'
import { fairShare } from '../../src/render/fair-share.js'

const item = (file: string | null, rank: number, name: string) => ({
  place: file === null ? null : { file },
  rank,
  name,
})
const fileOf = ({ place }: { place: { file: string } | null }): string | undefined => place?.file
const names = (items: readonly { name: string }[]): string => items.map(({ name }) => name).join('')
const ALL = [
  item('a', 0, 'A'),
  item('a', 0, 'B'),
  item('a', 0, 'C'),
  item('b', 0, 'D'),
  item('a', 1, 'E'),
  item('c', 1, 'F'),
  item(null, 1, 'G'),
]

test.each([
  [9, 'ABCDEFG'],
  [6, 'ABCDEF'],
  [4, 'ABCD'],
  [3, 'ABD'],
  [2, 'AD'],
  [1, 'A'],
  [0, ''],
])('%i of them: what is more severe, then the first of every file, in the order of the list', (most, expected) => {
  expect(names(fairShare(ALL, most, fileOf, ({ rank }) => rank))).toBe(expected)
})

test('law: every file is there before any is there twice', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 }), fc.nat(40), (files, most) => {
      const shown = fairShare(
        files.map((file) => item(file, 0, file)),
        most,
        fileOf,
      ).map(({ name }) => name)
      expect(shown).toHaveLength(Math.min(most, files.length))
      if (new Set(shown).size < new Set(files).size) expect(new Set(shown).size).toBe(shown.length)
    }),
  )
})
