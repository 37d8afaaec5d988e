import { kindsPriced } from '../../../src/core/cost/kinds-priced.js'
import { TASK_KINDS } from '../../../src/core/kiro/task-kind.js'
import { DISAGREEING } from '../support/prices.js'
import { agent, contract, hook, judged, type Change } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'
const of = (change: Change) => judged(change).estimate
const totals = (change: Change) => {
  const { before, after, delta, complete } = of(change)
  return [before.typical, after.typical, delta.typical, complete]
}

/** A row by its assignment. */
const row = (change: Change, name: string) => of(change).allRows.find(({ assignment }) => assignment === name)
const sides = (change: Change, name: string) => {
  const found = row(change, name)
  return [found?.before.credits.typical, found?.after.credits.typical]
}

describe('totals cover the rows that are priced', () => {
  const one = (model: string) => ({
    [SETTINGS]: contract({ p: model, q: 'auto' }, { taskExecution: 'p', codeReview: 'q' }),
  })

  test('a model that has no price after the change takes its row out of both sides', () => {
    const estimate = of({ before: one('claude-opus-4.8'), after: one('claude-3.7-sonnet') })
    expect([estimate.before.typical, estimate.after.typical, estimate.delta.typical, estimate.complete]).toEqual([
      321,
      321,
      0,
      false,
    ])
    expect(estimate.unpriced).toEqual([
      {
        assignment: 'task:taskExecution',
        label: 'taskExecution',
        file: SETTINGS,
        model: 'claude-3.7-sonnet',
        reason: 'no price',
        changed: true,
      },
    ])
    expect(kindsPriced(estimate.rows)).toEqual({ priced: 6, all: 7 })
  })

  test.each([
    ['claude-opus-4.8', 315, 693],
    ['auto', 315, 315],
    ['claude-haiku-4.5', 126, 126],
  ])('one that had none stands before at the lower of %s and auto', (model, before, after) => {
    const change = { before: one('claude-3.7-sonnet'), after: one(model) }
    expect(sides(change, 'task:taskExecution')).toEqual([before, after])
    expect(of(change).complete).toBe(true)
  })

  test('an unchanged one stands at 1.0x for limits, and is in no total', () => {
    const { measured, before } = of({ before: one('claude-next'), after: one('claude-next') })
    expect(measured).toEqual({ before: 635.25, after: 635.25, rise: 0, percent: 0, withTip: null })
    expect(before.typical).toBe(321)
  })

  test('one that loses its price changes no limit, and is in no percentage', () => {
    expect(of({ before: one('claude-opus-4.8'), after: one('claude-next') }).measured).toMatchObject({
      rise: 0,
      percent: 0,
    })
  })

  test('no files at all cost nothing', () => {
    expect(totals({ before: {}, after: {} })).toEqual([0, 0, 0, true])
    expect(totals({ before: null, after: {} })).toEqual([0, 0, 0, true])
  })
})

describe('work is conserved', () => {
  const two = (model: string) => ({ [SETTINGS]: contract({ p: model }, { taskExecution: 'p', codeReview: 'p' }) })
  const one = (model: string) => ({ [SETTINGS]: contract({ p: model }, { codeReview: 'p' }) })
  const cli = (model: string) => ({ [CLI]: { 'chat.defaultModel': model } })

  test.each<[string, Change, number]>([
    ['a route that equals the default', { before: one('auto'), after: two('auto') }, 0],
    ['a route to a more expensive model', { before: one('claude-opus-4.8'), after: two('claude-opus-4.8') }, 378],
    ['its deletion', { before: two('claude-opus-4.8'), after: one('claude-opus-4.8') }, -378],
    ['a first contract that is cheaper than the default', { before: {}, after: two('claude-haiku-4.5') }, -214.2],
    ['a deleted contract', { before: two('claude-haiku-4.5'), after: {} }, 214.2],
    ['cli.json deleted', { before: cli('claude-haiku-4.5'), after: {} }, 171.675],
    ['and emptied', { before: cli('claude-haiku-4.5'), after: { [CLI]: {} } }, 171.675],
    ['an agent that is not there falls through', { before: {}, after: { [CLI]: { 'chat.defaultAgent': 'gone' } } }, 0],
    ['a manual hook adds', { before: {}, after: { '.kiro/hooks/a.kiro.hook': hook('userTriggered') } }, 6.3],
    ['and saves what it costs', { before: { '.kiro/hooks/a.kiro.hook': hook('userTriggered') }, after: {} }, -6.3],
    [
      'a moved root',
      { before: two('claude-opus-4.8'), after: { [`app/${SETTINGS}`]: two('claude-opus-4.8')[SETTINGS] } },
      0,
    ],
  ])('%s', (_, change, rise) => {
    const { roots, measured } = of(change)
    expect(roots).toHaveLength(1)
    expect(measured.rise).toBe(rise)
  })

  test('what no file assigns has no file, and runs on auto', () => {
    expect(row({ before: {}, after: one('auto') }, 'task:taskExecution')).toMatchObject({
      changed: false,
      file: null,
      appliedBy: 'kiro',
      after: { model: 'auto', assignment: null, credits: { typical: 315 } },
    })
  })
})

