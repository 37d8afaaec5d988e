import { driftOf } from '../../../src/core/kgl/drift.js'
import { EVERYBODY, ofGroup } from '../../../src/core/kgl/evaluate.js'
import { parseKgl, type KglFile } from '../../../src/core/kgl/kgl-file.js'
import { askedModels } from '../../../src/core/kgl/policy-answer.js'
import { resolved, type Resolved } from '../../../src/core/policy/merge/policy-edit.js'
import { DAY, policy } from '../support/repository.js'

const whole = (text: string): Resolved => resolved(policy(`version: 1\n${text}`))

function kgl(...rules: readonly string[]): string {
  return `rules: [${rules.map((rule, index) => `{ id: r${index}, capability: model_use, ${rule} }`).join(', ')}]\n`
}
function read(text: string): KglFile {
  const parsed = parseKgl(text)
  if ('problems' in parsed) throw new Error(text)
  return parsed.file
}

test('drift: each model with who is meant, by group or for all', () => {
  const file = read(
    kgl(
      'effect: allow, match: [auto, claude-opus-5]',
      'effect: deny, match: [auto], groups: [g-1, g-2]',
      'effect: deny, match: [auto], users: [u-1]',
      'effect: deny, match: [claude-sonnet-5, zz-1, claude-haiku-4.5]',
    ),
  )
  const asked = whole('models: { allow: [auto, claude-sonnet-5, zz-2] }')
  const rows = (groups: readonly string[]) =>
    driftOf(asked, file, groups, DAY).rows.flatMap(({ model, principals, console: answer, policy: { why } }) =>
      ['auto', 'claude-opus-5', 'claude-sonnet-5', 'zz-1', 'zz-2', 'claude-haiku-4.5'].includes(model)
        ? [
            [
              model,
              why,
              answer.answer,
              answer.rules.join(),
              principals.map(({ group, person }) => group ?? person ?? '*').join(),
            ],
          ]
        : [],
    )
  const refused = 'not in the allow list'
  const all = '*,g-1,g-2,u-1'
  expect(rows([])).toEqual([
    ['auto', null, 'deny', 'r1', 'g-1,g-2'],
    ['auto', null, 'deny', 'r2', 'u-1'],
    ['claude-opus-5', refused, 'allow', 'r0', all],
    ['claude-sonnet-5', null, 'deny', 'r3', all],
    ['zz-2', null, 'unknown', '', all],
  ])
  expect(rows(['g-2'])).toEqual([
    ['auto', null, 'deny', 'r1', 'g-2'],
    ['claude-opus-5', refused, 'allow', 'r0', 'g-2'],
    ['claude-sonnet-5', null, 'deny', 'r3', 'g-2'],
    ['zz-2', null, 'unknown', '', 'g-2'],
  ])
  const { principals, people, models, retired } = driftOf(asked, file, [], DAY)
  expect({ principals: principals.length, people, models, retired: retired.includes('claude-3-sonnet') }).toEqual({
    principals: 4,
    people: [],
    models: askedModels(asked, DAY, ['zz-1']).length,
    retired: true,
  })
  expect(driftOf(asked, file, ['g-2', 'g-3'], DAY)).toMatchObject({
    principals: [ofGroup('g-2'), ofGroup('g-3')],
    people: ['r2'],
  })
  expect(driftOf(asked, read(kgl()), [], DAY).principals).toEqual([EVERYBODY])
})

test('drift says to whom Kiro offers a model, as far as that is known', () => {
  const rows = driftOf(
    whole('models: { allow: [claude-opus-5, glm-5, zz-1] }'),
    read(kgl('effect: deny, match: ["*"]')),
    [],
    DAY,
  ).rows
  expect(rows.map(({ model, offered }) => [model, offered])).toEqual([
    ['claude-opus-5', { plans: ['pro', 'pro+', 'pro-max', 'power'], logins: 'all', regions: 'all' }],
    ['glm-5', { plans: 'all', logins: 'all', regions: ['us-east-1'] }],
    ['zz-1', { plans: 'unknown', logins: 'unknown', regions: 'unknown' }],
  ])
})
