/**
 * Each path that Kiro is known to load, and each that it is known not to: an adapter owns what Kiro loads, no less. The table is a copy of
 * what public sources say (docs/models.md and the adapters name them), written down apart from the adapters, so that one of them cannot
 * narrow what is governed without a failure here.
 */
import { isGoverned } from '../../../src/core/kiro/configuration.js'
import { SURFACES, surfaceOf } from '../../../src/core/kiro/surfaces/index.js'
import type { SurfaceId } from '../../../src/core/kiro/surfaces/surface.js'
import { configuration, judged, lines, of, type Files } from '../support/repository.js'

const MODEL = 'claude-opus-4.8'
const AGENT = { name: 'a', model: MODEL }
const MARKDOWN = `---\nname: a\nmodel: ${MODEL}\n---\nReview.\n`
const FLOW = { name: 'r', steps: [{ id: 's', agent: 'kiro_default', modelId: MODEL }] }
const YAML = `name: r\nsteps:\n  - id: s\n    agent: kiro_default\n    modelId: ${MODEL}\n`
const V1 = {
  version: 'v1',
  hooks: [{ name: 'h', trigger: 'Stop', action: { type: 'agent', prompt: 'x', model: MODEL } }],
}
const OLD = { name: 'h', when: { type: 'agentStop' }, then: { type: 'askAgent', prompt: 'x', model: MODEL } }

const LOADED: [path: string, surface: SurfaceId, content: unknown][] = [
  ['.kiro/settings/cli.json', 'cli', { 'chat.defaultModel': MODEL }],
  ['.kiro/agents/a.json', 'agents', AGENT],
  ['.kiro/agents/a.md', 'agents', MARKDOWN],
  ['.kiro/agents/yaml.md', 'agents', MARKDOWN.replace('---', '---yaml')],
  ['.kiro/agents/json.md', 'agents', `---json\n${JSON.stringify(AGENT)}\n---\nReview.\n`],
  ['.kiro/agents/team/a.json', 'agents', AGENT],
  ['.kiro/agents/team/deep/er/a.json', 'agents', AGENT],
  ['.kiro/agents/team/a.md', 'agents', MARKDOWN],
  ['.kiro/hooks/h.json', 'hooks', V1],
  ['.kiro/hooks/h.kiro.hook', 'hooks', OLD],
  ['.kiro/workflows/r.workflow.json', 'workflows', FLOW],
  ['.kiro/workflows/r.workflow.yaml', 'workflows', YAML],
  ['.kiro/workflows/r.workflow.yml', 'workflows', YAML],
  // The team's contract: Kiro does not read it.
  ['.kiro/settings.json', 'settings', { models: { p: { model: MODEL }, routing: { codeReview: 'p' } } }],
]

describe.each(['', 'packages/web/'])('below %j', (root) => {
  test.each(LOADED)('%s is owned, and its model is read', (path, surface, content) => {
    for (const spelling of [path, path.replace('.kiro', '.KIRO'), path.toUpperCase()]) {
      const at = `${root}${spelling}`
      expect([at, surfaceOf(at)?.surface.id]).toEqual([at, surface])
      expect(isGoverned(at, 'file')).toBe(true)
      expect(configuration({ [at]: content }).assignments.map(({ model, file }) => [model, file])).toEqual([
        [MODEL, at],
      ])
    }
  })

  test.each(LOADED)('%s is governed as a link and as a submodule too', (path) => {
    for (const kind of ['symlink', 'submodule'] as const) {
      const parts = `${root}${path}`.split('/')
      const first = parts.indexOf('.kiro')
      for (let length = first + 1; length <= parts.length; length += 1) {
        const way = parts.slice(0, length).join('/')
        expect([way, isGoverned(way, kind)]).toEqual([way, true])
      }
    }
  })
})

test('every surface has a path in the table, and every pattern that it states', () => {
  expect([...new Set(LOADED.map(([, surface]) => surface))].sort()).toEqual(SURFACES.map(({ id }) => id).sort())
  for (const pattern of SURFACES.flatMap(({ files }) => files)) {
    const matches = new RegExp(
      `^${pattern
        .replaceAll('.', '\\.')
        .replaceAll('**/', '(.+/)?')
        .replace(/(?<!\))\*/g, '[^/]+')}$`,
    )
    expect([pattern, LOADED.some(([path]) => matches.test(path))]).toEqual([pattern, true])
  }
})

