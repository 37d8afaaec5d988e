import { plain } from '../../../../src/core/text/message.js'
import { judged, lines, of, sources, type Files } from '../../support/repository.js'
import { isGoverned } from '../../../../src/core/kiro/configuration.js'

/** The models that each file is found to name, and where. */
const found = (files: Files): string[] =>
  of(judged({ before: {}, after: files }), 'unread-model').map(
    ({ place, severity, message }) =>
      `${severity} ${place?.file ?? ''}:${place?.line ?? 0}:${place?.column ?? 0} ${plain(message).split(' is named')[0] ?? ''}`,
  )

describe('names a model where nothing reads it', () => {
  test.each<[string, unknown, string]>([
    ['.kiro/models.json', { review: { model: 'x' } }, '3:5 review.model: x'],
    ['.kiro/models.jsonc', '{ // ours\n "modelId": "claude-opus-4.8" }', '2:2 claude-opus-4.8'],
    ['.kiro/a/b/c/deep.json', [{ effortLevel: 'high' }], '3:5 0.effortLevel: high'],
    ['.kiro/kiro.yaml', 'agents:\n  - name: a\n    model: claude-opus-4.8\n', '3:5 claude-opus-4.8'],
    ['.kiro/list.yml', '- claude-opus-4.8\n', '1:3 The text mentions claude-opus-4.8'],
    ['.kiro/config.toml', '[review]\nmodel = "claude-opus-4.8"\n', '2:1 The text mentions claude-opus-4.8'],
    ['.kiro/prompts/review.md', '---\nmodel: claude-opus-4.8\n---\nReview.', '2:1 claude-opus-4.8'],
    ['.kiro/skills/review/SKILL.md', '---\nname: review\ndefaultModel: opus\n---\n', '3:1 defaultModel: opus'],
    ['.kiro/steering/a.md', '---\ninclusion: always\nmodel: claude-opus-4.8\n---\n', '3:1 claude-opus-4.8'],
    ['.kiro/specs/a/config.json', { anything: ['claude-opus-4-8'] }, '3:5 claude-opus-4-8'],
    ['.kiro/settings/models.json', { chat: { defaultModel: 'claude-opus-4.8' } }, '3:5 claude-opus-4.8'],
    ['.kiro/x.json', { 'chat.defaultModel': 'gpt-9' }, '2:3 chat.defaultModel: gpt-9'],
    ['.kiro/x.json', { efforts: { 'claude-opus-4.8': 'max' } }, '3:5 claude-opus-4.8'],
    ['web/.KIRO/X.JSON', { model: { id: 'claude-opus-9' } }, '2:3 claude-opus-9'],
    ['.kiro/broken.json', '{ "model": "claude-opus-4.8", ', '1:3 The text mentions claude-opus-4.8'],
    [
      '.kiro/steering/broken.md',
      '---\ninclusion: [\nmodel: claude-opus-4.8\n---\nmodel: x\n',
      '3:1 The text mentions claude-opus-4.8',
    ],
    ['.kiro/broken.yaml', 'model: a\n  b: [\n', '1:1 The text mentions model: a'],
    ['.kiro/twice.yaml', 'a:\n  model: x\na:\n  model: y\n', '2:3 The text mentions model: x and model: y'],
  ])('%s %s', (path, content, expected) => {
    expect(isGoverned(path, 'file')).toBe(true)
    expect(found({ [path]: content }).map((line) => line.split(',')[0])).toEqual([`warning ${path}:${expected}`])
  })
})

describe('names none', () => {
  test.each<[string, unknown]>([
    ['.kiro/README.md', '# Models\n\nmodel: claude-opus-4.8\n'],
    [
      '.kiro/steering/tech.md',
      '---\ninclusion: auto\n---\nWe use claude-opus-4.8; set `"model": "claude-opus-4.8"`.\n',
    ],
    ['.kiro/specs/a/design.md', 'The data model: a User.\n\n---\n\nmodel: claude-opus-4.8\n'],
    [
      '.kiro/settings/mcp.json',
      { mcpServers: { a: { command: 'x', args: ['--model', 'claude-opus-4.8'], env: { model: 'gpt-5' } } } },
    ],
    ['.kiro/settings/mcp.json', '{ "mcpServers": { "a": { "env": { "model": "claude-opus-4.8" '],
    [
      '.kiro/specs/a/data.json',
      { dataModel: 'User', models: ['User'], mode: 'auto', effort: 'medium', inclusion: 'auto' },
    ],
    ['.kiro/openapi.yaml', 'properties:\n  model:\n    type: string\n'],
    ['.kiro/notes.txt', 'model: claude-opus-4.8\n'],
    ['.kiro/agents/a.json.bak', { model: 'claude-opus-4.8' }],
    ['.kiro/agents/a.json.bak.1', { model: 'claude-opus-4.8' }],
    ['.kiro/empty.json', ''],
    ['.kiro/comment.yaml', '# model: claude-opus-4.8\na: 1\n'],
    ['docs/models.json', { model: 'claude-opus-4.8' }],
  ])('%s %s', (path, content) => {
    expect(lines(judged({ before: {}, after: { [path]: content } }))).toEqual([])
  })
})

