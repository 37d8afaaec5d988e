import { isCap, nodesOf } from '../../../../src/core/kiro/surfaces/workflow-nodes.js'

test('nodes are found behind what is none, in every list and at every level, with the loops around them', () => {
  const step = (id: string) => ({ type: 'step', id })
  const { nodes, noLists, noNodes } = nodesOf({
    steps: [
      'x',
      step('a'),
      5,
      {
        type: 'repeat',
        id: 'r',
        maxIterations: 3,
        steps: [null, step('b'), { type: 'repeat', id: 's', maxIterations: 2, steps: [step('c')] }],
      },
    ],
  })
  expect(nodes.map(({ value, path, type, level, loops }) => [value.id, path.join('.'), type, level, loops])).toEqual([
    ['a', 'steps.1', 'step', 1, []],
    ['r', 'steps.3', 'repeat', 1, []],
    ['b', 'steps.3.steps.1', 'step', 2, [3]],
    ['s', 'steps.3.steps.2', 'repeat', 2, [3]],
    ['c', 'steps.3.steps.2.steps.0', 'step', 3, [3, 2]],
  ])
  expect([noLists, noNodes]).toEqual([
    [],
    [
      ['steps', 0],
      ['steps', 2],
      ['steps', 3, 'steps', 0],
    ],
  ])
})

test('what is no list does not hide the list behind it', () => {
  const { nodes, noLists } = nodesOf({ steps: 'x', branches: [{ type: 'step', id: 'd' }] })
  expect([nodes.map(({ path }) => path.join('.')), noLists]).toEqual([['branches.0'], [['steps']]])
})

test.each<[Record<string, unknown>, string]>([
  [{ type: 'watch', maxIterations: 3, branches: [], steps: [], agent: 'a' }, 'watch'],
  [{ type: 'sequence', handler: {} }, 'sequence'],
  [{ type: 'loop', maxIterations: 3, branches: [], handler: {} }, 'repeat'],
  [{ branches: [], handler: {}, steps: [] }, 'parallel'],
  [{ handler: {}, steps: [] }, 'watch'],
  [{ steps: [] }, 'sequence'],
  [{ steps: [], agent: 'a' }, 'step'],
  [{ agent: 'a' }, 'step'],
  [{}, 'step'],
])('the type of %j is %s', (node, type) => {
  expect(nodesOf({ steps: [node] }).nodes.map((one) => one.type)).toEqual([type])
})

test.each<[unknown, boolean]>([
  [1, true],
  [1000, true],
  [0, false],
  [-1, false],
  [1001, false],
  [2.5, false],
  ['3', false],
  [null, false],
  [Infinity, false],
])('%j as the cap of a loop', (value, expected) => {
  expect(isCap(value)).toBe(expected)
  const { nodes } = nodesOf({ branches: [{ type: 'repeat', maxIterations: value, branches: [{}] }] })
  expect(nodes.map(({ level, loops }) => [level, loops])).toEqual([
    [1, []],
    [2, [expected ? value : 1000]],
  ])
})
