import { compareWithBase, type Comparison } from '../../../src/core/judgement/compare.js'
import type { Judged } from '../../../src/core/judgement/judged.js'
import { RULES } from '../../../src/core/rules/index.js'
import { plain, words } from '../../../src/core/text/message.js'

const [RULE, OTHER] = RULES
if (!RULE || !OTHER) throw new Error('there are rules')
const [rule, other] = [RULE, OTHER]

interface Given extends Partial<Pick<Judged, 'dated' | 'echo' | 'rule'>> {
  readonly file?: string | null
  readonly line?: number
  readonly value?: string
  readonly content?: string
  readonly state?: string
  readonly models?: readonly (string | null)[]
}

/** A violation of some assignments; a name that begins with `-` is of none. */
function violation(
  { file = 'f', line = 1, value = 'x', content, state = '', models = [], ...more }: Given,
  ...names: readonly string[]
): Judged {
  return {
    rule,
    severity: 'error',
    dated: false,
    ...more,
    violation: {
      place: file === null ? null : { file, line, column: 1 },
      value,
      ...(content === undefined ? {} : { content }),
      say: (labels) => words(labels.join(' ')),
      subjects: names.map((name, index) => ({
        name: name.startsWith('-') ? '' : name,
        identity: name,
        key: name.startsWith('-') ? '' : name,
        label: name,
        model: models[index] ?? null,
        state,
      })),
    },
  }
}

type Side = readonly Judged[]

/** Each assignment is paired with the one of the same name, but for `moved`: the head's to the other side's. */
function compared(
  base: Side | null,
  head: Side,
  tip?: Side,
  more: Partial<Comparison> & { moved?: Record<string, string> } = {},
) {
  const pairs = new Map(
    [...(base ?? []), ...head, ...(tip ?? [])].flatMap(({ violation: { subjects } }) =>
      subjects.map(({ key }) => [key, key] as const),
    ),
  )
  for (const [name, was] of Object.entries(more.moved ?? {})) pairs.set(name, was)
  return compareWithBase(head, {
    base: base && { judged: base, pairs },
    tip: tip === undefined ? null : { judged: tip, pairs },
    ...more,
  })
}

const states = (...args: Parameters<typeof compared>): string =>
  compared(...args)
    .map(({ introduced }) => (introduced ? 'new' : 'old'))
    .join()

test.each<[string, Side | null, Side, string]>([
  ['without a base', null, [violation({}, 'a'), violation({}, 'b')], 'new,new'],
  ['the same', [violation({}, 'a')], [violation({}, 'a')], 'old'],
  ['of another file', [violation({}, 'a')], [violation({ file: 'g' }, 'a')], 'old'],
  ['of another line', [violation({}, 'a')], [violation({ line: 9 }, 'a')], 'old'],
  ['with another value', [violation({}, 'a')], [violation({ value: 'y' }, 'a')], 'new'],
  ['of another rule', [violation({}, 'a')], [violation({ rule: other }, 'a')], 'new'],
  ['that hides the same', [violation({ content: '1' }, '-a')], [violation({ content: '1' }, '-a')], 'old'],
  ['that hides something else', [violation({ content: '1' }, '-a')], [violation({ content: '2' }, '-a')], 'new'],
  ['that hides something now', [violation({}, '-a')], [violation({ content: '1' }, '-a')], 'new'],
  ['of no assignment, the same', [violation({}, '-a')], [violation({}, '-a')], 'old'],
  ['of no assignment, another', [violation({}, '-a')], [violation({}, '-b')], 'new'],
  ['of an assignment that changed', [violation({ state: '1' }, 'a')], [violation({ state: '2' }, 'a')], 'old'],
  [
    'that time can cause, of an assignment that changed',
    [violation({ state: '1', dated: true }, 'a')],
    [violation({ state: '2', dated: true }, 'a')],
    'new',
  ],
  [
    'that time can cause, of the same assignment',
    [violation({ state: '1', dated: true }, 'a')],
    [violation({ state: '1', dated: true }, 'a')],
    'old',
  ],
  ['twice, where it was there once', [violation({}, 'a')], [violation({}, 'a'), violation({}, 'a')], 'old,new'],
])('a violation %s', (_, base, head, expected) => {
  expect(states(base, head)).toBe(expected)
})

test('an assignment is the one that it is paired with, whatever its name', () => {
  const base = [violation({}, 'old')]
  expect(states(base, [violation({}, 'new')], undefined, { moved: { new: 'old' } })).toBe('old')
  expect(states(base, [violation({}, 'new')])).toBe('new')
  // Its name is that of another one now.
  expect(states(base, [violation({}, 'old')], undefined, { moved: { old: 'gone' } })).toBe('new')
})

