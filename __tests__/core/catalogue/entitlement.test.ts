import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { entitlement, type Seats } from '../../../src/core/catalogue/entitlement.js'
import { plain } from '../../../src/core/text/message.js'
import { agent, DAY, judged, of } from '../support/repository.js'

/** `all`, `none: why`, or the seat kinds that are blocked: `free: plan`. */
function who(id: string, seats: Seats, day = DAY, catalogue = loadCatalogue()): string {
  const match = catalogue.find(id)
  if (!match) throw new Error(`no ${id}`)
  const { blocked, kinds } = entitlement(catalogue, match.model, seats, day)
  if (blocked.length === 0) return 'all'
  if (blocked.length === kinds) return `none: ${[...new Set(blocked.map(({ by }) => by))].join(', ')}`
  return blocked
    .map(
      ({ seat: { plan, login, region }, by }) =>
        `${[plan, login, region].filter((part) => part !== null).join(' ')}: ${by}`,
    )
    .join(', ')
}

test.each<[string, Seats, string, string]>([
  ['auto', { plans: ['free'] }, DAY, 'all'],
  ['claude-sonnet-4.5', { plans: ['free'] }, DAY, 'all'],
  ['claude-sonnet-4', { plans: ['free'] }, DAY, 'all'],
  ['qwen3-coder-next', { plans: ['free'] }, DAY, 'all'],
  ['claude-haiku-4.5', { plans: ['free'] }, DAY, 'none: plan'],
  ['claude-haiku-4.5', { plans: ['free'] }, '2026-02-07', 'all'],
  ['claude-sonnet-5', { plans: ['free'] }, DAY, 'none: plan'],
  ['claude-sonnet-5', { plans: ['pro', 'pro+', 'pro-max', 'power'] }, DAY, 'all'],
  ['claude-sonnet-5', { plans: ['free', 'pro'] }, DAY, 'free: plan'],
  [
    'gpt-5.6-sol',
    { plans: ['free', 'power'], regions: ['us-east-1', 'eu-central-1'] },
    DAY,
    'free us-east-1: plan, free eu-central-1: plan',
  ],
  ['claude-opus-5.5', { plans: ['pro'] }, '2026-09-27', 'none: date'],
  ['claude-opus-5.5', { plans: ['pro'] }, '2026-09-28', 'all'],
  ['glm-5', { regions: ['us-east-1'] }, DAY, 'all'],
  ['glm-5', { regions: ['eu-central-1'] }, DAY, 'none: region'],
  ['glm-5', { regions: ['us-east-1', 'eu-central-1'] }, DAY, 'eu-central-1: region'],
  ['claude-opus-4.5', { logins: ['iam-identity-center'] }, '2025-12-10', 'none: login'],
  ['claude-opus-4.5', { logins: ['builder-id'] }, '2025-12-10', 'all'],
  ['claude-opus-4.5', { logins: ['google', 'iam-identity-center'] }, '2025-12-10', 'iam-identity-center: login'],
  ['claude-opus-4.5', { plans: ['free'], logins: ['github'] }, '2025-12-10', 'all'],
  ['claude-opus-4.5', { plans: ['free'], logins: ['github'] }, '2026-02-07', 'none: plan'],
  ['claude-opus-4.5', { plans: ['pro'], logins: ['iam-identity-center'] }, '2026-02-07', 'all'],
  ['claude-opus-4.5', { plans: ['free', 'pro+'] }, '2026-02-10', 'free: plan'],
  // Before the first sighting it is not known; before an announcement it was not there.
  ['claude-opus-4.5', {}, '2025-12-05', 'all'],
  ['claude-opus-5.5', {}, '2025-12-05', 'none: date'],
  // What GovCloud has is not known, whatever commercial regions have or lack.
  ['claude-fable-5.1', { regions: ['us-gov-west-1'], billing: 'enterprise' }, DAY, 'all'],
  ['claude-sonnet-5', { plans: ['free'], regions: ['us-gov-west-1'] }, DAY, 'all'],
  ['claude-haiku-5.5', { plans: ['free'] }, '2026-11-29', 'all'],
  ['claude-opus-4.7', { logins: ['google'] }, '2026-06-01', 'none: login'],
  ['claude-opus-4.7', { logins: ['google'] }, '2026-07-01', 'all'],
  ['claude-fable-5.1', { plans: ['power'], regions: ['us-east-1'], billing: 'enterprise' }, DAY, 'all'],
  ['claude-fable-5.1', { plans: ['power'], regions: ['us-east-1'], billing: 'individual' }, DAY, 'none: billing'],
  ['claude-fable-5.1', { plans: ['power'], regions: ['eu-central-1'], billing: 'enterprise' }, DAY, 'none: region'],
  ['claude-fable-5.1', { plans: ['free', 'pro'], billing: 'enterprise' }, DAY, 'free: plan'],
  ['claude-fable-5.1', { billing: 'enterprise' }, '2026-09-15', 'none: date'],
])('%s with %j on %s: %s', (id, seats, day, expected) => {
  expect(who(id, seats, day)).toBe(expected)
})

