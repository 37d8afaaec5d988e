import { enforcementOn } from '../../../src/core/policy/decide.js'
import type { Policy } from '../../../src/core/policy/policy.js'
import { exitCode } from '../../../src/core/exit-code.js'
import { agent, judged, policy } from '../support/repository.js'

const layers = (...yaml: string[]): Policy => yaml.flatMap((text) => policy(`version: 1\n${text}`))
const on = (day: string, ...yaml: string[]): string => {
  const { mode, from } = enforcementOn(layers(...yaml), day)
  return from === null ? mode : `${mode} until ${from}`
}

test.each<[string, string, string[]]>([
  ['no policy', 'block', []],
  ['nothing said', 'block', ['models: {}']],
  ['observe', 'observe', ['enforcement: { mode: observe }']],
  ['block from a later day', 'observe until 2026-12-01', ['enforcement: { mode: block, from: 2026-12-01 }']],
  ['a layer below cannot observe what one above blocks', 'block', ['models: {}', 'enforcement: { mode: observe }']],
  ['nor postpone it', 'block', ['enforcement: { mode: block }', 'enforcement: { mode: block, from: 2026-12-01 }']],
  [
    'it can begin earlier',
    'observe until 2026-11-25',
    ['enforcement: { mode: block, from: 2026-12-01 }', 'enforcement: { mode: block, from: 2026-11-25 }'],
  ],
  [
    'of several days the first is named, in whichever layer',
    'observe until 2026-11-24',
    [
      'enforcement: { mode: block, from: 2026-12-01 }',
      'enforcement: { mode: block, from: 2026-11-24 }',
      'enforcement: { mode: observe }',
      'enforcement: { mode: block, from: 2026-11-30 }',
    ],
  ],
  [
    'one of several layers blocks already',
    'block',
    [
      'enforcement: { mode: observe }',
      'enforcement: { mode: block, from: 2026-11-20 }',
      'enforcement: { mode: observe }',
    ],
  ],
  ...['models', 'budget', 'cost', 'rules'].map((key): [string, string, string[]] => [
    `a layer of ${key} blocks, whatever those below it say`,
    'block',
    ['team: { developers: 3 }', `${key}: {}`, 'enforcement: { mode: observe }'],
  ]),
  [
    'what one above observes, one below that says nothing observes too',
    'observe',
    ['enforcement: { mode: observe }', 'models: {}'],
  ],
  [
    'a layer of facts alone says nothing of enforcement',
    'observe',
    ['team: { developers: 3 }', 'enforcement: { mode: observe }'],
  ],
])('%s: %s', (_, expected, yaml) => {
  expect(on('2026-11-20', ...yaml)).toBe(expected)
})

test('the day itself blocks, the day before does not', () => {
  const from = 'enforcement: { mode: block, from: 2026-12-01 }'
  expect([on('2026-11-30', from), on('2026-12-01', from)]).toEqual(['observe until 2026-12-01', 'block'])
})

test('an observed violation keeps its verdict and fails nothing, whatever the inputs say', () => {
  const report = judged({
    after: { '.kiro/agents/a.json': agent('a', 'claude-opus-4.8') },
    policy: 'version: 1\nmodels: { allow: [auto] }\nenforcement: { mode: observe }',
  })
  expect(report.verdict).toBe('fail')
  expect((['error', 'warning', 'never'] as const).map((failOn) => exitCode(report, failOn))).toEqual([0, 0, 0])
})
