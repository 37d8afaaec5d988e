import { agent, judged, of } from '../support/repository.js'
import { told, routed } from './told-by-rule.js'

test.each([
  ['no list', 'deny: [x]', 'warning'],
  ['a list for all work', 'allow: [auto]', 'error'],
  ['a list for this work', 'tasks: { codeReview: { allow: [auto] } }', 'error'],
  ['a list for other work', 'tasks: { hookActions: { allow: [auto] } }', 'warning'],
])('a model that is not known, with %s: %s', (_, yaml, severity) => {
  expect(
    of(
      judged({ after: routed('auto', 'claude-sonnet-6'), policy: `version: 1\nmodels: { ${yaml} }` }),
      'unknown-model',
    ).map((finding) => finding.severity),
  ).toEqual([severity])
})

test('a preview is called one', () => {
  const rules =
    'version: 1\ncatalogue: { models: { x: { status: preview }, y: { status: experimental }, z: { status: available } } }'
  expect(
    told('experimental-model', {
      after: {
        '.kiro/agents/a.json': agent('a', 'x'),
        '.kiro/agents/b.json': agent('b', 'y'),
        '.kiro/agents/c.json': agent('c', 'z'),
      },
      policy: rules,
    }),
  ).toEqual([
    'notice .kiro/agents/a.json:3:12 experimental-model: x is a preview',
    'notice .kiro/agents/b.json:3:12 experimental-model: y is experimental',
  ])
})
