import { MOST_FILES, type TreeEntry } from '../../src/io/files/tree.js'
import { formerEntries, governedEntries } from '../../src/check/read-sources.js'

const entries = (count: number): TreeEntry[] =>
  Array.from({ length: count }, (_, index) => ({ path: `p${index}/.kiro/agents/a.json`, kind: 'file', oid: null }))

test('as many Kiro files as are judged are read, among any number of others', () => {
  const others: TreeEntry[] = Array.from({ length: 1_000 }, (_, index) => ({
    path: `src/${index}.ts`,
    kind: 'file',
    oid: null,
  }))
  expect(governedEntries([...others, ...entries(MOST_FILES)])).toHaveLength(MOST_FILES)
})

test('more of them are an error, not a pass', () => {
  const message = 'There are 20002 Kiro files, more than the 20000 that are judged.'
  expect(() => governedEntries(entries(MOST_FILES + 2))).toThrow(
    expect.objectContaining({ message, errorClass: 'config' }) as Error,
  )
})

const file = (path: string): TreeEntry => ({ path, kind: 'file', oid: null })

test.each<[string, TreeEntry[], string]>([
  ['a name with bytes that are not UTF-8', [file('.kiro/agents/a\ufffd.json')], 'is not UTF-8'],
  ['a folder with such a name', [file('caf\ufffd/.kiro/settings.json')], 'is not UTF-8'],
  ['two that differ in such bytes only', [file('.kiro/agents/\ufffd.json'), file('.kiro/agents/\ufffd.json')], 'UTF-8'],
  ['a link of such a name', [{ path: 'caf\ufffd/.kiro', kind: 'symlink', oid: null }], 'is not UTF-8'],
  ['a Kiro file twice', [file('.kiro/settings.json'), file('.kiro/settings.json')], 'is in the tree twice'],
  ['the policy twice', [file('.github/kiro-policy.yml'), file('.github/kiro-policy.yml')], 'is in the tree twice'],
  ['a workflow twice', [file('.github/workflows/a.yml'), file('.github/workflows/a.yml')], 'is in the tree twice'],
])('%s', (_, all, message) => {
  expect(() => governedEntries(all)).toThrow(
    expect.objectContaining({ message: expect.stringContaining(message) as string, errorClass: 'config' }) as Error,
  )
})

test.each<[string, TreeEntry[], string[]]>([
  ['another file, twice and not in UTF-8', [file('docs/\ufffd.md'), file('docs/\ufffd.md')], []],
  ['names in every script', [file('.kiro/agents/рецензент-é-日本.json')], ['.kiro/agents/рецензент-é-日本.json']],
])('%s', (_, all, paths) => {
  expect(governedEntries(all).map(({ path }) => path)).toEqual(paths)
})

test('before the change they are left out, so that a change that takes them away passes', () => {
  const good = file('.kiro/agents/good.json')
  const twice = file('.kiro/settings.json')
  expect(formerEntries([good, file('.kiro/agents/a\ufffd.json'), twice, twice])).toEqual([good])
})
