import { AS_OF } from '../support/cli/command-line.js'
import { makeCheckout } from '../support/cli/checkout.js'
import { Folder } from '../support/cli/folder.js'

const POLICY = '.github/kiro-policy.yml'
const TEXT =
  'version: 1\nmodels: { allow: [auto, claude-sonnet-5], tasks: { specGeneration: { allow: [claude-opus-4.8] } } }\n'
const CONSOLE = `version: "0.1"
rules:
  - { id: allow-claude, capability: model_use, effect: allow, match: ["claude-*"] }
  - { id: no-opus, capability: model_use, effect: deny, match: ["claude-opus-4.8"] }
  - { id: shell, capability: shell, effect: ask }
`
let folder: Folder

beforeAll(async () => {
  folder = await Folder.make({
    [POLICY]: TEXT,
    'console.kgl.yml': CONSOLE,
    'odd.kgl.yml': CONSOLE.replace('allow,', 'ask,'),
  })
})
afterAll(() => folder.remove())

const exported = (...args: string[]) => folder.run('export', ...args, ...AS_OF)

test.concurrent('export kgl writes a file that agrees with the policy', async () => {
  const { exit, stdout, stderr } = await exported('kgl', '--group', 'Platform=g-1')
  expect(exit).toBe(0)
  expect(stdout).toContain(`# Policy: ${POLICY} as it is on disk, SHA-256 `)
  expect(stdout).toContain('      - "g-1" # Platform\n')
  expect(stderr).toContain(
    '- kinds of work: claude-opus-4.8 only for specGeneration; KGL allows for everything what it allows\n',
  )
  for (const line of stderr.trimEnd().split('\n').slice(1)) expect(stdout).toContain(`# ${line}\n`)
  const written = await Folder.make({ [POLICY]: TEXT, 'written.yml': stdout })
  const args = ['export', 'kgl', '--compare', 'written.yml', ...AS_OF]
  const same = await written.run(...args, '--group', 'Platform=g-1')
  // Nothing in the file binds people outside of the group, and that is no agreement.
  const others = await written.run(...args)
  await written.remove()
  expect({ exit: same.exit, stderr: same.stderr }).toEqual({ exit: 0, stderr: '' })
  expect(same.stdout).toMatch(/^written\.yml and the policy agree on \d+ models on 2026-10-08, for group Platform\.\n/)
  expect(others.exit).toBe(1)
  expect(others.stdout).toContain('auto for everybody else: the policy allows it. Offered to')
})

test.concurrent('the header names the commit of the policy', async () => {
  const checkout = await makeCheckout()
  const sha = await checkout.commit({ [POLICY]: TEXT })
  const { stdout } = await checkout.folder.run('export', 'kgl', ...AS_OF)
  await checkout.folder.remove()
  expect(stdout).toContain(`# Policy: ${POLICY} at commit ${sha}\n`)
})

test.concurrent('export kgl --compare says what differs, and who has it', async () => {
  const { exit, stdout, stderr } = await exported('kgl', '--compare', 'console.kgl.yml')
  expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' })
  expect(stdout).toMatch(/^console\.kgl\.yml and the policy differ on \d+ of \d+ models on 2026-10-08\.\n/)
  const [, allows = '', refuses = '', unknown = '', notes = ''] = stdout.split('\n\n')
  expect(allows).toContain('The console allows, the policy refuses:\n')
  expect(allows).toContain(
    '  claude-haiku-4.5 for everybody: the policy refuses it: it is not in the allow list; allowed by allow-claude. Offered to plans: pro, pro+, pro-max and power, logins: all, regions: all.',
  )
  expect(refuses.split('\n')).toHaveLength(2)
  expect(refuses).toContain(
    '  claude-opus-4.8 for everybody: the policy allows it for specGeneration; refused by no-opus. Offered to',
  )
  expect(unknown).toContain('  auto for everybody: the policy allows it. Offered to')
  expect(notes).toContain('Not compared: 1 rule about other things than models.')
})

