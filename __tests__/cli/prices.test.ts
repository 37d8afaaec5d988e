import { NEWER, SHIPPED } from '../core/support/price-file.js'
import { contract } from '../core/support/repository.js'
import { makeCheckout } from '../support/cli/checkout.js'
import { Folder } from '../support/cli/folder.js'

/** Opus 4.8 costs 2.4x in it, since 2026-12-01. */
const FILE = NEWER
let folder: Folder

beforeAll(async () => {
  folder = await Folder.make({
    'newer.json': FILE,
    'older.json': FILE.replace('"asOf":"2026-12-01"', '"asOf":"2026-10-01"'),
    'rule.json': FILE.replace('"version":1', '"version":1,"rules":{"syntax":"off"}'),
    '.kiro/settings.json': JSON.stringify(contract({ primary: 'claude-opus-4.8' }, { codeReview: 'primary' })),
    'usage/a.csv': 'UserId,Date,Client_Type,Credits_Used\nu1,2026-12-02,KIRO_IDE,5\n',
  })
})
afterAll(() => folder.remove())

const AS_OF = ['--as-of', '2026-12-09']
interface Told {
  readonly catalogue: {
    readonly asOf: string
    readonly source: string
    readonly refused: { readonly why: string } | null
  }
}

test.concurrent.each<[command: string[], price: RegExp]>([
  [['check', '--format', 'json'], /"multiplierAfter": 2\.4/],
  [['what-if', '--set', 'models.primary.model=claude-haiku-4.5', '--format', 'json'], /"multiplierBefore": 2\.4/],
  [['explain', '--cost', 'codeReview'], /2\.4x/],
  [['explain', 'claude-opus-4.8'], /2\.4x/],
  [['inventory', '--format', 'json'], /"multiplier": 2\.4/],
  [['models'], /^claude-opus-4\.8 +2\.4x/m],
])('%j takes --prices', async (command, price) => {
  const [with_, without] = await Promise.all([
    folder.run(...command, ...AS_OF, '--prices', 'newer.json'),
    folder.run(...command, ...AS_OF),
  ])
  expect(with_).toMatchObject({ exit: 0, stderr: '' })
  expect(with_.stdout).toMatch(price)
  expect(without.stdout).not.toMatch(price)
})

test.concurrent('the report says which prices it used, with their digest', async () => {
  const { stdout } = await folder.run('check', ...AS_OF, '--prices', 'newer.json', '--format', 'json')
  expect((JSON.parse(stdout) as Told).catalogue).toMatchObject({
    asOf: '2026-12-01',
    source: 'newer.json',
    digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    refused: null,
  })
  const text = await folder.run('check', ...AS_OF, '--prices', 'newer.json')
  expect(text.stdout).toMatch(/prices of 2026-12-01 \(newer\.json, [0-9a-f]{7}\)/)
})

test.concurrent.each([
  ['older.json', `it is of 2026-10-01, and the built-in prices are of ${SHIPPED.asOf}`],
  ['rule.json', 'it is not a price file: a key that price files do not have'],
])('%s is not used, and that is said everywhere', async (file, why) => {
  const [json, text, markdown] = await Promise.all(
    ['json', 'text', 'markdown'].map((format) => folder.run('check', ...AS_OF, '--prices', file, '--format', format)),
  )
  expect(json?.exit).toBe(0)
  expect(json?.stderr).toBe(
    `--prices ${file} is not used, because ${why}. The built-in prices of ${SHIPPED.asOf} are.\n`,
  )
  expect((JSON.parse(json?.stdout ?? '') as Told).catalogue).toMatchObject({
    source: 'built in',
    refused: { source: file, why },
  })
  expect(text?.stdout).toContain(`: ${file} is not used, because ${why}`)
  expect(markdown?.stdout).toContain(`is not used, because ${why}`)
})

test.concurrent('a file that is not there is wrong use', async () => {
  const run = await folder.run('check', ...AS_OF, '--prices', 'nowhere.json')
  expect(run).toMatchObject({ exit: 2, stdout: '' })
  expect(run.stderr).toContain('--prices nowhere.json cannot be read: no such file or folder.')
})

test.concurrent('the usage report says which prices it used', async () => {
  const run = await folder.run('report', '--usage', 'usage', ...AS_OF, '--prices', 'newer.json', '--format', 'json')
  expect(run.exit).toBe(0)
  expect(JSON.parse(run.stdout)).toMatchObject({ prices: { asOf: '2026-12-01', source: 'newer.json', refused: null } })
})

test.concurrent('a policy keeps what it states', async () => {
  await folder.write({ 'stated.yml': 'version: 1\ncatalogue: { models: { claude-opus-4.8: { multiplier: 3 } } }\n' })
  const run = await folder.run(
    'check',
    ...AS_OF,
    '--prices',
    'newer.json',
    '--policy',
    'stated.yml',
    '--format',
    'json',
  )
  expect(run.stdout).toMatch(/"multiplierAfter": 3,/)
})

const settings = (model: string): string => JSON.stringify(contract({ primary: model }, { codeReview: 'primary' }))

test.concurrent(
  'in a checkout, prices that moved since the base was committed are told apart from the change',
  async () => {
    const { folder: made, commit } = await makeCheckout()
    const MOVED =
      /Prices changed since the base of 2026-10-01: gpt-5\.6-luna 1\.1x → 0\.6x\. The files of the base cost 21 credits/
    await commit({ '.kiro/settings.json': settings('gpt-5.6-luna') }, 'Begin', '2026-10-01')
    await made.write({ '.kiro/settings.json': settings('claude-opus-4.8') })
    const flat = async (...args: string[]): Promise<string> =>
      (await made.check(...args)).stdout.replaceAll(/\s+/g, ' ')
    expect(await flat()).toMatch(MOVED)
    expect(await flat('--staged')).not.toMatch(MOVED)
    expect(await flat('--base', 'main')).toMatch(MOVED)
    expect(await flat('--base-as-of', '2026-10-01')).not.toMatch(MOVED)
    await made.write({ '.kiro/settings.json': settings('gpt-5.6-luna') })
    expect(await flat()).not.toMatch(MOVED)
    await made.remove()
  },
)

test.concurrent.each<[day: string, told: RegExp | null]>([
  ['2026-12-07', null],
  ['2026-12-09', /last checked on 2026-10-08, 62 days before 2026-12-09: update Kiro Governance/],
  ['2027-06-30', /last checked on 2026-10-08, 265 days ago: update Kiro Governance/],
])('the text of %s says once how old the prices of a change are', async (day, told) => {
  const run = await folder.run('check', '--as-of', day)
  const lines = run.stdout.replaceAll(/\s+/g, ' ').match(/last checked on .{70}/g) ?? []
  expect(lines).toEqual(told === null ? [] : [expect.stringMatching(told)])
})
