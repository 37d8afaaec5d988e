import { consoleChanges } from '../../../src/core/kgl/console-changes.js'
import { consoleEdits, readConsole } from '../../../src/core/kgl/console-rules.js'
import { evaluate, idsOf, literalsOf, ofGroup, principalsOf, EVERYBODY } from '../../../src/core/kgl/evaluate.js'
import { principalWords } from '../../../src/core/kgl/principal-words.js'
import type { KglFile } from '../../../src/core/kgl/kgl-file.js'
import { loadCatalogue, type Catalogue } from '../../../src/core/catalogue/catalogue.js'
import { plain, type Message } from '../../../src/core/text/message.js'
import { bytesOf } from '../support/repository.js'

const kgl = (...rules: readonly string[]): string =>
  `rules: [${rules.map((rule, index) => `{ id: r${index}, capability: model_use, ${rule} }`).join(', ')}]\n`
const allow = (match: string, more = ''): string => `effect: allow, match: [${match}]${more}`
const deny = (match: string, more = ''): string => `effect: deny, match: [${match}]${more}`

function read(text: string): KglFile {
  const parsed = readConsole({ path: 'c', bytes: bytesOf(text) })
  if ('problems' in parsed) throw new Error(parsed.problems.map(({ message }) => plain(message)).join())
  return parsed.file
}

/** A catalogue of two models. */
const CATALOGUE: Catalogue = {
  ...loadCatalogue(),
  models: loadCatalogue().models.filter(({ id }) => ['auto', 'claude-opus-5'].includes(id)),
}
const texts = (messages: readonly Message[]): string[] => messages.map(plain)

function edits(before: string, after: string): { loosened: string[]; tightened: string[] } {
  const { loosened, tightened } = consoleEdits(read(before), read(after), CATALOGUE)
  return { loosened: texts(loosened), tightened: texts(tightened) }
}

test('everybody comes first, then groups, then people, each once, over all files', () => {
  const one = read(kgl(allow('auto', ', groups: [g-2, g-1], users: [u-2]'), allow('auto', ', groups: [g-1]')))
  const other = read(kgl(allow('auto', ', users: [u-1, u-2], groups: [g-3]')))
  const all = principalsOf(one, other)
  expect(all).toEqual([
    { group: null, person: null },
    { group: 'g-2', person: null },
    { group: 'g-1', person: null },
    { group: 'g-3', person: null },
    { group: null, person: 'u-2' },
    { group: null, person: 'u-1' },
  ])
  expect(idsOf(all)).toEqual({ groups: [null, 'g-2', 'g-1', 'g-3'], people: ['u-2', 'u-1'] })
  expect(literalsOf(read(kgl(allow('b, "a-*", c', ', exclude: [a, "*-x"]'), deny('c, d'))))).toEqual([
    'b',
    'c',
    'a',
    'd',
  ])
})

test.each<[number, string]>([
  [0, ''],
  [1, 'everybody else'],
  [2, 'everybody else and group g-1'],
  [3, 'everybody else and groups g-1 and g-2'],
  [4, 'everybody else and groups g-1 and g-2 and person u-1'],
  [5, 'everybody else and groups g-1 and g-2 and people u-1 and u-2'],
  [6, 'everybody'],
])('%d of six are %s', (count, words) => {
  const people = ['u-1', 'u-2', 'u-3'].map((person) => ({ group: null, person }))
  const all = [EVERYBODY, ofGroup('g-1'), ofGroup('g-2'), ...people]
  expect(plain(principalWords(all.slice(0, count), 6))).toBe(words)
})

test('groups have their names, and who is not in the row is left out', () => {
  const some = [ofGroup('g-1'), { group: null, person: 'u-1' }]
  expect(plain(principalWords(some, 3, (group) => `name of ${group}`))).toBe('group name of g-1 and person u-1')
})

