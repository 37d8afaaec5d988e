import type { TaskKind } from '../../../src/core/kiro/task-kind.js'
import { plain } from '../../../src/core/text/message.js'
import { agent, contract, hook, type Change, type Files } from '../support/repository.js'
import { advised } from './advised.js'

const SETTINGS = '.kiro/settings.json'
const SONNET = 'claude-sonnet-4.5'
const OPUS = 'claude-opus-4.8'
const HAIKU = 'claude-haiku-4.5'

/** `saves, source: words` of every suggestion. */
const said = (change: Change): string[] =>
  advised(change)
    .suggestions.map(({ message, saves, source }) => `${saves ?? 'none'}, ${source}: ${plain(message)}`)
    .filter((line) => !line.includes(' is newer than '))
/** What is said where nothing changes. */
const saidOf = (after: Files, policy = 'version: 1'): string[] => said({ before: after, after, policy })
const edits = (change: Change): string[] =>
  advised(change).routing?.edits.map(
    ({ file, path, from, to }) => `${file} ${path.join('.')}: ${from ?? 'new'} → ${to}`,
  ) ?? []
const profiles = (
  models: Readonly<Record<string, string>>,
  routes: Readonly<Partial<Record<TaskKind, string>>>,
): Files => ({
  [SETTINGS]: contract(models, routes),
})

describe('several contracts', () => {
  const both = (root: string, web: string): Files => ({
    [SETTINGS]: contract({ p: root }, { codeReview: 'p' }),
    [`web/${SETTINGS}`]: contract({ p: web }, { codeReview: 'p' }),
  })
  const policy = 'version: 1\nworkload: { roots: { web: 0.5 } }'

  test('each goes back to what it was itself, with one patch and a number for each: they are never added up', () => {
    const change = { before: both(SONNET, 'auto'), after: both(OPUS, OPUS), policy }
    const { routing } = advised(change)
    expect(edits(change)).toEqual([
      `${SETTINGS} models.p.model: ${OPUS} → ${SONNET}`,
      `web/${SETTINGS} models.p.model: ${OPUS} → auto`,
    ])
    expect(routing?.saves).toBe(25)
    expect(routing?.roots).toEqual([
      { root: 'web', saves: 25 },
      { root: '', saves: 19 },
    ])
    expect(routing?.patch.match(/^[-+] .*$/gm)).toEqual([
      `-      "model": "${OPUS}"`,
      `+      "model": "${SONNET}"`,
      `-      "model": "${OPUS}"`,
      `+      "model": "auto"`,
    ])
  })

  test('of one that cannot be edited the work is suggested at what it costs today', () => {
    const routes = { interactiveChat: 'p' } as const
    const side = (model: string, doubtful: boolean): Files => {
      const text = JSON.stringify(contract({ p: model, fast: HAIKU }, routes))
      return {
        [SETTINGS]: doubtful ? text.replace(`"${OPUS}"`, `"${OPUS}","temperature":0,"temperature":0`) : text,
        [`web/${SETTINGS}`]: text,
      }
    }
    const change = { before: side(SONNET, false), after: side(OPUS, true), policy }
    expect(advised(change).routing?.leftOut).toEqual([SETTINGS])
    expect(said(change)).toEqual([
      '56, assumption: interactiveChat on fast (claude-haiku-4.5, 0.4x) costs 56 credits a month less',
      '28, assumption: web/interactiveChat on fast (claude-haiku-4.5, 0.4x) costs 28 credits a month less',
    ])
  })
})

