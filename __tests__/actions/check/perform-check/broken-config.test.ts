import type { FileContent, Files } from '../../../support/github/git-objects.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  check,
  EXAMPLE,
  EXAMPLE_PULL,
  marked,
  openPull,
  POLICY,
  SETTINGS,
  type OpenPull,
  type Run,
} from '../../../support/pull-request-run.js'

const github = openGitHub()

async function judged(after: Files, before: Files = {}): Promise<{ run: Run; opened: OpenPull; body: string }> {
  const opened = await openPull(github, { before: { ...EXAMPLE_PULL.before, ...before }, after })
  const run = await check(github, opened)
  const [comment] = await marked(opened)
  return { run, opened, body: comment?.body ?? '' }
}

const INVALID_UTF8 = Buffer.concat([
  Buffer.from('{ "models": { "primary": { "model": "claude-'),
  Buffer.from([0xff, 0xfe, 0x80]),
  Buffer.from('" } } }'),
])
const UTF16 = Buffer.from(`\ufeff${EXAMPLE.after}`, 'utf16le')

const UNREADABLE: [string, FileContent, RegExp, number][] = [
  [
    'is not JSON',
    EXAMPLE.before.replace('"model": "claude-sonnet-4.5"', '"model": claude-sonnet-4.5'),
    /Not valid JSON: `claude-sonnet-4\.5` is not a value/,
    5,
  ],
  ['breaks off', EXAMPLE.before.slice(0, 160), /Missing /, 9],
  ['is empty', '', /The file is empty/, 1],
  ['is not UTF-8', INVALID_UTF8, /not UTF-8 text/, 1],
  ['is UTF-16', UTF16, /not UTF-8 text but UTF-16/, 1],
  ['is binary', Buffer.from([0x7b, 0x00, 0x01, 0x7d]), /Not valid JSON/, 1],
  ['is larger than 1 MB', `{ "x": "${'y'.repeat(1_000_001)}" }`, /more than the 1000 kB that are read/, 1],
  ['nests too deeply', `${'['.repeat(100)}${']'.repeat(100)}`, /More than 64 levels/, 1],
]

test.concurrent.each(UNREADABLE)(
  'a settings.json that %s fails with a comment that names file and line',
  async (_, content, message, line) => {
    const { run, body } = await judged({ [SETTINGS]: content })
    expect(run).toMatchObject({
      exit: 1,
      stderr: '',
      outputs: { verdict: 'fail', errors: '1', complete: 'false', 'error-class': '' },
    })
    expect(run.annotations).toHaveLength(1)
    expect(run.annotations[0]).toMatchObject({
      level: 'error',
      properties: { file: SETTINGS, line: String(line), title: 'syntax' },
    })
    expect(body).toContain(`\`${SETTINGS}:${line}\``)
    expect(body).toMatch(message)
    expect(body).toContain('not estimated')
  },
)

test.concurrent('a large file within the limit, which GraphQL cuts, is read whole', async () => {
  const { run } = await judged({ [SETTINGS]: `// ${'x'.repeat(600_000)}\n${EXAMPLE.after}` })
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '2', 'credits-delta': '5558' } })
  expect(run.requests.some(({ path }) => path.includes('/git/blobs/'))).toBe(true)
})

test.concurrent('a byte order mark, comments and a trailing comma are no problem', async () => {
  const { run } = await judged({
    [SETTINGS]: `\ufeff// The team agreed on this.\n${EXAMPLE.after.replace('"action": "notify"', '"action": "notify",')}`,
  })
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '2', 'credits-delta': '5558' } })
  expect(run.annotations[0]?.properties.line).toBe('6')
})

test.concurrent('a text that really contains U+FFFD is read exactly', async () => {
  const { run } = await judged({ [SETTINGS]: `// \ufffd\n${EXAMPLE.after}` })
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'credits-delta': '5558' })
})

