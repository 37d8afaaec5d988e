import fc from 'fast-check'
import { dayOfTime, isAtFault, replayed, summarize, type ReplayedCommit } from '../../../src/core/trial/replay.js'
import { agent, contract, judged, type Change } from '../support/repository.js'

const NAME = { sha: 'a'.repeat(40), day: '2026-10-08', subject: 'Change models' }
const LOOKED = { commits: 9, shallow: false, developers: null, policy: ['p.yml'], asOf: null }

const settings = (model: string): Change['after'] => ({
  '.kiro/settings.json': contract({ primary: model }, { codeReview: 'primary' }),
})
const reviewer = (model: string): Change['after'] => ({ '.kiro/agents/reviewer.json': agent('reviewer', model) })
const replay = (change: Change): ReplayedCommit => replayed(NAME, judged(change))

describe('one commit', () => {
  test('has the rules that it breaks anew, by severity, and what it changes of the credits', () => {
    const commit = replay({
      before: settings('auto'),
      after: settings('claude-opus-4.8'),
      policy: 'version: 1\nmodels: { allow: [auto] }',
    })
    expect(commit).toMatchObject({
      ...NAME,
      verdict: 'fail',
      errors: ['model-not-allowed'],
      warnings: ['cost-increase'],
      complete: true,
    })
    expect(commit.credits).toBeGreaterThan(0)
  })

  test('has no rules for what was there before', () => {
    const commit = replay({
      before: settings('claude-opus-4.8'),
      after: settings('claude-opus-4.8'),
      policy: 'version: 1\nmodels: { allow: [auto] }',
    })
    expect(commit).toMatchObject({ verdict: 'warn', errors: [], warnings: [], credits: 0, complete: true })
  })

  test.each<[string, Change['after'], Change['after'], Partial<ReplayedCommit>]>([
    [
      'an agent whose runs nobody stated',
      reviewer('auto'),
      reviewer('claude-opus-4.8'),
      { credits: null, complete: false },
    ],
    [
      'the same beside work that stays',
      { ...settings('auto'), ...reviewer('auto') },
      { ...settings('auto'), ...reviewer('claude-opus-4.8') },
      { credits: null, complete: false },
    ],
    [
      'the same beside work that changes',
      { ...settings('auto'), ...reviewer('auto') },
      { ...settings('claude-haiku-4.5'), ...reviewer('auto-x') },
      { complete: false },
    ],
    [
      'a file that cannot be read',
      settings('auto'),
      { '.kiro/settings.json': '{' },
      { credits: null, complete: false },
    ],
    [
      'nothing of cost',
      { ...settings('auto'), ...reviewer('auto') },
      { ...settings('auto'), ...reviewer('auto'), '.kiro/agents/x.md': 'Prose.\n' },
      { credits: 0, complete: true },
    ],
  ])('the credits of %s', (_, before, after, expected) => {
    expect(replay({ before, after })).toMatchObject(expected)
  })

  test('a part that has a price is reported as a part', () => {
    const commit = replay({
      before: { ...settings('auto'), ...reviewer('auto') },
      after: { ...settings('claude-haiku-4.5'), ...reviewer('claude-opus-4.8') },
    })
    expect(commit.complete).toBe(false)
    expect(commit.credits).toBeLessThan(0)
  })
})

test('a part with a price is one wherever it is among the rest', () => {
  const work = (spec: string, execution: string, review: string): Change['after'] => ({
    '.kiro/settings.json': contract(
      { p: spec, q: execution, r: review },
      { specGeneration: 'p', taskExecution: 'q', codeReview: 'r' },
    ),
  })
  const credits = (...after: readonly [string, string, string]): number | null =>
    replay({ before: work('auto', 'auto', 'auto'), after: work(...after) }).credits
  expect([
    credits('claude-haiku-4.5', 'auto', 'claude-next'),
    credits('auto', 'claude-haiku-4.5', 'claude-next'),
    credits('claude-next', 'auto', 'claude-haiku-4.5'),
    credits('auto', 'claude-next', 'auto'),
  ]).toEqual([-57, -151, -19, null])
})

describe('all of them', () => {
  const commit = (
    verdict: ReplayedCommit['verdict'],
    credits: number | null,
    complete = credits !== null,
  ): ReplayedCommit => ({
    ...NAME,
    verdict,
    errors: verdict === 'fail' ? ['syntax'] : [],
    warnings: verdict === 'warn' ? ['cost-increase'] : [],
    credits,
    complete,
  })

  test('are counted and added up, without those that have no price', () => {
    const all = [commit('fail', 100), commit('fail', null), commit('warn', -30), commit('pass', 5, false)]
    expect(summarize(all, LOOKED)).toEqual({
      ...LOOKED,
      judged: all,
      failed: 2,
      warned: 1,
      older: 0,
      credits: 75,
      notPriced: 1,
      partlyPriced: 1,
    })
  })

  test('of those that only carry on what was there before, none warned', () => {
    const carried = { ...commit('warn', 0), warnings: [] }
    expect(summarize([carried, commit('warn', 0), carried], LOOKED)).toMatchObject({ failed: 0, warned: 1, older: 2 })
    expect([carried, commit('warn', 0), commit('fail', 0), commit('pass', 0)].map(isAtFault)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('have no sum when none has a price, and the sum 0 when there are none', () => {
    expect(summarize([commit('pass', null)], LOOKED).credits).toBeNull()
    expect(summarize([], LOOKED)).toMatchObject({ credits: 0, failed: 0, warned: 0, notPriced: 0 })
  })
})

describe('the day of a commit', () => {
  test.each([
    [0, '1970-01-01'],
    [1_791_417_600, '2026-10-08'],
    [1_791_417_599, '2026-10-07'],
    [NaN, '1970-01-01'],
    [-1, '1970-01-01'],
    [1e18, '9999-12-31'],
    [Infinity, '1970-01-01'],
  ])('%d is %s', (time, day) => {
    expect(dayOfTime(time)).toBe(day)
  })

  test('is a day, whatever a commit says', () => {
    fc.assert(fc.property(fc.double(), (time) => /^\d{4}-\d{2}-\d{2}$/.test(dayOfTime(time))))
  })
})
