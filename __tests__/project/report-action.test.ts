import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { REPORT_INPUTS } from '../../src/actions/report/inputs.js'
import { publishReport } from '../../src/actions/report/report-outputs.js'
import { sampleUsageReport } from '../core/support/usage-report.js'
import { codeBlocks, read, ROOT } from './repository.js'

interface ActionFile {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly required: boolean; readonly default?: string }>
  >
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: { readonly using: string; readonly main: string }
}

const action = parse(read('report/action.yml')) as ActionFile

test('the inputs are those that the program reads, and only the files have to be named', () => {
  expect(Object.keys(action.inputs)).toEqual([...REPORT_INPUTS])
  expect(Object.entries(action.inputs).flatMap(([name, { required }]) => (required ? [name] : []))).toEqual(['usage'])
})

test('no input but the token has a default, which would hide that it was not set', () => {
  expect(Object.entries(action.inputs).flatMap(([name, input]) => ('default' in input ? [name] : []))).toEqual([
    'github-token',
  ])
  expect(action.inputs['github-token']?.default).toBe('${{ github.token }}')
})

test('everything is described', () => {
  for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)])
    expect(description).toMatch(/\.$/)
})

test('the outputs are the contract, and each is set', async () => {
  const set: string[] = []
  const to = {
    print: ignore,
    annotate: ignore,
    summarize: ignore,
    setOutput: (name: string) => set.push(name),
    writeFile: (path: string) => Promise.resolve(path),
  }
  expect(
    await publishReport(
      {
        result: sampleUsageReport(),
        steps: [],
        events: [],
        issueUrl: null,
        pullRequestUrl: null,
        links: [],
        refused: [],
        remarks: [],
        out: 'report',
      },
      0,
      to,
    ),
  ).toBe(0)
  expect(Object.keys(action.outputs).sort()).toEqual(set.sort())
})

function ignore(): void {
  // Only the outputs count here.
}

test('a folder that cannot be written makes the report an error, and no output says otherwise', async () => {
  const [set, summaries]: [string[], string[]] = [[], []]
  const to = {
    print: ignore,
    annotate: ignore,
    summarize: (text: string) => {
      summaries.push(text)
    },
    setOutput: (name: string) => set.push(name),
    writeFile: () => Promise.reject(new Error('full')),
  }
  expect(
    await publishReport(
      {
        result: sampleUsageReport(),
        steps: [],
        events: [],
        issueUrl: null,
        pullRequestUrl: null,
        links: [],
        refused: [],
        remarks: [],
        out: 'report',
      },
      0,
      to,
    ),
  ).toBe(3)
  expect([set, summaries]).toEqual([[], [expect.stringContaining('Kiro usage: the report itself failed')]])
})

test('it runs on Node 24 from a file that is committed', () => {
  expect(action.runs.using).toBe('node24')
  expect(existsSync(join(ROOT, 'report', action.runs.main))).toBe(true)
})

test('the recipe asks for no more than it needs: of GitHub, and of AWS', () => {
  const page = read('docs/recipes/usage-report.md')
  const [workflow = ''] = codeBlocks(page, 'yaml')
  const { permissions, jobs } = parse(workflow) as {
    permissions: unknown
    jobs: { report: { permissions: unknown; steps: { uses?: string; with?: Record<string, string> }[] } }
  }
  expect([permissions, jobs.report.permissions]).toEqual([
    { contents: 'read' },
    { contents: 'read', issues: 'write', 'id-token': 'write' },
  ])
  const upload = jobs.report.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'))
  const made = jobs.report.steps.find(({ uses }) => uses?.startsWith('kiro-governance/'))
  expect(upload?.with?.path).toBe(`${made?.with?.out ?? ''}/`)
  const uses = [...page.matchAll(/uses: (.+)$/gm)]
    .map(([, name]) => name ?? '')
    .filter((name) => !name.startsWith('kiro-governance/'))
  expect(uses).toHaveLength(3)
  for (const name of uses) expect(name).toMatch(/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)

  const [trust, access] = codeBlocks(page, 'json').map(
    (text) =>
      JSON.parse(text) as {
        Statement: { Action: string; Resource?: string; Condition?: Record<string, Record<string, string>> }[]
      },
  )
  expect(trust?.Statement[0]?.Condition?.StringEquals?.['token.actions.githubusercontent.com:sub']).not.toContain('*')
  expect(access?.Statement.map(({ Action }) => Action)).toEqual(['s3:ListBucket', 's3:GetObject'])
  for (const { Resource = '', Condition } of access?.Statement ?? [])
    expect(`${Resource} ${Condition?.StringLike?.['s3:prefix'] ?? ''}`).toContain('/user_report/*')
})
