import type { Severity } from '../../../src/core/finding.js'
import type { Judged } from '../../../src/core/judgement/judged.js'
import { silence, stronger } from '../../../src/core/judgement/silence.js'
import { RULES } from '../../../src/core/rules/index.js'
import type { Rule } from '../../../src/core/rules/rule.js'
import { words } from '../../../src/core/text/message.js'

const [RULE] = RULES
if (!RULE) throw new Error('there are rules')
const plainRule: Rule = { ...RULE, id: 'quiet' }

interface Given {
  readonly rule?: string
  readonly severity?: Severity
  readonly silencedBy?: Rule['silencedBy']
  readonly value?: string
  /** A line of the file `f`; 0 is the repository as a whole. */
  readonly line?: number
}

/** A violation of assignments by their names; a name that begins with `-` is of no assignment. */
function judged(
  { rule = 'quiet', severity = 'warning', silencedBy, value = 'x', line = 1 }: Given,
  ...names: readonly string[]
): Judged {
  return {
    rule: { ...plainRule, id: rule, ...(silencedBy === undefined ? {} : { silencedBy }) },
    severity,
    dated: false,
    violation: {
      place: line === 0 ? null : { file: 'f', line, column: 1 },
      value,
      say: (labels) => words(labels.join(' ')),
      subjects: names.map((name) => ({
        name,
        identity: name,
        key: name.startsWith('-') ? '' : name,
        label: name,
        model: null,
        state: '',
      })),
    },
  }
}

const told = (all: readonly Judged[]): string[] =>
  all.map(
    ({ rule, severity, violation: { value, subjects }, echo }) =>
      `${rule.id} ${severity} ${value} ${subjects.map(({ name }) => name).join()}${echo === true ? ' echo' : ''}`,
  )

describe('what silences what', () => {
  const BY_LOUD = [{ rule: 'loud' }]
  test.each<[string, Judged[], string[]]>([
    [
      'a stronger one on the same assignment',
      [judged({ silencedBy: BY_LOUD }, 'a'), judged({ rule: 'loud', severity: 'error' }, 'a')],
      ['loud error x a'],
    ],
    ['one as strong', [judged({ silencedBy: BY_LOUD }, 'a'), judged({ rule: 'loud' }, 'a')], ['loud warning x a']],
    [
      'not a weaker one',
      [judged({ silencedBy: BY_LOUD }, 'a'), judged({ rule: 'loud', severity: 'notice' }, 'a')],
      ['quiet warning x a', 'loud notice x a'],
    ],
    [
      'the stronger of two',
      [
        judged({ rule: 'loud', severity: 'error' }, 'a'),
        judged({ rule: 'loud', severity: 'notice' }, 'a'),
        judged({ silencedBy: BY_LOUD }, 'a'),
      ],
      ['loud error x a', 'loud notice x a'],
    ],
    [
      'not one on another assignment',
      [judged({ silencedBy: BY_LOUD }, 'a'), judged({ rule: 'loud', severity: 'error' }, 'b')],
      ['quiet warning x a', 'loud error x b'],
    ],
    [
      'only the assignments of both',
      [judged({ silencedBy: BY_LOUD }, 'a', 'b', 'c'), judged({ rule: 'loud' }, 'b', 'd')],
      ['quiet warning x a,c', 'loud warning x b,d'],
    ],
    [
      'the last of two assignments',
      [judged({ silencedBy: BY_LOUD }, 'a', 'b'), judged({ rule: 'loud' }, 'c', 'b')],
      ['quiet warning x a', 'loud warning x c,b'],
    ],
    [
      'the second of two rules',
      [judged({ silencedBy: [{ rule: 'other' }, { rule: 'loud' }] }, 'a'), judged({ rule: 'loud' }, 'a')],
      ['loud warning x a'],
    ],
    [
      'not a rule that is not named',
      [judged({ silencedBy: BY_LOUD }, 'a'), judged({ rule: 'other', severity: 'error' }, 'a')],
      ['quiet warning x a', 'other error x a'],
    ],
    ['not itself', [judged({}, 'a'), judged({}, 'a')], ['quiet warning x a', 'quiet warning x a']],
    [
      'an assignment wherever it is reported',
      [judged({ silencedBy: BY_LOUD, line: 1 }, 'a'), judged({ rule: 'loud', line: 7 }, 'a')],
      ['loud warning x a'],
    ],
    [
      'what is of no assignment at the same place',
      [judged({ silencedBy: BY_LOUD }, '-'), judged({ rule: 'loud' }, '-')],
      ['loud warning x -'],
    ],
    [
      'and not at another',
      [judged({ silencedBy: BY_LOUD, line: 1 }, '-'), judged({ rule: 'loud', line: 2 }, '-')],
      ['quiet warning x -', 'loud warning x -'],
    ],
    [
      'what concerns the repository anywhere',
      [judged({ silencedBy: BY_LOUD, line: 0 }, '-'), judged({ rule: 'loud', line: 2 }, 'a')],
      ['loud warning x a'],
    ],
    [
      'an assignment without a place only by itself',
      [judged({ silencedBy: BY_LOUD, line: 0 }, 'b'), judged({ rule: 'loud', line: 2 }, 'a')],
      ['quiet warning x b', 'loud warning x a'],
    ],
    [
      'one that has to be an error, and is',
      [
        judged({ severity: 'notice', silencedBy: [{ rule: 'loud', at: 'error' }] }, 'a'),
        judged({ rule: 'loud', severity: 'error' }, 'a'),
      ],
      ['loud error x a'],
    ],
    [
      'one that has to be an error, and is none',
      [judged({ severity: 'notice', silencedBy: [{ rule: 'loud', at: 'error' }] }, 'a'), judged({ rule: 'loud' }, 'a')],
      ['quiet notice x a', 'loud warning x a'],
    ],
    [
      'one that may be a notice, but is weaker',
      [
        judged({ silencedBy: [{ rule: 'loud', at: 'notice' }] }, 'a'),
        judged({ rule: 'loud', severity: 'notice' }, 'a'),
      ],
      ['quiet warning x a', 'loud notice x a'],
    ],
  ])('%s', (_, all, left) => {
    expect(told(silence(all))).toEqual(left)
  })
})

