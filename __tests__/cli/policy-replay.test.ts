import { join } from 'node:path'
import { commandLine } from '../support/cli/command-line.js'
import { Folder } from '../support/cli/folder.js'
import { setUp, BEFORE, AFTER, STRICT, AGENT, folders, type Past, checkout, replayed, seen } from './past-commits.js'

setUp()

const SETTINGS = '.kiro/settings.json'
const POLICY = '.github/kiro-policy.yml'

test.concurrent('past commits that touch Kiro files are judged, newest first', async () => {
  const { folder, past, git } = await checkout()
  await past('Start', { [SETTINGS]: BEFORE, [POLICY]: STRICT }, '2026-10-01')
  await past('Words', { 'README.md': 'A shop.\n' }, '2026-10-02')
  const dear = await past('Opus everywhere', { [SETTINGS]: AFTER }, '2026-10-03')
  await past('And back', { [SETTINGS]: BEFORE }, '2026-10-04')
  const run = await folder.run('policy', 'replay', '--since', 'HEAD~3')
  expect(run).toEqual({
    exit: 0,
    stderr: '',
    stdout: [
      '  commit   day         verdict  credits / month  because of                        subject',
      `  ${dear.slice(0, 7)}  2026-10-03  fail              +5,558  cost-increase, model-not-allowed  Opus everywhere`,
      '',
      '  Of 3 commits 2 changed Kiro files: 1 would have failed, 0 warned; together 0 credits a month for 12 developers.',
      '  Judged by .github/kiro-policy.yml, each commit with the prices of its own day.',
      '',
    ].join('\n'),
  })
  expect(seen(await replayed(folder, '--since', '4'))).toEqual([
    'And back: pass -5558',
    'Opus everywhere: fail 5558',
    'Start: pass 75',
  ])
  expect(await replayed(folder, '--since', '2', '--policy', POLICY)).toMatchObject({
    commits: 2,
    judged: [
      {},
      { sha: dear, day: '2026-10-03', errors: ['cost-increase', 'model-not-allowed'], warnings: [], complete: true },
    ],
  })
  await git('tag', 'v1', dear)
  expect(seen(await replayed(folder, '--since', 'v1'))).toEqual(['And back: pass -5558'])
  expect((await folder.run('policy', 'replay', '--since', 'HEAD')).stdout).toContain(
    'Of 0 commits none changed a Kiro file.',
  )
  expect((await folder.run('policy', 'replay', '--since', '1')).stdout).toBe(
    '  Of 1 commit 1 changed Kiro files: none would have failed or warned; together \u22125,558 credits a month for 12 developers.\n  Judged by .github/kiro-policy.yml, each commit with the prices of its own day.\n',
  )
})

test.concurrent('a merge is judged as what it brought to the branch, its commits are not', async () => {
  const { folder, past, git } = await checkout()
  await past('Start', { [SETTINGS]: BEFORE, [POLICY]: STRICT })
  await git('checkout', '--quiet', '-b', 'topic')
  await past('Too dear', { [SETTINGS]: AFTER })
  await past('Corrected', { [SETTINGS]: BEFORE, '.kiro/agents/reviewer.json': AGENT('claude-haiku-4.5') })
  await git('checkout', '--quiet', 'main')
  await past('Meanwhile', { 'README.md': 'A shop.\n', '.kiro/agents/other.json': AGENT('auto', 'other') })
  await git('merge', '--quiet', '--no-ff', '-m', 'Merge the topic', 'topic')
  const all = await replayed(folder, '--since', '50')
  expect(all.commits).toBe(3)
  expect(all.judged.map(({ subject, verdict }) => `${subject}: ${verdict}`)).toEqual([
    'Merge the topic: pass',
    'Meanwhile: pass',
    'Start: pass',
  ])
  // The topic is part of the past of main: only the merge itself and what main had alone came since.
  expect((await replayed(folder, '--since', 'topic')).judged.map(({ subject }) => subject)).toEqual([
    'Merge the topic',
    'Meanwhile',
  ])
})

