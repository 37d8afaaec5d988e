import { readFileSync } from 'node:fs'
import { run } from '../../src/cli/run.js'
import type { Ended } from '../support/ended.js'
import { commandLine, DAY, root } from '../support/cli/command-line.js'
import { Folder } from '../support/cli/folder.js'

let folder: Folder

beforeAll(async () => {
  folder = await Folder.make({ '.kiro/settings/cli.json': '{ "chat.defaultModel": "auto" }\n' })
})
afterAll(() => folder.remove())

function expectSentence({ exit, stdout, stderr }: Ended): void {
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toMatch(/^kiro-governance: [^\n]+\n[^\n]+\n$/)
}

const WRONG: [string[], string][] = [
  [['check', '--polcy', 'x'], '--polcy is not an option of check; did you mean --policy?'],
  [['check', '--formt=json'], '--formt is not an option of check; did you mean --format?'],
  [['check', '--zzzzzzzz'], '--zzzzzzzz is not an option of check.'],
  [['check', '--format', 'jsn'], '--format jsn is not accepted; did you mean json?'],
  [['check', '--format', 'xml'], '--format xml is not accepted.'],
  [['what-if', '--format', 'sarif'], '--format sarif is not accepted.'],
  [['check', '--fail-on', 'errors'], '--fail-on errors is not accepted; did you mean error?'],
  [['check', '--as-of', 'yesterday'], '--as-of yesterday is not a day.'],
  [['check', '--as-of', '2026-02-30'], '--as-of 2026-02-30 is not a day.'],
  [['check', '--as-of', '2026-1-1'], '--as-of 2026-1-1 is not a day.'],
  [['check', '--as-of', ''], '--as-of  is not a day.'],
  [['check', '--base', 'nowhere'], '--base nowhere is neither a folder nor a revision of git here.'],
  [['check', '--head', 'nowhere'], '--head nowhere is neither a folder nor a revision of git here.'],
  [['check', 'somewhere'], 'somewhere'],
  [['check', '--base'], '--base'],
  [['chek'], 'chek is not a command; did you mean check?'],
  [['inventry'], 'inventry is not a command; did you mean inventory?'],
  [['deploy'], 'deploy is not a command.'],
  [['constructor'], 'constructor is not a command.'],
  [['--format', 'json'], '--format is not a command.'],
  [['inventory', 'nowhere'], 'nowhere'],
  [['inventory', '.kiro/settings/cli.json'], 'cannot be read: it, or a part of its path, is not a folder.'],
  [['inventory', '--base', 'x'], '--base is not an option of inventory'],
  [['models', 'x'], 'x'],
  [['models', '--import', 'nowhere.json'], '--import nowhere.json cannot be read: no such file or folder.'],
]

test.concurrent.each(WRONG)('%j is one sentence and what to do', async (args, message) => {
  const run = await folder.run(...args)
  expectSentence(run)
  expect(run.stderr).toContain(message)
})

test.concurrent('--help says what there is, for the whole and for each command', async () => {
  const [none, long, short, word, ...commands] = await Promise.all(
    [
      [],
      ['--help'],
      ['-h'],
      ['help'],
      ['check', '--help'],
      ['inventory', '-h'],
      ['models', '--help', '--nonsense'],
    ].map((args) => folder.run(...args)),
  )
  for (const run of [none, long, short, word]) expect(run).toEqual({ exit: 0, stderr: '', stdout: long?.stdout })
  for (const name of ['check', 'inventory', 'models']) expect(long?.stdout).toMatch(new RegExp(`^  ${name} +\\S`, 'm'))
  for (const run of commands) expect(run).toMatchObject({ exit: 0, stderr: '' })
  for (const flag of [
    '--base REF|DIR',
    '--head REF|DIR',
    '--policy FILE',
    '--as-of DATE',
    '--format NAME',
    '--fail-on error|warning|never',
  ])
    expect(commands[0]?.stdout).toContain(flag)
  expect(commands[1]?.stdout).toContain('[DIR…]')
  expect(commands[2]?.stdout).toContain('--import FILE')
})

