import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeCheckout } from '../support/cli/checkout.js'
import { AS_OF, root } from '../support/cli/command-line.js'
import { Folder, type Files } from '../support/cli/folder.js'

const SETTINGS = '.kiro/settings.json'
const POLICY = '.github/kiro-policy.yml'
const BEFORE = readFileSync(root('examples/before/.kiro/settings.json'), 'utf8')
const AFTER = readFileSync(root('examples/after/.kiro/settings.json'), 'utf8')
const STRICT = readFileSync(root('examples/kiro-policy.yml'), 'utf8')
const EDIT = ['--set', 'models.primary.model=claude-opus-4.8,routing.interactiveChat=primary']

const made: Folder[] = []

async function folder(files: Files): Promise<Folder> {
  const one = await Folder.make(files)
  made.push(one)
  return one
}

afterAll(() => Promise.all(made.map((one) => one.remove())))

interface Json {
  readonly verdict: string
  readonly findings: unknown
  readonly estimate: Record<string, unknown>
}

test.concurrent(
  'it is the check of the edit that no one has made, without the exit code, and nothing is written',
  async () => {
    const here = await folder({ [SETTINGS]: BEFORE, [POLICY]: STRICT })
    const there = await folder({
      'a/.kiro/settings.json': BEFORE,
      'b/.kiro/settings.json': AFTER,
      'policy.yml': STRICT,
    })
    const [supposed, checked] = await Promise.all([
      here.run('what-if', ...AS_OF, ...EDIT, '--format', 'json'),
      there.check('--base', 'a', '--head', 'b', '--policy', 'policy.yml', '--format', 'json'),
    ])
    expect(supposed).toMatchObject({ exit: 0, stderr: '' })
    expect(checked.exit).toBe(1)
    const [given, wanted] = [supposed, checked].map(({ stdout }) => JSON.parse(stdout) as Json)
    expect(given?.estimate).toEqual(wanted?.estimate)
    expect(given?.findings).toEqual(wanted?.findings)
    expect(given?.verdict).toBe('fail')
    expect(await readFile(join(here.path, SETTINGS), 'utf8')).toBe(BEFORE)
  },
)

test.concurrent('the same tables as text and as markdown', async () => {
  const here = await folder({ [SETTINGS]: BEFORE, [POLICY]: STRICT })
  const [text, markdown] = await Promise.all([
    here.run('what-if', ...AS_OF, ...EDIT),
    here.run('what-if', ...AS_OF, ...EDIT, '--format', 'markdown'),
  ])
  for (const run of [text, markdown]) {
    expect(run).toMatchObject({ exit: 0, stderr: '' })
    expect(run.stdout).toContain('+5,558 (+72 %)')
  }
  expect(text.stdout).toContain('nothing is written.')
})

test.concurrent('another team, and flags that are repeated', async () => {
  const here = await folder({ [SETTINGS]: BEFORE, [POLICY]: STRICT })
  const [once, twice] = await Promise.all([
    here.run('what-if', ...AS_OF, '--developers', '20', '--seats', 'pro=10,pro+=10', ...EDIT, '--format', 'json'),
    here.run(
      'what-if',
      ...AS_OF,
      '--seats',
      'pro=10',
      '--seats',
      'pro+=10',
      '--set',
      'routing.interactiveChat=primary',
      '--set',
      'models.primary.model=claude-opus-4.8',
      '--format',
      'json',
    ),
  ])
  expect(once).toMatchObject({ exit: 0, stderr: '' })
  expect(JSON.parse(once.stdout)).toMatchObject({
    estimate: {
      developers: 20,
      before: { typical: 12_831 },
      seats: [
        { plan: 'pro', seats: 10 },
        { plan: 'pro+', seats: 10 },
      ],
    },
  })
  expect((JSON.parse(twice.stdout) as Json).estimate).toEqual((JSON.parse(once.stdout) as Json).estimate)
})

test.concurrent('in a checkout the working tree is what is supposed to change', async () => {
  const { folder: here, commit } = await makeCheckout()
  made.push(here)
  await commit({ [SETTINGS]: AFTER, [POLICY]: STRICT })
  await here.write({ [SETTINGS]: BEFORE })
  const run = await here.run('what-if', ...AS_OF, ...EDIT)
  expect(run).toMatchObject({ exit: 0, stderr: '' })
  expect(run.stdout).toContain('Supposed: the working tree with what --set says')
  expect(run.stdout).toContain('+5,558 (+72 %)')
})

test.concurrent.each<[readonly string[], RegExp]>([
  [[], /needs something to suppose/],
  [['--set', 'routing.interactivChat=fast'], /did you mean interactiveChat\?/],
  [['--set', 'models.primary.model=claude-opus-4-8'], /did you mean claude-opus-4\.8\?/],
  [['--seats', 'prp=3'], /did you mean pro/],
  [['--developers', 'x'], /not a number of people/],
  [['--develpers', '20'], /did you mean --developers\?/],
])('what-if %j is wrong use', async (args, message) => {
  const here = await folder({ [SETTINGS]: BEFORE, [POLICY]: STRICT })
  const run = await here.run('what-if', ...AS_OF, ...args)
  expect(run).toMatchObject({ exit: 2, stdout: '' })
  expect(run.stderr).toMatch(message)
})

