import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { inventoryOf } from '../../../src/core/kiro/inventory.js'
import { agent, configuration, contract, DAY, hook, type Files } from '../support/repository.js'

const inventory = (files: Files) => inventoryOf(configuration(files), loadCatalogue(), DAY)

test('a model that is stated is at its own place, an inherited one where the work is', () => {
  const { files, rows } = inventory({
    '.kiro/agents/a.json': agent('a', 'claude-opus-4.8'),
    '.kiro/agents/b.json': agent('b'),
    '.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-haiku-4.5' },
    '.kiro/settings.json': contract({ p: 'auto' }, { codeReview: 'p' }),
  })
  expect(files).toBe(4)
  expect(
    rows.map(({ assignment, label, model, multiplier, appliedBy, origin, status, place }) =>
      [assignment, label, model, multiplier, appliedBy, origin, status, place.file, place.line, place.column].join(' '),
    ),
  ).toEqual([
    'agent:a a claude-opus-4.8 2.2 kiro stated available .kiro/agents/a.json 3 12',
    'agent:b b claude-haiku-4.5 0.4 kiro default available .kiro/agents/b.json 1 1',
    'task:codeReview codeReview auto 1 team stated available .kiro/settings.json 4 16',
    'chat:cli CLI chat claude-haiku-4.5 0.4 kiro stated available .kiro/settings/cli.json 2 24',
  ])
})

test('ids that Kiro does not accept are named once each, in the order of the rows; hooks on save are counted', () => {
  const { deadIds, saveHooks, rows } = inventory({
    '.kiro/agents/a.json': agent('a', 'claude-opus-4-8'),
    '.kiro/agents/b.json': agent('b', 'claude-3.7-sonnet'),
    '.kiro/agents/c.json': agent('c', 'claude-opus-4-8'),
    '.kiro/agents/d.json': agent('d', 'nonsense'),
    '.kiro/agents/e.json': agent('e', 'qwen3-coder-next'),
    '.kiro/agents/f.json': agent('f', 'sonnet[1m]'),
    '.kiro/hooks/a.kiro.hook': hook('fileEdited', 'A'),
    '.kiro/hooks/b.kiro.hook': hook('agentStop', 'B'),
    '.kiro/hooks/c.kiro.hook': hook('fileEdited', 'C'),
  })
  expect(deadIds).toEqual(['claude-opus-4-8', 'claude-3.7-sonnet', 'sonnet[1m]'])
  expect(saveHooks).toBe(2)
  expect(rows.map(({ status }) => status)).toEqual([
    'misspelled',
    'retired',
    'misspelled',
    'unknown',
    'experimental',
    'foreign',
    'available',
    'available',
    'available',
  ])
})
