import { parse } from 'yaml'
import { Folder } from '../support/cli/folder.js'

/** As `kiro-cli chat --list-models --format json` prints it. */
const LISTED = {
  models: [
    {
      model_name: 'auto',
      model_id: 'auto',
      description: 'Chosen for each task',
      rate_multiplier: 1,
      rate_unit: 'Credit',
      context_window_tokens: 1_000_000,
    },
    {
      model_name: 'claude-sonnet-4.5',
      model_id: 'claude-sonnet-4.5',
      rate_multiplier: 1.7,
      rate_unit: 'Credit',
      context_window_tokens: 200_000,
    },
    {
      model_name: 'kiro-tiny-1',
      model_id: 'kiro-tiny-1',
      rate_multiplier: 0.02,
      rate_unit: 'Credit',
      context_window_tokens: 64_000,
    },
    { model_name: 'kiro-secret', model_id: 'kiro-secret', rate_unit: 'Credit' },
  ],
  default_model: 'auto',
}

let folder: Folder

beforeAll(async () => {
  folder = await Folder.make({
    'listed.json': JSON.stringify(LISTED),
    'bom.json': `\ufeff${JSON.stringify(LISTED, null, 2)}`,
    'known.json': JSON.stringify({ models: LISTED.models.slice(0, 1) }),
    'twice.json': JSON.stringify({ models: [...LISTED.models, ...LISTED.models] }),
    'odd.json': JSON.stringify({
      models: [
        { model_id: 'x: "y" # z', rate_multiplier: 1.5 },
        { model_id: 'no', rate_multiplier: -1 },
      ],
    }),
    'text.json': 'auto\nclaude-sonnet-4.5\n',
    'list.json': '[]',
    'nameless.json': '{ "models": [{ "model_id": "auto" }, { "rate_multiplier": 1 }] }',
    '.kiro/agents/tiny.json': '{ "name": "tiny", "model": "kiro-tiny-1" }\n',
    '.kiro/agents/sonnet.json': '{ "name": "sonnet", "model": "claude-sonnet-4.5" }\n',
  })
})
afterAll(() => folder.remove())

test.concurrent('lists every model with its price, as text, markdown and JSON', async () => {
  const [text, markdown, json] = await Promise.all(
    ['text', 'markdown', 'json'].map((format) => folder.run('models', '--as-of', '2026-10-08', '--format', format)),
  )
  for (const run of [text, markdown, json]) expect(run).toMatchObject({ exit: 0, stderr: '' })
  const { models } = JSON.parse(json?.stdout ?? '') as { models: { id: string; multiplier: number | null }[] }
  expect(models.find(({ id }) => id === 'claude-sonnet-4.5')).toMatchObject({ multiplier: 1.3 })
  expect(models.length).toBeGreaterThan(10)
  for (const { id } of models) {
    expect(text?.stdout).toContain(`\n${id} `)
    expect(markdown?.stdout).toContain(`| ${id} |`)
  }
  expect(text?.stdout).toMatch(/^claude-sonnet-4\.5 +1\.3x/m)
})

test.concurrent('prices are those of the day that is asked for', async () => {
  const days = await Promise.all(
    ['2025-08-01', '2026-10-08'].map((day) => folder.run('models', '--format', 'json', '--as-of', day)),
  )
  const [then, now] = days.map(
    ({ stdout }) => JSON.parse(stdout) as { asOf: string; models: { id: string; status: string }[] },
  )
  expect([then?.asOf, now?.asOf]).toEqual(['2025-08-01', '2026-10-08'])
  expect(then?.models).not.toEqual(now?.models)
})

test.concurrent('--import gives the part of the policy that makes a difference', async () => {
  const run = await folder.run('models', '--import', 'listed.json', '--as-of', '2026-10-08')
  expect(run).toMatchObject({ exit: 0, stderr: '' })
  expect(parse(run.stdout)).toEqual({
    catalogue: {
      asOf: '2026-10-08',
      models: {
        'claude-sonnet-4.5': { multiplier: 1.7, context: 200_000 },
        'kiro-tiny-1': { multiplier: 0.02, context: 64_000 },
        'kiro-secret': {},
      },
    },
  })
  expect(run.stdout).toContain(
    '# From kiro-cli chat --list-models, 2026-10-08: 4 models read, 3 differ from the catalogue of 2026-11-29.',
  )
  expect((await folder.run('models', '--import', 'bom.json', '--as-of', '2026-10-08')).stdout).toBe(run.stdout)
})

