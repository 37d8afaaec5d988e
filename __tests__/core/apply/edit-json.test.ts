import fc from 'fast-check'
import { createScanner } from 'jsonc-parser'
import { setKey } from '../../../src/core/apply/edit-json.js'
import { isRecord } from '../../../src/core/kiro/surfaces/document.js'
import { parseJson } from '../../../src/core/kiro/surfaces/json.js'
import { RUNS } from '../support/properties.js'

function set(text: string): string {
  const edited = setKey(text, 'model', 'auto')
  if ('problem' in edited) throw new Error(edited.problem)
  return edited.text
}

describe('a value that is there is replaced, and nothing else', () => {
  test.each<[string, string, string]>([
    ['on a line', '{ "model": "x" }', '{ "model": "auto" }'],
    ['tight', '{"a":1,"model":"x","b":[1,2]}', '{"a":1,"model":"auto","b":[1,2]}'],
    ['null', '{\n\t"model" : null\n}\n', '{\n\t"model" : "auto"\n}\n'],
    ['a number', '{ "model": 4.5e3 }', '{ "model": "auto" }'],
    [
      'between comments',
      '{ // a\n  "model": /* b */ "x" /* c */, // d\n}',
      '{ // a\n  "model": /* b */ "auto" /* c */, // d\n}',
    ],
    ['an escaped key', '{ "m\\u006fdel": "x" }', '{ "m\\u006fdel": "auto" }'],
    ['other line ends', '{\r\n  "model": "x"\r\n}\r\n', '{\r\n  "model": "auto"\r\n}\r\n'],
    ['not one further in', '{ "a": { "model": "x" }, "model": "y" }', '{ "a": { "model": "x" }, "model": "auto" }'],
    ['the last of two, which wins', '{ "model": "x", "model": "y" }', '{ "model": "x", "model": "auto" }'],
  ])('%s', (_, before, after) => {
    expect(set(before)).toBe(after)
  })
})

describe('a new key comes last, in the manner of the one before it', () => {
  test.each<[string, string, string]>([
    ['lines', '{\n  "a": 1\n}\n', '{\n  "a": 1,\n  "model": "auto"\n}\n'],
    ['four spaces', '{\n    "a": 1\n}', '{\n    "a": 1,\n    "model": "auto"\n}'],
    ['tabs', '{\n\t"a": {\n\t\t"b": 1\n\t}\n}', '{\n\t"a": {\n\t\t"b": 1\n\t},\n\t"model": "auto"\n}'],
    ['other line ends', '{\r\n  "a": 1\r\n}\r\n', '{\r\n  "a": 1,\r\n  "model": "auto"\r\n}\r\n'],
    ['a trailing comma', '{\n  "a": 1,\n}', '{\n  "a": 1,\n  "model": "auto",\n}'],
    ['one line', '{ "a": 1 }', '{ "a": 1, "model": "auto" }'],
    ['one tight line', '{"a":1}', '{"a":1,"model":"auto"}'],
    ['one line with a trailing comma', '{ "a": 1, }', '{ "a": 1, "model": "auto", }'],
    ['spaces before colons', '{\n  "a" : 1\n}', '{\n  "a" : 1,\n  "model" : "auto"\n}'],
    [
      'a comment on the last line stays with its key',
      '{\n  "a": 1 // about a\n}',
      '{\n  "a": 1, // about a\n  "model": "auto"\n}',
    ],
    [
      'a comment after a trailing comma',
      '{\n  "a": 1, // about a\n  // "b": 2\n}',
      '{\n  "a": 1, // about a\n  // "b": 2\n  "model": "auto",\n}',
    ],
    ['a comment before the brace on one line', '{ "a": 1 /* a */ }', '{ "a": 1, /* a */ "model": "auto" }'],
    ['a line comment on one line', '{ "a": 1 // a\n}', '{ "a": 1, // a\n  "model": "auto"\n}'],
    ['the brace on the last line', '{\n  "a": 1 }', '{\n  "a": 1,\n  "model": "auto" }'],
    ['two keys on a line', '{\n  "a": 1, "b": 2\n}', '{\n  "a": 1, "b": 2, "model": "auto"\n}'],
    ['commas first', '{ "a": 1\n, "b": 2\n}', '{ "a": 1\n, "b": 2, "model": "auto"\n}'],
    ['nothing', '{}', '{\n  "model": "auto"\n}'],
    ['nothing, with a last line end', '{}\r\n', '{\r\n  "model": "auto"\r\n}\r\n'],
    ['nothing on two lines', '{\n}\n', '{\n  "model": "auto"\n}\n'],
    ['only a comment', '{\n    // later\n}\n', '{\n    // later\n    "model": "auto"\n}\n'],
    ['only a comment behind the brace', '{ // later\n}', '{ // later\n  "model": "auto"\n}'],
    ['only a comment on one line', '{ /* later */ }', '{ /* later */ "model": "auto" }'],
    ['a comment above it all', '// cli\n{\n  "a": 1\n}\n// end', '// cli\n{\n  "a": 1,\n  "model": "auto"\n}\n// end'],
  ])('%s', (_, before, after) => {
    expect(set(before)).toBe(after)
  })
})

