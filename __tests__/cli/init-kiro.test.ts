import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Folder } from '../support/cli/folder.js'

const PATH = '.kiro/hooks/kiro-governance.json'
let folder: Folder
beforeAll(async () => {
  folder = await Folder.make({ '.kiro/agents/a.json': '{ "name": "a", "model": "auto" }' })
})
afterAll(() => folder.remove())

test('init --kiro writes a hook that is a command, that the check has nothing against, and that it leaves alone the second time', async () => {
  expect((await folder.run('init', '--dry-run')).stdout).not.toContain('kiro-governance.json')
  await folder.run('init')
  const before = await folder.check('--format', 'json')
  expect(await folder.run('init', '--kiro')).toMatchObject({ exit: 0, stderr: '' })
  const text = await readFile(join(folder.path, PATH), 'utf8')
  const { version, hooks } = JSON.parse(text) as {
    version: string
    hooks: { trigger: string; matcher: string; action: { type: string; command: string } }[]
  }
  expect([version, hooks.map(({ trigger, action }) => [trigger, action.type])]).toEqual([
    'v1',
    [['PostFileSave', 'command']],
  ])
  const matches = new RegExp(hooks[0]?.matcher ?? '')
  for (const path of ['.kiro/agents/a.json', 'packages/web/.kiro/settings.json', '.github/kiro-policy.yml'])
    expect([path, matches.test(path)]).toEqual([path, true])
  for (const path of ['src/kiro.ts', 'docs/kiro-policy.md']) expect([path, matches.test(path)]).toEqual([path, false])

  const after = await folder.check('--format', 'json')
  const read = ({ stdout }: { stdout: string }) =>
    JSON.parse(stdout) as { verdict: string; findings: unknown[]; estimate: { after: unknown } }
  expect(read(after).verdict).toBe('pass')
  expect(read(after).findings).toEqual(read(before).findings)
  expect(read(after).estimate.after).toEqual(read(before).estimate.after)

  const again = await folder.run('init', '--kiro')
  expect(again.stdout).toMatch(/kiro-governance\.json +is there already, left as it is/)
  expect(await readFile(join(folder.path, PATH), 'utf8')).toBe(text)
})
