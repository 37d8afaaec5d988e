import { agent, judged, lines } from '../support/repository.js'
import { matchOf, UNKNOWN_TARGET, type Target } from '../../../src/core/policy/groups.js'
import { parsePolicies } from '../../../src/core/policy/parse.js'
import { ownDocuments, type Policy } from '../../../src/core/policy/policy.js'
import { rememberParents, resolveBinding } from '../../../src/core/policy/resolve.js'
import { loosening } from '../../../src/core/policy/merge/loosening.js'
import { plain } from '../../../src/core/text/message.js'
import { RULES } from '../../../src/core/rules/index.js'
import type { When } from '../../../src/core/policy/when.js'

const DAY = '2026-11-30'

const at = (repository: string | null, topics: readonly string[] | null = null): Target => ({
  repository: () => Promise.resolve(repository),
  topics: () => Promise.resolve(topics),
})

test.each<[string, When, Target, string]>([
  ['its name', { repositories: ['acme/shop'] }, at('acme/shop'), 'repository'],
  ['its name in other letters', { repositories: ['Acme/SHOP'] }, at('aCME/shop'), 'repository'],
  ['a glob', { repositories: ['acme/pay-*'] }, at('acme/pay-api'), 'repository'],
  ['a name without an owner', { repositories: ['pay-*'] }, at('acme/pay-api'), 'repository'],
  ['one of several', { repositories: ['acme/a', 'acme/b'] }, at('acme/b'), 'repository'],
  ['all of an owner', { repositories: ['acme/*'] }, at('acme/b'), 'repository'],
  ['another name', { repositories: ['acme/pay-*'] }, at('acme/shop'), 'no'],
  ['a name that only starts the same', { repositories: ['acme/pay'] }, at('acme/pay-api'), 'no'],
  ['a fork under another owner', { repositories: ['acme/pay-*'] }, at('mallory/pay-api'), 'no'],
  ['no name known', { repositories: ['acme/pay-*'] }, at(null), 'unknown'],
  ['a topic', { topics: ['pci'] }, at('acme/a', ['web', 'pci']), 'topic'],
  ['a topic in other letters', { topics: ['PCI'] }, at('acme/a', ['pci']), 'topic'],
  ['a glob of topics', { topics: ['pci-*'] }, at('acme/a', ['pci-1']), 'topic'],
  ['no such topic', { topics: ['pci'] }, at('acme/a', ['web']), 'no'],
  ['no topics at all', { topics: ['pci'] }, at('acme/a', []), 'no'],
  ['topics that cannot be read', { topics: ['pci'] }, at('acme/a', null), 'unknown'],
  ['both', { repositories: ['acme/*'], topics: ['pci'] }, at('acme/a', ['pci']), 'topic'],
  ['the name alone of both', { repositories: ['acme/*'], topics: ['pci'] }, at('acme/a', ['web']), 'no'],
  ['the topic alone of both', { repositories: ['acme/*'], topics: ['pci'] }, at('shop/a', ['pci']), 'no'],
  ['another name, topics unknown', { repositories: ['acme/*'], topics: ['pci'] }, at('shop/a', null), 'no'],
  ['no name known, another topic', { repositories: ['acme/*'], topics: ['pci'] }, at(null, ['web']), 'no'],
  ['no name known, the topic', { repositories: ['acme/*'], topics: ['pci'] }, at(null, ['pci']), 'unknown'],
])('when: %s', async (_, when, target, match) => {
  expect(await matchOf(when, target)).toBe(match)
})

