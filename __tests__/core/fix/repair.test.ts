import fc from 'fast-check'
import { parserOf } from '../../../src/core/kiro/read-source.js'
import { repairSyntax } from '../../../src/core/fix/repair.js'
import { repaired } from '../../../src/core/fix/text-repair.js'
import { RUNS } from '../support/properties.js'

const JSON_PATH = '.kiro/agents/a.json'

function fixed(path: string, text: string): string | null {
  const repairs = repairSyntax(path, text)
  return repairs === null ? null : repaired(text, repairs)
}

test.each<[string, string, string]>([
  ['a missing comma between keys', '{ "a": 1 "b": 2 }', '{ "a": 1, "b": 2 }'],
  ['one before a comment', '{\n  "a": 1 // one\n  "b": 2\n}', '{\n  "a": 1, // one\n  "b": 2\n}'],
  ['one with the line ends of Windows', '{\r\n\t"a": 1\r\n\t"b": 2,\r\n}\r\n', '{\r\n\t"a": 1,\r\n\t"b": 2,\r\n}\r\n'],
  ['one in a list', '{ "a": ["x" "y"] }', '{ "a": ["x", "y"] }'],
  ['one between objects', '{ "a": [{ "b": 1 }{ "b": 2 }] }', '{ "a": [{ "b": 1 },{ "b": 2 }] }'],
  ['one behind an object', '{ "a": {} "b": 2 }', '{ "a": {}, "b": 2 }'],
  ['a comma too many', '{ "a": 1,, "b": 2 }', '{ "a": 1, "b": 2 }'],
  ['a comma at the beginning', '{ , "a": 1 }', '{  "a": 1 }'],
  ['a semicolon in place of a comma', '{ "a": 1; "b": 2; }', '{ "a": 1, "b": 2, }'],
  ['a semicolon behind the whole', '{ "a": 1 };\n', '{ "a": 1 }\n'],
  ['an equals sign in place of a colon', '{ "a" = 1 }', '{ "a" : 1 }'],
  ['single quotes', "{ 'a': 'it\\'s \"b\"' }", '{ "a": "it\'s \\"b\\"" }'],
  ['quotes of a word processor', '{ “a”: “b” }', '{ "a": "b" }'],
  ['a key without quotes', '{ model: "auto" }', '{ "model": "auto" }'],
  ['a text without quotes', '{ "model": claude-opus-4.8 }', '{ "model": "claude-opus-4.8" }'],
  ['a comment with a number sign', '{\n  # which model\n  "a": 1 ## why\n}', '{\n  // which model\n  "a": 1 // why\n}'],
  ['a blank of a page', '{\u00a0"a": 1\ufeff }', '{ "a": 1 }'],
  ['a tab in a text', '{ "a": "b\tc" }', '{ "a": "b\\tc" }'],
  ['a backslash that is no escape', '{ "a": "\\.ts$" }', '{ "a": "\\\\.ts$" }'],
  ['a missing bracket at the end', '{\n  "a": 1\n', '{\n  "a": 1\n}\n'],
  ['one with a comment at the end', '{ "a": 1 // one', '{ "a": 1 // one\n}'],
  ['one of a list', '{ "a": [1, 2 }', '{ "a": [1, 2] }'],
  ['one on lines of their own', '{\n  "a": [\n    1\n}\n', '{\n  "a": [\n    1\n  ]\n}\n'],
  ['one behind a tab', '{\r\n\t"a": [\r\n\t\t1\r\n}\r\n', '{\r\n\t"a": [\r\n\t\t1\r\n\t]\r\n}\r\n'],
  ['one without indentation', '{\n  "a":\n[\n  1\n}\n', '{\n  "a":\n[\n  1\n]\n}\n'],
  ['a bracket too many', '{ "a": 1 } }', '{ "a": 1 } '],
  ['a bracket of the wrong kind', '{ "a": [1, 2} }', '{ "a": [1, 2] }'],
])('%s has one answer', (_, text, answer) => {
  expect(fixed(JSON_PATH, text)).toBe(answer)
})

test.each<[string, string]>([
  ['a key whose object may end in two places', '{ "a": { "b": 1, "c": 2 }'],
  ['a bracket that may be too many in two places', '{ "a": { "b": 1 }, "c": 2 } }'],
  ['quotes in a text', '{ "a": "say "hi" to" }'],
  ['quotes with blanks in a text', '{ "a": ["say " hi " to"] }'],
  ['quotes without anything between them', '{ "a": ["say "" to"] }'],
  ['an apostrophe in a text', "{ 'a': 'it's' }"],
  ['a missing value', '{ "a": , "b": 1 }'],
  ['a missing element of a list', '{ "a": [1,, 2] }'],
  ['a missing colon', '{ "a" 1 }'],
  ['a missing quote', '{ "a": "b }'],
  ['a text over two lines', '{ "a": "b\nc" }'],
  ['a word of another language', '{ "a": None }'],
  ['two words', '{ "a": Claude Opus }'],
  ['an escape beside one that is none', '{ "a": "C:\\temp\\dir" }'],
  ['a comment without an end', '{ "a": 1 /* }'],
  ['an empty file', ' \n'],
  ['a pointer of Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n'],
  ['a number with a plus', '{ "a": +1 }'],
  ['a template', '{ "a": `b` }'],
  ['prose', 'This is not JSON.'],
])('%s has more than one answer, or none', (_, text) => {
  expect(parserOf(JSON_PATH)(text)?.problems).not.toEqual([])
  expect(fixed(JSON_PATH, text)).toBeNull()
})

