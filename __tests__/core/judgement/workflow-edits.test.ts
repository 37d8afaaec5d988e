import { installs, isWorkflow, useOf, workflowEdits } from '../../../src/core/judgement/workflow-edits.js'

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

test('a use is found behind others, and its place is that of the name', () => {
  const text = `${workflow('actions/checkout@v5')}      - uses: 'acme/forked@main'\n      - uses: acme/forked@v2\n`
  expect(text.slice(useOf(text, 'acme/forked')).split('\n')[0]).toBe("acme/forked@main'")
  expect(useOf('uses: ./\n', '')).toBe(6)
  expect(useOf('uses: ./\n', 'acme/forked')).toBe(-1)
  expect(useOf('uses: acme/kiro-governance/report@v1\n', 'other/name')).toBe(6)
  expect(useOf('uses: acme/kiro-governance-fork@v1\n', 'other/name')).toBe(-1)
})

test.each([
  ['.github/workflows/a.yml', true],
  ['.github/workflows/a.YAML', true],
  ['.github/workflows/a/b.yml', false],
  ['x/.github/workflows/a.yml', false],
  ['.github/workflows/a.yml.txt', false],
])('%s is a workflow: %s', (path, expected) => {
  expect(isWorkflow(path)).toBe(expected)
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

  test('of several workflows each is told of by itself, in their order', () => {
    const named = (...texts: readonly string[]): Map<string, string> =>
      new Map(texts.map((text, index) => [`${index}.yml`, text]))
    const before = named(OTHER, RUNS, RUNS, RUNS, RUNS)
    const after = named(RUNS, `# first\n${RUNS}`, RUNS, OTHER)
    expect(workflowEdits(before, after, new Set(['4.yml']), OWN)).toEqual([
      { path: '1.yml', kind: 'edited', place: { file: '1.yml', line: 6, column: 15 } },
      { path: '3.yml', kind: 'check removed', place: { file: '3.yml', line: 1, column: 1 } },
      { path: '4.yml', kind: 'deleted', place: null },
    ])
    expect(installs(named(OTHER, OTHER), named(OTHER, RUNS), OWN)).toBe(true)
    expect(installs(named(OTHER, RUNS), named(RUNS, OTHER), OWN)).toBe(false)
  })
})
