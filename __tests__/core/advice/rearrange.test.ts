import fc from 'fast-check'
import { rearrange, type Profile, type Task } from '../../../src/core/advice/rearrange.js'
import { RUNS } from '../support/properties.js'

const MODELS = ['a', 'b', 'c', 'd'] as const
const model = fc.constantFrom(...MODELS)
const contracts = fc
  .record({
    profiles: fc.array(fc.record({ model, base: fc.option(model) }), { minLength: 1, maxLength: 3 }),
    tasks: fc.array(
      fc.record({ profile: fc.nat(2), base: fc.constantFrom('p0', 'p1', null), models: fc.subarray([...MODELS]) }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ profiles, tasks }) => ({
    profiles: profiles.map((one, index): Profile => ({ ...one, name: `p${index}` })),
    tasks: tasks.map((one): Task => ({ ...one, profile: one.profile % profiles.length, models: new Set(one.models) })),
  }))

/** Every contract that could be written: models of the profiles that do something, and routes to them or to a new profile of some model. */
function fewest(profiles: readonly Profile[], tasks: readonly Task[]): number {
  const routed = new Set(tasks.map(({ profile }) => profile))
  let best = Infinity
  const route = (models: readonly string[], edits: number, at: number, added: ReadonlySet<string>): void => {
    const task = tasks[at]
    if (task === undefined) {
      best = Math.min(best, edits + added.size)
      return
    }
    models.forEach((one, index) => {
      if (task.models.has(one)) route(models, edits + (index === task.profile ? 0 : 1), at + 1, added)
    })
    for (const one of task.models) route(models, edits + 1, at + 1, new Set([...added, one]))
  }
  const choose = (models: readonly string[], edits: number): void => {
    const profile = profiles[models.length]
    if (profile === undefined) route(models, edits, 0, new Set())
    else
      for (const one of routed.has(models.length) ? MODELS : [profile.model])
        choose([...models, one], edits + (one === profile.model ? 0 : 1))
  }
  choose([], 0)
  return best
}

test('no contract that gives each task one of its models needs fewer edits', () => {
  fc.assert(
    fc.property(contracts, ({ profiles, tasks }) => {
      const found = rearrange(profiles, tasks, MODELS)
      expect(found?.edits ?? Infinity).toBe(fewest(profiles, tasks))
      if (found === null) return
      const { models, routes, edits } = found
      tasks.forEach((task, index) => {
        expect(task.models).toContain(models[routes[index] ?? -1])
      })
      const said =
        profiles.filter(({ model: was }, index) => models[index] !== was).length +
        (models.length - profiles.length) +
        tasks.filter(({ profile }, index) => routes[index] !== profile).length
      expect(said).toBe(edits)
    }),
    RUNS,
  )
})

test('of equally short ways the one back to the base', () => {
  const all = (...models: string[]): ReadonlySet<string> => new Set(models)
  const profiles: Profile[] = [
    { name: 'primary', model: 'opus', base: 'sonnet' },
    { name: 'fast', model: 'haiku', base: 'haiku' },
  ]
  const spec: Task = { profile: 0, base: 'primary', models: all('opus') }
  const other: Task = { profile: 0, base: 'primary', models: all('sonnet', 'sonnet-5') }
  // A new profile for the two, or for the one: each is a profile more and two routes, or a model, a profile and a route.
  expect(rearrange(profiles, [spec, other, other], ['sonnet', 'sonnet-5', 'opus', 'haiku'])).toEqual({
    edits: 3,
    models: ['sonnet', 'haiku', 'opus'],
    routes: [2, 0, 0],
  })
})

describe('where several ways are equally short', () => {
  const profile = (name: string, model: string, base: string | null = null): Profile => ({ name, model, base })
  const task = (at: number, base: string | null, ...models: readonly string[]): Task => ({
    profile: at,
    base,
    models: new Set(models),
  })

  test.each<[string, Profile[], Task[], string[], string[], number[]]>([
    [
      'any profile that nothing is routed to may take the task, not only the first',
      [profile('p', 'a'), profile('q', 'b'), profile('r', 'c')],
      [task(0, null, 'a'), task(0, null, 'c')],
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
      [0, 2],
    ],
    [
      'of two such profiles of one model the one that had the task, be it the first',
      [profile('p', 'a'), profile('q', 'c'), profile('r', 'c')],
      [task(0, null, 'a'), task(0, 'q', 'c')],
      ['a', 'c'],
      ['a', 'c', 'c'],
      [0, 1],
    ],
    [
      'or the last',
      [profile('p', 'a'), profile('q', 'c'), profile('r', 'c')],
      [task(0, null, 'a'), task(0, 'r', 'c')],
      ['a', 'c'],
      ['a', 'c', 'c'],
      [0, 2],
    ],
    [
      'a profile goes back to its model before what comes first in taste',
      [profile('p', 'x', 'c')],
      [task(0, 'p', 'b', 'c')],
      ['b', 'c'],
      ['c'],
      [0],
    ],
    [
      'and takes what comes first in taste before the rest',
      [profile('p', 'x', 'y')],
      [task(0, 'p', 'b', 'c')],
      ['c', 'b'],
      ['c'],
      [0],
    ],
    [
      'which a new profile takes too',
      [profile('p', 'a')],
      [task(0, 'p', 'a'), task(0, 'p', 'b', 'c')],
      ['a', 'c', 'b'],
      ['a', 'c'],
      [0, 1],
    ],
    [
      'each of several new profiles has its own model',
      [profile('p', 'a')],
      [task(0, 'p', 'a'), task(0, 'p', 'b'), task(0, 'p', 'c')],
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
      [0, 1, 2],
    ],
  ])('%s', (_, profiles, tasks, taste, models, routes) => {
    expect(rearrange(profiles, tasks, taste)).toMatchObject({ models, routes })
  })
})

test('seven tasks on seven profiles with many models are a matter of milliseconds', () => {
  const many = Array.from({ length: 60 }, (_, index) => `m${index}`)
  const profiles = many
    .slice(0, 7)
    .map((one, index): Profile => ({ name: one, model: one, base: many[index + 1] ?? null }))
  const tasks = profiles.map((_, index): Task => ({
    profile: index,
    base: null,
    models: new Set(many.slice(20 + index)),
  }))
  // One model for all of them: one profile takes it, and the others come to it; or each takes a model of its own.
  expect(rearrange(profiles, tasks, many)?.edits).toBe(7)
})
