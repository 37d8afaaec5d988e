import { readFileSync, writeFileSync } from 'node:fs'
import { closeFrontMatter } from '../../../src/core/fix/close-front-matter.js'
import { fixText, type FixedText } from '../../../src/core/fix/file-fixes.js'
import { flattenChat } from '../../../src/core/fix/flatten-chat.js'
import { repairJson } from '../../../src/core/fix/repair-json.js'
import { repairYaml } from '../../../src/core/fix/repair-yaml.js'
import { repaired, type Repair } from '../../../src/core/fix/text-repair.js'
import { wrapEffort } from '../../../src/core/fix/wrap-effort.js'
import { frontMatterBlock } from '../../../src/core/kiro/surfaces/front-matter-block.js'
import { plain } from '../../../src/core/text/message.js'
import { ruled } from '../support/repository.js'

type Repairs = (text: string) => readonly Repair[] | null

/** Texts, of each of which what is repaired is in slips.golden.txt, for people to review. */
const TEXTS: readonly (readonly [title: string, repairs: Repairs, texts: readonly string[]])[] = [
  [
    'tokens of JSON',
    repairJson,
    [
      '{\u00a0"a":\u200b1\u3000,\ufeff"b":\u2009[] }',
      '{ ### why\n"a": 1 # x\r, "b": 2 } # end',
      `{ ${'#'.repeat(81)}\n}`,
      '{ /**/ "a": 1 /* , */ } // x\r\n',
      '{ /*/ } /* x',
      '{ "a" = 1; "b" => 2, "c" = > 3 }',
      '{ "a" = 1; "b" => 2 }',
      '{ "a": b/* x */, "c": d// e\n}',
      '{ "a": /x }',
      '{ "a": x/y, "b": 01 }',
      '{ "a": x/y, "b": -1.5e+3, "c": null, "d": true, "e": false }',
      "{ “a”: ”b”, „c“: „d”, ‘e’: ‘f‘, ’g’: 'h', “i“: 1 }",
      `{ 'a': 'it\\'s', 'b': 'say \\"x\\" or "y"', 'c': 'one\\ntwo\\/\\\\' }`,
      `{ 'a': 'b\\qc' }`,
      `{ 'a': 'b\nc' }`,
      `{ 'a': 'b`,
      `{ 'a'/* x */: 'b'// c\n, 'd'=['e']}`,
      `{ 'a': 'b'/c }`,
      `{ 'a': 'b'c }`,
      '{ "a": "\t\u0001\u001f" }',
      '{ "a": "\\d\\/\\"\\\\" }',
      '{ "a": "\\d\\u0041" }',
      '{ "a": "\\u00zz" }',
      '{ "a": "b\\n\\u0041" , , }',
      '{ "a": "b\rc" }',
      '{ "a": "b',
    ],
  ],
  [
    'JSON that is joined',
    repairJson,
    [
      '{ "a": 1 b: 2 "c": [1 2 "x" {} [] 3] "d": {} }',
      '[{}[]{}]',
      '["a"1]',
      '[1{}]',
      '[1 a]',
      '{ "a": 1 2 }',
      '{ "a": 1 "b" }',
      '{ "a": 1 "b", "c": 2 }',
      '{"a":1"b":2}',
      '{"a":{}"b":2}',
      '{,,"a":1,,}',
      '[,1]',
      '{ "a": 1 },;',
      '{ "a": 1 };',
      '{ "a": 1 } "x"',
      '{ "a":: 1 }',
      '{ : 1 }',
      '[: 1]',
      '{ "a" "b" }',
      '{ "a", "b": 1 }',
      '{ a b: 1 }',
      '{ 1: 2 }',
      '{ "a": 1: 2 }',
      '{ a.b-c: 1, $x: 2, _y: 3 }',
      '{ a/b: 1 }',
      '{ [1]: 2 }',
      '[a, b@c/d*e-f.g\nd]',
      '[a b]',
      '{ "a": b\n"c": 1, d: e }',
      '{ "a": yes }',
      '{ "a": off, "b": c }',
      '{ "a": $b }',
      'a',
      '{ "a": }',
      '{ "a" }',
      '{ "a": 1, "b" }',
      '',
    ],
  ],
  [
    'brackets',
    repairJson,
    [
      '}',
      '{',
      '[',
      '{ "a": [ }',
      '{ "a": [1 ]',
      '[1}',
      '[1, 2',
      '{"a":1',
      '{ "a": 1',
      '{ "a": 1 }}',
      '[[1]',
      '[1]]',
      '{"a":{"b":1}',
      '{\n  "a": {\n    "b": 1\n}\n',
      '{\r\n\t"a": [\r\n\t\t1,\r\n\t\t2\r\n\t, "b": 3\r\n}\r\n',
      '{ "a": 1 // x',
      '  {\n    a: 1 # x\n',
      '{ "a": [1, 2, "b": 3 }',
      '{ "a": { "b": 1, "c": 2 }',
      '{ "a": (1) ]',
      `[${Array.from({ length: 150 }, () => '1').join()}`,
      `[{},${Array.from({ length: 149 }, () => '1').join()}`,
    ],
  ],
  [
    'YAML',
    repairYaml,
    [
      'description: a: b\nname: x',
      '- name: a: b\n  description: c:\n- prompt: d: e ',
      'tools: save: x',
      'description: a: b # c',
      'description: "a: b',
      '- @a/b\n- `c`\n- %d',
      'owner: *x\ndeny: [*-p, *-q]\nallow: { a: @b }',
      'a: @b c',
      'a: @b # c\nb: [@c,@d]',
      'a: &n x\nb: *m',
      'name: x\nmodel:auto\ntools:[]\nsteps:[]\nid:5\nmodelId:x',
      'name: x\nother:auto',
      'name: x\nmodel://y',
      'name: x\n  - model:auto\n',
      'name: x\nmodel:auto\ndescription: a: b\nowner: @me\nagent:b',
      'steps:\n\t- id: a\n\t  agent: b\n',
      'steps:\n\t- id: a\n  \t  agent: b\n',
      'a:\n\tb: |\n\t\tx\n',
      'a:\n\t- [\n',
      'a: 1\n\t# b\n',
      'a: 1\nb: [',
      'a: 1',
      '',
    ],
  ],
  [
    'front matter',
    (text) => {
      const block = frontMatterBlock(text)
      return block === null || block === 'unread' ? null : closeFrontMatter(text, block)
    },
    [
      '---\nname: x\ntools:\n- a\n  - b\n',
      '---\nfoo: x\n',
      '---\nfoo: x\nname: y\nText.\n',
      '---\n  name: x\n',
      '---\n- name\nname: x\n',
      '---\nname: x\n----\n',
      '---\nname: x\n-----------\n',
      '---\nname: x\n––– \r\nText.\r\n',
      '---\nname: x\n--\nname: y\n',
      '---\nname: x\n\nText.\nmodel: y\n',
      '---\nname: x\n \nfoo: y\n',
      '---\nname: x\n \nText.\nfoo: y\n',
      '---\r\nname: x',
      '---\nname: x\n# a\n',
      '---\nname: x\n\n# a\n',
      ' ---\nname: x\n',
      '---json\n{}\n',
      '---\n',
    ],
  ],
  [
    'the keys of chat',
    flattenChat,
    [
      '{ "chat" :\n {"defaultModel":"auto"} }',
      '{"chat":{"defaultModel":"auto"},}',
      '{"chat":{"defaultModel":"auto"}  ,"b":1}',
      '{"chat":{"defaultModel":"auto",}  ,"b":1}',
      '{ "chat": { "defaultModel": "auto" /* a */, "enableThinking": 1 /* b */ } }',
      '{ "chat": { "defaultModel": "auto" /* a, b */ } }',
      '{ "chat": { "defaultModel": "auto", // a, b\n } }',
      '{ "chat": { "defaultModel": "auto" // a\r\n }, "editMode": 1 }\r\n',
      '{ "chat": { "defaultModel": "auto" // a\n }, // b\n "editMode": 1 }',
      '{ "chat": { "defaultModel": "auto" /* a // b */ } }',
      '{ "chat": { // a\n "defaultModel": "auto" } }',
      '{ "chat": { "defaultModel": "auto" } // a\n, "b": 1 }',
      '{\n\t"chat": {\n\t\t"modelDefaults": {\n\t\t\t"x": {}\n\t\t},\n\t "editMode": 1,\n\t\t"defaultModel": "auto"\n\t}\n}',
      '{\n    "chat": {\n  "defaultModel": "auto"\n}}',
      '{ "a": 1, "chat": { "defaultModel": "auto" }, "chat.editMode": 1 }',
      '{ "a": 1, "chat": { "defaultModel": "auto" }, "chat.defaultModel": 1 }',
      '{ "chat": "x" }',
      '[]',
      '{',
    ],
  ],
  [
    'efforts',
    wrapEffort,
    [
      '{ "chat": { "modelDefaults": { "gpt-6": { "effort": "a" } } } }',
      '{ "chat.modelDefaults": { "claude-x": { "effort": "a", "output_config": {}, "Reasoning": { "effort": "b" } } } }',
      '{ "chat.modelDefaults": { "claude-x": { "effort": 3, "reasoningEffort": "b" } } }',
      '{ "chat.modelDefaults": { "a": 5, "b": { "x": 1 }, "claude-x": { "outputConfig": {} } }, "chat": 5 }',
      '{ "chat.modelDefaults": 5, "chat": { "modelDefaults": { "claude-x": { "effort": "a" } } } }',
    ],
  ],
]

