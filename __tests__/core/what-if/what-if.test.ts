import fc from 'fast-check'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { check } from '../../../src/core/check.js'
import { facts, type Policy } from '../../../src/core/policy/policy.js'
import { parseDevelopers, parseSeats, withTeam } from '../../../src/core/what-if/suppose-team.js'
import { UserError } from '../../../src/core/user-error.js'
import { parseSupposition, suppose } from '../../../src/core/what-if/what-if.js'
import { TASK_KINDS } from '../../../src/core/kiro/task-kind.js'
import { configurations, policyTexts } from '../support/generators.js'
import { FEW_RUNS } from '../support/properties.js'
import { agent, contract, DAY, configuration, judged, policy, sources, type Files } from '../support/repository.js'

const CATALOGUE = loadCatalogue()
const SETTINGS = '.kiro/settings.json'
const PROFILES = { primary: 'claude-sonnet-4.5', fast: 'claude-haiku-4.5' }
const FILES: Files = {
  [SETTINGS]: contract(PROFILES, { codeReview: 'primary', interactiveChat: 'primary' }),
  'web/.kiro/settings.json': contract(PROFILES, { codeReview: 'primary' }),
  '.kiro/settings/cli.json': '{ // chat\n  "chat.defaultModel": "auto" }',
  '.kiro/agents/lead.json': agent('lead', 'auto'),
  '.kiro/agents/writer.md': '---\nname: writer\n---\nText\n',
  '.kiro/workflows/ship.workflow.yaml':
    'name: ship\nmodelId: gpt-5.6-terra\nsteps:\n  - type: repeat\n    id: loop\n    maxIterations: 3\n    steps:\n      - type: step # look\n        id: look.twice\n      - { type: step, id: go, modelId: auto }\n',
  'web/.kiro/workflows/plan.workflow.json': {
    name: 'plan',
    steps: [
      { type: 'step', id: 'a' },
      { type: 'step', id: 'b' },
    ],
  },
}

function supposed(files: Files, ...texts: string[]): Files {
  return Object.fromEntries(
    suppose(sources(files), texts.map(parseSupposition), CATALOGUE).map(({ path, bytes }) => [path, bytes]),
  )
}

const models = (files: Files): Record<string, string> =>
  Object.fromEntries(configuration(files).assignments.map(({ name, model }) => [name, model]))

test.each<[string[], Record<string, string>]>([
  [['routing.interactiveChat=fast'], { 'task:interactiveChat': 'claude-haiku-4.5' }],
  [['routing.hookActions=fast'], { 'task:hookActions': 'claude-haiku-4.5' }],
  [
    ['models.primary.model=claude-opus-4.8'],
    { 'task:codeReview': 'claude-opus-4.8', 'task:interactiveChat': 'claude-opus-4.8' },
  ],
  [['routing.codeReview=deep', 'models.deep.model=claude-opus-4.8'], { 'task:codeReview': 'claude-opus-4.8' }],
  [['web/routing.codeReview=fast'], { 'web/task:codeReview': 'claude-haiku-4.5' }],
  [['cli.defaultModel=claude-haiku-4.5'], { 'chat:cli': 'claude-haiku-4.5', 'agent:writer': 'claude-haiku-4.5' }],
  [
    ['web/cli.defaultModel=claude-haiku-4.5'],
    {
      'web/chat:cli': 'claude-haiku-4.5',
      'web/workflow:plan#a': 'claude-haiku-4.5',
      'web/workflow:plan#b': 'claude-haiku-4.5',
    },
  ],
  [['agents.lead.model=claude-opus-4.8'], { 'agent:lead': 'claude-opus-4.8' }],
  [[' agents.writer.model = claude-opus-4.8 '], { 'agent:writer': 'claude-opus-4.8' }],
  [['workflows.ship.look.twice=claude-opus-4.8'], { 'workflow:ship#look.twice': 'claude-opus-4.8' }],
  [['workflows.ship#look.twice=claude-opus-4.8'], { 'workflow:ship#look.twice': 'claude-opus-4.8' }],
  [['workflows.ship.go=claude-opus-4.8'], { 'workflow:ship#go': 'claude-opus-4.8' }],
  [['workflows.ship.go.modelId=claude-opus-4.8'], { 'workflow:ship#go': 'claude-opus-4.8' }],
  [
    ['workflows.ship=claude-opus-4.8'],
    { 'workflow:ship#look.twice': 'claude-opus-4.8', 'workflow:ship#go': 'claude-opus-4.8' },
  ],
  [['web/workflows.plan.b=claude-opus-4.8'], { 'web/workflow:plan#b': 'claude-opus-4.8' }],
  [
    ['web/workflows.plan=claude-haiku-4.5', 'web/workflows.plan.a=claude-opus-4.8'],
    { 'web/workflow:plan#a': 'claude-opus-4.8', 'web/workflow:plan#b': 'claude-haiku-4.5' },
  ],
])('%j', (texts, expected) => {
  expect(models(supposed(FILES, ...texts))).toEqual({ ...models(FILES), ...expected })
})

