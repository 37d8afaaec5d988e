import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCheckout } from '../support/cli/checkout.js'
import { AS_OF, commandLine } from '../support/cli/command-line.js'
import { Folder, type Files } from '../support/cli/folder.js'

const POLICY = '.github/kiro-policy.yml'
const WORKFLOW = '.github/workflows/kiro.yml'
const OWNERS = '.github/CODEOWNERS'
const SETTINGS = '.kiro/settings.json'
const OWNER = ['--owner', '@acme/platform']

const KIRO: Files = {
  '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-sonnet-4.5" }\n',
  '.kiro/agents/reviewer.json': '{ "name": "reviewer", "model": "claude-opus-4.8" }\n',
}

const folders: Folder[] = []
async function made(files: Files = {}): Promise<Folder> {
  const folder = await Folder.make(files)
  folders.push(folder)
  return folder
}
afterAll(() => Promise.all(folders.map((folder) => folder.remove())))

/** Every file of a folder with its bytes. */
async function contents(folder: Folder): Promise<Record<string, string>> {
  const entries = await readdir(folder.path, { recursive: true, withFileTypes: true })
  const files = entries.filter(
    (entry) => entry.isFile() && !entry.parentPath.includes('.git/') && !entry.parentPath.endsWith('.git'),
  )
  return Object.fromEntries(
    await Promise.all(
      files.map(async (entry) => {
        const path = join(entry.parentPath, entry.name)
        return [path.slice(folder.path.length + 1), await readFile(path, 'latin1')] as const
      }),
    ),
  )
}

function init(folder: Folder, ...args: string[]) {
  return folder.run('init', ...AS_OF, ...args)
}

describe('in a checkout', () => {
  test.concurrent(
    'it writes the three files, and the contract where it is asked for; then the check passes',
    async () => {
      const checkout = await makeCheckout()
      folders.push(checkout.folder)
      await checkout.commit(KIRO)
      const run = await init(checkout.folder, ...OWNER, '--settings')
      expect(run).toMatchObject({ exit: 0, stderr: '' })
      expect(run.stdout).toBe(`${POLICY}     written
${WORKFLOW}  written
${SETTINGS}         written
${OWNERS}          written

Next: look through .github/kiro-policy.yml, fill in its team, and open a pull request with these files.
Then make the check required, so that nothing is merged without it: https://github.com/kiro-governance/kiro-governance/blob/main/docs/recipes/enforce.md
`)
      const files = await contents(checkout.folder)
      expect(Object.keys(files).sort()).toEqual([...Object.keys(KIRO), POLICY, WORKFLOW, OWNERS, SETTINGS].sort())
      expect(files[POLICY]).toContain('\n  allow: [auto, claude-haiku-4.5, claude-opus-4.8, claude-sonnet-4.5]\n')
      expect(JSON.parse(files[SETTINGS] ?? '')).toMatchObject({ models: { primary: { model: 'claude-sonnet-4.5' } } })
      expect(files[OWNERS]).toBe(
        '/.github/kiro-policy.yml @acme/platform\n/.github/workflows/ @acme/platform\n/.github/CODEOWNERS @acme/platform\n',
      )
      const checked = await checkout.folder.check('--fail-on', 'warning')
      expect(checked).toMatchObject({ exit: 0, stderr: '' })
      expect(checked.stdout).toContain('policy of the working tree')
    },
  )

  test.concurrent('below its top it says where the top is, and writes nothing', async () => {
    const checkout = await makeCheckout()
    folders.push(checkout.folder)
    await checkout.commit({ ...KIRO, 'web/a.txt': '' })
    const run = await commandLine(['init'], { cwd: join(checkout.folder.path, 'web') })
    expect(run).toMatchObject({ exit: 2, stdout: '' })
    expect(run.stderr).toMatch(
      /^kiro-governance: This folder lies inside the checkout \S+, and GitHub reads \.github at the top only\.\nRun it there: cd \S+\n$/,
    )
    expect(Object.keys(await contents(checkout.folder)).sort()).toEqual([...Object.keys(KIRO), 'web/a.txt'].sort())
  })
})

