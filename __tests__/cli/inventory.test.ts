import { makeCheckout, type Checkout } from '../support/cli/checkout.js'
import { Folder } from '../support/cli/folder.js'

const AGENT = (model: string): string => `{ "name": "reviewer", "model": "${model}" }\n`

let plain: Folder
let other: Folder
let checkout: Checkout

beforeAll(async () => {
  ;[plain, other, checkout] = await Promise.all([
    Folder.make({
      '.kiro/agents/reviewer.json': AGENT('claude-3.7-sonnet'),
      '.kiro/hooks/format.kiro.hook':
        '{ "name": "format", "when": { "type": "fileEdited" }, "then": { "type": "askAgent", "prompt": "Format it" } }\n',
      'packages/web/.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-sonnet-4.5" }\n',
      'node_modules/dep/.kiro/agents/theirs.json': AGENT('auto'),
    }),
    Folder.make({ '.kiro/settings.json': '{ "mcpServers": {} }\n' }),
    makeCheckout(),
  ])
  await checkout.commit({ '.kiro/agents/reviewer.json': AGENT('auto'), '.gitignore': 'build/\n' })
  await checkout.folder.write({
    'build/.kiro/agents/copy.json': AGENT('claude-opus-4.8'),
    '.kiro/agents/new.json': '{ "name": "new", "model": "claude-haiku-4.5" }',
  })
})
afterAll(() => Promise.all([plain.remove(), other.remove(), checkout.folder.remove()]))

test('without a folder it lists this one', async () => {
  const run = await plain.run('inventory', '--as-of', '2026-10-08')
  expect(run).toMatchObject({ exit: 0, stderr: '' })
  expect(run.stdout).toMatch(/^ +work +model +costs +applied by +where$/m)
  expect(run.stdout).toMatch(/^ +reviewer +claude-3\.7-sonnet, \w+ .*Kiro +\.kiro\/agents\/reviewer\.json:1$/m)
  expect(run.stdout).toMatch(
    /packages\/web.* claude-sonnet-4\.5 +1\.3x +Kiro +packages\/web\/\.kiro\/settings\/cli\.json:1/,
  )
  expect(run.stdout).toContain(
    '3 assignments in 3 Kiro files · 1 id that Kiro does not offer: claude-3.7-sonnet · 1 hook that asks an agent on every save',
  )
  expect(run.stdout).not.toContain('theirs')
})

test('one folder is listed without its name, several under theirs', async () => {
  const [one, many] = await Promise.all([other.run('inventory', plain.path), plain.run('inventory', '.', other.path)])
  expect(one.stdout).toBe((await plain.run('inventory')).stdout)
  expect(many).toMatchObject({ exit: 0, stderr: '' })
  const [first, second] = many.stdout.split(`${other.path}\n`)
  expect(first).toMatch(/^\.\n +work/)
  expect(second).toBe('No file here names a model (1 Kiro file).\n\n')
})

test('as JSON it is one document for all folders', async () => {
  const { exit, stdout, stderr } = await plain.run(
    'inventory',
    '--format',
    'json',
    '--as-of',
    '2026-10-08',
    '.',
    other.path,
  )
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    kind: 'inventory',
    asOf: '2026-10-08',
    folders: [
      {
        folder: '.',
        files: 3,
        deadIds: ['claude-3.7-sonnet'],
        saveHooks: 1,
        rows: [{ model: expect.any(String) as string }, {}, {}],
      },
      { folder: other.path, files: 1, rows: [] },
    ],
  })
})

test('as markdown each folder has a heading and a table', async () => {
  const { exit, stdout } = await plain.run('inventory', '--format', 'markdown', '.', other.path)
  expect(exit).toBe(0)
  expect(stdout).toMatch(/^## \.\n\n\*\*What runs where\*\* · 3 assignments/)
  expect(stdout).toContain('| `reviewer` | claude-3.7-sonnet')
  expect(stdout).toContain(`## ${other.path}\n\n`)
})

test('in a checkout it lists what git tracks or would add, like check, however the folder is named', async () => {
  const runs = await Promise.all([
    checkout.folder.run('inventory'),
    checkout.folder.run('inventory', '.'),
    checkout.folder.run('inventory', checkout.folder.path),
    checkout.folder.run('inventory', `${checkout.folder.path}/`),
  ])
  for (const { exit, stdout } of runs) {
    expect(exit).toBe(0)
    expect(stdout).toContain('.kiro/agents/reviewer.json:1')
    expect(stdout).toContain('.kiro/agents/new.json:1')
    expect(stdout).not.toContain('build/')
  }
})

test('an empty folder is said to be empty', async () => {
  const empty = await Folder.make()
  expect(await empty.run('inventory')).toEqual({
    exit: 0,
    stdout: 'No file here names a model (0 Kiro files).\n',
    stderr: '',
  })
  await empty.remove()
})
