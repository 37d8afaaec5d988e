import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { AS_OF } from '../support/cli/command-line.js'
import { type Files } from '../support/cli/folder.js'
import { setUp, CONTRACT, CHAT, folder, everyText } from './apply-folder.js'

setUp()

const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'
const REVIEWER = '.kiro/agents/reviewer.json'

describe('nothing at all is written', () => {
  const OTHER = { 'a/.kiro/settings.json': CONTRACT, 'a/.kiro/settings/cli.json': CHAT }

  test.concurrent.each<[string, Files, string]>([
    [
      'a file that cannot be read',
      { [CLI]: '{ "chat.defaultModel": auto }' },
      '.kiro/settings/cli.json:1:24: Not valid JSON: auto is not a value. Texts and keys need double quotes.',
    ],
    [
      'a link',
      { [CLI]: { symlink: '../../elsewhere.json' }, 'elsewhere.json': '{}' },
      '.kiro/settings/cli.json is a symbolic link, and nothing is written through one.',
    ],
    [
      'a link that leads nowhere',
      { [CLI]: { symlink: 'nowhere' } },
      '.kiro/settings/cli.json is a symbolic link, and nothing is read or written through one.',
    ],
    [
      'a linked folder',
      { '.kiro/settings': { symlink: '../elsewhere' }, 'elsewhere/cli.json': '{}' },
      '.kiro/settings is a symbolic link, and nothing is written through one.',
    ],
    [
      'a repository in the repository',
      { '.kiro/settings/.git/HEAD': '' },
      '.kiro/settings is a repository of its own, and nothing is written into another one.',
    ],
    [
      'a folder where the file would be',
      { [`${CLI}/x`]: '' },
      '.kiro/settings/cli.json is not a file, so .kiro/settings/cli.json cannot be written.',
    ],
    [
      'a file where the folder would be',
      { '.kiro/settings': '' },
      '.kiro/settings is not a folder, so .kiro/settings/cli.json cannot be written.',
    ],
    [
      'a wrong id',
      { [SETTINGS]: CONTRACT.replace('claude-haiku-4.5', 'claude-haiku-4-5') },
      '.kiro/settings.json:4:24: claude-haiku-4-5 is not an id that Kiro accepts, so it is not written into the files that Kiro obeys.',
    ],
  ])('for %s', async (_, files, message) => {
    const here = await folder({ [SETTINGS]: CONTRACT, ...OTHER, ...files })
    const before = await everyText(here)
    for (const args of [[], ['--check']]) {
      const run = await here.run('apply', ...args, ...AS_OF)
      expect(run).toMatchObject({ exit: 2, stdout: '' })
      expect(run.stderr).toMatch(/^kiro-governance: [^\n]+\n[^\n]+\n$/)
      expect(run.stderr).toContain(`kiro-governance: ${message}\n`)
    }
    expect(await everyText(here)).toEqual(before)
  })

  test.concurrent('several things in the way are counted', async () => {
    const here = await folder({ [SETTINGS]: CONTRACT, [CLI]: '{', [REVIEWER]: '{', ...OTHER })
    expect((await here.run('apply')).stderr).toContain('It is the first of 2 things in the way.\n')
  })

  test.concurrent('where a folder may not be written, in no other either', async () => {
    const here = await folder({ [SETTINGS]: CONTRACT, [CLI]: CHAT, ...OTHER })
    await chmod(join(here.path, '.kiro/settings'), 0o555)
    const before = await everyText(here)
    const run = await here.run('apply', ...AS_OF)
    await chmod(join(here.path, '.kiro/settings'), 0o755)
    // No one keeps root from writing.
    if (process.getuid?.() === 0) return
    expect(run).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining('.kiro/settings/cli.json cannot be written: permission denied.') as string,
    })
    expect(await everyText(here)).toEqual(before)
  })
})
