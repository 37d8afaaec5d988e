import { loosening } from '../../../../src/core/policy/merge/loosening.js'
import { RULES } from '../../../../src/core/rules/index.js'
import { TASK_KINDS } from '../../../../src/core/kiro/task-kind.js'
import { DAY, policy } from '../../support/repository.js'

/** Each row, changed: what is said of it. */
const EDITS: readonly [key: string, before: string, after: string, edits: string[]][] = [
  ['requires', '', 'requires: ">=1.0"', ['neutral requires']],
  ['ignore', '', 'ignore: ["a/**"]', ['loosened ignore']],
  [
    'team.developers',
    'team: { developers: 4 }\ncost: { fail: { total: { credits: 1 } } }',
    'team: { developers: 3 }\ncost: { fail: { total: { credits: 1 } } }',
    ['loosened team'],
  ],
  ['team.developers without a limit', 'team: { developers: 4 }', 'team: { developers: 3 }', ['neutral team']],
  [
    'team.seats',
    'team: { seats: { free: 3 } }',
    'team: { seats: { pro: 3 } }',
    ['loosened models', 'neutral team', 'neutral team'],
  ],
  ['team.approvedModels', 'team: { approvedModels: [auto] }', 'team: {}', ['loosened models', 'neutral team']],
  ['agents', '', 'agents: { a: codeReview }', ['neutral agents']],
  [
    'workflows, where cost is limited',
    'cost: { fail: {} }',
    'cost: { fail: {} }\nworkflows: { a#b: codeReview }',
    ['loosened workflows'],
  ],
  [
    'agents, where cost is limited',
    'cost: { fail: {} }',
    'cost: { fail: {} }\nagents: { a: codeReview }',
    ['loosened agents'],
  ],
  ...[
    'workload: { models: { claude-opus-4.8: 0.01 } }',
    'workload: { roots: { nowhere: 1 } }',
    'workload: { cliShare: 0 }',
  ].map((facts): [string, string, string, string[]] => [
    `${facts}, where cost is limited`,
    'cost: { fail: {} }',
    `cost: { fail: {} }\n${facts}`,
    ['loosened workload'],
  ]),
  [
    'team.workdays, where budgets are limited',
    'budget: { team: { credits: { monthly: 9 } } }',
    'budget: { team: { credits: { monthly: 9 } } }\nteam: { workdays: 1 }',
    ['loosened team'],
  ],
  [
    'catalogue.models.X.plans, of a model that some seats lack',
    'team: { seats: { free: 1, pro: 1 } }',
    'team: { seats: { free: 1, pro: 1 } }\ncatalogue: { models: { claude-opus-4.8: { plans: [free, pro] } } }',
    ['loosened models', 'neutral catalogue'],
  ],
  [
    'model-not-entitled',
    'team: { approvedModels: [auto] }',
    'team: { approvedModels: [auto] }\nrules: { model-not-entitled: off }',
    ['loosened rules'],
  ],
  ['models.allow', 'models: { allow: [auto] }', 'models: { allow: [auto, claude-opus-4.8] }', ['loosened models']],
  ['models.allow, removed', 'models: { allow: [auto] }', '', ['loosened models']],
  [
    'models.allow, a name that is not known',
    'models: { allow: [auto] }',
    'models: { allow: [auto, "claude-next-*"] }',
    ['loosened models'],
  ],
  ['models.deny', 'models: { deny: [claude-opus-*] }', '', ['loosened models']],
  ['models.maxMultiplier', 'models: { maxMultiplier: 1.3 }', 'models: { maxMultiplier: 1 }', ['tightened models']],
  [
    'models.maxMultiplier, where the lists free nothing',
    'models: { allow: [auto], maxMultiplier: 1.3 }',
    'models: { allow: [auto], maxMultiplier: 6 }',
    ['loosened models.maxMultiplier'],
  ],
  [
    'models.maxMultiplier, removed where the lists free nothing',
    'models: { allow: [auto], maxMultiplier: 1.3 }',
    'models: { allow: [auto] }',
    ['loosened models.maxMultiplier'],
  ],
  [
    'models.maxMultiplier, while a model is lost',
    'models: { allow: [auto, claude-haiku-4.5], maxMultiplier: 1.3 }',
    'models: { allow: [auto], maxMultiplier: 2.2 }',
    ['loosened models.maxMultiplier', 'tightened models'],
  ],
  [
    'models.tasks',
    'models: { allow: [auto] }',
    'models: { allow: [auto], tasks: { codeReview: { allow: [claude-opus-4.8] } } }',
    ['loosened models'],
  ],
  [
    'budget.required',
    'budget: { required: [daily, monthly] }',
    'budget: { required: [daily] }',
    ['loosened budget.required'],
  ],
  [
    'budget.minimumAction',
    'budget: { minimumAction: pause }',
    'budget: { minimumAction: restrict }',
    ['loosened budget.minimumAction'],
  ],
  [
    'budget.team',
    'budget: { team: { credits: { monthly: 5 } } }',
    'budget: { team: { credits: { monthly: 6 } } }',
    ['loosened budget.team.credits.monthly'],
  ],
  [
    'cost.warn',
    'cost: { warn: { increase: { percent: 5 } } }',
    'cost: { warn: { increase: { percent: 4 } } }',
    ['tightened cost.warn.increase.percent'],
  ],
  ['cost.fail', 'cost: { fail: { total: { credits: 5 } } }', '', ['loosened cost.fail.total.credits']],
  [
    'workload',
    'cost: { fail: { total: { credits: 5 } } }\nworkload: { tasks: { codeReview: { runs: 4 } } }',
    'cost: { fail: { total: { credits: 5 } } }\nworkload: { tasks: { codeReview: { runs: 5 } } }',
    ['tightened workload'],
  ],
  ['enforcement', '', 'enforcement: { mode: observe }', ['loosened enforcement']],
  [
    'enforcement, later',
    'enforcement: { mode: block, from: 2027-01-01 }',
    'enforcement: { mode: block, from: 2027-02-01 }',
    ['loosened enforcement'],
  ],
  [
    'enforcement, at last',
    'enforcement: { mode: observe }',
    'enforcement: { mode: block, from: 2027-02-01 }',
    ['tightened enforcement'],
  ],
  [
    'rules',
    'rules: { schema: error }',
    'rules: { schema: off, unused-profile: warning }',
    ['loosened rules', 'tightened rules'],
  ],
  [
    'exceptions',
    '',
    'exceptions: [{ rule: schema, reason: a, owner: b, expires: 2027-01-01 }]',
    ['loosened exceptions'],
  ],
  [
    'exceptions, reworded',
    'exceptions: [{ rule: schema, reason: a, owner: b, expires: 2027-01-01 }]',
    'exceptions: [{ rule: schema, reason: c, owner: d, expires: 2027-01-01 }]',
    [],
  ],
  [
    'catalogue.models',
    'models: { maxMultiplier: 1.3 }',
    'models: { maxMultiplier: 1.3 }\ncatalogue: { models: { claude-opus-4.8: { multiplier: 1 } } }',
    ['loosened models', 'loosened catalogue'],
  ],
]

