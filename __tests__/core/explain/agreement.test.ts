import fc from 'fast-check'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { answer } from '../../../src/core/explain/answer.js'
import { facts } from '../../../src/core/policy/policy.js'
import { UserError } from '../../../src/core/user-error.js'
import { FEW_RUNS } from '../support/properties.js'
import { agent, configuration, contract, DAY, judged, policy, ruled, type Files } from '../support/repository.js'

/*
 * No two sentences that contradict each other, on random small repositories and policies.
 */

const MODELS = ['auto', 'claude-opus-4.8', 'claude-sonnet-5', 'claude-haiku-4.5', 'claude-opus-4.6', 'no-such-model']
const model = fc.constantFrom(...MODELS)
const list = fc.subarray(['auto', 'claude-*', 'claude-haiku-4.5', 'claude-opus-4.?', '*-model'], { minLength: 1 })
const rules = fc
  .record({
    allow: fc.option(list, { nil: undefined }),
    deny: fc.option(fc.subarray(['claude-opus-*', 'no-*'], { minLength: 1 }), { nil: undefined }),
    maxMultiplier: fc.option(fc.constantFrom(0.5, 1, 1.3, 3), { nil: undefined }),
  })
  .map((models) => JSON.stringify({ version: 1, models, team: { seats: { pro: 1, free: 1 } } }))
const repository = fc.record({ primary: model, fast: model, agent: model }).map((named): Files => ({
  '.kiro/settings.json': contract(
    { primary: named.primary, fast: named.fast },
    { codeReview: 'primary', hookActions: 'fast' },
  ),
  '.kiro/agents/coder.json': agent('coder', named.agent),
  '.kiro/agents/README.md': '# Agents\n',
}))

/** The rules that some layer answers for; see core/check.ts. */
const LAYERS = ['model-not-entitled', 'model-not-allowed', 'multiplier-over-cap']

const report = (files: Files, text: string) => ruled({ before: {}, after: files, policy: text })
const explained = (files: Files, text: string, question: string) => {
  const layers = policy(text)
  return answer(question, configuration(files), {
    catalogue: loadCatalogue(facts(layers, 'catalogue')),
    policy: layers,
    day: DAY,
  })
}

test('explain and check agree: what check blocks by a layer, explain blocks', () => {
  fc.assert(
    fc.property(repository, rules, (files, text) => {
      const { findings } = report(files, text)
      for (const { rule, severity, assignments } of findings)
        if (LAYERS.includes(rule) && severity === 'error')
          for (const name of assignments) {
            const answers = explained(files, text, name)
            expect(answers.map(({ explanation }) => explanation.blockedBy === null)).toEqual([false])
          }
    }),
    FEW_RUNS,
  )
})

test('check and explain agree: what explain blocks, check has a finding for', () => {
  fc.assert(
    fc.property(repository, rules, (files, text) => {
      const found = new Set(report(files, text).findings.flatMap(({ assignments }) => assignments))
      for (const { name } of configuration(files).assignments)
        for (const { explanation } of explained(files, text, name))
          if (explanation.blockedBy !== null) expect(found).toContain(name)
    }),
    FEW_RUNS,
  )
})

test('a finding and its `instead` agree: what is named instead is not the model, and no layer refuses it', () => {
  fc.assert(
    fc.property(repository, rules, (files, text) => {
      const { findings } = report(files, text)
      const { assignments: all } = configuration(files)
      for (const { rule, assignments, instead } of findings) {
        if (!LAYERS.includes(rule)) continue
        const own = all.filter(({ name }) => assignments.includes(name))
        for (const other of instead) {
          expect(own.map((one) => one.model)).not.toContain(other)
          const changed = JSON.parse(
            JSON.stringify(files).replaceAll(`"${own[0]?.model ?? ''}"`, `"${other}"`),
          ) as Files
          const left = report(changed, text).findings.filter(
            (one) => LAYERS.includes(one.rule) && one.assignments.some((name) => assignments.includes(name)),
          )
          expect(left.map((one) => one.rule)).toEqual([])
        }
      }
    }),
    FEW_RUNS,
  )
})

test('a suggestion is never its input', () => {
  const files: Files = {
    '.kiro/agents/README.md': '# Agents\n',
    '.kiro/agents/broken.json': '{',
    '.kiro/agents/a.json': agent('a', 'auto'),
  }
  const refusals = [
    '.kiro/agents/README.md',
    './.kiro/agents/README.md',
    '.kiro/agents/broken.json',
    '.kiro/agents/b.json',
    'autoo',
    'codeReviw',
  ].map((question) => {
    try {
      explained(files, '{"version":1}', question)
      return [question, 'answered']
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      expect(error.message).not.toContain(`did you mean ${question}?`)
      return [question, error.message]
    }
  })
  expect(Object.fromEntries(refusals.slice(0, 4))).toEqual({
    '.kiro/agents/README.md': '.kiro/agents/README.md is a Kiro file that names no model and gives no work to one.',
    './.kiro/agents/README.md': './.kiro/agents/README.md is a Kiro file that names no model and gives no work to one.',
    '.kiro/agents/broken.json': '.kiro/agents/broken.json cannot be read, so what it says of models is not known.',
    '.kiro/agents/b.json':
      '.kiro/agents/b.json is not a Kiro file, a kind of work or a model here; did you mean .kiro/agents/a.json?',
  })
})

test.each<[string, (named: string) => Files]>([
  [
    'chat.defaultModel in settings.json',
    (named) => ({
      '.kiro/settings.json': { ...contract({ p: 'auto' }, { codeReview: 'p' }), 'chat.defaultModel': named },
    }),
  ],
  [
    'models in cli.json',
    (named) => ({
      '.kiro/settings/cli.json': { models: { primary: { model: named }, routing: { codeReview: 'primary' } } },
    }),
  ],
])('a key that is said to have no effect is neither priced nor judged: %s', (_, files) => {
  const text = '{"version":1,"models":{"allow":["auto"],"maxMultiplier":1},"cost":{"fail":{"increase":{"credits":0}}}}'
  const [without, ...others] = ['auto', ...MODELS].map((named) =>
    judged({ before: files('auto'), after: files(named), policy: text }),
  )
  expect(without?.findings.map(({ rule }) => rule)).toContain('misplaced-key')
  for (const { estimate, findings } of others) {
    expect(estimate.after).toEqual(without?.estimate.after)
    expect(findings.filter(({ rule, introduced }) => introduced && rule !== 'misplaced-key')).toEqual([])
  }
})