describe('what Kiro does not load is no work, and a model in it is told', () => {
  test.each<[string, unknown]>([
    ['.kiro/agents/a.yaml', `model: ${MODEL}\n`],
    ['.kiro/agent/a.json', AGENT],
    ['.kiro/hooks/deep/h.json', V1],
    ['.kiro/workflows/r.json', FLOW],
    ['.kiro/workflows/deep/r.workflow.json', FLOW],
    ['.kiro/cli.json', { 'chat.defaultModel': MODEL }],
    ['.kiro/settings/settings.json', { 'chat.defaultModel': MODEL }],
    ['.kiro/settings/models.json', { model: MODEL }],
    ['.kiro/models.yaml', `model: ${MODEL}\n`],
  ])('%s', (path, content) => {
    const report = judged({ before: {}, after: { [path]: content } })
    expect(report.inventory.rows).toEqual([])
    expect(of(report, 'unread-model').map(({ place }) => place?.file)).toEqual([path])
    expect(report.inventory.unread.map(({ place }) => place.file)).toEqual([path])
  })

  test.each<[string, unknown]>([
    ['.kiro/README.md', `We use ${MODEL}.\n`],
    ['.kiro/steering/tech.md', `model: ${MODEL}\n`],
    ['.kiro/specs/a/design.md', `model: ${MODEL}\n`],
    ['.kiro/agents/a.json.bak', AGENT],
    ['.kiro/settings/mcp.json', { mcpServers: { a: { env: { model: MODEL } } } }],
    ['agents/a.json', AGENT],
  ])('%s says nothing', (path, content) => {
    expect(lines(judged({ before: {}, after: { [path]: content } }))).toEqual([])
  })
})

describe('the loader’s rules, each with one file', () => {
  const rules = (files: Files): string[] => [
    ...new Set(judged({ before: {}, after: files }).findings.map(({ rule }) => rule)),
  ]
  test.each<[string, Files, string[]]>([
    ['a v1 hook without its version', { '.kiro/hooks/h.json': { ...V1, version: undefined } }, ['dropped-by-kiro']],
    ['the old shape in .json', { '.kiro/hooks/h.json': OLD }, ['dropped-by-kiro']],
    [
      'an unknown trigger',
      { '.kiro/hooks/h.json': { version: 'v1', hooks: [{ ...V1.hooks[0], trigger: 'Whenever' }] } },
      ['dropped-by-kiro'],
    ],
    [
      'an action of type message',
      {
        '.kiro/hooks/h.json': { version: 'v1', hooks: [{ ...V1.hooks[0], action: { type: 'message', prompt: 'x' } }] },
      },
      ['dropped-by-kiro'],
    ],
    [
      'a key of an agent that Kiro does not know',
      { '.kiro/agents/a.json': { ...AGENT, modelId: 'auto' } },
      ['unknown-key'],
    ],
    [
      'a prompt that is not there',
      { '.kiro/agents/a.json': { ...AGENT, prompt: 'file://./p.md' } },
      ['dangling-reference'],
    ],
    [
      'a default agent that is not there',
      { '.kiro/settings/cli.json': { 'chat.defaultAgent': 'a' } },
      ['dangling-reference'],
    ],
    [
      'an agent of a step that is not there',
      { '.kiro/workflows/r.workflow.json': { name: 'r', steps: [{ id: 's', agent: 'x' }] } },
      ['dangling-reference'],
    ],
    [
      'two agents of one name',
      { '.kiro/agents/a.json': { name: 'a' }, '.kiro/agents/b.json': { name: 'a' } },
      ['shadowed'],
    ],
    ['chat.defaultModle', { '.kiro/settings/cli.json': { 'chat.defaultModle': 'auto' } }, ['unknown-key']],
    ['chat.default_model', { '.kiro/settings/cli.json': { 'chat.default_model': 'auto' } }, ['unknown-key']],
    ['defaultModel', { '.kiro/settings/cli.json': { defaultModel: 'auto' } }, ['unknown-key']],
    ['model', { '.kiro/settings/cli.json': { model: 'auto' } }, ['unknown-key']],
    ['chat.defaultPlanModel', { '.kiro/settings/cli.json': { 'chat.defaultPlanModel': 'auto' } }, ['unknown-key']],
    ['chat.models', { '.kiro/settings/cli.json': { 'chat.models': ['auto'] } }, ['unknown-key']],
    [
      'chat.modelDefaults.<id>.effort',
      { '.kiro/settings/cli.json': { 'chat.modelDefaults': { 'claude-opus-4.8': { effort: 'max' } } } },
      ['unknown-key'],
    ],
    ['keys of the CLI in settings.json', { '.kiro/settings.json': { 'chat.defaultModel': 'auto' } }, ['misplaced-key']],
  ])('%s', (_, files, expected) => {
    expect(rules(files)).toEqual(expect.arrayContaining(expected))
  })
})
