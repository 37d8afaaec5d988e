import { readFileSync } from 'node:fs'
import { makeCheckout, type Checkout } from '../support/cli/checkout.js'
import { root } from '../support/cli/command-line.js'
import { type Files } from '../support/cli/folder.js'

const SETTINGS = '.kiro/settings.json'
const POLICY = '.github/kiro-policy.yml'
const BEFORE = readFileSync(root('examples/before/.kiro/settings.json'), 'utf8')
const AFTER = readFileSync(root('examples/after/.kiro/settings.json'), 'utf8')
const STRICT = readFileSync(root('examples/kiro-policy.yml'), 'utf8')
const FREE = 'version: 1\n'

const made: Checkout[] = []

/** A checkout with these files on main and those over them, not committed. */
async function changed(base: Files, head: Files): Promise<Checkout> {
  const checkout = await makeCheckout()
  made.push(checkout)
  await checkout.commit(base)
  await checkout.folder.write(head)
  return checkout
}

afterAll(() => Promise.all(made.map(({ folder }) => folder.remove())))

test.concurrent('the policy of the base judges, whatever the working tree makes of it', async () => {
  const checkouts = await Promise.all(
    [FREE, null, 'version: [\n', { symlink: '/dev/null' }].map((policy) =>
      changed({ [SETTINGS]: BEFORE, [POLICY]: STRICT }, { [SETTINGS]: AFTER, [POLICY]: policy }),
    ),
  )
  for (const run of await Promise.all(checkouts.map(({ folder }) => folder.check()))) {
    expect(run).toMatchObject({ exit: 1, stderr: '' })
    expect(run.stdout).toContain('policy of the merge base with main')
    expect(run.stdout).toMatch(/ error +\.kiro\/settings\.json:\d+:\d+ +claude-opus-4\.8 is not allowed/)
    expect(run.stdout).toMatch(/policy-(loosened|invalid)$/m)
  }
})

test.concurrent('where the base has none, the working tree’s own judges, and it is said', async () => {
  const { folder } = await changed({ [SETTINGS]: BEFORE }, { [SETTINGS]: AFTER, [POLICY]: STRICT })
  const run = await folder.check()
  expect(run).toMatchObject({ exit: 1, stderr: '' })
  expect(run.stdout).toContain('policy of the working tree.')
})

test.concurrent('without any, cost blocks nothing', async () => {
  const { folder } = await changed({ [SETTINGS]: BEFORE }, { [SETTINGS]: AFTER })
  const run = await folder.check()
  expect(run).toMatchObject({ exit: 0, stderr: '' })
  expect(run.stdout).not.toContain('; policy')
  expect(run.stdout).toContain('No policy: cost blocks nothing.')
})

test.concurrent('--policy names another one', async () => {
  const { folder } = await changed({ [SETTINGS]: BEFORE, [POLICY]: STRICT }, { [SETTINGS]: AFTER, 'other.yml': FREE })
  const run = await folder.check('--policy', 'other.yml')
  expect(run).toMatchObject({ exit: 0, stderr: '' })
  expect(run.stdout).toContain('; policy other.yml.')
})

test.concurrent.each([
  [
    'has an unknown key',
    STRICT.replace('maxMultiplier: 1.3', 'maxMultiplyer: 1.3'),
    13,
    /maxMultiplyer.*did you mean maxMultiplier/,
  ],
  ['is not YAML', 'version: 1\nmodels: { allow: [auto\n', 3, /Not valid YAML/],
  ['is of another version', 'version: 2\n', 1, /version/],
  ['is empty', '', 1, /The policy is empty/],
])('a policy that %s judges nothing', async (_, policy, line, message) => {
  const { folder } = await changed({ [SETTINGS]: BEFORE, [POLICY]: policy }, { [SETTINGS]: AFTER })
  const run = await folder.check()
  expect(run).toMatchObject({ exit: 2, stderr: '' })
  expect(run.stdout).toContain(`${POLICY}:${line}:`)
  expect(run.stdout).toMatch(message)
})

test.concurrent('… in every format, whatever is to fail', async () => {
  const { folder } = await changed({ [SETTINGS]: BEFORE, [POLICY]: 'version: 2\n' }, { [SETTINGS]: AFTER })
  const [json, markdown, lenient] = await Promise.all([
    folder.check('--format', 'json'),
    folder.check('--format', 'markdown'),
    folder.check('--fail-on', 'never'),
  ])
  expect([json, markdown, lenient].map(({ exit, stderr }) => [exit, stderr])).toEqual(
    Array.from({ length: 3 }, () => [2, '']),
  )
  const report = JSON.parse(json.stdout) as { problems: object[] }
  expect(report).toMatchObject({
    verdict: 'error',
    errorClass: 'policy',
    estimate: { complete: false, delta: { typical: null } },
  })
  expect(report.problems[0]).toMatchObject({ file: POLICY, line: 1 })
  expect(markdown.stdout).toContain('nothing was judged')
})

test.concurrent('a policy that is a link in the base is an error', async () => {
  const { folder } = await changed(
    { [SETTINGS]: BEFORE, [POLICY]: { symlink: '../README.md' }, 'README.md': FREE },
    { [SETTINGS]: AFTER },
  )
  const run = await folder.check()
  expect(run).toMatchObject({ exit: 2, stdout: '' })
  expect(run.stderr).toContain('is a link, so the policy could be anything')
})

test.concurrent.each([
  ['nowhere.yml', 'no such file or folder'],
  ['.', 'it is a folder'],
])('--policy %s cannot be read', async (path, code) => {
  const { folder } = await changed({ [SETTINGS]: BEFORE }, {})
  const run = await folder.check('--policy', path)
  expect(run).toMatchObject({ exit: 2, stdout: '' })
  expect(run.stderr).toContain(`--policy ${path} cannot be read: ${code}.`)
})
