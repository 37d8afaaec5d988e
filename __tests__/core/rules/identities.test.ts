import { checkExample } from '../../../src/core/check-example.js'
import { RULES } from '../../../src/core/rules/index.js'
import { DAY, judged, of } from '../support/repository.js'

/** Who each rule's failing example is. Alerts are recognized by it from one version to the next, so it changes only on purpose. */
const IDENTITIES: Readonly<Record<string, readonly string[]>> = {
  syntax: ['["syntax","InvalidSymbol",["InvalidSymbol"]]#1'],
  schema: [
    '["schema","budget.monthly.alertTreshold additionalProperties",["budget.monthly.alertTreshold additionalProperties"]]#1',
  ],
  'duplicate-key': ['["duplicate-key","model",["model"]]#1'],
  'unknown-profile': ['["unknown-profile","fats",["task:interactiveChat"]]#1'],
  'misspelled-model': ['["misspelled-model","claude-opus-4-8",["agent:reviewer"]]#1'],
  'retired-model': [
    '["retired-model","claude-3.7-sonnet",["[\\"chat:cli\\",\\"[\\\\\\"chat:cli\\\\\\",\\\\\\"claude-3.7-sonnet\\\\\\",\\\\\\"stated\\\\\\",null]\\"]"]]#1',
  ],
  'model-not-entitled': ['["model-not-entitled","claude-opus-4.8 nobody",["task:codeReview"]]#1'],
  'model-not-allowed': ['["model-not-allowed","claude-opus-4.8",["task:codeReview"]]#1'],
  'multiplier-over-cap': ['["multiplier-over-cap","claude-opus-4.8 2.2x",["task:codeReview"]]#1'],
  'budget-missing': ['["budget-missing","monthly",["budget:monthly"]]#1'],
  'near-miss-path': ['["near-miss-path","kiro-policy.yml",["misplaced policy"]]#1'],
  'dead-pattern': [
    '["dead-pattern","opus",["pattern:models.deny"]]#1',
    '["dead-pattern","claude-opuss-*",["pattern:models.deny"]]#1',
  ],
  'budget-over-policy': [
    '["budget-over-policy","notify",["budget:monthly:action"]]#1',
    '["budget-over-policy","1500",["budget:monthly:team"]]#1',
  ],
  'cost-increase': ['["cost-increase","283",["task:taskExecution"]]#1'],
  'cost-total': ['["cost-total","1013.25",["total"]]#1'],
  'cost-unknown': ['["cost-unknown","some-new-model",["task:codeReview"]]#1'],
  'policy-invalid': ['["policy-invalid","modles is not a key of the policy; did you mean models?",["policy"]]#1'],
  'symlinked-config': ['["symlinked-config","symlink",["symlink:.kiro/settings.json"]]#1'],
  'unknown-model': ['["unknown-model","claude-sonet-5",["chat:cli"]]#1'],
  'unread-model': ['["unread-model","claude-opus-4.8",["unread"]]#1'],
  'near-miss-key': ['["near-miss-key","budgets",["key:budgets"]]#1'],
  'foreign-model-name': ['["foreign-model-name","sonnet[1m]",["agent:reviewer"]]#1'],
  'unknown-key': ['["unknown-key","chat.defaultModle",["key:chat.defaultModle"]]#1'],
  'dangling-reference': [
    '["dangling-reference","file://./prompts/reviewer.md",["agent:reviewer"]]#1',
    '["dangling-reference","reviever",["reference:chat.defaultAgent"]]#1',
  ],
  'misplaced-key': ['["misplaced-key","chat.defaultModel",["key:chat.defaultModel"]]#1'],
  'over-plan': ['["over-plan","1127",["seats:pro"]]#1'],
  'dropped-by-kiro': [
    '["dropped-by-kiro","its file does not say \\"version\\": \\"v1\\"",["hook:Review on manual"]]#1',
  ],
  shadowed: ['["shadowed","agent:reviewer",["agent:reviewer"]]#1'],
  'costly-hook': ['["costly-hook","save",["hook:Format on save"]]#1'],
  'costly-loop': ['["costly-loop","40",["workflow:fix#repair"]]#1'],
  'console-loosened': [
    '["console-loosened","[\\"claude-opus-4.5, claude-opus-4.6, claude-opus-4.6-1m, claude-opus-4.7, claude-opus-4.8, claude-opus-5 and claude-opus-5.5 may now be used by everybody\\"]",["console:kiro.kgl.yml"]]#1',
  ],
  'console-tightened': [
    '["console-tightened","[\\"no rule allows claude-opus-5 any longer to everybody\\"]",["console:kiro.kgl.yml"]]#1',
  ],
  'contradicting-surfaces': ['["contradicting-surfaces","claude-opus-4.8 claude-haiku-4.5",["chat:cli"]]#1'],
  'fast-not-cheaper': ['["fast-not-cheaper","claude-sonnet-4.5 claude-haiku-4.5",["restrict"]]#1'],
  'budget-inconsistent': ['["budget-inconsistent","10 900",["budget:credits"]]#1'],
  'budget-loosened': [
    '["budget-loosened","{\\"credits\\":3000,\\"alertThreshold\\":0.8,\\"action\\":\\"notify\\"}",["budget:monthly"]]#1',
  ],
  'effort-raised': ['["effort-raised","xhigh",["effort:claude-opus-4.8"]]#1'],
  'policy-breaks': [
    '["policy-breaks","[[\\"model-not-allowed\\",\\"claude-opus-4.8\\",[\\"task:codeReview\\"]]]",["policy"]]#1',
  ],
  'policy-loosened': [
    '["policy-loosened","[\\"claude-opus-4.8 may now be used for specGeneration\\",\\"cost.fail.increase.credits: 2,000 → 8,000 credits a month\\"]",["policy"]]#1',
  ],
  'policy-unpinned': ['["policy-unpinned","acme/policies/kiro.yml@v1",["extends"]]#1'],
  'group-unknown': [
    '["group-unknown",".github/kiro-policy.yml, document 2",["group:.github/kiro-policy.yml, document 2"]]#1',
  ],
  'workflow-changed': ['["workflow-changed","edited",["workflow:.github/workflows/kiro.yml"]]#1'],
  'exception-expired': [
    '["exception-expired","[\\"model-not-allowed\\",null,\\"claude-opus-4.8\\",\\"2026-10-31\\"]",["exception:.github/kiro-policy.yml"]]#1',
  ],
  'experimental-model': ['["experimental-model","qwen3-coder-next",["agent:lite"]]#1'],
  'retiring-model': [
    '["retiring-model","claude-opus-4.5 2027-01-22",["[\\"chat:cli\\",\\"[\\\\\\"chat:cli\\\\\\",\\\\\\"claude-opus-4.5\\\\\\",\\\\\\"stated\\\\\\",null]\\"]"]]#1',
  ],
  'entitlement-unknown': [
    '["entitlement-unknown","claude-haiku-5.5",["[\\"task:codeReview\\",\\"[\\\\\\"task:codeReview\\\\\\",\\\\\\"claude-haiku-5.5\\\\\\",\\\\\\"stated\\\\\\",\\\\\\"primary\\\\\\"]\\"]"]]#1',
  ],
  'unused-profile': ['["unused-profile","slow",["profile:slow"]]#1'],
  'unrouted-task': [
    '["unrouted-task","specGeneration taskExecution interactiveChat hookActions codeExplanation documentationUpdate",["routing"]]#1',
  ],
  'contract-not-applied': ['["contract-not-applied","auto claude-haiku-4.5",["chat:cli"]]#1'],
  'increase-without-total': ['["increase-without-total","cost.fail.increase",["increase without total"]]#1'],
  'exception-expiring': [
    '["exception-expiring","[\\"model-not-allowed\\",null,\\"claude-opus-4.8\\",\\"2026-10-31\\"]",["exception:.github/kiro-policy.yml"]]#1',
  ],
  'exception-unused': [
    '["exception-unused","[\\"model-not-allowed\\",null,\\"claude-opus-4.8\\",\\"2027-10-31\\"]",["exception:.github/kiro-policy.yml"]]#1',
  ],
  'catalogue-old': ['["catalogue-old","2026-10-08",["catalogue"]]#1'],
}