describe('a change of', () => {
  test.each(EDITS)('%s', (_, before, after, expected) => {
    const { edits } = loosening(policy(`version: 1\n${before}`), policy(`version: 1\n${after}`), {
      day: DAY,
      rules: RULES,
    })
    expect(edits.map(({ direction, key }) => `${direction} ${key}`)).toEqual(expected)
  })
})

/** 3 developers on 10 days, and each kind of work one run more than the one before it, of 2 credits: 60 for the first, 1,680 for all seven. */
const WORK = `team: { developers: 3, workdays: 10 }
workload: { tasks: { ${TASK_KINDS.map(
  (task, index) => `${task}: { runs: ${index + 1}, credits: { low: 1, typical: 2, high: 3 } }`,
).join(', ')} } }
`

test.each<[string, readonly string[], number | null]>([
  ['auto for all', ['models: { allow: [auto] }'], 1680],
  ['the dearest of two', ['models: { allow: [claude-haiku-4.5, auto] }'], 1680],
  ['a cheap one for all', ['models: { allow: [claude-haiku-4.5] }'], 672],
  [
    'another for three runs of seven kinds',
    ['models: { allow: [claude-haiku-4.5], tasks: { codeReview: { allow: [auto] } } }'],
    780,
  ],
  ['none for some work', ['models: { tasks: { codeReview: { allow: [auto] }, hookActions: { allow: [] } } }'], null],
  ['none at all', ['models: { allow: [] }'], null],
  ['a total that is lower', ['models: { allow: [auto] }\ncost: { fail: { total: { credits: 1679 } } }'], 1679],
  ['a total that is higher', ['models: { allow: [auto] }\ncost: { fail: { total: { credits: 1681 } } }'], 1680],
  ['a total that only warns', ['models: { allow: [auto] }\ncost: { warn: { total: { credits: 1 } } }'], 1680],
  [
    'the lowest total of three layers',
    [500, 400, 450].map((credits) => `models: { allow: [auto] }\ncost: { fail: { total: { credits: ${credits} } } }`),
    400,
  ],
  ['a limit of another kind', ['models: { allow: [auto] }\ncost: { fail: { increase: { credits: 1 } } }'], 1680],
])('the most expensive routing that is allowed, with %s', (_, texts, credits) => {
  const binding = texts.flatMap((text, index) => policy(`version: 1\n${index === 0 ? WORK : ''}${text}`, `${index}`))
  const nothing = policy(`version: 1\n${WORK}models: { allow: [] }`)
  const ground = { day: DAY, rules: RULES }
  expect(loosening(binding, nothing, ground).mostExpensive).toEqual({ before: credits, after: null })
  // Both sides do the work of the policy that binds.
  const proposed = texts.flatMap((text, index) => policy(`version: 1\n${text}`, `${index}`))
  expect(loosening(binding, proposed, ground).mostExpensive).toEqual({ before: credits, after: credits })
})
