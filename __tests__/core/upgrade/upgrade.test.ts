import { loadCatalogue, type Catalogue } from '../../../src/core/catalogue/catalogue.js'
import { plain } from '../../../src/core/text/message.js'
import { upgrades } from '../../../src/core/upgrade/upgrades.js'
import type { Upgrade } from '../../../src/core/upgrade/upgrade.js'
import { upgradeOf } from '../../../src/render/json/upgrade.js'
import { upgradeSchema } from '../../../src/core/contract/check/upgrade.js'
import { PLAIN } from '../../../src/render/text/paint.js'
import { upgradesText } from '../../../src/render/text/upgrade-text.js'
import { agent, configuration, contract, DAY, judged, type Change, type Files } from '../support/repository.js'
import { WORKED_CASE } from '../support/worked-case.js'

const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'
const AGENT = '.kiro/agents/reviewer.json'

function of(change: Change, catalogue: Catalogue = loadCatalogue()): Upgrade[] {
  return upgrades(
    configuration(change.before ?? {}),
    configuration(change.after),
    catalogue,
    change.day ?? DAY,
    judged(change).estimate,
  )
}

/** Every fact as `title: sentence`. */
function told(all: readonly Upgrade[]): string[] {
  return all.flatMap(({ steps }) =>
    steps.flatMap(({ title, facts }) => facts.map(({ text }) => `${title}: ${plain(text)}`)),
  )
}

function said(all: readonly Upgrade[], title: string): string[] {
  return told(all)
    .filter((line) => line.startsWith(`${title}: `))
    .map((line) => line.slice(title.length + 2))
}

const profile = (model: string): Files => ({ [SETTINGS]: contract({ p: model }, { codeReview: 'p' }) })
const between = (from: string, to: string, day = DAY): Upgrade[] =>
  of({ before: profile(from), after: profile(to), day })

const [MODEL, ACCESS, PRICE, WORK, WEEK, TEAM] = [
  'Know the new model',
  'See who can use it',
  'Know its price',
  'See what runs on it',
  'Watch the first week',
  'Tell the team',
] as const

test('every profile, agent and chat that moves is one, in each root, in the order of their places', () => {
  const files = (one: string, other: string): Files => ({
    [SETTINGS]: contract({ p: one, q: 'auto', r: other }, { codeReview: 'p', hookActions: 'q' }),
    [`web/${SETTINGS}`]: contract({ p: other }, { codeReview: 'p' }),
    [CLI]: { 'chat.defaultModel': one },
    '.kiro/agents/a.json': agent('a', other),
    '.kiro/agents/b.json': agent('b', one),
    'web/.kiro/agents/a.json': agent('a', one),
  })
  const all = of({ before: files('auto', 'claude-haiku-4.5'), after: files('claude-opus-4.8', 'claude-sonnet-5') })
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

test('what runs on a model is told in the order of the estimate', () => {
  const files = (model: string): Files => ({
    [CLI]: { 'chat.defaultModel': model },
    ...Object.fromEntries(['z', 'b', 'a'].map((name, index) => [`.kiro/agents/${index}.json`, agent(name)])),
  })
  expect(
    said(
      of({
        before: files('auto'),
        after: files('claude-opus-4.8'),
        policy: 'version: 1\nworkload: { cliShare: 0.5, agents: { z: { runs: 1 }, b: { runs: 5 }, a: { runs: 2 } } }',
      }),
      WORK,
    ),
  ).toEqual(['CLI chat, a, b and z: 735 → 1,618 credits a month (+883).', 'Typical work, per developer.'])
})

test('all work without credits is named, by what is missing, in the order of the estimate', () => {
  const files = (model: string): Files => ({
    [CLI]: { 'chat.defaultModel': model },
    '.kiro/agents/b.json': agent('b'),
    '.kiro/agents/a.json': agent('a'),
    '.kiro/agents/c.json': agent('c'),
  })
  const between = (policy: string): string[] =>
    said(of({ before: files('auto'), after: files('claude-opus-4.8'), policy }), WORK)
  expect(between('version: 1\nworkload: { agents: { b: { runs: 1 } } }')).toEqual([
    'b: 84 → 185 credits a month (+101).',
    'CLI chat: no credits a month, because nobody stated its share of the chat.',
    'a and c: no credits a month, because nobody stated how often it runs.',
    'Typical work, per developer.',
  ])
  expect(between('version: 1')).toEqual([
    'CLI chat: no credits a month, because nobody stated its share of the chat.',
    'a, b and c: no credits a month, because nobody stated how often it runs.',
  ])
})

test('all work that comes to a model in the same change is named', () => {
  const files = (chat: string, own: readonly string[]): Files => ({
    [CLI]: { 'chat.defaultModel': chat },
    ...Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [
        `.kiro/agents/${name}.json`,
        own.includes(name) ? agent(name, 'claude-haiku-4.5') : agent(name),
      ]),
    ),
  })
  const policy = 'version: 1\nworkload: { cliShare: 0.5, agents: { a: { runs: 1 }, b: { runs: 2 }, c: { runs: 5 } } }'
  const come = (...own: readonly string[]): string[] =>
    said(
      of({ before: files('auto', own), after: files('claude-opus-4.8', []), policy }).filter(
        ({ kind }) => kind === 'chat',
      ),
      WORK,
    )
  expect(come('c')).toEqual([
    'CLI chat, a and b: 315 → 694 credits a month (+379).',
    'c comes to it in the same change: 168 → 924 credits a month (+756).',
    'Typical work, per developer.',
  ])
  expect(come('b', 'c')).toEqual([
    'CLI chat and a: 147 → 324 credits a month (+177).',
    'b and c come to it in the same change: 235 → 1,294 credits a month (+1,059).',
    'Typical work, per developer.',
  ])
})

