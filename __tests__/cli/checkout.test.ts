import { readFileSync } from 'node:fs'
import { access, chmod, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeCheckout, type Checkout } from '../support/cli/checkout.js'
import { AS_OF, commandLine, root } from '../support/cli/command-line.js'
import { Folder, type Files } from '../support/cli/folder.js'

const SETTINGS = '.kiro/settings.json'
const POLICY = '.github/kiro-policy.yml'
const BEFORE = readFileSync(root('examples/before/.kiro/settings.json'), 'utf8')
const AFTER = readFileSync(root('examples/after/.kiro/settings.json'), 'utf8')
const START: Files = {
  [SETTINGS]: BEFORE,
  [POLICY]: readFileSync(root('examples/kiro-policy.yml'), 'utf8'),
  'README.md': 'A shop.\n',
}

const folders: Folder[] = []

async function checkout(branch?: string): Promise<Checkout> {
  const result = await makeCheckout(branch)
  folders.push(result.folder)
  return result
}

/** A checkout with the example's start on its main branch. */
async function started(branch?: string): Promise<Checkout & { start: string }> {
  const made = await checkout(branch)
  return { ...made, start: await made.commit(START) }
}

afterAll(() => Promise.all(folders.map((folder) => folder.remove())))

const DEARER = /\+5,558 \(\+72 %\)/

test.concurrent('on a branch, the working tree is compared with the merge base with main', async () => {
  const { folder, git, start, commit } = await started()
  await git('checkout', '--quiet', '-b', 'topic')
  await commit({ [SETTINGS]: AFTER })
  const run = await folder.check()
  expect(run).toMatchObject({ exit: 1, stderr: '' })
  expect(run.stdout).toMatch(DEARER)
  expect(run.stdout).toContain(
    `Compared the working tree with the merge base with main (${start.slice(0, 7)}); policy of the merge base with main (${start.slice(0, 7)}).`,
  )
})

test.concurrent('what main gained since is not the branch’s', async () => {
  const { folder, git, start, commit } = await started()
  await commit({ [SETTINGS]: AFTER })
  await git('checkout', '--quiet', '-b', 'topic', start)
  await commit({ 'README.md': 'A better shop.\n' })
  const json = await folder.check('--format', 'json')
  expect(json).toMatchObject({ exit: 0, stderr: '' })
  expect(JSON.parse(json.stdout)).toMatchObject({ verdict: 'skipped' })
})

test.concurrent('edits, staged, unstaged and untracked, count; ignored files do not', async () => {
  const [edited, staged, added, ignored] = await Promise.all([started(), started(), started(), started()])
  await edited.folder.write({ [SETTINGS]: AFTER })
  await staged.folder.write({ [SETTINGS]: AFTER })
  await staged.git('add', SETTINGS)
  await added.folder.write({ '.kiro/agents/reviewer.json': '{ "name": "reviewer", "model": "claude-opus-4.8" }\n' })
  await ignored.folder.write({
    '.gitignore': 'build/\n',
    'build/.kiro/agents/reviewer.json': '{ "model": "claude-opus-4.8" }\n',
  })
  const runs = await Promise.all([edited, staged, added, ignored].map(({ folder }) => folder.check()))
  expect(runs.map(({ exit }) => exit)).toEqual([1, 1, 1, 0])
  expect(runs[0]?.stdout).toMatch(DEARER)
  expect(runs[1]?.stdout).toMatch(DEARER)
  expect(runs[2]?.stdout).toContain('.kiro/agents/reviewer.json:1:')
})

test.concurrent('deleted files are gone, whether git knows it yet or not', async () => {
  const [unstaged, staged, folderGone] = await Promise.all([started(), started(), started()])
  await unstaged.folder.write({ [SETTINGS]: null })
  await staged.git('rm', '--quiet', SETTINGS)
  await folderGone.folder.write({ '.kiro': null })
  for (const { stdout, exit, stderr } of await Promise.all(
    [unstaged, staged, folderGone].map(({ folder }) => folder.check('--format', 'json')),
  )) {
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ estimate: { before: { typical: 7698 }, after: { typical: 7623 } } })
  }
})

test.concurrent('the base is origin/HEAD before origin/main before main, or master', async () => {
  const [origin, head, master] = await Promise.all([started(), started(), started('master')])
  await origin.git('update-ref', 'refs/remotes/origin/main', origin.start)
  await head.git('update-ref', 'refs/remotes/origin/trunk', head.start)
  await head.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk')
  for (const { commit } of [origin, head]) await commit({ [SETTINGS]: AFTER })
  await master.git('checkout', '--quiet', '-b', 'topic')
  await master.commit({ [SETTINGS]: AFTER })
  const runs = await Promise.all([origin, head, master].map(({ folder }) => folder.check()))
  for (const run of runs) expect(run.stdout).toMatch(DEARER)
  expect(runs.map(({ stdout }) => /merge base with (\S+)/.exec(stdout)?.[1])).toEqual([
    'origin/main',
    'origin/HEAD',
    'master',
  ])
})

