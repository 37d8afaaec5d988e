import type { Files } from '../../../support/github/git-objects.js'
import type { Repository } from '../../../support/github/repository.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  EXAMPLE,
  EXAMPLE_PULL,
  execute,
  marked,
  newRepository,
  openPull,
  POLICY,
  SETTINGS,
  type Run,
} from '../../../support/pull-request-run.js'

const github = openGitHub()

const CLI = '.kiro/settings/cli.json'
const titles = ({ annotations }: Run, level: string): string[] =>
  annotations.flatMap((one) => (one.level === level ? [one.properties.title ?? ''] : [])).sort()
const elsewhere = (repository: string) => ({
  GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/kiro.yml@refs/heads/main`,
})

/** A run by the clock on a main branch with these files. */
function scheduled(files: Files, inputs: Record<string, string> = {}): Promise<Run> {
  const repository = newRepository(github)
  repository.branch('main', repository.commit({ files }))
  return execute(github, repository, { name: 'schedule', payload: repository.scheduleEvent() }, { inputs })
}

test.concurrent(
  'by the clock the default branch is judged as it is: every finding counts, and nothing comments',
  async () => {
    const [bad, good] = await Promise.all([
      scheduled({ ...EXAMPLE_PULL.before, [SETTINGS]: EXAMPLE.after }),
      scheduled(EXAMPLE_PULL.before),
    ])
    expect(bad).toMatchObject({ exit: 1, stderr: '', writes: [], outputs: { verdict: 'fail', 'comment-url': '' } })
    expect(titles(bad, 'error')).toEqual(['model-not-allowed'])
    expect(bad.summary).not.toMatch(/Introduced by this change|Advisory|Enforcing/)
    expect(good).toMatchObject({ exit: 0, stderr: '', writes: [], outputs: { verdict: 'pass', errors: '0' } })
    expect(bad.requests.length).toBeLessThanOrEqual(3)
  },
)

const PERMITTED = (expires: string): string =>
  `version: 1\nmodels: { allow: [auto] }\nexceptions:\n  - { rule: model-not-allowed, model: claude-opus-4.8, reason: Evaluation, owner: "@acme/ml", expires: ${expires} }\n`

test.concurrent(
  'by the clock what an exception no longer permits fails, and what it still permits does not',
  async () => {
    const files = { [CLI]: '{ "chat.defaultModel": "claude-opus-4.8" }' }
    const [expired, holding] = await Promise.all([
      scheduled({ ...files, [POLICY]: PERMITTED('2026-01-31') }),
      scheduled({ ...files, [POLICY]: PERMITTED('2099-12-31') }),
    ])
    expect(expired).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '1' } })
    expect([titles(expired, 'error'), titles(expired, 'warning')]).toEqual([
      ['model-not-allowed'],
      ['exception-expired'],
    ])
    expect(holding).toMatchObject({ exit: 0, outputs: { verdict: 'pass', errors: '0' } })
  },
)

test.concurrent('by the clock a model that is no longer offered fails', async () => {
  const run = await scheduled({ [CLI]: '{ "chat.defaultModel": "claude-3.7-sonnet" }', [POLICY]: 'version: 1\n' })
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '1' } })
  expect(titles(run, 'error')).toEqual(['retired-model'])
})

test.concurrent('by the clock the organization’s policy judges too, and a broken policy is an error', async () => {
  const [organization, broken] = await Promise.all([
    scheduled({ [SETTINGS]: EXAMPLE.after }, { 'organization-policy': EXAMPLE.policy }),
    scheduled({ [SETTINGS]: EXAMPLE.before, [POLICY]: 'version: 2\n' }),
  ])
  expect(organization).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } })
  expect(broken).toMatchObject({ exit: 2, outputs: { verdict: 'error', 'error-class': 'policy' } })
})

/** A group of a merge queue that would bring these files. */
function queue(before: Files, after: Files): { repository: Repository; base: string; head: string } {
  const repository = newRepository(github)
  const base = repository.commit({ files: before })
  const topic = repository.commit({ files: after, parents: [base] })
  const head = repository.commit({ files: after, parents: [base, topic] })
  repository.branch('main', base)
  return { repository, base, head }
}

test.concurrent(
  'a merge group is judged by the policy of the branch it would be merged into, and comments nowhere',
  async () => {
    const { repository, base, head } = queue(EXAMPLE_PULL.before, {
      [SETTINGS]: EXAMPLE.after,
      [POLICY]: 'version: 1\n',
    })
    const payload = repository.mergeGroupEvent({ base, head })
    const [run, required] = await Promise.all([
      execute(github, repository, { name: 'merge_group', payload }),
      execute(github, repository, { name: 'merge_group', payload }, { env: elsewhere('acme/workflows') }),
    ])
    expect(run).toMatchObject({
      exit: 1,
      stderr: '',
      writes: [],
      outputs: { verdict: 'fail', errors: '2', 'credits-delta': '5558', 'comment-url': '' },
    })
    expect(titles(run, 'error')).toEqual(['cost-increase', 'model-not-allowed'])
    expect(titles(run, 'warning')).toEqual(['policy-loosened'])
    expect(run.summary).toContain(`at \`${base.slice(0, 7)}\``)
    expect(run.summary).toContain('Advisory: this workflow comes from the merge group.')
    expect(required.summary).toContain('Enforcing: the workflow is required from acme/workflows.')
  },
)

