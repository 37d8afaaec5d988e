import { startGitHub, type StandIn } from '../support/github/stand-in.js'
import { check, EXAMPLE_PULL, openPull, root } from '../support/pull-request-run.js'
import { kiroGovernance } from './cli/command.js'
import { agreed, newRepository, report, withPolicy } from '../support/report-run.js'

/** As on a runner that is locked down, and with an ear for attempts that a program would hide. */
const LOCKED = [
  '--disallow-code-generation-from-strings',
  `--import=${new URL('no-code-from-strings.mjs', import.meta.url).href}`,
].join(' ')

let github: StandIn
beforeAll(async () => {
  github = await startGitHub()
})
afterAll(() => github.close())

test('the check judges contract and policy', async () => {
  const run = await check(github, await openPull(github, EXAMPLE_PULL), { env: { NODE_OPTIONS: LOCKED } })
  expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail' } })
})

test('the usage report is made, with a policy', async () => {
  const run = await report(github, newRepository(github, withPolicy(agreed(1000, 'notify'))), {
    env: { NODE_OPTIONS: `${LOCKED} --import=${new URL('../support/fixed-day.mjs', import.meta.url).href}` },
  })
  expect(run).toMatchObject({ exit: 0, stderr: '' })
})

test('the command says what is wrong with a policy', async () => {
  const run = await kiroGovernance(['check', '--policy', 'package.json'], {
    cwd: root('.'),
    env: { NODE_OPTIONS: LOCKED },
  })
  expect(run.exit).toBe(2)
  expect(run.stderr + run.stdout).toContain('is not a key of the policy')
  expect(run.stderr).not.toContain('code is made of a string')
})