test.each<[string, RegExp]>([
  ['routing', /is not KEY=VALUE/],
  ['routing.codeReview=', /is not KEY=VALUE/],
  ['workflows.ship.gone=auto', /There is no workflow or step ship\.gone here; did you mean ship\.go\?/],
  ['workflow.ship.go=auto', /not a key that can be set; did you mean workflows\.ship\.go\?/],
  ['workflows.ship.go=claude-opus-99', /is not a model of the catalogue/],
  ['routng.codeReview=fast', /not a key that can be set; did you mean routing\.codeReview\?/],
  ['models.fast=auto', /not a key that can be set; did you mean models\.fast\.model\?/],
  ['routing.codeRevew=fast', /not a kind of work; did you mean codeReview\?/],
  ['routing.codeReview=fats', /not a profile of .*; did you mean fast\?/],
  ['routing.codeReview=unheard', /not a profile of \.kiro\/settings\.json\.$/],
  ['models.primry.model=auto', /not a profile of .*; did you mean primary\?/],
  ['models.routing.model=auto', /not a profile/],
  ['models.fast.model=us.anthropic.claude-sonnet-4-5-20250929-v1:0', /did you mean claude-sonnet-4\.5\?/],
  ['models.fast.model=claude-haku-4.5', /did you mean claude-haiku-4\.5\?/],
  ['models.fast.model=zzzzzzzzz', /not a model of the catalogue\.$/],
  ['agents.leed.model=auto', /no agent leed here; did you mean lead\?/],
  ['wib/routing.codeReview=fast', /no contract in wib\/\.kiro\/settings\.json; did you mean web\?/],
  ['nowhere/cli.defaultModel=auto', /no Kiro files in nowhere/],
])('%s is wrong, and what is right is said', (text, message) => {
  expect(() => supposed(FILES, text)).toThrow(message)
  expect(() => supposed(FILES, text)).toThrow(UserError)
})

test('one key with two values is wrong, also where they are the same', () => {
  for (const second of ['claude-haiku-4.5', 'auto'])
    expect(() => supposed(FILES, 'models.fast.model=auto', `models.fast.model=${second}`)).toThrow(
      '--set names models.fast.model twice.',
    )
})