test.concurrent('a detached head is compared like a branch, and a subfolder like its repository', async () => {
  const { folder, git, commit } = await started()
  await git('checkout', '--quiet', '--detach')
  await commit({ [SETTINGS]: AFTER })
  await mkdir(join(folder.path, 'src/deep'), { recursive: true })
  const [top, below] = await Promise.all([
    folder.check(),
    commandLine(['check', ...AS_OF], { cwd: join(folder.path, 'src/deep') }),
  ])
  expect(top.stdout).toMatch(DEARER)
  expect({ ...below, stdout: below.stdout.replaceAll(`../../${SETTINGS}`, SETTINGS) }).toEqual(top)
})

test.concurrent('before the first commit, and in a folder without .git, every finding counts', async () => {
  const [unborn, plain] = await Promise.all([checkout(), Folder.make({ ...START, [SETTINGS]: AFTER })])
  folders.push(plain)
  await unborn.folder.write({ ...START, [SETTINGS]: AFTER })
  const runs = await Promise.all([
    unborn.folder.check(),
    plain.check(),
    commandLine(['check', ...AS_OF], { cwd: plain.path, env: { PATH: '/nonexistent' } }),
  ])
  for (const run of runs) {
    expect(run).toMatchObject({ exit: 1, stderr: '' })
    expect(run.stdout).toContain(
      'Nothing to compare with, so every finding counts and no rise in cost is judged; policy of ',
    )
    expect(run.stdout).toContain('claude-opus-4.8 is not allowed for')
    expect(run.stdout).not.toContain('Introduced by this change')
  }
})

test.concurrent('--base and --head take branches, tags, commits and folders', async () => {
  const { folder, git, start, commit } = await started()
  await git('tag', '--annotate', '--message', 'one', 'v1')
  await git('checkout', '--quiet', '-b', 'feature/dear')
  const head = await commit({ [SETTINGS]: AFTER })
  await git('checkout', '--quiet', 'main')
  const runs = await Promise.all([
    folder.check('--base', 'main', '--head', 'feature/dear'),
    folder.check('--base', 'v1', '--head', head),
    folder.check('--base', start.slice(0, 8), '--head', 'feature/dear~0'),
    folder.check('--head', 'feature/dear'),
    folder.check('--base', 'main', '--head', root('examples/after')),
    folder.check('--base', 'feature/dear'),
  ])
  expect(runs.map(({ exit }) => exit)).toEqual([1, 1, 1, 1, 1, 0])
  for (const run of runs.slice(0, 5)) expect(run.stdout).toMatch(DEARER)
  expect(runs[0].stdout).toContain(`Compared feature/dear (${head.slice(0, 7)}) with main (${start.slice(0, 7)})`)
  expect(runs[5].stdout).toContain('\u22125,558 (\u221242 %)')
})

test.concurrent.each([
  ['--base', 'no-such-branch'],
  ['--head', 'no-such-branch'],
  ['--base', '--output=x'],
  ['--base', 'HEAD:README.md'],
])('%s %s is neither a folder nor a revision', async (flag, value) => {
  const { folder } = await started()
  const run = await folder.check(`${flag}=${value}`)
  expect(run).toMatchObject({ exit: 2, stdout: '' })
  expect(run.stderr).toContain(`${flag} ${value} is neither a folder nor a revision of git here.`)
  expect(run.stderr).not.toMatch(/^\s+at /m)
})

test.concurrent('a link or submodule in the working tree is a finding, not a hole', async () => {
  const [file, whole] = await Promise.all([started(), started()])
  await file.folder.write({ [SETTINGS]: { symlink: '../../README.md' } })
  await whole.folder.write({ '.kiro': null })
  await whole.folder.write({ '.kiro': { symlink: 'elsewhere' } })
  for (const run of await Promise.all([file.folder.check(), whole.folder.check()])) {
    expect(run).toMatchObject({ exit: 1, stderr: '' })
    expect(run.stdout).toMatch(/\.kiro\S* is a symbolic link, so what Kiro reads there is not judged/)
  }
})

test.concurrent('nothing that a repository configures is run', async () => {
  const { folder, git, commit } = await started()
  const [script, trace] = [join(folder.path, 'evil.sh'), join(folder.path, 'trace')]
  await folder.write({ 'evil.sh': `#!/bin/sh\necho run >> "${trace}"\ncat\n` })
  await chmod(script, 0o755)
  await commit({ '.gitattributes': '* filter=evil diff=evil\n' })
  for (const key of [
    'core.fsmonitor',
    'filter.evil.clean',
    'filter.evil.smudge',
    'filter.evil.process',
    'diff.evil.textconv',
    'core.pager',
    'core.hooksPath',
  ])
    await git('config', key, script)
  await folder.write({ [SETTINGS]: AFTER })
  expect(await folder.check('--base', 'HEAD')).toMatchObject({ exit: 1, stderr: '' })
  await expect(access(trace)).rejects.toThrow('ENOENT')
})

test.concurrent('paths beyond ASCII and with spaces are read', async () => {
  const { folder } = await started()
  await folder.write({ 'päckages/a b/.kiro/agents/рецензент "1".json': '{ "model": "claude-opus-4.8" }\n' })
  const run = await folder.check()
  expect(run).toMatchObject({ exit: 1, stderr: '' })
  expect(run.stdout).toContain('päckages/a b/.kiro/agents/рецензент "1".json:1:')
})

