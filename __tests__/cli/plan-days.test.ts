/** Every command that judges a day refuses seats of a plan that did not exist on it. */
import { makeCheckout } from '../support/cli/checkout.js'
import { Folder } from '../support/cli/folder.js'

const POLICY = 'version: 1\nteam: { seats: { pro-max: 2 } }\n'
const AGENT = '{ "name": "a", "model": "claude-sonnet-4.5" }\n'
const SAID =
  'The policy has seats that did not exist on 2026-06-10, the day that is judged: pro-max, which is known from 2026-06-11 on.'
let folder: Folder

beforeAll(async () => {
  folder = await Folder.make({
    '.kiro/agents/a.json': AGENT,
    '.github/kiro-policy.yml': POLICY,
    'case/.kiro/agents/a.json': AGENT,
    'case/expect.yml': 'verdict: pass\nday: 2026-06-10\n',
  })
})
afterAll(() => folder.remove())

test.concurrent.each([
  [['check', '--as-of', '2026-06-10']],
  [['explain', 'claude-sonnet-4.5', '--as-of', '2026-06-10']],
  [['explain', '--cost', 'codeReview', '--as-of', '2026-06-10']],
  [['what-if', '--developers', '5', '--as-of', '2026-06-10']],
])('%j', async (command) => {
  const run = await folder.run(...command)
  expect([run.exit, `${run.stdout}${run.stderr}`.replaceAll(/\s+/g, ' ')]).toEqual([2, expect.stringContaining(SAID)])
  const later = await folder.run(...command.slice(0, -1), '2026-06-11')
  expect(later.exit).toBe(0)
})

test.concurrent('policy replay of a commit of that day', async () => {
  const { folder: made, commit } = await makeCheckout()
  await commit({ '.kiro/agents/a.json': AGENT }, 'Begin', '2026-06-10')
  await commit({ '.github/kiro-policy.yml': POLICY }, 'Policy', '2026-07-01')
  const run = await made.run('policy', 'replay', '--since', '10', '--policy', '.github/kiro-policy.yml')
  expect([run.exit, run.stderr.replaceAll(/\s+/g, ' ')]).toEqual([2, expect.stringContaining(SAID)])
  const since = await made.run(
    'policy',
    'replay',
    '--since',
    '10',
    '--policy',
    '.github/kiro-policy.yml',
    '--as-of',
    '2026-07-01',
  )
  expect(since.exit).toBe(0)
  await made.remove()
})
