import { agent, contract, hook, judged, type Files } from '../support/repository.js'
import defaults from '../../../src/core/cost/workload.json' with { type: 'json' }
import { TRIGGERS } from '../../../src/core/kiro/surfaces/surface.js'
import { TASK_KINDS } from '../../../src/core/kiro/task-kind.js'

/** Runs a month and credits of each row, or why it has none: `typical of runs`. */
function rows(after: Files, policy = ''): Record<string, string> {
  const { estimate } = judged({ after, policy: `version: 1\n${policy}` })
  return Object.fromEntries(
    estimate.rows.map(({ assignment, after: { runs, credits, reason } }) => [
      assignment,
      reason ?? `${String(credits.typical)} of ${String(runs)}`,
    ]),
  )
}

const ALL = {
  '.kiro/settings.json': contract({ p: 'auto' }, Object.fromEntries(TASK_KINDS.map((task) => [task, 'p']))),
}

test('the default workload, per developer and month of 21 days', () => {
  expect(rows(ALL)).toEqual({
    'task:specGeneration': '95 of 2.1',
    'task:taskExecution': '252 of 63',
    'task:codeReview': '32 of 21',
    'task:interactiveChat': '126 of 210',
    'task:hookActions': '63 of 210',
    'task:codeExplanation': '32 of 63',
    'task:documentationUpdate': '16 of 10.5',
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
  expect(rows(files, 'workload: { tasks: { codeReview: { runs: 2 } } }')).toEqual({ 'task:codeReview': '63 of 42' })
  expect(rows(files, 'workload: { tasks: { codeReview: { credits: { low: 1, typical: 10, high: 20 } } } }')).toEqual({
    'task:codeReview': '210 of 21',
  })
  expect(rows(files, 'team: { developers: 3, workdays: 20 }')).toEqual({ 'task:codeReview': '90 of 60' })
  expect(rows(files, 'workload: { tasks: { codeReview: { runs: 0 } } }')).toEqual({ 'task:codeReview': '0 of 0' })
})

describe('agents', () => {
  const files = {
    '.kiro/agents/a.json': agent('reviewer', 'auto'),
    'web/.kiro/agents/a.json': agent('reviewer', 'auto'),
  }

  test('have no credits without stated runs', () => {
    expect(rows(files)).toEqual({ 'agent:reviewer': 'no runs stated', 'web/agent:reviewer': 'no runs stated' })
  })

  test('cost like tasks, or as stated; nested ones are named with their root, and need no share', () => {
    expect(
      rows(
        files,
        'workload: { agents: { reviewer: { runs: 1 }, web/reviewer: { runs: 2, credits: { low: 1, typical: 1, high: 1 } } } }',
      ),
    ).toEqual({ 'agent:reviewer': '84 of 21', 'web/agent:reviewer': '42 of 42' })
  })

  test('named like a property of every object have no runs either', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(
        Object.values(
          rows({ '.kiro/agents/a.json': agent(name, 'auto') }, 'workload: { agents: { other: { runs: 1 } } }'),
        ),
      ).toEqual(['no runs stated'])
    }
  })
})

