import { approvedList } from '../../../src/core/kgl/approved-list.js'
import { consoleAnswers } from '../../../src/core/kgl/console-answers.js'
import { exportRules } from '../../../src/core/kgl/export-rules.js'
import { allowsUnknown, askedModels, denyPatterns, policyAnswer } from '../../../src/core/kgl/policy-answer.js'
import { resolved, type Resolved } from '../../../src/core/policy/merge/policy-edit.js'
import { plain } from '../../../src/core/text/message.js'
import { bytesOf, DAY, policy } from '../support/repository.js'

const whole = (...layers: readonly string[]): Resolved =>
  resolved(layers.flatMap((text, index) => policy(`version: 1\n${text}`, `layer ${index}`)))

function kgl(...rules: readonly string[]): string {
  return `rules: [${rules.map((rule, index) => `{ id: r${index}, capability: model_use, ${rule} }`).join(', ')}]\n`
}
const FABLE = 'claude-fable-5.1'

test.each<[string, readonly string[], readonly string[]]>([
  ['models: { allow: [claude-sonnet-5, auto] }', ['auto', 'claude-sonnet-5'], []],
  ['models: { allow: [] }', [], ['The policy allows no known model on this day']],
  [
    'models: { allow: [auto, nova-2, nova-1] }',
    ['auto', 'nova-1', 'nova-2'],
    ['Not known to be offered by Kiro on 2026-10-08: nova-1 and nova-2'],
  ],
  [
    'models: { allow: [auto], tasks: { codeReview: { allow: [claude-sonnet-5, claude-haiku-4.5] }, specGeneration: { allow: [claude-opus-5] } } }',
    ['auto', 'claude-haiku-4.5', 'claude-opus-5', 'claude-sonnet-5'],
    [
      'claude-haiku-4.5 and claude-sonnet-5 only for codeReview: the console has no kinds of work',
      'claude-opus-5 only for specGeneration: the console has no kinds of work',
    ],
  ],
  [
    `models: { allow: [auto, ${FABLE}, claude-opus-5] }\nteam: { seats: { free: 2 } }`,
    ['auto'],
    [`Left out, because no seat of the team has them: ${FABLE} and claude-opus-5`],
  ],
  [
    `models: { allow: [auto, claude-opus-5, claude-sonnet-5] }\nteam: { seats: { free: 2, pro: 1 }, approvedModels: [auto, claude-opus-5] }`,
    ['auto', 'claude-opus-5'],
    [],
  ],
])('the approved list of %s', (text, models, notes) => {
  const found = approvedList(whole(text), DAY)
  expect({ models: found.models, notes: found.notes.map(plain) }).toEqual({ models, notes })
})

test('a list that is open is said to be', () => {
  const open = approvedList(whole('models: { deny: ["claude-*"] }'), DAY)
  expect(open.notes.map(plain).at(-1)).toBe(
    'The policy allows models that are not known yet; the console allows none until it is added',
  )
  expect(open.models.filter((model) => model.startsWith('claude'))).toEqual([])
})

test.each<[string, string, string, string | null]>([
  ['models: { deny: [claude-opus-5] }', 'claude-opus-5', 'denied', null],
  ['models: { allow: [auto] }', 'claude-opus-5', 'not in the allow list', null],
  ['models: { allow: [auto], deny: [claude-opus-5] }', 'claude-opus-5', 'denied', null],
  ['models: { maxMultiplier: 2 }', 'claude-opus-5', 'over the cap', null],
  ['models: { maxMultiplier: 2.2 }', 'claude-opus-5', '', null],
  ['models: { maxMultiplier: 2 }', 'nova-1', 'not priced', null],
  ['team: { approvedModels: [auto] }', 'claude-opus-5', 'not approved', null],
  ['models: { allow: [auto] }', 'auto', '', null],
  ['models: { allow: [auto] }', 'claude-opus-5', 'denied', 'models: { deny: [claude-opus-5] }'],
  ['models: { maxMultiplier: 2 }', 'claude-opus-5', 'not in the allow list', 'models: { allow: [auto] }'],
])('%s refuses %s: %s', (text, model, why, outer) => {
  const asked = outer === null ? whole(text) : whole(outer, text)
  expect(policyAnswer(asked, model, DAY).why ?? '').toBe(why)
})

test('a mixed refusal is told by the list, because another kind of work is what it would need', () => {
  const mixed = 'models: { deny: [], tasks: { codeReview: { allow: [auto] } }, allow: [claude-sonnet-5] }'
  expect(policyAnswer(whole(mixed), 'claude-opus-5', DAY)).toEqual({
    model: 'claude-opus-5',
    work: [],
    why: 'not in the allow list',
  })
  expect(policyAnswer(whole(mixed), 'auto', DAY)).toEqual({ model: 'auto', work: ['codeReview'], why: null })
})

test('asked are known models that are not retired and plain ids of every list, sorted, each once', () => {
  const asked = (text: string, more: readonly string[] = []) =>
    askedModels(whole(text), DAY, more).filter((model) => /^(?:n|z|claude-3|opus)/i.test(model))
  expect(
    asked(
      'models: { allow: [z-9, "n-*", N-2, opus], deny: [n-3, claude-3-sonnet], tasks: { codeReview: { allow: [n-1, z-9] } } }',
      ['n-0', 'n-3'],
    ),
  ).toEqual(['n-0', 'n-1', 'n-3', 'z-9'])
  expect(askedModels(whole(''), DAY)).toContain('auto')
  expect(allowsUnknown(whole('models: { deny: [auto] }'), DAY)).toBe(true)
  expect(allowsUnknown(whole('models: { allow: [auto] }'), DAY)).toBe(false)
})

