import type { FileContent } from '../../../support/github/git-objects.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  check,
  EXAMPLE,
  EXAMPLE_PULL,
  marked,
  openPull,
  POLICY,
  push,
  SETTINGS,
  type OpenPull,
} from '../../../support/pull-request-run.js'

const github = openGitHub()

async function body(opened: OpenPull): Promise<string> {
  const [comment] = await marked(opened)
  return comment?.body ?? ''
}

const ALLOWED = EXAMPLE.before.replace('claude-haiku-4.5', 'auto')

test.concurrent(
  'the policy is that of the base branch as it is now, not as it was when the event was made',
  async () => {
    const opened = await openPull(github, { ...EXAMPLE_PULL, after: { [SETTINGS]: ALLOWED } })
    const payload = opened.repository.event(opened.pull, 'opened')
    const stricter = opened.repository.commit({
      files: { [POLICY]: 'version: 1\nmodels: { deny: [auto] }\n' },
      parents: [opened.from],
    })
    opened.repository.branch('main', stricter)
    const run = await check(github, opened, { payload })
    expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '1' } })
    expect(run.annotations[0]).toMatchObject({ level: 'error', properties: { title: 'model-not-allowed' } })
    expect(await body(opened)).toContain(`Policy \`${POLICY}\` at \`${stricter.slice(0, 7)}\``)
  },
)

const TAMPERED: [string, FileContent, string[], string][] = [
  [
    'weakens',
    'version: 1\nmodels: { allow: ["*"] }\n',
    ['policy-loosened'],
    'The policy of the base branch judges this pull request; under the new one this change would have 1 warning.',
  ],
  [
    'deletes',
    null,
    ['policy-loosened'],
    'The policy of the base branch judges this pull request; without it this change would have 1 warning.',
  ],
  ['breaks', 'version: [\n', ['policy-invalid'], 'The policy would be broken: '],
  [
    'replaces by a link',
    { symlink: '/dev/null' },
    ['policy-invalid'],
    'The policy would be broken: .github/kiro-policy.yml is a link or cannot be read.',
  ],
]

test.concurrent.each(TAMPERED)(
  'an author who %s the policy is judged by the base branch’s',
  async (_, policy, rules, sentence) => {
    const opened = await openPull(github, { ...EXAMPLE_PULL, after: { [SETTINGS]: EXAMPLE.after, [POLICY]: policy } })
    const run = await check(github, opened)
    expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail', 'credits-delta': '5558' } })
    expect(new Set(run.annotations.map(({ properties }) => properties.title))).toEqual(
      new Set(['model-not-allowed', 'cost-increase', ...rules]),
    )
    expect(await body(opened)).toContain(sentence)
    expect(await body(opened)).toContain(`at \`${opened.from.slice(0, 7)}\``)
  },
)

test.concurrent('the first policy of a repository binds from the next pull request on', async () => {
  const opened = await openPull(github, {
    before: { [SETTINGS]: EXAMPLE.before },
    after: { [SETTINGS]: EXAMPLE.after, [POLICY]: EXAMPLE.policy },
  })
  expect(await check(github, opened)).toMatchObject({ exit: 0, outputs: { verdict: 'warn', errors: '0' } })
  expect(await body(opened)).toContain(
    'No policy judges this pull request yet; under the new one this change would have 2 blocking problems (`cost-increase` and `model-not-allowed`).',
  )
})

test.concurrent('a policy elsewhere is read where the input says', async () => {
  const opened = await openPull(github, {
    before: { [SETTINGS]: EXAMPLE.before, 'governance/kiro.yml': EXAMPLE.policy },
    after: { [SETTINGS]: EXAMPLE.after },
  })
  const [without, named] = [
    await check(github, opened, { inputs: { comment: 'never' } }),
    await check(github, opened, { inputs: { policy: 'governance/kiro.yml', comment: 'never' } }),
  ]
  expect(without).toMatchObject({ exit: 0, outputs: { verdict: 'warn' } })
  expect(named).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '2' } })
})

const BROKEN: [string, FileContent, number, RegExp][] = [
  [
    'has an unknown key',
    EXAMPLE.policy.replace('maxMultiplier: 1.3', 'maxMultiplyer: 1.3'),
    13,
    /maxMultiplyer.*did you mean .?maxMultiplier/,
  ],
  [
    'has a key unlike any other',
    `${EXAMPLE.policy}zzzzzz: 1\n`,
    EXAMPLE.policy.split('\n').length,
    /zzzzzz is not a key of the policy; allowed here: version, .* and catalogue/,
  ],
  ['has a wrong value', EXAMPLE.policy.replace('developers: 12', 'developers: twelve'), 3, /developers/],
  ['is not YAML', 'version: 1\nmodels: { allow: [auto\n', 3, /Not valid YAML/],
  ['is empty', '', 1, /The policy is empty/],
  ['contradicts itself', EXAMPLE.policy.replace('developers: 12', 'developers: 10'), 4, /team\.seats has 12 seats/],
]

