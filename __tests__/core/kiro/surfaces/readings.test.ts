import { readFileSync, writeFileSync } from 'node:fs'
import { readSource } from '../../../../src/core/kiro/read-source.js'
import { plain } from '../../../../src/core/text/message.js'
import { facts } from '../../support/facts.js'
import { sources } from '../../support/repository.js'

/** Files, of each of which all that is read is in readings.golden.txt, for people to review: one fact a line. */
const FILES: readonly (readonly [path: string, text: string])[] = [
  [
    'web/.kiro/workflows/r.workflow.json',
    `{ "name": "r", "modelId": "w", "effortLevel": "low", "defaultModel": "x", "inputs": { "model": "theirs" },
"artifacts": { "model": "t" }, "completion": { "model": "t" }, "config": { "model": "t" }, "stopCondition": { "model": "t" },
"steps": [
{ "type": "step", "id": "a", "name": "A", "description": "d", "agent": "one", "prompt": "P", "modelId": "m", "effortLevel": "max",
  "artifacts": { "model": "t" }, "captureOutput": true, "completion": { "model": "t" }, "inputs": { "model": "t" }, "model_name": "n" },
{ "type": "step", "id": "b", "agent": "two", "prompt": "P", "model": "y", "models": ["z"], "modle": 5 },
{ "type": "step", "id": "c", "agent": "{{input.agent}}", "effortLevel": "auto", "promt": "P" },
{ "agent": "four", "modelId": 5, "id": 6 },
{ "type": "step", "agent": "", "id": null, "effort": "high", "reasoning": 1 },
{ "type": "step", "id": "only" },
{ "type": "repeat", "id": "l", "steps": [{ "type": "repeat", "id": "k", "maxIterations": 4, "steps": [{ "type": "step", "id": "in", "agent": "one" }] }],
  "branches": [], "maxIterations": "7", "onMaxIterations": "x", "stopCondition": { "model": "t" }, "stopWhen": "x" },
{ "type": "loop", "id": "q" }
], "policy": { "modelId": "x" }, "also": [{ "models": ["y"] }] }`,
  ],
  [
    '.kiro/workflows/keys.workflow.json',
    `{ "name": "k", "description": "d", "inputs": {}, "setps": 1, "steps": [
{ "type": "sequence", "id": "s", "steps": [], "branches": [], "step": 1 },
{ "type": "parallel", "id": "p", "steps": [], "branches": [], "joinPolicy": "all", "brnach": [] },
{ "type": "watch", "id": "w", "steps": [], "branches": [], "handler": "h", "config": {}, "hnadler": 1 },
{ "type": "repeat", "id": "r", "branches": [], "nodes": [], "loops": 3 },
{ "type": "repeat", "id": "q", "times": "3", "children": 5 },
{ "type": "step", "id": "t", "effort": 5, "role": "x", "promt": ["x"], "modle": "x", "prompt": "P", "artefacts": 1 }
] }`,
  ],
  [
    '.kiro/workflows/twice.workflow.yaml',
    'steps:\n  - { id: a, agent: x }\n  - { id: b, agent: x }\n  - { id: b, agent: y }\n  - { id: a }\nname: null\n',
  ],
  ['.kiro/workflows/none.workflow.json', '{ "name": "", "branches": 5 }'],
  [
    'web/.kiro/agents/a.json',
    `{ "name": "one", "model": "m", "effortLevel": "high", "prompt": "file://./p.md", "modelId": "also", "defaultModel": 5,
"toolsSettings": { "model": "theirs" }, "mcpServers": { "a": { "model": "theirs" } }, "system_prompt": "x", "colour": 1, "Tools": {},
"hooks": [{ "name": "H", "trigger": "Stop", "action": { "type": "agent", "prompt": "x", "models": "y" } }, { "enabled": false, "model": "off" }],
"other": [{ "model": "a" }, { "models": ["b"], "more": { "model_id": "c" } }] }`,
  ],
  ['.kiro/agents/b.md', '---\nmodel: 5\neffort: high\ncolour: red\ntoools: []\neffortLevel: max\n---\nDo.\n'],
  ['.kiro/agents/deep/c.md', '---\ndescription: x\n$schema: y\nmodels: [a]\n---\n'],
  ['.kiro/agents/deep/d.json', '{ "description": "x", "other": { "model": "y" } }'],
  ['.kiro/agents/deep/e.json', '["x", { "model": "y" }]'],
  ['.kiro/agents/f.json', '["x"]'],
  ['web/.kiro/agents/f.json', '["x"]'],
  ['.kiro/agents/deep/g.json', '{ "description": "x", "model_name": "y" }'],
  ['web/.kiro/agents/deep/h.json', '{ "tools": [] }'],
  [
    '.kiro/agents/hooked.json',
    `{ "hooks": { "stop": [{ "command": "kiro-cli --model a" }, 5, { "command": "kiro-cli chat; kiro-cli --agent x" }],
"onStop": { "command": "kiro-cli --model b", "model": "c" }, "PreToolUse": [{ "trigger": "Stop", "command": "kiro-cli chat" }] } }`,
  ],
  [
    '.kiro/hooks/v1.json',
    `{ "version": "v1", "hooks": [
{ "name": "A", "trigger": "PostFileSave", "filePattern": "*.ts", "action": { "type": "agent", "prompt": "see a.ts", "model": "m" } },
{ "trigger": "PostFileCreate", "matcher": "x.md", "action": { "type": "agent", "model": 5 } },
{ "name": "", "trigger": "PostFileDelete", "patterns": ["a", "b"], "action": { "type": "agent", "model": null } },
{ "name": "D", "trigger": "Stop", "patterns": ["a"], "then": { "type": "askAgent", "model": "t" }, "action": { "type": "agent", "model": "u" } },
{ "name": "E", "trigger": "UserPromptSubmit", "confirm": { "confirmCommand": "kiro-cli --model c", "command": "kiro-cli --agent d" } },
{ "name": "F", "trigger": "Stop", "when": { "type": "manual" }, "action": { "type": "confirm", "command": "kiro-cli --model e" } },
{ "name": "G", "trigger": "Stop", "command": "kiro-cli --model f" },
{ "name": "H", "trigger": "PreToolUse", "action": { "type": "Agent", "prompt": 5 } },
{ "name": "I", "trigger": "Stop", "action": { "type": 5 } },
{ "name": "J", "trigger": "Stop", "action": { "type": "shell", "command": "kiro-cli --model g && kiro-cli --model h --agent i" } },
{ "name": "K", "trigger": "Stop", "then": 5, "command": "kiro-cli --model j", "model": "k" },
{ "name": "L", "trigger": "Stop", "action": { "type": "command", "command": 5, "model": "l" } },
{ "name": "M", "enabled": false, "model": "m", "action": { "type": "agent", "model": "n" } },
{ "name": "N", "trigger": "Stop", "action": { "type": "agent", "model": "${'x'.repeat(501)}" } },
{ "name": "O", "trigger": "Stop", "action": { "type": "command", "command": "kiro-cli --model ${'x'.repeat(501)}" } },
"x" ], "model": "top" }`,
  ],
  [
    '.kiro/hooks/old.kiro.hook',
    `{ "name": "A", "when": { "type": "fileEdited", "patterns": ["*.ts"] }, "then": { "type": "askAgent", "prompt": "x", "model": "m" },
"hooks": [{ "then": { "type": "runCommand", "command": "kiro-cli --model a" } }, { "then": { "type": "mail" } }, { "action": { "type": "mail" } }] }`,
  ],
  [
    '.kiro/hooks/off.json',
    '{ "enabled": false, "model": "x", "action": { "model": "y" }, "hooks": [{ "model": "z" }] }',
  ],
  ['.kiro/hooks/version.json', '{ "version": 1, "trigger": "Stop", "action": { "type": "agent" } }'],
  ['.kiro/hooks/list.json', '[]'],
  [
    '.kiro/settings/cli.json',
    `{ "chat.defaultModel": "m", "chat.defaultAgent": "a", "chat": { "defaultModel": "n", "defaultAgent": "b", "modelDefaults": { "x": { "reasoning": { "effort": "low" } } }, "planModel": "p" },
"chat.modelDefaults": { "claude-x": { "output_config": { "effort": "max" }, "effort": "high", "thinking": { "a": { "effortLevel": "low" } } }, "y": { "effort": "a", "Reasoning": 1 }, "z": 5 },
"mcpServers": {}, "models": {}, "budget": 5, "defaultEffort": "high", "chat.DefaultModel": "q", "subagentModel": "r", "agent": true, "model": null, "chat.modell": 5 }`,
  ],
  ['web/.kiro/settings/cli.json', '{\n "chat": { "defaultAgent": "a", "defaultModel": 5, "models": "x" } }'],
  ['.kiro/settings/cli.json', '{ "chat.defaultModel": null, "chat.defaultAgent": "" }'],
  ['.kiro/settings/cli.json', '[]'],
  [
    'web/.kiro/settings.json',
    `{ "models": { "p": { "model": "m", "modelId": "i" }, "q": { "model": 5 }, "r": "x", "s": { "provider": "y" },
"routing": { "codeReview": "p", "hookActions": "q", "taskExecution": 5, "interactiveChat": "p" } },
"budget": { "daily": { "credits": 5, "inputTokens": 0, "outputTokens": 7, "alertThreshold": 0.5, "action": "pause" },
  "monthly": { "credits": -1, "inputTokens": "5", "action": "stop" } },
"chat.defaultModel": "a", "chat": { "defaultAgent": "b", "greeting": { "enabled": true, "deep": { "x": 1 } } }, "model": "c", "mcpServers": {},
"other": { "model": "claude-opus-4.8", "agents": [{ "model": { "id": "d" } }] }, "Models": { "x": { "model": "e" } } }`,
  ],
  [
    '.kiro/settings.json',
    '{ "budget": { "daily": { "action": "notify" }, "monthly": { "action": "restrict" }, "weekly": {} } }',
  ],
  ['.kiro/settings.json', '{ "models": { "routing": {} }, "budget": [] }'],
  ['.kiro/settings.json', '{ "theirs": { "model": "a" }, "mcpServers": { "model": "b" }, "model": 5 }'],
  ['.kiro/settings.json', '{ "modles": { "x": { "model": "a" } } }'],
  ['.kiro/settings.json', '["claude-opus-4.8"]'],
  ['.kiro/settings.json', '{ "model": "claude-opus-4.8"'],
  ['.kiro/settings.json', '{'],
  ['.kiro/settings.json', ' '],
]

