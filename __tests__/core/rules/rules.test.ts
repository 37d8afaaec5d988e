import { readdirSync } from 'node:fs'
import { plain } from '../../../src/core/text/message.js'
import { RULE_IDS, RULES } from '../../../src/core/rules/index.js'
import type { Example } from '../../../src/core/rules/rule.js'
import { checkExample } from '../../../src/core/check-example.js'
import { DAY, of } from '../support/repository.js'
import type { Report } from '../../../src/core/report.js'

const run = (example: Example): Report => checkExample(example, DAY)

test('the index and the folder name the same rules', () => {
  const files = readdirSync(new URL('../../../src/core/rules/', import.meta.url)).map((file) =>
    file.replace(/\.ts$/, ''),
  )
  const notRules = ['index', 'rule', 'complaints', 'about-exception', 'on-console']
  expect([...RULE_IDS].sort()).toEqual(files.filter((file) => !notRules.includes(file)).sort())
  expect(files).toEqual(expect.arrayContaining(notRules))
})

test('no id is used twice, each is kebab-case', () => {
  expect(new Set(RULE_IDS).size).toBe(RULE_IDS.length)
  for (const id of RULE_IDS) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
})

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('says what, why and how to fix it, in sentences', () => {
    for (const text of [rule.summary, rule.why, rule.fix]) expect(text).toMatch(/^[A-Z`].{15,}\.$/)
  })

  test('finds its failing example, and says something', () => {
    const found = of(run(rule.examples.failing), id)
    expect(found).not.toHaveLength(0)
    for (const { message } of found) expect(plain(message)).not.toBe('')
  })

  test('finds nothing in its passing example', () => {
    expect(of(run(rule.examples.passing), id)).toEqual([])
  })

  test('finds in its failing example nothing that was there before', () => {
    const { failing } = rule.examples
    expect(failing.before ? of(run({ ...failing, after: failing.before }), id) : []).toEqual([])
    expect(of(run(failing), id).every(({ introduced }) => introduced)).toBe(true)
  })

  test('can be switched off', () => {
    const policy = (rule.examples.failing.policy ?? 'version: 1').replace(
      /^version: 1/,
      `version: 1\nrules: { ${id}: off }`,
    )
    expect(of(run({ ...rule.examples.failing, policy }), id)).toEqual([])
  })

  test('a rule that silences it exists, and is not itself', () => {
    for (const { rule: by } of rule.silencedBy ?? []) {
      expect(RULE_IDS).toContain(by)
      expect(by).not.toBe(id)
    }
  })
})
