import { check } from '../../src/core/check.js'
import { COMMENT_MODES, type CommentMode } from '../../src/core/options.js'
import { failureFrom, type Failure, type Report } from '../../src/core/report.js'
import { UserError } from '../../src/core/user-error.js'
import { policy } from '../core/support/repository.js'
import { MARKER, planComment } from '../../src/run/comment-plan.js'

const file = (model: string) => [{ path: '.kiro/agents/a.json', kind: 'file' as const, bytes: new TextEncoder().encode(JSON.stringify({ name: 'a', model })) }]
const judged = (before: string, after: string): Report => check({ before: file(before), after: file(after), policy: [], day: '2026-10-08' })

const RESULTS: Readonly<Record<string, Report | Failure>> = {
  'a new problem': judged('auto', 'claude-opus-4-8'),
  'a dearer model': judged('claude-haiku-4.5', 'claude-opus-4.8'),
  'a cheaper model': judged('claude-opus-4.8', 'claude-haiku-4.5'),
  'an equal price': judged('claude-sonnet-4.5', 'claude-sonnet-5'),
  'an old problem': judged('claude-opus-4-8', 'claude-opus-4-8'),
  'a change of the policy alone': check({ before: file('auto'), after: file('auto'), policy: [], day: '2026-10-08', proposal: { kind: 'policy', source: 'p', policy: policy('version: 1'), unread: [] } }),
  skipped: { ...judged('auto', 'auto'), verdict: 'skipped' },
  'a failure': failureFrom(new UserError('It is broken.', 'Mend it.', 'policy')),
}

const plan = (mode: CommentMode, result: string, more: Partial<Parameters<typeof planComment>[0]> = {}) =>
  planComment({ mode, result: RESULTS[result] as Report, installing: false, body: 'text', existing: null, current: true, ...more }).action

test.each([
  ['a new problem', 'create', 'create', 'create', 'none'],
  ['a dearer model', 'create', 'create', 'create', 'none'],
  ['a cheaper model', 'create', 'create', 'none', 'none'],
  ['an equal price', 'none', 'create', 'none', 'none'],
  ['an old problem', 'none', 'create', 'none', 'none'],
  ['a change of the policy alone', 'create', 'create', 'none', 'none'],
  ['skipped', 'none', 'none', 'none', 'none'],
  ['a failure', 'create', 'create', 'create', 'none'],
] as const)('without a comment, %s: changes %s, always %s, problems %s, never %s', (result, ...expected) => {
  expect(COMMENT_MODES.map((mode) => plan(mode, result))).toEqual(expected)
})

test('the pull request that installs the action gets a comment in the modes that tell of changes', () => {
  expect(COMMENT_MODES.map((mode) => plan(mode, 'an equal price', { installing: true }))).toEqual(['create', 'create', 'none', 'none'])
})

const existing = (body: string) => ({ id: 7, body, url: 'https://github.test/c/7' })

test.each(Object.keys(RESULTS))('an existing comment is kept true in every mode but never: %s', (result) => {
  const actions = COMMENT_MODES.map((mode) => plan(mode, result, { existing: existing(`${MARKER}\nold text`) }))
  expect(actions).toEqual(['update', 'update', 'update', 'none'])
})

test.each([`${MARKER}\ntext`, `${MARKER}\r\ntext\r\n`, `${MARKER}\ntext\n`])('a comment that says so already is not written again: %j', (body) => {
  expect(planComment({ mode: 'always', result: RESULTS['a new problem'] as Report, installing: false, body: 'text', existing: existing(body), current: true })).toEqual({
    action: 'none',
    url: 'https://github.test/c/7',
    why: 'the comment says so already',
  })
})

test('a run for a commit that is no longer the head writes nothing', () => {
  expect(plan('always', 'a new problem', { current: false })).toBe('none')
  expect(plan('always', 'a new problem', { current: false, existing: existing('x') })).toBe('none')
})
