import type { Files } from '../../../support/github/git-objects.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  check,
  EXAMPLE,
  EXAMPLE_PULL,
  execute,
  newRepository,
  openPull,
  POLICY,
  SETTINGS,
  type Run,
} from '../../../support/pull-request-run.js'

const github = openGitHub()

const OTHER = 'policies/kiro.yml'
const DENY = 'version: 1\nmodels: { deny: [claude-opus-*] }\n'
const BEFORE = { [SETTINGS]: EXAMPLE.before }
const AFTER = { [SETTINGS]: EXAMPLE.after }

/** The same change by each event that brings one. */
const EVENTS: Record<string, (before: Files, after: Files, policy: string) => Promise<Run>> = {
  pull_request: async (before, after, policy) =>
    check(github, await openPull(github, { ...EXAMPLE_PULL, before, after }), { inputs: { policy, comment: 'never' } }),
  push: (before, after, policy) => {
    const repository = newRepository(github)
    const from = repository.commit({ files: before })
    const to = repository.commit({ files: after, parents: [from] })
    repository.branch('main', to)
    const payload = repository.pushEvent({ before: from, after: to, ref: 'refs/heads/main' })
    return execute(github, repository, { name: 'push', payload }, { inputs: { policy } })
  },
  'a merge queue': (before, after, policy) => {
    const repository = newRepository(github)
    const from = repository.commit({ files: before })
    const to = repository.commit({ files: after, parents: [from] })
    repository.branch('main', from)
    const payload = repository.mergeGroupEvent({ base: from, head: to })
    return execute(github, repository, { name: 'merge_group', payload }, { inputs: { policy } })
  },
}

describe.each(Object.keys(EVENTS))('on %s', (event) => {
  const run = (before: Files, after: Files, policy: string): Promise<Run> =>
    EVENTS[event]?.(before, after, policy) ?? Promise.reject(new Error(event))

  test.concurrent.each([
    POLICY,
    `./${POLICY}`,
    POLICY.replace('/', '//'),
    `${POLICY}/`,
    `.//${POLICY.replace('/', '/./')}`,
  ])('the policy is found at %s', async (policy) => {
    const result = await run({ ...BEFORE, [POLICY]: DENY }, AFTER, policy)
    expect(result).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '1' } })
  })

  test.concurrent('a policy that ends in .yaml is found without being stated', async () => {
    const result = await run({ ...BEFORE, '.github/kiro-policy.yaml': DENY }, AFTER, '')
    expect(result).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '1' } })
  })

  test.concurrent.each([
    ['a change of a Kiro file', AFTER],
    ['a change of nothing that is governed', { 'README.md': 'Changed.\n' }],
  ])('a stated policy that is not there is an error: %s', async (_, after) => {
    const result = await run({ ...BEFORE, [POLICY]: DENY }, after, OTHER)
    expect(result).toMatchObject({ exit: 2, outputs: { verdict: 'error', 'error-class': 'policy' } })
    expect(JSON.stringify(result.annotations)).toContain(
      `The input policy names ${OTHER}, and there is no such file where the policy is read.`,
    )
  })

  test.concurrent('and names what looks like it', async () => {
    const result = await run({ ...BEFORE, 'kiro-policy.yml': DENY }, AFTER, POLICY)
    expect(result).toMatchObject({ exit: 2, outputs: { 'error-class': 'policy' } })
    expect(result.stdout + JSON.stringify(result.annotations)).toContain('There is kiro-policy.yml: move it')
  })

  test.concurrent('unless the change adds it', async () => {
    const result = await run(BEFORE, { [OTHER]: DENY, 'README.md': 'x' }, OTHER)
    expect(result).toMatchObject({ exit: 0, outputs: { 'error-class': '' } })
  })

  test.concurrent.each(['kiro-policy.yml', '.kiro/kiro-policy.yaml', '.github/kiro-policies.yml'])(
    'a policy at %s is not read, and that is said',
    async (path) => {
      const result = await run({ ...BEFORE, [path]: DENY }, AFTER, '')
      expect(result.outputs.verdict).not.toBe('fail')
      expect(result.summary).toContain('looks like a policy, and no policy is read there')
    },
  )
})

test.concurrent('a policy that is renamed from one usual name to the other stays what binds', async () => {
  const renamed = { [POLICY]: null, '.github/kiro-policy.yaml': DENY, ...AFTER }
  const opened = await openPull(github, { ...EXAMPLE_PULL, before: { ...BEFORE, [POLICY]: DENY }, after: renamed })
  const result = await check(github, opened, { inputs: { comment: 'never' } })
  expect(result).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '1' } })
  // The same text under the other name: nothing of it is looser.
  expect(JSON.stringify(result.annotations)).not.toContain('policy-')
})
