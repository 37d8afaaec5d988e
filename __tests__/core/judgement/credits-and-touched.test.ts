import type { EstimateRow } from '../../../src/core/cost/rows.js'
import type { Finding } from '../../../src/core/finding.js'
import { creditsOfWork } from '../../../src/core/judgement/credits-of-work.js'
import { keyEdit } from '../../../src/core/judgement/exact-edit.js'
import { policyEffects } from '../../../src/core/judgement/policy-effects.js'
import { sameContent, touchedFiles } from '../../../src/core/judgement/touched.js'
import type { SourceFile } from '../../../src/core/kiro/configuration.js'
import { agent, bytesOf, judged } from '../support/repository.js'

const ROW = judged({ after: { '.kiro/agents/a.json': agent('a', 'claude-opus-5') } }).estimate.allRows[0]
if (!ROW) throw new Error('there are rows')
const someRow = ROW

/** A row of an assignment under a root, with so many credits after the change. */
function row(assignment: string, root: string, typical: number | null): EstimateRow {
  const credits = typical === null ? { low: null, typical: null, high: null } : { low: 0, typical, high: typical }
  return { ...someRow, assignment, root, after: { ...someRow.after, credits } }
}

test.each<[string, readonly (readonly [string, number | null])[], number | null]>([
  ['none', [], null],
  ['one', [['', 5]], 5],
  ['one that is not priced', [['', null]], null],
  [
    'some of one root',
    [
      ['', 5],
      ['', 0],
      ['', 7],
    ],
    12,
  ],
  [
    'some of one root of which one is not priced',
    [
      ['', 5],
      ['', null],
    ],
    null,
  ],
  [
    'two roots: the most',
    [
      ['a', 5],
      ['b', 9],
      ['a', 3],
    ],
    9,
  ],
  [
    'two roots: the first is the most',
    [
      ['a', 5],
      ['b', 7],
      ['a', 3],
    ],
    8,
  ],
  [
    'two roots of which one is not priced',
    [
      ['a', 5],
      ['b', null],
    ],
    null,
  ],
  [
    'two roots of which the first is not priced',
    [
      ['a', null],
      ['b', 5],
    ],
    null,
  ],
])('credits of rows: %s', (_, rows, credits) => {
  const all = rows.map(([root, typical], index) => row(String(index), root, typical))
  expect(creditsOfWork(all, (one) => one?.after.credits.typical ?? null)).toBe(credits)
})

test('work without a row is not known', () => {
  expect(creditsOfWork([row('a', '', 5), undefined], (one) => one?.after.credits.typical ?? null)).toBeNull()
})

const finding = (more: Partial<Finding>): Finding => ({
  rule: 'model-not-allowed',
  severity: 'error',
  place: { file: 'f', line: 1, column: 1 },
  assignments: [],
  model: 'm',
  message: [],
  instead: ['auto'],
  introduced: true,
  identity: '',
  edit: null,
  ...more,
})

test('what a policy newly refuses comes first, then what it newly allows, each with its credits', () => {
  const [both, a, b, c] = [
    { model: 'both' },
    { model: 'a', assignments: ['x', 'y'] },
    { model: 'b', assignments: ['x', 'z'] },
    { model: 'c' },
  ].map(finding)
  if (!both || !a || !b || !c) throw new Error('there are four')
  const rows = [row('x', '', 3), row('y', '', 4), row('z', '', null)]
  const effects = policyEffects([a, both, b], [c, both, { ...a, assignments: ['x'] }], rows)
  expect(
    effects.map(({ effect, model, credits, instead, assignments }) => [effect, model, credits, instead, assignments]),
  ).toEqual([
    ['refused', 'a', 7, ['auto'], ['x', 'y']],
    ['refused', 'b', null, ['auto'], ['x', 'z']],
    ['allowed', 'c', null, [], []],
    ['allowed', 'a', 3, [], ['x']],
  ])
})

