import { judged, of } from '../support/repository.js'
import { plain } from '../../../src/core/text/message.js'

const told = (hook: Record<string, unknown>, policy = 'version: 1'): string[] =>
  of(
    judged({ after: { '.kiro/hooks/a.json': { version: 'v1', hooks: [{ name: 'A', ...hook }] } }, policy }),
    'costly-hook',
  ).map(({ message }) => plain(message))
const agent = (model?: string, prompt = 'x') => ({ type: 'agent', prompt, ...(model ? { model } : {}) })
const FIVE_SAVES = 'version: 1\nworkload: { hooks: { save: { runs: 5 }, tool: { runs: 5 }, stop: { runs: 5 } } }'

test.each<[string, Record<string, unknown>, string[]]>([
  [
    'a save of code',
    { trigger: 'PostFileSave', matcher: '\\.ts$', action: agent() },
    [
      'A asks a model on every save of **.ts, about 5 times a day and 32 credits a month for each developer; a matching file that its agent saves starts it again',
    ],
  ],
  [
    'a tool',
    { trigger: 'PreToolUse', action: agent() },
    [
      'A asks a model at every use of a tool, about 5 times a day and 32 credits a month for each developer; every such tool that its agent uses starts it again',
    ],
  ],
  [
    'a stop',
    { trigger: 'Stop', action: agent('claude-haiku-5.5x') },
    [
      'A asks a model whenever an agent stops; what that costs is not known; when its agent has answered, it stops again, which starts the hook again',
    ],
  ],
  ['a fixed file', { trigger: 'PostFileSave', matcher: 'Dockerfile', action: agent() }, []],
  ['documentation', { trigger: 'PostFileSave', matcher: '\\.md$', action: agent() }, []],
  [
    'documentation that it is asked to write',
    { trigger: 'PostFileSave', matcher: '\\.md$', action: agent(undefined, 'Bring docs/index.md up to date.') },
    [
      'A asks a model on every save of **.md, about 0.5 times a day and 3 credits a month for each developer; it names docs/index.md, and when its agent saves that file, it starts again',
    ],
  ],
  [
    'another file that it is asked to write',
    { trigger: 'PostFileSave', matcher: '\\.md$', action: agent(undefined, 'Write a.ts.') },
    [],
  ],
  ['what people start', { trigger: 'Manual', action: agent('claude-opus-4.8') }, []],
  ['a command', { trigger: 'PostFileSave', action: { type: 'command', command: 'make' } }, []],
  [
    'a session that starts a session',
    { trigger: 'SessionStart', action: { type: 'command', command: 'kiro-cli chat "hello"' } },
    [expect.stringMatching(/every run of kiro-cli is a session, which starts it again$/) as string],
  ],
  [
    'a prompt that submits a prompt',
    { trigger: 'UserPromptSubmit', action: { type: 'command', command: 'kiro-cli chat "hello"' } },
    [expect.stringMatching(/every run of kiro-cli submits a prompt, which starts it again$/) as string],
  ],
  ['what Kiro drops', { trigger: 'PostFileSaved', action: agent() }, []],
])('%s', (_, hook, expected) => {
  expect(told(hook, FIVE_SAVES)).toEqual(expected)
})

test('a cheap model makes a hook on save no costly one', () => {
  const hook = (model: string) => ({ trigger: 'PostFileSave', matcher: '\\.ts$', action: agent(model) })
  expect(told(hook('claude-opus-4.8'), FIVE_SAVES)).toHaveLength(1)
  expect(told(hook('qwen3-coder-next'), FIVE_SAVES)).toHaveLength(0)
})

test('by developer, whatever the size of the team', () => {
  const hook = { trigger: 'PostFileSave', matcher: '\\.md$', action: agent() }
  expect(told(hook, `${FIVE_SAVES}\nteam: { developers: 100 }`)).toEqual([])
})
