import { agent, contract, hook, judged, of, type Files } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
const WRONG = 'claude-opus-4-8'

describe('totals', () => {
  const files = (model: string) => ({ [SETTINGS]: contract({ p: model }, { taskExecution: 'p' }) })
  const policy = 'version: 1\ncost: { fail: { total: { credits: 400 } } }'
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