describe('what an outer part of the policy insists on', () => {
  test.each<[string, Judged[], Judged[], string[]]>([
    ['nothing', [judged({}, 'a')], [], ['quiet warning x a']],
    ['the same', [judged({}, 'a')], [judged({}, 'a')], ['quiet warning x a']],
    ['what the whole does not find', [judged({}, 'a')], [judged({}, 'b')], ['quiet warning x a', 'quiet warning x b']],
    [
      'what the whole finds weaker',
      [judged({ severity: 'notice' }, 'a')],
      [judged({ severity: 'error' }, 'a')],
      ['quiet error x a'],
    ],
    [
      'what the whole finds stronger',
      [judged({ severity: 'error' }, 'a')],
      [judged({ severity: 'notice' }, 'a')],
      ['quiet error x a'],
    ],
    [
      'one assignment of two, stronger',
      [judged({}, 'a', 'b')],
      [judged({ severity: 'error' }, 'b')],
      ['quiet warning x a', 'quiet error x b'],
    ],
    [
      'one assignment of two more',
      [judged({}, 'a')],
      [judged({}, 'a', 'b')],
      ['quiet warning x a', 'quiet warning x b'],
    ],
    ['another rule', [judged({}, 'a')], [judged({ rule: 'other' }, 'a')], ['quiet warning x a', 'other warning x a']],
    ['the strongest of two parts', [], [judged({}, 'a'), judged({ severity: 'error' }, 'a')], ['quiet error x a']],
    ['the same of two parts, once', [], [judged({}, 'a'), judged({}, 'a')], ['quiet warning x a']],
    [
      'two values of two parts',
      [],
      [judged({}, 'a'), judged({ value: 'y' }, 'a')],
      ['quiet warning x a', 'quiet warning y a echo'],
    ],
    [
      'the same with another value',
      [judged({}, 'a')],
      [judged({ value: 'y' }, 'a')],
      ['quiet warning x a', 'quiet warning y a echo'],
    ],
    [
      'another value that is stronger',
      [judged({}, 'a')],
      [judged({ value: 'y', severity: 'error' }, 'a')],
      ['quiet error y a'],
    ],
    [
      'another value that is weaker',
      [judged({ severity: 'error' }, 'a')],
      [judged({ value: 'y' }, 'a')],
      ['quiet error x a', 'quiet warning y a echo'],
    ],
    [
      'at the same place',
      [judged({ line: 1 }, '-a')],
      [judged({ line: 1, severity: 'error' }, '-a')],
      ['quiet error x -a'],
    ],
    [
      'at another place',
      [judged({ line: 1 }, '-a')],
      [judged({ line: 2, severity: 'error' }, '-a')],
      ['quiet warning x -a', 'quiet error x -a'],
    ],
    [
      'of the repository, something else',
      [judged({ line: 0 }, '-a')],
      [judged({ line: 0, severity: 'error' }, '-b')],
      ['quiet warning x -a', 'quiet error x -b'],
    ],
    [
      'an assignment at another place',
      [judged({ line: 1 }, 'a')],
      [judged({ line: 2, severity: 'error' }, 'a')],
      ['quiet error x a'],
    ],
  ])('%s', (_, own, outer, left) => {
    expect(told(stronger(own, outer))).toEqual(left)
  })
})