/** Files, with whether what decides on models is corrected too. */
const FILES: readonly (readonly [path: string, models: boolean, text: string])[] = [
  ['.kiro/agents/a.json', false, '{ "promt": "x", "modle": "auto",\r\n "Tools": [],\r\n "model": "claude-opus-4-8" }'],
  ['.kiro/agents/a.json', true, '{ "promt": "x",\n "model": "claude-opus-4-8" }'],
  ['.kiro/agents/a.json', true, '{ "model": 5, "promt": "x" }'],
  ['.kiro/agents/a.json', true, '{ "promt": "x" "model": "claude-opus-4-8" }'],
  ['.kiro/agents/a.json', true, '{ a: 1, b: 2, c: 3; }'],
  ['.kiro/agents/a.json', true, '{ "a": "\\d\\w", "b": }'],
  ['.kiro/agents/a.md', true, '---\nmodelId: claude-opus-4-8\n---\n'],
  ['.kiro/hooks/a.json', false, '{ "hooks": [{ "trigger": "Stop", "action": { "type": "agent" } }] }'],
  ['.kiro/hooks/a.json', true, '{ "hooks": [{ "trigger": "Stop", "action": { "type": "agent" } }] }'],
  [
    '.kiro/hooks/a.json',
    true,
    '{ "version": "v1", "hooks": [5, { "trigger": "Stop", "action": { "type": "agent" } }, { "trigger": "fileEdited", "action": { "type": "agent" } }, { "trigger": "agentStop", "action": { "type": "agent" } }] }',
  ],
  [
    '.kiro/hooks/a.json',
    true,
    '{ "version": "v1", "hooks": [{ "trigger": "hourly", "action": { "type": "agent" } }] }',
  ],
  ['.kiro/hooks/a.json', true, '{ "version": "v1", "trigger": "agentStop", "action": { "type": "agent" } }'],
  [
    '.kiro/hooks/a.kiro.hook',
    true,
    '{ "hooks": [{ "trigger": "agentStop", "action": { "type": "agent", "model": "claude-opus-4-8" } }] }',
  ],
  ['.kiro/settings/cli.json', false, '{ "chat": { "defaultModel": "claude-opus-4-8" } }'],
  ['.kiro/settings/cli.json', true, '{ "chat": { "defaultModel": "claude-opus-4-8" } }'],
  ['.kiro/settings/cli.json', false, '{ "chat.modelDefaults": { "claude-opus-4.8": { "effort": "high" } } }'],
  ['.kiro/settings/cli.json', false, '{ "mcpServers": {}, "chat": { "defaultModel": "auto" } }'],
  [
    '.kiro/settings.json',
    false,
    '{ "modles": { "p": { "modle": "auto" } }, "budget": { "montly": { "credits": 5 } } }',
  ],
  ['.kiro/workflows/r.workflow.yml', false, 'steps:\n  - id: a\n    agnet: x\n    promt: y\n'],
]

