import { loadCatalogue, type Catalogue } from '../../../src/core/catalogue/catalogue.js'
import { upgrades } from '../../../src/core/upgrade/upgrades.js'
import { configuration, contract, DAY, judged, type Files } from '../support/repository.js'
import { upgradesOf, said, profile, between, MODEL, ACCESS, PRICE, WORK, WEEK, TEAM } from './upgrades-of.js'

const SETTINGS = '.kiro/settings.json'

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
  const facts = said(
    upgradesOf({ before: profile('claude-sonnet-5'), after: profile('gpt-5.6-luna') }, catalogue),
    PRICE,
  )
  expect(facts.slice(0, expected.length)).toEqual(expected)
  expect(facts.filter((fact) => fact.startsWith('Another'))).toHaveLength(values.length)
})

describe('a profile that moves', () => {
  test.each<[string, string, string, Readonly<Record<string, readonly string[]>>]>([
    [
      'to a more expensive model',
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
        [WORK]: ['codeReview: 55 → 92 credits a month (+37).', 'Typical work, per developer.'],
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
          'The cheaper model should be about as good.',
        ],
      },
    ],
    [
      'at the same price',
      'claude-sonnet-5',
      'claude-sonnet-5.5',
      {
        [PRICE]: ['Multiplier: 1.3x, as before.'],
        [WORK]: ['codeReview: 55 → 55 credits a month (no difference).', 'Typical work, per developer.'],
      },
    ],
    [
      'to one that nobody knows',
      'auto',
      'claude-next',
      {
        [MODEL]: ['claude-next is not in the catalogue of 2026-11-29: only its release notes can say what it is.'],
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
          'The contract alone changes nothing in Kiro: kiro-governance apply carries it into the files that Kiro reads.',
        ],
      },
    ],
    [
      'to one that was more expensive a week before',
      'claude-sonnet-5',
      'gpt-5.6-luna',
      {
        [PRICE]: [
          'Multiplier: 1.3x → 0.6x, −54 %.',
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
          'The old model’s more expensive rate for long prompts (8.8x above 272,000 tokens) falls away.',
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
    const all = upgradesOf({ before: unused('auto'), after: unused('claude-opus-5.5') })
    expect([said(all, WORK), said(all, WEEK).length]).toEqual([['Nothing, so it costs nothing now.'], 1])
  })

  test('in a nested root, as if all the work were done there', () => {
    const nested = (model: string): Files => ({ [`web/${SETTINGS}`]: contract({ p: model }, { codeReview: 'p' }) })
    const all = upgradesOf({ before: nested('auto'), after: nested('claude-opus-5.5') })
    expect([all[0]?.what, all[0]?.place.file, said(all, WORK)]).toEqual([
      'web/p',
      `web/${SETTINGS}`,
      ['web/codeReview: 42 → 84 credits a month (+42).', 'Typical work, per developer.'],
    ])
  })

  test('by the ratio of the estimate where the policy knows better than the multipliers', () => {
    const change = { before: profile('claude-sonnet-5'), after: profile('claude-opus-5') }
    const { estimate } = judged(change)
    const all = upgrades(configuration(change.before), configuration(change.after), loadCatalogue(), DAY, {
      ...estimate,
      allRows: estimate.allRows.map((row) => ({ ...row, ratio: 2.44 })),
    })
    expect(said(all, PRICE)).toContain('One run costs 2.4x as much, by the workload that the policy states.')
  })
})
