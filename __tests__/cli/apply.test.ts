import { chmod, mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { makeCheckout } from '../support/cli/checkout.js'
import { AS_OF, commandLine } from '../support/cli/command-line.js'
import { type Folder, type Files } from '../support/cli/folder.js'
import { setUp, CONTRACT, CHAT, made, folder, everyText } from './apply-folder.js'

setUp()

const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'
const REVIEWER = '.kiro/agents/reviewer.json'
const POLICY = '.github/kiro-policy.yml'
const AGENT = '---\nname: reviewer\nmodel: claude-sonnet-4.5 # until autumn\n---\nYou review.\n'
const MAPPED = 'version: 1\nagents: { reviewer: codeReview, packages/web/reviewer: codeReview }\n'

const textAt = (one: Folder, path: string): Promise<string> => readFile(join(one.path, path), 'utf8')

test.concurrent(
  'what the contract says is written into the files that Kiro obeys, and nothing else of them changes',
  async () => {
    const here = await folder({
      [SETTINGS]: CONTRACT,
      [CLI]: CHAT,
      '.kiro/agents/reviewer.md': AGENT,
      'packages/web/.kiro/settings.json': CONTRACT,
      [`packages/web/${REVIEWER}`]: '{"name":"reviewer"}',
      [POLICY]: MAPPED,
    })
    const check = await here.run('apply', '--check', ...AS_OF)
    expect(check).toMatchObject({ exit: 1, stderr: '' })
    expect(await textAt(here, CLI)).toBe(CHAT)

    const run = await here.run('apply', ...AS_OF)
    expect(run).toEqual({
      exit: 0,
      stderr: '',
      stdout: `${[
        '.kiro/settings/cli.json  chat.defaultModel: claude-opus-4.8 → claude-haiku-4.5 (interactiveChat)',
        '.kiro/agents/reviewer.md  model: claude-sonnet-4.5 → claude-opus-4.8 (codeReview; Kiro IDE may ignore the model of an .md agent (kirodotdev/Kiro#6637))',
        'packages/web/.kiro/settings/cli.json  chat.defaultModel: nothing → claude-haiku-4.5 (interactiveChat; a new file)',
        'packages/web/.kiro/agents/reviewer.json  model: nothing → claude-opus-4.8 (codeReview)',
      ].join('\n')}\n`,
    })
    expect(check.stdout).toBe(run.stdout)
    expect(await textAt(here, CLI)).toBe(CHAT.replace('claude-opus-4.8', 'claude-haiku-4.5'))
    expect(await textAt(here, '.kiro/agents/reviewer.md')).toBe(AGENT.replace('claude-sonnet-4.5', 'claude-opus-4.8'))
    expect(await textAt(here, `packages/web/${CLI}`)).toBe('{\n  "chat.defaultModel": "claude-haiku-4.5"\n}\n')
    expect(await textAt(here, `packages/web/${REVIEWER}`)).toBe('{"name":"reviewer","model":"claude-opus-4.8"}')

    const now = await everyText(here)
    for (const args of [[], ['--check']])
      expect(await here.run('apply', ...args, ...AS_OF)).toEqual({
        exit: 0,
        stderr: '',
        stdout: 'nothing to apply: the files that Kiro obeys say what the contract says.\n',
      })
    expect(await everyText(here)).toEqual(now)
    expect((await here.check()).stdout).not.toContain('contract-not-applied')
  },
)

test.concurrent.each<[string, Files, string]>([
  ['no Kiro file', {}, 'no contract here: .kiro/settings.json names no models.'],
  [
    'a file of other settings',
    { [SETTINGS]: '{ "mcpServers": {} }', [CLI]: CHAT },
    'no contract here: .kiro/settings.json names no models.',
  ],
  [
    'a contract for other work',
    { [SETTINGS]: CONTRACT.replace('interactiveChat', 'specGeneration'), [CLI]: CHAT },
    'nothing to apply: the contract routes neither interactiveChat nor the work of an agent or step that the policy maps.',
  ],
])('of %s nothing is applied', async (_, files, line) => {
  const here = await folder(files)
  const before = await everyText(here)
  for (const args of [[], ['--check']])
    expect(await here.run('apply', ...args)).toEqual({ exit: 0, stderr: '', stdout: `${line}\n` })
  expect(await everyText(here)).toEqual(before)
})

test.concurrent('a file keeps its permissions, and none is left beside it', async () => {
  const here = await folder({ [SETTINGS]: CONTRACT, [CLI]: CHAT })
  await chmod(join(here.path, CLI), 0o640)
  expect(await here.run('apply', ...AS_OF)).toMatchObject({ exit: 0 })
  expect((await stat(join(here.path, CLI))).mode & 0o777).toBe(0o640)
  expect(await readdir(join(here.path, '.kiro/settings'))).toEqual(['cli.json'])
})

describe('the policy', () => {
  const FILES = {
    [SETTINGS]: CONTRACT.replace('"interactiveChat": "fast", ', ''),
    [REVIEWER]: '{ "name": "reviewer" }',
  }
  const WRITTEN = '.kiro/agents/reviewer.json  model: nothing → claude-opus-4.8 (codeReview)\n'

  test.concurrent('is the one that --policy names', async () => {
    const here = await folder({ ...FILES, 'other.yml': MAPPED, [POLICY]: 'version: 1\n' })
    expect((await here.run('apply', '--check', ...AS_OF)).stdout).toMatch(
      /^nothing to apply: the contract routes neither/,
    )
    expect((await here.run('apply', '--check', '--policy', 'other.yml', ...AS_OF)).stdout).toBe(WRITTEN)
  })

  test.concurrent('may say it in a parent, which --parents finds', async () => {
    const here = await folder({
      ...FILES,
      [POLICY]: 'version: 1\nextends: acme/rules/policy.yml@v1\n',
      'parents/acme/rules/policy.yml': MAPPED,
    })
    expect((await here.run('apply', '--check', '--parents', 'parents', ...AS_OF)).stdout).toBe(WRITTEN)
    expect(await here.run('apply', '--check', ...AS_OF)).toMatchObject({
      exit: 2,
      stdout: expect.stringContaining('the command line works offline') as string,
    })
  })

  test.concurrent('that is broken applies nothing', async () => {
    const here = await folder({ ...FILES, [POLICY]: 'version: 1\nagents: { reviewer: reviewing }\n' })
    const run = await here.run('apply')
    expect(run).toMatchObject({ exit: 2, stderr: '' })
    expect(run.stdout).toContain(`${POLICY}:2:`)
    expect(await textAt(here, REVIEWER)).toBe(FILES[REVIEWER])
  })

  test.concurrent('takes out files, and its catalogue says what is retired', async () => {
    const here = await folder({
      [SETTINGS]: CONTRACT,
      [CLI]: CHAT,
      'fixtures/.kiro/settings.json': CONTRACT,
      [POLICY]: 'version: 1\nignore: ["fixtures/**", "**/cli.json"]\n',
    })
    expect((await here.run('apply', ...AS_OF)).stdout).toBe(
      'nothing to apply: the files that Kiro obeys say what the contract says.\n',
    )
    await here.write({
      [POLICY]:
        'version: 1\nignore: ["fixtures/**"]\ncatalogue: { models: { claude-haiku-4.5: { status: retired } } }\n',
    })
    expect(await here.run('apply', ...AS_OF)).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('.kiro/settings.json:4:24: claude-haiku-4.5 is not offered by Kiro') as string,
    })
  })
})

