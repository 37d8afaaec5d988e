import { readFileSync } from 'node:fs'
import { root } from '../support/cli/command-line.js'
import { type Folder, type Files } from '../support/cli/folder.js'
import { setUp, made } from './policy-cases.js'

setUp()

const BEFORE = readFileSync(root('examples/before/.kiro/settings.json'), 'utf8')
const AFTER = readFileSync(root('examples/after/.kiro/settings.json'), 'utf8')
const STRICT = readFileSync(root('examples/kiro-policy.yml'), 'utf8')
const POLICY = '.github/kiro-policy.yml'
const AGENT = (model: string): string => `{ "name": "reviewer", "model": "${model}" }\n`

/** A case that comes out as it says, below a folder of cases. */
const dearer = (folder = 'kiro-policy-tests/dearer'): Files => ({
  [`${folder}/before/.kiro/settings.json`]: BEFORE,
  [`${folder}/after/.kiro/settings.json`]: AFTER,
  [`${folder}/expected.yml`]: 'verdict: fail\nrules: [cost-increase, model-not-allowed]\n',
})
const added = (folder: string, model: string, expected: string): Files => ({
  [`${folder}/after/.kiro/agents/reviewer.json`]: AGENT(model),
  [`${folder}/expected.yml`]: expected,
})

const run = (folder: Folder, ...args: string[]) => folder.run('policy', 'test', '--as-of', '2026-10-08', ...args)

test.concurrent('cases that come out as expected pass, in the order of their names', async () => {
  const cases = 'kiro-policy-tests'
  const folder = await made(
    { [POLICY]: STRICT, [`${cases}/README.md`]: 'What the policy is for.\n', [`${cases}/.idea/workspace.xml`]: '' },
    dearer(),
    added(`${cases}/a-new-agent`, 'claude-haiku-4.5', 'verdict: pass\nrules: []\n'),
    {
      [`${cases}/removed/before/.kiro/agents/reviewer.json`]: AGENT('auto'),
      [`${cases}/removed/expected.yaml`]: 'verdict: pass\n',
    },
    { [`${cases}/removed/README.md`]: 'Nothing is left of it.\n' },
  )
  expect(await run(folder)).toEqual({
    exit: 0,
    stderr: '',
    stdout: '✔ a-new-agent\n✔ dearer\n✔ removed\n\n3 passed, 0 failed\n',
  })
})

test.concurrent(
  'a folder dot-kiro is .kiro at any depth, also where a link leads, and is named as it is in a repository',
  async () => {
    const at = 'kiro-policy-tests/dot'
    const folder = await made(
      { [POLICY]: STRICT },
      { [`${at}/before/dot-kiro/settings.json`]: BEFORE, [`${at}/after/dot-kiro/settings.json`]: AFTER },
      { [`${at}/after/web/dot-kiro/agents/reviewer.json`]: AGENT('claude-opus-4.8') },
      { [`${at}/after/api/dot-kiro/agents/linked.json`]: { symlink: '../../../web/dot-kiro/agents/reviewer.json' } },
      { [`${at}/expected.yml`]: 'verdict: pass\n' },
    )
    const { exit, stdout } = await run(folder)
    expect(exit).toBe(1)
    expect(stdout).toMatch(/^ +\.kiro\/settings\.json:5:16 {2}claude-opus-4\.8 is not allowed for /m)
    expect(stdout).toMatch(
      /^ +web\/\.kiro\/agents\/reviewer\.json:1:\d+ {2}claude-opus-4\.8 is not allowed for api\/reviewer and web\/reviewer /m,
    )
    expect(stdout).not.toContain('dot-kiro')
  },
)

test.concurrent('one that does not says what was expected, what was found, and where', async () => {
  const folder = await made(
    { [POLICY]: STRICT },
    dearer('cases/dearer'),
    { 'cases/dearer/expected.yml': 'verdict: pass\nrules: [cost-total, cost-increase]\n' },
    added('cases/opus', 'claude-opus-4.8', 'verdict: pass\n'),
    added('cases/haiku', 'claude-haiku-4.5', 'verdict: fail\n'),
  )
  const { exit, stdout, stderr } = await run(folder, 'cases')
  expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' })
  const [first = '', second = '', third = ''] = stdout.split('✖ ').slice(1)
  expect(first).toMatch(
    /^dearer\n {4}expected pass, found fail\n {4}missing: cost-total\n {4}unexpected: model-not-allowed\n {6}\.kiro\/settings\.json:5:16 {2}claude-opus-4\.8 is not allowed for .* {2}model-not-allowed\n$/,
  )
  expect(second).toBe('haiku\n    expected fail, found pass\n')
  expect(third).toMatch(
    /^opus\n {4}expected pass, found fail\n {6}\.kiro\/agents\/reviewer\.json:1:32 {2}claude-opus-4\.8 is not allowed .*\n\n0 passed, 3 failed\n$/,
  )
})

