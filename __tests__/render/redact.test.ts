import { redact } from '../../src/render/redact.js'
import { plain } from '../../src/core/text/message.js'
import type { Policy } from '../../src/core/policy/policy.js'
import type { Report } from '../../src/core/report.js'
import { agent, contract, judged, policy, type Files } from '../core/support/repository.js'

const SETTINGS = '.kiro/settings.json'
const files = (model: string): Files => ({
  [SETTINGS]: contract({ p: model, q: model }, { codeReview: 'p', taskExecution: 'q' }),
  '.kiro/agents/a.json': agent('a', model),
})
const ROLES = ['organization', 'parent', 'repository'] as const
const layers = (above: string, between: string, own: string): Policy =>
  [above, between, own].flatMap((text, index) =>
    policy(`version: 1\n${text}`, `layer ${index + 1}`).map((layer) => ({
      ...layer,
      role: ROLES[index] ?? 'repository',
      sha: 'abc',
      digest: 'def',
    })),
  )
const report = (rules: Policy): Report =>
  judged({ before: files('auto'), after: files('claude-opus-4.8'), policy: rules })
const exception = (model: string): string =>
  `{ rule: schema, model: ${model}, reason: a, owner: b, expires: 2026-12-31 }`

/** A layer that is a whole file, for every repository. */
const WHOLE = { document: null, when: null, matched: null }

describe('policies above the repository', () => {
  const whole = report(
    layers(
      `models: { deny: [claude-opus-*] }\nexceptions: [${exception('one')}]`,
      `models: { maxMultiplier: 1 }\nexceptions: [${exception('two')}]\nteam: { seats: { pro: 2, pro+: 1 } }\ncatalogue: { models: { claude-opus-4.8: { multiplier: 2 } } }`,
      `models: { allow: [auto] }\nexceptions: [${exception('three')}, ${exception('four')}]`,
    ),
  )
  const shown = redact(whole)

  test('are named by what they are, in their order', () => {
    expect(shown.policy?.layers).toEqual([
      { source: 'a policy above this repository', role: 'organization', sha: null, digest: null, ...WHOLE },
      { source: 'a policy above this repository', role: 'parent', sha: null, digest: null, ...WHOLE },
      { source: 'layer 3', role: 'repository', sha: 'abc', digest: 'def', ...WHOLE },
    ])
    expect([shown.policy?.source, shown.policy?.sha]).toEqual(['layer 3', 'abc'])
  })

  test('do not tell for which repositories their documents are', () => {
    const [first, ...rest] = whole.policy?.layers ?? []
    if (!whole.policy || !first) throw new Error('there are layers')
    const grouped = { document: 2, when: { repositories: ['acme/secret-*'] }, matched: 'repository' as const }
    const policy = {
      ...whole.policy,
      layers: [{ ...first, ...grouped }, ...rest],
      elsewhere: [{ ...first, ...grouped, document: 3 }],
    }
    const told = redact({ ...whole, policy }).policy
    expect(JSON.stringify(told)).not.toContain('secret')
    expect(told?.elsewhere).toEqual([])
  })

  test('say nothing in findings, and no substitutes are named', () => {
    expect(whole.findings.some(({ instead }) => instead.length > 0)).toBe(true)
    expect(shown.findings.map(({ instead }) => instead.length)).toEqual(whole.findings.map(() => 0))
    expect(shown.findings.map(({ message }) => plain(message)).slice(0, 4)).toEqual([
      'claude-opus-4.8 is not allowed for a (organization policy)',
      'claude-opus-4.8 is not allowed for codeReview (organization policy)',
      'claude-opus-4.8 is not allowed for taskExecution (organization policy)',
      '+56 % credits a month, limit +25 % (default limit); by a default amount of work; +104 at low use and +1,386 at high use by list prices; +104 to +1,747 with measured token use',
    ])
    expect(shown.findings.map(({ rule, place, severity }) => [rule, place, severity])).toEqual(
      whole.findings.map(({ rule, place, severity }) => [rule, place, severity]),
    )
    const { findings, explanations, exceptions, upgrades, policy: note } = shown
    expect(JSON.stringify({ findings, explanations, exceptions, upgrades, note })).not.toMatch(/layer [12]/)
  })

  test('take every step of theirs out of every explanation, and seats', () => {
    expect(
      shown.explanations.map(({ steps }) => steps.map(({ layer, message }) => `${layer}: ${plain(message)}`)),
    ).toEqual(
      ['a', 'codeReview', 'taskExecution'].map((work) => [
        'Kiro: offered',
        'seats: not shown here',
        'a policy above this repository: not shown here',
        'a policy above this repository: not shown here',
        `layer 3: not in its allow list for ${work}`,
      ]),
    )
    expect(shown.explanations.every(({ instead }) => instead.length === 0)).toBe(true)
  })

  test('keep their exceptions, the repository’s own are shown', () => {
    expect(shown.exceptions.map(({ model }) => model)).toEqual(['three', 'four'])
    expect(whole.exceptions).toHaveLength(4)
  })

  test('keep their facts out of every step of every upgrade', () => {
    const ofPolicy = (all: Report): number =>
      all.upgrades.flatMap(({ steps }) =>
        steps.flatMap(({ facts }) => facts.filter(({ source }) => source === 'policy')),
      ).length
    expect([whole.upgrades.length > 1, ofPolicy(whole) > 1, shown.upgrades.length, ofPolicy(shown)]).toEqual([
      true,
      true,
      whole.upgrades.length,
      0,
    ])
  })

  test('and seats and money are withheld', () => {
    expect([shown.redacted, shown.estimate.seats, shown.seatAdvice]).toEqual([true, [], null])
    expect(shown.verdict).toBe(whole.verdict)
  })
})

test.each<[string, string, boolean]>([
  ['nothing', 'models: { allow: [auto] }', false],
  ['seats', 'team: { seats: { pro: 2 } }', true],
])('of the repository’s own policy with %s only seats are withheld', (_, own, withheld) => {
  const whole = report(policy(`version: 1\n${own}`))
  const shown = redact(whole)
  expect([shown.redacted, shown.seatAdvice, shown.estimate.seats]).toEqual([withheld, null, []])
  expect(shown.policy).toEqual(whole.policy)
  expect(shown.upgrades).toEqual(whole.upgrades)
  expect(shown.exceptions).toEqual(whole.exceptions)
  expect(shown.findings.map(({ instead }) => instead)).toEqual(whole.findings.map(({ instead }) => instead))
  expect(shown.explanations.map(({ instead }) => instead)).toEqual(whole.explanations.map(({ instead }) => instead))
  expect(
    shown.explanations.flatMap(({ steps }) => steps.map(({ layer, message }) => `${layer}: ${plain(message)}`)),
  ).toEqual(
    whole.explanations.flatMap(({ steps }) =>
      steps.map(({ layer, message }) => `${layer}: ${layer === 'seats' ? 'not shown here' : plain(message)}`),
    ),
  )
})

test('a policy that is not the repository’s own is not named', () => {
  const [above] = layers('models: { allow: [auto] }', '', '')
  const shown = redact(report(above ? [above] : []))
  expect([shown.policy?.source, shown.policy?.sha]).toEqual(['a policy above this repository', null])
  expect(redact(report([])).policy).toBeNull()
})

test('example tasks are shown for the plan that reveals nothing', () => {
  const plans = ['', 'team: { seats: { power: 1 } }'].map(
    (own) => redact(report(policy(`version: 1\n${own}`))).estimate.exampleTasks?.plan ?? null,
  )
  expect(plans).toEqual(['pro', null])
})