test('the same is old, wherever its file or lines moved; another model is new', () => {
  const before = { '.kiro/a.yaml': 'model: claude-opus-4.8\n' }
  const lineOf = (after: Files): string[] =>
    of(judged({ before, after }), 'unread-model').map(({ introduced }) => (introduced ? 'new' : 'old'))
  expect(lineOf(before)).toEqual(['old'])
  expect(lineOf({ '.kiro/a.yaml': '\n\nmodel: claude-opus-4.8\n' })).toEqual(['old'])
  expect(lineOf({ '.kiro/b/c.yaml': 'model: claude-opus-4.8\n' })).toEqual(['old'])
  expect(lineOf({ '.kiro/a.yaml': 'model: claude-opus-5\n' })).toEqual(['new'])
  expect(lineOf({ ...before, '.kiro/b.yaml': 'model: claude-opus-4.8\n' }).sort()).toEqual(['new', 'old'])
})

test('what is ignored is not found; below a layer that judges nobody else can switch it off', () => {
  const after = { '.kiro/a.yaml': 'model: claude-opus-4.8\n' }
  const rules = (policy: string): string[] => judged({ before: {}, after, policy }).findings.map(({ rule }) => rule)
  expect(rules('version: 1\nignore: ["**/.kiro/a.yaml"]')).toEqual([])
  expect(rules('version: 1\nrules: { unread-model: "off" }')).toEqual([])
  expect(rules('version: 1\nrules: { unread-model: error }')).toEqual(['unread-model'])
})

test('files that are not looked at are said, in one notice', () => {
  const large = new Uint8Array(1_000_001)
  const after = [
    ...sources({ '.kiro/a.json': large }),
    { path: '.kiro/b.yaml', kind: 'file' as const, bytes: null, id: 'b' },
  ]
  const { findings } = judged({ before: {}, after: { '.kiro/a.json': large } })
  expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['notice unread-model'])
  expect(after).toHaveLength(2)
})

describe('near misses of paths', () => {
  test.each<[string, string]>([
    ['.kiro/cli.json', 'Kiro CLI reads .kiro/settings/cli.json'],
    ['.kiro/agent/a.json', 'the folder is .kiro/agents/'],
    ['.kiro/hook/a.kiro.hook', 'the folder is .kiro/hooks/'],
    ['.kiro/setting.json', 'the contract lies in .kiro/settings.json'],
    ['.kiro/settings.yaml', 'the contract lies in .kiro/settings.json'],
    ['.kiro/settings/settings.json', 'the contract lies in .kiro/settings.json'],
    ['.kiro/setting/cli.json', 'Kiro CLI reads .kiro/settings/cli.json'],
    ['.kiro/agents/a.yaml', 'files of .kiro/agents/ end in .json or .md'],
    ['.kiro/hooks/a.yml', 'files of .kiro/hooks/ end in .json'],
    ['web/.kiro/workflow/a.workflow.json', 'the folder is .kiro/workflows/'],
    [
      '.kiro/workflows/a.workflow.jsn',
      'files of .kiro/workflows/ end in .workflow.json, .workflow.yaml or .workflow.yml',
    ],
  ])('%s', (path, meant) => {
    expect(isGoverned(path, 'file')).toBe(true)
    expect(lines(judged({ before: {}, after: { [path]: '{}' } }))).toEqual([
      `notice ${path}:1:1 near-miss-path: Nothing reads ${path}; ${meant}`,
    ])
  })

  test.each([
    '.kiro/mcp.json',
    '.kiro/steering.json',
    '.kiro/specs/a/settings.json',
    '.kiro/settings/mcp.json',
    '.kiro/settings/lsp.json',
    '.kiro/agents/hooks/a.yaml',
    '.kiro/tools/a.json',
    '.kiro/events/a.json',
    '.kiro/powers/a.json',
    '.kiro/workflows/README.md',
  ])('%s is none', (path) => {
    expect(lines(judged({ before: {}, after: { [path]: '{}' } }))).toEqual([])
  })
})
