import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { buildSchema, parse as parseQuery, validate } from 'graphql'
import { contentsQuery } from '../../../../src/io/github/blobs.js'
import { FIND_PULL_REQUESTS_QUERY } from '../../../../src/io/github/find-pull-requests.js'
import { HISTORY_QUERY } from '../../../../src/io/github/history.js'
import { ISSUE_COMMENTS_QUERY, issuesQuery } from '../../../../src/io/github/issues.js'
import { BRANCH_STATE_QUERY, COMMIT_MUTATION } from '../../../../src/io/github/restriction-branch.js'
import { conversationQuery } from '../../../../src/io/github/own-comments.js'
import { POLICY_FILE_QUERY } from '../../../../src/io/github/policy-file.js'
import { DEFAULT_BRANCH_QUERY } from '../../../../src/io/github/policy-at-tip.js'
import { PULL_REQUEST_QUERY } from '../../../../src/io/github/pull-request.js'
import type { JsonReport } from '../../../../src/core/contract/check/report.js'
import { INPUTS } from '../../../../src/actions/check/inputs.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  ACTION,
  check,
  EXAMPLE,
  EXAMPLE_PULL,
  openPull,
  POLICY,
  root,
  SETTINGS,
  type NewPull,
  type Run,
} from '../../../support/pull-request-run.js'

const github = openGitHub()
let workspace: string
let isReport: ValidateFunction<JsonReport>

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'kiro-governance-workspace-'))
  isReport = new Ajv2020({ strict: false }).compile<JsonReport>(
    JSON.parse(await readFile(root('schemas/report.schema.json'), 'utf8')) as object,
  )
})
afterAll(async () => {
  await rm(workspace, { recursive: true })
})

async function reported(change: NewPull, file: string): Promise<{ run: Run; report: JsonReport }> {
  const run = await check(github, await openPull(github, change), {
    inputs: { 'report-file': file },
    env: { GITHUB_WORKSPACE: workspace },
  })
  expect(run.outputs['report-file']).toBe(join(workspace, file))
  const report = JSON.parse(await readFile(join(workspace, file), 'utf8')) as unknown
  if (!isReport(report)) throw new Error(JSON.stringify(isReport.errors))
  return { run, report }
}

test.concurrent('the report of a failing change has the numbers of the outputs', async () => {
  const { run, report } = await reported(EXAMPLE_PULL, 'reports/deep/kiro.json')
  expect(report).toMatchObject({ verdict: 'fail', errorClass: null, problems: [], policy: { source: POLICY } })
  expect(
    report.findings
      .filter(({ introduced, severity }) => introduced && severity === 'error')
      .map(({ rule, file, line }) => [rule, file, line]),
  ).toEqual([
    ['cost-increase', SETTINGS, 5],
    ['model-not-allowed', SETTINGS, 5],
  ])
  expect(report.estimate.delta.typical).toBe(5558)
  expect(run.outputs).toMatchObject({
    'credits-before': String(report.estimate.before.typical),
    'credits-after': String(report.estimate.after.typical),
  })
})

test.each<[string, NewPull, JsonReport['verdict'], JsonReport['errorClass']]>([
  ['skipped change', { ...EXAMPLE_PULL, after: { 'README.md': '' } }, 'skipped', null],
  ['file that cannot be read', { ...EXAMPLE_PULL, after: { [SETTINGS]: '{' } }, 'fail', null],
  [
    'broken policy',
    { before: { [POLICY]: 'version: 2\n', [SETTINGS]: EXAMPLE.before }, after: { [SETTINGS]: EXAMPLE.after } },
    'error',
    'policy',
  ],
  [
    'hostile change',
    {
      ...EXAMPLE_PULL,
      after: { '.kiro/agents/\u202ex::set-output.json': '{ "name": "a\\n::error::b", "model": "%0A\\u0000" }' },
    },
    'fail',
    null,
  ],
])('the report of a %s is valid too', async (name, change, verdict, errorClass) => {
  const { report } = await reported(change, `${name}.json`)
  expect(report).toMatchObject({ version: 1, kind: 'check', verdict, errorClass })
})

test.concurrent('a skipped change has no amounts: nothing was priced', async () => {
  const { run, report } = await reported({ ...EXAMPLE_PULL, after: { 'README.md': '' } }, 'skipped.json')
  expect(run.outputs).toMatchObject({
    verdict: 'skipped',
    'credits-before': '',
    'credits-after': '',
    'credits-delta': '',
  })
  expect(report.estimate).toMatchObject({
    before: { typical: null },
    after: { typical: null },
    delta: { typical: null },
  })
})

test.concurrent('without the input no report is written', async () => {
  const run = await check(github, await openPull(github, EXAMPLE_PULL))
  expect(run.outputs).not.toHaveProperty('report-file')
})

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: { readonly using: string; readonly main: string }
}

test.concurrent('action.yml is YAML, and lists the inputs that are read and the outputs that are set', async () => {
  const action = parse(await readFile(ACTION, 'utf8')) as ActionFile
  expect(Object.keys(action.inputs)).toEqual([...INPUTS])
  const run = await check(github, await openPull(github, EXAMPLE_PULL), {
    inputs: { 'report-file': 'all.json', 'sarif-file': 'all.sarif' },
    env: { GITHUB_WORKSPACE: workspace },
  })
  expect(Object.keys(run.outputs).sort()).toEqual(Object.keys(action.outputs).sort())
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/check/index.js' })
  expect(Object.entries(action.inputs).filter(([, input]) => input.default !== undefined)).toEqual([
    ['github-token', expect.objectContaining({ default: '${{ github.token }}' })],
  ])
  for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)])
    expect(description).toMatch(/\S/)
})

test.concurrent('every query is valid against GitHub’s published schema', async () => {
  const schema = buildSchema(await readFile(root('node_modules/@octokit/graphql-schema/schema.graphql'), 'utf8'), {
    assumeValid: true,
  })
  const queries = [
    PULL_REQUEST_QUERY,
    DEFAULT_BRANCH_QUERY,
    conversationQuery({ id: 'fullDatabaseId', both: false, viewer: true }),
    conversationQuery({ id: 'databaseId', both: true, viewer: false }),
    FIND_PULL_REQUESTS_QUERY,
    POLICY_FILE_QUERY,
    issuesQuery(false),
    issuesQuery(true),
    ISSUE_COMMENTS_QUERY,
    BRANCH_STATE_QUERY,
    COMMIT_MUTATION,
    contentsQuery([{ oid: '0'.repeat(40) }, { path: 'a "b".json' }], '1'.repeat(40)),
    HISTORY_QUERY,
  ]
  expect(queries.map((query) => validate(schema, parseQuery(query)).map(({ message }) => message))).toEqual(
    queries.map(() => []),
  )
})
