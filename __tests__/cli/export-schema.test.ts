import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AS_OF } from '../support/cli/command-line.js'
import { Folder } from '../support/cli/folder.js'

const POLICY = '.github/kiro-policy.yml'
let folder: Folder
beforeAll(async () => {
  folder = await Folder.make({ [POLICY]: 'version: 1\nmodels: { allow: [auto, claude-haiku-4.5] }\n' })
})
afterAll(() => folder.remove())

const exported = (...args: string[]) => folder.run('export', 'schema', ...args, ...AS_OF)

test.concurrent('export schema KIND prints one schema, which names policy and day', async () => {
  const { exit, stdout, stderr } = await exported('agents')
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  expect(JSON.parse(stdout)).toMatchObject({
    title: 'Kiro agent',
    description: expect.stringMatching(
      /^Models by \.github\/kiro-policy\.yml \(SHA-256 [0-9a-f]{12}\), prices of 2026-10-08\./,
    ) as string,
    properties: { model: { enum: ['auto', 'claude-haiku-4.5', null] } },
  })
  expect((await exported('agents')).stdout).toBe(stdout)
})

test.concurrent.each<[string, (folder: string) => string, RegExp]>([
  ['a whole path inside of the folder', (at) => join(at, 'deep/schemas'), /^\.\/deep\/schemas\/kiro-/],
  ['the folder itself', () => '.', /^\.\/kiro-/],
  ['a folder elsewhere', (at) => `${at}-elsewhere/a b/`, /^file:\/\/\/\S+-elsewhere\/a%20b\/kiro-/],
])('export schema --out into %s: the addresses lead there', async (_, out, address) => {
  const here = await Folder.make({ [POLICY]: 'version: 1\nmodels: { allow: [auto] }\n' })
  try {
    const { stdout } = await here.run('export', 'schema', '--out', out(here.path), ...AS_OF)
    const { 'json.schemas': schemas } = JSON.parse(stdout) as { 'json.schemas': { url: string }[] }
    expect(schemas).not.toEqual([])
    for (const { url } of schemas) {
      expect(url).toMatch(address)
      const place = url.startsWith('file:') ? fileURLToPath(url) : join(here.path, url)
      expect(JSON.parse(await readFile(place, 'utf8'))).toHaveProperty('$id')
    }
  } finally {
    await rm(`${here.path}-elsewhere`, { recursive: true, force: true })
    await here.remove()
  }
})

test.concurrent('export schema --out writes all, and prints what an editor needs to use them', async () => {
  const { exit, stdout, stderr } = await exported('--out', './.vscode/kiro/')
  expect(exit).toBe(0)
  const written = (await readdir(join(folder.path, '.vscode/kiro'))).sort()
  expect(written).toEqual(
    ['agents', 'cli', 'hooks', 'policy', 'settings', 'workflows'].map((kind) => `kiro-${kind}.schema.json`),
  )
  expect(stderr.trimEnd().split('\n')).toHaveLength(6)
  const settings = JSON.parse(stdout) as { 'json.schemas': { url: string }[] }
  for (const { url } of settings['json.schemas'])
    expect(JSON.parse(await readFile(join(folder.path, url), 'utf8'))).toHaveProperty('$id')
})

test.concurrent.each<[string[], RegExp]>([
  [[], /export schema prints one schema\.\nName its kind, such as export schema settings, or a folder for all: --out/],
  [['agent'], /agent has no schema; did you mean agents\?\nKinds: settings, cli, agents, hooks, workflows, policy\./],
  [['agents', 'hooks'], /prints one schema/],
])('%j is wrong use', async (args, message) => {
  const { exit, stdout, stderr } = await exported(...args)
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toMatch(message)
})

test.concurrent(
  'without a policy there is nothing to narrow by, and with a broken one nothing is written',
  async () => {
    const empty = await Folder.make()
    const none = await empty.run('export', 'schema', 'agents')
    await empty.write({ [POLICY]: 'version: 2\n' })
    const broken = await empty.run('export', 'schema', 'agents')
    await empty.remove()
    expect(none).toMatchObject({ exit: 2, stdout: '' })
    expect(none.stderr).toContain('There is no policy here to export.')
    expect(broken).toMatchObject({ exit: 2, stdout: '' })
  },
)
