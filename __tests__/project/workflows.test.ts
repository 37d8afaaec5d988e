import { parse } from 'yaml'
import { PRICES_WORKFLOW_FILE } from '../../src/core/init/prices-workflow.js'
import { WORKFLOW_FILE } from '../../src/core/init/workflow-file.js'
import { codeBlocks, filesBelow, read } from './repository.js'
import { workflowDangers } from './workflow-dangers.js'
import { workflowErrors } from './workflow-errors.js'

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>
  readonly concurrency?: unknown
  readonly jobs: Readonly<
    Record<string, { readonly 'timeout-minutes'?: number; readonly permissions?: Readonly<Record<string, string>> }>
  >
}

const OWN = filesBelow('.github/workflows', '')

/**
 * What others copy names our action by its major version: prices and models change every few weeks, and no one would read a
 * commit pinned a year ago as "judged by the prices of then". Who wants a commit finds in SECURITY.md what v1 promises.
 */
const COPIED = { unpinned: ['', '/audit', '/report'].map((action) => `kiro-governance/kiro-governance${action}@v1`) }

const printed = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', ...filesBelow('docs', '.md')].flatMap((path) =>
  ['yaml', 'yml']
    .flatMap((language) => codeBlocks(read(path), language))
    .filter((block) => /^jobs:/m.test(block))
    .map((text, index): [string, string] => [`workflow ${index + 1} of ${path}`, text]),
)
const copied: readonly [string, string][] = [
  ...printed,
  ['the workflow that init writes', WORKFLOW_FILE],
  ['the workflow that init --prices writes', PRICES_WORKFLOW_FILE],
]

/** Every permission to write, and the one job that has it. A further one needs its line here, and a reason. */
const WRITES: Readonly<Record<string, readonly string[]>> = {
  '.github/workflows/kiro.yml': ['kiro: pull-requests'],
  '.github/workflows/prices.yml': ['age: issues'],
  '.github/workflows/release.yml': ['attest: id-token', 'attest: attestations', 'publish: contents', 'npm: id-token'],
}

test('there are workflows to look at', () => {
  expect(OWN).toEqual(
    ['check-dist', 'check', 'fuzz', 'kiro', 'prices', 'release'].map((name) => `.github/workflows/${name}.yml`),
  )
  expect(printed.map(([name]) => name)).toEqual([
    'workflow 1 of README.md',
    'workflow 1 of docs/recipes/chat.md',
    'workflow 1 of docs/recipes/code-scanning.md',
    'workflow 1 of docs/recipes/console.md',
    'workflow 1 of docs/recipes/enforce.md',
    'workflow 2 of docs/recipes/enforce.md',
    'workflow 1 of docs/recipes/forks.md',
    'workflow 2 of docs/recipes/forks.md',
    'workflow 3 of docs/recipes/forks.md',
    'workflow 1 of docs/recipes/organization.md',
    'workflow 1 of docs/recipes/usage-report.md',
  ])
})

describe.each(OWN)('%s', (path) => {
  const text = read(path)
  const workflow = parse(text) as Workflow
  const jobs = Object.entries(workflow.jobs)

  test('is one for GitHub, without a danger', async () => {
    expect(await workflowErrors(text, path)).toEqual([])
    expect(workflowDangers(text)).toEqual([])
  })

  test('reads the contents, and a job writes what is expected of it and nothing else', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    expect(
      jobs.flatMap(([name, { permissions = {} }]) =>
        Object.entries(permissions)
          .filter(([, level]) => level !== 'read')
          .map(([scope]) => `${name}: ${scope}`),
      ),
    ).toEqual(WRITES[path] ?? [])
  })

  test('ends: every job has a time limit, and runs of one thing do not overlap', () => {
    for (const [, job] of jobs) expect(job['timeout-minutes']).toBeLessThanOrEqual(30)
    expect(workflow.concurrency).toBeDefined()
  })
})

test.each(copied)('%s is one for GitHub, without a danger', async (_, text) => {
  expect(await workflowErrors(text)).toEqual([])
  expect(workflowDangers(text, COPIED)).toEqual([])
})

test.each(['action.yml', 'report/action.yml', 'audit/action.yml'])('%s is one for GitHub', async (path) => {
  expect(await workflowErrors(read(path), path)).toEqual([])
})

test.each<[string, string, string]>([
  [
    'opend',
    'an event that does not exist',
    'on: { pull_request: { types: [opend] } }\njobs: { a: { runs-on: x, steps: [{ run: a }] } }',
  ],
  [
    'content',
    'a permission that does not exist',
    'on: push\npermissions: { content: read }\njobs: { a: { runs-on: x, steps: [{ run: a }] } }',
  ],
  [
    'nobody',
    'an expression about nothing',
    'on: push\njobs: { a: { runs-on: x, steps: [{ run: "${{ nobody.knows }}" }] } }',
  ],
  [
    'polcy',
    'an input that our action does not have',
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: kiro-governance/kiro-governance@v1\n        with:\n          polcy: x',
  ],
  [
    'acme/other',
    'an action that nobody has looked at',
    'on: push\njobs: { a: { runs-on: x, steps: [{ uses: acme/other@v1 }] } }',
  ],
])('%s: %s is refused', async (word, _, text) => {
  expect(await workflowErrors(text)).toEqual([expect.stringContaining(word)])
})