/** The same as a contract before the change. */
const CONTRACTS = ['{ "modles": { "x": { "model": "a" } } }', '{ "models": 5 }', '{ "budget": 5 }', '{}', '[]', '{']

function read(path: string, text: string, contracts: ReadonlySet<string>): string[] {
  const [source] = sources({ [path]: text })
  const found = source && readSource(source, contracts)
  if (!found) return ['nothing']
  const { surface, readable, reading } = found
  return [`${surface.id} ${readable ? 'is read' : 'cannot be read'}`, ...facts(reading)]
}

test('all that is read of a file is as reviewed', () => {
  const golden = new URL('readings.golden.txt', import.meta.url)
  const made = [
    ...FILES.map(([path, text]) => [`=== ${path}`, ...read(path, text, new Set())]),
    ...CONTRACTS.map((text) => {
      const path = '.kiro/settings.json'
      return [`=== ${path}, which was the contract: ${text}`, ...read(path, text, new Set([path]))]
    }),
  ]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
  if (process.env.UPDATE !== undefined) writeFileSync(golden, made)
  expect(made).toBe(readFileSync(golden, 'utf8'))
})

describe('of very many mistakes', () => {
  const PATH = '.kiro/agents/a.json'
  const reading = (text: string) => {
    const [source] = sources({ [PATH]: text })
    return (source && readSource(source, new Set()))?.reading
  }
  const twice = (count: number, last = 1): string =>
    `{${Array.from({ length: count }, (_, index) => `"model": ${index},\n`).join('')}"model": ${last}}`

  test('the first are told, and how many more there are', () => {
    const complaints = (count: number): string[] =>
      (reading(twice(count))?.complaints ?? []).map(
        ({ rule, value, place, message }) => `${rule} ${value} ${place.line} ${plain(message).slice(0, 12)}`,
      )
    // One more is that the model is no text.
    expect(complaints(1)).toEqual(['duplicate-key model 2 model is wri', 'schema model 2 model must b'])
    expect(complaints(9)).toHaveLength(10)
    expect(complaints(10).slice(9)).toEqual(['duplicate-key model 11 model is wri', 'schema more 11 1 more mista'])
    expect(complaints(12).slice(9)).toEqual([
      'duplicate-key model 11 model is wri',
      'duplicate-key more 12 3 more mista',
    ])
  })

  test('the rest is another one when any of them changes', () => {
    const content = (last: number): string | undefined => reading(twice(14, last))?.complaints.at(-1)?.content
    expect(content(1)).toBe(content(1))
    expect(content(1)).not.toBe(content(2))
  })

  test('of unknown keys as well; one more is no more', () => {
    const keys = (count: number): string[] =>
      (
        reading(JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [`zz${index}`, 1]))))
          ?.unknownKeys ?? []
      ).map(({ key, message }) => `${key}${/;.*$/.exec(plain(message))?.[0] ?? ''}`)
    expect(keys(10).at(-1)).toBe('zz9')
    expect(keys(11).at(-1)).toBe('zz10')
    expect(keys(13)).toHaveLength(11)
    expect(keys(13).slice(9)).toEqual(['zz9', 'zz10 …; the file has 2 more such keys'])
  })
})