test.concurrent('what is known already needs no override', async () => {
  const run = await folder.run('models', '--import', 'known.json', '--as-of', '2026-10-08')
  expect(run).toMatchObject({ exit: 0, stderr: '' })
  expect(run.stdout).toContain('# Nothing to override.')
  expect(parse(run.stdout)).toBeNull()
})

test.concurrent.each(['listed.json', 'known.json', 'twice.json', 'odd.json'])(
  'what --import makes of %s is a policy that check obeys',
  async (file) => {
    const { stdout, exit } = await folder.run('models', '--import', file, '--as-of', '2026-10-08')
    expect(exit).toBe(0)
    await folder.write({ [`${file}.yml`]: `version: 1\n${stdout}` })
    const checked = await folder.check('--policy', `${file}.yml`, '--format', 'json')
    expect(checked.stderr).toBe('')
    expect(JSON.parse(checked.stdout)).toMatchObject({ errorClass: null, policy: { source: `${file}.yml` } })
  },
)

test.concurrent('imported prices are the ones that count', async () => {
  const { stdout } = await folder.run('models', '--import', 'listed.json', '--as-of', '2026-10-08')
  await folder.write({ 'imported.yml': `version: 1\n${stdout}` })
  const { stdout: report } = await folder.check('--policy', 'imported.yml', '--format', 'json')
  const { estimate } = JSON.parse(report) as { estimate: { rows: { assignment: string; multiplierAfter: number }[] } }
  expect(
    Object.fromEntries(
      estimate.rows
        .filter(({ assignment }) => assignment.startsWith('agent:'))
        .map(({ assignment, multiplierAfter }) => [assignment, multiplierAfter]),
    ),
  ).toEqual({ 'agent:sonnet': 1.7, 'agent:tiny': 0.02 })
})

test.concurrent('--import asks for the day of a list that has none', async () => {
  const run = await folder.run('models', '--import', 'known.json')
  expect(run).toMatchObject({ exit: 2, stdout: '' })
  expect(run.stderr).toContain('The list has no date of its own, and it may be old.')
  expect(await folder.run('models', '--merge')).toMatchObject({ exit: 2, stdout: '' })
})

test.concurrent('--import --merge prints a price file that check takes, and the same one the second time', async () => {
  const day = ['--as-of', '2026-12-02']
  const first = await folder.run('models', '--import', 'listed.json', '--merge', ...day)
  expect(first.exit).toBe(0)
  expect(first.stderr).toContain('claude-sonnet-4.5: 1.3x → 1.7x from 2026-12-02.')
  await folder.write({ 'merged.json': first.stdout })
  const second = await folder.run('models', '--import', 'listed.json', '--merge', '--prices', 'merged.json', ...day)
  expect(second).toMatchObject({
    exit: 0,
    stdout: first.stdout,
    stderr: 'Nothing changed by the list of 2026-12-02.\n',
  })
  const checked = await folder.run('models', '--prices', 'merged.json', ...day)
  expect(checked).toMatchObject({ exit: 0, stderr: '' })
  expect(checked.stdout).toMatch(/^claude-sonnet-4\.5 +1\.7x/m)
  const broken = await folder.run('models', '--import', 'listed.json', '--merge', '--prices', 'text.json', ...day)
  expect(broken).toMatchObject({ exit: 2, stdout: '' })
})

test.concurrent.each([
  ['text.json', 'The file is not a list of models: it is not JSON.'],
  ['list.json', 'The file is not a list of models: it has no list "models".'],
  ['nameless.json', 'The file is not a list of models: entry 2 has no model_id.'],
  ['.', '--import . cannot be read: it is a folder.'],
])('--import %s says what is wrong with it', async (file, message) => {
  const run = await folder.run('models', '--import', file)
  expect(run).toMatchObject({ exit: 2, stdout: '' })
  expect(run.stderr).toContain(message)
})
