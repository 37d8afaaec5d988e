import { agent, contract, hook, judged, of, type Change, type Files } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
const WRONG = 'claude-opus-4-8'

/** What is new of one rule: `file: subjects`. */
function news(rule: string, change: Change): string[] {
  return of(judged(change), rule).flatMap(({ introduced, place, assignments }) =>
    introduced ? [`${place?.file ?? 'repository'}: ${assignments.join(' ')}`] : [],
  )
}
const isNew = (before: Files | null, after: Files, rule = 'misspelled-model'): boolean[] =>
  of(judged({ before, after }), rule).map(({ introduced }) => introduced)

describe('not new', () => {
  const before = { '.kiro/agents/a.json': agent('a', WRONG) }

  test.each<[string, Files, Files]>([
    ['what is as it was', before, before],
    ['a line further down', before, { '.kiro/agents/a.json': `// first\n\n${JSON.stringify(agent('a', WRONG))}` }],
    ['in a file of another name', before, { '.kiro/agents/z.json': agent('a', WRONG) }],
    ['in markdown instead of JSON', before, { '.kiro/agents/a.md': `---\nname: a\nmodel: ${WRONG}\n---\n` }],
    ['in another root', before, { 'web/.kiro/agents/a.json': agent('a', WRONG) }],
    ['in a file written in another case', before, { '.KIRO/agents/A.json': agent('a', WRONG) }],
    [
      'beside something else that changed',
      before,
      { '.kiro/agents/a.json': { ...agent('a', WRONG), description: 'x' } },
    ],
    [
      'a hook whose file is renamed',
      { '.kiro/hooks/a.json': { hooks: [{ name: 'X', trigger: 'manual', action: { type: 'agent', model: WRONG } }] } },
      { '.kiro/hooks/b.json': { hooks: [{ name: 'X', trigger: 'manual', action: { type: 'agent', model: WRONG } }] } },
    ],
    [
      'a hook that another one is put before',
      { '.kiro/hooks/a.json': { hooks: [{ name: 'X', trigger: 'manual', action: { type: 'agent', model: WRONG } }] } },
      {
        '.kiro/hooks/a.json': {
          hooks: [
            { name: 'Y', trigger: 'manual', action: { type: 'agent' } },
            { name: 'X', trigger: 'manual', action: { type: 'agent', model: WRONG } },
          ],
        },
      },
    ],
    [
      'a profile of another name',
      { [SETTINGS]: contract({ p: WRONG }, { codeReview: 'p' }) },
      { [SETTINGS]: contract({ q: WRONG }, { codeReview: 'q' }) },
    ],
    [
      'one task fewer',
      { [SETTINGS]: contract({ p: WRONG }, { codeReview: 'p', hookActions: 'p' }) },
      { [SETTINGS]: contract({ p: WRONG }, { codeReview: 'p' }) },
    ],
  ])('%s', (_, from, to) => {
    expect(isNew(from, to)).toEqual([false])
  })

  test('two tasks that two profiles now carry', () => {
    expect(
      isNew(
        { [SETTINGS]: contract({ p: WRONG }, { codeReview: 'p', hookActions: 'p' }) },
        { [SETTINGS]: contract({ p: WRONG, q: WRONG }, { codeReview: 'p', hookActions: 'q' }) },
      ),
    ).toEqual([false, false])
  })
})