const REFUSED: readonly [string, string, string][] = [
  ['nothing', 'when: {}', '3:1 when names no repository'],
  ['an empty list', 'when: { repositories: [] }', 'at least one entry'],
  ['another key', 'when: { branches: [main] }', 'when.branches is not a key of the policy'],
  ...(
    [
      ['exceptions', 'exceptions: []'],
      ['ignore', 'ignore: ["**"]'],
      ['delegates', 'delegates: [model-not-allowed]'],
      ['catalogue', 'catalogue: { models: { claude-opus-4.8: { multiplier: 0.1 } } }'],
      ['team', 'team: { developers: 1 }'],
      ['workload', 'workload: { cliShare: 0 }'],
      ['agents', 'agents: { a: codeReview }'],
      ['workflows', 'workflows: { a#b: codeReview }'],
      ['floor', 'floor: { codeReview: auto }'],
      ['publish', 'publish: public'],
      ['extends', 'extends: acme/p/kiro.yml@main'],
      ['enforcement', 'enforcement: { mode: observe }'],
      ['enforcement', 'enforcement: { mode: block, from: 2027-01-01 }'],
      ['rules.model-not-allowed', 'rules: { model-not-allowed: off }'],
      ['rules.model-not-allowed', 'rules: { model-not-allowed: warning }'],
      ['rules.costly-hook', 'rules: { costly-hook: notice }'],
    ] as const
  ).map(([key, line]): [string, string, string] => [
    `a topic, with ${line}`,
    `when: { topics: [pci] }\n${line}`,
    `${key} could permit something`,
  ]),
  [
    'a name and a topic, with an exception',
    'when: { topics: [pci], repositories: ["acme/*"] }\nexceptions: []',
    'exceptions could permit something',
  ],
]

test.each(REFUSED)('a document is refused that is selected by %s', (_, text, message) => {
  const parsed = parsePolicies(`version: 1\n---\n${text}\nversion: 1`, {
    source: 'p',
    sha: null,
    role: 'organization',
  })
  expect(
    'problems' in parsed && parsed.problems.map((one) => `${one.line}:${one.column} ${plain(one.message)}`).join('\n'),
  ).toContain(message)
})

test.each<[string, string, 'organization' | 'repository', string]>([
  [
    'a document without when below one with it',
    'version: 1\nwhen: { repositories: [a] }\n---\nversion: 1',
    'organization',
    '4:1 A document without when is below one with it',
  ],
  [
    'when in the first document of a repository',
    'version: 1\nwhen: { repositories: [a] }',
    'repository',
    '2:1 The first document of a repository',
  ],
  ['an empty document', 'version: 1\n---\n', 'organization', 'The policy is empty'],
  [
    'a mistake in the second',
    'version: 1\n---\nversion: 1\nmodles: {}',
    'organization',
    '4:1 modles is not a key of the policy',
  ],
  ['a repeated key in the second', 'version: 1\n---\nversion: 1\nversion: 1', 'organization', '4:1 Not valid YAML'],
  [
    'a hidden name in the second',
    'version: 1\n---\nversion: 1\nagents: { __proto__: codeReview }',
    'organization',
    '4:11 agents.__proto__',
  ],
  ['too many', Array.from({ length: 21 }, () => 'version: 1').join('\n---\n'), 'organization', 'has 21 documents'],
])('%s is a problem of the whole file', (_, text, role, message) => {
  const parsed = parsePolicies(text, { source: 'p', sha: null, role })
  expect(
    'problems' in parsed && parsed.problems.map((one) => `${one.line}:${one.column} ${plain(one.message)}`).join('\n'),
  ).toContain(message)
})

const OPUS = { '.kiro/agents/a.json': agent('a', 'claude-opus-4.8') }

async function bound(organization: string, target: Target, own: string | null = null): Promise<Policy> {
  const found = (text: string, source: string) => ({ text, source, sha: null })
  const binding = await resolveBinding(
    {
      organization: found(organization, 'acme/p/kiro.yml@main'),
      own: own === null ? null : found(own, '.github/kiro-policy.yml'),
    },
    rememberParents(
      (reference) =>
        Promise.resolve(found('version: 1\nmodels: { deny: [claude-opus-*] }', `${reference.owner}/p/strict.yml@main`)),
      null,
      target,
    ),
  )
  if (binding.failure !== null) throw new Error(binding.failure.problems.map(({ message }) => message).join('\n'))
  return binding.policy
}

