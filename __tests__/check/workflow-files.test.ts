import { workflowsToRead } from '../../src/check/workflow-files.js'

const entry = (path: string, oid: string) => ({ path, kind: 'file' as const, oid })
const [a, b, code] = [
  entry('.github/workflows/a.yml', '1'),
  entry('.github/workflows/b.yml', '2'),
  entry('src/a.ts', '2'),
]
const before = [a, b, code]

test('workflows are read only when the change touches one', () => {
  expect(workflowsToRead(before, [a, b, entry('src/a.ts', '3')])).toEqual({ before: [], after: [], deleted: new Set() })
})

test('an added one is read beside all that were there', () => {
  const added = entry('.github/workflows/kiro.yaml', '4')
  expect(workflowsToRead(before, [...before, added])).toEqual({ before: [a, b], after: [added], deleted: new Set() })
})

test('of a deleted one, what it was, beside those that may have used it', () => {
  expect(workflowsToRead(before, [a, code])).toEqual({
    before: [b, a],
    after: [],
    deleted: new Set(['.github/workflows/b.yml']),
  })
})

test('an action of the repository counts, and what is touched comes first, then workflows', () => {
  const [gate, other] = [entry('.github/actions/gate/action.yml', '5'), entry('action.yaml', '6')]
  const edited = entry(gate.path, '7')
  expect(workflowsToRead([other, gate, a], [other, edited, a])).toEqual({
    before: [gate, a, other],
    after: [edited],
    deleted: new Set(),
  })
})
