import type { FileContent, Files } from '../../../support/github/git-objects.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  check,
  EXAMPLE,
  EXAMPLE_PULL,
  marked,
  MARKER,
  openPull,
  POLICY,
  push,
  SETTINGS,
  type NewPull,
  type Run,
} from '../../../support/pull-request-run.js'

const github = openGitHub()

/** The verdict of the base branch's policy on the example's change: whatever else a pull request brings, it stays this. */
const BINDING = {
  exit: 1,
  stderr: '',
  outputs: {
    verdict: 'fail',
    'error-class': '',
    'credits-before': '7030',
    'credits-after': '13835',
    'credits-delta': '6805',
  },
}
const VIOLATED = ['cost-increase', 'model-not-allowed']

const titles = ({ annotations }: Run, level: string): string[] =>
  [...new Set(annotations.flatMap((one) => (one.level === level ? [one.properties.title ?? ''] : [])))].sort()

function expectBinding(run: Run, besides: readonly string[] = []): void {
  expect(run).toMatchObject(BINDING)
  expect(titles(run, 'error')).toEqual([...VIOLATED, ...besides].sort())
  expect(run.annotations.find(({ properties }) => properties.title === 'model-not-allowed')).toMatchObject({
    level: 'error',
    properties: { file: SETTINGS, line: '5' },
  })
}

const policy = (text: string): Files => ({ [POLICY]: `version: 1\n${text}\n` })
const RULES = [
  'model-not-allowed',
  'multiplier-over-cap',
  'cost-increase',
  'cost-total',
  'cost-unknown',
  'policy-loosened',
  'policy-invalid',
]
const everyRule = (severity: string): string => `rules: { ${RULES.map((rule) => `${rule}: ${severity}`).join(', ')} }`
const excepted = (rule: string): string =>
  `  - { rule: ${rule}, path: "**", reason: It is urgent, owner: "@octocat", expires: 2099-12-31 }\n`

/** What an author puts beside a model that is not allowed, and what else is then an error. */
const POLICIES: [string, Files, string[]?][] = [
  ['edits the policy so that all is allowed', policy('models: { allow: ["*"] }')],
  [
    'raises the caps and the limits',
    policy('models: { maxMultiplier: 100 }\ncost: { fail: { increase: { credits: 1000000, percent: 100000 } } }'),
  ],
  ['deletes the policy', { [POLICY]: null }],
  ['renames the policy', { [POLICY]: null, '.github/kiro-policy.yaml': EXAMPLE.policy }],
  ['moves the policy to another case of its name', { [POLICY]: null, '.GitHub/Kiro-Policy.yml': EXAMPLE.policy }],
  ['breaks the policy', { [POLICY]: 'version: [\n' }, ['policy-invalid']],
  ['empties the policy', { [POLICY]: '' }, ['policy-invalid']],
  ['writes a policy of a version to come', { [POLICY]: 'version: 2\n' }, ['policy-invalid']],
  ['asks for a version to come', policy('requires: ">=99.0"'), ['policy-invalid']],
  [
    'writes a policy that unfolds without end',
    policy(
      `x: &a [1, 1]\n${Array.from(
        { length: 12 },
        (_, n) =>
          `x${n}: &b${n} [${Array(12)
            .fill(n === 0 ? '*a' : `*b${n - 1}`)
            .join(', ')}]`,
      ).join('\n')}`,
    ),
    ['policy-invalid'],
  ],
  ['writes a policy without end', policy(`# ${'x'.repeat(300_000)}`), ['policy-invalid']],
  [
    'replaces the policy by a link',
    { [POLICY]: { symlink: '../lax.yml' }, 'lax.yml': 'version: 1\n' },
    ['policy-invalid'],
  ],
  ['replaces the policy by a folder', { [`${POLICY}/policy.yml`]: 'version: 1\n' }],
  ['replaces the policy by a submodule', { [POLICY]: { submodule: 'a'.repeat(40) } }, ['policy-invalid']],
  ['adds an exception for the change', policy(`exceptions:\n${RULES.map(excepted).join('')}`)],
  ['turns the rules off', policy(everyRule('off'))],
  ['makes notices of the rules', policy(everyRule('notice'))],
  ['only observes', policy('enforcement: { mode: observe }')],
  ['blocks only later', policy('enforcement: { mode: block, from: 2099-12-31 }')],
  ['ignores the files', policy('ignore: ["**", ".kiro/**", ".github/**"]')],
  ['makes the team smaller', policy('team: { developers: 1, workdays: 1 }')],
  ['makes the team larger', policy('team: { developers: 1000, seats: { power: 1000 } }')],
  [
    'says that the work is little',
    policy('workload: { tasks: { interactiveChat: { runs: 0 }, taskExecution: { runs: 0 } } }'),
  ],
  [
    'says that the model is cheap',
    policy(
      'catalogue: { asOf: 2026-11-01, models: { claude-opus-4.8: { multiplier: 0.01, plans: [free], status: available } } }',
    ),
  ],
  ['delegates the rules', policy(`delegates: [${RULES.join(', ')}]`)],
]