test('patterns of a deny list are kept where KGL has them', () => {
  expect(
    denyPatterns(
      whole('models: { deny: ["*", "a-*", "B-*", "c-?", plain, "*-*"] }', 'models: { deny: ["a-*", "d e*"] }'),
    ),
  ).toEqual({
    kept: ['*', 'a-*', '*-*'],
    left: ['B-*', 'c-?', 'd e*'],
  })
})

test('rules of an export: exact', () => {
  const rules = (text: string) =>
    exportRules(whole(text), DAY).rules.map(({ id, effect, match, exclude }) => [
      id,
      effect,
      match.join(),
      exclude.join(),
    ])
  expect(rules('models: { allow: [auto, claude-sonnet-5], deny: ["claude-opus-*", claude-opus-5, nova-1] }')).toEqual([
    ['deny-denied', 'deny', 'claude-opus-*,nova-1', ''],
    ['deny-others', 'deny', '*', 'auto,claude-sonnet-5'],
    ['allow-models', 'allow', 'auto,claude-sonnet-5', ''],
  ])
  expect(rules('models: { allow: [auto, claude-opus-5, nova-1], maxMultiplier: 2 }')).toEqual([
    ['deny-above-cap', 'deny', 'claude-opus-5,nova-1', ''],
    ['deny-others', 'deny', '*', 'auto'],
    ['allow-models', 'allow', 'auto', ''],
  ])
  expect(rules('models: { allow: [] }')).toEqual([['deny-others', 'deny', '*', '']])
})

const FILE = (path: string, text: string) => ({ path, bytes: bytesOf(text) })

test('the console answers for each file, model and set of people', () => {
  const rules = kgl(
    'effect: allow, match: ["claude-*"]',
    'effect: deny, match: [claude-opus-5], groups: [g-1, g-2]',
    'effect: deny, match: [claude-opus-5], users: [u-1]',
  )
  const asked = whole('models: { allow: [auto, "claude-sonnet-*"], tasks: { codeReview: { allow: [claude-opus-5] } } }')
  const answers = consoleAnswers(
    [FILE('a.kgl.yml', rules), FILE('b.kgl.yml', 'x: [\n'), FILE('c.kgl.yml', 'rules: []\n')],
    ['claude-opus-5', 'claude-opus-5', 'auto', 'claude-haiku-4.5'],
    asked,
    DAY,
  )
  expect(
    answers
      .map(({ message, ...one }) => ({ ...one, message: plain(message) }))
      .filter(({ file, model }) => file === 'a.kgl.yml' || model === 'auto'),
  ).toEqual([
    {
      model: 'claude-opus-5',
      file: 'a.kgl.yml',
      answer: 'allow',
      rules: ['r0'],
      groups: [null],
      people: [],
      message:
        'claude-opus-5: allowed by the repository’s policy for codeReview, allowed by the console’s rule r0 for everybody else (a.kgl.yml)',
    },
    {
      model: 'claude-opus-5',
      file: 'a.kgl.yml',
      answer: 'deny',
      rules: ['r1'],
      groups: ['g-1', 'g-2'],
      people: [],
      message:
        'claude-opus-5: allowed by the repository’s policy for codeReview, refused by the console’s rule r1 for groups g-1 and g-2 (a.kgl.yml)',
    },
    {
      model: 'claude-opus-5',
      file: 'a.kgl.yml',
      answer: 'deny',
      rules: ['r2'],
      groups: [],
      people: ['u-1'],
      message:
        'claude-opus-5: allowed by the repository’s policy for codeReview, refused by the console’s rule r2 for person u-1 (a.kgl.yml)',
    },
    {
      model: 'auto',
      file: 'a.kgl.yml',
      answer: 'unknown',
      rules: [],
      groups: [null, 'g-1', 'g-2'],
      people: ['u-1'],
      message:
        'auto: allowed by the repository’s policy, and no rule of the console matches it: what then holds is not documented (a.kgl.yml)',
    },
    {
      model: 'claude-haiku-4.5',
      file: 'a.kgl.yml',
      answer: 'allow',
      rules: ['r0'],
      groups: [null, 'g-1', 'g-2'],
      people: ['u-1'],
      message: 'claude-haiku-4.5: refused by the repository’s policy, allowed by the console’s rule r0 (a.kgl.yml)',
    },
    {
      model: 'auto',
      file: 'b.kgl.yml',
      answer: 'unknown',
      rules: [],
      groups: [],
      people: [],
      message: expect.stringMatching(
        /^auto: allowed by the repository’s policy; what the console does is not known, because b\.kgl\.yml:2 is not read: Not valid YAML: /,
      ) as string,
    },
    {
      model: 'auto',
      file: 'c.kgl.yml',
      answer: 'unknown',
      rules: [],
      groups: [null],
      people: [],
      message:
        'auto: allowed by the repository’s policy, and no rule of the console matches it: what then holds is not documented (c.kgl.yml)',
    },
  ])
})

test('a spelling of a model is its id, two rules are named, and the policy is whose it is', () => {
  const rules = kgl('effect: deny, match: ["*"]', 'effect: deny, match: [claude-opus-5]')
  const answers = consoleAnswers(
    [FILE('a', rules)],
    ['claude-opus-5', 'Claude Opus 5'],
    whole('models: { allow: [auto] }'),
    DAY,
    'organization',
  )
  expect(answers.map(({ message }) => plain(message))).toEqual([
    'claude-opus-5: refused by the organization’s policy, refused by the console’s rules r0 and r1 (a)',
  ])
  const none = consoleAnswers([FILE('a', rules)], ['auto'], resolved([]), DAY)
  expect(none.map(({ message }) => plain(message))).toEqual([
    'auto: no policy speaks of it, refused by the console’s rule r0 (a)',
  ])
})