test('two assignments that were one use it up once', () => {
  const moved = { p: 'a', q: 'a' }
  expect(states([violation({}, 'a')], [violation({}, 'p', 'q')], undefined, { moved })).toBe('new')
  expect(states([violation({}, 'a'), violation({}, 'a')], [violation({}, 'p', 'q')], undefined, { moved })).toBe('old')
})

test('at the same place as before is only what is there with all its assignments', () => {
  const base = [violation({ file: 'f' }, 'p'), violation({ file: 'g' }, 'q')]
  expect(states(base, [violation({ file: 'f' }, 'p', 'q'), violation({ file: 'g' }, 'q')])).toBe('new,old')
  expect(states(base, [violation({ file: 'g' }, 'p', 'q'), violation({ file: 'f' }, 'p')])).toBe('old,new')
})

describe('against the branch as it is now', () => {
  const a = violation({ file: 'f' }, 'a')
  const touches = (file: string): boolean => file === 'f'
  test.each<[string, Side, Side, Side, string]>([
    ['it is there too', [a], [a], [a], 'old'],
    ['it is gone there, and the file is touched', [a], [a], [], 'new'],
    [
      'it is gone there, and the file is not touched',
      [violation({ file: 'g' }, 'a')],
      [violation({ file: 'g' }, 'a')],
      [],
      'old',
    ],
    [
      'it is gone there, and has no file',
      [violation({ file: null }, '-a')],
      [violation({ file: null }, '-a')],
      [],
      'old',
    ],
    ['it is only there', [], [a], [a], 'new'],
    [
      'two are touched, and one is left there',
      [a, violation({ file: 'f', line: 2 }, 'a')],
      [a, violation({ file: 'f', line: 2 }, 'a')],
      [a],
      'old,new',
    ],
    ['the one that is left alone is matched first', [a], [a, violation({ file: 'g' }, 'a')], [a], 'new,old'],
    [
      'of two assignments one is gone there',
      [violation({}, 'a', 'b')],
      [violation({}, 'a', 'b')],
      [violation({}, 'a')],
      'new',
    ],
    ['in another file there', [a], [a], [violation({ file: 'g' }, 'a')], 'old'],
  ])('%s', (_, base, head, tip, expected) => {
    expect(states(base, head, tip, { touches })).toBe(expected)
  })
})

test('an echo is reported where it is new and what it repeats is not', () => {
  const echo = violation({ value: 'y', echo: true }, 'a')
  const own = violation({ value: 'x' }, 'a')
  const both = [own, echo]
  expect(states(both, both)).toBe('old')
  expect(states([own], both)).toBe('old,new')
  expect(states([echo], both)).toBe('new')
  expect(states([], both)).toBe('new')
  expect(states([], [own, violation({ value: 'y', echo: true }, 'b')])).toBe('new,new')
  expect(states([], [own, violation({ value: 'y', echo: true }, 'b', 'a')])).toBe('new')
  expect(states([], [violation({}, '-a'), violation({ value: 'y', echo: true }, '-a')])).toBe('new')
  expect(states([], [violation({}, '-a'), violation({ value: 'y', echo: true }, '-b')])).toBe('new,new')
  // An echo and a violation of its own are not the same.
  expect(states([violation({ echo: true }, 'a')], [violation({}, 'a')])).toBe('new')
})

test('identities: old ones are counted first, so that a copy changes none', () => {
  const identities = (...args: Parameters<typeof compared>) => compared(...args).map(({ identity }) => identity)
  const id = (names: readonly string[], copy: number, ...more: readonly string[]) =>
    `${JSON.stringify([rule.id, 'x', names, ...more])}#${copy}`
  const [first, second] = [violation({ file: 'a' }, 'p'), violation({ file: 'b' }, 'p')]
  expect(identities([], [first, second])).toEqual([id(['p'], 1), id(['p'], 2)])
  expect(identities([second], [first, second])).toEqual([id(['p'], 2), id(['p'], 1)])
  expect(identities([], [violation({}, 'q', 'p')])).toEqual([id(['p', 'q'], 1)])
  expect(identities([], [violation({ content: 'c' }, 'p')])).toEqual([id(['p'], 1, 'c')])
  expect(identities([], [violation({ dated: true, state: 's' }, 'p')])).toEqual([id([JSON.stringify(['p', 's'])], 1)])
})

test('a finding has the names of its assignments, the words for all of them, and a model where it is one', () => {
  const found = (given: Given, ...names: readonly string[]) =>
    compared(null, [violation(given, ...names)]).map(({ assignments, message, model, instead }) => [
      assignments,
      plain(message),
      model,
      instead,
    ])
  expect(found({ models: ['m', 'm'] }, 'a', 'b')).toEqual([[['a', 'b'], 'a b', 'm', []]])
  expect(found({ models: ['m', 'n'] }, 'a', 'b')).toEqual([[['a', 'b'], 'a b', null, []]])
  expect(found({}, '-a')).toEqual([[[], '-a', null, []]])
})