describe('in a checkout', () => {
  test.concurrent('all of it is meant, wherever in it one is', async () => {
    const { folder: here, commit } = await makeCheckout()
    made.push(here)
    await commit({ [SETTINGS]: CONTRACT, [CLI]: CHAT })
    await mkdir(join(here.path, 'src/deep'), { recursive: true })
    const run = await commandLine(['apply', ...AS_OF], { cwd: join(here.path, 'src/deep') })
    expect(run.stdout).toBe(
      '.kiro/settings/cli.json  chat.defaultModel: claude-opus-4.8 → claude-haiku-4.5 (interactiveChat)\n',
    )
    expect(await textAt(here, CLI)).toBe(CHAT.replace('claude-opus-4.8', 'claude-haiku-4.5'))
  })

  test.concurrent('a cli.json that git ignores is edited like any other, never replaced', async () => {
    const { folder: here, commit } = await makeCheckout()
    made.push(here)
    await commit({ [SETTINGS]: CONTRACT, '.gitignore': 'cli.json\n' })
    await here.write({ [CLI]: CHAT })
    expect(await here.run('apply', ...AS_OF)).toMatchObject({ exit: 0, stderr: '' })
    expect(await textAt(here, CLI)).toBe(CHAT.replace('claude-opus-4.8', 'claude-haiku-4.5'))
    expect((await here.run('apply', ...AS_OF)).stdout).toBe(
      'nothing to apply: the files that Kiro obeys say what the contract says.\n',
    )
  })

  test.concurrent('a folder that became a link since it was committed is not followed', async () => {
    const { folder: here, commit } = await makeCheckout()
    made.push(here)
    await commit({ [SETTINGS]: CONTRACT, [CLI]: CHAT })
    await here.write({ [CLI]: null, 'elsewhere/cli.json': CHAT, '.kiro/settings': { symlink: '../elsewhere' } })
    const run = await here.run('apply', ...AS_OF)
    expect(run).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining('.kiro/settings is a symbolic link') as string,
    })
    expect(await textAt(here, 'elsewhere/cli.json')).toBe(CHAT)
  })
})

test.concurrent('names from files reach the terminal in plain sight', async () => {
  const here = await folder({
    'a\u001b[31m/.kiro/settings.json': CONTRACT,
    'b\u202e/.kiro/settings.json': CONTRACT,
    'b\u202e/.kiro/settings/cli.json': { symlink: 'x' },
  })
  const refused = await here.run('apply', ...AS_OF)
  expect(refused.stderr).toContain('b\\u{202e}/.kiro/settings/cli.json is a symbolic link')
  await here.write({ 'b\u202e/.kiro/settings/cli.json': '{ "chat.defaultModel": "\\u001b[2J" }' })
  const { stdout } = await here.run('apply', ...AS_OF)
  expect(stdout).toContain('a\\u{1b}[31m/.kiro/settings/cli.json')
  expect(stdout).toContain('chat.defaultModel: \\u{1b}[2J → ')
  expect(stdout + refused.stderr).not.toMatch(/[\u001b\u202e]/)
})