test.concurrent('content that git lacks, as in a partial clone, is an error and not an absent file', async () => {
  const { folder, git, commit } = await started()
  await git('checkout', '-q', '-b', 'feature')
  await commit({ [SETTINGS]: AFTER })
  const oid = (await git('rev-parse', `main:${SETTINGS}`)).trim()
  await rm(join(folder.path, '.git/objects', oid.slice(0, 2), oid.slice(2)))
  const run = await folder.check('--head', 'feature')
  expect(run).toMatchObject({ exit: 2, stdout: '' })
  expect(run.stderr).toContain(`git does not have the content of ${SETTINGS}.`)
})

test.concurrent('a link that leads elsewhere now is not skipped', async () => {
  const { folder, git, commit } = await checkout()
  await commit({ ...START, '.kiro/agents': { symlink: '../a' } })
  await git('checkout', '--quiet', '-b', 'topic')
  const same = await folder.check('--format', 'json')
  expect(JSON.parse(same.stdout)).toMatchObject({ verdict: 'skipped' })
  await rm(join(folder.path, '.kiro/agents'))
  await folder.write({ '.kiro/agents': { symlink: '../b' } })
  const run = await folder.check('--format', 'json')
  expect(run).toMatchObject({ exit: 1, stderr: '' })
  expect(JSON.parse(run.stdout)).toMatchObject({ verdict: 'fail' })
})

test.concurrent('what a link leads to is not skipped, in the working tree, staged and committed', async () => {
  const { folder, git, commit } = await checkout()
  const target = 'shared/agents/r.json'
  await commit({ ...START, '.kiro/agents': { symlink: '../shared/agents' }, [target]: '{ "model": "auto" }\n' })
  await git('checkout', '--quiet', '-b', 'topic')
  const verdict = async (...flags: string[]): Promise<unknown> =>
    (JSON.parse((await folder.check('--format', 'json', ...flags)).stdout) as { verdict: unknown }).verdict
  await folder.write({ 'shared/agents/notes.txt': 'x\n' })
  expect(await verdict()).toBe('skipped')
  await folder.write({ [target]: '{ "model": "claude-opus-4.8" }\n' })
  expect([await verdict(), await verdict('--staged')]).toEqual(['fail', 'skipped'])
  await git('add', '--all')
  expect(await verdict('--staged')).toBe('fail')
  await git('commit', '--quiet', '--message', 'Change what is linked')
  expect([await verdict(), await verdict('--head', 'topic'), await verdict('--base', 'HEAD')]).toEqual([
    'fail',
    'fail',
    'skipped',
  ])
})

test.concurrent('another commit that is checked out in a submodule is seen before it is added', async () => {
  const { folder, git, commit } = await checkout()
  const inside = (...args: string[]): Promise<string> => git('-C', '.kiro/agents', ...args)
  await folder.write(START)
  await git('init', '--quiet', '.kiro/agents')
  await inside('commit', '--quiet', '--allow-empty', '--message', 'One')
  await commit({})
  await git('checkout', '--quiet', '-b', 'topic')
  const verdict = async (...flags: string[]): Promise<unknown> =>
    (JSON.parse((await folder.check('--format', 'json', ...flags)).stdout) as { verdict: unknown }).verdict
  expect(await verdict()).toBe('skipped')
  await inside('commit', '--quiet', '--allow-empty', '--message', 'Two')
  expect([await verdict(), await verdict('--staged')]).toEqual(['fail', 'skipped'])
  await rm(join(folder.path, '.kiro/agents'), { recursive: true })
  await mkdir(join(folder.path, '.kiro/agents'))
  expect(await verdict()).toBe('skipped')
})

describe('the main branch was cleaned since the branch began', () => {
  const AGENT = '.kiro/agents/reviewer.json'
  const wrong = '{ "name": "reviewer", "model": "claude-opus-4.8" }\n'

  /** A branch with this change, from before the clean-up. */
  async function branched(change: Files): Promise<Checkout> {
    const made = await checkout()
    const start = await made.commit({ ...START, [AGENT]: wrong })
    await made.commit({ [AGENT]: null })
    await made.git('checkout', '--quiet', '-b', 'topic', start)
    await made.folder.write(change)
    return made
  }

  test.concurrent('a change that touches the file brings the problem back', async () => {
    const { folder, git } = await branched({ [AGENT]: wrong.replace('{', '{ "description": "x",') })
    const run = await folder.check()
    expect(run).toMatchObject({ exit: 1, stderr: '' })
    expect(run.stdout).toContain(AGENT)
    await git('commit', '--quiet', '--all', '--message', 'Describe the reviewer')
    expect(await folder.check('--head', 'topic')).toMatchObject({ exit: 1, stderr: '' })
  })

  test.concurrent('one that does not is not blamed', async () => {
    const { folder } = await branched({ '.kiro/agents/n.json': '{ "name": "n", "model": "auto" }\n' })
    expect(await folder.check()).toMatchObject({ exit: 0, stderr: '' })
  })
})