test.each<[readonly number[], string[]]>([
  [[], ['Multiplier: 1.3x → 0.6x, −54 %.']],
  [[0.6], ['Multiplier: 1.3x → 0.6x, −54 %.', 'Another source says 0.6x for gpt-5.6-luna (seen 2026-10-01).']],
  [
    [0.6, 1.1, 0.4],
    [
      'Multiplier: 1.3x → 0.6x (0.4x to 1.1x by source), −54 %.',
      'Another source says 0.6x for gpt-5.6-luna (seen 2026-10-01).',
      'Another source says 1.1x for gpt-5.6-luna (seen 2026-10-02).',
      'Another source says 0.4x for gpt-5.6-luna (seen 2026-10-03).',
    ],
  ],
])('every source that disagrees is named: %j', (values, expected) => {
  const shipped = loadCatalogue()
  const luna = shipped.find('gpt-5.6-luna')?.model
  const period = luna?.multipliers.at(-1)
  if (!luna || !period) throw new Error('a model of the catalogue')
  const conflicts = values.map((value, index) => ({ ...period, value, seen: `2026-10-0${index + 1}`, note: '' }))
  const model = { ...luna, multipliers: [{ ...period, conflicts }] }
  const catalogue: Catalogue = {
    ...shipped,
    find: (name) => (name === luna.id ? { model, spelling: 'accepted' } : shipped.find(name)),
  }
  const facts = said(of({ before: profile('claude-sonnet-5'), after: profile('gpt-5.6-luna') }, catalogue), PRICE)
  expect(facts.slice(0, expected.length)).toEqual(expected)
  expect(facts.filter((fact) => fact.startsWith('Another'))).toHaveLength(values.length)
})

