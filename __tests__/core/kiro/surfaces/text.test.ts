import { plain } from '../../../../src/core/text/message.js'
import { decode, decodeUtf16, utf16Of } from '../../../../src/core/kiro/surfaces/text.js'
import { LIMITS } from '../../../../src/core/text/limits.js'
import { configuration, lines, judged } from '../../support/repository.js'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string, bigEndian: boolean): Uint8Array =>
  Uint8Array.from(
    Array.from({ length: text.length + 1 }, (_, at) => `\ufeff${text}`.charAt(at)).flatMap((unit) => {
      const code = unit.charCodeAt(0)
      return bigEndian ? [code >> 8, code & 0xff] : [code & 0xff, code >> 8]
    }),
  )

function problem(bytes: Uint8Array): string {
  const decoded = decode(bytes)
  if ('text' in decoded) throw new Error(`was read as ${JSON.stringify(decoded.text.slice(0, 40))}`)
  const { rule, position, message } = decoded.problem
  expect(position).toEqual({ line: 1, column: 1 })
  return `${rule} ${plain(message)}`
}

test('UTF-8 is text, in every length of character', () => {
  for (const text of ['', '{}', 'é 漢 😀', 'a\r\nb\u2028c']) expect(decode(utf8(text))).toEqual({ text })
})

test('a byte order mark is dropped', () => {
  expect(decode(utf8('\ufeff{}'))).toEqual({ text: '{}' })
  const { assignments } = configuration({
    '.kiro/settings/cli.json': '\ufeff{ "chat.defaultModel": "claude-haiku-4.5" }',
  })
  expect(assignments.map(({ model, place: { line, column } }) => ({ model, line, column }))).toEqual([
    { model: 'claude-haiku-4.5', line: 1, column: 24 },
  ])
})

test('UTF-16 is named, whichever way round', () => {
  for (const bigEndian of [true, false])
    expect(problem(utf16('{ "a": 1 }', bigEndian))).toBe(
      'syntax The file is not UTF-8 text but UTF-16. Save it as UTF-8.',
    )
})

test.each<[string, number[]]>([
  ['a lone continuation', [0x80]],
  ['a cut character', [0x7b, 0xc3]],
  ['an overlong slash', [0xc0, 0xaf]],
  ['an encoded surrogate', [0xed, 0xa0, 0x80]],
  ['above the last character', [0xf4, 0x90, 0x80, 0x80]],
  ['Latin-1', [0x22, 0xe9, 0x22]],
])('invalid UTF-8 is refused, never replaced: %s', (_, bytes) => {
  expect(problem(Uint8Array.from(bytes))).toBe('syntax The file is not UTF-8 text. Save it as UTF-8.')
})

test('a file may have a megabyte and no more', () => {
  expect(decode(new Uint8Array(LIMITS.bytes).fill(0x20))).toHaveProperty('text')
  expect(problem(new Uint8Array(LIMITS.bytes + 1).fill(0x20))).toBe(
    'syntax The file has 1001 kB, more than the 1000 kB that are read. Make it smaller.',
  )
})

test('a file that is no text is an error of its own and is not estimated', () => {
  const report = judged({
    before: { '.kiro/settings/cli.json': '{}' },
    after: { '.kiro/settings/cli.json': utf16('{}', false) },
  })
  expect(lines(report)).toEqual([
    'error .kiro/settings/cli.json:1:1 syntax: The file is not UTF-8 text but UTF-16. Save it as UTF-8.',
  ])
  expect(report.estimate).toMatchObject({ complete: false, notEstimated: ['.kiro/settings/cli.json'] })
})

test.each([
  ['utf-16le', false],
  ['utf-16be', true],
] as const)('%s is read where it may be, and without its mark', (encoding, bigEndian) => {
  const bytes = utf16('é 漢 😀\n', bigEndian)
  expect([utf16Of(bytes), decodeUtf16(bytes)]).toEqual([encoding, 'é 漢 😀\n'])
  expect([utf16Of(bytes.subarray(0, 1)), utf16Of(bytes.subarray(1))]).toEqual([null, null])
  // Half a character, and half a pair.
  expect(decodeUtf16(bytes.subarray(0, 3))).toBeNull()
  expect(decodeUtf16(utf16('\ud83d', bigEndian))).toBeNull()
  const sized = (length: number) => Uint8Array.from({ length }, (_, at) => bytes[at % 2 === 0 ? 2 : 3] ?? 0)
  const whole = (length: number) => Uint8Array.from([...bytes.subarray(0, 2), ...sized(length - 2)])
  expect(decodeUtf16(whole(LIMITS.bytes))).toHaveLength(LIMITS.bytes / 2 - 1)
  expect(decodeUtf16(whole(LIMITS.bytes + 2))).toBeNull()
})

test('nothing else is UTF-16', () => {
  for (const bytes of [[], [0xff], [0xfe, 0xfe], [0xff, 0xff], [0xef, 0xbb, 0xbf], [0x7b, 0x7d]])
    expect([utf16Of(Uint8Array.from(bytes)), decodeUtf16(Uint8Array.from(bytes))]).toEqual([null, null])
})
