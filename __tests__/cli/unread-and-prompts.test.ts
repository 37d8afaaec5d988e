/** Files that no adapter reads, and files outside of `.kiro` that agents name, in every command that reads a folder. */
import { checkout, folders, replayed, setUp } from './past-commits.js'
import { userReports } from '../../scripts/simulate/user-report.mjs'
import { AS_OF } from '../support/cli/command-line.js'
import { Folder, type Files } from '../support/cli/folder.js'

setUp()

const OPUS = 'review:\n  model: claude-opus-4.8\n'
const PROMPTED = '{ "name": "a", "model": "auto", "prompt": "file://../../prompts/p.md" }\n'
const START: Files = { '.kiro/agents/a.json': PROMPTED, 'prompts/p.md': 'You review.\n', 'README.md': 'A shop.\n' }

async function made(files: Files): Promise<Folder> {
  const folder = await Folder.make(files)
  folders.push(folder)
  return folder
}

interface Checked {
  readonly verdict: string
  readonly findings: readonly { readonly rule: string; readonly file: string | null; readonly introduced: boolean }[]
}

async function checked(folder: Folder, ...flags: readonly string[]): Promise<[verdict: string, ...rules: string[]]> {
  const { stdout } = await folder.run('check', '--format', 'json', ...AS_OF, ...flags)
  const { verdict, findings } = JSON.parse(stdout) as Checked
  return [verdict, ...findings.filter(({ introduced }) => introduced).map(({ rule }) => rule)]
}

test.concurrent('a change of nothing but a prompt outside of .kiro is judged', async () => {
  const { folder, past, git } = await checkout()
  await past('Start', START)
  await git('checkout', '--quiet', '-b', 'topic')
  expect(await checked(folder)).toEqual(['skipped'])
  await folder.write({ 'README.md': 'A better shop.\n', 'prompts/q.md': 'x\n' })
  expect(await checked(folder)).toEqual(['skipped'])
  await past('No prompt', { 'prompts/p.md': null })
  expect(await checked(folder)).toEqual(['warn', 'dangling-reference'])
  expect(await checked(folder, '--head', 'HEAD')).toEqual(['warn', 'dangling-reference'])
  await git('checkout', '--quiet', '-b', 'again')
  await past('A prompt', { 'prompts/p.md': 'You review.\n' })
  expect(await checked(folder, '--base', 'topic')).toEqual(['pass'])
})

test.concurrent(
  'policy replay judges commits that change only a prompt, or only a file that no adapter reads',
  async () => {
    const { folder, past } = await checkout()
    await past('Start', { ...START, '.github/kiro-policy.yml': 'version: 1\n' })
    await past('Words', { 'README.md': 'A better shop.\n', '.kiro/specs/a/design.md': 'model: claude-opus-4.8\n' })
    await past('No prompt', { 'prompts/p.md': null })
    await past('A prompt', { 'prompts/p.md': 'You review.\n' })
    await past('A model', { '.kiro/models.yaml': OPUS })
    await past('More words', { '.kiro/notes.yaml': 'a: 1\n' })
    await past('Behind a link', {
      '.kiro/data': { symlink: '../shared' },
      'shared/m.json': '{ "model": "claude-opus-5" }\n',
    })
    const { judged } = await replayed(folder, '--since', '6')
    expect(judged.map(({ subject, warnings }) => [subject, ...warnings])).toEqual([
      ['Behind a link', 'unread-model'],
      ['A model', 'unread-model'],
      ['A prompt'],
      ['No prompt', 'dangling-reference'],
    ])
  },
)

const GAPS: Files = {
  '.kiro/agents/a.json': '{ "name": "a", "model": "auto" }\n',
  '.kiro/agents/a.json.bak': '{ "name": "a", "model": "claude-opus-4.8" }\n',
  '.kiro/agents/broken.json': '{ "name": ',
  '.kiro/models.yaml': OPUS,
  '.kiro/data.json': JSON.stringify('x'.repeat(1_000_001)),
  '.kiro/linked.yaml': { symlink: '../shared/m.txt' },
  '.kiro/out.yaml': { symlink: '../../elsewhere.yaml' },
  'shared/m.txt': 'model: claude-opus-5\n',
  '.kiro/steering/tech.md': 'We use claude-opus-4.8.\n',
}

test.concurrent('inventory lists what it has no row for', async () => {
  const folder = await made(GAPS)
  const { stdout } = await folder.run('inventory', ...AS_OF)
  const said = stdout.split('\n').slice(4, 8)
  expect(said).toEqual([
    '  What these assign is not known, because they cannot be read: .kiro/agents/broken.json',
    '  Models are named where Kiro reads none: .kiro/models.yaml:2 (claude-opus-4.8), shared/m.txt:1 (claude-opus-5)',
    '  Whether these name a model is not known (too large, too many, no text, or a link out of the tree): .kiro/data.json, .kiro/out.yaml',
    '  Backups, which Kiro does not load: .kiro/agents/a.json.bak',
  ])
  const json = JSON.parse((await folder.run('inventory', '--format', 'json', ...AS_OF)).stdout) as {
    folders: unknown[]
  }
  expect(json.folders).toMatchObject([
    {
      unread: [
        { place: { file: '.kiro/models.yaml', line: 2 }, names: ['claude-opus-4.8'] },
        { place: { file: 'shared/m.txt', line: 1 }, names: ['claude-opus-5'] },
      ],
      notSeen: ['.kiro/data.json', '.kiro/out.yaml'],
      unreadable: ['.kiro/agents/broken.json'],
      backups: ['.kiro/agents/a.json.bak'],
    },
  ])
  expect((await folder.run('inventory', '--format', 'markdown', ...AS_OF)).stdout).toContain(
    'Models are named where Kiro reads none: `.kiro/models.yaml:2` (`claude-opus-4.8`)',
  )
})

test.concurrent('without a row it is not called empty', async () => {
  const folder = await made({ '.kiro/models.yaml': OPUS })
  expect((await folder.run('inventory', ...AS_OF)).stdout).toBe(
    'No file here that Kiro reads names a model (0 Kiro files).\n  Models are named where Kiro reads none: .kiro/models.yaml:2 (claude-opus-4.8)\n',
  )
})

test.concurrent('policy test judges such files of a case', async () => {
  const folder = await made({
    '.github/kiro-policy.yml': 'version: 1\n',
    'cases/one/after/.kiro/models.yaml': OPUS,
    'cases/one/expected.yml': 'verdict: warn\nrules: [unread-model]\n',
  })
  expect(await folder.run('policy', 'test', 'cases', ...AS_OF)).toMatchObject({
    exit: 0,
    stdout: expect.stringContaining('1 passed') as string,
  })
})

test.concurrent('the usage report says how many files its estimate does not count', async () => {
  const usage = [...userReports({ users: 2, days: 5, from: '2026-10-01', seed: 3 })]
  const folder = await made({ ...GAPS, ...Object.fromEntries(usage.map(({ path, text }) => [`logs/${path}`, text])) })
  const { stdout } = await folder.run('report', '--usage', 'logs/**/*', '--format', 'json', '--as-of', '2026-10-08')
  expect((JSON.parse(stdout) as { notes: string[] }).notes).toEqual(
    expect.arrayContaining([
      '2 files below .kiro name models where nothing is known to read them, so the estimate does not count them; kiro-governance inventory lists them.',
      '2 files below .kiro could not be looked at, so whether they name a model is not known; kiro-governance inventory lists them.',
    ]),
  )
})