test.concurrent('export kgl --compare as JSON', async () => {
  const { exit, stdout } = await exported('kgl', '--compare', 'console.kgl.yml', '--format', 'json')
  expect(exit).toBe(1)
  const json = JSON.parse(stdout) as { differences: { model: string }[] }
  expect(json).toMatchObject({ version: 1, kind: 'kgl-drift', asOf: '2026-10-08', drift: true })
  expect(json.differences.find(({ model }) => model === 'claude-opus-4.8')).toMatchObject({
    policy: 'allowed',
    work: ['specGeneration'],
    console: 'refused',
    rules: ['no-opus'],
    groups: [null],
  })
})

test.concurrent('export kgl --compare as Markdown, and for single people', async () => {
  const rules = `rules:
  - { id: all, capability: model_use, effect: allow, match: ["*"] }
  - { id: ana, capability: model_use, effect: deny, match: [auto], users: [u-1] }
`
  const whole = await Folder.make({ [POLICY]: 'version: 1\nmodels: { deny: [claude-opus-5] }\n', 'c.yml': rules })
  const [all, group, json] = await Promise.all([
    whole.run('export', 'kgl', '--compare', 'c.yml', '--format', 'markdown', ...AS_OF),
    whole.run('export', 'kgl', '--compare', 'c.yml', '--group', 'a=g-1', '--format', 'markdown', ...AS_OF),
    whole.run('export', 'kgl', '--compare', 'c.yml', '--format', 'json', ...AS_OF),
  ])
  await whole.remove()
  expect({ exit: all.exit, stdout: all.stdout }).toMatchObject({
    exit: 1,
    stdout: expect.stringContaining('\n\n**The policy allows, the console refuses**\n\n- ') as string,
  })
  expect(all.stdout).toMatch(/claude-opus-5.* for everybody: the policy refuses it: it is denied; allowed by `?all/)
  expect(all.stdout).toMatch(/auto.* for person `?u-1`?: the policy allows it; refused by `?ana/)
  expect(all.stdout).toContain('Rules for groups are not counted for single people')
  expect(group.stdout).toMatch(/Not compared: what `?ana`? say for single people\./)
  expect(JSON.parse(json.stdout)).toMatchObject({
    people: ['u-1'],
    differences: [
      { model: 'auto', groups: [], people: ['u-1'] },
      { model: 'claude-opus-5', groups: [null], people: ['u-1'] },
    ],
  })
})

test.concurrent(
  'a path that the policy names is a copy of the console’s rules, for check, explain and replay',
  async () => {
    const checkout = await makeCheckout()
    const named = 'version: 1\nconsole: { kgl: ops/console.yml }\n'
    await checkout.commit({ [POLICY]: named, 'ops/console.yml': CONSOLE })
    const explained = await checkout.folder.run('explain', 'claude-opus-4.8', ...AS_OF)
    await checkout.folder.write({ 'ops/console.yml': CONSOLE.replace('deny', 'allow') })
    const changed = await checkout.folder.check()
    await checkout.commit({ 'ops/console.yml': CONSOLE.replace('deny', 'allow') })
    const replayed = await checkout.folder.run('policy', 'replay', '--since', '9', '--format', 'json')
    await checkout.folder.remove()
    expect(explained.stdout).toContain('refused by the console’s rule no-opus (ops/console.yml)')
    expect(changed.stdout).toMatch(
      / warning +ops\/console\.yml:1:1 +The rules of the console are loosened: claude-opus-4\.8 may now be used by everybody/,
    )
    expect(replayed).toMatchObject({ stdout: expect.stringContaining('console-loosened') as string })
  },
)

test.concurrent('export approved-list prints ids, and what they do not show on standard error', async () => {
  const [text, json, earlier] = await Promise.all([
    exported('approved-list'),
    exported('approved-list', '--format', 'json'),
    folder.run('export', 'approved-list', '--as-of', '2026-01-01'),
  ])
  expect(text).toEqual({
    exit: 0,
    stdout: 'auto\nclaude-opus-4.8\nclaude-sonnet-5\n',
    stderr: 'claude-opus-4.8 only for specGeneration: the console has no kinds of work.\n',
  })
  expect(JSON.parse(json.stdout)).toMatchObject({
    kind: 'approved-list',
    asOf: '2026-10-08',
    models: ['auto', 'claude-opus-4.8', 'claude-sonnet-5'],
  })
  expect(earlier.stdout.split('\n')[0]).toBe('auto')
})

