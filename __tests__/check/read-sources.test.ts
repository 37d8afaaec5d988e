import { MOST_FILES, type TreeEntry } from '../../src/io/files/tree.js'
import { governedEntries } from '../../src/check/read-sources.js'

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
