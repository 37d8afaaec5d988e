import { plain } from '../../../src/core/text/message.js'
import { parsePolicy } from '../../../src/core/policy/parse.js'
import { LIMITS } from '../../../src/core/text/limits.js'
import { parseExpectation } from '../../../src/core/trial/expectation.js'
import { comment } from '../../../src/render/markdown/comment.js'
import { yamlAttacks } from '../support/attacks.js'
import { ALL_SIZES, share } from '../support/properties.js'
import { agent, judged, policy } from '../support/repository.js'
import { LINKS } from '../../support/links.js'

const TOGETHER = ALL_SIZES ? 600_000 : 60_000

// Jest asks for a hundred lines of every error’s stack, and these texts have very many errors that are never thrown.
const { stackTraceLimit } = Error
beforeAll(() => (Error.stackTraceLimit = 2))
afterAll(() => (Error.stackTraceLimit = stackTraceLimit))

const CONTEXT = {
  commit: 'd4e5f6a7b8c9',
  enforcementNote: '',
  withInventory: true,
  links: LINKS,
  installing: false,
  key: null,
  notes: [],
}
const RULES =
  'version: 1\nmodels: { allow: [auto, "claude-*"], deny: ["*preview*"], maxMultiplier: 1 }\nbudget: { required: [daily] }\ncost: { fail: { increase: { credits: 1 } } }\nteam: { developers: 2, seats: { free: 2 } }'

test(
  'every attack ends in problems with a place, or in a policy',
  () => {
    // All at a 32nd of the size that is read, and at a quarter the one that takes longest; fuzz runs try all at the whole.
    const all = yamlAttacks((LIMITS.policy - 20) * share(1 / 4))
    const longest = (ALL_SIZES ? Object.keys(all) : ['reserved characters']).map((name) => all[name] ?? '')
    for (const attacks of [
      longest,
      Object.values(yamlAttacks(LIMITS.policy * share(1 / 32))),
      Object.values(yamlAttacks(2 * LIMITS.policy)),
    ]) {
      for (const attack of attacks) {
        const parsed = parsePolicy(`version: 1\n${attack}`, { source: 'p', sha: null })
        const problems = 'problems' in parsed ? parsed.problems : []
        expect(problems.length).toBeLessThanOrEqual(20)
        for (const { line, column, message } of problems) {
          expect(line * column).toBeGreaterThan(0)
          expect(plain(message)).not.toMatch(/call stack|internal|undefined/i)
        }
      }
    }
  },
  TOGETHER,
)

test(
  'so does an expected verdict, which the same code reads',
  () => {
    for (const attack of Object.values(yamlAttacks(LIMITS.frontMatter * share(1 / 16))))
      expect(parseExpectation(attack)).toHaveProperty('problems')
    expect(parseExpectation('#'.repeat(LIMITS.policy + 1))).toMatchObject({ problems: [{ line: 1, column: 1 }] })
  },
  TOGETHER,
)

const list = (unit: string, count = 500): string => `[${Array.from({ length: count }, () => unit).join()}]`
const keys = (line: (index: number) => string, count = 4_000 * share(1 / 4)): string =>
  Array.from({ length: count }, (_, index) => `\n${line(index)}`).join('')
const LARGE: [string, string][] = [
  ['globs that look everywhere', `models: { allow: ${list('"*a*a*a*a*a*a*a*a*b"')}, deny: ${list('"*?a?*?b"')} }`],
  ['globs of files', `ignore: ${list('"**/a*a*a*a*a*a*/**/*b"')}`],
  ['globs by kind of work', `models: { tasks: { codeReview: { allow: ${list('a')} } } }`],
  ['kinds of work by step', `workflows:${keys((index) => `  a#${index}: codeReview`)}`],
  ['kinds of work by agent', `agents:${keys((index) => `  a${index}: codeReview`)}`],
  ['runs by agent', `workload:\n  agents:${keys((index) => `    a${index}: { runs: 1 }`)}`],
  ['ratios by model', `workload:\n  models:${keys((index) => `    a${index}: 2`)}`],
  ['models', `catalogue:\n  models:${keys((index) => `    a${index}: { multiplier: 1 }`, 2_000 * share(1 / 4))}`],
  [
    'exceptions',
    `models: { allow: [auto] }\nexceptions:${keys((index) => `  - { rule: model-not-allowed, path: "**/a${index}.json", reason: r, owner: o, expires: 2027-01-01 }`, 499)}`,
  ],
]

test.each(LARGE)(
  'of many %s, judges and is proposed',
  (_, rules) => {
    const files = (model: string) =>
      Object.fromEntries(
        Array.from({ length: 100 * share(2 / 5) }, (_unused, index) => [
          `p${index % 7}/.kiro/agents/a${index}.json`,
          agent(`a${index}`, `${model}${'a'.repeat(50)}${index}`),
        ]),
      )
    const [own, other] = [policy(`version: 1\n${rules}`), policy(RULES)]
    for (const [binding, proposed] of [
      [own, other],
      [other, own],
    ] as const) {
      const report = judged({
        before: files('x'),
        after: files('y'),
        policy: binding,
        proposal: { kind: 'policy', source: '.github/kiro-policy.yml', policy: proposed, unread: [] },
      })
      expect(comment(report, CONTEXT).length).toBeLessThan(65_536)
    }
  },
  TOGETHER,
)

test('lists have an end', () => {
  for (const rules of [
    `ignore: ${list('a', 501)}`,
    `models: { allow: ${list('a', 501)} }`,
    `models: { deny: ${list('a', 501)} }`,
    `team: { approvedModels: ${list('a', 501)} }`,
  ]) {
    expect(parsePolicy(`version: 1\n${rules}`, { source: 'p', sha: null })).toMatchObject({ problems: [{ line: 2 }] })
  }
})
