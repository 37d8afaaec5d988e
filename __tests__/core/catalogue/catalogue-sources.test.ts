import { plansFile, models, byId, periodOn, statusOn, availabilityOn } from './shipped-rows.js'

const priceOn = (day: string, id: string) => periodOn(day, byId.get(id)?.multipliers ?? [])

describe('what the sources say', () => {
  const current: [id: string, multiplier: number, context: number, free: boolean, longContext: number | null][] = [
    ['auto', 1, 1_000_000, true, null],
    ['claude-fable-5.1', 6, 1_000_000, false, null],
    ['claude-opus-5.5', 2, 1_000_000, false, null],
    ['claude-opus-5', 2.2, 1_000_000, false, null],
    ['claude-opus-4.8', 2.2, 1_000_000, false, null],
    ['claude-opus-4.7', 2.2, 1_000_000, false, null],
    ['claude-opus-4.6', 2.2, 1_000_000, false, null],
    ['claude-opus-4.5', 2.2, 200_000, false, null],
    ['claude-sonnet-5.5', 1.3, 1_000_000, false, null],
    ['claude-sonnet-5', 1.3, 1_000_000, false, null],
    ['claude-sonnet-4.6', 1.3, 1_000_000, false, null],
    ['claude-sonnet-4.5', 1.3, 200_000, true, null],
    ['claude-sonnet-4', 1.3, 200_000, true, null],
    ['claude-haiku-4.5', 0.4, 200_000, false, null],
    ['gpt-5.6-sol', 4.4, 1_000_000, false, 8.8],
    ['gpt-5.6-terra', 2.2, 1_000_000, false, 4.4],
    ['gpt-5.6-luna', 0.6, 1_000_000, false, 1.2],
    ['glm-5', 0.5, 200_000, true, null],
    ['deepseek-3.2', 0.25, 128_000, true, null],
    ['minimax-m2.5', 0.25, 200_000, true, null],
    ['minimax-m2.1', 0.15, 200_000, true, null],
    ['qwen3-coder-next', 0.05, 256_000, true, null],
  ]

  test.each(current)(
    '2026-10-08: %s costs %d, window %d, Free plan: %s',
    (id, multiplier, context, free, longContext) => {
      const price = priceOn('2026-10-08', id)
      expect([price?.value, price?.longContext]).toEqual([
        multiplier,
        longContext === null ? undefined : { above: 272_000, value: longContext },
      ])
      expect(byId.get(id)?.context).toBe(context)
      expect(availabilityOn('2026-10-08', id)?.plans).toEqual(free ? 'all' : ['pro', 'pro+', 'pro-max', 'power'])
    },
  )

  test('2026-10-08: these 22 are the models, and nothing else is offered', () => {
    const offered = models
      .filter((model) => !['retired', 'unlisted', undefined].includes(statusOn('2026-10-08', model.id)))
      .map((model) => model.id)
    expect(offered.toSorted()).toEqual(current.map(([id]) => id).toSorted())
    expect(offered).toHaveLength(22)
    expect(offered.filter((id) => statusOn('2026-10-08', id) !== 'available')).toEqual([
      'deepseek-3.2',
      'minimax-m2.1',
      'qwen3-coder-next',
    ])
  })

  test.each([
    ['claude-haiku-4.5', 0.4, 4],
    ['auto', 1, 10],
    ['claude-sonnet-4', 1.3, 13],
    ['claude-sonnet-4.5', 1.3, 13],
    ['claude-opus-4.5', 2.2, 22],
  ])('2025-12-06 and 2026-02-07: %s costs %d, the example task %d credits', (id, multiplier, credits) => {
    for (const day of ['2025-12-06', '2026-02-07']) {
      const value = priceOn(day, id)?.value ?? NaN
      expect(value).toBe(multiplier)
      expect(value * plansFile.exampleTaskCredits.value).toBeCloseTo(credits, 9)
    }
  })

  test('2025-12-06 and 2026-02-07: these five models and no other', () => {
    for (const day of ['2025-12-06', '2026-02-07']) {
      const offered = models.filter((model) => availabilityOn(day, model.id)).map((model) => model.id)
      expect(offered.toSorted()).toEqual([
        'auto',
        'claude-haiku-4.5',
        'claude-opus-4.5',
        'claude-sonnet-4',
        'claude-sonnet-4.5',
      ])
    }
  })

  test.each([
    ['2026-07-14', [2.4, undefined], [1.2, undefined], [0.6, undefined]],
    ['2026-07-31', [2.4, undefined], [1, undefined], [0.1, undefined]],
    ['2026-09-13', [2.4, undefined], [1, undefined], [0.1, undefined]],
    ['2026-09-14', [4.4, 8.8], [2.2, 4.4], [1.1, 2.2]],
    ['2026-10-07', [4.4, 8.8], [2.2, 4.4], [1.1, 2.2]],
    ['2026-10-08', [4.4, 8.8], [2.2, 4.4], [0.6, 1.2]],
  ])('%s: GPT-5.6 Sol, Terra and Luna cost %j, %j and %j', (day, ...prices) => {
    const found = ['gpt-5.6-sol', 'gpt-5.6-terra', 'gpt-5.6-luna'].map((id) => priceOn(day, id))
    expect(found.map((price) => [price?.value, price?.longContext?.value])).toEqual(prices)
  })

  test('the contradiction about GPT-5.6 Luna has ended: a later dated source says when which value held', () => {
    expect(
      models.flatMap(({ id, multipliers }) => multipliers.flatMap(({ conflicts }) => (conflicts ? [id] : []))),
    ).toEqual([
      // On no page of Kiro, and next to no value of Kiro.
      'claude-fable-5',
    ])
  })

  test('2026-11: what two new models are known to cost, and what is not known', () => {
    expect(priceOn('2026-11-29', 'claude-haiku-5.5')).toMatchObject({
      value: 0.06,
      longContext: { above: 100_000, value: 0.3 },
    })
    expect(byId.get('claude-haiku-5.5')?.context).toBe(1_000_000)
    expect(priceOn('2026-11-29', 'kimi-k3')?.value).toBeNull()
    for (const id of ['claude-haiku-5.5', 'kimi-k3']) {
      expect(priceOn('2026-11-09', id)).toBeUndefined()
      expect(availabilityOn('2026-11-29', id)).toMatchObject({
        plans: 'unknown',
        logins: 'unknown',
        regions: 'unknown',
        billing: 'unknown',
      })
    }
    expect(byId.get('claude-haiku-4.5')?.successor).toBe('claude-haiku-5.5')
  })

  test('Claude Fable 5 is on no public list, and was never said not to be offered', () => {
    expect([statusOn('2026-10-05', 'claude-fable-5'), statusOn('2026-10-06', 'claude-fable-5')]).toEqual([
      undefined,
      'unlisted',
    ])
  })

  test('Claude Opus 4.5 goes on a day of its maker, which need not be Kiro’s', () => {
    expect(models.flatMap(({ id, retiringOn }) => (retiringOn ? [[id, retiringOn.day, retiringOn.by]] : []))).toEqual([
      ['claude-opus-4.5', '2027-01-22', 'its maker'],
    ])
  })

  test('what the same tasks cost in one public benchmark, by list and measured', () => {
    expect(
      models.flatMap(({ id, measured }) =>
        measured ? [[id, measured.ratioToAuto, measured.listThen, measured.toList]] : [],
      ),
    ).toEqual([
      ['claude-opus-5', 3.47, 2.2, 1.58],
      ['claude-opus-4.8', 2.48, 2.2, 1.13],
      ['claude-sonnet-5', 2.07, 1.3, 1.59],
      ['claude-sonnet-4.6', 1.49, 1.3, 1.14],
      ['gpt-5.6-sol', 1.47, 2.4, 0.61],
    ])
    for (const { id, measured } of models)
      if (measured) expect([id, priceOn(measured.day, id)?.value]).toEqual([id, measured.listThen])
  })

  test.each(['2025-12-06', '2026-02-07'])(
    '%s: what was announced later was not offered, what was seen later is not known',
    (day) => {
      const later = models.filter((model) => model.availability.length > 0 && (model.status[0]?.from ?? '') > day)
      expect(later.flatMap(({ id, announced }) => (announced === null ? [] : [id]))).toEqual([
        'claude-fable-5.1',
        'claude-opus-5.5',
        'claude-opus-5',
        'claude-sonnet-5.5',
        'gpt-5.6-sol',
        'gpt-5.6-terra',
        'gpt-5.6-luna',
      ])
      expect(later.flatMap(({ id, announced }) => (announced === null ? [id] : []))).toContain('claude-opus-4.6')
    },
  )

  test('Claude Opus 4.5 was held back by login first and by plan later', () => {
    expect(availabilityOn('2025-12-06', 'claude-opus-4.5')).toMatchObject({
      plans: 'all',
      logins: ['builder-id', 'google', 'github'],
    })
    expect(availabilityOn('2026-02-07', 'claude-opus-4.5')).toMatchObject({
      plans: ['pro', 'pro+', 'power'],
      logins: 'all',
    })
    expect(availabilityOn('2026-06-11', 'claude-opus-4.5')).toMatchObject({
      plans: ['pro', 'pro+', 'pro-max', 'power'],
      logins: 'all',
    })
    expect([statusOn('2025-12-06', 'claude-opus-4.5'), statusOn('2026-02-07', 'claude-opus-4.5')]).toEqual([
      'experimental',
      'available',
    ])
  })

  test('the other restrictions: login, region, billing', () => {
    expect(availabilityOn('2026-06-15', 'claude-opus-4.7')?.logins).toEqual(['iam-identity-center'])
    expect(availabilityOn('2026-10-08', 'claude-opus-4.7')?.logins).toBe('all')
    expect(availabilityOn('2026-10-08', 'claude-fable-5.1')).toMatchObject({
      regions: ['us-east-1'],
      billing: ['enterprise'],
    })
    expect(availabilityOn('2026-10-08', 'glm-5')?.regions).toEqual(['us-east-1'])
  })

  test('plans', () => {
    expect(
      plansFile.plans.map(({ id, usdPerMonth, creditsPerMonth, overage }) => [
        id,
        usdPerMonth,
        creditsPerMonth,
        overage,
      ]),
    ).toEqual([
      ['free', 0, 50, false],
      ['pro', 20, 1000, true],
      ['pro+', 40, 2000, true],
      ['pro-max', 100, 5000, true],
      ['power', 200, 10_000, true],
    ])
    expect(plansFile.plans.find(({ id }) => id === 'pro-max')?.from).toBe('2026-06-11')
    expect([plansFile.overage.usdPerCredit, plansFile.minimumCreditsPerPrompt]).toEqual([0.04, 0.01])
    expect(plansFile.overage.individual.minimumUsd / plansFile.overage.usdPerCredit).toBe(125)
  })
})
