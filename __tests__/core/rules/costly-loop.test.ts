import { plain } from '../../../src/core/text/message.js'
import { judged, of } from '../support/repository.js'

const step = (id: string, modelId?: string) => ({
  type: 'step',
  id,
  agent: 'a',
  prompt: 'Do it.',
  ...(modelId === undefined ? {} : { modelId }),
})
const repeat = (maxIterations: number | undefined, ...steps: unknown[]) => ({
  type: 'repeat',
  id: `r${String(maxIterations)}`,
  ...(maxIterations === undefined ? {} : { maxIterations }),
  steps,
})
const files = (...steps: unknown[]) => ({
  '.kiro/workflows/w.workflow.json': { name: 'fix', steps },
  '.kiro/agents/a.json': { name: 'a' },
})
const told = (after: Record<string, unknown>, policy = 'version: 1', before?: Record<string, unknown>): string[] =>
  of(judged({ after, policy, ...(before ? { before } : {}) }), 'costly-loop').map(
    ({ message, introduced }) => `${introduced ? '' : 'old '}${plain(message)}`,
  )

test.each<[string, unknown[], string[]]>([
  [
    'a loop in a loop: 40 runs of 5 credits at 1.3x',
    [repeat(4, repeat(10, step('x', 'claude-sonnet-5')))],
    [
      'The loops of fix allow at most 40 runs of 1 step and 260 credits in one run of the workflow; the totals count fewer rounds',
    ],
  ],
  [
    'a loop without a cap, on what its session runs on',
    [repeat(undefined, step('x'))],
    [
      'The loops of fix allow at most 1,000 runs of 1 step and 5,000 credits in one run of the workflow; the totals count fewer rounds',
    ],
  ],
  [
    'several small loops of one workflow are counted together',
    [repeat(6, step('x', 'claude-opus-4.8')), repeat(5, step('y', 'claude-opus-4.8'))],
    [
      'The loops of fix allow at most 11 runs of 2 steps and 121 credits in one run of the workflow; the totals count fewer rounds',
    ],
  ],
  [
    'many rounds on a model without a price',
    [repeat(20, step('x', 'claude-next'))],
    [
      'The loops of fix allow at most 20 runs of 1 step in one run of the workflow; what they cost on claude-next is not known; the totals count fewer rounds',
    ],
  ],
  [
    'one step of two without a price',
    [repeat(20, step('x', 'claude-next'), step('y', 'auto'))],
    [
      'The loops of fix allow at most 40 runs of 2 steps in one run of the workflow; what they cost on claude-next is not known, the others at most 100 credits; the totals count fewer rounds',
    ],
  ],
  ['few rounds on a model without a price', [repeat(3, step('x', 'claude-next'))], []],
  ['few rounds', [repeat(3, step('x', 'claude-opus-4.8'))], []],
  ['no loop', [step('x', 'claude-opus-4.8')], []],
  ['a workflow that Kiro does not run', [repeat(undefined, step('x'), step('x'))], []],
])('%s', (_, steps, expected) => {
  expect(told(files(...steps))).toEqual(expected)
})

test('the team’s own credits of a run are used', () => {
  const after = files(repeat(10, step('x', 'auto')))
  expect(told(after)).toEqual([])
  expect(
    told(
      after,
      'version: 1\nworkload: { agents: { "fix#x": { runs: 1, credits: { low: 1, typical: 10, high: 20 } } } }',
    ),
  ).toHaveLength(1)
})

test('loops are in no total, and a cap that rises is new', () => {
  const of40 = files(repeat(40, step('x', 'claude-opus-4.8')))
  const of400 = files(repeat(400, step('x', 'claude-opus-4.8')))
  expect(judged({ before: of40, after: of400 }).estimate.measured.rise).toBe(0)
  expect(told(of400, 'version: 1', of40)).toEqual([expect.stringMatching(/^The loops of fix allow at most 400 runs/)])
  expect(told(of40, 'version: 1', of40)).toEqual([expect.stringMatching(/^old The loops of fix/)])
})
