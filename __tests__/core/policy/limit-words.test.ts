/** On what a limit's finding rests: the amount of work, and its range by list and by measured token use. */
import fc from 'fast-check'
import { isPriced, NOT_PRICED, type Credits, type Range } from '../../../src/core/amount.js'
import { restsOn, totalRestsOn } from '../../../src/core/policy/limit-words.js'
import { plain } from '../../../src/core/text/message.js'
import { configurations, policyTexts } from '../support/generators.js'
import { runs } from '../support/properties.js'
import { agent, contract, estimated, judged, of, type Files } from '../support/repository.js'

const range = (low: number, typical: number, high: number): Range => ({ low, typical, high })
const DEFAULT = 'by a default amount of work'
const OWN = 'by the team’s own amount of work'

test.each<[string, boolean, Credits, Credits, string]>([
  ['no price', false, NOT_PRICED, NOT_PRICED, DEFAULT],
  ['no range', true, range(50, 50, 50), range(50, 50, 50), OWN],
  [
    'a rise by list only',
    false,
    range(133, 252, 528),
    range(133, 252, 528),
    `${DEFAULT}; +133 at low use and +528 at high use by list prices`,
  ],
  [
    'a fall by list only',
    false,
    range(-133, -252, -528),
    range(-133, -252, -528),
    `${DEFAULT}; −133 at low use and −528 at high use by list prices`,
  ],
  [
    'list only, zero in between',
    false,
    range(-5, 40, 200),
    range(-5, 40, 200),
    `${DEFAULT}; −5 at low use and +200 at high use by list prices`,
  ],
  ['a rise, measured only', true, range(20, 50, 90), range(50, 50, 50), `${OWN}; +20 to +90 with measured token use`],
  [
    'a fall, measured only',
    true,
    range(-20, -50, -90),
    range(-50, -50, -50),
    `${OWN}; −90 to −20 with measured token use`,
  ],
  [
    'a rise that may be none, measured only',
    true,
    range(-21, 50, 90),
    range(50, 50, 50),
    `${OWN}; −21 to +90 with measured token use, so it may also cost less`,
  ],
  [
    'a fall that may be none, measured only',
    true,
    range(-90, -50, 30),
    range(-50, -50, -50),
    `${OWN}; −90 to +30 with measured token use, so it may also cost more`,
  ],
  [
    'a rise, both',
    false,
    range(60, 252, 839),
    range(133, 252, 528),
    `${DEFAULT}; +133 at low use and +528 at high use by list prices; +60 to +839 with measured token use`,
  ],
  [
    'a fall, both',
    false,
    range(-60, -252, -839),
    range(-133, -252, -528),
    `${DEFAULT}; −133 at low use and −528 at high use by list prices; −839 to −60 with measured token use`,
  ],
  [
    'a rise that may be none, both',
    false,
    range(-21, 252, 839),
    range(133, 252, 528),
    `${DEFAULT}; +133 at low use and +528 at high use by list prices; −21 to +839 with measured token use, so it may also cost less`,
  ],
  [
    'only the low end is measured',
    false,
    range(0, 252, 528),
    range(133, 252, 528),
    `${DEFAULT}; +133 at low use and +528 at high use by list prices; 0 to +528 with measured token use`,
  ],
])('%s', (_, workStated, delta, byList, expected) => {
  expect(plain(restsOn({ workStated }, { delta, byList: { delta: byList, after: NOT_PRICED } }))).toBe(`; ${expected}`)
})

test.each<[string, Credits, Credits, string]>([
  ['no price', NOT_PRICED, NOT_PRICED, DEFAULT],
  ['no range', range(5, 5, 5), range(5, 5, 5), DEFAULT],
  ['by list only', range(900, 2000, 7000), range(900, 2000, 7000), `${DEFAULT}; 900 to 7,000 by list prices`],
  [
    'measured only',
    range(900, 2000, 7000),
    range(2000, 2000, 2000),
    `${DEFAULT}; 900 to 7,000 with measured token use`,
  ],
  [
    'both',
    range(900, 2000, 7000),
    range(1000, 2000, 6000),
    `${DEFAULT}; 1,000 to 6,000 by list prices; 900 to 7,000 with measured token use`,
  ],
])('of a total: %s', (_, after, byList, expected) => {
  const words = totalRestsOn({ workStated: false }, { after, byList: { after: byList, delta: NOT_PRICED } })
  expect(plain(words)).toBe(`; ${expected}`)
})

test('the range by list lies within the whole one on each side, and is the same without measured models', () => {
  fc.assert(
    fc.property(configurations, configurations, policyTexts, (before, after, policy) => {
      const estimate = estimated({ before, after, policy: policy ?? [] })
      for (const { after: is, byList, rows } of estimate.roots) {
        if (!isPriced(is) || !isPriced(byList.after)) continue
        expect(byList.after.typical).toBe(is.typical)
        expect([is.low <= byList.after.low, is.high >= byList.after.high]).toEqual([true, true])
        const tokens = rows.flatMap(({ after: { basis } }) => basis?.tokens ?? [])
        const measured = tokens.some(({ low, high }) => low !== 1 || high !== 1)
        expect(measured ? is : byList.after).toEqual(is)
      }
    }),
    runs(60),
  )
})

describe('in a finding', () => {
  const LIMIT = 'cost: { fail: { increase: { credits: 10 } } }'
  const said = (from: string, to: string, more = ''): string[] => {
    const files = (model: string): Files => ({
      '.kiro/settings.json': contract({ p: model }, { codeReview: 'p' }),
      '.kiro/agents/a.json': agent('a'),
    })
    const report = judged({ before: files(from), after: files(to), policy: `version: 1\n${LIMIT}\n${more}` })
    return of(report, 'cost-increase').map(({ message }) => plain(message))
  }

  test('a model that takes fewer tokens by measurement may cost less, and that is not called low use', () => {
    expect(said('claude-opus-4.8', 'gpt-5.6-sol')).toEqual([
      '+93 credits a month for each developer, limit +10 (team policy); by a default amount of work; +23 at low use and +277 at high use by list prices; +5 to +241 with measured token use',
    ])
  })

  test('with the team’s own factor of both models only the list counts', () => {
    expect(
      said('claude-opus-4.8', 'gpt-5.6-sol', 'workload: { models: { claude-opus-4.8: 1, gpt-5.6-sol: 1 } }'),
    ).toEqual([
      '+93 credits a month for each developer, limit +10 (team policy); by the team’s own amount of work; +23 at low use and +277 at high use by list prices',
    ])
  })
})
