import { plain } from '../../../src/core/text/message.js'
import { TASK_KINDS } from '../../../src/core/kiro/task-kind.js'
import { agent, contract, type Change, type Files } from '../support/repository.js'
import { advised } from './advised.js'

const SETTINGS = '.kiro/settings.json'
const EVERYTHING = Object.fromEntries(TASK_KINDS.map((kind) => [kind, 'primary']))
const all = (model: string, more: Record<string, string> = {}): Files => ({
  [SETTINGS]: contract({ primary: model, ...more }, EVERYTHING),
})
const PRO = 'version: 1\nteam: { seats: { pro: 12 } }'
const said = (change: Change): string[] =>
  advised({ day: '2026-11-29', ...change }).suggestions.map(({ message }) => plain(message))
const same = (files: Files, policy = PRO): Change => ({ before: files, after: files, policy })

describe('habits that the change does not touch', () => {
  const ROUTES =
    'specGeneration, taskExecution, codeReview, interactiveChat, hookActions, codeExplanation and documentationUpdate'

  test.each<[string, Change, string[]]>([
    [
      'all kinds on Opus',
      same(all('claude-opus-4.8')),
      [
        `${ROUTES} on auto (1.0x) instead of claude-opus-4.8 (2.2x) cost 8,241 credits a month less`,
        'claude-opus-5.5 (2.0x) is newer than claude-opus-4.8 (2.2x) and costs 1,374 credits a month less for specGeneration, taskExecution, codeReview, interactiveChat and 3 more',
      ],
    ],
    [
      'routine work goes below the Sonnet class where the repository names such a model, the rest does not',
      same({ ...all('claude-opus-5.5'), '.kiro/agents/h.json': agent('h', 'claude-haiku-4.5') }),
      [
        'specGeneration, taskExecution and codeReview on auto (1.0x) instead of claude-opus-5.5 (2.0x) cost 4,662 credits a month less',
        'interactiveChat, hookActions, codeExplanation and documentationUpdate on claude-haiku-4.5 (0.4x) instead of claude-opus-5.5 (2.0x) cost 3,528 credits a month less',
      ],
    ],
    ['a small difference is a choice', same(all('claude-sonnet-5')), []],
    ['nothing that the policy denies', same(all('claude-opus-5.5'), `${PRO}\nmodels: { deny: [auto] }`), []],
    [
      'what the policy permits specially stays',
      same(
        all('claude-opus-5.5'),
        `${PRO}\nmodels: { allow: [auto], tasks: { taskExecution: { allow: ["claude-opus-*"] } } }`,
      ),
      [
        'specGeneration, codeReview, interactiveChat, hookActions, codeExplanation and documentationUpdate on auto (1.0x) instead of claude-opus-5.5 (2.0x) cost 3,087 credits a month less',
      ],
    ],
    [
      'a first contract, compared with nothing',
      { before: null, after: all('claude-opus-5.5'), policy: PRO },
      [expect.stringContaining(`${ROUTES} on auto`) as string],
    ],
    ['what runs on no model that a file names', same({ '.kiro/agents/a.json': agent('a') }), []],
  ])('%s', (_, change, expected) => {
    expect(said(change)).toEqual(expected)
  })

  test('what a team chose for agents and the terminal is counted by what it carries', () => {
    const files = {
      '.kiro/agents/a.json': agent('a', 'claude-fable-5.1'),
      '.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-opus-5.5' },
    }
    expect(said(same(files, 'version: 1'))).toEqual([
      'CLI chat on auto (1.0x) instead of claude-opus-5.5 (2.0x) costs 260 credits a month less',
      // Its 0.5 runs a day are then taskExecution's own: half of them in the terminal, at 2.0x.
      'a on auto (1.0x) instead of claude-fable-5.1 (6.0x) costs 236 credits a month less',
    ])
  })
})

describe('a newer model of the family', () => {
  const newer = (change: Change): string[] => said(change).filter((line) => line.includes(' is newer than '))

  test.each<[string, Change, string[]]>([
    ['is not told where it costs as much', same(all('claude-sonnet-5')), []],
    [
      'is not told where a layer denies it',
      same(all('claude-opus-4.8'), `${PRO}\nmodels: { deny: [claude-opus-5.5] }`),
      [],
    ],
    ['is not told on a day on which it was unknown', { ...same(all('claude-opus-4.8')), day: '2026-06-20' }, []],
    ['nor of the newest', same(all('claude-opus-5.5')), []],
  ])('%s', (_, change, expected) => {
    expect(newer(change)).toEqual(expected)
  })
})

describe('routing', () => {
  const routing = (change: Change) => advised({ day: '2026-11-29', ...change }).routing

  test('new routes are not advised below what did the work: a policy that allows everything names nothing cheap', () => {
    const change = {
      before: {},
      after: all('claude-opus-5.5'),
      policy: 'version: 1\nmodels: { allow: ["*"] }',
    }
    expect(routing(change)?.edits).toEqual([
      { file: SETTINGS, path: ['models', 'primary', 'model'], from: 'claude-opus-5.5', to: 'auto' },
    ])
  })

  test.each<[string, Change, boolean]>([
    ['a change of one model', { before: all('auto'), after: all('claude-opus-4.8') }, true],
    ['a change that adds a profile', { before: all('auto'), after: all('claude-opus-4.8', { big: 'auto' }) }, false],
    ['a first contract', { before: {}, after: all('claude-opus-4.8') }, false],
  ])('taking back %s is called so', (_, change, undoes) => {
    expect(routing(change)?.undoes).toBe(undoes)
  })

  test('one bad profile that is left over silences nothing', () => {
    const bad = {
      [SETTINGS]: contract(
        { primary: 'claude-opus-4.8', big: 'claude-opus-4-8' },
        { ...EVERYTHING, specGeneration: 'big' },
      ),
    }
    expect(routing({ before: all('auto'), after: bad })?.edits.map(({ path, to }) => [path.at(-1), to])).toEqual([
      ['model', 'auto'],
      ['specGeneration', 'primary'],
    ])
  })
})