test('an agent is left out for the first of its prompts that is missing, and only for one', () => {
  const files = { '.kiro/agents/a.json': '{ "prompt": "file://./p.md" }' }
  const dropped = (more: Record<string, string>): (string | null)[] =>
    sources({ ...files, ...more })
      .slice(0, 1)
      .flatMap((source) => readSource(source, new Set())?.reading.uses ?? [])
      .map((use) => (use.dropped ? plain(use.dropped) : null))
  expect(dropped({})).toEqual(['its prompt file://./p.md is not there'])
  expect(dropped({ '.kiro/agents/p.md': 'x' })).toEqual([null])
})

test('what is no text is one mistake, and what no adapter reads is nothing', () => {
  const [agent, other] = sources({ '.kiro/agents/a.json': new Uint8Array([0xff]), 'docs/a.json': '{}' })
  const found = agent && readSource(agent, new Set())
  expect(found).toMatchObject({ readable: false, reading: { uses: [], complaints: [{ value: 'encoding' }] } })
  expect(found?.reading.complaints[0]?.content).toHaveLength(64)
  expect(other && readSource(other, new Set())).toBeNull()
  expect(agent && readSource({ ...agent, bytes: null }, new Set())).toBeNull()
  expect(agent && readSource({ ...agent, bytes: new TextEncoder().encode('{}') }, new Set())?.readable).toBe(true)
})