const errors = (policy: Policy): string[] =>
  lines(judged({ after: OPUS, policy })).filter((line) => line.startsWith('error'))

const GROUPS = `version: 1
models: { allow: [auto, claude-*] }
---
version: 1
when: { repositories: ["acme/pay-*"] }
models: { deny: [claude-opus-*] }
---
version: 1
when: { repositories: ["acme/ml-*"] }
exceptions: [{ rule: model-not-allowed, reason: r, owner: o, expires: 2030-01-01 }]
ignore: ["**"]
rules: { model-not-allowed: off }
enforcement: { mode: observe }
---
version: 1
when: { topics: [pci] }
models: { maxMultiplier: 1 }
`

test.each<[string, Target, string | null, readonly string[]]>([
  ['an ordinary repository may do what the first document says', at('acme/shop', []), null, []],
  ['a selected one is refused what its group denies', at('acme/pay-api', []), null, ['model-not-allowed']],
  ['in other letters too', at('ACME/Pay-API', []), null, ['model-not-allowed']],
  ['a topic adds what it forbids', at('acme/shop', ['pci']), null, ['multiplier-over-cap']],
  ['a topic takes nothing from a group', at('acme/pay-api', ['pci', 'ml', 'exempt']), null, ['model-not-allowed']],
  ['topics that cannot be read count', at('acme/shop', null), null, ['multiplier-over-cap']],
  ['nothing known: all forbids, nothing permits', UNKNOWN_TARGET, null, ['model-not-allowed']],
  [
    'nor does the repository’s own policy free it',
    at('acme/pay-api', []),
    'version: 1\nrules: { model-not-allowed: off }\nignore: ["**"]\ncatalogue: { models: { claude-opus-4.8: { multiplier: 0.1 } } }',
    ['model-not-allowed'],
  ],
  [
    'nor a document of its own with when',
    at('acme/pay-api', ['pci']),
    'version: 1\n---\nversion: 1\nwhen: { repositories: ["acme/pay-api"] }\nexceptions: [{ rule: model-not-allowed, reason: r, owner: o, expires: 2030-01-01 }]',
    ['model-not-allowed'],
  ],
])('%s', async (_, target, own, rules) => {
  expect(errors(await bound(GROUPS, target, own)).map((line) => line.split(' ')[2]?.replace(':', ''))).toEqual(rules)
})

test('a topic cannot turn the judgement of a group into an observation', async () => {
  const text = `version: 1
team: { developers: 3 }
---
version: 1
when: { topics: [pci] }
models: { maxMultiplier: 1 }
---
version: 1
when: { repositories: ["acme/pay-*"] }
models: { deny: [claude-opus-*] }
`
  const report = judged({
    after: OPUS,
    policy: await bound(text, at('acme/pay-api', ['pci']), 'version: 1\nenforcement: { mode: observe }'),
  })
  expect(report.policy?.enforcement.mode).toBe('block')
})

test('a parent of a document counts where the document does', async () => {
  const text = 'version: 1\n---\nversion: 1\nwhen: { repositories: ["acme/canary-*"] }\nextends: acme/p/strict.yml@main'
  expect(errors(await bound(text, at('acme/shop')))).toEqual([])
  expect(errors(await bound(text, at('acme/canary-1')))).toHaveLength(1)
  expect(errors(await bound(text, UNKNOWN_TARGET))).toHaveLength(1)
})

test('a file of which nothing is meant for the repository is named and judges nothing', async () => {
  const policy = await bound(
    'version: 1\nwhen: { repositories: ["acme/pay-*"] }\nmodels: { deny: ["*"] }',
    at('acme/shop'),
  )
  const report = judged({ after: OPUS, policy })
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(report.policy).toMatchObject({
    source: 'acme/p/kiro.yml@main',
    elsewhere: [{ when: { repositories: ['acme/pay-*'] } }],
  })
})

