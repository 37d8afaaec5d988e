import { changesBetween } from '../../../src/core/kiro/changes.js'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { agent, configuration, contract, DAY, type Files } from '../support/repository.js'

const told = (before: Files, after: Files): string[] =>
  changesBetween(configuration(before), configuration(after), loadCatalogue(), DAY).map((change) =>
    change.kind === 'model'
      ? `${change.what}: ${change.before.model} ${String(change.before.multiplier)} → ${change.after.model} ${String(change.after.multiplier)}, ${change.appliedBy}`
      : `${change.what}: ${String(change.before)} → ${String(change.after)}`,
  )
const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'

test.each<[string, Files, Files, string[]]>([
  [
    'nothing',
    { [SETTINGS]: contract({ p: 'auto' }, { codeReview: 'p' }) },
    { [SETTINGS]: contract({ p: 'auto' }, { codeReview: 'p' }) },
    [],
  ],
  [
    'a profile’s model, once for all its tasks',
    { [SETTINGS]: contract({ p: 'auto' }, { codeReview: 'p', hookActions: 'p' }) },
    { [SETTINGS]: contract({ p: 'claude-next' }, { codeReview: 'p', hookActions: 'p' }) },
    ['p: auto 1 → claude-next null, team'],
  ],
  [
    'a profile that nothing runs on',
    { [SETTINGS]: contract({ p: 'auto' }, {}) },
    { [SETTINGS]: contract({ p: 'claude-opus-4.8' }, {}) },
    ['p: auto 1 → claude-opus-4.8 2.2, team'],
  ],
  [
    'routes: moved, added, taken away',
    { [SETTINGS]: contract({ p: 'auto', q: 'auto' }, { codeReview: 'p', hookActions: 'p' }) },
    { [SETTINGS]: contract({ p: 'auto', q: 'auto' }, { codeReview: 'q', interactiveChat: 'p' }) },
    ['codeReview: p → q', 'interactiveChat: null → p', 'hookActions: p → null'],
  ],
  [
    'an agent’s model',
    { '.kiro/agents/a.json': agent('a', 'auto') },
    { '.kiro/agents/a.json': agent('a', 'claude-opus-4.8') },
    ['a: auto 1 → claude-opus-4.8 2.2, kiro'],
  ],
  [
    'a default, and not what merely inherits it',
    { [CLI]: { 'chat.defaultModel': 'auto' }, '.kiro/agents/a.json': agent('a') },
    { [CLI]: { 'chat.defaultModel': 'claude-opus-4.8' }, '.kiro/agents/a.json': agent('a') },
    ['CLI chat: auto 1 → claude-opus-4.8 2.2, kiro'],
  ],
  [
    'an agent that begins or ceases to name one',
    { '.kiro/agents/a.json': agent('a'), '.kiro/agents/b.json': agent('b', 'claude-opus-4.8') },
    { '.kiro/agents/a.json': agent('a', 'claude-opus-4.8'), '.kiro/agents/b.json': agent('b') },
    ['a: auto 1 → claude-opus-4.8 2.2, kiro', 'b: claude-opus-4.8 2.2 → auto 1, kiro'],
  ],
  [
    'in a nested root, with its name',
    { [`web/${SETTINGS}`]: contract({ p: 'auto' }, { codeReview: 'p' }) },
    { [`web/${SETTINGS}`]: contract({ p: 'claude-opus-4.8' }, {}) },
    ['web/p: auto 1 → claude-opus-4.8 2.2, team', 'web/codeReview: p → null'],
  ],
  [
    'several: models in the order of their places, then routes by root',
    {
      [SETTINGS]: contract({ p: 'auto', q: 'auto' }, { codeReview: 'p', hookActions: 'p' }),
      [`web/${SETTINGS}`]: contract({ p: 'auto' }, { codeReview: 'p' }),
      [CLI]: { 'chat.defaultModel': 'auto' },
      '.kiro/agents/a.json': agent('a', 'auto'),
      '.kiro/agents/b.json': agent('b', 'auto'),
    },
    {
      [SETTINGS]: contract({ p: 'claude-haiku-4.5', q: 'claude-opus-4.8' }, { hookActions: 'q' }),
      [`web/${SETTINGS}`]: contract({ p: 'claude-haiku-4.5' }, { interactiveChat: 'p' }),
      [CLI]: { 'chat.defaultModel': 'claude-opus-4.8' },
      '.kiro/agents/a.json': agent('a', 'claude-opus-4.8'),
      '.kiro/agents/b.json': agent('b', 'claude-haiku-4.5'),
    },
    [
      'a: auto 1 → claude-opus-4.8 2.2, kiro',
      'b: auto 1 → claude-haiku-4.5 0.4, kiro',
      'p: auto 1 → claude-haiku-4.5 0.4, team',
      'q: auto 1 → claude-opus-4.8 2.2, team',
      'CLI chat: auto 1 → claude-opus-4.8 2.2, kiro',
      'web/p: auto 1 → claude-haiku-4.5 0.4, team',
      'hookActions: p → q',
      'codeReview: p → null',
      'web/interactiveChat: null → p',
      'web/codeReview: p → null',
    ],
  ],
  [
    'new files are no edits',
    {},
    { [SETTINGS]: contract({ p: 'auto' }, { codeReview: 'p' }), '.kiro/agents/a.json': agent('a', 'auto') },
    [],
  ],
])('%s', (_, before, after, expected) => {
  expect(told(before, after)).toEqual(expected)
})
