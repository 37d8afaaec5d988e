import { openGitHub } from '../../../support/github/memory-github.js'
import { check, openPull, POLICY } from '../../../support/pull-request-run.js'

const github = openGitHub()

const MODEL = 'claude-opus-4.8'
const ASKS = { prompt: 'Tidy up.' }

const HOOKS: [string, string, object][] = [
  [
    'a hook',
    '.kiro/hooks/tidy.kiro.hook',
    { name: 'tidy', when: { type: 'fileEdited', patterns: ['**'] }, then: { type: 'askAgent', ...ASKS } },
  ],
  [
    'a hook of version 1',
    '.kiro/hooks/tidy.json',
    { version: 'v1', hooks: [{ name: 'tidy', trigger: 'PostFileSave', action: { type: 'agent', ...ASKS } }] },
  ],
]

test.concurrent.each(HOOKS)('%s that names no model runs on auto, whatever cli.json says', async (_, path, hook) => {
  const policy = `version: 1\nmodels: { allow: [auto], tasks: { interactiveChat: { allow: [${MODEL}] } } }\n`
  const before = { [POLICY]: policy, '.kiro/settings/cli.json': `{ "chat.defaultModel": "${MODEL}" }` }
  const opened = await openPull(github, { before, after: { [path]: JSON.stringify(hook) } })
  const run = await check(github, opened, { inputs: { comment: 'never' } })
  expect(run).toMatchObject({ exit: 0, stderr: '', outputs: { errors: '0' } })
})
