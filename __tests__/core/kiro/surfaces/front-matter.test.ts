import { plain } from '../../../../src/core/text/message.js'
import { LIMITS } from '../../../../src/core/text/limits.js'
import { parseFrontMatter } from '../../../../src/core/kiro/surfaces/front-matter.js'

function read(text: string) {
  const parsed = parseFrontMatter(text)
  if (parsed === null) return null
  const { document, problems } = parsed
  return {
    value: document?.value,
    document,
    problems: problems.map(
      ({ rule, position: { line, column }, message }) => `${rule} ${line}:${column} ${plain(message)}`,
    ),
  }
}

test.each<[string, string]>([
  ['no front matter', '# Reviewer\n'],
  ['nothing', ''],
  ['a rule further down', 'text\n---\nmodel: auto\n---\n'],
  ['four dashes', '----\nmodel: auto\n----\n'],
  ['four dashes that close nothing', '----\nmodel: auto\n'],
  ['a rule after a blank line', '\n---\nSome text.\n---\n'],
  ['a rule after a blank line, above a list', '\n---\n- one\n- two: three: four\n---\n'],
  ['a rule that nothing closes', '---\nSome text, and the model: opus.\n'],
  ['a rule with words behind it', '--- cut here ---\nSome text.\n'],
])('a file is prose: %s', (_, text) => {
  expect(parseFrontMatter(text)).toBeNull()
})

test.each<[string, string, Record<string, unknown>]>([
  [
    'plain',
    '---\nname: reviewer\nmodel: claude-sonnet-5\n---\nYou review.\n',
    { name: 'reviewer', model: 'claude-sonnet-5' },
  ],
  ['quotes', '---\nname: "a: b"\nmodel: \'auto\'\n---\n', { name: 'a: b', model: 'auto' }],
  ['other line ends', '---\r\nname: a\r\nmodel: auto\r\n---\r\nText', { name: 'a', model: 'auto' }],
  ['spaces after the dashes', '--- \nmodel: auto\n---\t\n', { model: 'auto' }],
  ['no line after it', '---\nmodel: auto\n---', { model: 'auto' }],
  ['empty', '---\n---\n', {}],
  ['comments', '---\n# who\nmodel: auto # the router\n---\n', { model: 'auto' }],
  ['null and nothing', '---\nmodel: null\nname:\n---\n', { model: null, name: null }],
  [
    'lists and maps',
    '---\ntools: [read, write]\nmodel: { id: auto }\n---\n',
    { tools: ['read', 'write'], model: { id: 'auto' } },
  ],
  ['an alias is not followed', '---\nname: &a auto\nmodel: *a\n---\n', { name: 'auto', model: {} }],
  ['a number stays one', '---\nmodel: 4.5\n---\n', { model: 4.5 }],
  ['a second rule belongs to the text', '---\nmodel: auto\n---\n---\nmodel: claude-opus-4.8\n---\n', { model: 'auto' }],
  ['a list has no keys', '---\n- auto\n---\n', {}],
  ['a language behind the dashes', '---yaml\nmodel: auto\n---\n', { model: 'auto' }],
  ['the other spelling of it', '--- yml\nmodel: auto\n---\n', { model: 'auto' }],
  ['JSON', '---json\n{ "name": "a", "model": "auto" }\n---\n', { name: 'a', model: 'auto' }],
  ['a space before', ' ---\nmodel: auto\n---\n', { model: 'auto' }],
  ['a blank line before', '\n---\nmodel: auto\n---\n', { model: 'auto' }],
  ['blank lines with other line ends', '\r\n \r\n---\r\nmodel: auto\r\n---\r\n', { model: 'auto' }],
  ['an escape in a key', '---\n"mod\\u0065l": auto\n---\n', { model: 'auto' }],
  ['keys that are no texts', '---\n1: a\ntrue: b\n~: c\n---\n', { 1: 'a', true: 'b', null: 'c' }],
])('front matter is read: %s', (_, text, value) => {
  expect(read(text)).toMatchObject({ value, problems: [] })
  expect(read(text)?.value).toEqual(value)
})

test('positions are those of the whole file', () => {
  const document = read('---\nname: a\nmodel: "claude-sonnet-5"\n---\n')?.document
  expect(document?.keyAt(['model'])).toEqual({ line: 3, column: 1 })
  expect(document?.at(['model'])).toEqual({ line: 3, column: 8 })
  expect(document?.at(['description'])).toEqual({ line: 2, column: 1 })
  expect(read('---\r\nname: 😀\r\nmodel: auto\r\n---\r\n')?.document?.at(['model'])).toEqual({ line: 3, column: 8 })
})

