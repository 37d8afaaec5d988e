import { accessFacts, modelFacts } from '../../../src/core/upgrade/model-facts.js'
import { rollbackFacts, type Writing } from '../../../src/core/upgrade/rollback.js'
import { madeModel, PAGE, SINCE } from '../support/made-model.js'
import { pair, sources, texts, type Given } from './made-pair.js'

const AVAILABLE = 'On record as available since 2025-01-01.'
const SAME_CONTEXT = 'Context window: 100,000 tokens, as before.'

test.each<[string, Given, readonly string[]]>([
  ['nothing new', {}, [AVAILABLE, SAME_CONTEXT]],
  [
    'another spelling',
    { named: 'B' },
    ['Kiro does not accept B; the facts here are those of b.', AVAILABLE, SAME_CONTEXT],
  ],
  [
    'a preview',
    { to: { status: [{ ...SINCE, value: 'preview' }] } },
    ['On record as preview since 2025-01-01; it may change or go without notice.', SAME_CONTEXT],
  ],
  [
    'an experiment',
    { to: { status: [{ ...SINCE, value: 'experimental', note: 'Not shown.' }] } },
    ['On record as experimental since 2025-01-01; it may change or go without notice.', SAME_CONTEXT],
  ],
  [
    'an unlisted model',
    { to: { status: [{ ...SINCE, value: 'unlisted' }] } },
    ['On record as unlisted since 2025-01-01: no public list has it.', SAME_CONTEXT],
  ],
  [
    'a retired model',
    { to: { status: [{ ...SINCE, value: 'retired', note: 'It was withdrawn.' }], notes: ['Not shown.'] } },
    ['On record as retired since 2025-01-01: a request for it fails. It was withdrawn.', SAME_CONTEXT],
  ],
  [
    'a retired model without a note',
    { to: { status: [{ ...SINCE, value: 'retired' }] } },
    ['On record as retired since 2025-01-01: a request for it fails.', SAME_CONTEXT],
  ],
  [
    'a model seen later',
    { to: { status: [{ ...SINCE, from: '2026-06-02', value: 'available' }] } },
    ['Not on record on 2026-06-01: first seen on 2026-06-02, and not known before.', SAME_CONTEXT],
  ],
  [
    'a model announced, and there later',
    { to: { announced: '2026-05-01', status: [{ ...SINCE, from: '2026-06-02', value: 'available' }] } },
    ['Not on record as offered on 2026-06-01.', SAME_CONTEXT],
  ],
  ['a larger context', { to: { context: 200_000 } }, [AVAILABLE, 'Context window: 100,000 → 200,000 tokens.']],
  [
    'a smaller context',
    { to: { context: 99_999 } },
    [AVAILABLE, 'Context window: 100,000 → 99,999 tokens; what filled the old one no longer fits.'],
  ],
  ['a context that is not known', { to: { context: null } }, [AVAILABLE, 'Context window: 100,000 → not known.']],
  [
    'a context that was not known',
    { from: { context: null } },
    [AVAILABLE, 'Context window: not known → 100,000 tokens.'],
  ],
  [
    'neither known',
    { from: { context: null }, to: { context: null } },
    [AVAILABLE, 'Context window: not known → not known.'],
  ],
  [
    'notes, but for those about the data',
    { to: { notes: ['First.', 'See https://a.b.', 'Called `x`.', 'Last.'] } },
    [AVAILABLE, SAME_CONTEXT, 'First.', 'Last.'],
  ],
  [
    'a successor',
    { to: { successor: 'c' }, others: [madeModel('c', { multipliers: [{ ...SINCE, value: 1.3 }] })] },
    [AVAILABLE, 'It has a successor: c (1.3x).', SAME_CONTEXT],
  ],
  [
    'a successor without a price',
    { to: { successor: 'c' }, others: [madeModel('c', { multipliers: [] })] },
    [AVAILABLE, 'It has a successor: c (not priced).', SAME_CONTEXT],
  ],
  [
    'the way back to its successor',
    { to: { successor: 'a' } },
    [AVAILABLE, 'This goes back: a (1.0x) is its successor.', SAME_CONTEXT],
  ],
])('the new model: %s', (_, given, told) => {
  expect(texts(modelFacts(pair(given)))).toEqual(told)
})

test('a model that is not in the catalogue, and the source of each fact', () => {
  const known = pair({ to: { successor: 'c', notes: ['Note.'] }, others: [madeModel('c')] })
  expect(sources(modelFacts(known))).toEqual([PAGE.source, PAGE.source, null, null])
  const unknown = { ...known, to: { name: 'zz', model: null } }
  expect(texts(modelFacts(unknown))).toEqual([
    `zz is not in the catalogue of ${known.catalogue.asOf}: only its release notes can say what it is.`,
  ])
  expect(texts(accessFacts(unknown))).toEqual(['Which plans have it is not known.'])
  const own = pair({ to: { status: [{ ...SINCE, value: 'preview', source: 'my policy' }] } })
  expect(texts(modelFacts(own))[0]).toBe('On record as preview; it may change or go without notice.')
  expect(sources(modelFacts(own))[0]).toBe('policy')
})