test.each<[string, string, string, readonly string[], readonly string[]]>([
  ['nothing', kgl(allow('auto')), kgl(allow('auto')), [], []],
  [
    'names are sorted, and one sentence has all of the same answer',
    kgl(),
    kgl(allow('z-1, claude-opus-5, auto')),
    ['auto, claude-opus-5 and z-1 may now be used by everybody'],
    [],
  ],
  [
    'different answers are sentences of their own',
    kgl(allow('auto'), deny('claude-opus-5')),
    kgl(allow('claude-opus-5'), deny('auto')),
    ['claude-opus-5 may now be used by everybody'],
    ['auto may no longer be used by everybody'],
  ],
  [
    'what no rule answers is freer than a deny and less free than an allow',
    kgl(allow('auto'), deny('claude-opus-5')),
    kgl(),
    ['no rule refuses claude-opus-5 any longer to everybody'],
    ['no rule allows auto any longer to everybody'],
  ],
  [
    'the same model for some and for others',
    kgl(allow('auto'), deny('auto', ', groups: [g-1]')),
    kgl(allow('auto'), deny('auto', ', users: [u-1]')),
    ['auto may now be used by group g-1'],
    ['auto may no longer be used by person u-1'],
  ],
  [
    'two models for different people',
    kgl(allow('"*"')),
    kgl(allow('"*"'), deny('auto', ', groups: [g-1]'), deny('claude-opus-5', ', groups: [g-2]')),
    [],
    ['auto may no longer be used by group g-1', 'claude-opus-5 may no longer be used by group g-2'],
  ],
  ['a pattern that some known model matches', kgl(allow('auto')), kgl(allow('auto, "au*"')), [], []],
  ['a pattern of later models', kgl(), kgl(allow('"x-*-y"')), ['x-*-y may now be used by everybody'], []],
  ['a pattern of later models goes', kgl(allow('"x-*"')), kgl(), [], ['no rule allows x-* any longer to everybody']],
  [
    'a pattern with a name that it matches is that name',
    kgl(),
    kgl(allow('x-1, "x-*"')),
    ['x-1 may now be used by everybody'],
    [],
  ],
  [
    'what is left out is asked about',
    kgl(deny('"*"')),
    kgl(deny('"*"', ', exclude: [x-1]')),
    ['no rule refuses x-1 any longer to everybody'],
    [],
  ],
])('%s', (_, before, after, loosened, tightened) => {
  expect(edits(before, after)).toEqual({ loosened, tightened })
})

test('of several rules all that decide are named, in the order of the file', () => {
  const file = read(kgl(allow('auto'), deny('"*"', ', groups: [g-1]'), deny('auto'), allow('"a*"')))
  expect(evaluate(file, 'auto', ofGroup('g-1'))).toEqual({ answer: 'deny', rules: ['r1', 'r2'] })
  expect(evaluate(file, 'a', EVERYBODY)).toEqual({ answer: 'allow', rules: ['r3'] })
})

const file = (path: string, text: string | null) => ({ path, bytes: text === null ? null : bytesOf(text) })
const [A, B] = [kgl(allow('auto')), kgl(allow('auto, x-1'))]
const FREED = { loosened: ['x-1 may now be used by everybody'], tightened: [] }

function changed(before: ReturnType<typeof file>[], after: ReturnType<typeof file>[]) {
  const { changes, gone } = consoleChanges(before, after, CATALOGUE)
  return {
    gone,
    changes: changes.map(({ path, problem, edits: found }) => {
      const told =
        found === null || found === 'unknown'
          ? found
          : { loosened: texts(found.loosened), tightened: texts(found.tightened) }
      return [path, problem === null ? null : `${problem.line}:${problem.column} ${plain(problem.message)}`, told]
    }),
  }
}

test.each<[string, ReturnType<typeof file>[], ReturnType<typeof file>[], unknown[], string[]]>([
  ['nothing', [], [], [], []],
  ['the same', [file('a', A)], [file('a', A)], [['a', null, null]], []],
  ['a change', [file('a', A)], [file('a', B)], [['a', null, FREED]], []],
  ['a first file', [], [file('a', B)], [['a', null, null]], []],
  ['a file that goes', [file('a', A), file('b', A), file('c', A)], [file('b', A)], [['b', null, null]], ['a', 'c']],
  ['a file that moved', [file('a', A)], [file('b', A)], [['b', null, null]], []],
  ['a file that moved and changed', [file('a', A)], [file('b', B)], [['b', null, FREED]], []],
  [
    'one that moved beside one that stays',
    [file('a', A), file('x', A)],
    [file('x', B), file('b', B)],
    [
      ['x', null, FREED],
      ['b', null, FREED],
    ],
    [],
  ],
  ['two that went and one that came', [file('a', A), file('b', A)], [file('c', B)], [['c', null, null]], ['a', 'b']],
  [
    'one that went and two that came',
    [file('a', A)],
    [file('b', B), file('c', B)],
    [
      ['b', null, null],
      ['c', null, null],
    ],
    ['a'],
  ],
  ['one that was not readable', [file('a', 'rules: [')], [file('a', B)], [['a', null, 'unknown']], []],
  ['one that was too large', [file('a', null)], [file('a', B)], [['a', null, 'unknown']], []],
  [
    'one that is too large',
    [file('a', A)],
    [file('a', null)],
    [['a', '1:1 The file is larger than 128 kB.', null]],
    [],
  ],
  [
    'one that was and is too large',
    [file('a', null)],
    [file('a', null)],
    [['a', '1:1 The file is larger than 128 kB.', null]],
    [],
  ],
  [
    'the first of two problems',
    [],
    [file('a', 'rules: x\nother: 1\n')],
    [['a', expect.stringMatching(/^1:8 .*rules/), null]],
    [],
  ],
])('%s', (_, before, after, changes, gone) => {
  expect(changed(before, after)).toEqual({ changes, gone })
})

test('a text of another encoding is a problem of the file', () => {
  const parsed = readConsole({ path: 'c', bytes: new Uint8Array([0x23, 0x0a, 0x23, 0xff, 0x0a]) })
  expect('problems' in parsed && parsed.problems).toMatchObject([{ line: 1, column: 1 }])
})
