import type { Files } from '../../../support/github/git-objects.js'
import { check, EXAMPLE_PULL, marked, openPull } from '../../../support/pull-request-run.js'
import { github, titles, expectBinding, USES } from './binding-attacks.js'

const WORKFLOW = '.github/workflows/kiro.yml'
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
  'an author who edits a workflow that runs the check %s is reported',
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
  'an author who only takes the check out of the workflow is reported, although no Kiro file changed',
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