const ALL = { ...SINCE, plans: 'all', logins: 'all', regions: 'all', billing: 'all' } as const

test.each<[string, Given, readonly string[]]>([
  ['the same', {}, ['Plans: every plan (as before).']],
  [
    'some plans',
    { to: { availability: [{ ...ALL, plans: ['pro', 'power'] }] } },
    ['Plans: Pro and Power (before: every plan).'],
  ],
  [
    'some plans as before',
    { from: { availability: [{ ...ALL, plans: ['pro'] }] }, to: { availability: [{ ...ALL, plans: ['pro'] }] } },
    ['Plans: Pro (as before).'],
  ],
  ['more plans', { from: { availability: [{ ...ALL, plans: ['pro'] }] } }, ['Plans: every plan (before: Pro).']],
  [
    'plans that are not known',
    { to: { availability: [{ ...ALL, plans: 'unknown' }] } },
    ['Plans: not known (before: every plan).'],
  ],
  [
    'plans of a policy',
    { to: { availability: [{ ...ALL, plans: ['pro', 'gold'] as unknown as ['pro'] }] } },
    ['Plans: pro and gold (before: every plan).'],
  ],
  [
    'an old model of which they are not on record',
    { from: { availability: [] } },
    ['Plans: every plan (those of the old model are not on record).'],
  ],
  ['no plan', { to: { availability: [] } }, ['No plan is on record as having it on 2026-06-01.']],
  [
    'everything restricted',
    {
      to: {
        availability: [
          {
            ...SINCE,
            plans: ['pro'],
            logins: ['builder-id', 'iam-identity-center'],
            regions: ['us-east-1'],
            billing: ['enterprise'],
          },
        ],
      },
    },
    [
      'Plans: Pro (before: every plan).',
      'Login: Builder ID and IAM Identity Center only.',
      'Region: us-east-1 only.',
      'Billing: enterprise only.',
    ],
  ],
  [
    'nothing known',
    {
      to: { availability: [{ ...SINCE, plans: 'unknown', logins: 'unknown', regions: 'unknown', billing: 'unknown' }] },
    },
    ['Plans: not known (before: every plan).', 'Login: not known.', 'Region: not known.', 'Billing: not known.'],
  ],
])('who can use it: %s', (_, given, told) => {
  expect(texts(accessFacts(pair(given)))).toEqual(told)
})

const written = (file: string, line: number, more: Partial<Writing> = {}): Writing => ({
  place: { file, line, column: 3 },
  own: true,
  key: 'model',
  ...more,
})

test.each<[string, string, Writing, Writing, string]>([
  ['JSON', 'a', written('f.json', 1), written('g.json', 2), 'The way back is one line, "model": "a" at g.json:2.'],
  [
    'YAML',
    'a',
    written('f.yml', 1, { key: 'modelId' }),
    written('g.yml', 2),
    'The way back is one line, modelId: a at g.yml:2.',
  ],
  [
    'YAML of a name with a blank',
    'a b',
    written('f.yaml', 1),
    written('g.yaml', 2),
    'The way back is one line, model: "a b" at g.yaml:2.',
  ],
  [
    'YAML of a name that begins with a digit',
    '1a',
    written('f.MD', 1),
    written('g.md', 2),
    'The way back is one line, model: "1a" at g.md:2.',
  ],
  [
    'it is inherited now',
    'a',
    written('f.json', 1),
    written('g.json', 2, { own: false }),
    'The way back is one line, "model": "a" in f.json.',
  ],
  [
    'the chat, which follows an agent now',
    'a',
    written('f.json', 1, { key: 'chat.defaultModel' }),
    written('g.json', 2, { own: false }),
    'The way back is to let it run on a again; now it takes its model from g.json:2.',
  ],
  [
    'it was inherited',
    'a',
    written('f.json', 1, { own: false }),
    written('g.json', 2),
    'The way back is to take the model out at g.json:2; then it takes a over again.',
  ],
  [
    'inherited on both sides',
    'a',
    written('f.json', 1, { own: false }),
    written('g.json', 2, { own: false }),
    'The way back is to let it run on a again; now it takes its model from g.json:2.',
  ],
])('the way back: %s', (_, name, was, now, told) => {
  const { from, ...rest } = pair({})
  expect(texts(rollbackFacts({ ...rest, from: { ...from, name } }, 'it', was, now))).toEqual([told])
})

test('the way back to a retired model leads nowhere', () => {
  const facts = (source: string) =>
    rollbackFacts(
      pair({ from: { status: [{ ...SINCE, value: 'retired', source }] } }),
      'it',
      written('f.json', 1),
      written('f.json', 1),
    )
  expect(texts(facts(PAGE.source)).slice(1)).toEqual(['It leads nowhere: a is retired since 2025-01-01.'])
  expect(texts(facts('mine')).slice(1)).toEqual(['It leads nowhere: a is retired.'])
  expect(sources(facts('mine'))).toEqual([null, 'policy'])
})