describe('with several contracts, profiles and agents', () => {
  const many: Files = {
    ...FILES,
    'api/.kiro/settings.json': contract({ slow: 'auto', quick: 'auto' }, { codeReview: 'slow' }),
    'api/.kiro/settings/cli.json': { 'chat.defaultModel': 'auto' },
    'web/.kiro/agents/tester.json': agent('tester', 'auto'),
    'web/.kiro/agents/z.json': agent('tester', 'auto'),
  }
  const refused = (text: string): [string, string] => {
    try {
      supposed(many, text)
    } catch (error) {
      if (error instanceof UserError) return [error.message, error.hint]
    }
    throw new Error('It is not refused.')
  }

  test.each<[string, string]>([
    ['api/routng.codeReview=slow', 'api/routing.codeReview'],
    ['web/models.fasd.modl=auto', 'web/models.fast.model'],
    ['api/models.quick=auto', 'api/models.quick.model'],
    ['web/agents.tester=auto', 'web/agents.tester.model'],
    ['agents.writer=auto', 'agents.writer.model'],
    ['cli.defaultMode=auto', 'cli.defaultModel'],
    ['web/agents.testr.model=auto', 'web/tester'],
    ['agents.writr.model=auto', 'writer'],
    ['api/routing.codeReview=quik', 'quick'],
    ['api/models.quik.model=auto', 'quick'],
    ['apj/routing.codeReview=slow', 'api'],
    ['apj/cli.defaultModel=auto', 'api'],
  ])('%s: did you mean %s?', (text, meant) => {
    expect(refused(text)[0]).toMatch(new RegExp(`; did you mean ${meant.replaceAll('.', '\\.')}\\?$`))
  })

  test('the hint names all that there is to choose from', () => {
    expect(refused('api/routing.codeReview=zzz')[1]).toBe('Profiles: slow, quick. A new one: models.NAME.model=ID.')
    expect(refused('agents.zzzzzz.model=auto')[1]).toBe('Agents: lead, writer, web/tester.')
    expect(refused('routing.zzz=fast')[1]).toBe(`Kinds of work: ${TASK_KINDS.join(', ')}.`)
  })

  test('only the file that is meant is edited, and of two agents of one name the last', () => {
    const changed = (...texts: string[]): string[] => {
      const [was, is] = [
        Object.fromEntries(sources(many).map(({ path, bytes }) => [path, bytes])),
        supposed(many, ...texts),
      ]
      return Object.keys(is).filter((path) => String(is[path]) !== String(was[path]))
    }
    expect(changed('web/agents.tester.model=claude-haiku-4.5')).toEqual(['web/.kiro/agents/z.json'])
    expect(changed('api/cli.defaultModel=claude-haiku-4.5')).toEqual(['api/.kiro/settings/cli.json'])
    expect(changed('api/models.slow.model=claude-haiku-4.5', 'web/routing.codeReview=fast')).toEqual([
      'web/.kiro/settings.json',
      'api/.kiro/settings.json',
    ])
  })
})

test('the most people and seats that are taken', () => {
  expect([parseDevelopers('1'), parseDevelopers('1000000'), parseSeats(['pro=0', 'power=1000000'])]).toEqual([
    1,
    1_000_000,
    { pro: 0, power: 1_000_000 },
  ])
  expect(() => parseDevelopers('1000001')).toThrow(UserError)
  expect(() => parseSeats(['pro=1000001'])).toThrow(UserError)
})

test('a file that cannot be edited is reported', () => {
  expect(() => supposed({ [SETTINGS]: '{' }, 'routing.codeReview=fast')).toThrow(/cannot be read/)
  expect(() =>
    supposed(
      { [SETTINGS]: '{"models":{"fast":{"model":"auto","model":"auto"}}}' },
      'models.fast.model=claude-haiku-4.5',
    ),
  ).toThrow(/cannot be edited/)
  expect(() => supposed({ '.kiro/settings/cli.json': '[]' }, 'cli.defaultModel=auto')).toThrow(/cannot be edited/)
})

test('what is supposed costs what the edit would cost', () => {
  const name = fc.constantFrom('auto', 'claude-haiku-4.5', 'claude-opus-4.8')
  const edits = fc.record({
    primary: name,
    routes: fc.uniqueArray(fc.tuple(fc.constantFrom(...TASK_KINDS), fc.constantFrom('primary', 'fast')), {
      selector: ([task]) => task,
      maxLength: 4,
    }),
    chat: fc.option(name),
  })
  fc.assert(
    fc.property(configurations, edits, policyTexts, (others, { primary, routes, chat }, rules) => {
      const files: Files = { ...others, ...FILES }
      const real: Files = {
        ...files,
        [SETTINGS]: contract(
          { ...PROFILES, primary },
          { codeReview: 'primary', interactiveChat: 'primary', ...Object.fromEntries(routes) },
        ),
        ...(chat === null ? {} : { '.kiro/settings/cli.json': { 'chat.defaultModel': chat } }),
      }
      const then = supposed(
        files,
        `models.primary.model=${primary}`,
        ...routes.map(([task, profile]) => `routing.${task}=${profile}`),
        ...(chat === null ? [] : [`cli.defaultModel=${chat}`]),
      )
      const text = rules ?? []
      const [wanted, given] = [real, then].map((after) => judged({ before: files, after, policy: text }))
      const numbers = (report: typeof wanted): unknown => ({
        ...report?.estimate,
        rows: report?.estimate.rows.map(({ before, after, ...row }) => [
          row,
          { ...before, assignment: null },
          { ...after, assignment: null },
        ]),
      })
      expect(numbers(given)).toEqual(numbers(wanted))
      expect(given?.verdict).toBe(wanted?.verdict)
    }),
    FEW_RUNS,
  )
})

