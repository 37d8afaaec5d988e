import { makeCheckout } from '../support/cli/checkout.js'
import { AS_OF } from '../support/cli/command-line.js'
import { Folder, type Files } from '../support/cli/folder.js'

const folders: Folder[] = []
afterAll(() => Promise.all(folders.map((folder) => folder.remove())))

async function checkout(files: Files) {
  const made = await makeCheckout()
  folders.push(made.folder)
  await made.commit(files)
  return made
}

interface Reported {
  readonly rule: string
  readonly file: string | null
  readonly introduced: boolean
}

async function reported(folder: Folder, ...flags: readonly string[]): Promise<string[]> {
  const { stdout } = await folder.run('check', '--format', 'json', ...AS_OF, ...flags)
  return (JSON.parse(stdout) as { findings: Reported[] }).findings
    .filter(({ rule }) => rule === 'dangling-reference' || rule === 'symlinked-config' || rule === 'retired-model')
    .map(({ rule, file, introduced }) => `${introduced ? 'new' : 'old'} ${rule} ${file ?? ''}`)
}

const PROMPTED = '{ "name": "a", "prompt": "file://../../docs/p.md" }\n'
const MISSING = ['new dangling-reference .kiro/agents/a.json']

test.concurrent('a prompt is looked for in the working tree, in what is staged and in commits', async () => {
  const { folder, git } = await checkout({ 'README.md': 'A shop.\n' })
  await git('checkout', '--quiet', '-b', 'topic')
  await folder.write({ '.kiro/agents/a.json': PROMPTED })
  expect(await reported(folder)).toEqual(MISSING)
  await git('add', '.kiro')
  await folder.write({ 'docs/p.md': 'You review.\n' })
  expect([await reported(folder), await reported(folder, '--staged')]).toEqual([[], MISSING])
  await git('commit', '--quiet', '--message', 'An agent')
  expect([await reported(folder), await reported(folder, '--head', 'HEAD')]).toEqual([[], MISSING])
  await git('add', '--all')
  expect(await reported(folder, '--staged')).toEqual([])
  await git('commit', '--quiet', '--message', 'Its prompt')
  expect(await reported(folder, '--head', 'HEAD')).toEqual([])
})

test.concurrent('of two folders and of a folder without git as well', async () => {
  const [before, after] = await Promise.all([
    Folder.make({ '.kiro/agents/a.json': PROMPTED, 'docs/p.md': 'x' }),
    Folder.make({ '.kiro/agents/a.json': PROMPTED }),
  ])
  folders.push(before, after)
  expect(await reported(after)).toEqual(MISSING)
  expect(await reported(before)).toEqual([])
  expect(await reported(after, '--base', before.path, '--head', after.path)).toEqual(MISSING)
})

test.concurrent('agents behind a link are read in the working tree, in what is staged and in commits', async () => {
  const target = 'shared/agents/deep/r.json'
  const { folder, git } = await checkout({
    [target]: '{ "name": "r" }\n',
    '.kiro/agents/x': { symlink: '../../shared/agents' },
  })
  await git('checkout', '--quiet', '-b', 'topic')
  expect(await reported(folder)).toEqual([])
  await folder.write({ [target]: '{ "name": "r", "model": "claude-3.7-sonnet" }\n' })
  const found = [`new retired-model ${target}`]
  expect([await reported(folder), await reported(folder, '--staged')]).toEqual([found, []])
  await git('add', '--all')
  await git('commit', '--quiet', '--message', 'A retired model')
  expect([await reported(folder, '--staged', '--base', 'main'), await reported(folder, '--head', 'topic')]).toEqual([
    found,
    found,
  ])
  const inventory = await folder.run('inventory', ...AS_OF)
  expect(inventory.stdout).toMatch(/^ +r +claude-3\.7-sonnet.* Kiro +shared\/agents\/deep\/r\.json:1$/m)
})

test.concurrent('an agent behind a link can be explained by either path', async () => {
  const folder = await Folder.make({
    'shared/r.json': '{ "name": "r", "model": "auto" }\n',
    '.kiro/agents/r.json': { symlink: '../../shared/r.json' },
  })
  folders.push(folder)
  for (const path of ['.kiro/agents/r.json', 'shared/r.json', 'agent:r'])
    expect(await folder.run('explain', path, ...AS_OF)).toMatchObject({ exit: 0, stderr: '' })
})
