import { evaluate, EVERYBODY, ofGroup } from '../../../src/core/kgl/evaluate.js'
import { parseKgl, type KglFile } from '../../../src/core/kgl/kgl-file.js'
import { plain } from '../../../src/core/text/message.js'

/** A file with one rule about models, over which keys are laid. */
const rule = (...lines: string[]): string =>
  ['rules:', '  - id: models', '    capability: model_use', ...lines.map((line) => `    ${line}`), ''].join('\n')

function refused(text: string): string[] {
  const parsed = parseKgl(text)
  if ('file' in parsed) throw new Error('It was read.')
  return parsed.problems.map(({ line, message }) => `${line}: ${plain(message)}`)
}

function read(text: string): KglFile {
  const parsed = parseKgl(text)
  if (!('file' in parsed)) throw new Error(refused(text).join('\n'))
  return parsed.file
}

const ALLOW = 'effect: allow'

test.each<[string, string, RegExp]>([
  ['ask', rule('effect: ask', 'match: ["*"]'), /^4: model_use cannot be ask/],
  ['another effect', rule('effect: block', 'match: ["*"]'), /^4: .*effect.*block/],
  ['no effect', rule('match: ["*"]'), /^\d: .*has no effect/],
  [
    'a slip in the capability',
    rule(ALLOW, 'match: ["*"]').replace('model_use', 'modelUse'),
    /^3: modelUse .*did you mean model_use/,
  ],
  [
    'a hyphen in the capability',
    rule(ALLOW, 'match: ["*"]').replace('model_use', 'model-use'),
    /^3: .*did you mean model_use/,
  ],
  ['an empty match', rule(ALLOW, 'match: []'), /^5: .*match.*at least one.*not documented/],
  ['no match', rule(ALLOW), /^\d: .*has no match.*not documented/],
  ['a match of null', rule(ALLOW, 'match:'), /^\d: .*match/],
  ['a match that is no list', rule(ALLOW, 'match: "*"'), /^5: .*match.*array|^5: .*match.*list/],
  ['a pattern of another grammar', rule(ALLOW, 'match: ["claude-[os]*"]'), /^5: .*right form/],
  ['a question mark', rule(ALLOW, 'match: ["claude-?"]'), /^5: .*right form/],
  ['a capital', rule(ALLOW, 'match: ["Claude-*"]'), /^5: .*right form/],
  ['an empty pattern', rule(ALLOW, 'match: [""]'), /^5: .*right form|^5: .*empty/],
  ['a number', rule(ALLOW, 'match: [5]'), /^5: .*must be/],
  ['an odd exclude', rule(ALLOW, 'match: ["*"]', 'exclude: "auto"'), /^6: .*exclude/],
  ['no group at all', rule(ALLOW, 'match: ["*"]', 'groups: []'), /^6: .*no one or everybody/],
  ['a group that is a number', rule(ALLOW, 'match: ["*"]', 'groups: [123]'), /^6: .*groups/],
  ['a key that is not known', rule(ALLOW, 'match: ["*"]', 'when: weekdays'), /^6: .*when is not a key of the rule/],
  ['an id with a capital', rule(ALLOW, 'match: ["*"]').replace('id: models', 'id: Models'), /^2: .*lower-case letters/],
  ['no id', rule(ALLOW, 'match: ["*"]').replace('id: models', 'name: models'), /^\d: .*has no id/],
  [
    'an id twice',
    `${rule(ALLOW, 'match: ["*"]')}  - { id: models, capability: shell, effect: ask }\n`,
    /^6: .*used twice/,
  ],
  [
    'a key twice',
    rule(ALLOW, 'match: ["*"]', 'effect: deny'),
    /^6: Not valid YAML: this key is written twice; keep one of the two/,
  ],
  ['another version', `version: "0.2"\n${rule(ALLOW, 'match: ["*"]')}`, /^1: .*version.*0\.1/],
  ['a version that is a number', `version: 0.1\n${rule(ALLOW, 'match: ["*"]')}`, /^1: .*version/],
  ['another name for the rules', 'rule: []\n', /rule is not a key of the file; did you mean rules\?/],
  ['rules that are no list', 'rules: {}\n', /^1: .*rules/],
  ['no rules', 'version: "0.1"\n', /has no rules/],
  ['nothing', '', /^1: The file is empty/],
  ['a list', '- a\n', /^1: .*file/],
  ['no YAML', 'rules: [\n', /Not valid YAML/],
  ['an alias of nothing', 'rules: *x\n', /alias|Alias/],
  ['two documents', 'rules: []\n---\nrules: []\n', /Not valid YAML/],
  ['a great depth', `rules: ${'['.repeat(100)}${']'.repeat(100)}\n`, /nests too deeply/],
  ['a great size', `# ${'x'.repeat(200_000)}\n`, /larger than 128 kB/],
])('%s is refused with its line and why', (_, text, problem) => {
  const problems = refused(text)
  expect(problems.some((one) => problem.test(one)) ? problem.source : problems).toBe(problem.source)
})

test('rules about other things are counted and not read, whatever is in them', () => {
  const text = `version: "0.1"
metadata: { owner: [1, 2] }
rules:
  - { id: shell, capability: shell, effect: ask, match: ["git [a-z]*"], other: 1 }
  - { id: files, capability: a-capability-of-tomorrow, effect: deny }
  - { id: models, capability: model_use, effect: allow, match: ["*"] }
settings: { x: 1 }
`
  expect(read(text)).toEqual({
    rules: [{ id: 'models', effect: 'allow', match: ['*'], exclude: [], groups: null, users: null, line: 6 }],
    others: 2,
  })
})

const OVERLAPPING = read(`rules:
  - { id: all, capability: model_use, effect: allow, match: ["*"], exclude: ["*-preview"] }
  - { id: no-opus, capability: model_use, effect: deny, match: ["claude-opus-*"], exclude: [claude-opus-4.8] }
  - { id: again, capability: model_use, effect: allow, match: [claude-opus-5] }
  - { id: interns, capability: model_use, effect: deny, match: ["claude-*"], groups: [g-1] }
  - { id: one, capability: model_use, effect: deny, match: [auto], users: [u-1] }
`)

test.each<[string, string | null, string, string[]]>([
  ['auto', null, 'allow', ['all']],
  ['claude-opus-5', null, 'deny', ['no-opus']],
  ['claude-opus-4.8', null, 'allow', ['all']],
  ['claude-opus-4.8', 'g-1', 'deny', ['interns']],
  ['claude-opus-5', 'g-1', 'deny', ['no-opus', 'interns']],
  ['claude-sonnet-5', 'g-2', 'allow', ['all']],
  ['auto', 'g-1', 'allow', ['all']],
  ['claude-next-preview', null, 'unknown', []],
])('%s for %s is %s', (model, group, answer, rules) => {
  expect(evaluate(OVERLAPPING, model, ofGroup(group))).toEqual({ answer, rules })
})

test('a person is bound by the rules for everybody and by those that name the person', () => {
  expect(evaluate(OVERLAPPING, 'auto', { group: null, person: 'u-1' })).toEqual({ answer: 'deny', rules: ['one'] })
  expect(evaluate(OVERLAPPING, 'auto', { group: null, person: 'u-2' })).toEqual({ answer: 'allow', rules: ['all'] })
  expect(evaluate(OVERLAPPING, 'claude-opus-4.8', { group: null, person: 'g-1' }).answer).toBe('allow')
})

test('no rule answers nothing', () => {
  expect(evaluate(read('rules: []\n'), 'auto', EVERYBODY)).toEqual({ answer: 'unknown', rules: [] })
})