test.each<[string, Partial<Finding>, number]>([
  ['a model', {}, 1],
  ['a cap', { rule: 'multiplier-over-cap', severity: 'warning' }, 1],
  ['a seat', { rule: 'model-not-entitled' }, 1],
  ['a budget', { rule: 'budget-missing' }, 1],
  ['a notice', { severity: 'notice' }, 0],
  ['a limit of cost', { rule: 'cost-total' }, 0],
  ['what no policy decides', { rule: 'syntax' }, 0],
])('effects of a policy: %s', (_, more, count) => {
  expect(policyEffects([finding(more)], [], [])).toHaveLength(count)
  expect(policyEffects([], [finding(more)], [])).toHaveLength(count)
})

test.each<[string, Partial<Finding>]>([
  ['rule', { rule: 'multiplier-over-cap' }],
  ['file', { place: { file: 'g', line: 1, column: 1 } }],
  ['line', { place: { file: 'f', line: 2, column: 1 } }],
  ['model', { model: 'n' }],
  ['work', { assignments: ['x'] }],
])('a refusal of another %s is another one', (_, more) => {
  expect(policyEffects([finding(more)], [finding({})], []).map(({ effect }) => effect)).toEqual(['refused', 'allowed'])
  expect(policyEffects([finding({})], [finding({})], [])).toEqual([])
})

const file = (text: string | null, more: Partial<SourceFile> = {}): SourceFile => ({
  path: 'f',
  kind: 'file',
  bytes: text === null ? null : bytesOf(text),
  ...more,
})

test.each<[string, SourceFile, SourceFile, boolean]>([
  ['equal bytes', file('a'), file('a'), true],
  ['other bytes', file('a'), file('b'), false],
  ['more bytes', file('a'), file('ab'), false],
  ['bytes that are not known', file(null), file(null), false],
  ['bytes that are not known on one side', file('a'), file(null), false],
  ['equal ids without bytes', file(null, { id: '1' }), file(null, { id: '1' }), true],
  ['other ids', file('a', { id: '1' }), file('a', { id: '2' }), false],
  ['an id on one side', file('a', { id: '1' }), file('a'), false],
  ['another kind', file('a'), file('a', { kind: 'symlink' }), false],
])('the same content: %s', (_, a, b, same) => {
  expect([sameContent(a, b), sameContent(b, a)]).toEqual([same, same])
})

test('touched is what differs, by the path of the text', () => {
  const touched = touchedFiles(
    [
      file('1', { path: 'a' }),
      file('1', { path: 'b' }),
      file('1', { path: 'link', target: 'c' }),
      file('1', { path: 'gone' }),
    ],
    [
      file('1', { path: 'a' }),
      file('2', { path: 'b' }),
      file('2', { path: 'link', target: 'c' }),
      file('1', { path: 'new' }),
    ],
  )
  expect(['a', 'b', 'c', 'link', 'gone', 'new', 'nowhere'].map(touched)).toEqual([
    false,
    true,
    true,
    true,
    true,
    true,
    true,
  ])
})

const AT = { line: 3, column: 5 }
test.each<[string, boolean, [number, string] | null]>([
  ['"modle": 1', false, [7, '"model"']],
  ['"modle" : 1', false, [7, '"model"']],
  ['modle: 1', false, null],
  ['"other": 1', false, null],
  ['modle: 1', true, [5, 'model']],
  ['modle : 1', true, [5, 'model']],
  ['modle:', true, [5, 'model']],
  ['"modle": 1', true, [7, '"model"']],
  ["'modle': 1", true, [7, "'model'"]],
  ['modle:1', true, null],
  ['modles: 1', true, null],
  ['modle', true, null],
])('the key in %j of YAML: %s', (rest, yaml, expected) => {
  const edit = keyEdit(AT, rest, { from: 'modle', to: 'model' }, yaml)
  expect(edit).toEqual(expected && { end: { line: 3, column: 5 + expected[0] }, text: expected[1] })
})