test.each<[string, string, string]>([
  [
    'a key written twice',
    '---\nmodel: auto\nmodel: claude-opus-4.8\n---\n',
    'duplicate-key 3:1 A key of the front matter is written twice. Keep one of them.',
  ],
  [
    'a tab',
    '---\ntools:\n\t- read\n---\n',
    'syntax 3:1 The front matter is not valid YAML: the line is indented by a tab; use spaces.',
  ],
  [
    'an open quote',
    '---\nname: "a\n---\n',
    'syntax 2:9 The front matter is not valid YAML: a text is not closed; add the quote at its end.',
  ],
  [
    'a merge key',
    '---\nbase: &b { model: auto }\n<<: *b\n---\n',
    'syntax 3:1 A merge key (<<) hides what the file says. Write the keys out.',
  ],
  [
    'an alias as a key',
    '---\nname: &m model\n*m : claude-opus-4.8\n---\n',
    'syntax 3:1 A key that is an alias or more than a word hides what the file says. Write it out.',
  ],
  [
    'an alias as a key further in',
    '---\nname: &m model\nhooks: { *m : claude-opus-4.8 }\n---\n',
    'syntax 3:10 A key that is an alias or more than a word hides what the file says. Write it out.',
  ],
  [
    'a list as a key',
    '---\n? [model]\n: claude-opus-4.8\n---\n',
    'syntax 2:3 A key that is an alias or more than a word hides what the file says. Write it out.',
  ],
  [
    '__proto__',
    '---\n__proto__: { model: auto }\nname: a\n---\n',
    'syntax 2:1 The key __proto__ is not allowed: programs that read it can be confused by it. Remove it.',
  ],
  ['a list of models', '---\n- model: auto\n---\n', 'syntax 2:1 The front matter must hold keys and values.'],
  [
    'a front matter that is never closed',
    '---\nname: a\nmodel: claude-opus-4.8\nYou review.\n',
    'syntax 1:1 The front matter is not closed: a second line --- is missing.',
  ],
  [
    'one whose first line is no key',
    '---\n# mine\n\n  "model" : claude-opus-4.8\n',
    'syntax 1:1 The front matter is not closed: a second line --- is missing.',
  ],
  [
    'one after a blank line',
    '\n---\nmodel: claude-opus-4.8\n',
    'syntax 1:1 The front matter is not closed: a second line --- is missing.',
  ],
  [
    'one closed by dots',
    '---\n# mine\nmodel: claude-opus-4.8\n...\n',
    'syntax 1:1 The front matter is not closed: a second line --- is missing.',
  ],
  [
    'a language that is not YAML',
    '---toml\nmodel = "claude-opus-4.8"\n---\n',
    'syntax 1:1 The front matter names a model and is opened in a way that is not read. Begin the file with a line ---.',
  ],
  [
    'lines that end with a carriage return',
    '---\rmodel: claude-opus-4.8\r---\r',
    'syntax 1:1 The front matter names a model and is opened in a way that is not read. Begin the file with a line ---.',
  ],
  [
    'a broken one after a blank line that names a model',
    '\n---\nmodel: "claude-opus-4.8\n---\n',
    'syntax 3:24 The front matter is not valid YAML: a text is not closed; add the quote at its end.',
  ],
  [
    'a pointer of Git LFS',
    'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n',
    'syntax 1:1 This is a pointer of Git LFS, not the file itself: commit the text.',
  ],
  [
    'a colon in a value',
    '---\nname: a: b\n---\n',
    'syntax 2:7 The front matter is not valid YAML: a value with a colon needs quotes; or the next line is indented too far.',
  ],
])('front matter is refused: %s', (_, text, problem) => {
  expect(read(text)).toMatchObject({ document: null, problems: [problem] })
})

test('a block that is empty is the whole front matter, whatever follows', () => {
  expect(parseFrontMatter('---\n---\nmodel: x\n---\n')?.document?.value).toEqual({})
})

test('a second document in the front matter is refused, never left out', () => {
  expect(read('---\nmodel: auto\n--- # more\nmodel: claude-opus-4.8\n---\n')).toMatchObject({
    document: null,
    problems: [expect.stringMatching(/^syntax [34]:1 /)],
  })
})

test('deep nesting is refused, not followed', () => {
  // 32 kB of brackets made Node 20 abort where the stack was already in use; here the parser never sees them.
  for (const open of ['[', '{a: '])
    for (const levels of [LIMITS.depth, 7_000])
      expect(read(`---\nmodel: ${open.repeat(levels)}\n---\n`)).toMatchObject({
        document: null,
        problems: [
          `syntax 2:${8 + open.length * (LIMITS.depth - 1)} More than 64 levels are nested here. Flatten the front matter.`,
        ],
      })
  expect(read(`---\nmodel: ${'['.repeat(LIMITS.depth - 1)}${']'.repeat(LIMITS.depth - 1)}\n---\n`)?.problems).toEqual(
    [],
  )
})

test('a front matter has a size, and no more; the text behind it does not count', () => {
  const sized = (length: number): string =>
    `---\n${'model: auto # '.padEnd(length - 1, 'x')}\n---\n${'text '.repeat(10_000)}`
  expect(read(sized(LIMITS.frontMatter))?.value).toEqual({ model: 'auto' })
  expect(read(sized(LIMITS.frontMatter + 1))).toMatchObject({
    document: null,
    problems: [
      `syntax 1:1 The front matter has more than the ${LIMITS.frontMatter / 1000} kB that are read. Make it smaller.`,
    ],
  })
})