describe('hooks', () => {
  const contractWithHooks = { '.kiro/settings.json': contract({ p: 'auto' }, { hookActions: 'p' }) }

  test('are counted by trigger', () => {
    const files = Object.fromEntries(
      [
        'fileEdited',
        'fileCreated',
        'fileDeleted',
        'promptSubmit',
        'agentStop',
        'preToolUse',
        'postTaskExecution',
        'sessionStart',
        'manual',
        'hourly',
      ].map((type) => [`.kiro/hooks/${type}.kiro.hook`, hook(type)]),
    )
    expect(rows(files)).toEqual({
      'hook:agentStop.kiro.hook#1': '82 of 273',
      'hook:fileCreated.kiro.hook#1': '13 of 42',
      'hook:fileDeleted.kiro.hook#1': '3 of 10.5',
      'hook:fileEdited.kiro.hook#1': '189 of 630',
      'hook:hourly.kiro.hook#1': 'unknown trigger',
      'hook:manual.kiro.hook#1': '6 of 21',
      'hook:postTaskExecution.kiro.hook#1': '19 of 63',
      'hook:preToolUse.kiro.hook#1': '252 of 840',
      'hook:promptSubmit.kiro.hook#1': '63 of 210',
      'hook:sessionStart.kiro.hook#1': '25 of 84',
    })
  })

  test('replace the hookActions of their root’s contract, and of no other', () => {
    expect(rows({ ...contractWithHooks, '.kiro/hooks/a.kiro.hook': hook('manual') })).toEqual({
      'task:hookActions': '0 of 0',
      'hook:a.kiro.hook#1': '6 of 21',
    })
    expect(
      rows({ ...contractWithHooks, 'web/.kiro/hooks/a.kiro.hook': hook('manual') }, 'workload: { roots: { web: 0 } }'),
    ).toMatchObject({ 'task:hookActions': '63 of 210' })
  })

  test('that run a command replace nothing', () => {
    expect(
      rows({
        ...contractWithHooks,
        '.kiro/hooks/a.kiro.hook': { when: { type: 'manual' }, then: { type: 'runCommand', command: 'x' } },
      }),
    ).toEqual({ 'task:hookActions': '63 of 210' })
  })

  test('take runs and credits from the policy, the unknown trigger too', () => {
    expect(
      rows(
        { '.kiro/hooks/a.kiro.hook': hook('fileEdited'), '.kiro/hooks/b.kiro.hook': hook('hourly') },
        'workload: { hooks: { save: { runs: 5 }, other: { runs: 1, credits: { low: 1, typical: 2, high: 3 } } } }',
      ),
    ).toEqual({
      'hook:a.kiro.hook#1': '32 of 105',
      'hook:b.kiro.hook#1': '42 of 21',
    })
  })
})

describe('the chat of the CLI', () => {
  const both = {
    '.kiro/settings.json': contract({ p: 'auto' }, { interactiveChat: 'p' }),
    '.kiro/settings/cli.json': { 'chat.defaultModel': 'auto' },
  }

  test('has no credits without a stated share, and takes none from the contract', () => {
    expect(rows(both)).toEqual({ 'task:interactiveChat': '126 of 210', 'chat:cli': 'no CLI share stated' })
  })

  test('takes its share, and leaves the rest', () => {
    expect(rows(both, 'workload: { cliShare: 0.3 }')).toEqual({
      'task:interactiveChat': '88 of 147',
      'chat:cli': '38 of 63',
    })
    expect(rows(both, 'workload: { cliShare: 1 }')).toEqual({
      'task:interactiveChat': '0 of 0',
      'chat:cli': '126 of 210',
    })
    expect(rows(both, 'workload: { cliShare: 0 }')).toEqual({
      'task:interactiveChat': '126 of 210',
      'chat:cli': '0 of 0',
    })
  })

  test('a contract without cli.json beside it keeps all of it', () => {
    expect(
      rows({ '.kiro/settings.json': contract({ p: 'auto' }, { interactiveChat: 'p' }) }, 'workload: { cliShare: 0.3 }'),
    ).toEqual({ 'task:interactiveChat': '126 of 210' })
  })
})

describe('nested roots', () => {
  const one = contract({ p: 'auto' }, { codeReview: 'p' })
  const files = { '.kiro/settings.json': one, 'web/.kiro/settings.json': one, 'api/.kiro/settings.json': one }

  test('without a share have no credits', () => {
    expect(rows(files)).toEqual({
      'task:codeReview': '32 of 21',
      'web/task:codeReview': 'no root share stated',
      'api/task:codeReview': 'no root share stated',
    })
  })

  test('have their share, the repository’s own the rest', () => {
    expect(rows(files, 'workload: { roots: { web: 0.6, api: 0.1 } }')).toEqual({
      'task:codeReview': '9 of 6.3',
      'web/task:codeReview': '19 of 12.6',
      'api/task:codeReview': '3 of 2.1',
    })
    expect(rows(files, 'workload: { roots: { web: 0.9, api: 0.1 } }')).toMatchObject({ 'task:codeReview': '0 of 0' })
  })

  test('ten tenths are one', () => {
    const shares = Array.from('abcdefghij', (name) => `${name}: 0.1`).join(', ')
    expect(rows({ '.kiro/settings.json': one }, `workload: { roots: { ${shares} } }`)).toEqual({
      'task:codeReview': '0 of 0',
    })
  })

  test('named like a property of every object have no share either', () => {
    expect(
      rows(
        { 'constructor/.kiro/settings.json': one, 'toString/.kiro/settings.json': one },
        'workload: { roots: { web: 0.5 } }',
      ),
    ).toEqual({
      'constructor/task:codeReview': 'no root share stated',
      'toString/task:codeReview': 'no root share stated',
    })
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
