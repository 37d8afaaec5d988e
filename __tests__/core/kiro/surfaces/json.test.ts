import { plain } from '../../../../src/core/text/message.js'
import { parseJson } from '../../../../src/core/kiro/surfaces/json.js'
import { LIMITS } from '../../../../src/core/text/limits.js'

function read(text: string) {
  const { document, problems } = parseJson(text)
  return {
    value: document?.value,
    document,
    problems: problems.map(
      ({ rule, position: { line, column }, message }) => `${rule} ${line}:${column} ${plain(message)}`,
    ),
  }
}

describe('what is read', () => {
  test.each<[string, string, unknown]>([
    ['plain JSON', '{"a":[1,"b",true,null]}', { a: [1, 'b', true, null] }],
    ['line comments', '// top\n{ "a": 1 // why\n}', { a: 1 }],
    ['block comments', '{ /* one */ "a": /* two */ 1 }', { a: 1 }],
    ['trailing commas', '{ "a": [1, 2,], "b": { "c": 3, }, }', { a: [1, 2], b: { c: 3 } }],
    ['other line ends', '{\r\n  "a": 1\r\n}\r\n', { a: 1 }],
    ['escapes', '{ "\\u0061": "\\ud83d\\ude00" }', { a: '😀' }],
    ['a value that is no object', '[]', []],
    ['a lone text', '"a"', 'a'],
    ['a key named like a method', '{ "constructor": 1, "toString": 2 }', { constructor: 1, toString: 2 }],
    ['an empty key', '{ "": { "": 1 } }', { '': { '': 1 } }],
  ])('%s', (_, text, value) => {
    expect(read(text)).toMatchObject({ value, problems: [] })
  })

  test('the last of two equal keys wins, and the second is the one reported', () => {
    const { value, problems } = read('{\n  "model": "auto",\n  "model": "claude-opus-4.8"\n}')
    expect(value).toEqual({ model: 'claude-opus-4.8' })
    expect(problems).toEqual([
      'duplicate-key 3:3 model is written twice; this one wins and the one above is silently ignored. Keep one of them.',
    ])
  })

  test('equal keys are distinguished by the object they are in, and named with their path', () => {
    expect(read('{ "a": { "x": 1 }, "b": [{ "x": 1, "x": 2 }] }').problems).toEqual([
      'duplicate-key 1:36 b.0.x is written twice; this one wins and the one above is silently ignored. Keep one of them.',
    ])
  })

  test('the positions of a key written twice are those of the one that wins', () => {
    const { document } = read('{ "a": 1,\n  "a": { "b": 2 } }')
    expect(document?.keyAt(['a'])).toEqual({ line: 2, column: 3 })
    expect(document?.at(['a', 'b'])).toEqual({ line: 2, column: 15 })
  })
})

describe('what is refused, with its place', () => {
  test.each<[string, string, string]>([
    ['nothing', '', '1:1 The file is empty. Write {} or delete it.'],
    ['only space', ' \n\t\n', '1:1 The file is empty. Write {} or delete it.'],
    [
      'markdown',
      '# Steering\n\nUse *two* spaces.\n',
      '1:1 Not valid JSON: # is not a value. Texts and keys need double quotes.',
    ],
    [
      'an unquoted value',
      '{ "chat.defaultModel": auto }',
      '1:24 Not valid JSON: auto is not a value. Texts and keys need double quotes.',
    ],
    [
      'an unquoted key',
      '{\n  model: "auto"\n}',
      '2:3 Not valid JSON: model is not a value. Texts and keys need double quotes.',
    ],
    ['single quotes', "{ 'a': 1 }", "1:3 Not valid JSON: 'a' is not a value. Texts and keys need double quotes."],
    ['a missing comma', '{ "a": 1\n  "b": 2 }', '2:3 Missing comma before "b".'],
    ['a missing colon', '{ "a" 1 }', '1:7 Missing colon before 1, between a key and its value.'],
    ['a missing brace', '{ "a": 1', '1:9 Missing closing brace } at the end of the file.'],
    ['a missing bracket', '{ "a": [1', '1:10 Missing closing bracket ] at the end of the file.'],
    ['two values', '{}\n{}', '2:1 The file should end before {.'],
    ['an open comment', '{} /* why', '1:4 Missing */ at the end of a comment.'],
    [
      'conflict marks',
      '{\n<<<<<<< HEAD\n}',
      '2:1 Not valid JSON: <<<<<<< is not a value. Texts and keys need double quotes.',
    ],
    ['a bare exponent', '{ "a": 1e }', '1:8 1e is not a complete number.'],
  ])('%s', (_, text, problem) => {
    expect(read(text)).toMatchObject({ document: null, problems: [`syntax ${problem}`] })
  })

  test('the key __proto__, wherever it is', () => {
    const { document, problems } = read('{ "models": {\n  "__proto__": { "model": "auto" } } }')
    expect(document).toBeNull()
    expect(problems).toEqual([
      'syntax 2:3 The key __proto__ is not allowed: programs that read it can be confused by it. Remove it.',
    ])
    expect(Object.prototype).not.toHaveProperty('model')
  })

  test('a text that is not closed', () => {
    const { document, problems } = read('{ "a": "b\n}')
    expect(document).toBeNull()
    expect(problems).toEqual(['syntax 1:8 Missing double quote at the end of a text.'])
  })
})

