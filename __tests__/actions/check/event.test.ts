import { UserError } from '../../../src/core/user-error.js'
import { readEvent, type CheckEvent } from '../../../src/actions/check/event.js'

const read = (event: string, payload: unknown): CheckEvent => readEvent({ event, payload, sha: 's' })

const PULL = { action: 'opened', pull_request: { number: 7, head: { sha: 'h', ref: 'x' }, base: { ref: 'main' } } }
const RUN = {
  workflow_run: { event: 'pull_request', head_sha: 'h', head_branch: 'b', head_repository: { full_name: 'o/r' } },
}
const PUSH = { ref: 'refs/heads/a/b', before: 'a', after: 'b', repository: { private: true } }
const GROUP = { action: 'checks_requested', merge_group: { base_sha: 'a', head_sha: 'b' } }

test.each<[string, unknown, Partial<CheckEvent>]>([
  ['pull_request', PULL, { kind: 'pull_request', target: false, number: 7, head: 'h', baseRef: 'main' }],
  ['pull_request_target', PULL, { kind: 'pull_request', target: true }],
  ['pull_request_review', PULL, { kind: 'pull_request', target: false, number: 7, head: 'h', baseRef: 'main' }],
  ['pull_request_review_comment', PULL, { kind: 'pull_request', target: false }],
  ['pull_request', PULL, { baseSha: null, changedFiles: null }],
  [
    'pull_request',
    { pull_request: { ...PULL.pull_request, changed_files: 3, base: { ref: 'main', sha: 'b' } } },
    { baseSha: 'b', changedFiles: 3 },
  ],
  ['pull_request', { action: 'closed' }, { kind: 'nothing' }],
  ['pull_request', { action: 'edited', pull_request: { ...PULL.pull_request, state: 'closed' } }, { kind: 'nothing' }],
  ['pull_request_target', { action: 'edited', pull_request: { state: 'closed' } }, { kind: 'nothing' }],
  ['pull_request_review', { action: 'submitted', pull_request: { state: 'closed' } }, { kind: 'nothing' }],
  [
    'workflow_run',
    { workflow_run: { ...RUN.workflow_run, head_repository: null } },
    { kind: 'nothing', why: 'The repository of the other workflow’s branch is gone: a fork that was deleted.' },
  ],
  ['workflow_run', RUN, { kind: 'workflow_run', head: 'h', branch: 'b', repository: 'o/r' }],
  ['workflow_run', { workflow_run: { event: 'push' } }, { kind: 'nothing' }],
  ['workflow_run', null, { kind: 'nothing' }],
  ['push', PUSH, { kind: 'push', before: 'a', after: 'b', branch: 'a/b', isPublic: false }],
  ['push', { ...PUSH, before: '000' }, { kind: 'push', before: null }],
  ['push', { ...PUSH, after: '000' }, { kind: 'nothing', why: 'The branch was deleted.' }],
  ['push', { ...PUSH, ref: 'refs/tags/v1' }, { kind: 'nothing', why: 'A tag was pushed, and tags are not judged.' }],
  ['push', { ...PUSH, ref: 'refs/tags/v1', after: '000' }, { kind: 'nothing' }],
  ['push', { ...PUSH, ref: 'refs/heads/refs/tags/v1' }, { kind: 'push', branch: 'refs/tags/v1' }],
  ['push', { ...PUSH, deleted: true }, { kind: 'nothing' }],
  ['push', { ...PUSH, repository: null }, { kind: 'push', isPublic: true }],
  ['merge_group', GROUP, { kind: 'merge_group', base: 'a', head: 'b', isPublic: true }],
  ['merge_group', { action: 'destroyed' }, { kind: 'nothing' }],
  ['workflow_dispatch', 'anything', { kind: 'dispatch', head: 's' }],
  ['schedule', undefined, { kind: 'schedule' }],
])('%s %j', (event, payload, expected) => {
  expect(read(event, payload)).toMatchObject(expected)
})

test.each<[string, unknown]>([
  ['pull_request', null],
  ['pull_request', { pull_request: { ...PULL.pull_request, number: '7' } }],
  ['pull_request', { pull_request: { number: 7, head: {}, base: { ref: 'main' } } }],
  ['push', { ref: 'refs/heads/a', after: 'b' }],
  ['push', { before: 'a', after: 'b' }],
  ['merge_group', { merge_group: [] }],
])('a payload of %s that lacks something: %j', (event, payload) => {
  expect(() => read(event, payload)).toThrow(UserError)
  expect(() => read(event, payload)).toThrow(`The payload of the ${event} event lacks what the check needs.`)
})
