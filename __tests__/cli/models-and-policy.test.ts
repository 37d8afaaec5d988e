/** `models` with a policy that states models and prices of its own: they are listed, and marked. */
import { Folder } from '../support/cli/folder.js'

const STATED = `version: 1
catalogue:
  models:
    claude-sonnet-4.5: { multiplier: 1.7 }
    claude-opus-4.8: { plans: [power] }
    acme-small: { multiplier: 0.2, context: 64000 }
    acme-secret: {}
`
const SENTENCE = 'What the policy states of 4 models is in the place of the catalogue’s, on every day.'
let here: Folder
let bare: Folder

beforeAll(async () => {
  ;[here, bare] = await Promise.all([
    Folder.make({ '.github/kiro-policy.yml': STATED, 'broken.yml': 'version: 1\nmodls: {}\n' }),
    Folder.make({
      'named.yml': STATED,
      'gov.yml': 'version: 1\nteam: { region: us-gov-west-1 }\n',
      'plain.yml': 'version: 1\n',
    }),
  ])
})
afterAll(() => Promise.all([here.remove(), bare.remove()]))

const AS_OF = ['--as-of', '2026-10-08']
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')

test.concurrent.each([
  ['that of the folder', () => here.run('models', ...AS_OF)],
  ['a named one', () => bare.run('models', ...AS_OF, '--policy', 'named.yml')],
  ['one above', () => bare.run('models', ...AS_OF, '--organization-policy', 'named.yml')],
])('%s', async (_, list) => {
  const { exit, stdout, stderr } = await list()
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  expect(stdout).toMatch(/^claude-sonnet-4\.5 +1\.7x .* policy: multiplier$/m)
  expect(stdout).toMatch(/^claude-opus-4\.8 +2\.2x .* power .* policy: plans$/m)
  expect(stdout).toMatch(/^acme-small +0\.2x +64,000 +2 +not known .* policy: multiplier, context$/m)
  expect(stdout).toMatch(/^acme-secret +not priced .* added by the policy$/m)
  expect(stdout).toMatch(/^claude-sonnet-5 +1\.3x .* kiro\.dev\/docs\/models$/m)
  expect(flat(stdout)).toContain(SENTENCE)
})

test.concurrent('as JSON and as Markdown', async () => {
  const [json, markdown] = await Promise.all(
    ['json', 'markdown'].map((format) => here.run('models', ...AS_OF, '--format', format)),
  )
  const told = JSON.parse(json?.stdout ?? '') as { policy: string; models: { id: string; stated: string[] | null }[] }
  expect(told.policy).toBe('.github/kiro-policy.yml')
  expect(Object.fromEntries(told.models.flatMap(({ id, stated }) => (stated ? [[id, stated]] : [])))).toEqual({
    'claude-sonnet-4.5': ['multiplier'],
    'claude-opus-4.8': ['plans'],
    'acme-small': ['multiplier', 'context'],
    'acme-secret': [],
  })
  expect(markdown?.stdout).toMatch(/\| claude-sonnet-4\.5 \| +1\.7x \|.*\| policy: multiplier +\|/)
})

test.concurrent('without one, and with one that states no models, nothing is marked', async () => {
  for (const args of [[], ['--policy', 'plain.yml']]) {
    const { stdout } = await bare.run('models', ...AS_OF, ...args)
    expect(stdout).not.toContain('policy')
    expect(stdout).toMatch(/^claude-sonnet-4\.5 +1\.3x/m)
  }
})

test.concurrent('in GovCloud nothing is priced', async () => {
  const { stdout } = await bare.run('models', ...AS_OF, '--policy', 'gov.yml')
  expect(stdout).toMatch(/^auto +not priced/m)
  expect(stdout).not.toContain('cheaper than')
})

test.concurrent('a broken policy is not passed over', async () => {
  const run = await here.run('models', ...AS_OF, '--policy', 'broken.yml')
  expect(run.exit).toBe(2)
  expect(run.stdout).toContain('modls')
})

test.concurrent.each([
  [
    '2026-10-08',
    'Auto (1.0x) is about 23 % cheaper than claude-sonnet-5.5 (1.3x), as it follows from the multipliers.',
  ],
  [
    '2026-11-29',
    'Auto (1.0x) is about 23 % cheaper than claude-sonnet-5.5 (1.3x), as it follows from the multipliers.',
  ],
])('Auto beside Sonnet on %s', async (day, expected) => {
  expect(flat((await bare.run('models', '--as-of', day)).stdout)).toContain(expected)
})