test.concurrent(
  'moved files, permissions, links, other cases and paths beyond ASCII are seen as they are',
  async () => {
    const { folder, past, git } = await checkout()
    await past('Start', {
      [POLICY]: STRICT,
      'docs/old.json': AGENT('claude-opus-4.8'),
      'package/ünï "x"\n/.kiro/agents/a.json': AGENT('auto'),
    })
    await past('Move in', { 'docs/old.json': null, '.Kiro/Agents/moved.json': AGENT('claude-opus-4.8') })
    await git('update-index', '--chmod=+x', '.Kiro/Agents/moved.json')
    await git('commit', '--quiet', '--message', 'Permissions')
    await git('checkout', '--quiet', '--force', 'HEAD')
    await past('Move on', { '.Kiro/Agents/moved.json': null, 'sub/.kiro/agents/moved.json': AGENT('claude-opus-4.8') })
    await past('Move out', { 'sub/.kiro/agents/moved.json': null, 'docs/old.json': AGENT('claude-opus-4.8') })
    await past('Link', { 'web/.kiro/agents': { symlink: '../../docs' } })
    await past('Behind the link', { 'docs/old.json': AGENT('auto') })
    await past('Strange path', { 'package/ünï "x"\n/.kiro/agents/a.json': AGENT('claude-opus-4.8') })
    const { commits, judged } = await replayed(folder, '--since', '8')
    expect(commits).toBe(8)
    expect(judged.map(({ subject, verdict, errors }) => [subject, verdict, ...errors])).toEqual([
      ['Strange path', 'fail', 'model-not-allowed'],
      ['Behind the link', 'pass'],
      ['Link', 'fail', 'model-not-allowed'],
      ['Move out', 'pass'],
      ['Move on', 'warn'],
      ['Move in', 'fail', 'model-not-allowed'],
      ['Start', 'pass'],
    ])
  },
)

test.concurrent('each commit has the prices of its own day, unless another one is named', async () => {
  const { folder, past } = await checkout()
  await past(
    'Start',
    { [POLICY]: 'version: 1\nmodels: { maxMultiplier: 3 }\nworkload: { agents: { reviewer: { runs: 1 } } }\n' },
    '2026-07-20',
  )
  await past('Sol', { '.kiro/agents/reviewer.json': AGENT('gpt-5.6-sol') }, '2026-08-01')
  const [own, later, text] = await Promise.all([
    replayed(folder, '--since', '1'),
    replayed(folder, '--since', '1', '--as-of', '2026-10-08'),
    folder.run('policy', 'replay', '--since', '1', '--as-of', '2026-10-08'),
  ])
  expect(own.judged).toMatchObject([{ day: '2026-08-01', errors: [] }])
  expect(later.judged).toMatchObject([{ day: '2026-08-01', verdict: 'fail', errors: ['multiplier-over-cap'] }])
  expect(later.judged[0]?.credits).toBeGreaterThan(own.judged[0]?.credits ?? Infinity)
  expect(text.stdout).toContain('with the prices of 2026-10-08.')
})

test.concurrent('the policy to try can be any file, with those above it, wherever in the checkout one is', async () => {
  const { folder, past } = await checkout()
  await past('Start', {
    'src/a.ts': '',
    'org.yml': 'version: 1\nmodels: { deny: [auto] }\n',
    'child.yml': 'version: 1\nextends: acme/base/policy.yml@v1\n',
    'repos/acme/base/policy.yml': 'version: 1\nmodels: { deny: [claude-haiku-*] }\n',
  })
  await past('Auto', { '.kiro/agents/a.json': AGENT('auto') })
  await past('Haiku', { '.kiro/agents/b.json': AGENT('claude-haiku-4.5') })
  await folder.write({ [POLICY]: 'version: 1\nmodels: { deny: ["*"] }\n' })
  const [own, org, both] = await Promise.all([
    replayed(folder, '--since', '2'),
    replayed(folder, '--since', '2', '--policy', 'child.yml', '--parents', 'repos'),
    replayed(folder, '--since', '2', '--policy', 'child.yml', '--parents', 'repos', '--organization-policy', 'org.yml'),
  ])
  expect([own, org, both].map(({ judged }) => judged.map(({ verdict }) => verdict))).toEqual([
    ['fail', 'fail'],
    ['fail', 'pass'],
    ['fail', 'fail'],
  ])
  expect(both).toMatchObject({ policy: ['org.yml', 'acme/base/policy.yml@v1', 'child.yml'] })
  const below = await commandLine(['policy', 'replay', '--since', '2'], { cwd: join(folder.path, 'src') })
  expect(below).toMatchObject({ exit: 0, stderr: '' })
  expect(below.stdout).toContain('2 would have failed')
  expect(below.stdout).toContain('; together ')
})