describe('depth', () => {
  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`

  test(`${LIMITS.depth} levels are read, one more is not`, () => {
    expect(read(nested(LIMITS.depth)).problems).toEqual([])
    expect(read(nested(LIMITS.depth + 1)).problems).toEqual([
      `syntax 1:${LIMITS.depth + 1} More than 64 levels are nested here. Flatten the file.`,
    ])
  })

  test('10,000 levels are refused, closed or not, without a crash', () => {
    for (const text of [nested(10_000), '['.repeat(10_000), '{"a":'.repeat(10_000)]) {
      expect(read(text)).toMatchObject({
        document: null,
        problems: [expect.stringContaining('levels are nested here')],
      })
    }
  })

  test(`${LIMITS.values} values are read, one more is not`, () => {
    const list = (length: number): string => `[${Array.from({ length }, () => '1').join()}]`
    expect(read(list(LIMITS.values)).problems).toEqual([])
    expect(read(list(LIMITS.values + 1))).toMatchObject({
      document: null,
      problems: [
        `syntax 1:${2 * LIMITS.values + 1} The file has more than ${LIMITS.values} values, and from here on they are not read. Make it smaller.`,
      ],
    })
    expect(read(`{ "a": "${'[,{'.repeat(LIMITS.values)}" /* ${','.repeat(LIMITS.values)} */ }`).problems).toEqual([])
  })

  test('a mistake is reported with a path that is cut, however long the keys above it are', () => {
    const long = 'k'.repeat(100_000)
    for (const key of ['a', '__proto__']) {
      const { problems } = parseJson(
        `{ "${long}": { "${long}": { ${Array.from({ length: 1_000 }, () => `"${key}": 1`).join()} } } }`,
      )
      expect(problems.length).toBeGreaterThan(900)
      for (const { value } of problems) expect(value.length).toBeLessThanOrEqual(2 * LIMITS.name + 2 + key.length)
    }
  })

  test('brackets in texts and comments do not count', () => {
    expect(read(`{ "a": "${'['.repeat(100)}" /* ${'{'.repeat(100)} */ }`).problems).toEqual([])
  })
})

describe('positions', () => {
  test('columns count UTF-16 units, as editors do: an emoji takes two', () => {
    const { document } = read('{ "😀": "é", "b": 1 }')
    expect(document?.keyAt(['b'])).toEqual({ line: 1, column: 14 })
    expect(document?.at(['b'])).toEqual({ line: 1, column: 19 })
  })

  test('lines end with \\n or \\r\\n, and a \\r does not move columns', () => {
    const { document } = read('{\r\n\r\n  "a": {\r\n    "b": true } }')
    expect(document?.at([])).toEqual({ line: 1, column: 1 })
    expect(document?.keyAt(['a'])).toEqual({ line: 3, column: 3 })
    expect(document?.at(['a', 'b'])).toEqual({ line: 4, column: 10 })
  })

  test('what is not there is found at its nearest parent', () => {
    const { document } = read('{\n  "a": [ 1, { "b": 2 } ]\n}')
    expect(document?.at(['a', 1, 'c'])).toEqual({ line: 2, column: 13 })
    expect(document?.at(['a', 7])).toEqual({ line: 2, column: 8 })
    expect(document?.keyAt(['x', 'y'])).toEqual({ line: 1, column: 1 })
  })

  test('a key with a dot is not a path', () => {
    const { document } = read('{ "a.b": 1,\n "a": { "b": 2 } }')
    expect(document?.at(['a.b'])).toEqual({ line: 1, column: 10 })
    expect(document?.at(['a', 'b'])).toEqual({ line: 2, column: 14 })
  })
})

// A position that held the whole path would take 3 GB here, more than a process of Node has.
test('a long key over many values does not multiply: positions stay small', () => {
  expect(
    read(`{ "${'k'.repeat(400_000)}": [${'1,'.repeat(8_000)}1] }`).problems.filter(
      (problem) => !problem.startsWith('syntax'),
    ),
  ).toEqual([])
})
