import { parse } from 'yaml'
import * as z from 'zod'
import { explainIssues } from '../../../src/core/policy/explain-issues.js'
import { parsePolicy } from '../../../src/core/policy/parse.js'
import { policySchema } from '../../../src/core/policy/schema.js'
import { RULE_IDS } from '../../../src/core/rules/index.js'
import { plain } from '../../../src/core/text/message.js'

type Schema = z.core.$ZodType

/** What is said first of a policy with a mistake; fails where there is none. */
function said(text: string): string {
  const parsed = parsePolicy(text, { source: 'p.yml', sha: null })
  if (!('problems' in parsed)) throw new Error('the policy has no mistake')
  return parsed.problems.map(({ message }) => plain(message))[0] ?? ''
}

test.each([
  ['team: { seats: 12 }', 'team.seats must be an object, but is 12; for example { pro: 8, pro+: 4 }'],
  ['team: { seats: { pro: "8" } }', 'team.seats.pro must be a whole number, but is "8"; write 8'],
  ['team: { seats: { proplus: 8 } }', 'team.seats.proplus is not a key of the policy; did you mean pro+?'],
  ['team: { seats: { Pro Plus: 8 } }', 'team.seats.Pro Plus is not a key of the policy; did you mean pro+?'],
  ['team: { overage: "yes" }', 'team.overage must be true or false, but is "yes"; write true'],
  ['team: { overage: off }', 'team.overage must be true or false, but is "off"; write false'],
  ['team: { overage: maybe }', 'team.overage must be true or false, but is "maybe"; for example true'],
  ['team: { workdays: 45 }', 'team.workdays must be at most 31, but is 45; for example 21'],
  ['team: { login: [] }', 'team.login is empty; write at least one entry; for example [builder-id]'],
  ['models: { allow: [4.5] }', 'models.allow.0 must be a text, but is 4.5; write "4.5", in quotes'],
  ['models: { maxMultiplier: 1.3x }', 'models.maxMultiplier must be a number, but is "1.3x"; write 1.3'],
  [
    'models: { tasks: { codeReview: [auto] } }',
    'models.tasks.codeReview must be an object, but is a list; write { allow: [auto] }',
  ],
  [
    'models: [auto]',
    'models must be an object, but is a list; for example { allow: [auto, claude-sonnet-*], maxMultiplier: 1.3 }',
  ],
  ['cost: { fail: { increase: 20% } }', 'cost.fail.increase must be an object, but is "20%"; write { percent: 20 }'],
  [
    'cost: { fail: { increase: { percent: 20% } } }',
    'cost.fail.increase.percent must be a number, but is "20%"; write 20',
  ],
  ['cost: { fail: { increase: 2000 } }', 'cost.fail.increase must be an object, but is 2000; write { credits: 2000 }'],
  ['cost: { fail: { total: 16000 } }', 'cost.fail.total must be an object, but is 16000; write { credits: 16000 }'],
  ['workload: { cliShare: 80 }', 'workload.cliShare must be at most 1, but is 80; write 0.8'],
  ['workload: { cliShare: 80% }', 'workload.cliShare must be a number, but is "80%"; write 0.8'],
  ['team: { holidays: [24.12.2026] }', 'team.holidays.0: "24.12.2026" is not a day; write 2026-12-24'],
  ['team: { holidays: [2026/1/5] }', 'team.holidays.0: "2026/1/5" is not a day; write 2026-01-05'],
  ['team: { holidays: [1/5/2026] }', 'team.holidays.0: "1/5/2026" is not a day; write YYYY-MM-DD'],
  ['team: { holidays: [31.2.2026] }', 'team.holidays.0: "31.2.2026" is not a day; write YYYY-MM-DD'],
  [
    'models: { deny: [*-preview] }',
    '*-preview is an alias in YAML, and no anchor &-preview is above it; for a glob write "*-preview", in quotes',
  ],
  [
    'exceptions: [{ rule: schema, reason: x, owner: "@a" }]',
    'exceptions.0 has no expires; add for example expires: "2026-12-31"',
  ],
])('%s', (text, message) => {
  expect(said(`version: 1\n${text}`)).toBe(message)
})

test.each([['version: v1'], ['version: "1"'], ['version: true'], ['version: []']])('%s', (text) => {
  expect(said(text)).toMatch(/^version must be a number, but is .+; (write|for example) 1$/)
})

/** Every part of a schema with its path; parts of records under a key that they accept. */
function partsOf(schema: Schema, path: readonly string[] = []): { path: readonly string[]; schema: Schema }[] {
  const bare = schema instanceof z.ZodOptional ? schema.unwrap() : schema
  const own = [{ path, schema }]
  if (bare instanceof z.ZodObject)
    return own.concat(Object.entries(bare.shape).flatMap(([key, part]) => partsOf(part as Schema, [...path, key])))
  if (bare instanceof z.ZodArray) return own.concat(partsOf(bare.element, [...path, '0']))
  if (bare instanceof z.ZodRecord) {
    const key = bare.keyType instanceof z.ZodEnum ? String(bare.keyType.options[0]) : 'name'
    return own.concat(partsOf(bare.valueType, [...path, key]))
  }
  return own
}

const PARTS = partsOf(policySchema(RULE_IDS)).filter(({ path }) => path.length > 0)
const WRONG: readonly unknown[] = [null, [], { unheard: {} }, -1, 0.5, 1e9, 'x y', true]

/** What is said of a value in the place of a part, where the part itself is what is wrong. */
function answer(part: Schema, value: unknown): string | null {
  const whole = z.strictObject({ part })
  const { error } = whole.safeParse({ part: value }, { reportInput: true })
  const [first] = explainIssues(error?.issues ?? [], whole, 'policy', 1)
  return first?.path.length === 1 ? plain(first.message) : null
}

test.each(PARTS.map(({ path, schema }) => [path.join('.'), schema] as const))(
  'what is shown in the place of a wrong %s is right there',
  (_, schema) => {
    const answers = WRONG.flatMap((value) => answer(schema, value) ?? []).filter(
      (text) => !text.endsWith('write YYYY-MM-DD'),
    )
    const shown = answers.map(
      (message) => / (?:write|for example|use|mean) ("[^"]*"|[^;?]+?)(?:,| or |\?|$)/.exec(message)?.[1] ?? null,
    )
    expect(answers.length).toBeGreaterThan(0)
    for (const [index, text] of shown.entries()) {
      const whole = / (?:write|for example) ([^;]+?)(?:, in quotes)?$/.exec(answers[index] ?? '')?.[1] ?? text
      expect([answers[index], whole !== null && z.safeParse(schema, parse(whole)).success]).toEqual([
        answers[index],
        true,
      ])
    }
  },
)
