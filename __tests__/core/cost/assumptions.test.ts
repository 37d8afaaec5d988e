import { DISAGREEING } from '../support/prices.js'
import { agent, contract, hook, judged, policy, type Files } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
const told = (after: Files, yaml: readonly string[] = [], before: Files | null = null): string[] =>
  judged({
    prices: DISAGREEING,
    before,
    after,
    policy: yaml.flatMap((text) => policy(`version: 1\n${text}`)),
  }).estimate.assumptions.map(({ text, source }) => `${source.replace(/^(https:\/\/[^/]*).*/, '$1')}: ${text}`)
const routed = (...models: readonly string[]): Files => ({
  [SETTINGS]: contract(
    Object.fromEntries(models.map((model, index) => [`p${index}`, model])),
    Object.fromEntries(
      models.map((_, index) => [['codeReview', 'taskExecution', 'hookActions'][index] ?? '', `p${index}`]),
    ),
  ),
})

const TERMINAL =
  'assumption: 50 % of interactiveChat and of every kind without a route is done in the terminal, on the model of cli.json, else auto.'
const AGENTS =
  'assumption: An agent that names a model does 0.5 runs of taskExecution a day and developer, a step of a workflow 0.2, where that is more expensive than taskExecution’s own model and the policy states no other number or kind; none at low use, twice as many at high use.'

test('without a policy every number is a default', () => {
  expect(told(routed('auto'))).toEqual([
    'assumption: Credits are for one developer and month; team.developers in the policy makes them the team’s.',
    'assumption: 21 working days a month.',
    'https://github.com: Runs and credits per run are defaults: an agent task costs 1.5 to 20 credits at 1.0x, typically 5; measured medians are 1.5 for small tasks and 19.5 for features in real repositories.',
    'https://kiro.dev: Multipliers of 2026-10-08, from the catalogue of 2026-11-29.',
    TERMINAL,
  ])
})

test('what any layer states is said to be of the policy', () => {
  expect(
    told(routed('auto'), [
      'team: { developers: 1, workdays: 1 }',
      'workload: { tasks: { codeReview: { runs: 1 } } }',
    ]).slice(0, 3),
  ).toEqual([
    'policy: Credits are for 1 developer and one month.',
    'policy: 1 working day a month.',
    'https://github.com: Runs and credits per run are defaults where the policy states none: an agent task costs 1.5 to 20 credits at 1.0x, typically 5; measured medians are 1.5 for small tasks and 19.5 for features in real repositories.',
  ])
  expect(told(routed('auto'), ['', 'team: { developers: 3, workdays: 20 }']).slice(0, 2)).toEqual([
    'policy: Credits are for 3 developers and one month.',
    'policy: 20 working days a month.',
  ])
})

test('a policy that states nothing of it is no source', () => {
  expect(told(routed('auto'), ['models: { allow: [auto] }', 'team: { login: [github] }'])).toEqual(told(routed('auto')))
})

/** Beyond the six that are always said. */
test.each<[string, Files, string[], Files | null, string[]]>([
  [
    'one price for long prompts',
    routed('gpt-5.6-sol'),
    [],
    null,
    [
      'https://kiro.dev: A prompt above 272,000 tokens costs 8.8x instead of 4.4x; none is counted so, because the policy states no workload.longContext.',
    ],
  ],
  [
    'several, once for each model',
    routed('gpt-5.6-sol', 'gpt-5.6-terra', 'gpt-5.6-sol'),
    ['workload: { longContext: 0.25 }'],
    null,
    [
      'https://kiro.dev: A prompt above 272,000 tokens costs 4.4x instead of 2.2x; 25 % of the runs are counted so.',
      'https://kiro.dev: A prompt above 272,000 tokens costs 8.8x instead of 4.4x; 25 % of the runs are counted so.',
    ],
  ],
  ['only of the side after', routed('auto'), [], routed('gpt-5.6-sol'), []],
  [
    'sources that disagree, of both sides',
    routed('gpt-5.6-luna', 'gpt-5.6-luna'),
    [],
    routed('gpt-5.6-luna'),
    [
      'https://kiro.dev: A prompt above 272,000 tokens costs 1.2x instead of 0.6x; none is counted so, because the policy states no workload.longContext.',
      'https://kiro.dev: Sources disagree on gpt-5.6-luna: another says 1.1x (seen 2026-10-02); the range covers both.',
    ],
  ],
  [
    'sources that disagree, before the change',
    routed('auto'),
    [],
    routed('gpt-5.6-luna'),
    ['https://kiro.dev: Sources disagree on gpt-5.6-luna: another says 1.1x (seen 2026-10-02); the range covers both.'],
  ],
  [
    'hooks, once',
    { '.kiro/hooks/a.kiro.hook': hook('manual', 'A'), '.kiro/hooks/b.kiro.hook': hook('manual', 'B') },
    [],
    null,
    ['assumption: Hooks add to the work, by trigger: one on save runs about 15 times a day and developer.'],
  ],
  ['agents, once', { '.kiro/agents/a.json': agent('a', 'auto') }, [], null, [AGENTS]],
])('%s', (_, after, yaml, before, expected) => {
  expect(
    told(after, yaml, before)
      .slice(5)
      .filter((text) => text !== TERMINAL),
  ).toEqual(expected)
})