test('what could not be checked is a notice of its own, and only then', async () => {
  const told = async (target: Target) =>
    judged({ after: OPUS, policy: await bound(GROUPS, target) })
      .findings.filter(({ rule }) => rule === 'group-unknown')
      .map(({ severity, message }) => `${severity} ${plain(message)}`)
  expect(await told(at('acme/shop', ['web']))).toEqual([])
  expect(await told(at('acme/shop', null))).toEqual([
    'notice organization policy, document 4: a document is meant for repositories with topic pci, and whether this is one of them cannot be seen; it counts, without what it permits',
  ])
  expect(await told(UNKNOWN_TARGET)).toHaveLength(3)
})

const GROUND = { day: DAY, rules: RULES }
const own = (text: string): Policy => {
  const parsed = parsePolicies(text, { source: '.github/kiro-policy.yml', sha: null })
  if ('problems' in parsed) throw new Error(parsed.problems.map(({ message }) => plain(message)).join('\n'))
  const [first, ...elsewhere] = parsed.layers
  return first === undefined ? [] : [{ ...first, elsewhere }]
}
const edited = (before: string, after: string): string[] =>
  loosening(own(before), own(after), GROUND).edits.map(({ direction, message }) => `${direction} ${plain(message)}`)

const PAY = '\n---\nversion: 1\nwhen: { repositories: ["acme/pay-*"] }\nmodels: { maxMultiplier: 1 }'
const ALL = '\n---\nversion: 1\nwhen: { repositories: ["acme/*"] }\nmodels: { maxMultiplier: 1 }'
const FIRST = 'version: 1\nmodels: { maxMultiplier: 2 }'

test.each<[string, string, string, RegExp[]]>([
  ['a group that is taken away', FIRST + PAY, FIRST, [/^loosened for repositories acme\/pay-\*: /]],
  ['a group that is added', FIRST, FIRST + PAY, [/^tightened for repositories acme\/pay-\*: /]],
  [
    'a group of fewer repositories',
    FIRST + ALL,
    FIRST + PAY,
    [/^loosened for repositories acme\/\*: /, /^tightened for repositories acme\/pay-\*: /],
  ],
  [
    'a group whose limit rises',
    FIRST + PAY,
    FIRST + PAY.replace('maxMultiplier: 1', 'maxMultiplier: 1.5'),
    [/^loosened for repositories acme\/pay-\*: /],
  ],
  [
    'the same group in other letters and order',
    `${FIRST}${PAY.replace('["acme/pay-*"]', '[b, "ACME/pay-*"]')}`,
    `${FIRST}${PAY.replace('["acme/pay-*"]', '["acme/Pay-*", B]')}`,
    [],
  ],
  [
    'a topic that is taken away',
    `${FIRST}${PAY.replace('repositories: ["acme/pay-*"]', 'topics: [pci]')}`,
    FIRST,
    [/^loosened for repositories with topic pci: /],
  ],
])('the policy’s change says %s', (_, before, after, expected) => {
  const told = edited(before, after)
  for (const pattern of expected) expect(told).toContainEqual(expect.stringMatching(pattern))
  expect(told.filter((line) => !expected.some((pattern) => pattern.test(line)))).toEqual([])
})

test('every document of the repository’s own policy is looked at for dead patterns', () => {
  const policy = own(
    `${FIRST}\n---\nversion: 1\nwhen: { repositories: ["acme/pay-*"] }\nmodels: { deny: [claude-opuss-4.8] }`,
  )
  expect(ownDocuments(policy)).toHaveLength(2)
  expect(lines(judged({ after: OPUS, policy })).filter((line) => line.includes('dead-pattern'))).toEqual([
    expect.stringContaining('kiro-policy.yml:6:18'),
  ])
})