test.each<[string, string, string, string]>([
  ['a text with a colon', 'a.md', 'description: Reviews: the code', 'description: "Reviews: the code"'],
  ['a key without a space', 'a.md', 'name: x\nmodel:auto', 'name: x\nmodel: auto'],
  [
    'an owner',
    'a.workflow.yaml',
    'name: w\nowner: @acme/ml # team\nsteps: []',
    'name: w\nowner: "@acme/ml" # team\nsteps: []',
  ],
  ['tabs', 'a.workflow.yml', 'name: w\nsteps:\n\t- id: a\n\t  agent: b', 'name: w\nsteps:\n  - id: a\n    agent: b'],
])('%s has one answer in YAML', (_, name, body, answer) => {
  const around = (text: string): string => (name.endsWith('.md') ? `---\n${text}\n---\nBody: with: colons\n` : text)
  expect(fixed(`.kiro/agents/${name}`, around(body))).toBe(around(answer))
})

test.each<[string, string, string]>([
  ['a key that may hold others', 'a.md', '---\ntools: save: x\n---\n'],
  ['a front matter without an end, with a key further down', 'a.md', '---\nname: x\n\nmodel: auto\n'],
  ['a front matter without an end, before what may be a key', 'a.md', '---\nname: x\n\nNote: be kind.\n'],
  ['a front matter without an end, before a comment or a heading', 'a.md', '---\nname: x\n# Review\nYou review.\n'],
  ['a front matter without an end in JSON', 'a.md', '---json\n{ "name": "x" }\nYou review.\n'],
  ['text behind a rule', 'a.md', '---\nnote: this is text\nmodel of thought\n'],
  ['a quote without an end', 'a.md', '---\nname: "x\n---\n'],
  ['an alias beside anchors', 'a.workflow.yaml', 'name: &n w\nowner: *m\nsteps: []'],
  ['a comment that may be a part of the text', 'a.md', '---\ndescription: Reviews: code # all\n---\n'],
])('%s has more than one answer in YAML', (_, name, text) => {
  expect(fixed(`.kiro/agents/${name}`, text)).toBeNull()
})

test.each<[string, string, string]>([
  ['nothing behind it', '---\nname: x\nmodel: auto\n', '---\nname: x\nmodel: auto\n---\n'],
  ['no line end', '---\nname: x\nmodel: auto', '---\nname: x\nmodel: auto\n---\n'],
  [
    'a blank line and text',
    '---\nname: x\ntools:\n  - read\n  - write\n\nYou review.\n\n# Rules\n',
    '---\nname: x\ntools:\n  - read\n  - write\n---\n\nYou review.\n\n# Rules\n',
  ],
  ['text at once', '---\r\nname: x\r\nYou review.\r\n', '---\r\nname: x\r\n---\r\nYou review.\r\n'],
  ['two dashes', '---\nname: x\n--\nYou review.\n', '---\nname: x\n---\nYou review.\n'],
  ['a long dash', '---\nname: x\n—\nYou review.\n', '---\nname: x\n---\nYou review.\n'],
])('a front matter without an end, %s: it ends below its last key', (_, text, answer) => {
  expect(fixed('.kiro/agents/a.md', text)).toBe(answer)
  expect(fixed('.kiro/agents/a.md', answer)).toBeNull()
})

test('a front matter in JSON is repaired where it is', () => {
  expect(fixed('.kiro/agents/a.md', "---json\n{ 'name': 'x' }\n---\n{ 'y' }\n")).toBe(
    '---json\n{ "name": "x" }\n---\n{ \'y\' }\n',
  )
})

const slips: readonly (readonly [string, string])[] = [
  [',', ' '],
  [',', ',,'],
  ['"', "'"],
  ['}', ''],
  ['{', '{ # note\n'],
  [':', ' ='],
]

test('what is repaired can be read, and is not repaired again; what can be read is left alone', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
      fc.constantFrom(...slips),
      fc.constantFrom(0, 2),
      (value, [from, to], indent) => {
        const whole = JSON.stringify(value, null, indent)
        expect(fixed(JSON_PATH, whole)).toBeNull()
        const text = whole.replaceAll(from, to)
        const now = fixed(JSON_PATH, text)
        const read = now === null ? null : parserOf(JSON_PATH)(now)
        expect(read === null ? [] : read.problems.filter(({ rule }) => rule === 'syntax')).toEqual([])
        expect(now === null ? null : fixed(JSON_PATH, now)).toBeNull()
      },
    ),
    RUNS,
  )
})

test('any text is repaired or left, and never takes long', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('{}[]",:\'#;= \n\\ab1“”/*-')), maxLength: 60 }),
      (text) => {
        const now = fixed(JSON_PATH, text)
        expect(now === null ? true : parserOf(JSON_PATH)(now)?.document !== null).toBe(true)
      },
    ),
    RUNS,
  )
})
