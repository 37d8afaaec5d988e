import { expectRow, rowsFor } from '../../support/failure-run.js'
import { startGitHub, type StandIn } from '../../support/github/stand-in.js'
import { check, EXAMPLE_PULL, openPull } from '../../support/pull-request-run.js'

let github: StandIn

beforeAll(async () => {
  github = await startGitHub()
})
afterAll(() => github.close())

/** One for each class of failure, and what only a real connection or another process shows; run/perform-check has the others. */
test.concurrent.each(rowsFor('bundle'))('%s, on a first run and on a later one', (_, row) => expectRow(github, row))

test.concurrent('outputs that cannot be written make the check an error: a later step may depend on them', async () => {
  const run = await check(github, await openPull(github, EXAMPLE_PULL), { env: { GITHUB_OUTPUT: '/nowhere/at/all' } })
  expect(run).toMatchObject({ exit: 3, outputs: {} })
  expect(run.stdout).toContain('The outputs of the step cannot be written (ENOENT).')
})
