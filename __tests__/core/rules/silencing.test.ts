import { agent, contract, judged, lines, of, only, type Change } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
const rules = (change: Change): string[] =>
  [
    ...new Set(
      judged(change)
        .findings.filter(({ severity }) => severity !== 'notice')
        .map(({ rule }) => rule),
    ),
  ].sort()

describe('a stronger finding silences a weaker one on the same assignment', () => {
  test.each<[string, Change, string[]]>([
    [
      'a wrong spelling says more than the allow list, the cap and the unknown price',
      {
        after: { '.kiro/agents/a.json': agent('a', 'claude-opus-4-8') },
        policy: 'version: 1\nmodels: { allow: [auto], maxMultiplier: 1 }',
      },
      ['misspelled-model'],
    ],
    [
      'a retired model says more than the plan and the cap',
      {
        after: { '.kiro/agents/a.json': agent('a', 'claude-3.7-sonnet') },
        policy: `version: 1\nworkload: ${only({})}\nteam: { seats: { free: 1 } }\nmodels: { allow: [auto], maxMultiplier: 1 }`,
      },
      ['retired-model'],
    ],
    [
      'a wrong spelling of a retired model is reported as retired',
      { after: { '.kiro/agents/a.json': agent('a', 'claude-sonnet-3-7') } },
      ['retired-model'],
    ],
    [
      'the plan says more than the allow list',
      {
        after: { '.kiro/agents/a.json': agent('a', 'claude-opus-4.8') },
        policy: `version: 1\nworkload: ${only({})}\nteam: { seats: { free: 1 } }\nmodels: { allow: [auto], maxMultiplier: 1 }`,
      },
      ['model-not-entitled'],
    ],
    [
      'the allow list says more than the cap',
      {
        after: { '.kiro/agents/a.json': agent('a', 'claude-opus-4.8') },
        policy: 'version: 1\nmodels: { allow: [auto], maxMultiplier: 1 }',
      },
      ['model-not-allowed'],
    ],
    [
      'the cap alone',
      {
        after: { '.kiro/agents/a.json': agent('a', 'claude-opus-4.8') },
        policy: 'version: 1\nmodels: { maxMultiplier: 1 }',
      },
      ['multiplier-over-cap'],
    ],
    [
      'contradicting says more than not applied',
      {
        after: {
          [SETTINGS]: contract({ p: 'auto' }, { interactiveChat: 'p' }),
          '.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-haiku-4.5' },
        },
      },
      ['contradicting-surfaces'],
    ],
  ])('%s', (_, change, expected) => {
    expect(rules(change)).toEqual(expected)
  })

  test('of the same severity too, and a notice never silences an error', () => {
    const after = { '.kiro/agents/a.json': agent('a', 'claude-opus-4-8') }
    const policy = 'version: 1\nmodels: { allow: [auto] }\nrules: { misspelled-model: notice }'
    expect(judged({ after, policy }).findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      'error model-not-allowed',
      'notice misspelled-model',
    ])
  })

  test('only on the subjects that both concern: the words name those that remain', () => {
    const report = judged({
      after: { [SETTINGS]: contract({ p: 'claude-opus-4.8' }, { specGeneration: 'p', codeReview: 'p' }) },
      policy:
        'version: 1\nmodels: { allow: [auto], maxMultiplier: 1.3, tasks: { specGeneration: { allow: [claude-opus-*] } } }',
    })
    expect(lines(report).filter((line) => line.startsWith('error'))).toEqual([
      `error ${SETTINGS}:4:16 model-not-allowed: claude-opus-4.8 is not allowed for codeReview (team policy; specGeneration may use it)`,
      `error ${SETTINGS}:4:16 multiplier-over-cap: claude-opus-4.8 costs 2.2x, more than the allowed 1.3x for specGeneration`,
    ])
  })

  test('other assignments keep theirs', () => {
    const report = judged({
      after: {
        '.kiro/agents/a.json': agent('a', 'claude-opus-4-8'),
        '.kiro/agents/b.json': agent('b', 'claude-opus-4.8'),
      },
      policy: 'version: 1\nmodels: { allow: [auto] }',
    })
    expect(report.findings.map(({ rule, assignments }) => [rule, ...assignments])).toEqual([
      ['misspelled-model', 'agent:a'],
      ['model-not-allowed', 'agent:b'],
    ])
  })
})

test('one finding per rule and place lists its tasks', () => {
  const report = judged({
    after: {
      [SETTINGS]: contract({ p: 'claude-opus-4.8' }, { taskExecution: 'p', codeReview: 'p', hookActions: 'p' }),
    },
    policy: 'version: 1\nmodels: { allow: [auto] }',
  })
  expect(of(report, 'model-not-allowed').map(({ assignments }) => assignments)).toEqual([
    ['task:taskExecution', 'task:codeReview', 'task:hookActions'],
  ])
})

describe('the load of the seats', () => {
  const files = (model: string) => ({
    [SETTINGS]: contract({ p: model }, { taskExecution: 'p', specGeneration: 'p', interactiveChat: 'p' }),
  })
  const team = 'version: 1\nteam: { developers: 2, seats: { pro: 2 } }'

  test('is silent beside a cost error, and speaks beside a cost warning', () => {
    const change = { before: files('claude-haiku-4.5'), after: files('claude-opus-4.8') }
    expect(rules({ ...change, policy: `${team}\ncost: { fail: { increase: { percent: 10 } } }` })).toEqual([
      'cost-increase',
    ])
    expect(rules({ ...change, policy: team })).toEqual(['cost-increase', 'over-plan'])
  })
})
