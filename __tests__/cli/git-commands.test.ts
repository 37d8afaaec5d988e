import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  agent,
  AGENT,
  broken,
  clone,
  fetched,
  git,
  makeOrigin,
  onTopic,
  POLICY,
  type Origin,
} from '../support/cli/clones.js'
import { AS_OF, commandLine } from '../support/cli/command-line.js'

/* What every command that asks git does where git cannot say. */

let main: Origin

beforeAll(async () => {
  main = await makeOrigin('main')
})
afterAll(() => main.remove())

interface Unreadable {
  readonly make: () => Promise<string>
  readonly env?: Readonly<Record<string, string>>
  readonly first: RegExp
}

const UNREADABLE: Readonly<Record<string, Unreadable>> = {
  'another owner': { make: () => onTopic(main), env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }, first: /dubious owner/ },
  'no git': { make: () => onTopic(main), env: { PATH: '/nonexistent' }, first: /there is no git on the PATH/ },
  'a broken .git': {
    make: () => broken(main, (path) => rm(join(path, '.git/HEAD'))),
    first: /fatal: not a git repository/,
  },
}

const COMMANDS = [
  ['explain', 'agent:reviewer'],
  ['what-if', '--developers', '3'],
  ['apply', '--check'],
  ['inventory'],
  ['init', '--dry-run'],
  ['policy', 'replay', '--since', '3'],
  ['report', '--usage', 'used.csv'],
  ['calibrate', '--usage', 'used.csv'],
]

describe.each(Object.entries(UNREADABLE))('%s', (_, { make, env = {}, first }) => {
  let cwd = ''
  beforeAll(async () => {
    cwd = await make()
  })
  test.each(COMMANDS)('%s %s', async (...args) => {
    const run = await commandLine(args, { cwd, env })
    expect(run).toMatchObject({ exit: 2, stdout: '' })
    expect(run.stderr.split('\n')[0]).toMatch(first)
  })
})

describe('a sparse checkout', () => {
  let cwd = ''
  beforeAll(async () => {
    cwd = await clone(main, '--no-checkout')
    await git(cwd, 'sparse-checkout', 'set', '--no-cone', '/src/')
    await git(cwd, 'checkout', '--quiet', 'topic')
    await mkdir(join(cwd, 'src/.kiro'), { recursive: true })
  })
  test.each([['inventory'], ['explain', 'agent:reviewer'], ['what-if', '--developers', '3']])(
    '%s reads what it leaves out',
    async (...args) => {
      const run = await commandLine(args, { cwd })
      expect(run).toMatchObject({ exit: 0, stderr: '' })
      expect(run.stdout).toContain('claude-opus-4.8')
    },
  )
  test.each([
    ['apply', '--check'],
    ['init', '--dry-run'],
    ['policy', 'replay', '--since', '3'],
    ['report', '--usage', 'used.csv'],
    ['calibrate', '--usage', 'used.csv'],
  ])('%s %s says that the policy is left out, not that there is none', async (...args) => {
    const run = await commandLine(args, { cwd })
    expect(run).toMatchObject({ exit: 2, stdout: '' })
    expect(run.stderr).toContain(`${POLICY} is in the repository, and this sparse checkout leaves it out.`)
  })
})

test('a replay of a history that is not here is no replay of nothing', async () => {
  const cwd = await fetched(main, '--depth=1')
  await cp(join(main.folder.path, POLICY), join(cwd, 'policy.yml'))
  const run = await commandLine(['policy', 'replay', '--since', '3', '--policy', 'policy.yml'], { cwd })
  expect(run).toMatchObject({ exit: 2, stdout: '' })
  expect(run.stderr).toMatch(/^kiro-governance: This clone is too shallow/)
})

test('with --policy, explain and what-if need no base', async () => {
  const cwd = await fetched(main, '--depth=1')
  for (const args of [
    ['explain', 'agent:reviewer'],
    ['what-if', '--developers', '3'],
  ]) {
    expect(await commandLine(args, { cwd })).toMatchObject({ exit: 2, stdout: '' })
    expect(await commandLine([...args, '--policy', POLICY], { cwd })).toMatchObject({ exit: 0, stderr: '' })
  }
})

test('explain FILE in a folder below the top is about the file there', async () => {
  const cwd = await clone(main)
  await mkdir(join(cwd, 'web/.kiro/agents'), { recursive: true })
  await writeFile(join(cwd, 'web', AGENT), agent('auto'))
  const below = (question: string) => commandLine(['explain', ...AS_OF, question], { cwd: join(cwd, 'web') })
  const [own, top, other] = await Promise.all([AGENT, `../${AGENT}`, '.kiro/agents/old.json'].map(below))
  expect(own?.stdout).toContain('auto (1.0x) is allowed for web/reviewer')
  expect(top?.stdout).toContain('claude-haiku-4.5 (0.4x) is allowed for reviewer')
  expect(other).toMatchObject({ exit: 2, stdout: '' })
  expect(other?.stderr).toContain('did you mean ../.kiro/agents/old.json?')
})

describe('names that are not UTF-8', () => {
  const name = (byte: number): Buffer => Buffer.from([...Buffer.from('.kiro/agents/'), byte, ...Buffer.from('.json')])
  const said = /agents\/\ufffd\.json is not UTF-8, so the file cannot be told from others/

  test('two of them are not one: neither in the working tree, nor in the index, nor in a commit', async () => {
    const cwd = await clone(main)
    await git(cwd, 'checkout', '--quiet', '-b', 'odd')
    for (const [byte, model] of [
      [0xe9, 'claude-haiku-4.5'],
      [0xff, 'claude-opus-4.8'],
    ] as const)
      await writeFile(Buffer.concat([Buffer.from(`${cwd}/`), name(byte)]), agent(model))
    const check = (...args: string[]) => commandLine(['check', ...AS_OF, ...args], { cwd })
    const untracked = await check()
    await git(cwd, 'add', '.')
    const indexed = await Promise.all([check(), check('--staged'), check('--base', 'main', '--head', '.')])
    await git(cwd, '-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'odd')
    const committed = await Promise.all([check('--head', 'odd'), check('--base', 'main', '--head', 'odd')])
    for (const run of [untracked, ...indexed, ...committed]) {
      expect(run).toMatchObject({ exit: 2, stdout: '' })
      expect(run.stderr).toMatch(said)
    }
    // A change that takes them away passes.
    expect(await check('--base', 'odd', '--head', 'main')).toMatchObject({ exit: 0, stderr: '' })
  })
})
