import { parseJson } from '../../../../src/core/kiro/surfaces/json.js'
import { judgeContract } from '../../../../src/core/kiro/surfaces/settings-schema.js'
import { LIMITS } from '../../../../src/core/text/limits.js'
import { contract, judged, lines } from '../../support/repository.js'

const PATH = '.kiro/settings.json'

/** What is wrong with a contract, as its author reads it: input → `line:column message`, all errors of a file at once. */
const TABLE: [name: string, text: string, problems: string[]][] = [
  [
    'a profile that does not exist',
    '{ "models": {\n  "fast": { "model": "auto" },\n  "routing": {\n    "interactiveChat": "fats" } } }',
    ['4:24 models.routing.interactiveChat: "fats" is not a profile; did you mean "fast"?'],
  ],
  [
    'a profile unlike any',
    '{ "models": { "fast": { "model": "auto" },\n  "routing": { "codeReview": "primary" } } }',
    ['2:30 models.routing.codeReview: "primary" is not a profile; defined are fast'],
  ],
  [
    'a profile where there is none',
    '{ "models": { "routing": { "codeReview": "primary" } } }',
    ['1:42 models.routing.codeReview: "primary" is not a profile; none is defined under models'],
  ],
  [
    'a kind of work that does not exist',
    '{ "models": { "p": { "model": "auto" }, "routing": {\n  "codeReviews": "p" } } }',
    ['2:3 models.routing.codeReviews is not a key of the contract; did you mean codeReview?'],
  ],
  [
    'a kind of work unlike any',
    '{ "models": { "p": { "model": "auto" }, "routing": { "testing": "p" } } }',
    [
      '1:54 models.routing.testing is not a key of the contract; allowed here: specGeneration, taskExecution, codeReview, interactiveChat, hookActions, codeExplanation and documentationUpdate',
    ],
  ],
  [
    'a route that is no text',
    '{ "models": { "p": { "model": "auto" }, "routing": { "codeReview": 3 } } }',
    ['1:68 models.routing.codeReview must be a text, but is 3; for example "primary"'],
  ],
  [
    'an empty route',
    '{ "models": { "p": { "model": "auto" }, "routing": { "codeReview": "" } } }',
    ['1:68 models.routing.codeReview is empty; write a name'],
  ],
  [
    'a routing that is no object',
    '{ "models": { "routing": "primary" } }',
    [
      '1:26 models.routing must be an object, but is "primary"; for example { "specGeneration": "primary", "interactiveChat": "fast" }',
    ],
  ],
  [
    'a profile without a model',
    '{ "models": {\n  "primary": { "provider": "anthropic" } } }',
    ['2:14 models.primary has no model; add for example model: "auto"'],
  ],
  [
    'a profile that is a text',
    '{ "models": { "primary": "auto" } }',
    ['1:26 models.primary must be an object, but is "auto"; write { "model": "auto" }'],
  ],
  [
    'a model that is no text',
    '{ "models": { "primary": { "model": null } } }',
    ['1:37 models.primary.model must be a text, but is null; for example "auto"'],
  ],
  [
    'a model that is longer than any name',
    `{ "models": { "primary": { "model": "${'😀'.repeat(LIMITS.name + 1)}" } } }`,
    ['1:37 models.primary.model is too long; at most 500 characters'],
  ],
  [
    'a route that is longer than any name',
    `{ "models": { "${'p'.repeat(501)}": { "model": "auto" }, "routing": { "codeReview": "${'p'.repeat(501)}" } } }`,
    ['1:568 models.routing.codeReview is too long; at most 500 characters'],
  ],
  [
    'an empty model',
    '{ "models": { "primary": { "model": "" } } }',
    ['1:37 models.primary.model is empty; write a name'],
  ],
  [
    'a key with a slip',
    '{ "models": { "primary": { "model": "auto",\n  "maxtoken": 1 } } }',
    ['2:3 models.primary.maxtoken is not a key of the contract; did you mean maxTokens?'],
  ],
  [
    'numbers out of range',
    '{ "models": { "primary": { "model": "auto",\n  "maxTokens": 0,\n  "temperature": 1.5 } } }',
    [
      '2:16 models.primary.maxTokens must be at least 1, but is 0; for example 8192',
      '3:18 models.primary.temperature must be at most 1, but is 1.5; for example 0.1',
    ],
  ],
  [
    'a part of a token',
    '{ "models": { "primary": { "model": "auto", "maxTokens": 1.5 } } }',
    ['1:58 models.primary.maxTokens must be a whole number, but is 1.5; for example 8192'],
  ],
  [
    'a budget that is a number',
    '{ "budget": 900 }',
    [
      '1:13 budget must be an object, but is 900; for example { "monthly": { "credits": 900, "alertThreshold": 0.8, "action": "restrict" } }',
    ],
  ],
  [
    'a period that does not exist',
    '{ "budget": { "montly": { "credits": 900 } } }',
    ['1:15 budget.montly is not a key of the contract; did you mean monthly?'],
  ],
  [
    'a limit in quotes',
    '{ "budget": { "daily": { "credits": "50" } } }',
    ['1:37 budget.daily.credits must be a number, but is "50"; write 50'],
  ],
  [
    'a limit below zero',
    '{ "budget": { "daily": { "inputTokens": -1 } } }',
    ['1:41 budget.daily.inputTokens must be at least 0, but is -1; for example 500000'],
  ],
  [
    'a percentage for a part',
    '{ "budget": { "daily": { "alertThreshold": 80 } } }',
    ['1:44 budget.daily.alertThreshold must be at most 1, but is 80; write 0.8'],
  ],
  [
    'an action with a slip',
    '{ "budget": { "daily": { "action": "notfy" } } }',
    ['1:36 budget.daily.action: "notfy" is not allowed; did you mean "notify"?'],
  ],
  [
    'an action unlike any',
    '{ "budget": { "daily": { "action": "email" } } }',
    ['1:36 budget.daily.action: "email" is not allowed; use notify, restrict or pause'],
  ],
  [
    'a threshold with a slip',
    '{ "budget": { "monthly": { "credits": 900, "alertTreshold": 0.8 } } }',
    ['1:44 budget.monthly.alertTreshold is not a key of the contract; did you mean alertThreshold?'],
  ],
  [
    'models that are a list',
    '{ "models": ["auto"] }',
    [
      '1:13 models must be an object, but is a list; for example { "primary": { "model": "claude-sonnet-4.5" }, "fast": { "model": "claude-haiku-4.5" }, "routing": { "specGeneration": "primary", "interactiveChat": "fast" } }',
    ],
  ],
  [
    'a key with a slash and a tilde',
    '{ "models": { "a/b~c": {} } }',
    ['1:24 models.a/b~c has no model; add for example model: "auto"'],
  ],
  [
    'an invisible character in a key',
    '{ "budget": { "mon\u200bthly": {} } }',
    ['1:15 budget.mon\\u{200b}thly is not a key of the contract; did you mean monthly?'],
  ],
  [
    'everything at once',
    '{\n  "models": {\n    "primary": { "model": "auto", "temprature": 0.1 },\n    "fast": { "model": 4.5 },\n    "routing": {\n      "codeReview": "primry",\n      "hookAction": "fast"\n    }\n  },\n  "budget": {\n    "daily": { "credits": "50" },\n    "weekly": {}\n  }\n}\n',
    [
      '3:35 models.primary.temprature is not a key of the contract; did you mean temperature?',
      '4:24 models.fast.model must be a text, but is 4.5; for example "auto"',
      '6:21 models.routing.codeReview: "primry" is not a profile; did you mean "primary"?',
      '7:7 models.routing.hookAction is not a key of the contract; did you mean hookActions?',
      '11:27 budget.daily.credits must be a number, but is "50"; write 50',
      '12:5 budget.weekly is not a key of the contract; allowed here: daily and monthly',
    ],
  ],
]

