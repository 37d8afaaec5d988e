import { Folder } from '../../support/cli/folder.js'
import { kiroGovernance, shell } from './command.js'

let folder: Folder

beforeAll(async () => {
  folder = await Folder.make({ '.kiro/settings/cli.json': '{ "chat.defaultModel": "auto" }\n' })
})
afterAll(() => folder.remove())

test.concurrent('a reader that goes away early does not make it crash', async () => {
  const readers = { 'check --format json': 'head -1', models: 'head -1', 'models --format json': 'true' }
  const scripts = Object.entries(readers).map(
    ([args, reader]) => `{ eval "$KIRO ${args}"; echo "exit $?" >&2; } | ${reader}`,
  )
  for (const { stdout, stderr } of await Promise.all(scripts.map((script) => shell(script, folder.path)))) {
    expect(stderr).toBe('exit 0\n')
    expect(stdout.split('\n').length).toBeLessThanOrEqual(2)
  }
})

test.concurrent('a slow reader gets all of it', async () => {
  const { stdout } = await shell('eval "$KIRO models --format json" | { sleep 0.3; cat; }', folder.path)
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'models' })
})

test.concurrent('no colour reaches a pipe, whatever the terminal is called', async () => {
  const { stdout } = await kiroGovernance(['check'], {
    cwd: folder.path,
    env: { TERM: 'xterm-256color' },
  })
  expect(stdout).toContain('Kiro config')
  expect(stdout).not.toContain('\u001b')
})
