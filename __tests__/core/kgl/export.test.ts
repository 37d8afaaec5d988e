import { readFileSync, writeFileSync } from 'node:fs'
import { exportRules } from '../../../src/core/kgl/export-rules.js'
import { kglText } from '../../../src/core/kgl/kgl-text.js'
import { notSaid } from '../../../src/core/kgl/not-said.js'
import { resolved } from '../../../src/core/policy/merge/policy-edit.js'
import { DAY, policy } from '../support/repository.js'

/** Policies whose KGL is in export.golden.txt, for people to review. */
const POLICIES: Readonly<Record<string, string>> = {
  'an allow list with a glob and kinds of work':
    'models: { allow: [auto, claude-sonnet-*], tasks: { specGeneration: { allow: [claude-opus-4.8] } } }',
  'a deny list alone': 'models: { deny: ["*-preview", claude-opus-5, "claude-?-x"] }',
  'a cap': 'models: { maxMultiplier: 0.5, tasks: { codeReview: { maxMultiplier: 1 } } }',
  'what KGL cannot say': `models: { allow: [auto] }
cost: { fail: { total: { credits: 100 } } }
budget: { required: [monthly] }
enforcement: { mode: block, from: 2027-01-01 }
rules: { model-not-allowed: warning }
exceptions:
  - { rule: multiplier-over-cap, model: auto, reason: x, owner: me, expires: 2026-12-31 }
  - { rule: model-not-allowed, path: "ml/**", model: claude-opus-4.8, reason: x, owner: me, expires: 2026-12-31 }
  - { rule: costly-hook, path: "ml/**", reason: x, owner: me, expires: 2026-12-31 }`,
  'nothing that is allowed': 'models: { allow: [] }',
  'no word about models': 'budget: { required: [monthly] }',
}

test('the KGL of policies is as reviewed', () => {
  const golden = new URL('export.golden.txt', import.meta.url)
  const made = Object.entries(POLICIES)
    .map(([name, text]) => {
      const binding = policy(`version: 1\n${text}`)
      const whole = resolved(binding)
      const exported = exportRules(whole, DAY)
      const groups = name === 'a cap' ? [{ name: 'Platform', id: '9067642ac7-1' }] : []
      const written = { exported, notSaid: notSaid(whole, exported.answers, DAY), policy: binding, groups, day: DAY }
      return `=== ${name}\n${kglText(written)}`
    })
    .join('\n')
  if (process.env.UPDATE !== undefined) writeFileSync(golden, made)
  expect(made).toBe(readFileSync(golden, 'utf8'))
})