describe('a team in place of the policy’s', () => {
  const stated = policy(
    'version: 1\nteam: { developers: 12, seats: { pro: 8, pro+: 4 }, workdays: 20 }\nmodels: { maxMultiplier: 1 }',
  )
  const team = (binding: Policy) => facts(binding, 'team')

  test('wins over what the policy states, and nothing else of the policy changes', () => {
    expect(team(withTeam(stated, { developers: null, seats: { pro: 20 } }))).toEqual({
      developers: 20,
      seats: { pro: 20 },
      workdays: 20,
    })
    expect(team(withTeam(stated, { developers: 12, seats: null }))).toEqual(team(stated))
    expect(team(withTeam([], { developers: 3, seats: null }))).toEqual({ developers: 3 })
    expect(withTeam(stated, { developers: null, seats: null })).toBe(stated)
    const files = sources(FILES)
    const [one, other] = [stated, withTeam(stated, { developers: null, seats: { pro: 24 } })].map((binding) =>
      check({
        before: files,
        after: sources({ ...FILES, [SETTINGS]: contract({ primary: 'claude-opus-4.8' }, { codeReview: 'primary' }) }),
        policy: binding,
        day: DAY,
      }),
    )
    expect(other?.verdict).toBe(one?.verdict)
    expect(other?.findings.filter(({ rule }) => rule === 'multiplier-over-cap')).toEqual(
      one?.findings.filter(({ rule }) => rule === 'multiplier-over-cap'),
    )
    expect(other?.estimate).toMatchObject({ developers: 24, seats: [{ plan: 'pro', seats: 24 }] })
  })

  test('is called by the options that state it', () => {
    const named = (team: Parameters<typeof withTeam>[1]): string | undefined => withTeam(stated, team)[0]?.source
    expect([
      named({ developers: 3, seats: null }),
      named({ developers: null, seats: { pro: 3 } }),
      named({ developers: 3, seats: { pro: 3 } }),
    ]).toEqual(['--developers', '--seats', '--developers --seats'])
  })

  test('people and seats may differ: then some have seats that no one named', () => {
    expect(team(withTeam(stated, { developers: 20, seats: null }))).toMatchObject({
      developers: 20,
      seats: { pro: 8, 'pro+': 4 },
    })
    expect(team(withTeam(stated, { developers: 20, seats: { pro: 10 } }))).toMatchObject({
      developers: 20,
      seats: { pro: 10 },
    })
    expect(team(withTeam(stated, { developers: null, seats: { pro: 10 } }))).toMatchObject({ developers: 10 })
  })

  test.each([['pro=x'], ['pro'], ['pro=1=2'], ['pro=-1'], ['pro=1.5'], ['plus=1'], ['pro+ =']])(
    '--seats %s is wrong',
    (text) => {
      expect(() => parseSeats([text])).toThrow(UserError)
    },
  )

  test('a plan that is nearly right, or there twice', () => {
    expect(() => parseSeats(['prp=1'])).toThrow(/did you mean pro/)
    expect(() => parseSeats(['pro=1', 'pro=2'])).toThrow(/twice/)
    expect(parseSeats(['pro=1', 'pro+ = 2'])).toEqual({ pro: 1, 'pro+': 2 })
  })

  test.each([['0'], ['-1'], ['1.5'], ['many'], ['99999999']])('--developers %s is wrong', (text) => {
    expect(() => parseDevelopers(text)).toThrow(UserError)
  })
})
