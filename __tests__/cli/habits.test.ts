import { commandLine } from '../support/cli/command-line.js'
import { Folder } from '../support/cli/folder.js'

let folder: Folder

beforeAll(async () => {
  folder = await Folder.make({
    '.kiro/agents/a.json': '{ "name": "a", "model": "claude-opus-4-8" }\n',
    'packages/web/.kiro/agents/b.json': '{ "name": "b", "model": "claude-sonnet-4-5x" }\n',
    'strict.yml': 'version: 1\nmodels: { allow: [auto] }\n',
  })
})
afterAll(() => folder.remove())

const DAY = ['--as-of', '2026-10-08']

describe('what people type by habit', () => {
  test.concurrent.each<[string[], string[]]>([
    [
      ['check', '--json'],
      ['check', '--format', 'json'],
    ],
    [
      ['models', '--markdown'],
      ['models', '--format', 'markdown'],
    ],
    [
      ['check', '--config', 'strict.yml'],
      ['check', '--policy', 'strict.yml'],
    ],
    [
      ['check', '--config=strict.yml'],
      ['check', '--policy', 'strict.yml'],
    ],
    [
      ['help', 'check'],
      ['check', '--help'],
    ],
    [
      ['help', 'policy', 'test'],
      ['policy', 'test', '--help'],
    ],
    [['-v'], ['--version']],
    [['-V'], ['--version']],
    [['version'], ['--version']],
    [
      ['check', '-f', 'json'],
      ['check', '--format', 'json'],
    ],
    [
      ['check', '-c', 'strict.yml'],
      ['check', '--policy', 'strict.yml'],
    ],
    [['check', '--version'], ['--version']],
    [
      ['policy', 'help'],
      ['help', 'policy'],
    ],
    [
      ['export', 'help'],
      ['export', '--help'],
    ],
    [
      ['apply', '--dry-run'],
      ['apply', '--check'],
    ],
    [
      ['check', '--no-color'],
      ['check', '--format', 'text'],
    ],
  ])('%j is %j', async (typed, meant) => {
    const asOf = ['check', 'models'].includes(typed[0] ?? '') && typed[1] !== '--version' ? DAY : []
    const [was, is] = await Promise.all([folder.run(...typed, ...asOf), folder.run(...meant, ...asOf)])
    expect(was).toEqual(is)
    expect(was.stdout).not.toBe('')
  })

  test.concurrent.each<[string[], string, string]>([
    [['lint'], 'lint is not a command; kiro-governance check does that.', 'Commands: check'],
    [['validate', '--strict'], 'validate is not a command; kiro-governance check does that.', 'Commands: check'],
    [['diff'], 'diff is not a command; kiro-governance check --base REF does that.', 'Commands: check'],
    [['cost'], 'cost is not a command; kiro-governance explain --cost does that.', 'Commands: check'],
    [['check', '--verbose'], '--verbose is not an option of check.', 'explain --cost'],
    [['check', '--output', 'x'], '--output is not an option of check.', '--format json > FILE'],
    [['init', '--json'], '--json is not an option of init.', 'It prints the files that it writes, as text.'],
    [['export', 'schema', '--json'], '--json is not an option of export schema.', 'it prints JSON'],
    [['inventory', '--config', 'x.yml'], '--config is not an option of inventory.', 'It judges by no policy'],
    [['check', '-o', 'x'], '-o is not an option of check.', '--format json > FILE'],
    [['check', '-v'], '-v is not an option of check.', 'explain --cost'],
    [['models', '-z'], '-z is not an option of models.', 'kiro-governance models --help'],
    [['check', '--strict'], '--strict is not an option of check.', 'check --fail-on warning'],
    [['check', '--exclude', 'x'], '--exclude is not an option of check.', 'under ignore: in the policy'],
    [['check', '--yes'], '--yes is not an option of check.', 'nothing is asked'],
    [['fix'], 'fix is not a command; kiro-governance check --fix does that.', 'Commands: check'],
    [['compare'], 'compare is not a command; kiro-governance check --base REF does that.', 'Commands: check'],
    [['--json'], '--json is not a command.', 'The command comes first: kiro-governance check --json.'],
  ])('%j names what does that here', async (typed, message, hint) => {
    const { exit, stdout, stderr } = await folder.run(...typed)
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).toContain(hint)
  })

  test.concurrent('--quiet prints nothing, and the exit code says it', async () => {
    expect(await folder.run('check', '--quiet', ...DAY)).toEqual({ exit: 1, stdout: '', stderr: '' })
    const wrong = await folder.run('check', '-q', '--base', 'nowhere')
    expect(wrong).toMatchObject({ exit: 2, stdout: '' })
    expect(wrong.stderr).toContain('nowhere')
  })
})