test.concurrent.each(POLICIES)(
  'an author who %s is judged by the policy of the base branch',
  async (_, files, besides = []) => {
    const opened = await openPull(github, { ...EXAMPLE_PULL, after: { ...EXAMPLE_PULL.after, ...files } })
    const run = await check(github, opened)
    expectBinding(run, besides)
    const [comment] = await marked(opened)
    expect(comment?.body).toContain('2 blocking problems'.replace('2', String(2 + besides.length)))
    expect(comment?.body).toContain(`Policy \`${POLICY}\` at \`${opened.from.slice(0, 7)}\``)
  },
)

test.concurrent(
  'an author who hides the change among 300 others, in a draft, from a fork, is judged all the same',
  async () => {
    const others = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`.a/${index}.txt`, `${index}\n`]))
    const opened = await openPull(github, {
      ...EXAMPLE_PULL,
      author: 'mallory',
      fork: true,
      draft: true,
      title: '[skip ci] kiro-governance: ignore',
      after: { ...others, ...EXAMPLE_PULL.after, ...policy('ignore: ["**"]') },
    })
    expectBinding(await check(github, opened))
  },
)

test.concurrent('an author who drowns the change in other mistakes is not believed to have made none', async () => {
  const agents = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [`.kiro/agents/a${index}.json`, '{ "model": "claude-opus-4.8" }']),
  )
  const opened = await openPull(github, { ...EXAMPLE_PULL, after: { ...agents, ...EXAMPLE_PULL.after } })
  expect(await check(github, opened)).toMatchObject({
    exit: 1,
    stderr: '',
    outputs: { verdict: 'fail', errors: '202', 'credits-after': '13835' },
  })
})

const WORKFLOW = '.github/workflows/kiro.yml'
const USES =
  'on: pull_request\njobs:\n  kiro:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: kiro-governance/kiro-governance@v1\n'
const many = (count: number): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `.github/workflows/a${String(index).padStart(3, '0')}.yml`,
      'on: push\n',
    ]),
  )

