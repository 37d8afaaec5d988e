import type { Files } from '../../../support/github/git-objects.js'
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
  type NewPull,
} from '../../../support/pull-request-run.js'

const github = openGitHub()

const FREE_POLICY = 'version: 1\n'
const agent = (model: string): string => `{ "name": "reviewer", "model": "${model}" }\n`

function settings(edit: (text: string) => string): NewPull {
  return { before: { [SETTINGS]: EXAMPLE.before, [POLICY]: FREE_POLICY }, after: { [SETTINGS]: edit(EXAMPLE.before) } }
}

/** In which modes a change of that kind is worth a new comment; in `never` none is. */
const SPEAKING = ['changes', 'always', 'problems'] as const
const CHANGES: [string, NewPull, { credits: RegExp; comments: readonly (typeof SPEAKING)[number][] }][] = [
  // documentationUpdate is 0.5 runs a day of 1.5 credits: moving it from 0.4x to 1.3x is about 14 credits of 586.
  [
    'a change of cost of less than 5 %',
    settings((text) => text.replace('"documentationUpdate": "fast"', '"documentationUpdate": "primary"')),
    { credits: /^[1-9]\d?$/, comments: ['always'] },
  ],
  [
    'a change of cost of more than 5 %, and no problem',
    settings((text) =>
      text
        .replace('"codeReview": "primary"', '"codeReview": "fast"')
        .replace('"specGeneration": "primary"', '"specGeneration": "fast"'),
    ),
    { credits: /^-\d{2,}$/, comments: ['changes', 'always'] },
  ],
  [
    'no change of cost',
    settings((text) => text.replace('"credits": 1200', '"credits": 1100')),
    { credits: /^0$/, comments: ['always'] },
  ],
  [
    'an unpriced agent that becomes more expensive by more than 5 %, and no problem',
    {
      before: { [POLICY]: FREE_POLICY, '.kiro/agents/r.json': agent('claude-sonnet-4.5') },
      after: { '.kiro/agents/r.json': agent('auto') },
    },
    { credits: /^$/, comments: ['changes', 'always'] },
  ],
  [
    'a new warning',
    settings((text) => text.replace('"model": "claude-haiku-4.5"', '"model": "claude-newest-9"')),
    { credits: /^0$/, comments: ['changes', 'always', 'problems'] },
  ],
  ['a new error', EXAMPLE_PULL, { credits: /^6805$/, comments: ['changes', 'always', 'problems'] }],
  [
    'only an old problem',
    {
      before: { [POLICY]: EXAMPLE.policy, [SETTINGS]: EXAMPLE.after },
      after: { [SETTINGS]: EXAMPLE.after.replace('"credits": 1200', '"credits": 1100') },
    },
    { credits: /^0$/, comments: ['always'] },
  ],
  [
    'a broken policy',
    { before: { [POLICY]: 'version: 2\n', [SETTINGS]: EXAMPLE.before }, after: { [SETTINGS]: EXAMPLE.after } },
    { credits: /^$/, comments: ['changes', 'always', 'problems'] },
  ],
  [
    'nothing of Kiro’s',
    { ...EXAMPLE_PULL, after: { 'README.md': 'A better shop.\n' } },
    { credits: /^$/, comments: [] },
  ],
]

test.concurrent.each(CHANGES)('who is notified of %s', async (_, change, { credits, comments }) => {
  const runs = await Promise.all(
    SPEAKING.map(async (mode) => {
      const opened = await openPull(github, change)
      const run = await check(github, opened, { inputs: { comment: mode } })
      return { mode, run, comments: await marked(opened) }
    }),
  )
  expect(runs.filter(({ comments: written }) => written.length > 0).map(({ mode }) => mode)).toEqual(comments)
  for (const { run, comments: written } of runs) {
    expect(run.outputs['comment-url'] !== '').toBe(written.length === 1)
    expect(run.outputs).toEqual({ ...runs[0]?.run.outputs, 'comment-url': run.outputs['comment-url'] })
    expect(run.exit).toBe(runs[0]?.run.exit)
    expect(run.outputs['credits-delta']).toMatch(credits)
    expect(run.stdout.includes('No comment was written: there is nothing that a reviewer has to see.')).toBe(
      written.length === 0,
    )
  }
})

test.concurrent('who wants no comment gets none, and the same verdict', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const run = await check(github, opened, { inputs: { comment: 'never' } })
  expect(run).toMatchObject({ exit: 1, writes: [], outputs: { verdict: 'fail', errors: '2', 'comment-url': '' } })
  expect(run.stdout).toContain('No comment was written: comments are off.')
})

test.concurrent('an existing comment is kept true in every mode but never', async () => {
  const bodies = await Promise.all(
    [...SPEAKING, 'never'].map(async (mode) => {
      const opened = await openPull(github, EXAMPLE_PULL)
      await check(github, opened)
      push(opened, { [SETTINGS]: EXAMPLE.before })
      const run = await check(github, opened, { action: 'synchronize', inputs: { comment: mode } })
      const [comment] = await marked(opened)
      expect(run.outputs['comment-url']).toContain(`#issuecomment-${comment?.id}`)
      return comment?.body.includes('✅') === true
    }),
  )
  expect(bodies).toEqual([true, true, true, false])
})

