import type { Report } from '../../../src/core/report.js'
import type { Policy } from '../../../src/core/policy/policy.js'
import { agent, contract, judged, lines, of, policy, type Files } from '../support/repository.js'

const AGENT = 'ml/.kiro/agents/trainer.json'
const OPUS: Files = { [AGENT]: agent('trainer', 'claude-opus-4.8') }
const yaml = (fields: Readonly<Record<string, string>>, more = ''): string =>
  `version: 1\nmodels: { allow: [auto, claude-sonnet-*] }\nexceptions:\n  - ${JSON.stringify({ rule: 'model-not-allowed', reason: 'Evaluation', owner: '@acme/ml', expires: '2026-12-31', ...fields })}\n${more}`
const refused = (fields: Readonly<Record<string, string>>, after: Files = OPUS, day = '2026-10-08'): boolean =>
  of(judged({ after, policy: yaml(fields), day }), 'model-not-allowed').length > 0

describe('an exception permits', () => {
  test.each<[string, boolean, Readonly<Record<string, string>>]>([
    ['everything of its rule', true, {}],
    ['nothing of another rule', false, { rule: 'multiplier-over-cap' }],
    ['a path', true, { path: 'ml/**' }],
    ['no other path', false, { path: 'web/**' }],
    ['a path compared with case', false, { path: 'ML/**' }],
    ['a model', true, { model: 'claude-opus-4.8' }],
    ['a glob of models', true, { model: 'CLAUDE-opus-*' }],
    ['no other model', false, { model: 'claude-opus-5' }],
    ['path and model, both', false, { path: 'ml/**', model: 'claude-opus-5' }],
    ['through its last day', true, { expires: '2026-10-08' }],
    ['not on the day after', false, { expires: '2026-10-07' }],
  ])('%s: %s', (_, permitted, fields) => {
    expect(refused(fields)).toBe(!permitted)
  })

  test.each([
    ['claude-opus-4.8', 0],
    ['Claude Opus 4.8', 0],
    ['claude-opus-4-*', 1],
  ])('a model that is written otherwise, by its id or as it is written: %s', (model, count) => {
    const written = { [AGENT]: agent('trainer', 'Claude Opus 4.8') }
    const rules = yaml({ model }, 'rules: { misspelled-model: off }')
    expect(of(judged({ after: written, policy: rules }), 'model-not-allowed')).toHaveLength(count)
  })

  test('some of the work at one place, and the rest stays refused', () => {
    const after = {
      '.kiro/settings.json': contract({ p: 'claude-opus-4.8' }, { codeReview: 'p' }),
      [AGENT]: agent('trainer', 'claude-opus-4.8'),
    }
    expect(
      of(judged({ after, policy: yaml({ path: 'ml/**' }) }), 'model-not-allowed').map(({ place }) => place?.file),
    ).toEqual(['.kiro/settings.json'])
  })

  test('only what it names: the cap is another rule', () => {
    const report = judged({
      after: OPUS,
      policy: yaml({}).replace('claude-sonnet-*]', 'claude-sonnet-*], maxMultiplier: 1.3'),
    })
    expect(report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual([
      'multiplier-over-cap',
    ])
  })
})

test('each exception of the own policy is reported at its own place, with its own words', () => {
  const entry = (model: string, reason: string): string =>
    `  - { rule: model-not-allowed, model: ${model}, path: "ml/**", reason: ${reason}, owner: o, expires: 2026-12-31 }\n`
  const { exceptions } = judged({
    after: OPUS,
    policy: `version: 1\nmodels: { allow: [auto] }\nexceptions:\n${entry('auto', 'first')}${entry('claude-opus-4.8', 'second')}`,
  })
  expect(
    exceptions.map(({ place, reason, owner, path, model }) => [place?.file, place?.line, reason, owner, path, model]),
  ).toEqual([
    ['.github/kiro-policy.yml', 4, 'first', 'o', 'ml/**', 'auto'],
    ['.github/kiro-policy.yml', 5, 'second', 'o', 'ml/**', 'claude-opus-4.8'],
  ])
})

describe('what it costs', () => {
  const notes = (fields: Readonly<Record<string, string>>, after: Files = OPUS): Report['exceptions'] =>
    judged({
      after,
      policy: yaml(fields, 'team: { developers: 4 }\nworkload: { agents: { ml/trainer: { runs: 1 } } }'),
    }).exceptions

  test('is what the same work would save on the nearest model that needs none', () => {
    // 1 run × 4 credits × 2.2 × 21 days × 4 developers, and the same at 1.3.
    expect(notes({})).toMatchObject([
      {
        rule: 'model-not-allowed',
        status: 'active',
        assignments: ['ml/agent:trainer'],
        credits: 739,
        extra: 302,
        instead: 'claude-sonnet-5.5',
        place: { file: '.github/kiro-policy.yml', line: 4 },
      },
    ])
  })

  test('is not priced where the model is not', () => {
    expect(notes({}, { [AGENT]: agent('trainer', 'claude-opus-9') })).toMatchObject([{ credits: null, extra: null }])
  })

  test('is nothing where it is not used', () => {
    expect(notes({ path: 'web/**' })).toMatchObject([
      { status: 'unused', assignments: [], credits: null, extra: null, instead: null },
    ])
  })
})

describe('findings about exceptions', () => {
  const about = (fields: Readonly<Record<string, string>>, day: string, before: Files | null = OPUS): string[] =>
    lines(judged({ before, after: OPUS, policy: yaml(fields), day })).filter((line) => line.includes(' exception-'))

  test.each<[string, Readonly<Record<string, string>>, string, string[]]>([
    ['in use, far from its end', {}, '2026-12-16', []],
    [
      'in use, two weeks before',
      {},
      '2026-12-17',
      [
        'old notice .github/kiro-policy.yml:4:5 exception-expiring: An exception for model-not-allowed until 2026-12-31 ends in 14 days',
      ],
    ],
    [
      'on its last day',
      {},
      '2026-12-31',
      [
        'old notice .github/kiro-policy.yml:4:5 exception-expiring: An exception for model-not-allowed until 2026-12-31 ends today',
      ],
    ],
    [
      'on the day after',
      {},
      '2027-01-01',
      [
        'old warning .github/kiro-policy.yml:4:5 exception-expired: An exception for model-not-allowed until 2026-12-31 expired on 2026-12-31; what it permitted is still there',
      ],
    ],
    [
      'unused',
      { model: 'gpt-*' },
      '2026-12-01',
      [
        'old notice .github/kiro-policy.yml:4:5 exception-unused: An exception for model-not-allowed (gpt-*) until 2026-12-31 permits nothing that is here',
      ],
    ],
    [
      'expired and unused',
      { model: 'gpt-*' },
      '2027-01-01',
      [
        'old warning .github/kiro-policy.yml:4:5 exception-expired: An exception for model-not-allowed (gpt-*) until 2026-12-31 expired on 2026-12-31; nothing needs it any more',
      ],
    ],
  ])('%s', (_, fields, day, expected) => {
    expect(about(fields, day)).toEqual(expected)
  })

  test('of a parent are reported without its text, and only where they matter', () => {
    const parent = (fields: Readonly<Record<string, string>>): Policy =>
      policy(yaml(fields), 'acme/policies/kiro.yml@v1').map((layer) => ({ ...layer, role: 'parent' }))
    const told = (fields: Readonly<Record<string, string>>): string[] =>
      lines(judged({ after: OPUS, policy: parent(fields), day: '2027-01-01' })).filter((line) =>
        line.includes(' exception-'),
      )
    expect(told({ path: 'ml/**' })).toEqual([
      'warning repository exception-expired: An exception of a parent policy for model-not-allowed expired on 2026-12-31; what it permitted is still there',
    ])
    expect(told({ path: 'web/**' })).toEqual([])
    expect(judged({ after: OPUS, policy: parent({}), day: '2026-12-01' }).exceptions).toMatchObject([
      { reason: null, owner: null, path: null, model: null, place: null, source: 'acme/policies/kiro.yml@v1' },
    ])
  })
})

describe('time alone', () => {
  const late = '2027-01-01'
  const blocks = (before: Files | null, after: Files): boolean =>
    of(judged({ before, after, policy: yaml({}), day: late }), 'model-not-allowed').some(({ introduced }) => introduced)

  test('blocks no change elsewhere', () => {
    expect(blocks(OPUS, { ...OPUS, '.kiro/agents/b.json': agent('b', 'auto') })).toBe(false)
  })

  test('blocks who touches that work, even with the same model', () => {
    const routed = (profile: string): Files => ({
      '.kiro/settings.json': contract({ p: 'claude-opus-4.8', q: 'claude-opus-4.8' }, { codeReview: profile }),
    })
    expect(blocks(routed('p'), routed('q'))).toBe(true)
    expect(blocks(routed('p'), routed('p'))).toBe(false)
  })

  test('blocks a scheduled run, which has nothing to compare with', () => {
    expect(blocks(null, OPUS)).toBe(true)
  })

  test('a violation that no exception ever covered is old however its work is routed', () => {
    const routed = (profile: string): Files => ({
      '.kiro/settings.json': contract({ p: 'claude-opus-4.8', q: 'claude-opus-4.8' }, { codeReview: profile }),
    })
    const report = judged({ before: routed('p'), after: routed('q'), policy: 'version: 1\nmodels: { allow: [auto] }' })
    expect(of(report, 'model-not-allowed').map(({ introduced }) => introduced)).toEqual([false])
  })

  test('a retired model is such a case too', () => {
    const routed = (profile: string): Files => ({
      '.kiro/settings.json': contract({ p: 'claude-3.7-sonnet', q: 'claude-3.7-sonnet' }, { codeReview: profile }),
    })
    const news = (before: Files, after: Files): boolean[] =>
      of(judged({ before, after, policy: 'version: 1' }), 'retired-model').map(({ introduced }) => introduced)
    expect(news(routed('p'), routed('q'))).toContain(true)
    expect(news(routed('p'), { ...routed('p'), '.kiro/agents/b.json': agent('b', 'auto') })).toEqual([false, false])
  })
})
