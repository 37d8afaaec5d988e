import { expectRow, expectRun, rowsFor } from '../../support/failures/run.js'
import { startGitHub, type StandIn } from '../../support/github/stand-in.js'
import { check, EXAMPLE_PULL, openPull } from '../../support/pull-request-run.js'

let github: StandIn

beforeAll(async () => {
  github = await startGitHub()
})
afterAll(() => github.close())

/**
 * One for each class of failure, and what only a real connection or another process shows; run/perform-check has the others, and first runs. What
 * cannot be tried there is tried here both ways.
 */
test.concurrent.each(rowsFor('bundle'))('%s', (_, row) =>
  row.where === 'both' ? expectRun(github, row, true) : expectRow(github, row),
)

test.concurrent('outputs that cannot be written make the check an error: a later step may depend on them', async () => {
  const run = await check(github, await openPull(github, EXAMPLE_PULL), { env: { GITHUB_OUTPUT: '/nowhere/at/all' } })
  expect(run).toMatchObject({ exit: 3, outputs: {} })
  expect(run.stdout).toContain('The outputs of the step cannot be written: no such file or folder.')
})

test.concurrent.each([
  [
    'an event file that is not there',
    { GITHUB_EVENT_PATH: '/nowhere/event.json' },
    'The event file /nowhere/event.json cannot be read: no such file or folder.',
  ],
  [
    'an event file that is no JSON',
    { GITHUB_EVENT_PATH: import.meta.filename },
    `The event file ${import.meta.filename} cannot be read`,
  ],
])('%s is an error of usage', async (_, env, message) => {
  const run = await check(github, await openPull(github, EXAMPLE_PULL), { env })
  expect(run).toMatchObject({ exit: 2, requests: [], outputs: { verdict: 'error', 'error-class': 'usage' } })
  expect(run.stdout).toContain(message)
  expect(run.stdout + run.stderr).not.toMatch(/^\s+at /m)
})