test('every model that stays by special permission is named, with all its work', () => {
  const rules = ['specGeneration', 'taskExecution', 'interactiveChat'].map(
    (task) => `${task}: { allow: [claude-opus-*] }`,
  )
  const routes = { specGeneration: 'p', taskExecution: 'q', codeReview: 'q', interactiveChat: 'p' } as const
  const change = {
    before: profiles({ p: SONNET, q: SONNET }, routes),
    after: profiles({ p: OPUS, q: 'claude-opus-5' }, routes),
    policy: `version: 1\nmodels: { allow: [claude-sonnet-*], tasks: { ${rules.join(', ')} } }`,
  }
  expect(advised(change).routing?.keeps).toEqual([
    { model: OPUS, root: '', tasks: ['specGeneration', 'interactiveChat'] },
    { model: 'claude-opus-5', root: '', tasks: ['taskExecution'] },
  ])
  expect(edits(change)).toEqual([
    `${SETTINGS} models.sonnet.model: new → ${SONNET}`,
    `${SETTINGS} models.routing.codeReview: q → sonnet`,
  ])
})

test('of equally cheap models the one that did any of the work before', () => {
  const routes = { codeReview: 'p', taskExecution: 'old' } as const
  const change = {
    before: { ...profiles({ p: 'auto', old: SONNET }, routes), '.kiro/agents/a.json': agent('a', 'claude-sonnet-5') },
    after: {
      ...profiles({ p: 'auto', new: OPUS }, { ...routes, taskExecution: 'new' }),
      '.kiro/agents/a.json': agent('a', 'claude-sonnet-5'),
    },
  }
  expect(edits(change)).toEqual([`${SETTINGS} models.new.model: ${OPUS} → ${SONNET}`])
})

describe('hooks on every save', () => {
  const files = { '.kiro/hooks/a.kiro.hook': hook('fileEdited', 'A') }
  const runs = (trigger: string, count: number) => `${trigger}: { runs: ${count} }`
  const of = (...hooks: readonly string[]): string[] =>
    saidOf(files, `version: 1\nworkload: { hooks: { ${hooks.join(', ')} } }`)

  test('as often as a task: nothing is saved', () => {
    expect(of(runs('save', 3))).toEqual([])
    expect(of(runs('save', 4))).toHaveLength(1)
  })

  test('by hand is reported only where that is less than after a task', () => {
    expect(of(runs('manual', 3))).toEqual([expect.not.stringContaining('by hand')])
    expect(of(runs('manual', 2))).toEqual([expect.stringContaining('by hand')])
  })

  test.each(['save', 'task'])('the policy is the source as soon as it states the runs of %s', (trigger) => {
    expect(of(runs(trigger, 10))).toEqual([expect.stringMatching(/, policy: /)])
    expect(of(runs('manual', 20))).toEqual([expect.stringMatching(/, assumption: /)])
  })

  test('what both cost is the same credits: nothing is saved', () => {
    const credits = (typical: number): string[] =>
      saidOf(
        files,
        `version: 1\nworkload: { tasks: { hookActions: { runs: 1, credits: { low: 0, typical: ${typical}, high: 1 } } } }`,
      )
    expect([credits(0.0001).length, credits(0.002).length]).toEqual([0, 1])
  })

  test('each hook by itself, the most expensive first', () => {
    const three = Object.fromEntries(
      [HAIKU, OPUS, SONNET].map((model, index) => [
        `.kiro/hooks/${index}.json`,
        {
          version: 'v1',
          hooks: [{ name: `H${index}`, trigger: 'PostFileSave', action: { type: 'agent', prompt: 'p', model } }],
        },
      ]),
    )
    expect(saidOf(three).flatMap((line) => (line.includes(' asks ') ? [line.replace(/ asks.*/, '')] : []))).toEqual([
      '166, assumption: H1',
      '98, assumption: H2',
      '30, assumption: H0',
    ])
  })
})

