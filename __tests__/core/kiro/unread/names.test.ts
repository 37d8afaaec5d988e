import { parseFrontMatter } from '../../../../src/core/kiro/surfaces/front-matter.js'
import { parseJson } from '../../../../src/core/kiro/surfaces/json.js'
import { isModelId, isModelKey } from '../../../../src/core/kiro/unread/model-words.js'
import { unreadIn, unreadModels, type NamedHere } from '../../../../src/core/kiro/unread/names.js'
import { nearMissPath } from '../../../../src/core/kiro/unread/near-miss-path.js'
import { unreadInText } from '../../../../src/core/kiro/unread/text.js'
import { plain } from '../../../../src/core/text/message.js'

const FILE = { path: 'p', at: 'p', root: '', name: 'p' }
const HOW = { isParsed: true, isForeign: false }

test('of many names the first are kept, each once and cut, at the first place of all', () => {
  const found = (count: number): NamedHere[] =>
    Array.from({ length: count }, (_, index) => ({
      key: 'model',
      text: String(index + 10),
      position: { line: 9 - Math.floor(index / 10), column: 100 - index },
    }))
  const named = (all: readonly NamedHere[]) => unreadModels(all, FILE, HOW)
  expect(named(found(50))[0]?.names).toHaveLength(50)
  expect(named(found(51))[0]?.names).toHaveLength(50)
  expect(named(found(51))[0]?.names.at(-1)).toBe('model: 59')
  expect(named(found(51))[0]?.place).toEqual({ file: 'p', line: 4, column: 50 })
  expect(named([...found(3), ...found(2)])[0]?.names).toEqual(['model: 10', 'model: 11', 'model: 12'])
  expect(named(found(51))[0]?.content).not.toBe(named(found(50))[0]?.content)
  expect(named(found(20).reverse())[0]?.content).toBe(named(found(20))[0]?.content)
  const long = (length: number): string | undefined =>
    named([{ key: 'k', text: 'x'.repeat(length - 3), position: { line: 1, column: 1 } }])[0]?.names[0]
  expect([long(120)?.length, long(121)?.length, long(121)?.at(-1)]).toEqual([120, 121, '…'])
  expect(named([])).toEqual([])
})

test.each<[unknown, ...string[]]>([
  [{ model: { id: 'a' } }, 'model: a'],
  [{ model: { name: 'b' }, modelId: { modelId: 'c' } }, 'model: b', 'modelId: c'],
  [{ model: { id: 5, name: 'b' } }],
  [{ model: { id: ' ' } }],
  [{ model: ' ', modelId: 5, effortLevel: null }],
  [{ x: ['claude-opus-4.8', { model: 'y' }] }, 'claude-opus-4.8', 'x.1.model: y'],
  [{ 'claude-opus-4.8': { model: 'z' } }, 'claude-opus-4.8', 'claude-opus-4.8.model: z'],
  [{ mcpServers: { model: 'a' }, toolsSettings: { model: 'b' } }],
  [{ known: { model: 'a' }, part: { model: 'b', inner: { model: 'c' } } }, 'part.inner.model: c'],
])('%j names what it does', (value, ...expected) => {
  const { document } = parseJson(JSON.stringify(value))
  const known = [['known'], ['part', 'model']]
  expect(document && unreadIn(document, FILE, known, true).flatMap(({ names }) => names)).toEqual(expected)
})

test.each<[string, ...string[]]>([
  ['model: a\nmodelId = "b"\n- { model: c, effortLevel: d }', 'effortLevel: d', 'model: a', 'model: c', 'modelId: b'],
  [`Our model: opus.\n${'x\n'.repeat(200)}`],
  ['# model: claude-opus-4.8\n// claude-opus-4.8\n; claude-opus-4.8'],
  ['one # claude-opus-4.8', 'claude-opus-4.8'],
  ['model: claude-opus-4.8\nx claude-opus-5', 'claude-opus-4.8', 'claude-opus-5'],
  ['model:\nmodel: {}'],
])('the text %j names what it does', (text, ...expected) => {
  expect(unreadInText(text, FILE, false).flatMap(({ names }) => names)).toEqual(expected)
})

test.each<[string, boolean]>([
  ['gpt-5.6-luna', true],
  ['claude-opus-4-8', true],
  ['claude-opus-99.1', true],
  ['auto', false],
  ['claude-opus', false],
  ['xclaude-opus-5', false],
])('%s is the id of a model: %s', (text, expected) => {
  expect(isModelId(text)).toBe(expected)
})

test.each<[string, boolean]>([
  ['chat.defaultModel', true],
  ['effort_level', true],
  ['models', false],
  ['model.x', false],
])('%s is the key of one: %s', (text, expected) => {
  expect(isModelKey(text)).toBe(expected)
})

test.each<[string, string | null]>([
  ['.kiro/settings.md', null],
  ['.kiro/cli.txt', null],
  ['.kiro/setings.json', 'the contract lies in .kiro/settings.json'],
  ['.kiro/cli.json', 'Kiro CLI reads .kiro/settings/cli.json'],
  ['.kiro/settings/clii.json', 'Kiro CLI reads .kiro/settings/cli.json'],
  ['.kiro/settings/settings.json', 'the contract lies in .kiro/settings.json'],
  ['.kiro/setting/cli.json', 'Kiro CLI reads .kiro/settings/cli.json'],
  ['.kiro/agent/a.json', 'the folder is .kiro/agents/'],
  ['.kiro/agent/a.txt', null],
  ['.kiro/hook/a.json', 'the folder is .kiro/hooks/'],
  ['.kiro/workflow/a.yaml', 'the folder is .kiro/workflows/'],
  ['.kiro/specs/a.json', null],
  ['.kiro/agents/a.toml', 'files of .kiro/agents/ end in .json or .md'],
  ['.kiro/agents/b/a.toml', null],
  ['.kiro/hooks/a.hook', 'files of .kiro/hooks/ end in .json'],
  ['.kiro/workflows/a.json', 'files of .kiro/workflows/ end in .workflow.json, .workflow.yaml or .workflow.yml'],
  ['.kiro/workflows/a.txt', null],
  ['.kiro/agents/a.json', null],
  ['docs/agent/a.json', null],
])('%s was meant for %s', (path, expected) => {
  const meant = nearMissPath(path)
  expect(meant && plain(meant)).toBe(expected)
})

test('a model in a sentence is none, and a list that names one is where it begins', () => {
  expect(parseFrontMatter(`--- cut here ---\nOur model: opus.\n${'x'.repeat(300)}`)).toBeNull()
  expect(parseFrontMatter('---\n# ours\n- model: x\n---\n')?.problems.map(({ position }) => position)).toEqual([
    { line: 3, column: 1 },
  ])
})