describe('files that cannot be read', () => {
  const one = { [SETTINGS]: contract({ p: 'claude-opus-4.8' }, { codeReview: 'p' }), [CLI]: '{}' }

  test('are not estimated, rather than free', () => {
    const estimate = of({ before: one, after: { ...one, [SETTINGS]: '{' } })
    expect(estimate).toMatchObject({ complete: false, notEstimated: [SETTINGS], measured: { rise: 0 } })
    expect(estimate.rows.find(({ assignment }) => assignment === 'task:codeReview')).toMatchObject({
      before: { credits: { typical: null } },
      after: { model: null, credits: { typical: null }, reason: 'file cannot be read' },
    })
  })

  test.each<[string, Record<string, unknown>]>([
    ['an agent', { '.kiro/agents/a.json': agent('a', 'claude-fable-5.1') }],
    ['a hook', { '.kiro/hooks/a.kiro.hook': hook('fileEdited') }],
    ['cli.json', { [CLI]: { 'chat.defaultModel': 'claude-fable-5.1' } }],
  ])('%s that becomes unreadable saves nothing', (_, files) => {
    const broken = Object.fromEntries(Object.keys(files).map((path) => [path, '{']))
    const { measured, complete } = of({ before: files, after: broken })
    expect([measured.rise, complete]).toEqual([0, false])
  })

  test('on one side or both', () => {
    expect(of({ before: { [CLI]: '{' }, after: one })).toMatchObject({ notEstimated: [CLI], complete: false })
    expect(of({ before: { [CLI]: '{' }, after: { [CLI]: '{{' } }).notEstimated).toEqual([CLI])
  })

  test('all that cannot be read is named: broken files, then what is in the way', () => {
    const { notEstimated } = of({
      before: one,
      after: { [SETTINGS]: '{', 'web/.kiro/settings/cli.json': '{', [CLI]: '{}' },
      links: ['b/.kiro', 'a/.kiro', 'docs'],
    })
    expect(notEstimated).toEqual(['.kiro/settings.json', 'web/.kiro/settings/cli.json', 'a/.kiro', 'b/.kiro'])
  })

  test('what is behind a new link is not estimated either', () => {
    expect(of({ before: one, after: {}, links: ['.kiro'] })).toMatchObject({
      complete: false,
      notEstimated: ['.kiro'],
      measured: { rise: 0 },
    })
  })
})

describe('Kiro and the team are counted apart', () => {
  const files = (model: string) => ({
    [SETTINGS]: contract({ p: 'auto' }, { codeReview: 'p' }),
    '.kiro/agents/a.json': agent('a', model),
  })
  const policy = 'version: 1\nworkload: { agents: { a: { runs: 1 } } }'

  test('and together they are the total', () => {
    const { appliedBy, before, after } = of({ before: files('auto'), after: files('claude-opus-4.8'), policy })
    expect([appliedBy.team.before.typical, appliedBy.team.after.typical]).toEqual([42, 42])
    expect([before.typical, after.typical]).toEqual([636, 762])
    expect([appliedBy.kiro.before.typical + 42, appliedBy.kiro.after.typical + 42]).toEqual([636, 762])
  })
})

