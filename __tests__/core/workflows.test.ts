import { installs, useOf, workflowEdits } from '../../src/core/workflows.js'

const workflow = (uses: string): string => `on: pull_request\njobs:\n  a:\n    steps:\n      - uses: ${uses}\n`

test.each([
  ['kiro-governance/kiro-governance@v1', 'kiro-governance/kiro-governance', true],
  [
    'Kiro-Governance/Kiro-Governance@8f4b7f84864484a7bf31766abe9204da3cbe65b3 # v1',
    'kiro-governance/kiro-governance',
    true,
  ],
  ['"acme/forked@main"', 'acme/forked', true],
  ['acme/forked/sub@main', 'acme/forked', true],
  ['acme/forked-other@main', 'acme/forked', false],
  ['./', '', true],
  ['./', 'kiro-governance/kiro-governance', false],
  ['actions/checkout@v5', 'kiro-governance/kiro-governance', false],
])('uses: %s, run from %j → %s', (uses, repository, expected) => {
  expect(useOf(workflow(uses), repository) >= 0).toBe(expected)
})

test('a comment or a name is not a use', () => {
  expect(
    useOf('# uses: kiro-governance/kiro-governance@v1\nname: kiro-governance\n', 'kiro-governance/kiro-governance'),
  ).toBe(-1)
})

const OWN = 'kiro-governance/kiro-governance'
const RUNS = workflow(`${OWN}@v1`)
const OTHER = workflow('actions/checkout@v5')

test('the first workflow with the check installs it', () => {
  expect(installs(new Map([['a', OTHER]]), new Map([['b', RUNS]]), OWN)).toBe(true)
  expect(installs(new Map([['a', RUNS]]), new Map([['b', RUNS]]), OWN)).toBe(false)
  expect(installs(new Map(), new Map([['b', OTHER]]), OWN)).toBe(false)
})

describe('what a change does to a workflow that runs the check', () => {
  const edits = (before: string, after: string | undefined, deleted: string[] = []) =>
    workflowEdits(
      new Map([['w.yml', before]]),
      after === undefined ? new Map() : new Map([['w.yml', after]]),
      new Set(deleted),
      OWN,
    )

  test.each<[string, string, string | undefined, string[], unknown[]]>([
    ['nothing', RUNS, RUNS, [], []],
    ['not read again, because it is the same', RUNS, undefined, [], []],
    [
      'edited, at its line',
      RUNS,
      `${RUNS}        with: { comment: never }\n`,
      [],
      [{ path: 'w.yml', kind: 'edited', place: { file: 'w.yml', line: 5, column: 15 } }],
    ],
    [
      'taken out',
      RUNS,
      OTHER,
      [],
      [{ path: 'w.yml', kind: 'check removed', place: { file: 'w.yml', line: 1, column: 1 } }],
    ],
    ['deleted', RUNS, undefined, ['w.yml'], [{ path: 'w.yml', kind: 'deleted', place: null }]],
    ['another workflow', OTHER, `${OTHER}# more`, [], []],
  ])('%s', (_, before, after, deleted, expected) => {
    expect(edits(before, after, deleted)).toEqual(expected)
  })
})
