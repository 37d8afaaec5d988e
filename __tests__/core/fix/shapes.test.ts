import { CorrectedFiles } from '../../../src/core/fix/corrected-files.js'
import { fixPolicy } from '../../../src/core/fix/fix-policy.js'
import { flattenChat } from '../../../src/core/fix/flatten-chat.js'
import { repairSyntax } from '../../../src/core/fix/repair.js'
import { repaired, type Repair } from '../../../src/core/fix/text-repair.js'
import { wrapEffort } from '../../../src/core/fix/wrap-effort.js'
import { plain } from '../../../src/core/text/message.js'
import { bytesOf } from '../support/repository.js'

const made = (text: string, repairs: readonly Repair[] | null): string | null => repairs && repaired(text, repairs)

test.each<[string, string, string | null]>([
  ['one key', '{ "chat": { "defaultModel": "auto" } }', '{ "chat.defaultModel": "auto" }'],
  [
    'two keys, one beside',
    '{ "a": 1, "chat": { "defaultModel": "auto", "enableThinking": true }, "b": 2 }',
    '{ "a": 1, "chat.defaultModel": "auto", "chat.enableThinking": true, "b": 2 }',
  ],
  [
    'on lines of their own',
    '{\n  "chat": {\n    "defaultModel": "auto",\n    "enableThinking": true\n  },\n  "b": 2\n}\n',
    '{\n  "chat.defaultModel": "auto",\n  "chat.enableThinking": true,\n  "b": 2\n}\n',
  ],
  [
    'with a comment behind',
    '{\n  "chat": {\n    "defaultModel": "auto" // ours\n  }\n}\n',
    '{\n  "chat.defaultModel": "auto" // ours\n}\n',
  ],
  [
    'with a comma at the end',
    '{\n  "chat": {\n    "defaultModel": "auto",\n  }\n}\n',
    '{\n  "chat.defaultModel": "auto",\n}\n',
  ],
  ['no chat', '{ "a": 1 }', null],
  ['an empty chat', '{ "chat": {} }', null],
  ['a chat that is no object', '{ "chat": ["defaultModel"] }', null],
  ['a key that is none of Kiro’s', '{ "chat": { "defaultModel": "auto", "mine": 1 } }', null],
  ['a key that is there flat as well', '{ "chat": { "defaultModel": "auto" }, "chat.defaultModel": "auto" }', null],
  ['a key that is there twice', '{ "chat": { "defaultModel": "auto", "defaultModel": "auto" } }', null],
  ['two chats', '{ "chat": { "defaultModel": "auto" }, "chat": { "enableThinking": true } }', null],
  ['a comment in the way', '{ "chat": /* a */ { "defaultModel": "auto" } }', null],
])('the keys of chat, flat: %s', (_, text, expected) => {
  expect(made(text, flattenChat(text))).toBe(expected)
})

const efforts = (groups: string): string => `{ "chat.modelDefaults": ${groups} }`

test.each<[string, string, string | null]>([
  [
    'of Claude',
    '{ "claude-opus-5": { "effort": "high" } }',
    '{ "claude-opus-5": { "output_config": { "effort": "high" } } }',
  ],
  ['of GPT', '{ "gpt-5.6-sol": { "effort": "high" } }', '{ "gpt-5.6-sol": { "reasoning": { "effort": "high" } } }'],
  [
    'of the second model',
    '{ "auto": {}, "claude-opus-5": { "effort": "low" } }',
    '{ "auto": {}, "claude-opus-5": { "output_config": { "effort": "low" } } }',
  ],
  [
    'the first of two',
    '{ "claude-opus-5": { "effort": "low" }, "claude-opus-4.8": { "effort": "high" } }',
    '{ "claude-opus-5": { "output_config": { "effort": "low" } }, "claude-opus-4.8": { "effort": "high" } }',
  ],
  ['beside its group', '{ "claude-opus-5": { "effort": "high", "output_config": {} } }', null],
  ['of a model of no known family', '{ "nova-1": { "effort": "high" } }', null],
  ['in its group', '{ "claude-opus-5": { "output_config": { "effort": "high" } } }', null],
  ['that is no text', '{ "claude-opus-5": { "effort": 3 } }', null],
])('an effort %s', (_, groups, expected) => {
  const text = efforts(groups)
  expect(made(text, wrapEffort(text))).toBe(expected === null ? null : efforts(expected))
})

test('no efforts, and what cannot be read', () => {
  expect([wrapEffort('{}'), wrapEffort('{'), wrapEffort('[]')]).toEqual([null, null, null])
})

/** Each repair with its place and what it does. */
const repairs = (path: string, text: string): string[] | null =>
  repairSyntax(`.kiro/agents/${path}`, text)?.map(
    ({ offset, length, content, what }) => `${offset}+${length} ${JSON.stringify(content)} ${what}`,
  ) ?? null