test.concurrent.each(BROKEN)(
  'a binding policy that %s is an error that names its line',
  async (_, policy, line, message) => {
    const opened = await openPull(github, {
      before: { [SETTINGS]: EXAMPLE.before, [POLICY]: policy },
      after: { [SETTINGS]: ALLOWED },
    })
    const run = await check(github, opened)
    expect(run).toMatchObject({
      exit: 2,
      stderr: '',
      outputs: { verdict: 'error', 'error-class': 'policy', complete: 'false', 'credits-before': '', errors: '' },
    })
    expect(run.annotations[0]).toMatchObject({ level: 'error', properties: { file: POLICY, line: String(line) } })
    expect(run.annotations[0]?.message).toMatch(message)
    expect(run.stdout).toContain(`${POLICY}:${line}:`)
    expect(run.summary).toContain('the policy cannot be read, so nothing was judged')
    expect(await body(opened)).toContain('### ❌ Kiro config: the policy cannot be read, so nothing was judged')
    expect(await body(opened)).toContain(`\`${POLICY}:${line}\``)
    expect(await body(opened)).toContain(run.annotations[0]?.message.split(/\.? Correct the policy;/)[0] ?? '?')
    expect(run.outputs['comment-url']).toContain('#issuecomment-')
  },
)

test.concurrent('fail-on: never does not make an error pass', async () => {
  const opened = await openPull(github, {
    before: { [SETTINGS]: EXAMPLE.before, [POLICY]: 'version: 2\n' },
    after: { [SETTINGS]: ALLOWED },
  })
  expect(await check(github, opened, { inputs: { 'fail-on': 'never' } })).toMatchObject({
    exit: 2,
    outputs: { verdict: 'error' },
  })
})

const NO_FILE: [string, FileContent][] = [
  ['link', { symlink: '../elsewhere.yml' }],
  ['binary file', Buffer.from([0, 1, 2, 3])],
  ['file that GraphQL cuts', `# ${'x'.repeat(600_000)}\nversion: 1\n`],
]

test.concurrent.each(NO_FILE)(
  'a %s as the binding policy is an error, and a comment that is there says so',
  async (_, policy) => {
    const opened = await openPull(github, EXAMPLE_PULL)
    await check(github, opened)
    opened.repository.branch('main', opened.repository.commit({ files: { [POLICY]: policy }, parents: [opened.from] }))
    const run = await check(github, opened)
    expect(run).toMatchObject({ exit: 2, stderr: '', outputs: { verdict: 'error', 'error-class': 'policy' } })
    expect(run.stdout).toContain(POLICY)
    // What was said of the change before is not known to be true any more.
    expect(await body(opened)).toContain('### ❌ Kiro config: the policy cannot be read, so nothing was judged')
  },
)

test.concurrent(
  'a broken policy does not lock the repository: what touches no Kiro file, or only repairs the policy, passes',
  async () => {
    const before = { [SETTINGS]: EXAMPLE.before, [POLICY]: 'version: 2\n' }
    const [elsewhere, repair, both] = await Promise.all([
      openPull(github, { before, after: { 'README.md': 'A shop.\n' } }),
      openPull(github, { before, after: { [POLICY]: EXAMPLE.policy } }),
      openPull(github, { before, after: { [POLICY]: EXAMPLE.policy, [SETTINGS]: EXAMPLE.after } }),
    ])
    expect(await check(github, elsewhere)).toMatchObject({ exit: 0, outputs: { verdict: 'skipped' } })
    expect(await check(github, both)).toMatchObject({ exit: 2, outputs: { verdict: 'error', 'error-class': 'policy' } })
    const repaired = await check(github, repair)
    expect(repaired).toMatchObject({ exit: 0, outputs: { 'error-class': '' } })
    expect(repaired.annotations.map(({ level }) => level)).toEqual(['warning'])
  },
)

test.concurrent('a comment about a broken policy turns into the verdict once the policy is repaired', async () => {
  const opened = await openPull(github, {
    before: { [SETTINGS]: EXAMPLE.before, [POLICY]: 'version: 2\n' },
    after: { [SETTINGS]: EXAMPLE.after },
  })
  await check(github, opened)
  opened.repository.branch(
    'main',
    opened.repository.commit({ files: { [POLICY]: EXAMPLE.policy }, parents: [opened.from] }),
  )
  push(opened, { 'README.md': 'A shop.\n' })
  expect(await check(github, opened)).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '2' } })
  expect(await body(opened)).toContain('2 blocking problems')
})
