import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { namedModels } from '../../../src/core/init/named-models.js'
import { agent, configuration, DAY, hook } from '../support/repository.js'

const NAMED = [
  'claude-sonnet-5',
  'claude-haiku-4-5',
  'zeta',
  'claude-haiku-4.5',
  'claude-3.7-sonnet',
  'claude-sonnet-5',
  'alpha',
  'auto',
  'claude-sonnet-5',
  'zeta',
  'opus',
  'inherit',
]

test('models are listed by id with all their places, and what is left out by its name', () => {
  const files = Object.fromEntries(
    NAMED.map((model, index) => [`.kiro/agents/${index}.json`, agent(`${index}`, model)]),
  )
  const { usable, leftOut } = namedModels(configuration(files), loadCatalogue(), DAY)
  expect(usable.map(({ model, places }) => [model.id, places])).toEqual([
    ['auto', 1],
    ['claude-haiku-4.5', 2],
    ['claude-sonnet-5', 3],
  ])
  expect(leftOut).toEqual([
    { name: 'alpha', why: 'unknown', successor: null },
    { name: 'claude-3.7-sonnet', why: 'retired', successor: 'claude-sonnet-5.5' },
    { name: 'inherit', why: 'foreign', successor: null },
    { name: 'opus', why: 'foreign', successor: 'claude-opus-5.5' },
    { name: 'zeta', why: 'unknown', successor: null },
  ])
})

test('work on the default of Kiro names nothing, wherever it is among what does', () => {
  const files = {
    '.kiro/agents/a.json': agent('a'),
    '.kiro/agents/b.json': agent('b', 'claude-sonnet-5'),
    '.kiro/hooks/a.kiro.hook': hook('manual'),
  }
  const { usable, leftOut } = namedModels(configuration(files), loadCatalogue(), DAY)
  expect([usable.map(({ model }) => model.id), leftOut]).toEqual([['claude-sonnet-5'], []])
})