describe('check FILE…', () => {
  test.concurrent('shows the findings of these files; the whole is judged', async () => {
    const { exit, stdout, stderr } = await folder.run('check', 'packages', ...DAY)
    expect(exit).toBe(1)
    expect(stdout).toContain('packages/web/.kiro/agents/b.json:1')
    expect(stdout).not.toContain('  .kiro/agents/a.json:1')
    expect(stderr).toBe('1 finding in other files is not shown; the exit code is that of all files.\n')
  })

  test.concurrent('a file in order: its part is quiet, and what is elsewhere is said', async () => {
    const { exit, stdout, stderr } = await folder.run('check', 'strict.yml', '--format', 'json', ...DAY)
    expect(exit).toBe(1)
    const { findings, verdict } = JSON.parse(stdout) as { findings: unknown[]; verdict: string }
    expect({ findings, verdict }).toEqual({ findings: [], verdict: 'fail' })
    expect(stderr).toContain('2 findings in other files are not shown')
  })

  test.concurrent('a path that leads out is wrong use', async () => {
    const { exit, stderr } = await folder.run('check', '../elsewhere', ...DAY)
    expect(exit).toBe(2)
    expect(stderr).toContain('../elsewhere is outside of what is judged.')
  })
})

describe('what a terminal shows', () => {
  test.concurrent('60 columns: no line of words or numbers is longer, and no number is broken', async () => {
    const { stdout } = await commandLine(['check', ...DAY], {
      cwd: folder.path,
      terminal: true,
      columns: 60,
      env: { NO_COLOR: '1' },
    })
    const long = stdout.split('\n').filter((line) => line.length > 60)
    expect(long).toEqual([])
    expect(stdout).toMatch(/^ {2}low – high/m)
    expect(stdout.replace(/\n\s+/g, ' ')).toContain('is not an id that Kiro accepts; write claude-opus-4.8')
  })

  test.concurrent.each<[Record<string, string>, boolean, boolean]>([
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
    [{}, true, true],
    [{}, false, false],
  ])('colors by %j, terminal %s: %s', async (env, terminal, colored) => {
    const { stdout } = await commandLine(['check', ...DAY], { cwd: folder.path, terminal, env })
    expect(stdout.includes('\u001b[')).toBe(colored)
  })
})

test('a first policy test is written once, passes, and is nothing that check judges', async () => {
  const fresh = await Folder.make({ '.github/kiro-policy.yml': 'version: 1\nmodels: { allow: [auto] }\n' })
  expect((await fresh.run('policy', 'test')).stderr).toContain('policy test --init writes a first case.')
  const first = await fresh.run('policy', 'test', '--init', ...DAY)
  expect(first).toMatchObject({ exit: 0, stderr: '' })
  expect(first.stdout).toContain('kiro-policy-tests/most-expensive-agent/expected.yml  written')
  expect(first.stdout).toContain('In a case dot-kiro is the .kiro folder')
  expect(await fresh.run('policy', 'test')).toMatchObject({ exit: 0 })
  expect((await fresh.run('policy', 'test', '--init', ...DAY)).stdout).toContain('is there already, left as it is')
  expect(await fresh.run('check', ...DAY)).toMatchObject({
    exit: 0,
    stdout: expect.not.stringContaining('reviewer') as string,
  })
  await fresh.write({ '.github/kiro-policy.yml': 'version: 1\n' })
  expect(await fresh.run('policy', 'test')).toMatchObject({ exit: 1 })
  // A case does not hide a real folder: the same file below .kiro is judged, wherever it is.
  await fresh.write({
    '.github/kiro-policy.yml': 'version: 1\nmodels: { allow: [auto] }\n',
    'kiro-policy-tests/most-expensive-agent/after/.kiro/agents/reviewer.json': '{ "model": "claude-opus-4.8" }\n',
  })
  expect(await fresh.run('check', ...DAY)).toMatchObject({ exit: 1 })
  await fresh.remove()
})
