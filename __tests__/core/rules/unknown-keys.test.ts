import { judged, lines, of } from '../support/repository.js'
import { LIMITS } from '../../../src/core/text/limits.js'
import { AGENT_KEYS } from '../../../src/core/kiro/surfaces/agent-keys.js'
import { CLI_KEYS } from '../../../src/core/kiro/surfaces/cli-keys.js'

const CLI = '.kiro/settings/cli.json'
const found = (path: string, content: unknown) => of(judged({ after: { [path]: content } }), 'unknown-key')
const reported = (path: string, content: unknown): string[] =>
  lines(judged({ after: { [path]: content } })).filter((line) => line.includes('unknown-key'))

describe('cli.json: a key that looks like one that chooses', () => {
  test.each<[string, string]>([
    ['chat.defaultModle', 'chat.defaultModel'],
    ['chat.defaultMdoel', 'chat.defaultModel'],
    ['chat.default_model', 'chat.defaultModel'],
    ['chat.default-model', 'chat.defaultModel'],
    ['chat.DefaultModel', 'chat.defaultModel'],
    ['Chat.defaultModel', 'chat.defaultModel'],
    ['chat.defaultmodel', 'chat.defaultModel'],
    ['defaultModel', 'chat.defaultModel'],
    ['default_model', 'chat.defaultModel'],
    ['model', 'chat.defaultModel'],
    ['modelId', 'chat.defaultModel'],
    ['chat.model', 'chat.defaultModel'],
    ['chat.models', 'chat.defaultModel'],
    ['chat.modelId', 'chat.defaultModel'],
    ['chat.defaultModelId', 'chat.defaultModel'],
    ['chat.defaultPlanModel', 'chat.defaultModel'],
    ['planModel', 'chat.defaultModel'],
    ['chat.subagentModel', 'chat.defaultModel'],
    ['defaultAgent', 'chat.defaultAgent'],
    ['chat.agent', 'chat.defaultAgent'],
    ['chat.defaultAgnet', 'chat.defaultAgent'],
    ['chat.default_agent', 'chat.defaultAgent'],
    ['modelDefaults', 'chat.modelDefaults'],
    ['chat.modelDefault', 'chat.modelDefaults'],
    ['chat.model_defaults', 'chat.modelDefaults'],
    ['chat.modelDefualts', 'chat.modelDefaults'],
    ['defaultEffort', 'chat.modelDefaults'],
    ['chat.effort', 'chat.modelDefaults'],
    ['chat.effortLevel', 'chat.modelDefaults'],
    ['chat.reasoningEffort', 'chat.modelDefaults'],
    ['chat.enableknowledge', 'chat.enableKnowledge'],
  ])('%s', (key, meant) => {
    expect(found(CLI, { [key]: 'claude-opus-4.8' }).map(({ severity, instead }) => [severity, instead])).toEqual([
      ['warning', [meant]],
    ])
  })

  test('in words, with its place', () => {
    expect(reported(CLI, { 'chat.enableThinking': true, 'chat.defaultModle': 'auto' })).toEqual([
      `warning ${CLI}:3:3 unknown-key: chat.defaultModle is not a key of Kiro CLI, so it does nothing; write chat.defaultModel`,
    ])
    expect(reported(CLI, { 'chat.defaultPlanModel': 'auto' })).toEqual([
      `warning ${CLI}:2:3 unknown-key: chat.defaultPlanModel is not a key of Kiro CLI, so it does nothing; there is no default model of one mode, only chat.defaultModel`,
    ])
  })

  test('nested below chat as well, and what is only nested is reported by one rule', () => {
    expect(reported(CLI, { chat: { defaultModle: 'auto' } })).toEqual([
      `warning ${CLI}:3:5 unknown-key: chat.defaultModle is not a key of Kiro CLI, so it does nothing; write chat.defaultModel`,
    ])
    expect(lines(judged({ after: { [CLI]: { chat: { defaultModel: 'auto' } } } }))).toHaveLength(1)
  })

  test.each<[string, Record<string, unknown>, string[]]>([
    [
      'of Claude',
      { 'claude-opus-5': { effort: 'high' } },
      [
        `chat.modelDefaults.claude-opus-5.effort is not a key of Kiro CLI, so it does nothing; write "output_config": { "effort": … }`,
      ],
    ],
    [
      'of GPT',
      { 'gpt-5.6-sol': { effortLevel: 'high' } },
      [
        `chat.modelDefaults.gpt-5.6-sol.effortLevel is not a key of Kiro CLI, so it does nothing; write "reasoning": { "effort": … }`,
      ],
    ],
    [
      'of another model',
      { auto: { reasoning_effort: 'high' } },
      [
        `chat.modelDefaults.auto.reasoning_effort is not a key of Kiro CLI, so it does nothing; write "output_config": { "effort": … } for a Claude model, "reasoning": { "effort": … } for a GPT model`,
      ],
    ],
    [
      'a group in another spelling',
      { 'claude-opus-5': { outputConfig: { effort: 'high' } } },
      [
        `chat.modelDefaults.claude-opus-5.outputConfig is not a key of Kiro CLI, so it does nothing; write "output_config": { "effort": … }`,
      ],
    ],
    ['none: the groups that Kiro reads', { a: { output_config: {}, reasoning: {}, thinking: {}, other: 1 } }, []],
  ])('an effort that is no group’s: %s', (_, defaults, messages) => {
    const flat = reported(CLI, { 'chat.modelDefaults': defaults })
    expect(flat.map((line) => line.replace(/^.*unknown-key: /, ''))).toEqual(messages)
    expect(reported(CLI, { chat: { modelDefaults: defaults } })).toHaveLength(messages.length)
  })
})