test.concurrent('as JSON it is one document', async () => {
  const folder = await made(
    { [POLICY]: STRICT },
    dearer(),
    added('kiro-policy-tests/opus', 'claude-opus-4.8', 'verdict: pass\nday: 2026-09-01\n'),
  )
  const { exit, stdout, stderr } = await run(folder, '--format', 'json')
  expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' })
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    kind: 'policy-test',
    cases: [
      {
        name: 'dearer',
        passed: true,
        asOf: '2026-10-08',
        expected: { verdict: 'fail', rules: ['cost-increase', 'model-not-allowed'], day: null },
        found: { verdict: 'fail', rules: ['cost-increase', 'model-not-allowed'] },
      },
      {
        name: 'opus',
        passed: false,
        asOf: '2026-09-01',
        expected: { verdict: 'pass', rules: null, day: '2026-09-01' },
        found: { verdict: 'fail', rules: ['model-not-allowed'] },
      },
    ],
  })
})

test.concurrent('each case is judged on its own day', async () => {
  const capped = { [POLICY]: 'version: 1\nmodels: { maxMultiplier: 3 }\nrules: { cost-increase: off }\n' }
  const folder = await made(
    capped,
    added('kiro-policy-tests/cheap', 'gpt-5.6-sol', 'verdict: pass\nrules: []\nday: 2026-08-01\n'),
    added('kiro-policy-tests/dear', 'gpt-5.6-sol', 'verdict: fail\nrules: [multiplier-over-cap]\n'),
  )
  expect((await run(folder)).stdout).toBe('✔ cheap\n✔ dear\n\n2 passed, 0 failed\n')
})

test.concurrent('the policy is the one that is named, with those above it', async () => {
  const [ORG, PARENT] = ['version: 1\nmodels: { deny: [claude-haiku-*] }\n', 'version: 1\nmodels: { deny: [auto] }\n']
  const folder = await made(
    {
      [POLICY]: 'version: [',
      'free.yml': 'version: 1\n',
      'child.yml': 'version: 1\nextends: acme/base/policy.yml@v1\n',
      'org.yml': ORG,
      'repos/acme/base/policy.yml': PARENT,
    },
    added('kiro-policy-tests/auto', 'auto', 'verdict: fail\nrules: [model-not-allowed]\n'),
    added('kiro-policy-tests/haiku', 'claude-haiku-4.5', 'verdict: fail\nrules: [model-not-allowed]\n'),
  )
  const runs = await Promise.all([
    run(folder, '--policy', 'free.yml'),
    run(folder, '--policy', 'free.yml', '--organization-policy', 'org.yml'),
    run(folder, '--policy', 'child.yml', '--organization-policy', 'org.yml', '--parents', 'repos'),
  ])
  expect(runs.map(({ stdout }) => stdout.split('\n').filter((line) => /^[✔✖]|passed/.test(line)))).toEqual([
    ['✖ auto', '✖ haiku', '0 passed, 2 failed'],
    ['✖ auto', '✔ haiku', '1 passed, 1 failed'],
    ['✔ auto', '✔ haiku', '2 passed, 0 failed'],
  ])
})

test.concurrent('an organization tests its policy without one below it', async () => {
  const folder = await made({ 'org.yml': STRICT }, dearer())
  expect(await run(folder, '--organization-policy', 'org.yml')).toMatchObject({ exit: 0, stderr: '' })
})

test.concurrent('a case can change a workflow that runs the check', async () => {
  const workflow = (name: string): string =>
    `name: ${name}\non: pull_request\njobs:\n  kiro:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: kiro-governance/kiro-governance@v1\n`
  const side = (name: string): Files => ({
    [`kiro-policy-tests/workflow/${name}/.github/workflows/kiro.yml`]: workflow(name),
  })
  const folder = await made({ [POLICY]: STRICT }, side('before'), side('after'), {
    'kiro-policy-tests/workflow/expected.yml': 'verdict: warn\nrules: [workflow-changed]\n',
  })
  expect((await run(folder)).stdout).toBe('✔ workflow\n\n1 passed, 0 failed\n')
})

test.concurrent('names and findings cannot draw on the terminal', async () => {
  const folder = await made(
    { [POLICY]: STRICT },
    added('kiro-policy-tests/\u001b[31mred\u202e', 'claude-opus-4.8', 'verdict: pass\n'),
  )
  const { exit, stdout } = await run(folder)
  expect(exit).toBe(1)
  expect(stdout).toContain('✖ \\u{1b}[31mred\\u{202e}\n')
  expect(stdout).not.toContain('\u001b')
})

