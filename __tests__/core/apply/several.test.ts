import { agent, contract, type Files } from '../support/repository.js'
import { changes, planned, refusals, type Agents } from './applied.js'

const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'
const HAIKU = 'claude-haiku-4.5'
const OPUS = 'claude-opus-4.8'
const BOTH = contract({ fast: HAIKU, primary: OPUS }, { interactiveChat: 'fast', codeReview: 'primary' })
const AGENTS: Agents = { a: 'codeReview', b: 'specGeneration' }

/** Where each refusal points, in their order. */
const places = (files: Files, links: readonly string[] = [], agents: Agents = AGENTS): string[] =>
  refusals(planned(files, agents, links)).map((text) => text.split(/ (?!and )|: /)[0] ?? '')

const TWICE = (key: string): string => `{ "${key}": "a", "${key}": "b" }`

test('everything that is in the way of a contract is reported: twins, links, what cannot be read, what is written twice', () => {
  expect(
    places(
      {
        [SETTINGS]: BOTH,
        '.Kiro/settings.json': BOTH,
        [CLI]: '{',
        '.kiro/Settings/cli.json': '{}',
        '.kiro/agents/a.json': '',
        '.kiro/agents/b.json': TWICE('model'),
        '.kiro/agents/c.json': TWICE('name'),
      },
      ['.kiro/agents/d.json', '.kiro/agents/e.json'],
    ),
  ).toEqual([
    '.Kiro/settings.json and',
    '.kiro/Settings/cli.json and',
    '.kiro/agents/d.json',
    '.kiro/agents/e.json',
    '.kiro/agents/a.json:1:1',
    `${CLI}:1:2`,
    '.kiro/agents/b.json:1:17',
    '.kiro/agents/c.json:1:16',
  ])
})

test('of what one file writes twice the first is reported, and only what decides', () => {
  const cli =
    '{ "a": 1, "a": 2,\n"chat.defaultModel": "a", "chat.defaultModel": "b",\n"chat.defaultAgent": "a", "chat.defaultAgent": "b" }'
  expect(places({ [SETTINGS]: BOTH, [CLI]: cli })).toEqual([`${CLI}:2:27`])
})

test('every contract that cannot be read is reported, in each root', () => {
  expect(
    places({ [SETTINGS]: '{', 'a/.kiro/settings.json': '', 'b/.kiro/settings.json': '[' }, ['c/.kiro', 'd/.kiro']),
  ).toEqual(['c/.kiro', 'd/.kiro', `${SETTINGS}:1:2`, 'a/.kiro/settings.json:1:1', 'b/.kiro/settings.json:1:2'])
})

test('every model that Kiro would not accept is reported, and every file that cannot be edited', () => {
  const settings = JSON.stringify({
    models: {
      fast: { model: 'claude-haiku-4-5' },
      primary: { model: 'claude-3.7-sonnet' },
      routing: { interactiveChat: 'fast', codeReview: 'primary', specGeneration: 'fast' },
    },
  })
  const files = { '.kiro/agents/a.json': agent('a'), '.kiro/agents/b.json': agent('b') }
  expect(places({ [SETTINGS]: settings, ...files })).toEqual([`${SETTINGS}:1:28`, `${SETTINGS}:1:67`])
  const objects = { '.kiro/agents/a.json': { name: 'a', model: {} }, '.kiro/agents/a2.json': { name: 'a', model: [] } }
  expect(places({ [SETTINGS]: BOTH, ...objects })).toEqual(['.kiro/agents/a.json', '.kiro/agents/a2.json'])
})

test('a mistake that is in the way of several files is reported once', () => {
  const settings = contract({ p: 'claude-haiku-4-5' }, { interactiveChat: 'p', codeReview: 'p' })
  const files = { '.kiro/agents/a.json': agent('a'), '.kiro/agents/a2.json': agent('a') }
  expect(places({ [SETTINGS]: settings, ...files })).toHaveLength(1)
})

test('every agent of every kind of work is written, the chat first, each contract by itself', () => {
  const files = (fast: string, primary: string): Files => ({
    'settings.json': contract(
      { fast, primary },
      { interactiveChat: 'fast', codeReview: 'primary', specGeneration: 'fast' },
    ),
    'agents/a.json': agent('a', 'auto'),
    'agents/b.json': agent('b', 'auto'),
  })
  const below = (root: string, some: Files): Files =>
    Object.fromEntries(Object.entries(some).map(([path, content]) => [`${root}.kiro/${path}`, content]))
  expect(
    changes(
      planned(
        { ...below('', files(HAIKU, OPUS)), ...below('web/', files(OPUS, HAIKU)) },
        { ...AGENTS, 'web/a': 'codeReview', 'web/b': 'specGeneration' },
      ),
    ),
  ).toEqual([
    `new ${CLI} chat.defaultModel: nothing → ${HAIKU} (interactiveChat)`,
    `.kiro/agents/a.json model: auto → ${OPUS} (codeReview)`,
    `.kiro/agents/b.json model: auto → ${HAIKU} (specGeneration)`,
    `new web/${CLI} chat.defaultModel: nothing → ${OPUS} (interactiveChat)`,
    `web/.kiro/agents/a.json model: auto → ${HAIKU} (codeReview)`,
    `web/.kiro/agents/b.json model: auto → ${OPUS} (specGeneration)`,
  ])
})

test('one contract with a model is enough, and so is its last profile', () => {
  const there = (files: Files): boolean => planned(files).contract
  const without = { models: { p: {} } }
  expect(there({ [SETTINGS]: without, 'web/.kiro/settings.json': { models: { p: {}, q: { model: 'auto' } } } })).toBe(
    true,
  )
  expect(there({ [SETTINGS]: { models: { p: { model: 'auto' }, q: {} } }, 'web/.kiro/settings.json': without })).toBe(
    true,
  )
  expect(there({ [SETTINGS]: without, 'web/.kiro/settings.json': without })).toBe(false)
})