test.concurrent('routes, models, people and seats at once', async () => {
  const here = await folder({ [SETTINGS]: AFTER, [POLICY]: STRICT })
  const run = await here.run(
    'what-if',
    ...AS_OF,
    '--set',
    'routing.interactiveChat=fast',
    '--set',
    'models.fast.model=claude-haiku-4.5',
    '--developers',
    '20',
    '--seats',
    'pro=10',
  )
  expect(run).toMatchObject({ exit: 0, stderr: '' })
  expect(run.stdout).toMatch(/typical +22,092 +19,824 +−2,268 \(−10 %\)/)
  expect(run.stdout).toContain('each of 10 × Pro (1,000)')
})

const SEATS: readonly (readonly [name: string, args: readonly string[], says: readonly RegExp[]])[] = [
  [
    'other seats for the same people',
    ['--seats', 'pro+=12'],
    [
      /seats and overage: \$320\.00 a month → \$480\.00 a month/,
      /developers +12 +12\n/,
      /seats +8 × Pro \+ 4 × Pro\+ +12 × Pro\+/,
      /USD \/ month +\$320\.00, 840 credits not covered +\$480\.00 +\+\$160\.00/,
      /cheapest seats, 12 developers/,
    ],
  ],
  [
    'more people on the same seats',
    ['--developers', '20'],
    [/developers +12 +20 +\+8/, /credits \/ month, all +13,256 +22,092 +\+8,836/, /one seat, USD \/ month/],
  ],
]

test.concurrent.each(SEATS)('%s: before and after in seats and dollars', async (_, args, says) => {
  const here = await folder({ [SETTINGS]: AFTER, [POLICY]: STRICT })
  const [text, markdown] = await Promise.all([
    here.run('what-if', ...AS_OF, ...args),
    here.run('what-if', ...AS_OF, ...args, '--format', 'markdown'),
  ])
  expect(text).toMatchObject({ exit: 0, stderr: '' })
  for (const what of says) expect(text.stdout).toMatch(what)
  expect(markdown.stdout).toContain('| team | stated | supposed | change |')
})

test.concurrent('the same two teams as data', async () => {
  const here = await folder({ [SETTINGS]: AFTER, [POLICY]: STRICT })
  const [both, none] = await Promise.all([
    here.run('what-if', ...AS_OF, '--seats', 'pro+=12', '--format', 'json'),
    here.run('what-if', ...AS_OF, ...EDIT, '--format', 'json'),
  ])
  expect(JSON.parse(both.stdout)).toMatchObject({
    team: {
      before: { developers: 12, each: 1105, at: { typical: { usd: 320, undone: 840 } } },
      after: { developers: 12, seats: [{ plan: 'pro+', seats: 12 }], at: { typical: { usd: 480, undone: 0 } } },
      differenceUsd: { typical: 160 },
    },
  })
  expect(JSON.parse(none.stdout)).toMatchObject({ team: null })
})

test.concurrent('a policy without seats and people: what is not stated is not 0', async () => {
  const here = await folder({ [SETTINGS]: AFTER })
  const run = await here.run('what-if', ...AS_OF, '--seats', 'pro=3')
  expect(run.stdout).toMatch(/developers +not stated +3/)
  expect(run.stdout).toMatch(/USD \/ month +not stated +not priced\n/)
  expect(run.stdout).toContain('seats and overage: not stated → not priced')
})

test.concurrent('a policy that cannot be read supposes nothing', async () => {
  const here = await folder({ [SETTINGS]: BEFORE, [POLICY]: 'version: 2\n' })
  expect(await here.run('what-if', ...AS_OF, ...EDIT)).toMatchObject({ exit: 2, stderr: '' })
})

const CAPPED = `version: 1
team: { developers: 12 }
cost: { fail: { total: { credits: 10000 } } }
`

test.concurrent.each<[string, string[], string]>([
  ['a larger team breaks a limit that the stated one keeps', ['--developers', '20'], 'fail'],
  ['a smaller one keeps it', ['--developers', '8'], 'pass'],
])('%s: that is new', async (_, args, verdict) => {
  const here = await folder({ [SETTINGS]: BEFORE, [POLICY]: CAPPED })
  const run = await here.run('what-if', ...AS_OF, ...args, '--format', 'json')
  const { findings, ...report } = JSON.parse(run.stdout) as { findings: { rule: string; introduced: boolean }[] }
  expect(report).toMatchObject({ verdict })
  const limits = findings.filter(({ rule }) => rule === 'cost-total').map(({ introduced }) => introduced)
  expect(limits).toEqual(verdict === 'fail' ? [true] : [])
})

test.concurrent('a limit that both teams break: neither the team nor the files made it', async () => {
  const here = await folder({ [SETTINGS]: AFTER, [POLICY]: CAPPED })
  const run = await here.run('what-if', ...AS_OF, '--developers', '11', '--format', 'json')
  expect(JSON.parse(run.stdout)).toMatchObject({ verdict: 'warn' })
})
