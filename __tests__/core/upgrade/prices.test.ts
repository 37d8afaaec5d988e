import type { Model } from '../../../src/core/catalogue/catalogue-schema.js'
import { priceFacts } from '../../../src/core/upgrade/price-facts.js'
import { PAGE, SINCE } from '../support/made-model.js'
import { pair, texts, type Given } from './made-pair.js'

const at = (value: number | null, more: Partial<Model['multipliers'][number]> = {}): Partial<Model> => ({
  multipliers: [{ ...SINCE, value, ...(value === null ? { reason: 'No page has it.' } : {}), ...more }],
})
const long = (above: number, value: number) => ({ longContext: { above, value } })
const conflict = (value: number, seen: string) => ({ value, seen, source: PAGE.source })
/** The documentation's example task takes 10 credits on auto. */
const EXAMPLE = (ratio: string, is: string, was: string) =>
  `One run costs ${ratio} as much: the documentation’s example task ${is} credits instead of ${was}.`

test.each<[string, Given, readonly string[]]>([
  ['the same', {}, ['Multiplier: 1.0x, as before.']],
  ['higher', { to: at(1.3) }, ['Multiplier: 1.0x → 1.3x, +30 %.', EXAMPLE('1.3x', '13', '10')]],
  ['lower', { from: at(2.2), to: at(0.4) }, ['Multiplier: 2.2x → 0.4x, −82 %.', EXAMPLE('0.2x', '4', '22')]],
  ['not priced', { to: at(null) }, ['Multiplier: 1.0x → not priced: no page has it.']],
  ['not priced, as before', { from: at(null), to: at(null) }, ['Multiplier: not priced, as before: no page has it.']],
  [
    'not priced, by a sentence that begins with a name',
    { to: at(null, { reason: 'AWS has none.' }) },
    ['Multiplier: 1.0x → not priced: AWS has none.'],
  ],
  [
    'not priced, without a period',
    { to: { multipliers: [] } },
    ['Multiplier: 1.0x → not priced: it has no multiplier on this day.'],
  ],
  [
    'not priced, by the policy',
    { to: at(null, { source: 'mine' }) },
    ['Multiplier: 1.0x → not priced: the policy names no multiplier.'],
  ],
  ['priced now', { from: at(null), to: at(2) }, ['Multiplier: not priced → 2.0x.']],
  [
    'with other sources',
    {
      from: at(1, { conflicts: [conflict(1.1, '2026-01-02')] }),
      to: at(2, { conflicts: [conflict(1.5, '2026-01-03'), conflict(2.5, '2026-01-04')] }),
    },
    [
      'Multiplier: 1.0x (1.0x to 1.1x by source) → 2.0x (1.5x to 2.5x by source), +100 %.',
      'Another source says 1.1x for a (seen 2026-01-02).',
      'Another source says 1.5x for b (seen 2026-01-03).',
      'Another source says 2.5x for b (seen 2026-01-04).',
      EXAMPLE('2.0x', '20', '10'),
    ],
  ],
  [
    'with two sources of which one agrees',
    { to: at(1, { conflicts: [conflict(1, '2026-01-02'), conflict(1.2, '2026-01-03')] }) },
    [
      'Multiplier: 1.0x (1.0x to 1.2x by source), as before.',
      'Another source says 1.0x for b (seen 2026-01-02).',
      'Another source says 1.2x for b (seen 2026-01-03).',
    ],
  ],
  [
    'with a source that agrees',
    { to: at(1, { conflicts: [conflict(1, '2026-01-02')] }) },
    ['Multiplier: 1.0x, as before.', 'Another source says 1.0x for b (seen 2026-01-02).'],
  ],
  [
    'long prompts that cost more',
    { to: at(1, long(200_000, 2)) },
    ['Multiplier: 1.0x, as before.', 'Prompts above 200,000 tokens: 2.0x (the old model has no such rate on record).'],
  ],
  [
    'long prompts that cost more, as they did',
    { from: at(1, long(100_000, 1.5)), to: at(1, long(200_000, 2)) },
    ['Multiplier: 1.0x, as before.', 'Prompts above 200,000 tokens: 2.0x (before: 1.5x above 100,000).'],
  ],
  [
    'long prompts that do not any more',
    { from: at(1, long(100_000, 1.5)) },
    [
      'Multiplier: 1.0x, as before.',
      'The old model’s more expensive rate for long prompts (1.5x above 100,000 tokens) falls away.',
    ],
  ],
  [
    'long prompts of a model that is not priced',
    { from: at(1, long(100_000, 1.5)), to: at(null) },
    ['Multiplier: 1.0x → not priced: no page has it.'],
  ],
])('its price: %s', (_, given, told) => {
  expect(texts(priceFacts(pair(given), null))).toEqual(told)
})

test.each<[number | null, number, readonly string[]]>([
  [null, 1.3, [EXAMPLE('1.3x', '13', '10')]],
  [1.3, 1.3, [EXAMPLE('1.3x', '13', '10')]],
  [1.2, 1.3, ['One run costs 1.2x as much, by the workload that the policy states.']],
  [1.2, 1, ['One run costs 1.2x as much, by the workload that the policy states.']],
  [1, 1, []],
])('by a ratio of its own of %d a multiplier of %d', (ratio, value, told) => {
  expect(texts(priceFacts(pair({ to: at(value) }), ratio)).slice(1)).toEqual(told)
})
