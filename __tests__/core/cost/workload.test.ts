import { agent, contract, hook, judged, policy as policyOf, type Files } from '../support/repository.js'
import type { Policy } from '../../../src/core/policy/policy.js'
import defaults from '../../../src/core/cost/workload.json' with { type: 'json' }
import { TRIGGERS } from '../../../src/core/kiro/surfaces/surface.js'
import { TASK_KINDS } from '../../../src/core/kiro/task-kind.js'

/** Runs a month and credits of each row that a file assigns, or why it has none: `typical of runs`. */
function rows(after: Files, policy = ''): Record<string, string> {
  const { estimate } = judged({ after, policy: `version: 1\n${policy}` })
  return Object.fromEntries(
    estimate.allRows
      .filter(({ file }) => file !== null)
      .map(({ assignment, after: { runs, credits, reason } }) => [
        assignment,
        reason ?? `${String(credits.typical)} of ${String(runs)}`,
      ]),
  )
}

const ALL = {
  '.kiro/settings.json': contract({ p: 'auto' }, Object.fromEntries(TASK_KINDS.map((task) => [task, 'p']))),
}

test('the default workload, per developer and month of 21 days: 635 credits at 1.0x', () => {
  expect(rows(ALL)).toEqual({
    'task:specGeneration': '32 of 2.1',
    'task:taskExecution': '315 of 63',
    'task:codeReview': '42 of 21',
    'task:interactiveChat': '63 of 105',
    'task:hookActions': '63 of 210',
    'task:codeExplanation': '42 of 21',
    'task:documentationUpdate': '16 of 10.5',
  })
  const { estimate } = judged({ after: ALL, policy: 'version: 1' })
  expect(estimate.measured.after).toBe(635.25)
  expect(estimate.rows.find(({ assignment }) => assignment === 'chat:cli')?.after).toMatchObject({
    model: 'auto',
    assignment: null,
    credits: { typical: 63 },
  })
})

test('every default has its source, or is called an assumption; low ≤ typical ≤ high', () => {
  for (const task of TASK_KINDS) {
    const { runs, low, typical, high } = defaults.tasks[task]
    for (const { source } of [runs, low, typical, high]) expect(source).toMatch(/^(https:\/\/|assumption)/)
    expect(low.value <= typical.value && typical.value <= high.value).toBe(true)
  }
  expect(Object.keys(defaults.hooks).sort()).toEqual(TRIGGERS.filter((trigger) => trigger !== 'other').sort())
})

test('the policy overrides runs, credits, days and developers', () => {
  const files = { '.kiro/settings.json': contract({ p: 'auto' }, { codeReview: 'p' }) }
  expect(rows(files, 'workload: { tasks: { codeReview: { runs: 2 } } }')).toEqual({ 'task:codeReview': '84 of 42' })
  expect(rows(files, 'workload: { tasks: { codeReview: { credits: { low: 1, typical: 10, high: 20 } } } }')).toEqual({
    'task:codeReview': '210 of 21',
  })
  expect(rows(files, 'team: { developers: 3, workdays: 20 }')).toEqual({ 'task:codeReview': '120 of 60' })
  expect(rows(files, 'workload: { tasks: { codeReview: { runs: 0 } } }')).toEqual({ 'task:codeReview': '0 of 0' })
})

