import { openGitHub } from '../../../support/github/memory-github.js'
import { check, EXAMPLE, openPull, POLICY, SETTINGS } from '../../../support/pull-request-run.js'

const github = openGitHub()

const NAMES = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf']
const POLICY_WITH_WORKLOAD = `${EXAMPLE.policy}workload:\n  agents: { reviewer: { runs: 1 } }\n  roots: { web: 0.1 }\n  hooks: { save: { runs: 1 } }\n`

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** What every object of JavaScript has is not what a repository or a policy says. */
test.concurrent.each(NAMES)('an agent, a profile, a hook, a trigger and a root may be called %s', async (name) => {
  const opened = await openPull(github, {
    before: { [POLICY]: POLICY_WITH_WORKLOAD, [SETTINGS]: EXAMPLE.before },
    after: {
      [SETTINGS]: EXAMPLE.before
        .replace('"models": {', `"models": {\n    ${JSON.stringify(name)}: { "model": "auto" },`)
        .replace('"codeReview": "primary"', `"codeReview": ${JSON.stringify(name)}`),
      [`.kiro/agents/${name}.json`]: json({ name, model: 'auto' }),
      [`.kiro/hooks/${name}.kiro.hook`]: json({ name, when: { type: name }, then: { type: 'askAgent', prompt: 'x' } }),
      [`${name}/.kiro/settings.json`]: json({
        models: { primary: { model: 'auto' }, routing: { codeReview: 'primary' } },
        budget: { monthly: { credits: 1000 } },
      }),
    },
  })
  const run = await check(github, opened)
  // What such a trigger costs is not known, and the policy limits cost.
  expect(run).toMatchObject({ stderr: '', exit: 1, outputs: { errors: '1', 'error-class': '' } })
  expect(run.annotations.map(({ properties }) => properties.title)).toContain('cost-unknown')
  expect(run.outputs['credits-after']).toMatch(/^\d+$/)
  expect(`${run.stdout}${run.summary}`).not.toMatch(/NaN|undefined|native code|\[object/)
})

test.concurrent('a model called like one of them is unknown, and so is a profile that is not there', async () => {
  const opened = await openPull(github, {
    before: { [POLICY]: 'version: 1\n', [SETTINGS]: EXAMPLE.before },
    after: {
      [SETTINGS]: EXAMPLE.before
        .replace('claude-haiku-4.5', 'constructor')
        .replace('"codeReview": "primary"', '"codeReview": "toString"'),
    },
  })
  const run = await check(github, opened)
  expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '1', warnings: '1' } })
  expect(run.annotations.map(({ properties }) => properties.title)).toEqual(['unknown-profile', 'unknown-model'])
})
