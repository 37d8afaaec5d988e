import { readFileSync } from 'node:fs'
import type { Ended } from '../../support/ended.js'
import { kiroGovernance, root, shell } from './command.js'
import { Folder } from './folder.js'

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
  [['inventory', '--base', 'x'], '--base is not an option of inventory'],
  [['models', 'x'], 'x'],
  [['models', '--import', 'nowhere.json'], '--import nowhere.json cannot be read (ENOENT).'],
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
    '--format text|markdown|json',
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

test.concurrent('a reader that goes away early does not make it crash', async () => {
  const scripts = ['check --format json', 'models', 'inventory', '--help'].map(
    (args) => `{ eval "$KIRO ${args}"; echo "exit $?" >&2; } | head -1`,
  )
  for (const { stdout, stderr } of await Promise.all(
    [...scripts, '{ eval "$KIRO models --format json"; echo "exit $?" >&2; } | true'].map((script) =>
      shell(script, folder.path),
    ),
  )) {
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
    env: { FORCE_COLOR: '1', TERM: 'xterm-256color' },
  })
  expect(stdout).toContain('Kiro config')
  expect(stdout).not.toContain('\u001b')
})
