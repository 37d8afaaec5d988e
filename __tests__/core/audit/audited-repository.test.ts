import { costOf } from '../../../src/core/audit/per-developer.js'
import { judgeRepository } from '../../../src/core/audit/judge-repository.js'
import { agent, contract, judged } from '../support/repository.js'
import { audited, seenRepository, TERMS } from '../../support/audit/small-organization.js'

const text = (value: unknown): string => JSON.stringify(value)

test('the models of a repository by name, each with all of its work, its price and its state', async () => {
  const { models, counts, verdict } = await audited(
    seenRepository('web', {
      files: {
        '.kiro/agents/a.json': text(agent('a', 'claude-sonnet-5')),
        '.kiro/agents/b.json': text(agent('b', 'claude-haiku-4.5')),
        '.kiro/agents/c.json': text(agent('c', 'claude-sonnet-5')),
        '.kiro/agents/d.json': text(agent('d', 'qwen3-coder-next')),
        '.kiro/agents/e.json': text(agent('e', 'nobody-knows')),
      },
    }),
  )
  expect(
    models.map((one) => [one.model, one.multiplier, one.status, one.assignments.map(({ assignment }) => assignment)]),
  ).toEqual([
    ['claude-haiku-4.5', 0.4, 'available', ['agent:b']],
    ['claude-sonnet-5', 1.3, 'available', ['agent:a', 'agent:c']],
    ['nobody-knows', null, 'unknown', ['agent:e']],
    ['qwen3-coder-next', 0.05, 'experimental', ['agent:d']],
  ])
  expect([verdict, counts.error > 0]).toEqual(['fail', true])
})

test('its policy names all of its parents, and the files that lie where no policy is looked for', () => {
  const seen = seenRepository('web', { policy: 'version: 1', misplaced: ['kiro-policy.yml', 'policy.yml'] })
  const parents = ['a', 'b'].map((source) => ({ source, sha: null })) as unknown as Parameters<
    typeof judgeRepository
  >[0]['parents']
  const { policy } = judgeRepository({ seen, binding: { policy: TERMS.organization, failure: null }, parents }, TERMS)
  expect(policy).toMatchObject({
    state: 'found',
    file: '.github/kiro-policy.yml',
    parents: [{ source: 'a' }, { source: 'b' }],
    misplaced: ['kiro-policy.yml', 'policy.yml'],
  })
})

test.each([
  ['none', null, true, 'none'],
  ['one that was not looked for', null, false, 'not seen'],
  ['one', 'version: 1', true, 'found'],
  ['a broken one', 'modles: {}', true, 'invalid'],
])('the state of the policy with %s', async (_, policy, policySeen, state) => {
  const files = { '.kiro/agents/a.json': text(agent('a', 'auto')) }
  const found = await audited(seenRepository('web', { files, policySeen, ...(policy === null ? {} : { policy }) }))
  expect(found.policy.state).toBe(state)
})

test('the cost of a repository has a row for all work that has a model', () => {
  const { estimate } = judged({
    after: {
      '.kiro/settings.json': contract({ p: 'claude-sonnet-5' }, { codeReview: 'p' }),
      '.kiro/agents/a.json': agent('a', 'claude-next'),
    },
  })
  const cost = costOf(estimate)
  expect(
    cost.rows.map(({ assignment, model, appliedBy, credits }) => [assignment, model, appliedBy, credits.typical]),
  ).toEqual(
    estimate.rows
      .filter(({ after }) => after.model !== null)
      .map(({ assignment, after, appliedBy }) => [assignment, after.model, appliedBy, after.credits.typical]),
  )
  expect(cost.rows.length).toBeGreaterThan(2)
  expect(cost).toMatchObject({ complete: false, root: '', roots: 1, credits: estimate.after })
  expect(cost.unpriced).toEqual([{ assignment: 'agent:a', model: 'claude-next', reason: 'no price' }])
})
