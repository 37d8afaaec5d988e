import { parse } from 'yaml'
import { publishAudit } from '../../src/actions/audit/audit-outputs.js'
import { AUDIT_INPUTS } from '../../src/actions/audit/inputs.js'
import { smallOrganization } from '../support/audit/small-organization.js'
import { read } from './repository.js'

interface ActionFile {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly required: boolean; readonly default?: string }>
  >
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: { readonly using: string; readonly main: string }
}

const action = parse(read('audit/action.yml')) as ActionFile

test('the inputs are those that the program reads, and only the token that audits has to be given', () => {
  expect(Object.keys(action.inputs)).toEqual([...AUDIT_INPUTS])
  expect(Object.entries(action.inputs).flatMap(([name, { required }]) => (required ? [name] : []))).toEqual([
    'audit-token',
  ])
})

test('no input but the token of the job has a default, which would hide that it was not set', () => {
  expect(Object.entries(action.inputs).flatMap(([name, input]) => ('default' in input ? [name] : []))).toEqual([
    'github-token',
  ])
})

test('everything is described, and runs on the bundle', () => {
  for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)])
    expect(description).toMatch(/\.$/)
  expect(action.runs).toEqual({ using: 'node24', main: '../dist/audit/index.js' })
})

/** What a publication writes, by its place. */
async function published(isPublic: boolean) {
  const texts: string[] = []
  const outputs: Record<string, string> = {}
  const take = (text: string): void => void texts.push(text)
  const exit = await publishAudit(
    { result: await smallOrganization(), isPublic, issueUrl: null, refused: null, remarks: [], out: 'audit' },
    3,
    {
      print: take,
      annotate: ({ message }) => void texts.push(JSON.stringify(message)),
      summarize: take,
      setOutput: (name, value) => void (outputs[name] = value),
      writeFile: (path, text) => {
        texts.push(text)
        return Promise.resolve(`/work/${path}`)
      },
    },
  )
  return { exit, texts: texts.join('\n'), outputs }
}

test('the outputs are the contract, and each is set', async () => {
  const { exit, outputs } = await published(false)
  expect(exit).toBe(3)
  expect(outputs).toEqual({
    verdict: 'incomplete',
    repositories: '11',
    'uses-kiro': '8',
    failing: '2',
    'not-seen': '2',
    'issue-url': '',
    'report-folder': '/work/audit',
  })
  expect(Object.keys(action.outputs).sort()).toEqual(Object.keys(outputs).sort())
})

test('in a public repository no text names a repository, a file or a model, and no file is written', async () => {
  const { texts, outputs } = await published(true)
  expect(texts).toContain('8 repositories of 11 use Kiro')
  expect(texts).not.toMatch(/acme|old-model|broken-policy|claude|\.kiro/)
  expect(outputs).not.toHaveProperty('report-folder')
})
