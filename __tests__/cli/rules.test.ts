import { readFileSync } from 'node:fs'
import { RULES } from '../../src/core/rules/index.js'
import { root } from '../support/cli/command-line.js'
import { Folder } from '../support/cli/folder.js'

let folder: Folder

beforeAll(async () => {
  folder = await Folder.make()
})
afterAll(() => folder.remove())

test.concurrent('lists every rule with what it reports', async () => {
  const { exit, stdout, stderr } = await folder.run('rules')
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  for (const { id, severity } of RULES) expect(stdout).toMatch(new RegExp(`^${id} +${severity} +\\S`, 'm'))
})

test.concurrent('shows one with its examples and what the check says of them', async () => {
  const { exit, stdout, stderr } = await folder.run('rules', 'model-not-allowed')
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  expect(stdout).toMatch(/^model-not-allowed {2}error\nA model that the policy does not allow/)
  for (const words of [
    '\nWhy  ',
    '\nHow to fix  ',
    '\nSilent  where misspelled-model, ',
    '\nFails\n',
    '\nPasses\n',
    '  error  .kiro/settings.json:4:16  claude-opus-4.8 is not allowed for codeReview',
    'rules: { model-not-allowed: off }',
  ])
    expect(stdout).toContain(words)
  expect(stdout).not.toContain('\u001b')
})

test.concurrent.each(['syntax', 'retired-model', 'workflow-changed', 'README'])(
  'as markdown it is the page of the documentation: %s',
  async (page) => {
    const { exit, stdout } = await folder.run('rules', '--format', 'markdown', ...(page === 'README' ? [] : [page]))
    expect(exit).toBe(0)
    expect(stdout).toBe(readFileSync(root(`docs/rules/${page}.md`), 'utf8'))
  },
)

test.concurrent('as JSON it is one document, for all and for one', async () => {
  const [all, one] = await Promise.all([
    folder.run('rules', '--format', 'json'),
    folder.run('rules', 'syntax', '--format', 'json'),
  ])
  const listed = RULES.map(({ id, severity, summary, why, fix }) => ({ id, severity, summary, why, fix }))
  expect(JSON.parse(all.stdout)).toEqual({ version: 1, kind: 'rules', rules: listed })
  expect(JSON.parse(one.stdout)).toEqual({
    version: 1,
    kind: 'rules',
    rules: listed.filter(({ id }) => id === 'syntax'),
  })
})

test.concurrent.each([
  [['syntx'], 'syntx is not a rule; did you mean syntax?'],
  [['model-not-alowed', '--format', 'json'], 'did you mean model-not-allowed?'],
  [['constructor'], 'constructor is not a rule.'],
  [['\u001b[2J'], '\\u{1b}[2J is not a rule.'],
  [['syntax', 'schema'], 'rules takes one id at a time.'],
  [['--format', 'sarif'], '--format sarif is not accepted.'],
])('%j is one sentence and what to do', async (args, message) => {
  const { exit, stdout, stderr } = await folder.run('rules', ...args)
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toMatch(/^kiro-governance: [^\n]+\n[^\n]+\n$/)
  expect(stderr).toContain(message)
})