describe('agents', () => {
  const fable = 'claude-fable-5.1'
  const files = { '.kiro/agents/a.json': agent('reviewer', fable) }
  /** The runs a day that stay on taskExecution’s own model, and those of each agent. */
  const parts = (after: Files, policy = ''): Record<string, number[]> => {
    const { rows: all } = judged({ after, policy: `version: 1\n${policy}` }).estimate
    return Object.fromEntries(
      all
        .filter(({ kind, work }) => kind === 'taskExecution' || work.kind === 'agent')
        .map(({ assignment, after: { works } }) => [
          assignment,
          works.flatMap(({ runs, runsLow = runs, runsHigh = runs }) => [runsLow, runs, runsHigh]),
        ]),
    )
  }

  test('that name a model carry a part of taskExecution: none at low use, twice as much at high use', () => {
    expect(parts(files)).toEqual({ 'task:taskExecution': [3, 2.5, 2], 'agent:reviewer': [0, 0.5, 1] })
    expect(parts(files, 'workload: { agents: { reviewer: { runs: 1 } } }')).toEqual({
      'task:taskExecution': [3, 2, 1],
      'agent:reviewer': [0, 1, 2],
    })
  })

  test('without a model change nothing, nor does one that costs no more than the kind’s own', () => {
    expect(parts({ '.kiro/agents/a.json': agent('reviewer') })).toEqual({ 'task:taskExecution': [3, 3, 3] })
    expect(parts({ '.kiro/agents/a.json': agent('reviewer', 'claude-haiku-4.5') })).toEqual({
      'task:taskExecution': [3, 3, 3],
      'agent:reviewer': [],
    })
  })

  test('the most expensive come first, and never more runs than there are', () => {
    const many = Object.fromEntries(
      Array.from('abcdefgh', (name, index) => [
        `.kiro/agents/${name}.json`,
        agent(name, index === 7 ? fable : 'claude-opus-4.8'),
      ]),
    )
    const all = parts(many)
    expect(all['task:taskExecution']).toEqual([3, 0, 0])
    expect(all['agent:h']).toEqual([0, 0.5, 1])
    expect(Object.values(all).reduce((sum, [, typical = 0]) => sum + typical, 0)).toBe(3)
  })

  test('that the policy maps carry their kind in place of the route, the most expensive of several', () => {
    const both = {
      '.kiro/settings.json': contract({ p: 'claude-sonnet-5' }, { codeReview: 'p' }),
      '.kiro/agents/a.json': agent('a', 'claude-opus-4.8'),
      '.kiro/agents/b.json': agent('b', 'claude-haiku-4.5'),
    }
    expect(rows(both, 'agents: { a: codeReview, b: codeReview, gone: codeReview }')).toEqual({
      'task:codeReview': '0 of 0',
      'agent:a': '92 of 21',
      'agent:b': '0 of 0',
    })
    // Wherever it is.
    const turned = {
      ...both,
      '.kiro/agents/a.json': agent('a', 'claude-haiku-4.5'),
      '.kiro/agents/b.json': agent('b', 'claude-opus-4.8'),
    }
    expect(rows(turned, 'agents: { a: codeReview, b: codeReview }')).toEqual({
      'task:codeReview': '0 of 0',
      'agent:a': '0 of 0',
      'agent:b': '92 of 21',
    })
    // One that has no price comes before all others.
    const unknown = { ...turned, '.kiro/agents/a.json': agent('a', 'claude-next') }
    expect(rows(unknown, 'agents: { a: codeReview, b: codeReview }')).toMatchObject({
      'agent:a': 'no price',
      'agent:b': '0 of 0',
    })
    expect(rows(both, 'agents: { b: codeReview, gone: codeReview }')).toMatchObject({ 'agent:b': '17 of 21' })
    expect(rows(both, 'agents: { gone: codeReview }')).toMatchObject({ 'task:codeReview': '55 of 21' })
  })

  test('named like a property of every object have the runs of every agent', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
      expect(
        rows({ '.kiro/agents/a.json': agent(name, fable) }, 'workload: { agents: { other: { runs: 1 } } }'),
      ).toEqual({ [`agent:${name}`]: '315 of 10.5' })
  })
})

describe('hooks', () => {
  const contractWithHooks = { '.kiro/settings.json': contract({ p: 'auto' }, { hookActions: 'p' }) }

  test('add to the work, and replace nothing', () => {
    expect(rows({ ...contractWithHooks, '.kiro/hooks/a.kiro.hook': hook('manual') })).toEqual({
      'task:hookActions': '63 of 210',
      'hook:a.kiro.hook#1': '6 of 21',
    })
  })

  test('take runs and credits from the policy', () => {
    expect(
      rows({ '.kiro/hooks/a.kiro.hook': hook('fileEdited') }, 'workload: { hooks: { save: { runs: 5 } } }'),
    ).toEqual({ 'hook:a.kiro.hook#1': '32 of 105' })
  })
})