test.concurrent(
  'a merge group under a broken policy is an error, one without a Kiro file is skipped, and one that is gone is not judged',
  async () => {
    const [broken, other] = [
      queue({ ...EXAMPLE_PULL.before, [POLICY]: 'version: 2\n' }, { [SETTINGS]: EXAMPLE.after }),
      queue(EXAMPLE_PULL.before, { 'README.md': 'A better shop.\n' }),
    ]
    const event = (group: typeof broken, action = 'checks_requested') => ({
      name: 'merge_group',
      payload: { ...group.repository.mergeGroupEvent(group), action },
    })
    expect(await execute(github, broken.repository, event(broken))).toMatchObject({
      exit: 2,
      outputs: { verdict: 'error', 'error-class': 'policy' },
    })
    expect(await execute(github, other.repository, event(other))).toMatchObject({
      exit: 0,
      writes: [],
      outputs: { verdict: 'skipped' },
    })
    expect(await execute(github, broken.repository, event(broken, 'destroyed'))).toMatchObject({
      exit: 0,
      requests: [],
      outputs: { verdict: 'skipped' },
    })
  },
)

test.concurrent(
  'under pull_request_target a pull request from a fork is judged, commented on and known to be enforced',
  async () => {
    const opened = await openPull(github, {
      ...EXAMPLE_PULL,
      author: 'stranger',
      fork: true,
      after: { [SETTINGS]: EXAMPLE.after, [POLICY]: null },
    })
    const run = await execute(github, opened.repository, {
      name: 'pull_request_target',
      payload: opened.repository.event(opened.pull),
    })
    expect(run).toMatchObject({
      exit: 1,
      stderr: '',
      outputs: { verdict: 'fail', errors: '2', 'credits-delta': '5558' },
    })
    const [comment] = await marked(opened)
    expect(comment?.body).toContain('Enforcing: the workflow comes from the default branch.')
    expect(comment?.body).toContain(`Policy \`${POLICY}\` at \`${opened.from.slice(0, 7)}\``)
    // Nothing is asked of the fork itself.
    expect(
      github.requests.filter(({ path }) => path.startsWith(`/repos/${opened.pull.headRepository.fullName}/`)),
    ).toEqual([])
  },
)

test.concurrent(
  'under pull_request_target the policy is that of the base branch, not of the default branch',
  async () => {
    const opened = await openPull(github, { ...EXAMPLE_PULL, before: { [SETTINGS]: EXAMPLE.before } })
    opened.repository.branch(
      'release',
      opened.repository.commit({ files: { [POLICY]: EXAMPLE.policy }, parents: [opened.from] }),
    )
    opened.pull.retarget('release')
    const run = await execute(github, opened.repository, {
      name: 'pull_request_target',
      payload: opened.repository.event(opened.pull),
    })
    expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '2' } })
  },
)

test.concurrent.each<[string, Record<string, string>, string]>([
  ['of the repository itself', {}, 'Advisory: this workflow comes from the pull request.'],
  [
    'that the organization requires',
    elsewhere('acme/workflows'),
    'Enforcing: the workflow is required from acme/workflows.',
  ],
])('under pull_request a workflow %s says whether it enforces', async (_, env, sentence) => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const run = await execute(
    github,
    opened.repository,
    { name: 'pull_request', payload: opened.repository.event(opened.pull) },
    { env },
  )
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } })
  expect((await marked(opened))[0]?.body).toContain(sentence)
})
