import { rewrittenFiles } from '../../../src/core/kiro/rewrites.js'
import type { SourceFile } from '../../../src/core/kiro/source-file.js'
import { sources, type Files } from '../support/repository.js'

const PATH = '.kiro/agents/a.json'
const OLD = { name: 'a', model: 'claude-sonnet-5', tools: ['fs_read'] }

describe('an agent, as Kiro CLI and people write it', () => {
  const TOOLS = ['grep', 'x']
  const form = (before: unknown, after: unknown): boolean =>
    rewrittenFiles(sources({ [PATH]: before }), sources({ [PATH]: after })).length === 1
  const list = (...hooks: unknown[]): unknown => ({ hooks })
  const stop = (command: string, more: object = {}): object => ({
    trigger: 'stop',
    action: { type: 'command', command },
    ...more,
  })

  test.each<[string, unknown, unknown]>([
    ['keys of keys, and what is null in them', { m: { a: { c: 1, b: 2 } } }, { m: { a: { b: 2, d: null, c: 1 } } }],
    ['many keys', { c: 1, b: 2, a: 3, d: 4 }, { b: 2, d: 4, a: 3, c: 1 }],
    ['the older key of MCP', { useLegacyMcpJson: true }, { includeMcpJson: true }],
    ['that key where it is off', { useLegacyMcpJson: false }, { model: null }],
    ['hooks in another order', list(stop('a'), stop('b')), list(stop('b'), stop('a'))],
    [
      'hooks of triggers in another order',
      { hooks: { stop: [{ command: 'a' }], agentSpawn: [{ command: 'b' }] } },
      { hooks: { agentSpawn: [{ command: 'b' }], stop: [{ command: 'a' }] } },
    ],
    ['the name and the time of a hook', list(stop('a', { name: 'x', timeout: 1 })), list(stop('a', { name: 'y' }))],
    ['the time in the older shape', { hooks: { stop: [{ command: 'a', timeout_ms: 5 }] } }, list(stop('a'))],
    ['one hook without a list', { hooks: { stop: { command: 'a' } } }, { hooks: { stop: [{ command: 'a' }] } }],
    ['hooks that are none', { hooks: 'a', tools: 'x' }, '{ "hooks": "a", "tools": "x" }'],
    ['no tools at all', { model: 'auto' }, '{ "model":  "auto" }'],
    ['tools that are objects', { tools: [{ b: 1, a: 2 }] }, { tools: [{ a: 2, b: 1 }] }],
    ['the tag of any of the tools', { tools: ['x', 'grep', 'y'] }, { tools: ['read', 'x', 'y', 'grep'] }],
    ['the same of others', { tools: ['glob', 'web_fetch'] }, { tools: ['glob', 'web_fetch', 'web', 'read'] }],
    ['and of code', { tools: ['code'] }, { tools: ['code', 'read'] }],
    ['and of a tool that has the name already', { tools: ['fs_read'] }, { tools: ['fs_read', 'read'] }],
  ])('%s: form only', (_, before, after) => {
    expect(form(before, after)).toBe(true)
  })

  test.each<[string, unknown, unknown]>([
    ['another name', { name: 'a' }, { name: 'b' }],
    ['a prompt with a blank more', { prompt: 'a' }, { prompt: 'a ' }],
    ['permissions that are gone', { permissions: { rules: [1] } }, {}],
    ['a switch that is off, of another key', { other: false }, {}],
    ['a switch that is on', { includeMcpJson: true }, {}],
    ['its older name', {}, { useLegacyMcpJson: true }],
    ['a text that is empty', { prompt: '' }, {}],
    ['an object with a key', { mcpServers: { a: {} } }, {}],
    ['a list with an entry', { resources: ['a'] }, {}],
    ['hooks that are gone', list(stop('a')), {}],
    ['one of two hooks', list(stop('a'), stop('b')), list(stop('a'))],
    ['hooks that are none', { hooks: 'a' }, { hooks: 'b' }],
    ['a hook in a list that is none', list('a'), list('b')],
    ['a hook of a trigger that is none', { hooks: { stop: ['a'] } }, { hooks: { stop: ['b'] } }],
    ['another trigger', { hooks: { stop: [{ command: 'a' }] } }, { hooks: { agentSpawn: [{ command: 'a' }] } }],
    ['the same in the list', list(stop('a')), list({ ...stop('a'), trigger: 'agentSpawn' })],
    ['an action that is none', list({ trigger: 'stop', action: 'a' }), list({ trigger: 'stop', action: 'b' })],
    ['another kind of action', list(stop('a')), list({ trigger: 'stop', action: { type: 'agent', command: 'a' } })],
    ['the second trigger', { hooks: { a: ['x'], b: ['x'] } }, { hooks: { a: ['x'], b: ['y'] } }],
    ['all tools', { tools: '*' }, { tools: ['*'] }],
    ['the other way round', { tools: ['*'] }, { tools: '*' }],
    ['tools that are a text', { tools: 'a' }, { tools: 'b' }],
    ['a tool that is gone', { tools: ['fs_read', ...TOOLS] }, { tools: ['read', 'x'] }],
    ['a tag of no tool', { tools: ['x'] }, { tools: ['x', 'read'] }],
    ['a tag of another', { tools: ['grep'] }, { tools: ['grep', 'web'] }],
    ['a tag, and another tool', { tools: ['grep'] }, { tools: ['grep', 'read', 'y'] }],
    ['a tool of an unfortunate name', { tools: ['grep'] }, { tools: ['grep', 'constructor'] }],
    ['another tool that is an object', { tools: [{ a: 1 }] }, { tools: [{ a: 2 }] }],
  ])('%s: no rewrite', (_, before, after) => {
    expect(form(before, after)).toBe(false)
  })
})

