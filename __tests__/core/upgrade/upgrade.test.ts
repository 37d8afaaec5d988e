import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import type { Upgrade } from '../../../src/core/upgrade/upgrade.js'
import { agent, contract, hook, judged, type Files } from '../support/repository.js'
import { WORKED_CASE } from '../support/worked-case.js'
import { upgradesOf, said, profile, between, MODEL, ACCESS, PRICE, WORK, WEEK } from './upgrades-of.js'

const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'
const AGENT = '.kiro/agents/reviewer.json'

test('every profile, agent and chat that moves is one, in each root, in the order of their places', () => {
  const files = (one: string, other: string): Files => ({
    [SETTINGS]: contract({ p: one, q: 'auto', r: other }, { codeReview: 'p', hookActions: 'q' }),
    [`web/${SETTINGS}`]: contract({ p: other }, { codeReview: 'p' }),
    [CLI]: { 'chat.defaultModel': one },
    '.kiro/agents/a.json': agent('a', other),
    '.kiro/agents/b.json': agent('b', one),
    'web/.kiro/agents/a.json': agent('a', one),
  })
  const all = upgradesOf({
    before: files('auto', 'claude-haiku-4.5'),
    after: files('claude-opus-4.8', 'claude-sonnet-5'),
  })
  expect(
    all.map(({ what, kind, from, to, place }) => [what, kind, from, to, `${place.file}:${place.line}`].join(' ')),
  ).toEqual([
    'a agent claude-haiku-4.5 claude-sonnet-5 .kiro/agents/a.json:3',
    'b agent auto claude-opus-4.8 .kiro/agents/b.json:3',
    'p profile auto claude-opus-4.8 .kiro/settings.json:4',
    'r profile claude-haiku-4.5 claude-sonnet-5 .kiro/settings.json:10',
    'CLI chat chat auto claude-opus-4.8 .kiro/settings/cli.json:2',
    'web/a agent auto claude-opus-4.8 web/.kiro/agents/a.json:3',
    'web/p profile claude-haiku-4.5 claude-sonnet-5 web/.kiro/settings.json:4',
  ])
})

test('what runs on a model is reported in the order of the estimate', () => {
  const files = (model: string): Files => ({
    [CLI]: { 'chat.defaultModel': model },
    ...Object.fromEntries(['z', 'b', 'a'].map((name, index) => [`.kiro/agents/${index}.json`, agent(name)])),
    '.kiro/hooks/h.kiro.hook': hook('userTriggered'),
  })
  expect(said(upgradesOf({ before: files('auto'), after: files('claude-opus-4.8') }), WORK)).toEqual([
    'work in the terminal: 286 → 629 credits a month (+343).',
    'Typical work, per developer.',
  ])
})

test('the worked case: the work that stays, the work that comes, and the first week add up to the estimate', () => {
  const all = upgradesOf(WORKED_CASE)
  expect(said(all, WORK)).toEqual([
    'specGeneration, taskExecution and codeReview: 6,060 → 10,257 credits a month (+4,197).',
    'interactiveChat moves to it in the same change: 302 → 1,663 credits a month (+1,361).',
    'Typical work, 12 developers.',
  ])
  expect(said(all, WEEK)[0]).toBe('Its work is estimated at about 2,838 credits in 5 working days, 1,515 before.')
  expect(4197 + 1361).toBe(judged(WORKED_CASE).estimate.delta.typical)
  expect(all[0]?.steps.filter(({ byHand }) => byHand).map(({ title }) => title)).toEqual([
    'Compare the results',
    'Let an agent finish a task',
    WEEK,
  ])
  expect(all[0]?.steps.map(({ title }) => title)).toEqual([
    'Know the new model',
    'See who can use it',
    'Know its price',
    'See what runs on it',
    'Compare the results',
    'Let an agent finish a task',
    WEEK,
    'Tell the team',
  ])
  expect(said(all, 'Compare the results')).toEqual([
    'Do the same real work once on each model, one task of every kind that will run on the new one, and read the results side by side.',
    'The more expensive model should be visibly better.',
  ])
  expect(said(all, 'Let an agent finish a task')).toEqual([
    'One whole task, with the tests of this repository at its end, shows what a short prompt hides.',
  ])
  expect(said(all, 'Tell the team').at(-1)).toBe(
    'The contract alone changes nothing in Kiro: kiro-governance apply carries it into the files that Kiro reads.',
  )
})

test.each<[string, Files, Files]>([
  ['nothing changes', profile('auto'), profile('auto')],
  [
    'only routes change',
    { [SETTINGS]: contract({ p: 'auto', q: 'claude-opus-5' }, { codeReview: 'p' }) },
    { [SETTINGS]: contract({ p: 'auto', q: 'claude-opus-5' }, { codeReview: 'q' }) },
  ],
  ['only the spelling changes', profile('claude-opus-4-8'), profile('claude-opus-4.8')],
  ['a profile or agent is new', {}, { ...profile('auto'), [AGENT]: agent('reviewer', 'auto') }],
  ['one goes', { ...profile('auto'), [AGENT]: agent('reviewer', 'auto') }, {}],
])('there is nothing to check when %s', (_, before, after) => {
  expect(upgradesOf({ before, after })).toEqual([])
})

describe('sources', () => {
  const sourcesOf = (all: readonly Upgrade[]): (string | null)[] =>
    all.flatMap(({ steps }) => steps.flatMap(({ facts }) => facts.map(({ source }) => source)))

  test('are the pages of the catalogue, or none', () => {
    expect(new Set(sourcesOf(between('claude-sonnet-4.5', 'gpt-5.6-luna')))).toEqual(
      new Set([
        null,
        'https://kiro.dev/docs/models',
        'https://kiro.dev/changelog/models/gpt-5-6/',
        'https://kiro.dev/changelog/models/fable-5-1-and-gpt-5-6-generally-available/',
        'https://kiro.dev/docs/chat/model-selection/',
      ]),
    )
  })

  test('are never what a policy calls itself, and a policy has no dates', () => {
    const catalogue = loadCatalogue(
      { models: { 'house-model': { multiplier: 3, plans: ['pro'], status: 'preview', context: 5000 } } },
      'https://evil.example',
    )
    const all = upgradesOf({ before: profile('auto'), after: profile('house-model') }, catalogue)
    expect(new Set(sourcesOf(all))).toEqual(new Set([null, 'policy', 'https://kiro.dev/docs/chat/model-selection/']))
    expect([...said(all, MODEL), ...said(all, ACCESS)]).toEqual([
      'On record as preview; it may change or go without notice.',
      'Context window: 1,000,000 → 5,000 tokens; what filled the old one no longer fits.',
      'Plans: Pro (before: every plan).',
    ])
    const unpriced = loadCatalogue({ models: { 'house-model': {} } }, 'x')
    expect(said(upgradesOf({ before: profile('auto'), after: profile('house-model') }, unpriced), PRICE)).toEqual([
      'Multiplier: 1.0x → not priced: the policy names no multiplier.',
    ])
  })
})
