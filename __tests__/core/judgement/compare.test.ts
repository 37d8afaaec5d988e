import { compareWithBase } from '../../../src/core/judgement/compare.js'
import type { Judged } from '../../../src/core/judgement/judged.js'
import { RULES } from '../../../src/core/rules/index.js'
import { words } from '../../../src/core/text/message.js'

const [RULE] = RULES
if (!RULE) throw new Error('there are rules')
const rule = RULE

/** A violation in a file, of some assignments. */
function violation(file: string, ...names: readonly string[]): Judged {
  return {
    rule,
    severity: 'error',
    dated: false,
    violation: {
      place: { file, line: 1, column: 1 },
      value: 'x',
      say: (labels) => words(labels.join(' ')),
      subjects: names.map((name) => ({ name, identity: name, key: name, label: name, model: null, state: '' })),
    },
  }
}

/** `new` or `old` and whom it concerns, in the order of the findings. */
function compared(base: readonly Judged[], head: readonly Judged[]): string[] {
  const pairs = new Map(
    [...base, ...head].flatMap(({ violation: { subjects } }) => subjects.map(({ key }) => [key, key])),
  )
  return compareWithBase(head, { base: { judged: base, pairs } }).map(
    ({ place, introduced, assignments }) =>
      `${introduced ? 'new' : 'old'} ${place?.file ?? ''} ${assignments.join(' ')}`,
  )
}

describe('every subject of a violation uses up its own counterpart', () => {
  test.each<[string, Judged[], Judged[], string[]]>([
    ['both are there', [violation('a', 'p', 'q')], [violation('a', 'p', 'q')], ['old a p q']],
    ['the second is not', [violation('a', 'p')], [violation('a', 'p', 'q')], ['new a p q']],
    ['the first is not', [violation('a', 'q')], [violation('a', 'p', 'q')], ['new a p q']],
    [
      'one violation that became two',
      [violation('a', 'p', 'q')],
      [violation('a', 'p'), violation('b', 'q')],
      ['old a p', 'old b q'],
    ],
    ['two that became one', [violation('a', 'p'), violation('b', 'q')], [violation('c', 'p', 'q')], ['old c p q']],
    [
      'the second once more',
      [violation('a', 'p', 'q')],
      [violation('a', 'p', 'q'), violation('b', 'q')],
      ['old a p q', 'new b q'],
    ],
    [
      'the second once more, in another file',
      [violation('a', 'p', 'q')],
      [violation('b', 'p', 'q'), violation('c', 'q')],
      ['old b p q', 'new c q'],
    ],
    [
      'the first once more',
      [violation('a', 'p', 'q')],
      [violation('a', 'p', 'q'), violation('b', 'p')],
      ['old a p q', 'new b p'],
    ],
    ['the same subject twice', [violation('a', 'p')], [violation('a', 'p', 'p')], ['new a p p']],
    [
      'the copy at its old place is the old one',
      [violation('b', 'q')],
      [violation('a', 'q'), violation('b', 'q')],
      ['new a q', 'old b q'],
    ],
    [
      'three copies of two',
      [violation('a', 'q'), violation('c', 'q')],
      [violation('a', 'q'), violation('b', 'q'), violation('c', 'q')],
      ['old a q', 'new b q', 'old c q'],
    ],
  ])('%s', (_, base, head, expected) => {
    expect(compared(base, head)).toEqual(expected)
  })
})
