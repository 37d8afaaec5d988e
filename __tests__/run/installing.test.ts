import { usesAction, workflowsToRead } from '../../src/run/installing.js'

test.each([
  ['kiro-governance/kiro-governance@v1', 'kiro-governance/kiro-governance', true],
  ['Kiro-Governance/Kiro-Governance@8f4b7f84864484a7bf31766abe9204da3cbe65b3 # v1', 'kiro-governance/kiro-governance', true],
  ['"acme/forked@main"', 'acme/forked', true],
  ['acme/forked/sub@main', 'acme/forked', true],
  ['acme/forked-other@main', 'acme/forked', false],
  ['./', '', true],
  ['./', 'kiro-governance/kiro-governance', false],
  ['actions/checkout@v5', 'kiro-governance/kiro-governance', false],
])('uses: %s, run from %j → %s', (uses, repository, expected) => {
  expect(usesAction(`on: pull_request\njobs:\n  a:\n    steps:\n      - uses: ${uses}\n`, repository)).toBe(expected)
})

test('a comment or a name is not a use', () => {
  expect(usesAction('# uses: kiro-governance/kiro-governance@v1\nname: kiro-governance\n', 'kiro-governance/kiro-governance')).toBe(false)
})

const entry = (path: string, oid: string) => ({ path, kind: 'file' as const, oid })

test('workflows are read only when the change edits one', () => {
  const before = [entry('.github/workflows/a.yml', '1'), entry('src/a.ts', '2')]
  expect(workflowsToRead(before, [entry('.github/workflows/a.yml', '1'), entry('src/a.ts', '3')])).toEqual({ before: [], after: [] })
  const added = entry('.github/workflows/kiro.yaml', '4')
  expect(workflowsToRead(before, [...before, added])).toEqual({ before: [before[0]], after: [added] })
})
