import type { Layer } from '../../../src/core/policy/policy.js'
import { publicPart, plain } from '../../../src/core/text/message.js'
import { agent, judged, lines, of, policy, type Files } from '../support/repository.js'

const SOURCE = '.github/kiro-policy.yml'
const FILES: Files = { '.kiro/agents/a.json': agent('reviewer', 'auto') }
const RULE = 'increase-without-total'

/** The layers of an organization's policy. */
const organization = (yaml: string): Layer[] =>
  policy(`version: 1\n${yaml}`, 'acme/policies/kiro.yml@main').map((layer) => ({ ...layer, role: 'organization' }))
/** Where it is said, and of which keys. */
const told = (yaml: string, above: readonly Layer[] = []): string[] =>
  lines(judged({ before: FILES, after: FILES, policy: [...above, ...policy(`version: 1\n${yaml}`)] })).flatMap(
    (line) =>
      line.includes(RULE)
        ? [
            line
              .replace(` ${RULE}`, '')
              .replace(`${SOURCE}:`, '')
              .replace(/; state .*/, ''),
          ]
        : [],
  )
const STEPS = 'each change alone, and nothing limits the total: steps add up'

test.each<[string, string, string[]]>([
  ['no limit', 'models: { allow: [auto] }', []],
  ['a total alone', 'cost: { fail: { total: { credits: 900 } } }', []],
  [
    'a rise in credits that fails',
    'cost: { fail: { increase: { credits: 200 } } }',
    [`old notice 2:17: cost.fail.increase holds ${STEPS}`],
  ],
  [
    'a rise in percent that fails',
    'cost: { fail: { increase: { percent: 40 } } }',
    [`old notice 2:17: cost.fail.increase holds ${STEPS}`],
  ],
  ['with a total', 'cost: { fail: { increase: { percent: 40 }, total: { credits: 900 } } }', []],
  [
    'a rise that warns',
    'cost: { warn: { increase: { percent: 10 } } }',
    [`old notice 2:17: cost.warn.increase holds ${STEPS}`],
  ],
  ['with a total that warns', 'cost: { warn: { increase: { percent: 10 }, total: { credits: 900 } } }', []],
  ['with a total that fails', 'cost: { warn: { increase: { percent: 10 } }, fail: { total: { credits: 900 } } }', []],
  [
    'a rise that fails, with a total that only warns: steps fail nothing',
    'cost: { warn: { total: { credits: 900 } }, fail: { increase: { percent: 40 } } }',
    [`old notice 2:52: cost.fail.increase holds ${STEPS}`],
  ],
  [
    'both, told once, at the limit that fails',
    'cost: { warn: { increase: { percent: 10 } }, fail: { increase: { credits: 200, percent: 40 } } }',
    [`old notice 2:54: cost.fail.increase and cost.warn.increase hold ${STEPS}`],
  ],
  ['a rise without a number limits nothing', 'cost: { fail: { increase: {} } }', []],
  ['switched off', 'cost: { fail: { increase: { credits: 200 } } }\nrules: { increase-without-total: off }', []],
  [
    'raised',
    'cost: { fail: { increase: { credits: 200 } } }\nrules: { increase-without-total: error }',
    [`old error 2:17: cost.fail.increase holds ${STEPS}`],
  ],
])('%s', (_, yaml, expected) => {
  expect(told(yaml)).toEqual(expected)
})

describe('layers', () => {
  const RISE = 'cost: { fail: { increase: { credits: 200 } } }'
  const TOTAL = 'cost: { fail: { total: { credits: 900 } } }'

  test('a total of any layer holds the steps of every layer', () => {
    expect(told(RISE, organization(TOTAL))).toEqual([])
    expect(told(TOTAL, organization(RISE))).toEqual([])
  })

  test('a layer above is named without a place or an amount, and in public not at all', () => {
    const report = judged({ before: FILES, after: FILES, policy: [...organization(RISE), ...policy('version: 1')] })
    expect(of(report, RULE).map(({ place, message }) => [place, plain(message), plain(publicPart(message))])).toEqual([
      [
        null,
        'organization policy: it limits the rise of each change, and no layer limits the total: steps add up; state cost.fail.total.credits there or in the team’s policy',
        'What a policy above limits holds each change alone',
      ],
    ])
  })

  test('each layer with a rise is named, and no child lowers what it cannot see', () => {
    expect(told(RISE, organization(RISE))).toHaveLength(2)
    expect(told('rules: { increase-without-total: off }', organization(RISE))).toEqual([])
  })

  test('documents of one file: one for all repositories holds those of some, and not the other way round', () => {
    const group = (own: string, selected: string): string[] => {
      const [first, second] = policy(
        `version: 1\n${own}\n---\nversion: 1\nwhen: { repositories: [acme/shop] }\n${selected}`,
      )
      const found = first && second ? [{ ...first, elsewhere: [second] }] : []
      return lines(judged({ before: FILES, after: FILES, policy: found })).flatMap((line) =>
        line.includes(RULE) ? [line.replace(`${SOURCE}:`, '').slice(0, 15)] : [],
      )
    }
    expect(group(TOTAL, RISE)).toEqual([])
    expect(group(RISE, TOTAL)).toEqual(['old notice 2:17'])
    expect(group('models: { allow: [auto] }', RISE)).toEqual(['old notice 6:17'])
    expect(group(RISE, RISE)).toEqual(['old notice 2:17', 'old notice 6:17'])
    expect(group('models: { allow: [auto] }', RISE.replace(' } } }', ' }, total: { credits: 900 } } }'))).toEqual([])
  })
})

describe('a change of the policy', () => {
  const found = (binding: string, next: string): string[] =>
    lines(
      judged({
        before: FILES,
        after: FILES,
        policy: binding === '' ? [] : policy(`version: 1\n${binding}`),
        proposal: { kind: 'policy', source: SOURCE, policy: policy(`version: 1\n${next}`), unread: [] },
      }),
    ).flatMap((line) => (line.includes(RULE) ? [line.slice(0, line.indexOf(' .github'))] : []))
  const RISE = 'cost: { fail: { increase: { credits: 200 } } }'
  const BOTH = 'cost: { fail: { increase: { credits: 200 }, total: { credits: 900 } } }'

  test.each<[string, string, string, string[]]>([
    ['installs it', '', RISE, ['notice']],
    ['adds the rise', 'models: { allow: [auto] }', RISE, ['notice']],
    ['drops the total', BOTH, RISE, ['notice']],
    ['adds the total', RISE, BOTH, []],
    ['leaves it as it was', RISE, `${RISE}\nmodels: { allow: [auto] }`, ['old notice']],
    ['drops the rise', RISE, 'models: { allow: [auto] }', []],
  ])('%s', (_, binding, next, expected) => {
    expect(found(binding, next)).toEqual(expected)
  })
})