describe('a profile that moves', () => {
  test.each<[string, string, string, Readonly<Record<string, readonly string[]>>]>([
    [
      'to a dearer model',
      'claude-sonnet-4.5',
      'claude-opus-4.8',
      {
        [MODEL]: [
          'On record as available since 2026-06-26.',
          'It has a successor: claude-opus-5.5 (2.0x).',
          'Context window: 200,000 → 1,000,000 tokens.',
        ],
        [ACCESS]: ['Plans: Pro, Pro+, Pro Max and Power (before: every plan).'],
        [PRICE]: [
          'Multiplier: 1.3x → 2.2x, +69 %.',
          'One run costs 1.7x as much: the documentation’s example task 22 credits instead of 13.',
        ],
        [WORK]: ['codeReview: 41 → 69 credits a month (+28).', 'Typical work, per developer.'],
      },
    ],
    [
      'to a cheaper one',
      'claude-opus-5.5',
      'claude-haiku-4.5',
      {
        [MODEL]: [
          'On record as available since 2025-12-06.',
          'Context window: 1,000,000 → 200,000 tokens; what filled the old one no longer fits.',
        ],
        [ACCESS]: ['Plans: Pro, Pro+, Pro Max and Power (as before).'],
        [PRICE]: [
          'Multiplier: 2.0x → 0.4x, −80 %.',
          'One run costs 0.2x as much: the documentation’s example task 4 credits instead of 20.',
        ],
        'Compare the results': [
          'Do the same real work once on each model, one task of every kind that will run on the new one, and read the results side by side.',
          'The cheaper model has to be about as good.',
        ],
      },
    ],
    [
      'at the same price',
      'claude-sonnet-5',
      'claude-sonnet-5.5',
      {
        [PRICE]: ['Multiplier: 1.3x, as before.'],
        [WORK]: ['codeReview: 41 → 41 credits a month (no difference).', 'Typical work, per developer.'],
      },
    ],
    [
      'to one that nobody knows',
      'auto',
      'claude-next',
      {
        [MODEL]: ['claude-next is not in the catalogue of 2026-10-08: only its release notes can say what it is.'],
        [ACCESS]: ['Which plans have it is not known.'],
        [PRICE]: ['Multiplier: 1.0x → not priced: it is not in the catalogue.'],
        [WORK]: ['codeReview: no credits a month, because a price is missing.'],
      },
    ],
    [
      'to one that is retired and never had a price',
      'auto',
      'claude-3.7-sonnet',
      {
        [MODEL]: [
          'On record as retired since 2025-12-06: a request for it fails. The oldest dated list seen without it; the day of its removal is not known.',
          'It has a successor: claude-sonnet-5.5 (1.3x).',
          'Context window: 1,000,000 → not known.',
        ],
        [ACCESS]: ['No plan is on record as having it on 2026-10-08.'],
        [PRICE]: ['Multiplier: 1.0x → not priced: offered before credits existed; a multiplier was never published.'],
        'Compare the results': [],
        [WEEK]: [],
      },
    ],
    [
      'away from one that is retired',
      'claude-3.7-sonnet',
      'auto',
      {
        [PRICE]: ['Multiplier: not priced → 1.0x.'],
        [TEAM]: [
          `The way back is one line, "model": "claude-3.7-sonnet" at ${SETTINGS}:4.`,
          'It leads nowhere: claude-3.7-sonnet is retired since 2025-12-06.',
          'The contract alone moves nobody: kiro-governance apply carries it into the files that Kiro reads.',
        ],
      },
    ],
    [
      'to one on whose price sources disagree',
      'claude-sonnet-5',
      'gpt-5.6-luna',
      {
        [PRICE]: [
          'Multiplier: 1.3x → 0.6x (0.6x to 1.1x by source), −54 %.',
          'Another source says 1.1x for gpt-5.6-luna (seen 2026-10-02).',
          'Prompts above 272,000 tokens: 1.2x (the old model has no such rate on record).',
          'One run costs 0.5x as much: the documentation’s example task 6 credits instead of 13.',
        ],
      },
    ],
    [
      'from one long-context rate to another',
      'gpt-5.6-sol',
      'gpt-5.6-terra',
      {
        [PRICE]: [
          'Multiplier: 4.4x → 2.2x, −50 %.',
          'Prompts above 272,000 tokens: 4.4x (before: 8.8x above 272,000).',
          'One run costs 0.5x as much: the documentation’s example task 22 credits instead of 44.',
        ],
      },
    ],
    [
      'to a restricted one, and away from a long-context rate',
      'gpt-5.6-sol',
      'claude-fable-5.1',
      {
        [ACCESS]: [
          'Plans: Pro, Pro+, Pro Max and Power (as before).',
          'Region: us-east-1 only.',
          'Billing: enterprise only.',
        ],
        [PRICE]: [
          'Multiplier: 4.4x → 6.0x, +36 %.',
          'The old model’s dearer rate for long prompts (8.8x above 272,000 tokens) falls away.',
          'One run costs 1.4x as much: the documentation’s example task 60 credits instead of 44.',
        ],
      },
    ],
    [
      'back to the model before it, spelled as Kiro does not',
      'claude-opus-5.5',
      'claude-opus-4-8',
      {
        [MODEL]: [
          'Kiro does not accept claude-opus-4-8; the facts here are those of claude-opus-4.8.',
          'On record as available since 2026-06-26.',
          'This goes back: claude-opus-5.5 (2.0x) is its successor.',
          'Context window: 1,000,000 tokens, as before.',
        ],
      },
    ],
  ])('%s', (_, from, to, expected) => {
    const all = between(from, to)
    expect(all.map(({ what, kind, from: was, to: is }) => [what, kind, was, is])).toEqual([['p', 'profile', from, to]])
    for (const [title, facts] of Object.entries(expected)) expect(said(all, title)).toEqual(facts)
  })

  test('while its new model is on trial, or not offered yet', () => {
    expect(said(between('auto', 'claude-opus-5.5', '2026-10-01'), MODEL)).toContain(
      'On record as experimental since 2026-09-28; it may change or go without notice.',
    )
    expect(said(between('auto', 'claude-opus-5.5', '2026-09-01'), MODEL)).toContain(
      'Not on record as offered on 2026-09-01.',
    )
    expect(said(between('auto', 'claude-opus-5.5', '2026-09-01'), PRICE)).toEqual([
      'Multiplier: 1.0x → not priced: it has no multiplier on this day.',
    ])
  })

  test('to one that only some logins had', () => {
    expect(said(between('auto', 'claude-opus-4.7', '2026-06-15'), ACCESS)).toEqual([
      'Plans: Pro, Pro+, Pro Max and Power (before: every plan).',
      'Login: IAM Identity Center only.',
    ])
  })

  test('and that nothing runs on', () => {
    const unused = (model: string): Files => ({ [SETTINGS]: contract({ p: model }, {}) })
    const all = of({ before: unused('auto'), after: unused('claude-opus-5.5') })
    expect([said(all, WORK), said(all, WEEK).length]).toEqual([['Nothing, so it costs nothing now.'], 1])
  })

  test('in a nested root: no credits without a stated share', () => {
    const nested = (model: string): Files => ({ [`web/${SETTINGS}`]: contract({ p: model }, { codeReview: 'p' }) })
    const all = of({ before: nested('auto'), after: nested('claude-opus-5.5') })
    expect([all[0]?.what, all[0]?.place.file, said(all, WORK)]).toEqual([
      'web/p',
      `web/${SETTINGS}`,
      ['web/codeReview: no credits a month, because nobody stated the share of its folder.'],
    ])
  })

  test('by the ratio of the estimate where the policy knows better than the multipliers', () => {
    const change = { before: profile('claude-sonnet-5'), after: profile('claude-opus-5') }
    const { estimate } = judged(change)
    const all = upgrades(configuration(change.before), configuration(change.after), loadCatalogue(), DAY, {
      ...estimate,
      rows: estimate.rows.map((row) => ({ ...row, ratio: 2.44 })),
    })
    expect(said(all, PRICE)).toContain('One run costs 2.4x as much, by the workload that the policy states.')
  })
})

