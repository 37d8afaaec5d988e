import { access, chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inspect } from '../core/support/markdown.js'
import { ended } from '../support/ended.js'
import { ENVIRONMENT } from '../support/cli/command-line.js'
import { Folder } from '../support/cli/folder.js'
import { setUp, BEFORE, AFTER, STRICT, AGENT, folders, checkout, replayed, seen } from './past-commits.js'

setUp()

const SETTINGS = '.kiro/settings.json'
const POLICY = '.github/kiro-policy.yml'

test.concurrent('subjects that try to be more than text are text', async () => {
  const { folder, past } = await checkout()
  const subject = '\u001b[31mRed\u202e | `x` <img src=x onerror=alert(1)> @everyone #1 :100644 000000'
  await past('Start', { [POLICY]: STRICT })
  await past(subject, { [SETTINGS]: AFTER })
  await past('', { [SETTINGS]: BEFORE, '.kiro/agents/a.json': AGENT('claude-opus-4.8') })
  expect((await replayed(folder, '--since', '2')).judged.map((commit) => commit.subject)).toEqual(['', subject])
  const [text, markdown] = await Promise.all([
    folder.run('policy', 'replay', '--since', '2'),
    folder.run('policy', 'replay', '--since', '2', '--format', 'markdown'),
  ])
  expect(text.stdout).toContain('\\u{1b}[31mRed\\u{202e} | `x` <img')
  expect(text.stdout).not.toContain('\u001b')
  expect(markdown).toMatchObject({ exit: 0, stderr: '' })
  const page = inspect(markdown.stdout)
  expect(page.elements).toEqual(['p', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr'])
  expect(page.links).toEqual([])
  expect(page.code).toContain('\\u{1b}[31mRed\\u{202e} | `x` <img src=x onerror=alert(1)> @everyone #1 :100644 000000')
  expect(page.rest).not.toContain('@everyone')
  expect(markdown.stdout).toMatch(
    /^\*\*Policy replay\*\* · Of 2 commits 2 changed Kiro files: 2 would have failed, 0 warned; together /,
  )
})

test.concurrent('a shallow clone ends where it ends, and what its last commit changed is not guessed', async () => {
  const { folder, past } = await checkout()
  await past('Start', { [SETTINGS]: BEFORE, [POLICY]: STRICT })
  await past('Dearer', { [SETTINGS]: AFTER })
  for (const name of ['a', 'b', 'c'])
    await past(name, { [`.kiro/agents/${name}.json`]: AGENT('claude-haiku-4.5', name) })
  const clone = async (depth: number): Promise<Folder> => {
    const copy = await Folder.make()
    folders.push(copy)
    const { exit, stderr } = await ended(
      'git',
      ['clone', '--quiet', '--depth', String(depth), pathToFileURL(folder.path).href, copy.path],
      { cwd: copy.path, env: ENVIRONMENT, timeout: 30_000 },
    )
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    return copy
  }
  const [three, one] = await Promise.all([clone(3), clone(1)])
  const text = await three.run('policy', 'replay', '--since', '10')
  expect(text).toMatchObject({ exit: 0, stderr: '' })
  expect(text.stdout).toContain(
    'Of 2 commits 2 changed Kiro files: none would have failed or warned; together 0 credits a month for 12 developers.',
  )
  expect(text.stdout).toContain('2 more would have shown only problems from before.')
  expect(text.stdout).toContain(
    'This clone is shallow and ends after 2 commits; git fetch --unshallow brings the older ones.',
  )
  expect((await replayed(three, '--since', '10')).judged.map(({ subject }) => subject)).toEqual(['c', 'b'])
  expect(await replayed(three, '--since', '2')).toMatchObject({ commits: 2, shallow: false })
  expect(await replayed(three, '--since', '3')).toMatchObject({ commits: 2, shallow: true })
  expect(await replayed(three, '--since', 'HEAD~2')).toMatchObject({ commits: 2, shallow: false })
  expect(await one.run('policy', 'replay', '--since', '5')).toMatchObject({ exit: 2, stdout: '' })
  expect(await replayed(folder, '--since', '10')).toMatchObject({ commits: 5, shallow: false })
})

test.concurrent('nothing that a repository configures is run or changes what is seen', async () => {
  const { folder, past, git } = await checkout()
  const [script, trace] = [join(folder.path, 'evil.sh'), join(folder.path, 'trace')]
  await past('Start', { [SETTINGS]: BEFORE, [POLICY]: STRICT })
  await git('checkout', '--quiet', '-b', 'topic')
  await past('Dearer', { [SETTINGS]: AFTER, '.gitattributes': '* filter=evil diff=evil\n' })
  await git('checkout', '--quiet', 'main')
  await git('merge', '--quiet', '--no-ff', '-m', 'Merge', 'topic')
  await folder.write({ 'evil.sh': `#!/bin/sh\necho run >> "${trace}"\ncat\n` })
  await chmod(script, 0o755)
  const settings = {
    'core.fsmonitor': script,
    'diff.external': script,
    'diff.evil.textconv': script,
    'core.pager': script,
    'core.hooksPath': script,
    'gpg.program': script,
    'log.showSignature': 'true',
    'log.showRoot': 'false',
    'log.diffMerges': 'off',
    'log.decorate': 'full',
    'format.pretty': 'oneline',
    'color.ui': 'always',
    'diff.renames': 'copies',
    'diff.noprefix': 'true',
  }
  for (const [key, value] of Object.entries(settings)) await git('config', key, value)
  expect(seen(await replayed(folder, '--since', '9'))).toEqual(['Merge: fail 5558', 'Start: pass 75'])
  await expect(access(trace)).rejects.toThrow('ENOENT')
})
