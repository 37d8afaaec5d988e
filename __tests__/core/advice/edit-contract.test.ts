import { editContract, type ContractChange } from '../../../src/core/advice/edit-contract.js'

const NOTHING: ContractChange = { models: [], added: [], routes: [] }
const model = (to: string, profile = 'primary'): ContractChange => ({
  ...NOTHING,
  models: [{ profile, from: 'x', to }],
})
const added: ContractChange = { ...NOTHING, added: [{ name: 'opus', like: 'primary', model: 'o' }] }

test.each<[string, ContractChange, string, string]>([
  [
    'a model',
    model('y'),
    '{ "models": { "primary": { "model": "x" } } }',
    '{ "models": { "primary": { "model": "y" } } }',
  ],
  [
    'beside comments',
    model('y'),
    '// top\n{"models":{"primary":{/* a */"model":"x"/* b */,},},}\n',
    '// top\n{"models":{"primary":{/* a */"model":"y"/* b */,},},}\n',
  ],
  [
    'a route',
    { ...NOTHING, routes: [{ task: 'codeReview', from: 'primary', to: 'fast' }] },
    '{"models":{"routing":{"codeReview":"primary"}}}',
    '{"models":{"routing":{"codeReview":"fast"}}}',
  ],
  [
    'a key in escapes',
    model('y'),
    '{"m\\u006fdels":{"primary":{"model":"x"}}}',
    '{"m\\u006fdels":{"primary":{"model":"y"}}}',
  ],
  [
    'a profile behind the others',
    added,
    '{\n  "models": {\n    "primary": {\n      "model": "x",\n      "temperature": 0.1\n    },\n    "routing": {}\n  }\n}\n',
    '{\n  "models": {\n    "primary": {\n      "model": "x",\n      "temperature": 0.1\n    },\n    "opus": {\n      "model": "o",\n      "temperature": 0.1\n    },\n    "routing": {}\n  }\n}\n',
  ],
  [
    'behind the remark of the one before',
    added,
    '{\n\t"models": {\n\t\t"primary": { "model": "x" }, // the best\n\t\t"routing": {}\n\t}\n}',
    '{\n\t"models": {\n\t\t"primary": { "model": "x" }, // the best\n\t\t"opus": { "model": "o" },\n\t\t"routing": {}\n\t}\n}',
  ],
  [
    'last, without a comma',
    added,
    '{\n  "models": {\n    "routing": {},\n    "primary": { "model": "x" }\n  }\n}',
    '{\n  "models": {\n    "routing": {},\n    "primary": { "model": "x" },\n    "opus": { "model": "o" }\n  }\n}',
  ],
  [
    'last, with a comma',
    added,
    '{\n  "models": {\n    "primary": { "model": "x" },\n  }\n}',
    '{\n  "models": {\n    "primary": { "model": "x" },\n    "opus": { "model": "o" },\n  }\n}',
  ],
  [
    'on one line',
    added,
    '{ "models": { "primary": { "model": "x" }, "routing": {} } }',
    '{ "models": { "primary": { "model": "x" }, "opus": { "model": "o" }, "routing": {} } }',
  ],
  [
    'on one line without a space',
    added,
    '{"models":{"primary":{"model":"x"},"routing":{}}}',
    '{"models":{"primary":{"model":"x"},"opus":{"model":"o"},"routing":{}}}',
  ],
  [
    'two of them, each like its own',
    {
      ...NOTHING,
      added: [
        { name: 'opus', like: 'primary', model: 'o' },
        { name: 'haiku', like: 'fast', model: 'h' },
      ],
    },
    '{ "models": { "primary": { "model": "x" }, "fast": { "model": "y", "maxTokens": 5 }, "routing": {} } }',
    '{ "models": { "primary": { "model": "x" }, "fast": { "model": "y", "maxTokens": 5 }, "opus": { "model": "o" }, "haiku": { "model": "h", "maxTokens": 5 }, "routing": {} } }',
  ],
  [
    'two models, two routes',
    {
      ...NOTHING,
      models: [
        { profile: 'primary', from: 'x', to: 'z' },
        { profile: 'fast', from: 'y', to: 'w' },
      ],
      routes: [
        { task: 'codeReview', from: 'primary', to: 'fast' },
        { task: 'specGeneration', from: 'fast', to: 'primary' },
      ],
    },
    '{"models":{"primary":{"model":"x"},"fast":{"model":"y"},"routing":{"codeReview":"primary","specGeneration":"fast"}}}',
    '{"models":{"primary":{"model":"z"},"fast":{"model":"w"},"routing":{"codeReview":"fast","specGeneration":"primary"}}}',
  ],
  [
    'a copy of what was, where the model changes too',
    { ...added, models: [{ profile: 'primary', from: 'x', to: 'y' }] },
    '{"models":{"primary":{"model":"x","maxTokens":5}}}',
    '{"models":{"primary":{"model":"y","maxTokens":5},"opus":{"model":"o","maxTokens":5}}}',
  ],
])('%s', (_, change, before, after) => {
  for (const eol of ['\n', '\r\n'])
    expect(editContract(before.replaceAll('\n', eol), change)).toBe(after.replaceAll('\n', eol))
})

test.each<[string, string]>([
  ['a key twice', '{"models":{"primary":{"model":"x","model":"z"}}}'],
  ['the same block twice', '{"models":{"primary":{"model":"x"}},"models":{"primary":{"model":"x"}}}'],
  ['no such profile', '{"models":{"fast":{"model":"x"}}}'],
  ['no text there', '{"models":{"primary":{"model":1}}}'],
  ['no JSON', '{"models":'],
  ['no object', '[]'],
])('%s: nothing is edited', (_, text) => {
  expect(editContract(text, model('y'))).toBeNull()
})