describe('new', () => {
  test.each<[string, Files | null, Files]>([
    ['everything, when there is nothing to compare with', null, { '.kiro/agents/a.json': agent('a', WRONG) }],
    ['everything, in the first file', {}, { '.kiro/agents/a.json': agent('a', WRONG) }],
    [
      'another wrong value',
      { '.kiro/agents/a.json': agent('a', 'claude-opus-4-7') },
      { '.kiro/agents/a.json': agent('a', WRONG) },
    ],
    [
      'the same value for another agent',
      { '.kiro/agents/a.json': agent('a', WRONG) },
      { '.kiro/agents/a.json': agent('b', WRONG) },
    ],
    [
      'one task more',
      { [SETTINGS]: contract({ p: WRONG }, { codeReview: 'p' }) },
      { [SETTINGS]: contract({ p: WRONG }, { codeReview: 'p', hookActions: 'p' }) },
    ],
    [
      'a hook with another trigger',
      { '.kiro/hooks/a.json': { hooks: [{ name: 'X', trigger: 'manual', action: { type: 'agent', model: WRONG } }] } },
      {
        '.kiro/hooks/a.json': {
          hooks: [{ name: 'X', trigger: 'PostFileSave', action: { type: 'agent', model: WRONG } }],
        },
      },
    ],
  ])('%s', (_, from, to) => {
    expect(isNew(from, to)).toEqual([true])
  })

  test('the same error in another place of a file: identity is not the line', () => {
    expect(
      isNew(
        { [SETTINGS]: { budget: { daily: { credits: 'x' } } } },
        { [SETTINGS]: { budget: { monthly: { credits: 'x' } } } },
        'schema',
      ),
    ).toEqual([true])
  })

  test('a hook on save beside one that was there', () => {
    expect(
      news('save-triggered-hook', {
        before: { '.kiro/hooks/a.kiro.hook': hook('fileEdited', 'A') },
        after: {
          '.kiro/hooks/a.kiro.hook': hook('fileEdited', 'A'),
          '.kiro/hooks/b.kiro.hook': hook('fileEdited', 'B'),
        },
      }),
    ).toEqual(['.kiro/hooks/b.kiro.hook: hook:b.kiro.hook#1'])
  })
})

describe('a copy is new, and it is the copy that is called so', () => {
  const original = { '.kiro/agents/m.json': agent('x', WRONG) }

  test.each(['.kiro/agents/z.json', '.kiro/agents/a.json', 'web/.kiro/agents/m.json', '.KIRO/agents/m.json'])(
    'at %s',
    (path) => {
      const report = judged({ before: original, after: { ...original, [path]: agent('x', WRONG) } })
      expect(
        of(report, 'misspelled-model').flatMap(({ introduced, place }) => (introduced ? [place?.file] : [])),
      ).toEqual([path])
    },
  )

  test('also beside two of one name in one file, wherever the third one lies', () => {
    const twins = (count: number): unknown => ({
      hooks: Array.from({ length: count }, () => ({
        name: 'X',
        trigger: 'manual',
        action: { type: 'agent', model: WRONG },
      })),
    })
    const old = { '.kiro/hooks/m.json': twins(2) }
    for (const path of ['.kiro/hooks/a.json', '.kiro/hooks/z.json'])
      expect(news('misspelled-model', { before: old, after: { ...old, [path]: twins(1) } })).toEqual([
        `${path}: hook:${path.slice(12)}#1`,
      ])
    expect(isNew(old, { '.kiro/hooks/m.json': twins(4) })).toEqual([false, false, true, true])
  })

  test('of a whole contract', () => {
    const settings = contract({ p: WRONG }, { codeReview: 'p', hookActions: 'p' })
    expect(
      news('misspelled-model', {
        before: { 'web/.kiro/settings.json': settings },
        after: { 'web/.kiro/settings.json': settings, 'api/.kiro/settings.json': settings },
      }),
    ).toEqual(['api/.kiro/settings.json: api/task:codeReview api/task:hookActions'])
  })

  test('counted: of three where two were, one is new; of one where two were, none', () => {
    const copies = (...names: string[]) =>
      Object.fromEntries(names.map((name) => [`${name}/.kiro/agents/a.json`, agent('a', WRONG)]))
    expect(isNew(copies('a', 'b'), copies('c', 'd', 'e'))).toEqual([false, false, true])
    expect(isNew(copies('a', 'b'), copies('c'))).toEqual([false])
  })
})