test.concurrent('a deleted settings.json is judged, and its work costs what Kiro then uses', async () => {
  const { run } = await judged({ [SETTINGS]: null, '.kiro/steering/product.md': 'A shop.\n' })
  expect(run).toMatchObject({
    exit: 0,
    outputs: { errors: '0', 'credits-before': '7698', 'credits-after': '7623', 'credits-delta': '-75' },
  })
  expect(run.outputs.verdict).not.toBe('skipped')
})

test.concurrent('of a deleted .kiro folder only the budget is missed', async () => {
  const agents = { '.kiro/agents/reviewer.json': '{ "name": "reviewer", "model": "claude-opus-4.8" }\n' }
  const { run } = await judged({ [SETTINGS]: null, '.kiro/agents/reviewer.json': null }, agents)
  expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'warn', errors: '0', 'credits-after': '7623' } })
  expect(run.annotations).toEqual([
    { level: 'warning', message: 'budget.monthly is removed with its file', properties: { title: 'budget-loosened' } },
  ])
})

test.concurrent('an old problem in a renamed or moved file is not new', async () => {
  const agent = '{ "name": "reviewer", "model": "claude-opus-4.8" }\n'
  const { run } = await judged(
    { '.kiro/agents/a.json': null, '.kiro/agents/z.json': agent },
    { '.kiro/agents/a.json': agent },
  )
  expect(run).toMatchObject({ exit: 0, annotations: [], outputs: { verdict: 'warn', errors: '0', warnings: '0' } })
})

test.concurrent('a copy of a file with an old problem is new', async () => {
  const agent = '{ "name": "reviewer", "model": "claude-opus-4.8" }\n'
  const { run } = await judged({ '.kiro/agents/z.json': agent }, { '.kiro/agents/a.json': agent })
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '1' } })
  expect(run.annotations[0]?.properties.file).toBe('.kiro/agents/z.json')
})

const HIDING: [string, Files][] = [
  ['symbolic link at settings.json', { [SETTINGS]: { symlink: '../elsewhere.json' } }],
  ['symbolic link at .kiro', { '.kiro': { symlink: 'elsewhere' } }],
  ['symbolic link at .kiro/agents', { '.kiro/agents': { symlink: '../agents' } }],
  ['submodule at .kiro', { '.kiro': { submodule: '1'.repeat(40) } }],
]

test.concurrent.each(HIDING)('a %s is a finding, not a hole', async (_, after) => {
  const { run, body } = await judged(after)
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '1' } })
  expect(run.annotations[0]).toMatchObject({ level: 'error', properties: { title: 'symlinked-config' } })
  expect(body).toMatch(/is a (symbolic link|submodule), so what Kiro reads there is not judged/)
})

test.concurrent('an executable settings.json is a file like any other', async () => {
  const { run } = await judged({ [SETTINGS]: { executable: EXAMPLE.after } })
  expect(run.outputs).toMatchObject({ verdict: 'fail', 'credits-delta': '5558' })
})

test.concurrent('without a policy a link is a warning and a broken file still fails', async () => {
  const before = { [SETTINGS]: EXAMPLE.before }
  const [link, broken] = await Promise.all(
    [{ [SETTINGS]: { symlink: '../elsewhere.json' } }, { [SETTINGS]: '{' }].map(async (after: Files) =>
      check(github, await openPull(github, { before, after })),
    ),
  )
  expect(link).toMatchObject({ exit: 0, outputs: { verdict: 'warn', warnings: '1' } })
  expect(broken).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '1' } })
})

test.concurrent('a file that the policy ignores is not judged', async () => {
  const policy = `${EXAMPLE.policy}ignore: ["**/fixtures/**"]\n`
  const opened = await openPull(github, {
    before: { [POLICY]: policy, [SETTINGS]: EXAMPLE.before },
    after: { 'test/fixtures/.kiro/settings.json': '{ broken' },
  })
  expect(await check(github, opened)).toMatchObject({
    exit: 0,
    annotations: [],
    outputs: { verdict: 'pass', errors: '0' },
  })
})
