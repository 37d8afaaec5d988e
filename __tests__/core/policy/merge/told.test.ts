import { plain } from '../../../../src/core/text/message.js'
import type { LayerRole, Policy } from '../../../../src/core/policy/policy.js'
import { loosening } from '../../../../src/core/policy/merge/loosening.js'
import { RULES } from '../../../../src/core/rules/index.js'
import { DAY, policy } from '../../support/repository.js'

const OWN = '.github/kiro-policy.yml'

/** The repository's own policy below its parents, whose sources are named. */
function stacked(own: string, parents: Readonly<Record<string, string>> = {}): Policy {
  const layer = (yaml: string, source: string, role: LayerRole): Policy =>
    policy(`version: 1\n${yaml}`, source).map((each) => ({ ...each, role }))
  return [
    ...Object.entries(parents).flatMap(([source, yaml]) => layer(yaml, source, 'parent')),
    ...layer(own, OWN, 'repository'),
  ]
}

const told = (before: Policy, after: Policy): string[] =>
  loosening(before, after, { day: DAY, rules: RULES }).edits.map(
    ({ direction, key, message }) => `${direction} ${key}: ${plain(message)}`,
  )

const EXCEPTION = 'reason: a, owner: b, expires: 2027-01-01'
const LIMITED = 'cost: { fail: { total: { credits: 1 } } }\n'