test('what is not known blocks nothing that some value would allow', () => {
  for (const { id, availability } of loadCatalogue().models) {
    if (availability.some(({ from, to }) => from <= DAY && (to === null || DAY < to)))
      expect([id, who(id, {})]).toEqual([id, 'all'])
  }
  expect(who('claude-fable-5.1', { plans: [], logins: [], regions: [] })).toBe('all')
})

/** What is not known of a model, by seat kind. */
const unsure = (id: string, seats: Seats, day = DAY): string[] => {
  const match = loadCatalogue().find(id)
  if (!match) throw new Error(`no ${id}`)
  return entitlement(loadCatalogue(), match.model, seats, day).unknown.map(
    ({ seat: { plan, region }, what }) => `${plan ?? 'any'} ${region ?? 'anywhere'}: ${what.join()}`,
  )
}

test.each<[string, Seats, string, string[]]>([
  ['claude-sonnet-5', {}, DAY, []],
  ['claude-sonnet-5', { plans: ['free', 'pro'] }, DAY, []],
  ['claude-haiku-5.5', {}, '2026-11-29', ['any anywhere: plan,login,region,billing']],
  ['claude-haiku-5.5', { plans: ['pro'] }, '2026-11-29', ['pro anywhere: plan,login,region,billing']],
  ['claude-haiku-5.5', {}, '2026-11-09', ['any anywhere: date']],
  ['claude-haiku-5.5', { approvedModels: ['auto'] }, '2026-11-29', []],
  ['claude-opus-4.6', {}, '2026-02-10', ['any anywhere: date']],
  ['claude-opus-5.5', {}, '2026-02-10', []],
  ['claude-fable-5', {}, '2026-11-29', ['any anywhere: plan,login,region,billing']],
  [
    'claude-sonnet-5',
    { plans: ['pro'], regions: ['us-gov-west-1', 'us-east-1'] },
    DAY,
    ['pro us-gov-west-1: GovCloud'],
  ],
  ['auto', { regions: ['us-gov-east-1'] }, DAY, ['any us-gov-east-1: GovCloud']],
])('who has %s with %j on %s is not known for %j', (id, seats, day, expected) => {
  expect(unsure(id, seats, day)).toEqual(expected)
})

describe('the approved list', () => {
  test('allows what it names, by any spelling', () => {
    expect(who('claude-sonnet-5', { approvedModels: ['Claude Sonnet 5'] })).toBe('all')
    expect(who('claude-sonnet-5', { approvedModels: ['auto', 'claude-opus-4.8'] })).toBe('none: approved list')
    expect(who('claude-sonnet-5', { approvedModels: [] })).toBe('none: approved list')
  })

  test('can block auto like any other model', () => {
    expect(who('auto', { approvedModels: ['auto'] })).toBe('all')
    expect(who('auto', { approvedModels: ['claude-sonnet-5'] })).toBe('none: approved list')
  })

  test('comes last: a plan that blocks is named first', () => {
    expect(who('claude-sonnet-5', { plans: ['free', 'pro'], approvedModels: ['auto'] })).toBe(
      'none: plan, approved list',
    )
  })
})

describe('models of the policy', () => {
  test('have the plans that it states', () => {
    const own = loadCatalogue({ models: { 'in-house-1': { multiplier: 1, plans: ['power'] } } })
    expect(who('in-house-1', { plans: ['pro', 'power'] }, DAY, own)).toBe('pro: plan')
  })

  test('even when the built-in catalogue says that they were never offered, or not yet', () => {
    const own = loadCatalogue({
      models: {
        'claude-opus-4.6-1m': { multiplier: 4, plans: ['power'], status: 'available' },
        'claude-opus-5.5': { plans: ['power'] },
      },
    })
    expect(who('claude-opus-4.6-1m', { plans: ['pro', 'power'] }, DAY, own)).toBe('pro: plan')
    expect(who('claude-opus-5.5', { plans: ['pro', 'power'] }, '2026-09-01', own)).toBe('pro: plan')
  })
})

test.each<[string, string, string[]]>([
  [
    'one of the plans',
    'seats: { free: 1, pro: 2 }',
    ['claude-opus-4.8 cannot be used by seats of free: not in the plan'],
  ],
  ['all of them', 'seats: { free: 3 }', ['claude-opus-4.8 cannot be used by any seat of the team: not in the plan']],
  ['no seats of a plan', 'seats: { free: 0, pro: 2 }', []],
  ['nothing stated', 'workdays: 20', []],
  [
    'not approved',
    'approvedModels: [auto]',
    ['claude-opus-4.8 cannot be used by any seat of the team: not on the approved list of the console'],
  ],
])('in words: %s', (_, team, messages) => {
  const report = judged({
    after: { '.kiro/agents/a.json': agent('a', 'claude-opus-4.8') },
    policy: `version: 1\nteam: { ${team} }`,
  })
  expect(of(report, 'model-not-entitled').map(({ message }) => plain(message))).toEqual(messages)
})

test('what is offered instead can be used by every seat', () => {
  const report = judged({
    after: { '.kiro/agents/a.json': agent('a', 'claude-opus-4.8') },
    policy: 'version: 1\nteam: { seats: { free: 1, pro: 1 }, region: [eu-central-1] }',
  })
  expect(of(report, 'model-not-entitled').map(({ instead }) => instead)).toEqual([
    ['claude-sonnet-4.5', 'claude-sonnet-4'],
  ])
})