test.concurrent('a policy with a mistake judges nothing', async () => {
  const { folder, past } = await checkout()
  await past('Start', { [SETTINGS]: BEFORE, [POLICY]: 'version: 1\nmodles: {}\n' })
  const [text, markdown, data] = await Promise.all(
    ['text', 'markdown', 'json'].map((name) => folder.run('policy', 'replay', '--since', '1', '--format', name)),
  )
  for (const run of [text, markdown, data]) expect(run).toMatchObject({ exit: 2, stderr: '' })
  expect(text?.stdout).toContain('.github/kiro-policy.yml:2:1  modles is not a key of the policy; did you mean models?')
  expect(markdown?.stdout).toMatch(/^### ❌ Kiro config: the policy cannot be read/)
  expect(JSON.parse(data?.stdout ?? '')).toMatchObject({
    version: 1,
    kind: 'policy-replay',
    verdict: 'error',
    errorClass: 'policy',
  })
})

describe('wrong use', () => {
  let past: Past
  let plain: Folder
  let unborn: Past

  beforeAll(async () => {
    ;[past, plain, unborn] = await Promise.all([checkout(), Folder.make({ [POLICY]: STRICT }), checkout()])
    folders.push(plain)
    await past.past('Start', { [SETTINGS]: BEFORE, [POLICY]: STRICT })
    await unborn.folder.write({ [POLICY]: STRICT })
  })

  test.each<[string, () => Folder, string[], string]>([
    ['no --since', () => past.folder, [], 'policy replay needs --since.'],
    [
      'an unknown revision',
      () => past.folder,
      ['--since', 'v9'],
      '--since v9 is neither a number of commits nor a revision of git here.',
    ],
    ['none at all', () => past.folder, ['--since', '0'], '--since 0 is neither a number of commits nor'],
    ['fewer than none', () => past.folder, ['--since=-3'], '--since -3 is neither a number of commits nor'],
    [
      'an option of git',
      () => past.folder,
      ['--since=--output=x'],
      '--since --output=x is neither a number of commits nor',
    ],
    ['a range', () => past.folder, ['--since', 'HEAD..HEAD'], '--since HEAD..HEAD is neither a number of commits nor'],
    ['nothing', () => past.folder, ['--since', ''], '--since  is neither a number of commits nor'],
    ['a file', () => past.folder, ['--since', `HEAD:${SETTINGS}`], 'is neither a number of commits nor'],
    ['a day that is none', () => past.folder, ['--since', '1', '--as-of', 'today'], '--as-of today is not a day.'],
    [
      'a policy that is not there',
      () => past.folder,
      ['--since', '1', '--policy', 'nowhere.yml'],
      '--policy nowhere.yml cannot be read: no such file or folder.',
    ],
    ['no git', () => plain, ['--since', '1'], 'There is no git checkout here, so there are no past commits.'],
    ['no commit', () => unborn.folder, ['--since', '1'], 'There is no commit here yet.'],
  ])('%s is one sentence and what to do', async (_, folder, args, message) => {
    const { exit, stdout, stderr } = await folder().run('policy', 'replay', ...args)
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toMatch(/^kiro-governance: [^\n]+\n[^\n]+\n$/)
    expect(stderr).toContain(message)
  })
})