describe('the terminal', () => {
  const both = {
    '.kiro/settings.json': contract({ p: 'auto' }, Object.fromEntries(TASK_KINDS.map((task) => [task, 'p']))),
    '.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-opus-4.8' },
  }

  test.each<[string, string, string]>([
    ['', '63 of 105', '139 of 105'],
    ['workload: { cliShare: 0.3 }', '88 of 147', '83 of 63'],
    ['workload: { cliShare: 1 }', '0 of 0', '277 of 210'],
    ['workload: { cliShare: 0 }', '126 of 210', '0 of 0'],
  ])('takes its share of the chat and leaves the rest: %s', (policy, ide, cli) => {
    expect(rows(both, policy)).toMatchObject({ 'task:interactiveChat': ide, 'chat:cli': cli })
  })

  test('takes the same share of what nothing routes, and none of hook actions', () => {
    const { rows: all } = judged({
      after: { '.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-opus-4.8' } },
      policy: 'version: 1',
    }).estimate
    const cli = all.find(({ assignment }) => assignment === 'chat:cli')
    expect(cli?.label).toBe('work in the terminal')
    expect(cli?.after.works.map(({ kind, runs }) => [kind, runs])).toEqual([
      ['specGeneration', 0.05],
      ['taskExecution', 1.5],
      ['codeReview', 0.5],
      ['interactiveChat', 5],
      ['codeExplanation', 0.5],
      ['documentationUpdate', 0.25],
    ])
  })
})

describe('roots', () => {
  const one = contract({ p: 'auto' }, { codeReview: 'p' })
  const files = { '.kiro/settings.json': one, 'web/.kiro/settings.json': one, 'web/a/.kiro/settings.json': one }

  test('without shares are priced as if all the work were done in each', () => {
    expect(rows(files)).toEqual({
      'task:codeReview': '42 of 21',
      'web/task:codeReview': '42 of 21',
      'web/a/task:codeReview': '42 of 21',
    })
  })

  test('have their share, the repository’s own the rest; one without a share has that of the nearest above', () => {
    expect(rows(files, 'workload: { roots: { web: 0.6, api: 0.1 } }')).toEqual({
      'task:codeReview': '13 of 6.3',
      'web/task:codeReview': '25 of 12.6',
      'web/a/task:codeReview': '25 of 12.6',
    })
  })

  test('ten tenths are one', () => {
    const shares = Array.from('abcdefghij', (name) => `${name}: 0.1`).join(', ')
    expect(rows({ '.kiro/settings.json': one }, `workload: { roots: { ${shares} } }`)).toEqual({
      'task:codeReview': '0 of 0',
    })
  })

  test('named like a property of every object have no share of their own', () => {
    expect(rows({ 'constructor/.kiro/settings.json': one }, 'workload: { roots: { web: 0.5 } }')).toEqual({
      'constructor/task:codeReview': '21 of 10.5',
    })
  })
})

describe('the number of developers', () => {
  const files = { '.kiro/settings.json': contract({ p: 'auto' }, { codeReview: 'p' }) }
  const seats = 'version: 1\nteam: { seats: { pro: 8, pro+: 4 } }'
  const basis = (rules: Policy) => {
    const { developers, developersFrom, basis: of } = judged({ after: files, policy: rules }).estimate
    return [of, developers, developersFrom]
  }

  test('is stated, or that of the seats of the same file, or one', () => {
    expect(basis(policyOf('version: 1\nteam: { developers: 3 }'))).toEqual(['team', 3, 'developers'])
    expect(basis(policyOf(seats))).toEqual(['team', 12, 'seats'])
    expect(basis(policyOf('version: 1\nteam: { seats: { pro: 0 } }'))).toEqual(['developer', null, null])
  })

  test('is never that of the seats of a policy above', () => {
    const [parent] = policyOf(seats)
    if (!parent) throw new Error('the policy has a layer')
    expect(basis([{ ...parent, role: 'organization' }])).toEqual(['developer', null, null])
    expect(basis([{ ...parent, role: 'parent' }, ...policyOf('version: 1\nteam: { seats: { pro: 2 } }')])).toEqual([
      'team',
      2,
      'seats',
    ])
  })
})

test('the largest workload that a policy can state is a number', () => {
  const { estimate } = judged({
    after: ALL,
    policy:
      'version: 1\nteam: { developers: 1000000, seats: { power: 1000000 }, workdays: 31 }\nworkload: { tasks: { codeReview: { runs: 10000, credits: { low: 0, typical: 1000, high: 10000 } } } }',
  })
  expect(Number.isFinite(estimate.after.high)).toBe(true)
  expect(estimate.seats).toHaveLength(1)
})
