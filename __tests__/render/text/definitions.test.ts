import { definitions } from '../../../src/render/text/definitions.js'
import { width } from '../../../src/render/text/width.js'

const ROWS = [
  ['--format text|json', 'How the result is written, for people or for programs that read it'],
  ['--out FILE', 'A file to write to'],
] as const

test.each<[number | null, string[]]>([
  [
    null,
    [
      '  --format text|json  How the result is written, for people or for programs that read it',
      '  --out FILE          A file to write to',
    ],
  ],
  [
    60,
    [
      '  --format text|json  How the result is written, for people',
      '                      or for programs that read it',
      '  --out FILE          A file to write to',
    ],
  ],
  [
    // Room of 29 columns beside the names: one less than there has to be.
    51,
    [
      '  --format text|json',
      '      How the result is written, for people or for',
      '      programs that read it',
      '  --out FILE',
      '      A file to write to',
    ],
  ],
])('in %p columns', (columns, lines) => {
  expect(definitions(ROWS, columns)).toEqual(lines)
  expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(columns ?? 1000)
})
