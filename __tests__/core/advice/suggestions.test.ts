import type { Suggestion } from '../../../src/core/advice/advice.js'
import { plain } from '../../../src/core/text/message.js'
import { agent, contract, hook, judged, type Change } from '../support/repository.js'
import { advised } from './advised.js'

const said = (change: Change): (string | number | null)[][] =>
  advised(change)
    .suggestions.map(({ message, saves, source }: Suggestion) => [plain(message), saves, source])
    .filter(([text]) => !String(text).includes(' is newer than '))
const TEAM = 'team: { developers: 10 }'
const after = (model: string) => ({ '.kiro/agents/reviewer.json': agent('reviewer', model) })

describe('hooks that run on every save', () => {
  const files = { '.kiro/hooks/format.kiro.hook': hook('fileEdited', 'Format') }

  test('what they cost less after a task or by hand, from the same table as the estimate', () => {
    // 0.3 credits x 1.0 x 21 days x 10 developers: 15, 3 and 1 times a day.
    expect(said({ after: files, policy: `version: 1\n${TEAM}` })).toEqual([
      [
        'Format asks an agent on every save, 15 times a day and developer; after each task it would be 3 times and 756 credits a month less, and by hand 882',
        756,
        'assumption',
      ],
    ])
    const calm = judged({
      before: files,
      after: { '.kiro/hooks/format.kiro.hook': hook('postTaskExecution', 'Format') },
      policy: `version: 1\n${TEAM}`,
    })
    expect(calm.estimate.delta.typical).toBe(-756)
  })

  test('by the runs that the policy states', () => {
    expect(said({ after: files, policy: `version: 1\n${TEAM}\nworkload: { hooks: { save: { runs: 5 } } }` })).toEqual([
      [expect.stringContaining('5 times'), 126, 'policy'],
    ])
    expect(said({ after: files, policy: `version: 1\n${TEAM}\nworkload: { hooks: { save: { runs: 1 } } }` })).toEqual(
      [],
    )
  })

  test('without a price or an amount, no number', () => {
    expect(
      said({
        after: {
          '.kiro/hooks/x.json': {
            version: 'v1',
            hooks: [
              { name: 'X', trigger: 'PostFileSave', action: { type: 'agent', prompt: 'p', model: 'claude-next' } },
            ],
          },
        },
      }),
    ).toEqual([
      [
        'X asks an agent on every save, 15 times a day and developer; after each task it would be 3 times',
        null,
        'assumption',
      ],
    ])
    expect(said({ after: { 'web/.kiro/hooks/x.kiro.hook': hook('fileEdited', 'X') } })).toEqual([
      [
        'web/X asks an agent on every save, 15 times a day and developer; after each task it would be 3 times and 76 credits a month less, and by hand 89',
        76,
        'assumption',
      ],
    ])
  })

  test('others run seldom enough', () => {
    expect(said({ after: { '.kiro/hooks/x.kiro.hook': hook('manual') } })).toEqual([])
  })
})

describe('agents and the CLI chat', () => {
  const STATED = `version: 1\n${TEAM}\nworkload: { agents: { reviewer: { runs: 1 } }, cliShare: 0.5 }`

  test('an agent that became more expensive, on what it was', () => {
    const change = { before: after('claude-sonnet-4.5'), after: after('claude-opus-4.8') }
    expect(said({ ...change, policy: STATED })).toEqual([
      [
        'reviewer on claude-sonnet-4.5 (1.3x) instead of claude-opus-4.8 (2.2x) costs 945 credits a month less: undo this change',
        945,
        'policy',
      ],
    ])
    expect(said({ ...change, policy: `version: 1\n${TEAM}` })).toEqual([
      [expect.stringContaining('reviewer'), 472, 'assumption'],
    ])
    expect(said({ before: change.after, after: change.after, policy: STATED })).toEqual([
      ['reviewer on auto (1.0x) instead of claude-opus-4.8 (2.2x) costs 1,260 credits a month less', 1260, 'policy'],
    ])
  })

  test('never against the policy', () => {
    const change = { before: after('claude-sonnet-4.5'), after: after('claude-opus-4.8') }
    expect(said({ ...change, policy: `${STATED}\nmodels: { allow: [claude-opus-4.8] }` })).toEqual([])
  })

  test('the chat, on what the contract says', () => {
    const files = {
      '.kiro/settings.json': contract({ fast: 'claude-haiku-4.5' }, { interactiveChat: 'fast' }),
      '.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-opus-4.8' },
    }
    expect(said({ before: files, after: files, policy: STATED })).toEqual([
      [
        'CLI chat on claude-haiku-4.5 (0.4x) instead of claude-opus-4.8 (2.2x) costs 5,150 credits a month less',
        5150,
        'assumption',
      ],
    ])
  })

  test('an agent that the policy maps, on what the contract says for its work', () => {
    const files = {
      ...after('claude-opus-4.8'),
      '.kiro/settings.json': contract({ primary: 'claude-sonnet-4.5' }, { codeReview: 'primary' }),
    }
    expect(said({ before: files, after: files, policy: `${STATED}\nagents: { reviewer: codeReview }` })).toEqual([
      [expect.stringContaining('reviewer on claude-sonnet-4.5'), 378, 'assumption'],
    ])
  })
})