test.concurrent.each<[string[], RegExp]>([
  [['kgl', '--compare', 'odd.kgl.yml'], /not all of it is understood:\nodd\.kgl\.yml:3:\d+ {2}model_use cannot be ask/],
  [['kgl', '--compare', 'gone.yml'], /--compare gone\.yml cannot be read: no such file or folder/],
  [['kgl', '--group', 'platform'], /--group platform is not NAME=ID/],
  [['kgl', '--group', 'a=1', '--group', 'b=1'], /repeats the id/],
  [['kgl', '--group', 'a=1', '--group', 'a=2'], /repeats the name/],
  [['kgl', '--format', 'json'], /--format goes with --compare/],
])('%j is wrong use', async (args, message) => {
  const { exit, stdout, stderr } = await exported(...args)
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toMatch(message)
})

test.concurrent('no policy and a broken one export nothing', async () => {
  const [none, broken] = await Promise.all([Folder.make(), Folder.make({ [POLICY]: 'version: 1\nmodles: {}\n' })])
  for (const command of ['kgl', 'approved-list']) {
    const [first, second] = [await none.run('export', command), await broken.run('export', command)]
    expect({ exit: first.exit, stdout: first.stdout }).toEqual({ exit: 2, stdout: '' })
    expect(first.stderr).toContain('There is no policy here to export.')
    expect({ exit: second.exit, stdout: second.stdout }).toEqual({ exit: 2, stdout: '' })
    expect(second.stderr).toContain('did you mean models?')
  }
  await Promise.all([none.remove(), broken.remove()])
})

test.concurrent('explain names the answer of the console beside that of the policy', async () => {
  const [all, one, json, odd, gone] = await Promise.all([
    Folder.make({ [POLICY]: TEXT, 'console.kgl.yml': CONSOLE }),
    folder.run('explain', 'claude-opus-4.8', '--kgl', 'console.kgl.yml', ...AS_OF),
    folder.run('explain', 'claude-opus-5', '--kgl', 'console.kgl.yml', '--format', 'json', ...AS_OF),
    folder.run('explain', 'auto', '--kgl', 'odd.kgl.yml', '--format', 'markdown', ...AS_OF),
    folder.run('explain', 'auto', '--kgl', 'gone.yml', ...AS_OF),
  ])
  const committed = await all.run('explain', 'claude-sonnet-5', ...AS_OF)
  await all.remove()
  expect(committed.stdout).toMatch(
    /\n\nclaude-sonnet-5: allowed by the repository’s policy, allowed by the console’s rule allow-claude \(console\.kgl\.yml\)\n$/,
  )
  expect(one.stdout).toMatch(
    /\nclaude-opus-4\.8: allowed by the repository’s policy for specGeneration, refused by the console’s rule no-opus \(console\.kgl\.yml\)\n$/,
  )
  expect(JSON.parse(json.stdout)).toMatchObject({
    console: [
      { model: 'claude-opus-5', file: 'console.kgl.yml', answer: 'allow', rules: ['allow-claude'], groups: [null] },
    ],
  })
  expect(odd.stdout).toMatch(/what the console does is not known, because `odd\.kgl\.yml`:3 is not read: /)
  expect(gone).toMatchObject({ exit: 2, stdout: '' })
})

test.concurrent('a change of a committed file is a change to judge, whatever else differs', async () => {
  const checkout = await makeCheckout()
  await checkout.commit({ [POLICY]: TEXT, 'console.kgl.yml': CONSOLE })
  const same = await checkout.folder.check()
  await checkout.folder.write({ 'console.kgl.yml': CONSOLE.replace('deny', 'allow') })
  const changed = await checkout.folder.check()
  await checkout.folder.remove()
  expect(same.stdout).not.toContain('console-loosened')
  expect(changed.exit).toBe(0)
  expect(changed.stdout).toMatch(
    / warning +console\.kgl\.yml:1:1 +The rules of the console are loosened: claude-opus-4\.8 may now be used by everybody/,
  )
})
