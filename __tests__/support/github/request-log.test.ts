import { rounds, type RecordedRequest } from './request-log.js'

const request = (startedAt: number, endedAt: number | undefined): RecordedRequest => ({
  method: 'GET',
  path: '/',
  headers: {},
  authorization: undefined,
  body: undefined,
  startedAt,
  endedAt,
  status: endedAt === undefined ? undefined : 200,
})

test.each<[string, [number, number | undefined][], number]>([
  ['none', [], 0],
  ['one', [[0, 9]], 1],
  [
    'two that overlap',
    [
      [0, 9],
      [8, 12],
    ],
    1,
  ],
  [
    'one after the other',
    [
      [0, 9],
      [9, 12],
    ],
    2,
  ],
  [
    'four together and one after the first of them',
    [
      [0, 9],
      [1, 20],
      [2, 21],
      [3, 22],
      [10, 15],
    ],
    2,
  ],
  [
    'a chain beside a long one',
    [
      [0, 100],
      [1, 5],
      [6, 9],
      [10, 20],
    ],
    3,
  ],
  [
    'one that never ends counts, and nothing comes after it',
    [
      [0, undefined],
      [50, 60],
    ],
    1,
  ],
])('rounds of requests: %s', (_, spans, expected) => {
  expect(rounds(spans.map(([startedAt, endedAt]) => request(startedAt, endedAt)))).toBe(expected)
})