test('the worked case: the work that stays, the work that comes, and the first week add up to the estimate', () => {
  const all = of(WORKED_CASE)
  expect(said(all, WORK)).toEqual([
    'specGeneration, taskExecution and codeReview: 5,896 → 9,980 credits a month (+4,084).',
    'interactiveChat comes to it in the same change: 605 → 3,326 credits a month (+2,721).',
    'Typical work, 12 developers.',
  ])
  expect(said(all, WEEK)[0]).toBe('By the estimate its work costs about 3,168 credits in 5 working days, 1,548 before.')
  expect(4084 + 2721).toBe(judged(WORKED_CASE).estimate.delta.typical)
  expect(all[0]?.steps.filter(({ byHand }) => byHand).map(({ title }) => title)).toEqual([
    'Compare the results',
    'Let an agent finish a task',
    WEEK,
  ])
})

describe('agents and the chat', () => {
  test('an agent that names another model', () => {
    const all = of({
      before: { [AGENT]: agent('reviewer', 'claude-sonnet-5') },
      after: { [AGENT]: agent('reviewer', 'claude-opus-5') },
      policy: 'version: 1\nworkload: { agents: { reviewer: { runs: 1 } } }',
    })
    expect(all.map(({ what, kind }) => [what, kind])).toEqual([['reviewer', 'agent']])
    expect(said(all, WORK)).toEqual(['reviewer: 109 → 185 credits a month (+76).', 'Typical work, per developer.'])
    expect(said(all, TEAM)).toEqual([`The way back is one line, "model": "claude-sonnet-5" at ${AGENT}:3.`])
  })

  test('one in markdown, with a name that YAML would misread', () => {
    const file = (model: string): Files => ({ '.kiro/agents/a.md': `---\nname: a\nmodel: ${model}\n---\n` })
    expect(said(of({ before: file('claude-sonnet-5'), after: file('auto') }), TEAM)).toEqual([
      'The way back is one line, model: claude-sonnet-5 at .kiro/agents/a.md:3.',
    ])
    expect(said(of({ before: file('"a: b"'), after: file('auto') }), TEAM)).toEqual([
      'The way back is one line, model: "a: b" at .kiro/agents/a.md:3.',
    ])
  })

  test('one that begins or ceases to name a model', () => {
    const files = (own: Files): Files => ({ [CLI]: { 'chat.defaultModel': 'claude-sonnet-5' }, ...own })
    const [without, named] = [
      files({ [AGENT]: agent('reviewer') }),
      files({ [AGENT]: agent('reviewer', 'claude-opus-5') }),
    ]
    expect(said(of({ before: without, after: named }), TEAM)).toEqual([
      `The way back is to take the model out at ${AGENT}:3; then reviewer takes claude-sonnet-5 over again.`,
    ])
    expect(said(of({ before: named, after: without }), TEAM)).toEqual([
      `The way back is one line, "model": "claude-opus-5" in ${AGENT}.`,
    ])
    expect(said(of({ before: named, after: without }), WORK)).toEqual([
      'reviewer: no credits a month, because nobody stated how often it runs.',
    ])
  })

  test('the chat, with what takes its default', () => {
    const files = (model: string): Files => ({ [CLI]: { 'chat.defaultModel': model }, [AGENT]: agent('reviewer') })
    const all = of({
      before: files('claude-sonnet-5'),
      after: files('claude-opus-5'),
      policy: 'version: 1\nworkload: { cliShare: 0.5 }',
    })
    expect(all.map(({ what, kind }) => [what, kind])).toEqual([['CLI chat', 'chat']])
    expect(said(all, WORK)).toEqual([
      'CLI chat: 82 → 139 credits a month (+57).',
      'reviewer: no credits a month, because nobody stated how often it runs.',
      'Typical work, per developer.',
    ])
    expect(said(all, TEAM)).toEqual([`The way back is one line, "chat.defaultModel": "claude-sonnet-5" at ${CLI}:2.`])
  })

  test('a chat that follows an agent is named with the agent', () => {
    const files = (model: string): Files => ({
      [CLI]: { 'chat.defaultAgent': 'reviewer' },
      [AGENT]: agent('reviewer', model),
    })
    const all = of({ before: files('claude-sonnet-5'), after: files('claude-opus-5') })
    expect(all.map(({ what }) => what)).toEqual(['reviewer'])
    expect(told(all).join('\n')).toContain('CLI chat: no credits a month')
  })

  test('a chat that moves to another agent points at neither of their lines as its own', () => {
    const files = (name: string): Files => ({
      [CLI]: { 'chat.defaultAgent': name },
      [AGENT]: agent('reviewer', 'claude-opus-5'),
      '.kiro/agents/b.json': agent('b', 'claude-sonnet-5'),
    })
    const all = of({ before: files('b'), after: files('reviewer') })
    expect(all.map(({ what }) => what)).toEqual(['CLI chat'])
    expect(said(all, TEAM)).toEqual([
      `The way back is to let CLI chat run on claude-sonnet-5 again; now it takes its model from ${AGENT}:3.`,
    ])
    expect(said(all, WORK)).toEqual(['CLI chat: no credits a month, because nobody stated its share of the chat.'])
  })
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
  expect(of({ before, after })).toEqual([])
})

