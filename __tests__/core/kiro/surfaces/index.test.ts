import { hasAdapter } from '../../../../src/core/kiro/configuration.js'
import { SURFACES, standsInTheWay, surfaceOf } from '../../../../src/core/kiro/surfaces/index.js'
import { configuration, judged, lines } from '../../support/repository.js'

const belongs = (path: string): string | null => {
  const found = surfaceOf(path)
  return found && `${found.surface.id} in "${found.file.root}" as ${found.file.name}`
}

test.each<[string, string | null]>([
  ['.kiro/settings.json', 'settings in "" as settings.json'],
  ['.KIRO/Settings.json', 'settings in "" as Settings.json'],
  ['.kiro/settings/cli.json', 'cli in "" as cli.json'],
  ['.Kiro/SETTINGS/CLI.JSON', 'cli in "" as CLI.JSON'],
  ['.kiro/agents/reviewer.json', 'agents in "" as reviewer.json'],
  ['.kiro/agents/Reviewer.MD', 'agents in "" as Reviewer.MD'],
  ['.kiro/hooks/lint.kiro.hook', 'hooks in "" as lint.kiro.hook'],
  ['.kiro/hooks/team.json', 'hooks in "" as team.json'],
  ['.kiro/workflows/ship.workflow.json', 'workflows in "" as ship.workflow.json'],
  ['.kiro/workflows/ship.workflow.yaml', 'workflows in "" as ship.workflow.yaml'],
  ['.Kiro/Workflows/Ship.Workflow.YML', 'workflows in "" as Ship.Workflow.YML'],
  ['.kiro/workflows/ship.json', null],
  ['.kiro/workflows/ship.workflow.md', null],
  ['.kiro/workflows/deep/ship.workflow.json', null],
  ['packages/web/.kiro/settings.json', 'settings in "packages/web" as settings.json'],
  ['a/.kiro/b/.kiro/agents/x.json', 'agents in "a/.kiro/b" as x.json'],
  ['.kiro/settings/mcp.json', null],
  ['.kiro/settings.jsonc', null],
  ['.kiro/agents/deep/x.json', 'agents in "" as x.json'],
  ['web/.kiro/agents/team/data/X.Md', 'agents in "web" as X.Md'],
  ['.kiro/agents/deep/.json', null],
  ['.kiro/agents/x.yaml', null],
  ['.kiro/hooks/x.hook', null],
  ['.kiro/steering/product.md', null],
  ['.kiro/specs/a/tasks.md', null],
  ['kiro/settings.json', null],
  ['.kiro-old/settings.json', null],
  ['x.kiro/settings.json', null],
  ['settings.json', null],
  ['.kiro', null],
  ['', null],
])('%s', (path, surface) => {
  expect(belongs(path)).toBe(surface)
  expect(hasAdapter(path, 'file')).toBe(surface !== null)
})

test('each surface names its files, and owns what it names', () => {
  for (const { id, files } of SURFACES) {
    expect(files).not.toHaveLength(0)
    for (const file of files) expect(surfaceOf(file.replace('**', 'team/a').replace('*', 'name'))?.surface.id).toBe(id)
  }
})

test.each<[string, boolean]>([
  ['.kiro', true],
  ['.Kiro', true],
  ['packages/web/.kiro', true],
  ['.kiro/settings', true],
  ['.kiro/Agents', true],
  ['.kiro/hooks', true],
  ['.kiro/workflows', true],
  ['.kiro/workflows/x.workflow.yml', true],
  ['.kiro/workflows/notes', false],
  ['.kiro/settings.json', true],
  ['.kiro/settings/cli.json', true],
  ['.kiro/agents/x.md', true],
  ['.kiro/agents/team', true],
  ['.kiro/agents/team/a/b', true],
  ['.kiro/agents-old', false],
  ['.kiro/steering', false],
  ['.kiro/specs/a', false],
  ['packages/web', false],
  ['docs/.kiro-notes', false],
])('a link or submodule at %s is in the way: %s', (path, inTheWay) => {
  expect(standsInTheWay(path)).toBe(inTheWay)
  expect(hasAdapter(path, 'symlink')).toBe(inTheWay)
  expect(hasAdapter(path, 'submodule')).toBe(inTheWay)
})

test('a nested root prefixes what it assigns', () => {
  const { assignments } = configuration({
    'packages/web/.kiro/settings.json': { models: { primary: { model: 'auto' }, routing: { codeReview: 'primary' } } },
    'packages/web/.kiro/agents/docs.json': { name: 'docs' },
    'packages/web/.kiro/hooks/a.kiro.hook': { when: { type: 'manual' }, then: { type: 'askAgent' } },
    'packages/web/.kiro/settings/cli.json': {},
  })
  expect(assignments.map(({ name }) => name).sort()).toEqual([
    'packages/web/agent:docs',
    'packages/web/chat:cli',
    'packages/web/hook:a.kiro.hook#1',
    'packages/web/task:codeReview',
  ])
  expect(new Set(assignments.map(({ root }) => root))).toEqual(new Set(['packages/web']))
})

test('files that differ in case only are both read and kept apart', () => {
  const { assignments } = configuration({
    '.kiro/settings/cli.json': { 'chat.defaultModel': 'auto' },
    '.Kiro/settings/cli.json': { 'chat.defaultModel': 'claude-opus-4.8' },
  })
  expect(assignments.map(({ name, file }) => `${name} ${file}`).sort()).toEqual([
    'chat:cli (2) .kiro/settings/cli.json',
    'chat:cli .Kiro/settings/cli.json',
  ])
})

test('a link and a submodule are findings where Kiro files would be, and nothing elsewhere', () => {
  const links = ['.kiro/settings', 'packages/web/.kiro', 'docs/latest']
  expect(lines(judged({ after: {}, links, policy: 'version: 1' }))).toEqual([
    'error .kiro/settings:1:1 symlinked-config: .kiro/settings is a symbolic link, so what Kiro reads there is not judged',
    'error packages/web/.kiro:1:1 symlinked-config: packages/web/.kiro is a symbolic link, so what Kiro reads there is not judged',
  ])
})

test('a link is never followed: its target text is no configuration', () => {
  const { assignments, unreachable } = configuration({}, ['.kiro/settings/cli.json'])
  expect(assignments).toEqual([])
  expect(unreachable).toEqual([
    { place: { file: '.kiro/settings/cli.json', line: 1, column: 1 }, kind: 'symlink', content: '' },
  ])
})