/** What was the contract is judged as one, whatever shape the change gives it. */
const BEFORE = { [PATH]: contract({ primary: 'auto' }, {}) }

test.each(TABLE)('%s', (_, text, problems) => {
  const errors = lines(judged({ before: BEFORE, after: { [PATH]: text } })).filter((line) => line.startsWith('error'))
  expect(errors.map((line) => line.replace(/^error \S+?:(\d+:\d+) (schema|unknown-profile): /, '$1 '))).toEqual(
    problems,
  )
})

test('a contract without a fault has none', () => {
  const text =
    '{\n  // ours\n  "$schema": "https://example.org/schema.json",\n  "models": { "primary": { "provider": "anthropic", "model": "claude-sonnet-4.5", "maxTokens": 8192, "temperature": 0 }, "routing": {} },\n  "budget": { "daily": {}, "monthly": { "credits": 900.5, "inputTokens": 0, "outputTokens": 1, "alertThreshold": 1, "action": "pause" } },\n  "eslint.enable": true,\n}'
  expect(lines(judged({ after: { [PATH]: text } })).filter((line) => line.startsWith('error'))).toEqual([])
})

test('other keys of the file are no one’s business, even beside a contract', () => {
  expect(lines(judged({ after: { [PATH]: { budget: {}, modle: 1, models2: {} } } }))).toEqual([])
})

test.each<[string, string[]]>([
  [
    '{ "budget": { "monthly": { "credits": 1, "alertTreshold": 0.5, "acton": "notify" } } }',
    ['alertTreshold → alertThreshold', 'acton → action'],
  ],
  [
    '{ "budget": { "monthly": { "acton": "notify" }, "daily": { "actoin": "notify" } } }',
    ['actoin → action', 'acton → action'],
  ],
  ['{ "budget": { "monthly": { "acton": "notify", "actoin": "pause" } } }', []],
  ['{ "budget": { "monthly": { "action": "notify", "acton": "pause" } } }', []],
])('the keys of %s that can be renamed', (text, expected) => {
  const { document } = parseJson(text)
  const file = { path: PATH, at: PATH, root: '', name: 'settings.json' }
  const complaints = document ? judgeContract(document, document.value, file) : []
  expect(complaints.flatMap(({ rename }) => (rename ? [`${rename.from} → ${rename.to}`] : []))).toEqual(expected)
})
