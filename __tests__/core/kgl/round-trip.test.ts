import fc from 'fast-check'
import { evaluate, EVERYBODY, ofGroup } from '../../../src/core/kgl/evaluate.js'
import { driftOf } from '../../../src/core/kgl/drift.js'
import { exportRules } from '../../../src/core/kgl/export-rules.js'
import { parseKgl, type KglFile } from '../../../src/core/kgl/kgl-file.js'
import { kglText, type KglGroup } from '../../../src/core/kgl/kgl-text.js'
import { notSaid } from '../../../src/core/kgl/not-said.js'
import { askedModels, policyAnswer } from '../../../src/core/kgl/policy-answer.js'
import { resolved } from '../../../src/core/policy/merge/policy-edit.js'
import type { Policy } from '../../../src/core/policy/policy.js'
import { policies } from '../support/generators.js'
import { hostileTexts } from '../support/hostile-texts.js'
import { FEW_RUNS } from '../support/properties.js'
import { DAY, policy } from '../support/repository.js'

function exported(binding: Policy, groups: readonly KglGroup[]): { text: string; file: KglFile } {
  const whole = resolved(binding)
  const rules = exportRules(whole, DAY)
  const text = kglText({
    exported: rules,
    notSaid: notSaid(whole, rules.answers, DAY),
    policy: binding,
    groups,
    day: DAY,
  })
  const parsed = parseKgl(text)
  if (!('file' in parsed)) throw new Error(`${JSON.stringify(parsed)}\n${text}`)
  return { text, file: parsed.file }
}

const groupLists: fc.Arbitrary<KglGroup[]> = fc.uniqueArray(
  fc.record({
    name: hostileTexts.filter((name) => name !== ''),
    id: fc.constantFrom('g-1', '9067642ac7-1', 'null', '012'),
  }),
  { maxLength: 3, selector: ({ id }) => id },
)

/** One or two layers. */
const bindings = fc
  .array(policies, { minLength: 1, maxLength: 2 })
  .map((texts): Policy => texts.flatMap((one, index) => policy(JSON.stringify(one), `layer ${index}`)))

test('what is exported and read back has the answer of the policy for every known model and group', () => {
  fc.assert(
    fc.property(bindings, groupLists, (binding, groups) => {
      const { file } = exported(binding, groups)
      const whole = resolved(binding)
      const ids = groups.length === 0 ? [null] : groups.map(({ id }) => id)
      for (const model of askedModels(whole, DAY))
        for (const group of ids) {
          const { why } = policyAnswer(whole, model, DAY)
          expect([model, evaluate(file, model, ofGroup(group)).answer]).toEqual([
            model,
            why === null ? 'allow' : 'deny',
          ])
        }
      expect(
        driftOf(
          whole,
          file,
          groups.map(({ id }) => id),
          DAY,
        ).rows,
      ).toEqual([])
    }),
    FEW_RUNS,
  )
})

test('the same policy is the same text, with valid and unique ids, and deny before allow', () => {
  fc.assert(
    fc.property(bindings, groupLists, (binding, groups) => {
      const { text, file } = exported(binding, groups)
      expect(exported(binding, groups).text).toBe(text)
      const effects = file.rules.map(({ effect }) => effect)
      expect(effects).toEqual([...effects].sort().reverse())
      expect(new Set(file.rules.map(({ id }) => id)).size).toBe(file.rules.length)
    }),
    FEW_RUNS,
  )
})

test.each([
  ['an allow list closes', 'models: { allow: [auto, claude-sonnet-*] }', 'deny'],
  ['a deny list alone leaves the rest open', 'models: { deny: ["*-preview"] }', 'allow'],
  ['no word about models leaves all open', 'budget: { required: [monthly] }', 'allow'],
  ['a cap excludes what has no price', 'models: { maxMultiplier: 2.2 }', 'deny'],
  [
    'a list of one kind of work leaves the others open',
    'models: { tasks: { codeReview: { allow: [auto] } } }',
    'allow',
  ],
  ['a stated approved list closes', 'team: { approvedModels: [auto] }', 'deny'],
])('%s for a model that nobody knows yet', (_, text, answer) => {
  const { file } = exported(policy(`version: 1\n${text}`), [])
  expect(evaluate(file, 'model-of-tomorrow', EVERYBODY).answer).toBe(answer)
})

test('a deny pattern stays a pattern', () => {
  const { file } = exported(policy('version: 1\nmodels: { deny: ["*-preview"] }'), [])
  expect(evaluate(file, 'claude-sonnet-9-preview', EVERYBODY)).toEqual({ answer: 'deny', rules: ['deny-denied'] })
})
