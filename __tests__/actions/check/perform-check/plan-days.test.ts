import { openGitHub } from '../../../support/github/memory-github.js'
import { check, marked, openPull, POLICY } from '../../../support/pull-request-run.js'

const github = openGitHub()
const AGENT = '.kiro/agents/a.json'
const agent = (model: string): string => JSON.stringify({ name: 'a', model })

test('seats of a plan that did not exist on the day are an error of the policy, never a pass', async () => {
  const opened = await openPull(github, {
    before: { [POLICY]: 'version: 1\nteam: { seats: { pro-max: 2 } }\n', [AGENT]: agent('auto') },
    after: { [AGENT]: agent('claude-sonnet-4.5') },
  })
  const run = await check(github, opened, { day: '2026-06-10' })
  expect(run).toMatchObject({ exit: 2, outputs: { verdict: 'error', 'error-class': 'policy' } })
  expect(run.stdout).toContain('pro-max, which is known from 2026-06-11 on')
  const [comment] = await marked(opened)
  expect(comment?.body ?? '').not.toContain('✅')
  expect((await check(github, opened, { day: '2026-06-11' })).exit).toBe(0)
})
