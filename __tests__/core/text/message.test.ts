import fc from 'fast-check'
import { anyCharacter } from '../support/any-text.js'
import {
  brief,
  confidential,
  inARow,
  joined,
  list,
  plain,
  publicPart,
  quoted,
  say,
  visible,
  words,
  type Message,
} from '../../../src/core/text/message.js'
import { runs, RUNS } from '../support/properties.js'

const anyText = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        'a',
        '\n',
        '\t',
        '\r',
        '\u0000',
        '\u001b[31m',
        '\u202e',
        '\u200b',
        '\u2028',
        '\u00ad',
        '\ufeff',
        '\u{e0041}',
        '\ud800',
        '😀',
        '\u0085',
        '\ue000',
        '\u115f',
        '\u3164',
      ),
    )
    .map((parts) => parts.join('')),
)

describe('say', () => {
  test('literals are our words, what is put in is another person’s', () => {
    expect(say`${'claude'} costs ${2} of ${words('many')}`).toEqual([
      { code: 'claude' },
      ' costs ',
      '2',
      ' of ',
      'many',
    ])
    expect(say`${''}`).toEqual([{ code: '' }])
    expect(words('')).toEqual([])
  })

  test('a long text is cut, by characters and not inside one', () => {
    const [part] = say`${'😀'.repeat(200)}`
    expect(part).toEqual({ code: `${'😀'.repeat(119)}…` })
    expect(say`${'a'.repeat(120)}`).toEqual([{ code: 'a'.repeat(120) }])
    expect(say`${'a'.repeat(121)}`).toEqual([{ code: `${'a'.repeat(119)}…` }])
  })
})

test('a text with a blank at an end is in quotation marks', () => {
  expect([' a', 'a ', 'a b', ''].map((text) => plain(say`${text}`))).toEqual(['" a"', '"a "', 'a b', ''])
  expect(plain(list([' a', 'b']))).toBe('" a" and b')
})

test.each<[string[], string]>([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('own words %j in a row: %s', (names, text) => {
  expect(inARow(names)).toBe(text)
})

test('messages are joined with a text between, and none at an end', () => {
  const [a, b, c] = [words('a'), say`${'b'}`, words('c')] as const
  expect([[], [a], [a, b, c]].map((messages) => plain(joined(messages, '; ')))).toEqual(['', 'a', 'a; b; c'])
})

test('what is confidential is shown, and words in its place in public', () => {
  const message: Message = [
    'x ',
    ...confidential(say`${'a'} b`),
    ' y ',
    ...confidential([...words('c '), ...confidential(words('d'), 'e')], 'f'),
    ...confidential([]),
  ]
  expect([plain(message), plain(publicPart(message))]).toEqual(['x a b y c d', 'x not shown here y f'])
})

test.each<[string[], number | undefined, string]>([
  [[], undefined, ''],
  [['a'], undefined, 'a'],
  [['a', 'b'], undefined, 'a and b'],
  [['a', 'b', 'c'], undefined, 'a, b and c'],
  [['a', 'b', 'c'], 2, 'a, b and 1 more'],
  [['a', 'b', 'c'], 3, 'a, b and c'],
  [['a', 'b', 'c', 'd'], 2, 'a, b and 2 more'],
  [Array.from('abcdefgh'), undefined, 'a, b, c, d, e, f, g and h'],
  [Array.from('abcdefghij'), undefined, 'a, b, c, d, e, f, g, h and 2 more'],
])('list of %j, at most %s: %s', (names, most, text) => {
  expect(plain(list(names, most))).toBe(text)
})

test('of two names one may be meant', () => {
  expect(
    [
      ['a', 'b'],
      ['a', 'b', 'c'],
    ].map((names) => plain(list(names, 2, 'or'))),
  ).toEqual(['a or b', 'a, b and 1 more'])
})

test('a text that is brief may be briefer', () => {
  expect([brief('abcdef', 5), brief('abcde', 5), brief('a\n\n', 5), brief('a\n\n\n', 5)]).toEqual([
    'abcd…',
    'abcde',
    'a\\n\\n',
    'a\\n\\…',
  ])
})

test('plain text puts what was quoted in quotation marks', () => {
  expect(plain(say`${quoted('fats')} is not ${'fast'}`)).toBe('"fats" is not fast')
})

describe('visible', () => {
  test.each<[string, string]>([
    ['plain', 'plain'],
    ['é 漢 😀 –', 'é 漢 😀 –'],
    ['a\nb\tc', 'a\\nb\\tc'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['a\u200bb\u200d\ufeff', 'a\\u{200b}b\\u{200d}\\u{feff}'],
    ['\u2028\u2029\u0085', '\\u{2028}\\u{2029}\\u{85}'],
    ['\ud800', '\\u{d800}'],
    ['\u{e0041}\ufe0f\u3164', '\\u{e0041}\\u{fe0f}\\u{3164}'],
    ['\ue000', '\\u{e000}'],
    // What GitHub's runner would obey.
    ['::error::a', '\\u{3a}:error::a'],
    [' \t::error::a', ' \\t\\u{3a}:error::a'],
    ['a ::error::b', 'a ::error::b'],
    [':a:', ':a:'],
    ['##[group]a ##[endgroup]', '#\\u{23}[group]a #\\u{23}[endgroup]'],
  ])('%j', (text, shown) => {
    expect(visible(text)).toBe(shown)
  })

  test('leaves nothing that cannot be seen', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(visible(text)).not.toMatch(/\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}/u)
      }),
      runs(1000),
    )
  })

  test('changes nothing else, and nothing twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(visible(visible(text))).toBe(visible(text))
        const seen = text.replace(/[^\p{L}\p{N}\p{P}\p{S}\p{Mn}\p{Mc} ]|\p{Default_Ignorable_Code_Point}/gu, '')
        expect(visible(seen)).toBe(seen)
      }),
      RUNS,
    )
  })
})

test('plain, list and brief leave nothing that cannot be seen either', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 4 }), (texts) => {
      const message: Message = [...list(texts), ...quoted(texts[0] ?? '')]
      for (const text of [plain(message), ...texts.map(brief)])
        expect(text).not.toMatch(/\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u)
    }),
    RUNS,
  )
})

test('what is brief has at most 120 characters, and keeps what is shorter', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '-', '漢', '😀'), { maxLength: 300 }), (characters) => {
      const shown = Array.from(brief(characters.join('')))
      expect(shown.length).toBe(Math.min(120, characters.length))
      if (characters.length <= 120) expect(shown).toEqual(characters)
    }),
    RUNS,
  )
})