describe('cli.json: left alone', () => {
  test('every key that Kiro CLI has', () => {
    expect(reported(CLI, Object.fromEntries([...CLI_KEYS].map((key) => [key, 'x'])))).toEqual([])
  })

  test.each([
    'chat.autoCompact',
    'chat.sessionDashboard.sortBy',
    'chat.keybindings.quit',
    'chat.someNewSetting',
    'telemetry.enabled',
    'telemetryClientId',
    'codeWhisperer.shareCodeWhispererContentWithAWS',
    'knowledge.maxFiles',
    'app.theme',
    'voice.enabled',
    'autocomplete.disable',
    'inline.enabled',
    'mcp.newTimeout',
    'api.modelTimeout',
    'chat.modelPickerStyle',
    'chat.agentNotifications',
    '$schema',
  ])('%s', (key) => {
    expect(reported(CLI, { [key]: 'x' })).toEqual([])
  })

  test('a switch, which chooses nothing', () => {
    expect(reported(CLI, { 'chat.models': true, defaultModel: null, 'chat.effort': false })).toEqual([])
  })
})

describe('an agent of JSON: any key outside the table', () => {
  const AGENT = '.kiro/agents/a.json'

  test('every key of the table is known', () => {
    expect(reported(AGENT, Object.fromEntries([...AGENT_KEYS].map((key) => [key, null])))).toEqual([])
  })

  test.each<[string, readonly string[]]>([
    ['Model', ['model']],
    ['MODEL', ['model']],
    ['m-o-d-e-l', ['model']],
    ['modelId', ['model']],
    ['model_id', ['model']],
    ['modle', ['model']],
    ['effort', ['effortLevel']],
    ['effort_level', ['effortLevel']],
    ['Tools', ['tools']],
    ['allowed_tools', ['allowedTools']],
    ['mcp_servers', ['mcpServers']],
    ['systemPrompt', ['prompt']],
    ['mode', []],
    ['color', []],
    ['_comment', []],
    ['temperature', []],
  ])('%s', (key, meant) => {
    expect(found(AGENT, { name: 'a', [key]: 'x' }).map(({ instead }) => instead)).toEqual([meant])
  })

  test('in words, with what follows', () => {
    expect(reported(AGENT, { name: 'a', Model: 'auto', color: 'red' })).toEqual([
      `warning ${AGENT}:3:3 unknown-key: Model is not a key of Kiro agents; did you mean model? Kiro CLI’s v2 engine leaves out the whole agent because of it`,
      `warning ${AGENT}:4:3 unknown-key: color is not a key of Kiro agents, and Kiro CLI’s v2 engine leaves out the whole agent because of it`,
    ])
  })

  test('the model that it names is judged as if it were read, and not priced', () => {
    const report = judged({
      after: { [AGENT]: { name: 'a', modelId: 'claude-opus-4.8' } },
      policy: 'version: 1\nmodels: { deny: [claude-opus-*] }',
    })
    expect(lines(report).map((line) => line.split(':').slice(0, 3).join(':'))).toEqual([
      `error ${AGENT}:3:14 model-not-allowed`,
      `warning ${AGENT}:3:3 unknown-key`,
    ])
    expect(report.inventory.rows.map(({ model }) => model)).toEqual(['auto'])
  })

  test('of very many the first are reported, and how many more there are', () => {
    const keys = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`xyzzy${at}`, 1]))
    const all = reported(AGENT, { name: 'a', ...keys })
    expect(all).toHaveLength(LIMITS.mistakes + 1)
    expect(all.at(-1)).toMatch(/the file has 19 more such keys$/)
  })
})

describe('an agent of markdown', () => {
  const front = (lines: string): string[] => reported('.kiro/agents/a.md', `---\nname: a\n${lines}\n---\nYou review.\n`)

  test('only keys of a model or an effort are reported', () => {
    expect(front('Model: auto')).toEqual([
      'warning .kiro/agents/a.md:3:1 unknown-key: Model is not a key of Kiro agents; did you mean model? What it says has no effect',
    ])
    expect(front('modelId: auto\neffort: high')).toHaveLength(2)
    expect(front('color: red\nmode: subagent\ndisallowedTools: [x]\ntags: [a]')).toEqual([])
  })
})