describe('in a folder without git', () => {
  test.concurrent('a second time changes nothing and says so', async () => {
    const folder = await made(KIRO)
    expect((await init(folder, ...OWNER, '--settings')).exit).toBe(0)
    const first = await contents(folder)
    const again = await init(folder, '--owner', '@somebody/else', '--settings', '--observe-until', '2027-01-01')
    expect(again).toEqual({
      exit: 0,
      stderr: '',
      stdout: [POLICY, WORKFLOW, SETTINGS, OWNERS]
        .map((path) => `${path.padEnd(WORKFLOW.length)}  is there already, left as it is\n`)
        .join(''),
    })
    expect(await contents(folder)).toEqual(first)
  })

  test.concurrent('what is there is left as it is, and the rest is written', async () => {
    const folder = await made({ ...KIRO, [POLICY]: 'not: a policy\n', [SETTINGS]: '{ "mine": true }\n' })
    const run = await init(folder, '--settings')
    expect(run.exit).toBe(0)
    expect(run.stdout).toMatch(
      /^\.github\/kiro-policy\.yml +is there already, left as it is\n\.github\/workflows\/kiro\.yml {2}written\n\.kiro\/settings\.json +is there already, left as it is\n/,
    )
    expect(await contents(folder)).toMatchObject({ [POLICY]: 'not: a policy\n', [SETTINGS]: '{ "mine": true }\n' })
  })

  test.concurrent('--dry-run prints it all and writes nothing', async () => {
    const folder = await made(KIRO)
    const dry = await init(folder, ...OWNER, '--settings', '--observe-until', '2026-12-01', '--dry-run')
    expect(dry).toMatchObject({ exit: 0, stderr: '' })
    expect(await contents(folder)).toEqual(KIRO)
    expect(dry.stdout).toMatch(/^\.github\/kiro-policy\.yml +would be written\n/)
    expect((await init(folder, ...OWNER, '--settings', '--observe-until', '2026-12-01')).exit).toBe(0)
    for (const path of [POLICY, WORKFLOW, SETTINGS, OWNERS]) {
      const text = await readFile(join(folder.path, path), 'utf8')
      expect(dry.stdout).toContain(`\n${path}\n\n${text.trimEnd().replace(/^(?=.)/gm, '    ')}\n`)
    }
  })

  test.concurrent('--observe-until puts the day into the policy', async () => {
    const folder = await made()
    await init(folder, '--observe-until', '2026-12-01')
    expect(await readFile(join(folder.path, POLICY), 'utf8')).toContain(
      '\nenforcement: { mode: block, from: 2026-12-01 }\n',
    )
  })
})

describe('CODEOWNERS', () => {
  test.concurrent('without an owner it is not touched, and the lines are printed', async () => {
    const folder = await made({ CODEOWNERS: '* @acme/all' })
    const run = await init(folder)
    expect(run.stdout).toMatch(/^CODEOWNERS +not touched: its owner is for you to name$/m)
    expect(run.stdout).toContain(
      'For the end of CODEOWNERS, with your own team; or run it again with --owner:\n\n    /.github/kiro-policy.yml @org/team\n    /.github/workflows/ @org/team\n    /CODEOWNERS @org/team\n',
    )
    expect(await contents(folder)).toMatchObject({ CODEOWNERS: '* @acme/all' })
    expect(Object.keys(await contents(folder)).sort()).toEqual([POLICY, WORKFLOW, 'CODEOWNERS'].sort())
  })

  test.concurrent.each([
    [{ CODEOWNERS: '* @a\n', 'docs/CODEOWNERS': '* @b\n' }, 'CODEOWNERS', '* @a\n'],
    [{ 'docs/CODEOWNERS': '# caf\u00e9 \r\n* @b' }, 'docs/CODEOWNERS', '# caf\u00e9 \r\n* @b\r\n'],
    [{ [OWNERS]: '', CODEOWNERS: '* @a\n' }, OWNERS, ''],
  ])('the one that GitHub reads gets the lines at its end: %j', async (files, path, before) => {
    const folder = await made(files)
    const run = await init(folder, ...OWNER)
    expect(run.stdout).toMatch(new RegExp(`^${path} +lines added$`, 'm'))
    const end = before.includes('\r') ? '\r\n' : '\n'
    const after = await readFile(join(folder.path, path), 'utf8')
    expect(after).toBe(
      before + [POLICY, '.github/workflows/', path].map((owned) => `/${owned} @acme/platform${end}`).join(''),
    )
    for (const [other, text] of Object.entries(files))
      if (other !== path) expect(await readFile(join(folder.path, other), 'utf8')).toBe(text)
  })

  test.concurrent('bytes that are no text stay what they are', async () => {
    const folder = await made()
    await writeFile(
      join(folder.path, 'CODEOWNERS'),
      Buffer.from([0xef, 0xbb, 0xbf, 0x23, 0xff, 0xfe, 0x0a, 0x2a, 0x20, 0x40, 0x61]),
    )
    expect((await init(folder, ...OWNER)).exit).toBe(0)
    expect((await readFile(join(folder.path, 'CODEOWNERS'))).subarray(0, 12)).toEqual(
      Buffer.from([0xef, 0xbb, 0xbf, 0x23, 0xff, 0xfe, 0x0a, 0x2a, 0x20, 0x40, 0x61, 0x0a]),
    )
  })
})