describe('routine work', () => {
  const routes = { interactiveChat: 'p', codeExplanation: 'p' } as const

  test.each(['interactiveChat', 'codeExplanation'])(
    'the policy is the source as soon as it states some of it: %s',
    (task) => {
      expect(
        saidOf(
          profiles({ p: SONNET, fast: HAIKU }, routes),
          `version: 1\nworkload: { tasks: { ${task}: { runs: 4 } } }`,
        ),
      ).toEqual([expect.stringMatching(/^\d+, policy: interactiveChat and codeExplanation on fast/)])
    },
  )

  test.each<[string, string, string]>([
    ['costs the same on another model', 'claude-sonnet-5', SONNET],
    ['costs less than on fast', HAIKU, SONNET],
    ['has no price today', 'claude-next', HAIKU],
    ['has no price on fast', SONNET, 'claude-next'],
  ])('nothing is said of what %s', (_, p, fast) => {
    expect(saidOf(profiles({ p, fast }, routes))).toEqual([])
  })

  test('what is not done, specially permitted or forbidden on fast is left out, and the rest is not', () => {
    const files = profiles({ p: SONNET, fast: HAIKU }, { ...routes, documentationUpdate: 'p', hookActions: 'p' })
    expect(
      saidOf(
        files,
        `version: 1
workload: { tasks: { interactiveChat: { runs: 0 } } }
models: { allow: [claude-haiku-4.5], tasks: { codeExplanation: { allow: [claude-*] }, hookActions: { allow: [claude-sonnet-*] } } }`,
      ),
    ).toEqual(['14, assumption: documentationUpdate on fast (claude-haiku-4.5, 0.4x) costs 14 credits a month less'])
  })
})

describe('agents', () => {
  const STATED =
    'version: 1\nworkload: { agents: { a: { runs: 1 }, b: { runs: 2 }, web/a: { runs: 3 } }, roots: { web: 0.5 } }'
  const on = (a: string, b: string): Files => ({
    '.kiro/agents/a.json': agent('a', a),
    '.kiro/agents/b.json': agent('b', b),
  })

  test('each of several, and none on a model that costs the same or less', () => {
    const change = (a: string, b: string) => said({ before: on('auto', SONNET), after: on(a, b), policy: STATED })
    expect(change(OPUS, OPUS)).toEqual([
      '94, policy: b on claude-sonnet-4.5 (1.3x) instead of claude-opus-4.8 (2.2x) costs 94 credits a month less: undo this change',
      '63, policy: a on auto (1.0x) instead of claude-opus-4.8 (2.2x) costs 63 credits a month less: undo this change',
    ])
    expect(change('auto', 'claude-sonnet-5')).toEqual([])
    expect(change(HAIKU, 'auto')).toEqual([])
  })

  test('one whose runs another carries is named beside it, and none that the policy maps to a kind without runs', () => {
    const change = (mapped: string) =>
      said({
        before: on('auto', 'auto'),
        after: on(OPUS, OPUS),
        policy: `version: 1\nworkload: { agents: { a: { runs: 1000 } }, tasks: { codeReview: { runs: 0 } } }${mapped}`,
      }).map((line) => line.replace(/ instead of.*/, ''))
    expect(change('')).toEqual(['378, policy: a and b on auto (1.0x)'])
    expect(change('\nagents: { b: codeReview }')).toEqual(['378, policy: a on auto (1.0x)'])
  })

  test('the least of what did the work before and what the contract of its own root says', () => {
    const files = (model: string, says: string): Files => ({
      [SETTINGS]: contract({ p: HAIKU, q: says }, { codeReview: 'p', taskExecution: 'q' }),
      [`web/${SETTINGS}`]: contract({ p: says, q: OPUS }, { codeReview: 'p', taskExecution: 'q' }),
      'web/.kiro/agents/a.json': agent('a', model),
    })
    const change = (was: string, says: string) =>
      said({
        before: files(was, says),
        after: files(OPUS, says),
        policy: `${STATED}\nagents: { web/a: codeReview, a: taskExecution }`,
      }).flatMap((line) => (line.includes(': web/a on ') ? [line.replace(/ instead of.*/, '')] : []))
    expect([change(SONNET, 'auto'), change('auto', SONNET), change(OPUS, OPUS)]).toEqual([
      ['25, assumption: web/a on auto (1.0x)'],
      ['25, assumption: web/a on auto (1.0x)'],
      [],
    ])
  })
})