test.concurrent.each([
  [
    'text',
    /^Kiro config: the policy cannot be read, so nothing was judged\n {2}\.github\/kiro-policy\.yml:2:1 {2}modles is not a key of the policy; did you mean models\?\n/,
  ],
  ['json', /"kind": "policy-test",\n {2}"verdict": "error",\n {2}"errorClass": "policy"/],
])('a policy with a mistake judges nothing, as %s', async (name, expected) => {
  const folder = await made({ [POLICY]: 'version: 1\nmodles: {}\n' }, dearer())
  const { exit, stdout, stderr } = await run(folder, '--format', name)
  expect({ exit, stderr }).toEqual({ exit: 2, stderr: '' })
  expect(stdout).toMatch(expected)
})

const CASE = 'kiro-policy-tests/dearer'
const LINK = { symlink: '../elsewhere' }

test.concurrent.each<[string, Files, string]>([
  ['no cases', { 'kiro-policy-tests/README.md': 'None yet.\n', [CASE]: null }, 'kiro-policy-tests has no cases.'],
  ['no folder', { 'kiro-policy-tests': null }, 'The folder kiro-policy-tests cannot be read: no such file or folder.'],
  [
    'a case in the place of the folder',
    { 'kiro-policy-tests/expected.yml': 'verdict: pass\n' },
    'kiro-policy-tests is a case itself.',
  ],
  [
    'a case that is a link',
    { 'kiro-policy-tests/linked': LINK },
    'kiro-policy-tests/linked is a link, and links are not followed',
  ],
  ['a side that is a link', { [`${CASE}/before`]: LINK }, `${CASE}/before is not a folder.`],
  [
    'a side with a slip',
    {
      'kiro-policy-tests/slip/afer/.kiro/agents/a.json': AGENT('auto'),
      'kiro-policy-tests/slip/before/x': '',
      'kiro-policy-tests/slip/expected.yml': 'verdict: pass\n',
    },
    'kiro-policy-tests/slip/afer is not a part of a case; did you mean after?',
  ],
  [
    'neither side',
    { [`${CASE}/before`]: null, [`${CASE}/after`]: null },
    `${CASE} has neither before/ nor after/, so there is nothing to judge.`,
  ],
  [
    'one file twice',
    { [`${CASE}/after/dot-kiro/settings.json`]: AFTER },
    'which are the same file of the repository; keep one of them.',
  ],
  ['nothing expected', { [`${CASE}/expected.yml`]: null }, `${CASE} has no expected.yml.`],
  [
    'a slip in the name of what is expected',
    { [`${CASE}/expected.yml`]: null, [`${CASE}/expectd.yml`]: 'verdict: fail\n' },
    `${CASE} has no expected.yml; is it expectd.yml?`,
  ],
  [
    'two that are expected',
    { [`${CASE}/expected.yaml`]: 'verdict: pass\n' },
    `${CASE} has expected.yml and expected.yaml; keep one of them.`,
  ],
  ['a link to what is expected', { [`${CASE}/expected.yml`]: LINK }, `${CASE}/expected.yml is not a file.`],
  [
    'an unknown key',
    { [`${CASE}/expected.yml`]: 'verdict: fail\nrule: []\n' },
    `${CASE}/expected.yml:2:1  rule is not a key of an expected verdict; did you mean rules?`,
  ],
  [
    'an unknown rule',
    { [`${CASE}/expected.yml`]: 'verdict: fail\nrules: [cost-increas]\n' },
    `${CASE}/expected.yml:2:9  "cost-increas" is not a rule; did you mean cost-increase?`,
  ],
  ['a zero byte', { [`${CASE}/expected.yml`]: 'verdict: fail\u0000\ufeff\n' }, `${CASE}/expected.yml:`],
  ['no policy', { [POLICY]: null }, 'There is no .github/kiro-policy.yml here.'],
  [
    'a policy that is a link',
    { [POLICY]: { symlink: '../elsewhere.yml' } },
    '.github/kiro-policy.yml is a link, so the policy could be anything.',
  ],
])('%s is wrong use', async (_, files, message) => {
  const folder = await made({ [POLICY]: STRICT }, dearer())
  await folder.write(files)
  const { exit, stdout, stderr } = await run(folder)
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toMatch(/^kiro-governance: [^\n]+\n[^\n]+\n$/)
  expect(stderr).toContain(message)
})

test.concurrent('all mistakes of all cases are reported at once', async () => {
  const folder = await made(
    { [POLICY]: STRICT },
    dearer(),
    added('kiro-policy-tests/one', 'auto', 'verdict: good\nrules: 5\n'),
    added('kiro-policy-tests/two', 'auto', 'rules: []\n'),
  )
  const { exit, stderr } = await run(folder)
  expect(exit).toBe(2)
  expect(stderr).toMatch(
    /^kiro-governance: The cases have 3 mistakes:\n {2}kiro-policy-tests\/one\/expected\.yml:1:10 {2}.*\n {2}kiro-policy-tests\/one\/expected\.yml:2:8 {2}.*\n {2}kiro-policy-tests\/two\/expected\.yml:1:1 {2}The verdict is missing\..*\nA case is a folder/,
  )
})