describe('the ratio of a row', () => {
  const ratio = (from: string, to: string): number | null => {
    const found = row(
      { before: { '.kiro/agents/a.json': agent('a', from) }, after: { '.kiro/agents/a.json': agent('a', to) } },
      'agent:a',
    )
    return found ? found.ratio : NaN
  }

  test.each<[string, string, number | null]>([
    ['claude-sonnet-4.6', 'claude-opus-4.8', 1.692308],
    ['claude-opus-4.8', 'claude-sonnet-4.6', 0.590909],
    ['auto', 'auto', 1],
    ['claude-fable-5.1', 'qwen3-coder-next', 0.008333],
    ['auto', 'claude-next', null],
    ['claude-3.7-sonnet', 'auto', null],
  ])('from %s to %s', (from, to, expected) => {
    expect(ratio(from, to)).toBe(expected)
  })
})

test('both sides are priced on the same day: a price that moved is no change', () => {
  const files = { [SETTINGS]: contract({ p: 'gpt-5.6-luna' }, { taskExecution: 'p' }) }
  const on = (day: string) => sides({ before: files, after: files, day }, 'task:taskExecution')
  expect(on('2026-09-01')).toEqual([32, 32])
  expect(on('2026-09-20')).toEqual([347, 347])
})

test('rows: kinds of work, then the terminal, agents and hooks', () => {
  const settings = contract({ p: 'auto' }, { documentationUpdate: 'p', specGeneration: 'p' })
  const { allRows } = of({
    after: {
      'a/.kiro/settings.json': settings,
      '.kiro/hooks/z.kiro.hook': { when: { type: 'manual' }, then: { type: 'askAgent' } },
      '.kiro/agents/b.json': agent('b', 'auto'),
      '.kiro/agents/a.json': agent('c', 'auto'),
      '.kiro/agents/d.json': agent('d'),
      [CLI]: {},
      [SETTINGS]: settings,
    },
  })
  const kinds = TASK_KINDS.map((kind) => `task:${kind}`)
  const own = [...kinds, 'chat:cli', 'agent:b', 'agent:c', 'hook:z.kiro.hook#1']
  const names = allRows.map(({ assignment }) => assignment)
  expect(names.filter((name) => !name.startsWith('a/'))).toEqual(own)
  expect(names.filter((name) => name.startsWith('a/'))).toEqual([...kinds, 'chat:cli'].map((name) => `a/${name}`))
})

test('half a credit is rounded up, once', () => {
  const policy = (typical: number) =>
    `version: 1\nteam: { workdays: 1 }\nworkload: { tasks: { codeReview: { runs: 1, credits: { low: 0, typical: ${typical}, high: 9 } } } }`
  const typical = (credits: number) =>
    sides(
      { after: { [SETTINGS]: contract({ p: 'auto' }, { codeReview: 'p' }) }, policy: policy(credits) },
      'task:codeReview',
    )[1]
  expect([0.49, 0.5, 1.5, 2.5, 2.4999].map(typical)).toEqual([0, 1, 2, 3, 2])
})

test('decimals stay decimals: 1.3 times 3 is 3.9, not 3.9000000000000004, and 67.1 times 5 is 335.5', () => {
  const policy = (days: number, credits: string) =>
    `version: 1\nteam: { workdays: ${days} }\nworkload: { tasks: { codeReview: { runs: 1, credits: ${credits} } } }`
  const after = (model: string) => ({ [SETTINGS]: contract({ p: model }, { codeReview: 'p' }) })
  expect(
    row(
      { after: after('claude-sonnet-5'), policy: policy(5, '{ low: 0, typical: 0.1, high: 0.3 }') },
      'task:codeReview',
    )?.after.credits,
  ).toEqual({ low: 0, typical: 1, high: 3 })
  expect(
    sides({ after: after('auto'), policy: policy(5, '{ low: 0, typical: 67.1, high: 70 }') }, 'task:codeReview')[1],
  ).toBe(336)
})

test('an assumption is said for each thing that a number rests on', () => {
  const { assumptions } = of({
    prices: DISAGREEING,
    after: { [SETTINGS]: contract({ p: 'gpt-5.6-luna' }, { codeReview: 'p' }) },
  })
  expect(assumptions.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/one developer and month/),
      expect.stringMatching(/21 working days/),
      expect.stringMatching(/Sources disagree on gpt-5\.6-luna: another says 1\.1x/),
    ]),
  )
  for (const { source } of assumptions) expect(source).toMatch(/^(https:\/\/|policy$|assumption)/)
})
