import type { AgreedAction } from '../../../src/core/contract/usage/agreements.js'
import {
  dueSteps,
  isRepeated,
  issueMarker,
  olderIssue,
  planIssue,
  stepsBody,
  waits,
  type IssueRequest,
} from '../../../src/publish/issue/issue-plan.js'

const FINAL = '<!-- kiro-governance:final -->'
const MARKER = issueMarker('2026-11')

const issue = (number: number, text = 'old', { closed = false, month = '2026-11' } = {}) => ({
  number,
  body: `${issueMarker(month)}\n${text}`,
  url: `#${number}`,
  closed,
})
const request = (more: Partial<IssueRequest> = {}): IssueRequest => ({
  month: '2026-11',
  title: 'Kiro usage 2026-11',
  body: 'text',
  final: false,
  again: false,
  ...more,
})

test.each([
  ['nothing', [], {}, { action: 'create', body: `${MARKER}\ntext`, close: [] }],
  [
    'the issue of another month',
    [issue(3, 'text', { month: '2026-10' })],
    {},
    { action: 'create', body: `${MARKER}\ntext`, close: [] },
  ],
  ['other numbers', [issue(7)], {}, { action: 'update', issue: issue(7), body: `${MARKER}\ntext`, close: [] }],
  ['the same text', [issue(7, 'text')], {}, { action: 'none', issue: issue(7, 'text'), settled: false, close: [] }],
  [
    'the same text with other line ends',
    [issue(7, 'text\r\n')],
    {},
    { action: 'none', issue: issue(7, 'text\r\n'), settled: false, close: [] },
  ],
  [
    'an issue that somebody closed',
    [issue(7, 'old', { closed: true })],
    {},
    { action: 'update', issue: issue(7, 'old', { closed: true }), body: `${MARKER}\ntext`, close: [] },
  ],
  ['two, in whatever order', [issue(9), issue(7), issue(8)], {}, { action: 'update', issue: issue(7), close: [8, 9] }],
  [
    'the numbers of the month as it ended',
    [issue(7)],
    { final: true },
    { action: 'update', body: `${MARKER}\n${FINAL}\ntext`, close: [] },
  ],
  ['last numbers', [issue(7, `${FINAL}\nold`)], { final: true }, { action: 'none', settled: true, close: [] }],
  [
    'last numbers, of a month that somebody asks for',
    [issue(7, `${FINAL}\nold`)],
    { final: true, again: true },
    { action: 'update', body: `${MARKER}\n${FINAL}\ntext` },
  ],
  [
    'last numbers that say so already',
    [issue(7, `${FINAL}\ntext`)],
    { final: true, again: true },
    { action: 'none', settled: false },
  ],
  ['last numbers only in the text', [issue(7, `old\n${FINAL}`)], {}, { action: 'update' }],
])('an issue of the month, where there is %s', (_, issues, more, expected) => {
  expect(planIssue(request(more), issues)).toMatchObject(expected)
})

test('of two that were created at once the lower number stays', () => {
  expect(olderIssue(8, '2026-11', [issue(7), issue(8)])).toEqual(issue(7))
  expect(olderIssue(7, '2026-11', [issue(7), issue(8)])).toBeNull()
  expect(olderIssue(8, '2026-11', [issue(7, '', { month: '2026-10' })])).toBeNull()
})

test('a month waits for its last numbers where it has an issue without them', () => {
  expect(
    [[], [issue(7)], [issue(7, `${FINAL}\ntext`)], [issue(7, '', { month: '2026-10' })]].map((issues) =>
      waits('2026-11', issues),
    ),
  ).toEqual([false, true, false, false])
})

const step = (budget: string, percent: number, reached: string, id = `${budget}@${percent}`): AgreedAction => ({
  id,
  budget,
  percent,
  reached: `2026-11-${reached}`,
  action: 'notify',
})
const MONTHLY = [step('policy/monthly', 50, '10'), step('policy/monthly', 75, '17'), step('policy/monthly', 90, '17')]
const DAILY = [
  step('contract/daily/1', 100, '12', 'contract/daily/1@100/2026-11-12'),
  step('contract/daily/1', 100, '13', 'contract/daily/1@100/2026-11-13'),
]
const said = (...ids: string[]) => [
  {
    id: 1,
    body: stepsBody(
      ids.map((id) => step('', 0, '01', id)),
      'It was reached.',
    ),
  },
]

test.each([
  [
    'nobody was told: the highest step of each budget',
    [...MONTHLY, ...DAILY],
    [],
    ['policy/monthly@90', 'contract/daily/1@100/2026-11-13'],
  ],
  ['all were told', MONTHLY, said('policy/monthly@90'), []],
  ['a lower step was told', MONTHLY, said('policy/monthly@50'), ['policy/monthly@90']],
  [
    'several were told in one comment',
    [...MONTHLY, ...DAILY],
    said('policy/monthly@90', 'contract/daily/1@100/2026-11-13'),
    [],
  ],
  [
    'a step of another budget was told',
    [...MONTHLY, step('contract/monthly/1', 50, '09')],
    said('contract/monthly/1@50'),
    ['policy/monthly@90'],
  ],
  [
    'a daily budget was told on the day before',
    DAILY,
    said('contract/daily/1@100/2026-11-12'),
    ['contract/daily/1@100/2026-11-13'],
  ],
  ['a step that no longer counts was told', MONTHLY, said('policy/monthly@100'), ['policy/monthly@90']],
  [
    'late rows moved the day of a daily budget',
    [step('contract/daily/1', 100, '11', 'contract/daily/1@100/2026-11-11'), ...DAILY],
    said('contract/daily/1@100/2026-11-13'),
    [],
  ],
  [
    'the marker stands lower in a comment',
    MONTHLY,
    [{ id: 1, body: `See:\n${said('policy/monthly@90')[0]?.body ?? ''}` }],
    ['policy/monthly@90'],
  ],
  [
    'a comment has other line ends',
    MONTHLY,
    said('policy/monthly@90').map(({ id, body }) => ({ id, body: body.replaceAll('\n', '\r\n') })),
    [],
  ],
])('a comment is due where %s', (_, actions, comments, ids) => {
  expect(dueSteps(actions, comments).map(({ id }) => id)).toEqual(ids)
})

test('of two steps that say the same one is reported', () => {
  expect(dueSteps([step('a', 50, '10', 'a@50'), step('a', 50, '10', 'a@50.0')], [])).toHaveLength(1)
})

test('a comment goes where an older one says all of it', () => {
  const [, , highest] = MONTHLY
  const news = highest ? [highest] : []
  expect(isRepeated(news, MONTHLY, said('policy/monthly@90'))).toBe(true)
  expect(isRepeated(news, MONTHLY, said('policy/monthly@50'))).toBe(false)
  expect(isRepeated([...news, ...DAILY], [...MONTHLY, ...DAILY], said('policy/monthly@90'))).toBe(false)
})
