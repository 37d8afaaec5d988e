import {
  installs,
  isWorkflow,
  mayRunCheck,
  runningWorkflow,
  workflowEdits,
  type ThisCheck,
} from '../../../src/core/judgement/workflow-edits.js'

const by = (actionRepository: string, running: string | null = null): ThisCheck => ({
  actionRepository,
  repository: 'acme/app',
  running,
})
const workflow = (uses: string): string => `on: pull_request\njobs:\n  a:\n    steps:\n      - uses: ${uses}\n`

/** Where an edited file is said to run the check, as `line:column`; null when it is not said. */
function placeOf(text: string, check: ThisCheck): string | null {
  const [edit] = workflowEdits(new Map([['w.yml', `${text}\n`]]), new Map([['w.yml', text]]), new Set(), check)
  return edit?.place ? `${edit.place.line}:${edit.place.column}` : null
}

const OWN = by('kiro-governance/kiro-governance')

test.each([
  ['kiro-governance/kiro-governance@v1', 'kiro-governance/kiro-governance', true],
  [
    'Kiro-Governance/Kiro-Governance@8f4b7f84864484a7bf31766abe9204da3cbe65b3 # v1',
    'kiro-governance/kiro-governance',
    true,
  ],
  ['"acme/forked@main"', 'acme/forked', true],
  ['ACME/Forked@main', 'acme/forked', true],
  ['acme/forked/sub@main', 'Acme/FORKED', true],
  ['acme/forked/sub@main', 'acme/forked', true],
  ['acme/forked-other@main', 'acme/forked', false],
  ['./', '', true],
  ['./', 'kiro-governance/kiro-governance', false],
  ['actions/checkout@v5', 'kiro-governance/kiro-governance', false],
  ['acme/kiro-governance/report@v1', 'other/name', true],
  ['acme/kiro-governance-fork@v1', 'other/name', false],
  ['acme/.github/.github/workflows/kiro-governance.yml@v1', 'other/name', true],
])('uses: %s, run from %j → %s', (uses, repository, expected) => {
  expect(placeOf(workflow(uses), by(repository))).toBe(expected ? '5:15' : null)
})

const NAME = 'kiro-governance/kiro-governance@v1'

test.each<[string, string, string | null]>([
  ['a flow map', `jobs: { a: { steps: [{ uses: ${NAME}, with: {} }] } }`, '1:30'],
  ['a key in quotation marks', `jobs:\n  a:\n    steps:\n      - "uses": ${NAME}\n`, '4:17'],
  ['an escaped key and value', `a:\n  "us\\x65s": "kiro\\x2dgovernance/kiro-governance@v1"\n`, '2:14'],
  ['a key above its value', `a:\n  ? uses\n  : ${NAME}\n`, '3:5'],
  ['a value on the next line', `a:\n  uses:\n    ${NAME}\n`, '3:5'],
  ['a folded value', `a:\n  uses: >-\n    ${NAME}\n`, '2:9'],
  ['an alias', `x: &gate ${NAME}\na:\n  uses: *gate\n`, '3:9'],
  [
    'a caller of a reusable workflow',
    `jobs:\n  a:\n    uses: acme/x/.github/workflows/kiro-governance.yml@v1\n`,
    '3:11',
  ],
  ['the command line', `a:\n  - run: |\n      npx kiro-governance@1 check\n`, '2:10'],
  ['a command beside others', `a: { run: 'make && ./node_modules/.bin/kiro-governance check' }`, '1:11'],
  ['behind others', `${workflow('actions/checkout@v5')}      - uses: '${NAME}'\n`, '6:15'],
  ['a file that cannot be read, with our name', `uses: ${NAME}\n\t- [`, '1:1'],
  ['a file that nests too deeply, with our name', `a: ${'['.repeat(100)} ${NAME}`, '1:1'],
  ['a comment and a name', `# uses: ${NAME}\nname: kiro-governance\n`, null],
  ['another command', 'a: { run: make kiro-governance-docs }', null],
  ['a file that cannot be read, without it', 'uses: actions/checkout@v5\n\t- [', null],
  ['an alias of nothing', 'a: { uses: *b }', null],
])('%s', (_, text, expected) => {
  expect(placeOf(text, OWN)).toBe(expected)
})

test.each([
  ['.github/workflows/a.yml', true, true],
  ['.github/workflows/a.YAML', true, true],
  ['.github/workflows/a/b.yml', false, false],
  ['x/.github/workflows/a.yml', false, false],
  ['.github/workflows/a.yml.txt', false, false],
  ['action.yml', false, true],
  ['.github/actions/gate/action.yaml', false, true],
  ['tools/reaction.yml', false, false],
])('%s is a workflow: %s, may run the check: %s', (path, is, may) => {
  expect([isWorkflow(path), mayRunCheck(path)]).toEqual([is, may])
})