test.each<[string, string, string[]]>([
  ['a.json', '{ "a": 1 "b": 2 "c": 3 }', ['8+0 "," added a comma', '15+0 "," added a comma']],
  ['a.json', '{ "a": 1,, "b": 2,, "c": 3 }', ['9+1 "" removed a comma', '18+1 "" removed a comma']],
  ['a.json', "{ 'a': 'b' }", ['2+3 "\\"a\\"" wrote double quotes', '7+3 "\\"b\\"" wrote double quotes']],
  ['a.json', '{ a: b }', ['2+1 "\\"a\\"" put a key in quotes', '5+1 "\\"b\\"" put a text in quotes']],
  ['a.json', '{ "a": 1 ]', ['9+1 "}" wrote } in place of ]']],
  ['a.json', '{ "a": 1 } }', ['11+1 "" removed a bracket }']],
  ['a.json', '{ "a": 1', ['8+0 " }" added the missing bracket }']],
  ['a.json', '{ "a": 1 },', ['10+1 "" removed what is behind the last bracket']],
  [
    'a.json',
    '{ "a": "\t", "b": "\\d\\w" }',
    [
      '8+1 "\\\\t" wrote a control character as an escape',
      '18+0 "\\\\" doubled a backslash',
      '20+0 "\\\\" doubled a backslash',
    ],
  ],
  ['a.md', '---\nname: x\nmodel:auto\n---\n', ['18+0 " " added a space behind a colon']],
  ['a.md', '---\nname: x\nmodel: auto\n', ['24+0 "---\\n" closed the front matter']],
])('what is repaired in %s: %j', (path, text, expected) => {
  expect(repairs(path, text)?.sort()).toEqual([...expected].sort())
})

function policy(text: string) {
  const fixed = fixPolicy('p.yml', text)
  return (
    fixed && [
      fixed.text,
      ...fixed.fixes.map(
        ({ rule, place, what }) => `${rule} ${place.file}:${place.line}:${place.column} ${plain(what)}`,
      ),
    ]
  )
}

test.each<[string, string, readonly string[] | null]>([
  ['nothing', 'version: 1\n', null],
  ['what has no one answer', 'version: 1\nzzzzzz: 1\n', null],
  [
    'two keys',
    'version: 1\nmodles: { alow: [auto] }\nbugdet: { required: [daily] }\n',
    [
      'version: 1\nmodels: { allow: [auto] }\nbudget: { required: [daily] }\n',
      'policy-invalid p.yml:2:1 modles → models',
      'policy-invalid p.yml:2:11 alow → allow',
      'policy-invalid p.yml:3:1 bugdet → budget',
    ],
  ],
  [
    'a slip of YAML, then a key',
    'version: 1\nmodels:\n  deny: [*-preview]\nteem: { developers: 2 }\n',
    [
      'version: 1\nmodels:\n  deny: ["*-preview"]\nteam: { developers: 2 }\n',
      'policy-invalid p.yml:3:10 put a text in quotes',
      'policy-invalid p.yml:4:1 teem → team',
    ],
  ],
])('a policy with %s', (_, text, expected) => {
  expect(policy(text)).toEqual(expected)
})

test('corrected files keep their marks, their first text and every correction, in the order of the first', () => {
  const files = new CorrectedFiles()
  const to = (text: string) => () => ({
    text,
    fixes: [{ rule: text, place: { file: 'f', line: 1, column: 1 }, what: [] }],
  })
  const [a, b] = [bytesOf('\ufeffone'), bytesOf('two')]
  expect(files.correct('b', b, to('two'))).toBe(false)
  expect(files.correct('b', b, () => null)).toBe(false)
  expect(files.all).toEqual([])
  expect([
    files.correct('b', b, to('three')),
    files.correct('a', a, to('four')),
    files.correct('b', b, (text) => to(`${text}!`)()),
  ]).toEqual([true, true, true])
  expect(files.correct('c', null, to('x'))).toBe(false)
  expect(files.correct('c', Uint8Array.from([0xff, 0x00, 0xff]), to('x'))).toBe(false)
  expect(
    files.all.map(({ path, before, after, fixes, recoded }) => [
      path,
      before,
      after,
      fixes.map(({ rule }) => rule),
      recoded,
    ]),
  ).toEqual([
    ['b', 'two', 'three!', ['three', 'three!'], null],
    ['a', '\ufeffone', '\ufefffour', ['four'], null],
  ])
  expect([...files.texts]).toEqual([
    ['b', 'three!'],
    ['a', 'four'],
  ])
})

test('a file of UTF-16 is written as UTF-8, once, and corrected further', () => {
  const files = new CorrectedFiles()
  const bytes = Uint8Array.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])
  expect([
    files.recode('a', bytes, 'syntax'),
    files.recode('a', bytes, 'syntax'),
    files.recode('b', bytesOf('{}'), 'syntax'),
    files.recode('c', null, 'syntax'),
  ]).toEqual([true, false, false, false])
  files.correct('a', bytes, (text) => ({ text: `${text}\n`, fixes: [] }))
  expect(files.all).toEqual([
    {
      path: 'a',
      recoded: bytes,
      before: '{}',
      after: '{}\n',
      fixes: [{ rule: 'syntax', place: { file: 'a', line: 1, column: 1 }, what: ['UTF-16 → UTF-8'] }],
    },
  ])
})
