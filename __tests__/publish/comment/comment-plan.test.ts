import { check } from '../../../src/core/check.js'
import { COMMENT_MODES, type CommentMode } from '../../../src/publish/comment/comment-mode.js'
import { failureFrom, type Failure, type Report } from '../../../src/core/report.js'
import { UserError } from '../../../src/core/user-error.js'
import { policy } from '../../core/support/repository.js'
import {
  markerOf,
  planAfterCreate,
  planComment,
  type CommentRequest,
} from '../../../src/publish/comment/comment-plan.js'

const file = (model: string) => [
  {
    path: '.kiro/agents/a.json',
    kind: 'file' as const,
    bytes: new TextEncoder().encode(JSON.stringify({ name: 'a', model })),
  },
]
const judged = (before: string, after: string): Report =>
  check({ before: file(before), after: file(after), policy: [], day: '2026-10-08' })

const RESULTS: Readonly<Record<string, Report | Failure>> = {
  'a new problem': judged('auto', 'claude-opus-4-8'),
  'a more expensive model': judged('claude-haiku-4.5', 'claude-opus-4.8'),
  'a cheaper model': judged('claude-opus-4.8', 'claude-haiku-4.5'),
  'an equal price': judged('claude-sonnet-4.5', 'claude-sonnet-5'),
  'an old problem': judged('claude-opus-4-8', 'claude-opus-4-8'),
  'a change of the policy alone': check({
    before: file('auto'),
    after: file('auto'),
    policy: [],
    day: '2026-10-08',
    proposal: { kind: 'policy', source: 'p', policy: policy('version: 1'), unread: [] },
  }),
  skipped: { ...judged('auto', 'auto'), verdict: 'skipped' },
  'a failure': failureFrom(new UserError('It is broken.', 'Mend it.', 'policy')),
}

const MARKER = markerOf(null)
const HEAD = 'a1b2c3d'

const comments = (...bodies: string[]) =>
  bodies.map((body, index) => ({ id: 7 + index, body, url: `https://github.test/c/${7 + index}` }))

const request = (mode: CommentMode, result: string, more: Partial<CommentRequest> = {}): CommentRequest => ({
  mode,
  result: RESULTS[result] as Report,
  installing: false,
  body: 'text',
  marker: MARKER,
  judged: HEAD,
  ...more,
})

const plan = (
  mode: CommentMode,
  result: string,
  { existing = [], headSha = HEAD, ...more }: Partial<CommentRequest> & { existing?: string[]; headSha?: string } = {},
) => planComment(request(mode, result, more), { headSha, comments: comments(...existing) })

const action = (...of: Parameters<typeof plan>): string => plan(...of).action

test.each([
  ['a new problem', 'create', 'create', 'create', 'none'],
  ['a more expensive model', 'create', 'create', 'create', 'none'],
  ['a cheaper model', 'create', 'create', 'none', 'none'],
  ['an equal price', 'none', 'create', 'none', 'none'],
  ['an old problem', 'none', 'create', 'none', 'none'],
  ['a change of the policy alone', 'create', 'create', 'none', 'none'],
  ['skipped', 'none', 'none', 'none', 'none'],
  ['a failure', 'create', 'create', 'create', 'none'],
] as const)('without a comment, %s: changes %s, always %s, problems %s, never %s', (result, ...expected) => {
  expect(COMMENT_MODES.map((mode) => action(mode, result))).toEqual(expected)
})

test('the pull request that installs the action gets a comment in the modes that tell of changes', () => {
  expect(COMMENT_MODES.map((mode) => action(mode, 'an equal price', { installing: true }))).toEqual([
    'create',
    'create',
    'none',
    'none',
  ])
})

test.each(Object.keys(RESULTS))('an existing comment is kept true in every mode but never: %s', (result) => {
  const actions = COMMENT_MODES.map((mode) => action(mode, result, { existing: [`${MARKER}\nold text`] }))
  expect(actions).toEqual(['update', 'update', 'update', 'none'])
})

test.each([`${MARKER}\ntext`, `${MARKER}\r\ntext\r\n`, `${MARKER}\ntext\n`])(
  'a comment that says so already is not written again: %j',
  (body) => {
    expect(plan('always', 'a new problem', { existing: [body] })).toEqual({
      action: 'none',
      url: 'https://github.test/c/7',
      why: 'the comment says so already',
      remove: [],
    })
  },
)

test('a run for a commit that is no longer the head writes nothing and takes nothing away', () => {
  expect(action('always', 'a new problem', { headSha: 'other' })).toBe('none')
  expect(plan('always', 'a new problem', { headSha: 'other', existing: ['x', 'y'] })).toMatchObject({
    action: 'none',
    url: 'https://github.test/c/8',
    remove: [],
  })
})

test('of several comments the newest stays, and the others go, whether it has to be written or not', () => {
  expect(plan('changes', 'a new problem', { existing: ['a', 'b', 'c'] })).toMatchObject({
    action: 'update',
    id: 9,
    remove: [7, 8],
  })
  expect(plan('changes', 'a new problem', { existing: ['a', `${MARKER}\ntext`] })).toMatchObject({
    action: 'none',
    remove: [7],
  })
  expect(plan('never', 'a new problem', { existing: ['a', 'b'] })).toMatchObject({ action: 'none', remove: [] })
})

test.each([
  ['nothing else', HEAD, [7], 7, { stays: true, remove: [] }],
  ['an older one of a run beside it', HEAD, [7, 8], 8, { stays: true, remove: [7] }],
  ['a newer one, whose run takes this one away', HEAD, [7, 8], 7, { stays: true, remove: [] }],
  ['another head', 'other', [7, 8], 8, { stays: false, remove: [8] }],
  ['another head, and its comment', 'other', [7, 8], 7, { stays: false, remove: [7] }],
  ['another head, and not even itself', 'other', [], 7, { stays: false, remove: [7] }],
  ['not even itself: GitHub is behind', HEAD, [], 7, { stays: true, remove: [] }],
] as const)('after a create that finds %s', (_, headSha, ids, id, expected) => {
  expect(
    planAfterCreate({ id, body: 'text' }, HEAD, {
      headSha,
      comments: ids.map((one) => ({ id: one, body: 'text', url: '' })),
    }),
  ).toEqual(expected)
})

test('a comment that the run for another head has written anew stays', () => {
  expect(planAfterCreate({ id: 7, body: 'old' }, HEAD, { headSha: 'other', comments: comments('new') })).toEqual({
    stays: false,
    remove: [],
  })
})

test('comments of several keys do not find each other', () => {
  const [one, other] = [markerOf(null), markerOf('web')]
  expect(one).toBe('<!-- kiro-governance:check -->')
  expect([one.startsWith(other), other.startsWith(one), markerOf('webs').startsWith(other)]).toEqual([
    false,
    false,
    false,
  ])
})
