import { dateSchema, modelSchema } from '../../../src/core/catalogue/catalogue-schema.js'
import { byId } from './shipped-rows.js'

describe('the schema refuses', () => {
  const sound = byId.get('gpt-5.6-luna')
  if (!sound) throw new Error('the catalogue has no gpt-5.6-luna')
  const first = sound.multipliers[0]

  test.each<[what: string, change: Record<string, unknown>, path: (string | number)[]]>([
    ['an unknown key', { price: 1 }, []],
    ['an id with capitals', { id: 'GPT-5.6-Luna' }, ['id']],
    ['no multiplier at all', { multipliers: [] }, ['multipliers']],
    ['an unknown price without a reason', { multipliers: [{ ...first, value: null }] }, ['multipliers', 0, 'reason']],
    ['a price of nothing', { multipliers: [{ ...first, value: 0 }] }, ['multipliers', 0, 'value']],
    [
      'a long-context price below the plain one',
      { multipliers: [{ ...first, longContext: { above: 272_000, value: 0.5 } }] },
      ['multipliers', 0, 'longContext'],
    ],
    ['a period that ends before it begins', { multipliers: [{ ...first, to: '2026-07-13' }] }, ['multipliers', 0]],
    ['a period after an open end', { multipliers: [{ ...first, to: null }, sound.multipliers[1]] }, ['multipliers', 1]],
    ['an overlap', { multipliers: [{ ...first, to: '2026-08-01' }, sound.multipliers[1]] }, ['multipliers', 1]],
    ['a gap without a reason', { status: [{ ...sound.status[0], to: '2026-10-01' }, sound.status[1]] }, ['status', 1]],
    [
      'a plan that does not exist',
      { availability: [{ ...sound.availability[0], plans: ['enterprise'] }] },
      ['availability', 0, 'plans'],
    ],
    [
      'a source that is not https',
      { multipliers: [{ ...first, source: 'http://kiro.dev/docs/models' }] },
      ['multipliers', 0, 'source'],
    ],
  ])('%s', (_, change, path) => {
    const result = modelSchema.safeParse({ ...sound, ...change })
    expect(result.error?.issues.map((issue) => issue.path)).toEqual([path])
  })

  test.each(['2026-02-29', '2026-13-01', '2026-1-1', '20261008', ''])('the date %j', (day) => {
    expect(dateSchema.safeParse(day).success).toBe(false)
  })
})
