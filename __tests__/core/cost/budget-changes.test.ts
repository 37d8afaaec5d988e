import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { simulateBudgets } from '../../../src/core/cost/budgets.js'
import { configuration, contract, DAY, type Files } from '../support/repository.js'
import { said, simulate, SETTINGS, WORK } from './simulated-budgets.js'

const input = (files: Files) => ({ after: configuration(files), catalogue: loadCatalogue(), policy: [], day: DAY })
const budget = (credits: number, more: object = {}) =>
  contract({ p: 'auto' }, { codeReview: 'p' }, { monthly: { credits, ...more } })

test('changed is a contract whose own budgets are others than before', () => {
  const before = {
    [SETTINGS]: budget(5),
    [`a/${SETTINGS}`]: budget(5),
    [`b/${SETTINGS}`]: budget(5),
    [`c/${SETTINGS}`]: contract({ p: 'auto' }, { codeReview: 'p' }),
  }
  const after = {
    [SETTINGS]: { ...budget(5), name: 'other' },
    [`a/${SETTINGS}`]: budget(6),
    [`b/${SETTINGS}`]: budget(5, { action: 'pause' }),
    [`c/${SETTINGS}`]: budget(5),
    [`d/${SETTINGS}`]: budget(5),
  }
  const shown = simulateBudgets(input(after), configuration(before)).map(({ root, changed }) => [root, changed])
  expect(shown).toEqual([
    ['', false],
    ['a', true],
    ['b', true],
    ['c', true],
    ['d', true],
  ])
  expect(simulateBudgets(input({ [SETTINGS]: budget(5) }), null).map(({ changed }) => changed)).toEqual([true])
})

const hooks = (count: number): Files => ({
  '.kiro/hooks/x.json': {
    version: 'v1',
    hooks: Array.from({ length: count }, (_, index) => ({
      name: `h${index}`,
      trigger: 'Stop',
      action: { type: 'agent', prompt: 'p', model: `zz-${index}` },
    })),
  },
})

test.each([
  [1, 'zz-0 (no known price)'],
  [2, 'zz-0 (no known price), zz-1 (no known price)'],
  [5, [0, 1, 2, 3, 4].map((index) => `zz-${index} (no known price)`).join(', ')],
  [6, `${[0, 1, 2, 3, 4].map((index) => `zz-${index} (no known price)`).join(', ')} and 1 more`],
  [7, `${[0, 1, 2, 3, 4].map((index) => `zz-${index} (no known price)`).join(', ')} and 2 more`],
])('of %d models without a price five are named', (count, names) => {
  const sentences = said(simulate({ [SETTINGS]: budget(100), ...hooks(count) }, WORK))
  expect(sentences.filter((sentence) => sentence.startsWith('That is'))).toEqual([
    `That is the least: not counted is ${names}.`,
  ])
})