test.each<[string, string]>([
  ['[]', 'the file must hold one object: { … }'],
  ['"auto"', 'the file must hold one object: { … }'],
  ['{ "model": ["x"] }', 'model must be the id of a model in quotes'],
  ['{ "model": { "id": "x" } }', 'model must be the id of a model in quotes'],
])('%s cannot be edited', (text, problem) => {
  expect(setKey(text, 'model', 'auto')).toEqual({ problem })
})

describe('however a file is laid out', () => {
  const gap = fc
    .array(
      fc.constantFrom(
        ' ',
        '  ',
        '\t',
        '\n',
        '\r\n',
        '\n    ',
        '// "model": 1\n',
        '// c\r\n  ',
        '/* c */',
        '/* {\n "model": 2 } */',
      ),
      { maxLength: 3 },
    )
    .map((parts) => parts.join(''))
  const gaps = fc.tuple(gap, gap, gap, gap)
  const others = fc.uniqueArray(
    fc.tuple(
      fc.constantFrom('a', 'b', 'model ', 'Model', 'constructor', ''),
      fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('__proto__')),
      gaps,
    ),
    { selector: ([name]) => name, maxLength: 4 },
  )
  const own = fc.option(
    fc.record({ at: fc.nat(4), value: fc.constantFrom('x', '', null, 5, true, '}, // "'), around: gaps }),
  )
  const id = fc.constantFrom('auto', 'claude-opus-4.8', 'a"b', '\u2028', '\\', '😀')

  /** A text of one object, and the same with another model; null where it has none. */
  const text = fc
    .record({ others, own, around: fc.tuple(gap, gap, gap), comma: fc.boolean(), id })
    .map(({ others: entries, own: model, around: [above, inside, below], comma, id: to }) => {
      const written = entries.map(([name, value, gapsOf]) => property(name, value, gapsOf))
      const render = (value: unknown): string => {
        const all = model === null ? written : written.toSpliced(model.at, 0, property('model', value, model.around))
        return `${above}{${all.join(',')}${comma && all.length > 0 ? ',' : ''}${inside}}${below}`
      }
      return {
        before: render(model?.value),
        replaced: model === null ? null : render(to),
        to,
        empty: entries.length === 0,
      }
    })
  const property = (name: string, value: unknown, [a, b, c, d]: readonly string[]): string =>
    `${a ?? ''}${JSON.stringify(name)}${b ?? ''}:${c ?? ''}${JSON.stringify(value)}${d ?? ''}`

  const valueOf = (content: string): unknown => parseJson(content).document?.value

  test('a value that is replaced is all that differs', () => {
    fc.assert(
      fc.property(text, ({ before, replaced, to }) => {
        if (replaced !== null) expect(setKey(before, 'model', to)).toEqual({ text: replaced })
      }),
      RUNS,
    )
  })

  test('a key that is added comes behind all of it, and what stood there stays', () => {
    fc.assert(
      fc.property(text, ({ before, replaced, to, empty }) => {
        fc.pre(replaced === null)
        const edited = setKey(before, 'model', to)
        const after = 'text' in edited ? edited.text : ''
        // An object with nothing in it gets lines, whatever space it held.
        const bare = (content: string): string => (empty ? content.replace(/\s/g, '') : content)
        expect(isSubsequence(bare(before), bare(after))).toBe(true)
        expect(comments(after)).toEqual(comments(before))
        const was = valueOf(before)
        expect(JSON.stringify(valueOf(after))).toBe(JSON.stringify({ ...(isRecord(was) ? was : {}), model: to }))
      }),
      RUNS,
    )
  })

  test('the second time changes nothing, and one kind of line end stays one', () => {
    fc.assert(
      fc.property(text, ({ before, to }) => {
        const edited = setKey(before, 'model', to)
        const after = 'text' in edited ? edited.text : ''
        expect(setKey(after, 'model', to)).toEqual({ text: after })
        if (before.includes('\r\n') && !/(^|[^\r])\n/.test(before)) expect(after).not.toMatch(/(^|[^\r])\n/)
        if (!before.includes('\r')) expect(after).not.toContain('\r')
      }),
      RUNS,
    )
  })
})

/** Every comment, behind the token after which it is; commas come and go. */
function comments(text: string): [string, string][] {
  const scanner = createScanner(text, false)
  const found: [string, string][] = []
  let last = ''
  for (let token: number = scanner.scan(); token !== 17; token = scanner.scan()) {
    const written = text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength())
    if (token === 12 || token === 13) found.push([last, written])
    else if (token !== 5 && token !== 14 && token !== 15) last = written
  }
  return found
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0
  for (const character of whole.split('')) if (part[at] === character) at += 1
  return at === part.length
}