/** The same of what is wrong with the shape of a file: the value that it is known by. */
test.each<[string, string, readonly string[]]>([
  ...['settings/cli.json', 'agents/a.json', 'hooks/a.json'].map((path): [string, string, string[]] => [
    path,
    '[]',
    ['root'],
  ]),
  ['agents/a.json', '{ "model": 5 }', ['model']],
  [
    'settings/cli.json',
    '{ "chat.defaultModel": 5, "chat.defaultAgent": 5 }',
    ['chat.defaultModel', 'chat.defaultAgent'],
  ],
  [
    'hooks/a.json',
    '{ "hooks": [{ "action": { "type": "agent", "model": 5 } }, { "action": { "type": "agent", "model": 5 } }] }',
    ['1.model', '2.model'],
  ],
  [
    'settings.json',
    '{ "models": { "p": { "model": 5 }, "q": 1, "routing": { "codeReview": 5, "review": "p" } } }',
    [
      'models.p.model type',
      'models.q type',
      'models.routing.codeReview type',
      'models.routing.review additionalProperties',
    ],
  ],
  [
    'settings.json',
    '{ "budget": { "daily": { "credits": -1, "action": 5, "alertThreshold": 2 }, "weekly": {} } }',
    [
      'budget.daily.credits minimum',
      'budget.daily.action enum',
      'budget.daily.alertThreshold maximum',
      'budget.weekly additionalProperties',
    ],
  ],
])('%s: %s', (path, text, values) => {
  const { findings } = judged({ after: { [`.kiro/${path}`]: text } })
  expect(findings.filter(({ rule }) => rule === 'schema').map(({ identity }) => withoutContent(identity))).toEqual(
    values.map((value) => `["schema","${value}",["${value}"]]#1`),
  )
})

test.each(RULES)('$id', ({ id, examples: { failing } }) => {
  const report = checkExample({ ...failing, policy: failing.policy ?? 'version: 1' }, DAY)
  expect(of(report, id).map(({ identity }) => withoutContent(identity))).toEqual(IDENTITIES[id])
})

/** What hides content is known by a digest of that as well, or by where a link leads; here it is one in each example. */
function withoutContent(identity: string): string {
  return identity.replace(/\],"[0-9a-f]{0,64}"\]#/, ']]#')
}

/** A limit that is gone is another alert than one that is higher, and the same whether its file is gone or not. */
test.each<[string, Readonly<Record<string, unknown>>]>([
  ['the limit', { '.kiro/settings.json': { version: '1.0.0' } }],
  ['its file', {}],
])('a budget without %s', (_, after) => {
  const before = { '.kiro/settings.json': { version: '1.0.0', budget: { monthly: { credits: 2000 } } } }
  expect(of(judged({ before, after }), 'budget-loosened').map(({ identity }) => identity)).toEqual([
    '["budget-loosened","removed",["budget:monthly"]]#1',
  ])
})