describe('work that needs no dear model', () => {
  const files = (routes: Parameters<typeof contract>[1]) => ({
    '.kiro/settings.json': contract({ primary: 'claude-sonnet-4.5', fast: 'claude-haiku-4.5' }, routes),
  })

  test('on the contract’s own fast', () => {
    const same = files({
      codeReview: 'primary',
      interactiveChat: 'primary',
      codeExplanation: 'primary',
      documentationUpdate: 'fast',
    })
    expect(said({ before: same, after: same, policy: `version: 1\n${TEAM}` })).toEqual([
      [
        'interactiveChat and codeExplanation on fast (claude-haiku-4.5, 0.4x) cost 945 credits a month less',
        945,
        'assumption',
      ],
    ])
    const moved = judged({
      before: same,
      after: files({
        codeReview: 'primary',
        interactiveChat: 'fast',
        codeExplanation: 'fast',
        documentationUpdate: 'fast',
      }),
      policy: `version: 1\n${TEAM}`,
    })
    expect(moved.estimate.delta.typical).toBe(-945)
  })

  test('one kind of work costs less, several cost less; each contract by itself', () => {
    const one = files({ interactiveChat: 'primary' })
    const both = { ...one, 'web/.kiro/settings.json': files({ codeExplanation: 'primary' })['.kiro/settings.json'] }
    const roots = `version: 1\n${TEAM}\nworkload: { roots: { web: 0.5 } }`
    expect(said({ before: both, after: both, policy: roots }).map(([text]) => text)).toEqual([
      'interactiveChat on fast (claude-haiku-4.5, 0.4x) costs 284 credits a month less',
      'web/codeExplanation on fast (claude-haiku-4.5, 0.4x) costs 189 credits a month less',
    ])
  })

  test('not what other advice makes of it already, and not against the policy', () => {
    const [before, now] = [files({ interactiveChat: 'fast' }), files({ interactiveChat: 'primary' })]
    expect(advised({ before, after: now })).toMatchObject({ routing: { edits: [{ to: 'fast' }] }, suggestions: [] })
    expect(said({ before: now, after: now, policy: 'version: 1\nmodels: { deny: [claude-haiku-*] }' })).toEqual([])
  })
})

test('of everything that would be cheaper the most comes first, and what has no number last', () => {
  const after = {
    '.kiro/hooks/a.json': {
      version: 'v1',
      hooks: [{ name: 'X', trigger: 'PostFileSave', action: { type: 'agent', prompt: 'p', model: 'claude-next' } }],
    },
    '.kiro/hooks/b.kiro.hook': hook('fileEdited', 'Y'),
    '.kiro/agents/one.json': agent('one', 'claude-opus-4.8'),
    '.kiro/agents/two.json': agent('two', 'claude-opus-4.8'),
    '.kiro/settings.json': contract(
      { primary: 'claude-sonnet-4.5', fast: 'claude-haiku-4.5' },
      { codeExplanation: 'primary', documentationUpdate: 'primary' },
    ),
  }
  const before = {
    ...after,
    ...Object.fromEntries(['one', 'two'].map((name) => [`.kiro/agents/${name}.json`, agent(name, 'auto')])),
  }
  expect(
    said({ before, after, policy: 'version: 1\nworkload: { agents: { one: { runs: 1 }, two: { runs: 5 } } }' }).map(
      ([text, saves]) => `${String(saves)} ${String(text).slice(0, 30)}`,
    ),
  ).toEqual([
    '378 one and two on auto (1.0x) ins',
    '76 Y asks an agent on every save,',
    '52 codeExplanation and documentat',
    'null X asks an agent on every save,',
  ])
})