test.each<[string, string | null]>([
  ['acme/app/.github/workflows/gate.yml@refs/heads/main', '.github/workflows/gate.yml'],
  ['Acme/App/.github/workflows/a@b.yaml@refs/heads/c@d.yml', '.github/workflows/a@b.yaml'],
  ['acme/.github/.github/workflows/gate.yml@refs/heads/main', null],
  ['', null],
])('GITHUB_WORKFLOW_REF %j runs %j here', (ref, path) => {
  expect(runningWorkflow(ref, 'acme/app')).toBe(path)
})

describe('files by which a workflow runs the check', () => {
  const [CALLER, REUSED, FIRST, SECOND] = [
    '.github/workflows/caller.yml',
    '.github/workflows/reused.yml',
    '.github/actions/first/action.yml',
    'tools/second/action.yaml',
  ]
  const files = new Map([
    [CALLER, 'jobs: { a: { uses: ./.github/workflows/reused.yml } }'],
    [REUSED, workflow('./.github/actions/first/')],
    [FIRST, 'runs: { using: composite, steps: [{ uses: ./.github/../tools/second }] }'],
    [SECOND, `runs:\n  using: composite\n  steps:\n    - uses: ${NAME}\n`],
    ['.github/workflows/ci.yml', workflow('./.github/actions/other')],
    ['.github/actions/other/action.yml', 'runs: { using: composite, steps: [{ run: make }] }'],
  ])
  const changed = (path: string, text: string | null, check = OWN) =>
    workflowEdits(files, new Map(text === null ? [] : [[path, text]]), new Set(text === null ? [path] : []), check)

  test.each([CALLER, REUSED, FIRST, SECOND])('%s: edited, emptied and deleted', (path) => {
    expect(changed(path, `${files.get(path) ?? ''}\n# more`).map(({ kind }) => kind)).toEqual(['edited'])
    expect(changed(path, 'on: push').map((edit) => [edit.path, edit.kind])).toEqual([[path, 'check removed']])
    expect(changed(path, null)).toEqual([{ path, kind: 'deleted', place: null }])
  })

  test('the place is that of the use that leads there', () => {
    expect(changed(REUSED, `${files.get(REUSED) ?? ''}# more`)[0]?.place).toEqual({ file: REUSED, line: 5, column: 15 })
  })

  test('the same file by the name of the repository', () => {
    const check = [['w.yml', 'a: { uses: Acme/App/tools/second@main }']] as const
    const edits = (repository: string) =>
      workflowEdits(new Map([...files, ...check]), new Map([['w.yml', 'a: 1']]), new Set(), { ...OWN, repository })
        .length
    expect([edits('acme/app'), edits('acme/other'), edits('')]).toEqual([1, 0, 0])
  })

  test('those by which none does are left alone', () => {
    expect(changed('.github/workflows/ci.yml', 'on: push')).toEqual([])
    expect(changed('.github/actions/other/action.yml', null)).toEqual([])
  })

  test('an action.yml beside the action.yaml is read in its place', () => {
    const path = 'tools/second/action.yml'
    expect(changed(path, 'runs: { using: composite, steps: [] }')).toEqual([
      { path, kind: 'replaced', place: { file: path, line: 1, column: 1 } },
    ])
  })

  test('the workflow that runs now counts whatever it says', () => {
    const path = '.github/workflows/ci.yml'
    expect(changed(path, `${files.get(path) ?? ''}# more`, by('acme/forked', path))).toEqual([
      { path, kind: 'edited', place: { file: path, line: 1, column: 1 } },
    ])
    expect(changed(path, null, by('acme/forked', path))).toHaveLength(1)
  })

  test('the place of a workflow that runs the check itself is its own, also where it uses what does', () => {
    const texts = new Map([
      ['a/action.yml', `a: { uses: ${NAME} }`],
      ['w.yml', `a: { uses: ./a }\nb: { uses: ${NAME} }\n`],
    ])
    const after = new Map([['w.yml', `a: { uses: ./a }\nc: 1\nb: { uses: ${NAME} }\n`]])
    expect(workflowEdits(texts, after, new Set(), OWN)[0]?.place).toEqual({ file: 'w.yml', line: 3, column: 12 })
  })

  test('uses in a circle come to an end', () => {
    const circle = new Map([
      ['a/action.yml', 'a: { uses: ./b }'],
      ['b/action.yml', 'a: { uses: ./a }'],
    ])
    expect(workflowEdits(circle, new Map([['a/action.yml', '']]), new Set(), OWN)).toEqual([])
  })
})

const RUNS = workflow(NAME)
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

  test('of several workflows each is reported by itself, in their order', () => {
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