const edits = (text: string, repairs: readonly Repair[] | null): string[] => {
  if (repairs === null) return ['  nothing']
  if (repairs.length > 20) return [`  ${repairs.length} repairs`]
  const made = repairs.map(
    ({ offset, length, content, what }) => `  ${offset}+${length} ${JSON.stringify(content)} ${what}`,
  )
  return [`  ${JSON.stringify(repaired(text, repairs))}`, ...made]
}

const fixes = (fixed: FixedText | null): string[] =>
  fixed === null
    ? ['  nothing']
    : [
        `  ${JSON.stringify(fixed.text)}`,
        ...fixed.fixes.map(({ rule, place, what }) => `  ${place.line}:${place.column} ${rule} ${plain(what)}`),
      ]

test('each slip is repaired as reviewed', () => {
  const golden = new URL('slips.golden.txt', import.meta.url)
  const shown = (text: string): string => JSON.stringify(text.length > 300 ? `${text.slice(0, 20)}…` : text)
  const made = [
    ...TEXTS.map(([title, repairs, texts]) => [
      `=== ${title}`,
      ...texts.flatMap((text) => [shown(text), ...edits(text, repairs(text))]),
    ]),
    ...FILES.map(([path, models, text]) => {
      const { findings } = ruled({ before: {}, after: { [path]: text } })
      const found = findings.filter(({ place }) => place?.file === path)
      return [
        `=== ${path}${models ? ', and what decides on models' : ''}`,
        shown(text),
        ...fixes(fixText(path, text, found, { models })),
      ]
    }),
  ]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
  if (process.env.UPDATE !== undefined) writeFileSync(golden, made)
  expect(made).toBe(readFileSync(golden, 'utf8'))
})

test('as many slips are repaired as is said, and not one more', () => {
  const words = (count: number): string => `[${Array.from({ length: count }, () => 'a').join()}]`
  expect([repairJson(words(200))?.length, repairJson(words(201))]).toEqual([200, null])
  const lines = (count: number): string => Array.from({ length: count }, () => 'x: 1\nmodel:auto\n').join('')
  expect([repairYaml(lines(50))?.length, repairYaml(lines(51))]).toEqual([50, null])
})