describe('sources', () => {
  const sourcesOf = (all: readonly Upgrade[]): (string | null)[] =>
    all.flatMap(({ steps }) => steps.flatMap(({ facts }) => facts.map(({ source }) => source)))

  test('are the pages of the catalogue, or none', () => {
    expect(new Set(sourcesOf(between('claude-sonnet-4.5', 'gpt-5.6-luna')))).toEqual(
      new Set([
        null,
        'https://kiro.dev/docs/models',
        'https://kiro.dev/changelog/models/',
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
    const all = of({ before: profile('auto'), after: profile('house-model') }, catalogue)
    expect(new Set(sourcesOf(all))).toEqual(new Set([null, 'policy', 'https://kiro.dev/docs/chat/model-selection/']))
    expect([...said(all, MODEL), ...said(all, ACCESS)]).toEqual([
      'On record as preview; it may change or go without notice.',
      'Context window: 1,000,000 → 5,000 tokens; what filled the old one no longer fits.',
      'Plans: Pro (before: every plan).',
    ])
    const unpriced = loadCatalogue({ models: { 'house-model': {} } }, 'x')
    expect(said(of({ before: profile('auto'), after: profile('house-model') }, unpriced), PRICE)).toEqual([
      'Multiplier: 1.0x → not priced: the policy names no multiplier.',
    ])
  })
})

test('the JSON report has the shape of its schema', () => {
  const all = [...of(WORKED_CASE), ...between('auto', 'claude-next')].map(upgradeOf)
  expect(all).toHaveLength(2)
  for (const upgrade of all) expect(upgradeSchema.parse(upgrade)).toEqual(upgrade)
  expect(all[0]).toMatchObject({
    what: 'primary',
    kind: 'profile',
    file: SETTINGS,
    line: 4,
    from: 'claude-sonnet-4.5',
    to: 'claude-opus-4.8',
  })
})

describe('the terminal', () => {
  test('says what is known, and names what is left to people', () => {
    const text = upgradesText(of(WORKED_CASE), PLAIN)
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        '  Changing the model of primary: what to check',
        `  ${SETTINGS}:4  claude-sonnet-4.5 → claude-opus-4.8`,
        '  Know its price       Multiplier: 1.3x → 2.2x, +69 %.',
        '  By hand              compare the results; let an agent finish a task; watch the first week.',
      ]),
    )
    expect(text).not.toContain('http')
  })

  test('shows three at most, and nothing invisible', () => {
    const many = (model: string): Files => ({
      [SETTINGS]: contract({ a: model, b: model, c: model, d: model, e: model }, {}),
    })
    expect(upgradesText(of({ before: many('auto'), after: many('claude-opus-5') }), PLAIN)).toMatch(
      /\n\n {2}2 more changes of a model in the report file$/,
    )
    expect(upgradesText(of({ before: profile('auto'), after: profile('x\u001b[31m\u202e\n') }), PLAIN)).not.toMatch(
      /[\u001b\u202e]/,
    )
    expect(upgradesText([], PLAIN)).toBe('')
  })
})