test.concurrent('--version is the package’s', async () => {
  const { version } = JSON.parse(readFileSync(root('package.json'), 'utf8')) as { version: string }
  expect(await folder.run('--version')).toEqual({ exit: 0, stdout: `${version}\n`, stderr: '' })
})

describe('colours', () => {
  const check = (env: Readonly<Record<string, string>>, terminal: boolean): Promise<Ended> =>
    commandLine(['check'], { cwd: folder.path, env, terminal })

  test.concurrent('reach a terminal', async () => {
    const { stdout } = await check({ TERM: 'xterm-256color', NO_COLOR: '' }, true)
    expect(stdout).toContain('\u001b[')
    expect(stdout.replaceAll(/\u001b\[\d+m/g, '')).toBe((await check({}, false)).stdout)
  })

  test.concurrent.each<[string, Readonly<Record<string, string>>, boolean]>([
    ['what is no terminal', { TERM: 'xterm-256color' }, false],
    ['a terminal that has none', { TERM: 'dumb' }, true],
    ['a person who wants none', { TERM: 'xterm-256color', NO_COLOR: '1' }, true],
  ])('do not reach %s', async (_, env, terminal) => {
    const { stdout } = await check(env, terminal)
    expect(stdout).toContain('Kiro config')
    expect(stdout).not.toContain('\u001b')
  })
})

test.concurrent('what is neither wrong use nor a problem of the files is a bug, with its stack', async () => {
  const written: string[] = []
  const exit = await run(['--version'], {
    folder: folder.path,
    environment: {},
    today: () => DAY,
    print: () => {
      throw new Error('The disk is full.')
    },
    printError: (text) => written.push(text),
    outputColumns: () => null,
    outputIsTerminal: () => Promise.resolve(false),
    errorIsTerminal: () => false,
  })
  expect(exit).toBe(3)
  expect(written.join('')).toMatch(
    /^kiro-governance failed; this is a bug, please report it\.\nError: The disk is full\.\n +at /,
  )
})

const PATHS = ['nowhere', 'folder', '.kiro/settings/cli.json/x', 'circle', 'x'.repeat(300)]

/** Options that name a file or a folder, and what of PATHS they take for something else than a mistake. */
const NAMED: [string[], RegExp][] = [
  [['check', '--base'], /^folder$/],
  [['check', '--head'], /^folder$/],
  [['check', '--policy'], /^$/],
  [['check', '--prices'], /^$/],
  [['check'], /^folder$/],
  [['inventory'], /^folder$/],
  [['explain', 'auto', '--kgl'], /^$/],
  [['export', 'kgl', '--policy', 'policy.yml', '--compare'], /^$/],
  [['models', '--import'], /^$/],
  [['report', '--usage'], /^$/],
  [['report', '--usage', '*.csv', '--seats'], /^$/],
  [['calibrate', '--usage'], /^$/],
  [['audit', '--repositories'], /^$/],
  [['policy', 'test'], /^$/],
]

test.concurrent.each(NAMED)(
  '%j of what is no such file says so, without the words of the system',
  async (args, fine) => {
    const here = await Folder.make({
      '.kiro/settings/cli.json': '{ "chat.defaultModel": "auto" }\n',
      'folder/a.txt': '',
      'policy.yml': 'version: 1\nmodels: { allow: [auto] }\n',
      circle: { symlink: 'circle' },
    })
    for (const path of PATHS) {
      const { exit, stderr } = await here.run(...args, path)
      expect(stderr).not.toMatch(/\bE[A-Z]{4,}\b|this is a bug/)
      expect([path, exit]).toEqual([path, fine.test(path) ? expect.any(Number) : 2])
    }
    await here.remove()
  },
)
