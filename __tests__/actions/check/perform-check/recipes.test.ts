import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { NOT_PERMITTED } from '../../../support/github/faults.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import { workflowRunEvent } from '../../../support/github/workflow-events.js'
import {
  EXAMPLE_PULL,
  execute,
  isAbout,
  marked,
  openPull,
  root,
  type OpenPull,
} from '../../../support/pull-request-run.js'

const github = openGitHub()

interface Recipe {
  readonly on: Readonly<Record<string, { readonly types?: readonly string[] } | null>>
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly if?: string
        readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, string>> }[]
      }
    >
  >
}

/** The workflows of a page that run this action and nothing else, as they are printed. */
function recipes(page: string): Recipe[] {
  const blocks = [...readFileSync(root(page), 'utf8').matchAll(/```yaml\n([^]*?)```/g)].map(
    ([, text]) => parse(text ?? '') as Recipe | null,
  )
  return blocks.filter((recipe) => recipe !== null && 'jobs' in recipe)
}

const FORKS = recipes('docs/recipes/forks.md')
const CASES = [...FORKS, ...recipes('README.md')].flatMap((recipe) =>
  Object.keys(recipe.on).map((event): [string, Recipe] => [event, recipe]),
)

/** What GitHub sends for a pull request of a fork. */
function payloadFor(event: string, { repository, pull }: OpenPull) {
  return event === 'workflow_run' ? workflowRunEvent(pull) : repository.event(pull, 'opened')
}

test('the page has a recipe for each way', () => {
  expect(FORKS.map(({ on }) => Object.keys(on))).toEqual([['pull_request'], ['pull_request_target'], ['workflow_run']])
})

test.concurrent.each(CASES)(
  'on %s a fork is judged alike, and commented on where its token may',
  async (event, { on, permissions, jobs }) => {
    const [job, ...more] = Object.values(jobs)
    expect(more).toEqual([])
    expect(job?.steps.map(({ uses }) => uses)).toEqual(['kiro-governance/kiro-governance@v1'])
    expect(permissions).toEqual({ contents: 'read', 'pull-requests': 'write' })
    expect(on[event]?.types).toEqual(
      event === 'workflow_run' ? ['completed'] : ['opened', 'synchronize', 'reopened', 'edited'],
    )

    const opened = await openPull(github, { ...EXAMPLE_PULL, fork: true, author: 'stranger' })
    // GitHub takes the permission to write away from a run of the fork's own workflow.
    const readOnly = event === 'pull_request'
    if (readOnly)
      github.faults.push({
        match: (request) => isAbout(opened.repository, request) && request.path.includes('/issues/'),
        respond: NOT_PERMITTED,
      })
    const run = await execute(
      github,
      opened.repository,
      { name: event, payload: payloadFor(event, opened) },
      { inputs: job?.steps[0]?.with ?? {} },
    )
    expect(run).toMatchObject({
      exit: 1,
      stderr: '',
      outputs: { verdict: 'fail', errors: '2', 'credits-delta': '5558' },
    })
    expect(await marked(opened)).toHaveLength(readOnly ? 0 : 1)
    expect(run.summary.includes('The token may not comment')).toBe(readOnly)
    expect(run.summary).toContain('2 blocking problems')
  },
)
