import { text } from '../../../src/render/text/text.js'
import { PLAIN } from '../../../src/render/text/paint.js'
import { format } from '../../../src/render/index.js'
import { DAY, judged } from '../support/repository.js'

const PATH = '.kiro/agents/a.json'
const OLD = {
  name: 'a',
  model: 'claude-sonnet-5',
  tools: ['fs_read', 'grep', 'execute_bash'],
  allowedTools: ['fs_read'],
  hooks: { agentSpawn: [{ command: 'git status' }] },
}
const reports = (before: unknown, after: unknown, path = PATH) =>
  judged({ before: { [path]: before }, after: { [path]: after } })
const formOnly = (before: unknown, after: unknown, path?: string): boolean =>
  reports(before, after, path).rewrites.length === 1

test.each<[string, unknown, unknown, string?]>([
  ['the order of keys', OLD, Object.fromEntries(Object.entries(OLD).reverse())],
  ['spaces', JSON.stringify(OLD), JSON.stringify(OLD, null, 4)],
  ['comments', JSON.stringify(OLD), `// ours\n${JSON.stringify(OLD)}`],
  ['keys of nothing', OLD, { ...OLD, effortLevel: null, resources: [], mcpServers: {}, includeMcpJson: false }],
  [
    'the upgrade of Kiro CLI',
    OLD,
    {
      ...OLD,
      tools: ['grep', 'read', 'shell'],
      permissions: { rules: [{ capability: 'read', effect: 'allow' }] },
      hooks: [
        {
          name: 'agentSpawn-0',
          trigger: 'agentSpawn',
          action: { type: 'command', command: 'git status' },
          timeout: 10,
        },
      ],
    },
  ],
  [
    'the upgrade of every tool that has another name now, and of the tag that it adds',
    { ...OLD, tools: ['fs_read', 'fs_write', 'execute_bash', 'web_search'] },
    { ...OLD, tools: ['read', 'write', 'shell', 'web_search', 'web'] },
  ],
  ['the same of Windows', { ...OLD, tools: ['execute_cmd'] }, { ...OLD, tools: ['shell'] }],
  [
    'front matter',
    '---\nname: a\nmodel: auto\n---\nDo.\n',
    '---\nmodel: "auto"\nname: a\n---\n\nDo.\n',
    '.kiro/agents/a.md',
  ],
  ['CLI settings', '{"chat.defaultModel":"auto"}', '{ "chat.defaultModel": "auto" }', '.kiro/settings/cli.json'],
])('%s: form only', (_, before, after, ...path) => {
  expect(formOnly(before, after, ...path)).toBe(true)
})

test.each<[string, unknown, unknown, string?]>([
  ['another model', OLD, { ...OLD, model: 'claude-opus-4.8' }],
  ['no model any more', OLD, { ...OLD, model: null }],
  ['a model twice', JSON.stringify(OLD), `{"model":"claude-opus-4.8",${JSON.stringify(OLD).slice(1)}`],
  ['an effort', OLD, { ...OLD, effortLevel: 'high' }],
  ['another prompt', OLD, { ...OLD, prompt: 'Do more.' }],
  ['another tool', OLD, { ...OLD, tools: [...OLD.tools, 'fs_write'] }],
  [
    'the second of two hooks',
    { ...OLD, hooks: { agentSpawn: [{ command: 'git status' }, { command: 'a' }] } },
    { ...OLD, hooks: { agentSpawn: [{ command: 'git status' }, { command: 'b' }] } },
  ],
  ['another hook', OLD, { ...OLD, hooks: { agentSpawn: [{ command: 'rm -r x' }] } }],
  ['permissions that were there', { ...OLD, permissions: { rules: [1] } }, { ...OLD, permissions: { rules: [2] } }],
  ['another text', '---\nname: a\n---\nDo.\n', '---\nname: a\n---\nDo more.\n', '.kiro/agents/a.md'],
  ['nothing at all', OLD, OLD],
  ['a file that cannot be read', '{', '{ '],
])('%s: no rewrite in form only', (_, before, after, ...path) => {
  expect(formOnly(before, after, ...path)).toBe(false)
})

test('one line says so, in every output', () => {
  const before = { [PATH]: OLD, '.kiro/agents/b.json': { name: 'b' }, '.kiro/settings/cli.json': '{}' }
  const report = judged({
    before,
    after: {
      [PATH]: { ...OLD, permissions: { rules: [], policies: ['x'] } },
      '.kiro/agents/b.json': '{ "name":  "b" }',
      '.kiro/settings/cli.json': '{ }',
      '.kiro/agents/b.json.bak': '{ "name": "b", "model": "claude-opus-4.8" }',
    },
  })
  const line =
    '2 agents and 1 cli.json were rewritten in form only; models and efforts are the same, and permissions of tools, which are not judged here, were added to 1 of them.'
  expect(text(report, PLAIN)).toContain(`  ${line}\n`)
  expect(format('markdown', report, { day: DAY })).toContain(line)
  expect(JSON.parse(format('json', report, { day: DAY }))).toMatchObject({
    verdict: 'pass',
    rewrites: [
      { file: PATH, surface: 'agents', addsPermissions: true },
      { file: '.kiro/agents/b.json', surface: 'agents', addsPermissions: false },
      { file: '.kiro/settings/cli.json', surface: 'cli', addsPermissions: false },
    ],
  })
})

test('a rewrite that changes a model is never called one in form, whatever else it writes anew', () => {
  const report = reports(OLD, JSON.stringify({ ...OLD, model: 'claude-opus-4.8' }))
  expect(text(report, PLAIN)).not.toContain('form only')
})