const WORKFLOWS: [string, Files, RegExp][] = [
  ['deletes the workflow', { [WORKFLOW]: null }, /kiro\.yml, which runs this check, is deleted/],
  [
    'renames the workflow',
    { [WORKFLOW]: null, '.github/workflows/other.yml': USES },
    /kiro\.yml, which runs this check, is deleted/,
  ],
  [
    'moves the workflow to where nobody runs it',
    { [WORKFLOW]: null, '.github/workflows/old/kiro.yml': USES },
    /kiro\.yml, which runs this check, is deleted/,
  ],
  [
    'replaces the workflow by a link',
    { [WORKFLOW]: { symlink: '../../other.yml' } },
    /kiro\.yml, which runs this check, is deleted/,
  ],
  [
    'edits the workflow',
    { [WORKFLOW]: `${USES}        with: { fail-on: never, comment: never }\n` },
    /kiro\.yml, which runs this check, is changed/,
  ],
  [
    'switches the job off',
    { [WORKFLOW]: USES.replace('    runs-on', '    if: false\n    runs-on') },
    /kiro\.yml, which runs this check, is changed/,
  ],
  [
    'takes the check out of the workflow',
    { [WORKFLOW]: USES.replace(/- uses:.*/, '- run: "true"') },
    /kiro\.yml no longer runs this check/,
  ],
  [
    'comments the check out',
    { [WORKFLOW]: USES.replace('- uses', '- run: "true"\n      # - uses') },
    /kiro\.yml no longer runs this check/,
  ],
  [
    'lets another action of that name run',
    { [WORKFLOW]: USES.replace('kiro-governance/kiro', 'mallory/kiro') },
    /kiro\.yml, which runs this check, is changed/,
  ],
  [
    'hides an edit of the workflow behind 200 new ones',
    { ...many(200), [WORKFLOW]: USES.replace('pull_request', 'workflow_dispatch') },
    /kiro\.yml, which runs this check, is changed/,
  ],
]

test.concurrent.each(WORKFLOWS)('an author who %s is judged, and told on', async (_, files, message) => {
  const opened = await openPull(github, {
    before: { ...EXAMPLE_PULL.before, [WORKFLOW]: USES },
    after: { ...EXAMPLE_PULL.after, ...files },
  })
  const run = await check(github, opened)
  expectBinding(run)
  expect(titles(run, 'warning')).toEqual(['workflow-changed'])
  expect(run.annotations.find(({ properties }) => properties.title === 'workflow-changed')?.message).toMatch(message)
})

const GATE = '.github/actions/gate/action.yml'
const COMPOSITE = 'runs: { using: composite, steps: [{ "uses": kiro-governance/kiro-governance@v1 }] }'

/** What runs the check is not a line that begins with `uses:`. */
const INDIRECT: [string, Record<string, string>, string, RegExp][] = [
  [
    'as a flow map',
    { [WORKFLOW]: `jobs: { a: { steps: [{ uses: kiro-governance/kiro-governance@v1 }] } }` },
    WORKFLOW,
    /kiro\.yml/,
  ],
  [
    'by an action of the repository',
    { [WORKFLOW]: USES.replace(/uses:.*/, 'uses: ./.github/actions/gate'), [GATE]: COMPOSITE },
    GATE,
    /gate\/action\.yml/,
  ],
  [
    'by a reusable workflow of elsewhere',
    { [WORKFLOW]: 'jobs: { a: { uses: acme/x/.github/workflows/gate.yml@v1 } }' },
    WORKFLOW,
    /kiro\.yml/,
  ],
]

test.concurrent.each(INDIRECT)(
  'an author who edits a workflow that runs the check %s is told on',
  async (_, files, path, name) => {
    const opened = await openPull(github, {
      before: { ...EXAMPLE_PULL.before, ...files },
      after: { [path]: `${files[path]}\n# changed\n` },
    })
    const run = await check(github, opened)
    expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'warn' } })
    expect(run.annotations.map(({ properties, message }) => [properties.title, name.test(message)])).toEqual([
      ['workflow-changed', true],
    ])
  },
)

test.concurrent(
  'an author who only takes the check out of the workflow is told on, although no Kiro file changed',
  async () => {
    const opened = await openPull(github, {
      before: { ...EXAMPLE_PULL.before, [WORKFLOW]: USES },
      after: { [WORKFLOW]: null },
    })
    const run = await check(github, opened)
    expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'warn' } })
    expect(titles(run, 'warning')).toEqual(['workflow-changed'])
    expect(await marked(opened)).toHaveLength(1)
  },
)

/** The example's pull request, in a repository that has a branch where all is allowed. */
async function withLaxBranch(change: Partial<NewPull> = {}) {
  const opened = await openPull(github, { ...EXAMPLE_PULL, ...change })
  const { repository, from } = opened
  repository.branch(
    'lax',
    repository.commit({ files: { [POLICY]: 'version: 1\n', [SETTINGS]: EXAMPLE.after }, parents: [from] }),
  )
  return opened
}

