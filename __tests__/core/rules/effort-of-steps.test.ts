import { judged, lines, of } from '../support/repository.js'

const PATH = '.kiro/workflows/w.workflow.yaml'
const yaml = (root: string, own: string): string =>
  `name: w\n${root}\nsteps:\n  - { type: step, id: a, agent: wf-coder, prompt: p }\n  - { type: step, id: b, agent: wf-coder, prompt: q }\n  - { type: step, id: c, agent: wf-coder, prompt: r${own} }\n`

const told = (before: string | null, after: string): string[] =>
  lines(judged({ before: before === null ? {} : { [PATH]: before }, after: { [PATH]: after } })).filter((line) =>
    line.includes('effort-raised'),
  )

test.each<[string, string | null, string, string[]]>([
  [
    'the workflow’s: one finding for all steps that take it',
    yaml('effortLevel: low', ', effortLevel: max'),
    yaml('effortLevel: high', ', effortLevel: max'),
    [`warning ${PATH}:2:14 effort-raised: The effort of step w#a and 1 more rises from low to high`],
  ],
  [
    'a step’s own',
    yaml('effortLevel: low', ''),
    yaml('effortLevel: low', ', effortLevel: max'),
    [`warning ${PATH}:6:67 effort-raised: The effort of step w#c rises from low to max`],
  ],
  [
    'the low one of a step taken out',
    yaml('effortLevel: xhigh', ', effortLevel: low'),
    yaml('effortLevel: xhigh', ''),
    [`warning ${PATH}:2:14 effort-raised: The effort of step w#c rises from low to xhigh`],
  ],
  [
    'a new workflow',
    null,
    yaml('effortLevel: max', ', effortLevel: low'),
    [`warning ${PATH}:2:14 effort-raised: The effort of step w#a and 1 more is set to max`],
  ],
  ['lowered', yaml('effortLevel: max', ''), yaml('effortLevel: high', ''), []],
  ['auto', yaml('effortLevel: high', ''), yaml('effortLevel: high', ', effortLevel: auto'), []],
])('%s', (_, before, after, expected) => {
  expect(told(before, after)).toEqual(expected)
})

test('a further step at the raised level is a new finding', () => {
  const report = judged({
    before: { [PATH]: yaml('effortLevel: max', ', effortLevel: low') },
    after: { [PATH]: yaml('effortLevel: max', '') },
  })
  expect(of(report, 'effort-raised').map(({ introduced }) => introduced)).toEqual([true])
})
