import type { FileContent, Files } from '../../../support/github/git-objects.js'
import { check, EXAMPLE, EXAMPLE_PULL, marked, MARKER, openPull, POLICY } from '../../../support/pull-request-run.js'
import { github, titles, expectBinding, USES } from './binding-attacks.js'

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
    outputs: { verdict: 'fail', errors: '202', 'credits-after': '13256' },
  })
})

const WORKFLOW = '.github/workflows/kiro.yml'

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