const WORKFLOW = (uses: string): string =>
  `name: Kiro\non: pull_request\njobs:\n  kiro:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ${uses}\n`
const THIS_ACTION = 'kiro-governance/kiro-governance@v1'

test.concurrent('the pull request that installs the action gets the inventory', async () => {
  const opened = await openPull(github, {
    before: { [SETTINGS]: EXAMPLE.before, '.github/workflows/ci.yml': WORKFLOW('actions/checkout@v5') },
    after: { '.github/workflows/kiro.yml': WORKFLOW(THIS_ACTION) },
  })
  const run = await check(github, opened)
  expect(run).toMatchObject({ exit: 0, outputs: { errors: '0', 'credits-delta': '0' } })
  const [comment] = await marked(opened)
  expect(comment?.body).toContain('**What runs where** · 7 assignments')
  expect(comment?.body).toContain(
    'There is no policy at `.github/kiro-policy.yml` yet, so only what is broken can block.',
  )
})

test.concurrent('the action is known under the name that it is run by', async () => {
  const change = {
    before: { [SETTINGS]: EXAMPLE.before },
    after: { '.github/workflows/kiro.yml': WORKFLOW('acme/our-governance@0123456789abcdef0123456789abcdef01234567') },
  }
  const [ours, foreign] = await Promise.all([openPull(github, change), openPull(github, change)])
  const [known, unknown] = await Promise.all([
    check(github, ours, { env: { GITHUB_ACTION_REPOSITORY: 'acme/our-governance' } }),
    check(github, foreign, { env: { GITHUB_ACTION_REPOSITORY: 'kiro-governance/kiro-governance' } }),
  ])
  expect(known.outputs['comment-url']).toContain('#issuecomment-')
  expect(unknown.outputs).toMatchObject({ verdict: 'skipped', 'comment-url': '' })
})

test.concurrent('the inventory names dead ids and hooks on every save', async () => {
  const opened = await openPull(github, {
    before: {
      '.kiro/agents/old.json': '{ "name": "old", "model": "claude-3.7-sonnet" }\n',
      '.kiro/hooks/format.kiro.hook':
        '{ "name": "format", "when": { "type": "fileEdited" }, "then": { "type": "askAgent", "prompt": "Format it" } }\n',
    },
    after: { '.github/workflows/kiro.yml': WORKFLOW(THIS_ACTION) },
  })
  await check(github, opened)
  const [comment] = await marked(opened)
  expect(comment?.body).toMatch(/1 hook that asks an agent on every save/)
  expect(comment?.body).toMatch(/1 id that Kiro does not offer: `claude-3\.7-sonnet`/)
})

const NOT_INSTALLING: [string, Files, Files][] = [
  [
    'adds another workflow to one that uses it',
    { '.github/workflows/kiro.yml': WORKFLOW(THIS_ACTION) },
    { '.github/workflows/more.yml': WORKFLOW(THIS_ACTION) },
  ],
  [
    'only mentions it',
    {},
    { '.github/workflows/kiro.yml': `# not yet: uses: ${THIS_ACTION}\n${WORKFLOW('actions/checkout@v5')}` },
  ],
  ['adds it outside of the workflows', {}, { 'docs/kiro.yml': WORKFLOW(THIS_ACTION) }],
]

test.concurrent('a pull request that does not install the action is skipped', async () => {
  const runs = await Promise.all(
    NOT_INSTALLING.map(async ([name, before, after]) => {
      const opened = await openPull(github, { before: { [SETTINGS]: EXAMPLE.before, ...before }, after })
      const { outputs } = await check(github, opened)
      return [name, outputs.verdict, await opened.pull.comments()]
    }),
  )
  expect(runs).toEqual(NOT_INSTALLING.map(([name]) => [name, 'skipped', []]))
})

test.concurrent('fail-on decides what fails the job, and nothing else', async () => {
  const warning = settings((text) => text.replace('"model": "claude-haiku-4.5"', '"model": "claude-newest-9"'))
  const exits = await Promise.all(
    ['', 'error', 'warning', 'never'].map(async (failOn) => {
      const inputs = { 'fail-on': failOn, comment: 'never' }
      const runs = [
        await check(github, await openPull(github, EXAMPLE_PULL), { inputs }),
        await check(github, await openPull(github, warning), { inputs }),
      ]
      return [failOn, ...runs.map(({ exit, outputs }) => [exit, outputs.verdict])]
    }),
  )
  expect(exits).toEqual([
    ['', [1, 'fail'], [0, 'warn']],
    ['error', [1, 'fail'], [0, 'warn']],
    ['warning', [1, 'fail'], [1, 'warn']],
    // A policy is not loosened by an input.
    ['never', [1, 'fail'], [0, 'warn']],
  ])
})