describe('symbolic links', () => {
  const outside = (): Promise<string> => mkdtemp(join(tmpdir(), 'kiro-governance-outside-'))

  test.concurrent.each([
    ['.github', []],
    [POLICY, []],
    ['.github/workflows', []],
    [WORKFLOW, []],
    [OWNERS, OWNER],
    ['CODEOWNERS', OWNER],
    ['.kiro', ['--settings']],
    [SETTINGS, ['--settings']],
  ])('nothing is written through %s', async (link, args) => {
    const target = await outside()
    const folder = await made({ [link]: { symlink: target } })
    const run = await init(folder, ...args)
    expect(run).toMatchObject({ exit: 2, stdout: '' })
    expect(run.stderr).toMatch(
      new RegExp(
        `^kiro-governance: ${link.replaceAll('.', '\\.')} is a symbolic link, and nothing is written through one\\.\\n[^\\n]+\\n$`,
      ),
    )
    expect(await readdir(target)).toEqual([])
    expect(await contents(folder)).toEqual({})
    await rm(target, { recursive: true })
  })

  test.concurrent('one that leads nowhere is no free place', async () => {
    const folder = await made({ [POLICY]: { symlink: '/nonexistent/x' } })
    expect((await init(folder)).exit).toBe(2)
  })

  test.concurrent('those beside the way do not matter', async () => {
    const target = await outside()
    const folder = await made({ docs: { symlink: target }, '.kiro': { symlink: target } })
    expect((await init(folder, ...OWNER)).exit).toBe(0)
    expect(Object.keys(await contents(folder)).sort()).toEqual([OWNERS, POLICY, WORKFLOW].sort())
    await rm(target, { recursive: true })
  })
})

test.concurrent.each([
  [['--owner', 'acme/platform'], 'did you mean @acme/platform?'],
  [['--owner', '@acme/x\n* @evil'], 'is not a user, a team or an e-mail address'],
  [['--observe-until', 'soon'], '--observe-until soon is not a day.'],
  [['--observe-until', '2026-02-30'], '--observe-until 2026-02-30 is not a day.'],
  [['--observe-until', '2026-10-08'], '--observe-until 2026-10-08 is over'],
  [['--as-of', 'x'], '--as-of x is not a day.'],
  [['--onwer', '@a'], 'did you mean --owner?'],
  [['somewhere'], 'somewhere'],
])('%j is one sentence and what to do, and writes nothing', async (args, message) => {
  const folder = await made()
  const { exit, stdout, stderr } = await init(folder, ...args)
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toMatch(/^kiro-governance: [^\n]+\n[^\n]+\n$/)
  expect(stderr).toContain(message)
  expect(await contents(folder)).toEqual({})
})

test.concurrent('a file where a folder has to be is said to be in the way', async () => {
  const folder = await made({ '.github': 'a file\n' })
  const run = await init(folder)
  expect(run).toMatchObject({ exit: 2, stdout: '' })
  expect(run.stderr).toContain(`.github is not a folder, so ${POLICY} cannot be written.`)
})