describe('totals', () => {
  const files = (model: string) => ({ [SETTINGS]: contract({ p: model }, { taskExecution: 'p' }) })
  const policy = 'version: 1\ncost: { fail: { total: { credits: 100 } } }'
  const isNewTotal = (before: Files, after: Files) =>
    of(judged({ before, after, policy }), 'cost-total').map(
      ({ introduced, severity }) => `${severity} ${introduced ? 'new' : 'old'}`,
    )

  test('over the limit and higher than before is new', () => {
    expect(isNewTotal(files('claude-haiku-4.5'), files('auto'))).toEqual(['error new'])
  })

  test('over the limit and as before, or lower, is not', () => {
    expect(isNewTotal(files('auto'), files('auto'))).toEqual(['error old'])
    expect(isNewTotal(files('claude-opus-4.8'), files('auto'))).toEqual(['error old'])
  })

  test('under it there is nothing to say', () => {
    expect(isNewTotal(files('claude-opus-4.8'), files('qwen3-coder-next'))).toEqual([])
  })

  test('work taken away lowers a total, and is not new', () => {
    const two = { [SETTINGS]: contract({ p: 'auto' }, { taskExecution: 'p', codeReview: 'p' }) }
    expect(isNewTotal(two, files('auto'))).toEqual(['error old'])
  })

  test('a seat that was over its plan and now has less load is not new', () => {
    const team = 'version: 1\nteam: { developers: 1, seats: { free: 1 } }'
    expect(
      of(judged({ before: files('claude-sonnet-4.5'), after: files('auto'), policy: team }), 'over-plan').map(
        ({ introduced }) => introduced,
      ),
    ).toEqual([false])
    expect(
      of(judged({ before: files('auto'), after: files('claude-sonnet-4.5'), policy: team }), 'over-plan').map(
        ({ introduced }) => introduced,
      ),
    ).toEqual([true])
  })
})

describe('the verdict', () => {
  const broken = { '.kiro/agents/a.json': agent('a', WRONG) }

  test('fails on new errors only', () => {
    expect(judged({ before: null, after: broken }).verdict).toBe('fail')
    expect(judged({ before: {}, after: broken }).verdict).toBe('fail')
    expect(judged({ before: broken, after: broken }).verdict).toBe('warn')
  })

  test('warns on warnings, passes with notices', () => {
    expect(judged({ after: { '.kiro/hooks/a.kiro.hook': hook('fileEdited') } }).verdict).toBe('warn')
    expect(judged({ after: { '.kiro/agents/a.json': agent('a', 'qwen3-coder-next') } })).toMatchObject({
      verdict: 'pass',
      findings: [{ severity: 'notice' }],
    })
    expect(judged({ after: {} })).toMatchObject({ verdict: 'pass', findings: [] })
  })
})

test('both sides are judged by the same policy: tightening it makes nothing new', () => {
  const files = { '.kiro/agents/a.json': agent('a', 'claude-opus-4.8') }
  expect(
    judged({ before: files, after: files, policy: 'version: 1\nmodels: { deny: ["*"] }' }).findings.map(
      ({ introduced }) => introduced,
    ),
  ).toEqual([false])
})

test.each([
  [1, 1],
  [5, 5],
  [6, 5],
])('of %i models that are newly blocked %i are explained, the first', (count, explained) => {
  const files = (model: string): Files =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`.kiro/agents/${index}.json`, agent(`a${index}`, model)]),
    )
  const { explanations } = judged({
    before: { ...files('auto'), '.kiro/agents/old.json': agent('old', 'claude-opus-4.8') },
    after: { ...files('claude-opus-4.8'), '.kiro/agents/old.json': agent('old', 'claude-opus-4.8') },
    policy: 'version: 1\nmodels: { allow: [auto, claude-haiku-4.5] }',
  })
  expect(explanations.map(({ assignments }) => assignments)).toEqual(
    Array.from({ length: explained }, (_, index) => [`agent:a${index}`]),
  )
  // What did the work before comes first.
  expect(explanations[0]?.instead.map(({ model }) => model)).toEqual(['auto', 'claude-haiku-4.5'])
})