test.concurrent(
  'an author who retargets the pull request to a lax branch and back is judged by the branch it would be merged into',
  async () => {
    const opened = await withLaxBranch()
    const { repository, pull } = opened
    pull.retarget('lax')
    const lax = repository.event(pull, 'edited', { base: { ref: { from: 'main' } } })
    pull.retarget('main')
    const back = repository.event(pull, 'edited', { base: { ref: { from: 'lax' } } })
    for (const payload of [lax, back]) expectBinding(await check(github, opened, { payload }))
    expect((await marked(opened))[0]?.body).toContain(`at \`${opened.from.slice(0, 7)}\``)
  },
)

test.concurrent('an author who builds on a lax branch is judged by what the base branch has', async () => {
  const opened = await withLaxBranch()
  const { repository } = opened
  const head = repository.commit({ files: { 'README.md': 'A lax shop.\n' }, parents: [repository.tip('lax')] })
  const pull = await repository.pullRequest({ base: 'main', head })
  expectBinding(await check(github, { ...opened, pull }))
})

test.concurrent('an author who merges the base branch and keeps the change in the merge is judged by it', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const { repository, pull, from } = opened
  const tip = repository.commit({
    files: { [SETTINGS]: `${EXAMPLE.before}\n`, 'README.md': 'A newer shop.\n' },
    parents: [from],
  })
  repository.branch('main', tip)
  pull.push(repository.commit({ files: { [SETTINGS]: EXAMPLE.after }, parents: [tip, pull.head] }))
  expectBinding(await check(github, opened, { action: 'synchronize' }))
})

test.concurrent(
  'an author who pushes while the check runs gets no comment on what was not judged, and the verdict stands',
  async () => {
    const opened = await openPull(github, EXAMPLE_PULL)
    const payload = opened.repository.event(opened.pull)
    push(opened, { [SETTINGS]: EXAMPLE.before })
    const run = await check(github, opened, { payload })
    expectBinding(run)
    expect(run.writes).toEqual([])
  },
)

test.concurrent('an author who forges the comment gets ours beside it', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const forged = await opened.pull.comment({ by: 'octocat', body: `${MARKER}\n### ✅ Kiro config: allowed` })
  const run = await check(github, opened)
  expectBinding(run)
  const [theirs, ours, ...more] = await opened.pull.comments()
  expect([theirs, more]).toEqual([forged, []])
  expect(ours).toMatchObject({ user: { login: 'github-actions[bot]' } })
  expect(ours?.body).toContain('2 blocking problems')
})

test.concurrent.each<[string, FileContent]>([
  ['leaves it broken', 'version: [\n'],
  ['repairs it', 'version: 1\n'],
  ['deletes it', null],
])('where the base branch’s policy is broken, an author who %s gets no model through', async (_, content) => {
  const opened = await openPull(github, {
    before: { ...EXAMPLE_PULL.before, [POLICY]: 'version: 2\n' },
    after: { ...EXAMPLE_PULL.after, [POLICY]: content },
  })
  expect(await check(github, opened)).toMatchObject({ exit: 2, outputs: { verdict: 'error', 'error-class': 'policy' } })
})

test.concurrent('everything at once is no better', async () => {
  const opened = await openPull(github, {
    before: { ...EXAMPLE_PULL.before, [WORKFLOW]: USES },
    author: 'mallory',
    fork: true,
    after: {
      ...EXAMPLE_PULL.after,
      ...policy(`ignore: ["**"]\nenforcement: { mode: observe }\n${everyRule('off')}`),
      [WORKFLOW]: null,
      '.gitattributes': '.kiro/** linguist-generated export-ignore\n',
      '.github/CODEOWNERS': '',
    },
  })
  const run = await check(github, opened, { inputs: { 'fail-on': 'never' } })
  expectBinding(run)
  expect(titles(run, 'warning')).toEqual(['policy-loosened', 'workflow-changed'])
})
