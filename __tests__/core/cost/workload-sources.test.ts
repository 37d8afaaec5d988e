import { agent, contract, hook, judged, type Files } from '../support/repository.js'
import { traceOf } from '../../../src/core/cost/trace.js'

describe('where the numbers are from', () => {
  test('a model’s own factor stands apart from its price', () => {
    const { estimate } = judged({
      after: {
        '.kiro/settings.json': contract({ p: 'claude-opus-4.8', q: 'auto' }, { codeReview: 'p', taskExecution: 'q' }),
      },
      policy: 'version: 1\nworkload: { models: { claude-opus-4.8: 1.5, auto: 1 } }',
    })
    expect(
      estimate.rows
        .filter(({ file }) => file !== null)
        .map(({ assignment, after }) => [
          assignment,
          ...(traceOf(after, estimate)?.factors ?? []).flatMap(({ name, low, typical, high, source }) =>
            name === 'multiplier' || name === 'model factor'
              ? [[name, low, typical, high, source.slice(0, 6)].join(' ')]
              : [],
          ),
        ]),
    ).toEqual([
      ['task:taskExecution', 'multiplier 1 1 1 https:'],
      ['task:codeReview', 'multiplier 2.2 2.2 2.2 https:', 'model factor 1.5 1.5 1.5 policy'],
    ])
  })

  /** `runs a day / credits a run / working days / developers`, each as the assignment's trace gives its source. */
  const sources = (after: Files, yaml = ''): string[] => {
    const { estimate } = judged({ after, policy: `version: 1\n${yaml}` })
    return estimate.rows
      .filter(({ file }) => file !== null)
      .map(({ assignment, after: side }) =>
        [
          assignment,
          ...(traceOf(side, estimate)?.factors ?? []).flatMap(({ name, source }) =>
            name === 'multiplier' ? [] : [source.replace(/^https:.*/, 'page')],
          ),
        ].join(' '),
      )
  }
  const credits = 'credits: { low: 1, typical: 2, high: 3 }'

  test.each<[string, Files, string, string[]]>([
    [
      'work of a contract',
      { '.kiro/settings.json': contract({ p: 'auto' }, { codeReview: 'p', taskExecution: 'p' }) },
      `workload: { tasks: { codeReview: { runs: 2, ${credits} } } }`,
      [
        'task:taskExecution assumption assumption assumption assumption',
        'task:codeReview policy policy assumption assumption',
      ],
    ],
    [
      'runs alone',
      { '.kiro/settings.json': contract({ p: 'auto' }, { codeReview: 'p' }) },
      'workload: { tasks: { codeReview: { runs: 2 } } }',
      ['task:codeReview policy assumption assumption assumption'],
    ],
    [
      'credits alone',
      { '.kiro/settings.json': contract({ p: 'auto' }, { codeReview: 'p' }) },
      `workload: { tasks: { codeReview: { ${credits} } } }`,
      ['task:codeReview assumption policy assumption assumption'],
    ],
    [
      'team',
      { '.kiro/settings.json': contract({ p: 'auto' }, { codeReview: 'p' }) },
      'team: { developers: 2, workdays: 20 }',
      ['task:codeReview assumption assumption policy policy'],
    ],
    [
      'agents',
      {
        '.kiro/agents/a.json': agent('a', 'claude-opus-4.8'),
        '.kiro/agents/b.json': agent('b', 'claude-opus-4.8'),
        '.kiro/agents/c.json': agent('c', 'claude-opus-4.8'),
      },
      `workload: { agents: { a: { runs: 1 }, b: { runs: 1, credits: { low: 1, typical: 20, high: 30 } } } }`,
      [
        'agent:a policy assumption page assumption assumption',
        'agent:b policy policy page assumption assumption',
        'agent:c assumption assumption page assumption assumption',
      ],
    ],
    [
      'hooks',
      {
        '.kiro/hooks/a.kiro.hook': hook('fileEdited'),
        '.kiro/hooks/b.kiro.hook': hook('manual'),
        '.kiro/hooks/c.kiro.hook': hook('agentStop'),
      },
      `workload: { hooks: { save: { runs: 5 }, manual: { runs: 1, ${credits} }} }`,
      [
        'hook:a.kiro.hook#1 policy assumption assumption assumption',
        'hook:b.kiro.hook#1 policy policy assumption assumption',
        'hook:c.kiro.hook#1 assumption: after each interactiveChat and taskExecution assumption assumption assumption',
      ],
    ],
    [
      'hooks by the credits of their kind',
      { '.kiro/hooks/a.kiro.hook': hook('fileEdited') },
      `workload: { tasks: { hookActions: { ${credits} } } }`,
      ['hook:a.kiro.hook#1 assumption policy assumption assumption'],
    ],
  ])('%s', (_, after, yaml, expected) => {
    expect(sources(after, yaml)).toEqual(expected)
  })
})