/** Each with more than one of what is changed, so that none is left out and none is reported twice. */
test.each<[string, string, string, string[]]>([
  [
    'globs',
    'ignore: [a, b, c]',
    'ignore: [d, b, e]',
    [
      'loosened ignore: added: files at d are not judged',
      'loosened ignore: added: files at e are not judged',
      'tightened ignore: removed: files at a are not judged',
      'tightened ignore: removed: files at c are not judged',
    ],
  ],
  [
    'exceptions',
    `exceptions: [{ rule: schema, ${EXCEPTION} }, { rule: syntax, path: "a/**", ${EXCEPTION} }]`,
    `exceptions: [{ rule: syntax, path: "a/**", ${EXCEPTION} }, { rule: syntax, model: auto, ${EXCEPTION} }, { rule: syntax, path: "b/**", model: auto, ${EXCEPTION} }]`,
    [
      'loosened exceptions: added: an exception for syntax (auto) until 2027-01-01',
      'loosened exceptions: added: an exception for syntax (auto in b/**) until 2027-01-01',
      'tightened exceptions: removed: an exception for schema until 2027-01-01',
    ],
  ],
  [
    'budgets that are required',
    'budget: { required: [daily, monthly] }',
    '',
    ['loosened budget.required: budget.required: daily and monthly no longer required'],
  ],
  [
    'budgets that are newly required',
    'budget: { required: [daily] }',
    'budget: { required: [monthly] }',
    [
      'loosened budget.required: budget.required: daily no longer required',
      'tightened budget.required: budget.required: monthly now required',
    ],
  ],
  [
    'the weakest action',
    'budget: { minimumAction: notify }',
    'budget: { minimumAction: pause }',
    ['tightened budget.minimumAction: budget.minimumAction: notify → pause'],
  ],
  ['the weakest action, stated at last', '', 'budget: { minimumAction: notify }', []],
  [
    'credits of the team',
    'budget: { team: { credits: { daily: 2, monthly: 5 } } }',
    'budget: { team: { credits: { daily: 1, monthly: 6 } } }',
    [
      'loosened budget.team.credits.monthly: budget.team.credits.monthly: 5 → 6 credits a month',
      'tightened budget.team.credits.daily: budget.team.credits.daily: 2 → 1 credits a day',
    ],
  ],
  [
    'credits of the team that were free',
    '',
    'budget: { team: { credits: { daily: 0, monthly: 6 } } }',
    [
      'tightened budget.team.credits.daily: budget.team.credits.daily: no limit → 0 credits a day',
      'tightened budget.team.credits.monthly: budget.team.credits.monthly: no limit → 6 credits a month',
    ],
  ],
  [
    'budgets in dollars and of single teams',
    'budget: { team: { usd: { monthly: 900 } }, teams: { web: { usd: { monthly: 5 }, credits: { monthly: 9 } }, gone: { credits: { monthly: 1 } } } }',
    'budget: { team: { usd: { monthly: 950 } }, teams: { Web: { usd: { monthly: 4 }, credits: { monthly: 9 } } } }',
    [
      'loosened budget.team.usd.monthly: budget.team.usd.monthly: 900 → 950 USD a month',
      'loosened budget.teams: budget.teams.gone.credits.monthly: 1 credits a month → no limit',
      'tightened budget.teams: budget.teams.Web.usd.monthly: 5 USD a month → 4 USD a month',
    ],
  ],
  [
    'limits on cost',
    'cost: { warn: { increase: { percent: 5, credits: 7 } }, fail: { increase: { percent: 10 }, total: { credits: 9 } } }',
    'cost: { warn: { increase: { percent: 4, credits: 8 } }, fail: { increase: { credits: 10 }, total: { credits: 9 } } }',
    [
      'loosened cost.warn.increase.credits: cost.warn.increase.credits: 7 → 8 credits a month',
      'loosened cost.fail.increase.percent: cost.fail.increase.percent: 10 % → no limit',
      'tightened cost.warn.increase.percent: cost.warn.increase.percent: 5 → 4 %',
      'tightened cost.fail.increase.credits: cost.fail.increase.credits: no limit → 10 credits a month',
    ],
  ],
  [
    'severities',
    'rules: { schema: off, syntax: warning, unused-profile: error }',
    'rules: { schema: notice, syntax: off, unused-profile: error, over-plan: error }',
    [
      'loosened rules: syntax: warning → off',
      'tightened rules: schema: off → notice',
      'tightened rules: over-plan: warning → error',
    ],
  ],
  [
    'models by name',
    'models: { allow: [auto] }',
    'models: { allow: [claude-opus-4.8, claude-haiku-4.5, auto] }',
    ['loosened models: claude-haiku-4.5 and claude-opus-4.8 may now be used for any kind of work'],
  ],
  [
    'models for some work only',
    'models: { allow: [auto] }',
    'models: { allow: [auto], tasks: { codeReview: { allow: [claude-opus-4.8, claude-haiku-4.5] }, hookActions: { allow: [claude-haiku-4.5, "*-next"] } } }',
    [
      'loosened models: claude-opus-4.8 may now be used for codeReview',
      'loosened models: claude-haiku-4.5 may now be used for codeReview and hookActions',
      'loosened models: qwen3-coder-next may now be used for hookActions',
    ],
  ],
  [
    'caps',
    'models: { allow: [auto], maxMultiplier: 2, tasks: { codeReview: { maxMultiplier: 3 } } }',
    'models: { allow: [auto], maxMultiplier: 2, tasks: { codeReview: { maxMultiplier: 1 }, hookActions: { maxMultiplier: 1 }, taskExecution: { maxMultiplier: 3 } } }',
    [
      'loosened models.maxMultiplier: cap of 3.0x instead of 2.0x for taskExecution: the same known models, more expensive new ones',
      'tightened models.maxMultiplier: cap of 1.0x instead of 3.0x for codeReview: the same known models, fewer new ones',
      'tightened models.maxMultiplier: cap of 1.0x instead of 2.0x for hookActions: the same known models, fewer new ones',
    ],
  ],
  [
    'a cap for all',
    'models: { allow: [auto] }',
    'models: { allow: [auto], maxMultiplier: 1 }',
    ['tightened models.maxMultiplier: a cap of 1.0x for any kind of work: the same known models, fewer new ones'],
  ],
  [
    'facts that weigh',
    `${LIMITED}team: { developers: 4, workdays: 20 }\nworkload: { agents: { a: { runs: 2 }, b: { runs: 3 } } }`,
    `${LIMITED}team: { developers: 3, workdays: 21 }\nworkload: { agents: { a: { runs: 1 }, c: { runs: 4 } } }`,
    [
      'loosened team: team.developers: 4 → 3',
      'loosened workload: workload.agents.a.runs: 2 → 1',
      'loosened workload: workload.agents.b.runs: 3 → not stated',
      'loosened workload: workload.agents.c.runs: not stated → 4',
      'tightened team: team.workdays: 20 → 21',
    ],
  ],
  [
    'facts that do not',
    'team: { developers: 4, login: [google], overage: false }',
    'team: { developers: 5, login: [github], overage: true }',
    [
      'neutral team: team.developers: 4 → 5',
      'neutral team: team.login: stated → stated',
      'neutral team: team.overage: false → true',
    ],
  ],
  [
    'credits per run',
    `${LIMITED}workload: { tasks: { codeReview: { credits: { low: 1, typical: 2, high: 3 } } } }`,
    `${LIMITED}workload: { tasks: { codeReview: { credits: { low: 1, typical: 3, high: 3 } } } }`,
    ['tightened workload: workload.tasks.codeReview.credits: 2 typical → 3 typical'],
  ],
  [
    'enforcement',
    'enforcement: { mode: block, from: 2027-01-01 }',
    'enforcement: { mode: observe }',
    ['loosened enforcement: enforcement: observe, block from 2027-01-01 → observe'],
  ],
  [
    'enforcement at once',
    'enforcement: { mode: observe }',
    'enforcement: { mode: block }',
    ['tightened enforcement: enforcement: observe → block'],
  ],
  ['who may read', 'publish: public', '', ['tightened publish: publish: public → private']],
  ['who may read, more', '', 'publish: public', ['loosened publish: publish: private → public']],
])('%s', (_, before, after, expected) => {
  expect(told(stacked(before), stacked(after))).toEqual(expected)
})

