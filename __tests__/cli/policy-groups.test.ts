import { Folder } from '../support/cli/folder.js'
import { AS_OF } from '../support/cli/command-line.js'

const ORGANIZATION = `version: 1
---
version: 1
when: { repositories: ["acme/pay-*"] }
models: { allow: [auto] }
`
const FILES = {
  'org.yml': ORGANIZATION,
  '.kiro/agents/reviewer.json': '{ "name": "reviewer", "description": "d", "prompt": "p", "model": "claude-opus-4.8" }',
  'kiro-policy-tests/opus/expected.yml': 'verdict: fail\nrules: [model-not-allowed]\n',
  'kiro-policy-tests/opus/after/.kiro/agents/reviewer.json': '{ "name": "reviewer", "model": "claude-opus-4.8" }',
}
const UNDER = ['--organization-policy', 'org.yml']

let folder: Folder
beforeAll(async () => {
  folder = await Folder.make(FILES)
})
afterAll(() => folder.remove())

test.concurrent.each<[string, readonly string[], number, string]>([
  [
    'of the group',
    ['--repository', 'Acme/pay-api'],
    1,
    'Policy org.yml, with its document 2 (for repositories acme/pay-*)',
  ],
  [
    'of another name',
    ['--repository', 'acme/shop'],
    0,
    'not for this repository: org.yml, document 2 (for repositories acme/pay-*)',
  ],
  ['of no known name', [], 1, 'state --repository OWNER/NAME'],
])('check in a repository %s', async (_, flags, exit, line) => {
  const run = await folder.check(...UNDER, ...flags)
  expect(run).toMatchObject({ exit, stderr: '' })
  expect(run.stdout).toContain(line)
})

test.concurrent.each<[string, readonly string[], RegExp]>([
  ['of the group', ['--repository', 'acme/pay-api'], /org\.yml, document 2.*not in its allow list/],
  ['of another name', ['--repository', 'acme/shop'], /allowed/],
])('explain in a repository %s', async (_, flags, line) => {
  const { stdout } = await folder.run('explain', 'claude-opus-4.8', ...AS_OF, ...UNDER, ...flags)
  expect(stdout).toMatch(line)
})

test.concurrent('policy test judges by the documents of the repository that is stated', async () => {
  const run = (...flags: string[]) => folder.run('policy', 'test', ...AS_OF, ...UNDER, ...flags)
  expect(await run('--repository', 'acme/pay-api')).toMatchObject({ exit: 0, stderr: '' })
  expect(await run('--repository', 'acme/shop')).toMatchObject({ exit: 1, stderr: '' })
})

test.concurrent.each<[readonly string[], string]>([
  [['--repository', 'acme/pay-api'], '# Policy: org.yml, document 2 as it is on disk'],
  [[], 'for repositories acme/pay-*, which could not be checked: state --repository OWNER/NAME'],
])('an export says for which repositories it is %j', async (flags, line) => {
  const { exit, stdout } = await folder.run('export', 'kgl', ...AS_OF, ...UNDER, ...flags)
  expect(exit).toBe(0)
  expect(stdout).toContain(line)
})