describe('files', () => {
  const said = (before: Files, after: Files): string[] =>
    rewrittenFiles(sources(before), sources(after)).map(({ former = '', file }) => `${former} → ${file}`)
  const agents = (files: Readonly<Record<string, unknown>>): Files =>
    Object.fromEntries(Object.entries(files).map(([name, content]) => [`.kiro/agents/${name}`, content]))
  const md = (head: string, body = ''): string => `---\n${head}\n---\n${body}`

  test.each<[string, Files, Files, string?]>([
    ['the first of two that were merged', { 'a.json': OLD, 'b.json': OLD }, { 'c.json': OLD }, 'a.json → c.json'],
    ['one that has no name', { 'a.json': { model: 'auto' } }, { 'a.md': md('model: auto') }, 'a.json → a.md'],
    ['one whose name is empty', { 'a.json': { name: '' } }, { 't/a.json': { name: '' } }, 'a.json → t/a.json'],
    ['none: another file without a name', { 'a.json': { model: 'auto' } }, { 'b.json': { model: 'auto' } }],
    ['none: another file, its name empty', { 'a.json': { name: '' } }, { 'b.json': { name: '' } }],
    ['none: a name that is no text', { 'a.json': { name: 1 } }, { 'b.json': { name: 1 } }],
    ['a name that it has anyway', { 'a.json': { model: 'x', name: 'a' } }, { 'a.md': md('model: x') }, 'a.json → a.md'],
    ['an empty prompt', { 'a.json': { name: 'a', prompt: '' } }, { 'a.md': md('name: a') }, 'a.json → a.md'],
    [
      'a prompt above a text',
      { 'a.md': md('name: a\nprompt: P', 'Q\n') },
      { 'b.md': md('name: a', '\nP\n\nQ\n') },
      'a.md → b.md',
    ],
    [
      'line ends of Windows',
      { 'a.json': { name: 'a', prompt: ' P\r\nQ ' } },
      { 'b.md': md('name: a', 'P\r\nQ\r\n') },
      'a.json → b.md',
    ],
    [
      'a prompt in a file of the same folder',
      { 'a.json': { name: 'a', prompt: 'file://p' } },
      { 'b.json': { name: 'a', prompt: 'file://p' } },
      'a.json → b.json',
    ],
    [
      'none: in another file',
      { 'a.json': { name: 'a', prompt: 'file://p' } },
      { 'b.json': { name: 'a', prompt: 'file://q' } },
    ],
    [
      'none: permissions that are gone',
      { 'a.json': { name: 'a', permissions: { rules: [1] } } },
      { 'a.md': md('name: a') },
    ],
    [
      'the text of a markdown file with line ends of Windows',
      { 'a.md': md('name: a', 'P\nQ') },
      { 'a.md': md('name: a', 'P\r\nQ') },
      ' → a.md',
    ],
    ['none: another text below an ending in capitals', { 'a.MD': md('name: a', 'P') }, { 'a.MD': md('name: a', 'Q') }],
    ['none: no front matter', { 'a.md': 'P' }, { 'a.md': 'P\n' }],
    [
      'none: front matter of another language',
      { 'a.md': '---toml\na = 1\n---\n' },
      { 'a.md': '---toml\na = 1\n---\n\n' },
    ],
    ['none: broken before', { 'a.json': '{' }, { 'a.json': {} }],
    ['none: broken now', { 'a.json': {} }, { 'a.json': '{' }],
    ['none: no text', { 'a.json': {} }, { 'a.json': new Uint8Array([0xff, 0xfe]) }],
    ['none: said twice on both sides', { 'a.json': '{"a":1,"a":1}' }, { 'a.json': '{"a":1, "a":1}' }],
    ['none: a list', { 'a.json': '[]' }, { 'a.json': '[ ]' }],
  ])('%s', (_, before, after, ...expected) => {
    const lines = expected.map((line) => line?.replaceAll(/(^| )(?=[a-z])/g, '$1.kiro/agents/'))
    expect(said(agents(before), agents(after))).toEqual(lines)
  })

  const flow = { name: 'r', steps: [] }
  test.each<[string, Files, Files, string[]]>([
    [
      'a workflow without a name',
      { '.kiro/workflows/r.workflow.json': { steps: [] } },
      { '.kiro/workflows/r.workflow.yml': 'steps: []\n' },
      ['.kiro/workflows/r.workflow.json → .kiro/workflows/r.workflow.yml'],
    ],
    [
      'none: another workflow',
      { '.kiro/workflows/r.workflow.json': flow },
      { '.kiro/workflows/r.workflow.yml': 'name: r\nsteps: [1]\n' },
      [],
    ],
    ['none: another root', { '.kiro/agents/a.json': OLD }, { 'web/.kiro/agents/a.json': OLD }, []],
    [
      'none: an agent that was a workflow',
      { '.kiro/workflows/r.workflow.json': flow },
      { '.kiro/agents/r.json': flow },
      [],
    ],
    [
      'none: a hook has no name of its own',
      { '.kiro/hooks/a.json': { name: 'a' } },
      { '.kiro/hooks/b.json': { name: 'a' } },
      [],
    ],
    ['none: a file that is not Kiro’s', { 'docs/a.json': '{}' }, { 'docs/a.json': '{ }' }, []],
    [
      'each of several',
      { '.kiro/agents/a.json': '{}', '.kiro/settings.json': '{}', '.kiro/agents/b.json': '{}' },
      { '.kiro/agents/a.json': '{ }', '.kiro/settings.json': '{ }', '.kiro/agents/b.json': '{ }' },
      [' → .kiro/agents/a.json', ' → .kiro/settings.json', ' → .kiro/agents/b.json'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(said(before, after)).toEqual(expected)
  })

  test.each<[string, Partial<SourceFile>]>([
    ['a link', { kind: 'symlink', bytes: null }],
    ['a link whose text is known', { target: 'x.json' }],
    ['a submodule', { kind: 'submodule' }],
    ['a file of more bytes than are read', { bytes: null, id: 'x' }],
  ])('%s is no rewrite, before or now', (_, more) => {
    const file = (content: string): SourceFile[] => sources({ [PATH]: content })
    const other = file('{"model":"auto"}').map((one) => ({ ...one, ...more }))
    expect(rewrittenFiles(other, file('{ "model": "auto" }'))).toEqual([])
    expect(rewrittenFiles(file('{ "model": "auto" }'), other)).toEqual([])
    expect(rewrittenFiles(file('{ "model": "auto" }'), file('{"model":"auto"}'))).toEqual([
      { file: PATH, surface: 'agents', addsPermissions: false },
    ])
  })
})