test('models of each document of the repository are told, and no glob of a parent', () => {
  const documents = (...texts: readonly string[]): Policy =>
    texts.flatMap((text, index) => policy(`version: 1\n${text}`, `${OWN} ${index}`))
  const deny = (...globs: readonly string[]): string => `models: { deny: [${globs.join(', ')}] }`
  expect(
    told(
      documents(deny('a-next'), deny('b-next', '"c-?-*"'), 'models: { tasks: { codeReview: { allow: [d-next] } } }'),
      documents(''),
    ),
  ).toEqual([
    expect.stringMatching(/^loosened models: auto, .* may now be used for codeReview$/),
    'loosened models: a-next, b-next and c-?-* may now be used for any kind of work',
  ])
  expect(told(stacked('', { a: deny('a-next') }), stacked(''))).toEqual(['neutral extends: extends no longer names a'])
})

describe('parents', () => {
  test('each that comes or goes is named', () => {
    const parents = (...sources: readonly string[]): Policy =>
      stacked('', Object.fromEntries(sources.map((source) => [source, ''])))
    expect(told(parents('a', 'b', 'c'), parents('d', 'b', 'e'))).toEqual([
      'neutral extends: extends now names d',
      'neutral extends: extends now names e',
      'neutral extends: extends no longer names a',
      'neutral extends: extends no longer names c',
    ])
  })

  test('what they free is reported without their text, and facts in the same words once', () => {
    const above = (yaml: string): Policy => stacked('agents: { mine: codeReview }', { a: yaml })
    expect(
      told(
        above('ignore: [x]\nagents: { one: codeReview, mine: hookActions }'),
        above(
          `ignore: [y, z]\ndelegates: [schema, syntax]\nagents: { two: codeReview, three: codeReview }\nexceptions: [{ rule: schema, ${EXCEPTION} }]\nworkload: { agents: { one: { runs: 1 }, two: { runs: 1 } } }`,
        ),
      ),
    ).toEqual([
      'loosened delegates: added: schema is left to the layers below',
      'loosened delegates: added: syntax is left to the layers below',
      'loosened ignore: added: a glob of ignored files in a parent',
      'loosened ignore: added: a glob of ignored files in a parent',
      'loosened exceptions: added: an exception in a parent',
      'tightened ignore: removed: a glob of ignored files in a parent',
      'neutral agents: agents.mine: stated → stated',
      'neutral agents: agents: stated → not stated',
      'neutral agents: agents: not stated → stated',
      'neutral workload: workload.agents: not stated → 1',
    ])
  })

  test('what the innermost layer delegates is left to nothing', () => {
    expect(told(stacked(''), stacked('delegates: [schema]'))).toEqual([])
  })
})
