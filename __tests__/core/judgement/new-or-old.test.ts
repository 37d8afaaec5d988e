import { check } from '../../../src/core/check.js'
import { agent, contract, DAY, hook, judged, of, sources, type Change, type Files } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
const WRONG = 'claude-opus-4-8'

/** What is new of one rule: `file: subjects`. */
function news(rule: string, change: Change): string[] {
  return of(judged(change), rule).flatMap(({ introduced, place, assignments }) =>
    introduced ? [`${place?.file ?? 'repository'}: ${assignments.join(' ')}`] : [],
  )
}
const isNew = (before: Files | null, after: Files, rule = 'misspelled-model'): boolean[] =>
  of(judged({ before, after }), rule).map(({ introduced }) => introduced)

describe('not new', () => {
  const before = { '.kiro/agents/a.json': agent('a', WRONG) }

  test.each<[string, Files, Files]>([
    ['what is as it was', before, before],
    ['a line further down', before, { '.kiro/agents/a.json': `// first\n\n${JSON.stringify(agent('a', WRONG))}` }],
    ['in a file of another name', before, { '.kiro/agents/z.json': agent('a', WRONG) }],
    ['in markdown instead of JSON', before, { '.kiro/agents/a.md': `---\nname: a\nmodel: ${WRONG}\n---\n` }],
    ['under another name in the same file', before, { '.kiro/agents/a.json': agent('b', WRONG) }],
    ['in a root that takes the place of one that is gone', before, { 'web/.kiro/agents/a.json': agent('a', WRONG) }],
    ['in a file written in another case', before, { '.KIRO/agents/A.json': agent('a', WRONG) }],
    [
      'beside something else that changed',
      before,
      { '.kiro/agents/a.json': { ...agent('a', WRONG), description: 'x' } },
    ],
    [
      'a hook whose file is renamed',
      { '.kiro/hooks/a.json': { hooks: [{ name: 'X', trigger: 'manual', action: { type: 'agent', model: WRONG } }] } },
      { '.kiro/hooks/b.json': { hooks: [{ name: 'X', trigger: 'manual', action: { type: 'agent', model: WRONG } }] } },
    ],
    [
      'a hook that another one is put before',
      { '.kiro/hooks/a.json': { hooks: [{ name: 'X', trigger: 'manual', action: { type: 'agent', model: WRONG } }] } },
      {
        '.kiro/hooks/a.json': {
          hooks: [
            { name: 'Y', trigger: 'manual', action: { type: 'agent' } },
            { name: 'X', trigger: 'manual', action: { type: 'agent', model: WRONG } },
          ],
        },
      },
    ],
    [
      'a profile of another name',
      { [SETTINGS]: contract({ p: WRONG }, { codeReview: 'p' }) },
      { [SETTINGS]: contract({ q: WRONG }, { codeReview: 'q' }) },
    ],
    [
      'one task fewer',
      { [SETTINGS]: contract({ p: WRONG }, { codeReview: 'p', hookActions: 'p' }) },
      { [SETTINGS]: contract({ p: WRONG }, { codeReview: 'p' }) },
    ],
  ])('%s', (_, from, to) => {
    expect(isNew(from, to)).toEqual([false])
  })

  test('two tasks that two profiles now carry', () => {
    expect(
      isNew(
        { [SETTINGS]: contract({ p: WRONG }, { codeReview: 'p', hookActions: 'p' }) },
        { [SETTINGS]: contract({ p: WRONG, q: WRONG }, { codeReview: 'p', hookActions: 'q' }) },
      ),
    ).toEqual([false, false])
  })
})

describe('new', () => {
  test.each<[string, Files | null, Files]>([
    ['everything, when there is nothing to compare with', null, { '.kiro/agents/a.json': agent('a', WRONG) }],
    ['everything, in the first file', {}, { '.kiro/agents/a.json': agent('a', WRONG) }],
    [
      'another wrong value',
      { '.kiro/agents/a.json': agent('a', 'claude-opus-4-7') },
      { '.kiro/agents/a.json': agent('a', WRONG) },
    ],
    [
      'the same value for another agent',
      { '.kiro/agents/a.json': agent('a', WRONG) },
      { '.kiro/agents/b.json': agent('b', WRONG) },
    ],
    [
      'the same value in another root, beside the one that was there',
      { '.kiro/agents/a.json': agent('a', WRONG), 'web/.kiro/agents/b.json': agent('b') },
      { '.kiro/agents/c.json': agent('c'), 'web/.kiro/agents/a.json': agent('a', WRONG) },
    ],
    [
      'another hook of the same title and trigger',
      { '.kiro/hooks/a.kiro.hook': { ...hook('manual'), then: { type: 'askAgent', prompt: 'a', model: WRONG } } },
      { '.kiro/hooks/b.kiro.hook': { ...hook('manual'), then: { type: 'askAgent', prompt: 'b', model: WRONG } } },
    ],
    [
      'a hook of the same title in a file with one that was there',
      { '.kiro/hooks/a.json': { hooks: [{ name: 'X', trigger: 'manual', action: { type: 'agent', model: WRONG } }] } },
      {
        '.kiro/hooks/a.json': {
          hooks: [{ name: 'X', trigger: 'PreToolUse', action: { type: 'agent', prompt: 'new', model: WRONG } }],
        },
      },
    ],
    [
      'one task more',
      { [SETTINGS]: contract({ p: WRONG }, { codeReview: 'p' }) },
      { [SETTINGS]: contract({ p: WRONG }, { codeReview: 'p', hookActions: 'p' }) },
    ],
    [
      'a hook with another trigger',
      { '.kiro/hooks/a.json': { hooks: [{ name: 'X', trigger: 'manual', action: { type: 'agent', model: WRONG } }] } },
      {
        '.kiro/hooks/a.json': {
          hooks: [{ name: 'X', trigger: 'PostFileSave', action: { type: 'agent', model: WRONG } }],
        },
      },
    ],
  ])('%s', (_, from, to) => {
    expect(isNew(from, to)).toEqual([true])
  })

  test('the same error in another place of a file: identity is not the line', () => {
    expect(
      isNew(
        { [SETTINGS]: { budget: { daily: { credits: 'x' } } } },
        { [SETTINGS]: { budget: { monthly: { credits: 'x' } } } },
        'schema',
      ),
    ).toEqual([true])
  })

  test('a hook on save beside one that was there', () => {
    expect(
      news('costly-hook', {
        before: { '.kiro/hooks/a.kiro.hook': hook('fileEdited', 'A') },
        after: {
          '.kiro/hooks/a.kiro.hook': hook('fileEdited', 'A'),
          '.kiro/hooks/b.kiro.hook': hook('fileEdited', 'B'),
        },
      }),
    ).toEqual(['.kiro/hooks/b.kiro.hook: hook:b.kiro.hook#1'])
  })
})

describe('a copy is new, and it is the copy that is called so', () => {
  const original = { '.kiro/agents/m.json': agent('x', WRONG) }

  test.each(['.kiro/agents/z.json', '.kiro/agents/a.json', 'web/.kiro/agents/m.json', '.KIRO/agents/m.json'])(
    'at %s',
    (path) => {
      const report = judged({ before: original, after: { ...original, [path]: agent('x', WRONG) } })
      expect(
        of(report, 'misspelled-model').flatMap(({ introduced, place }) => (introduced ? [place?.file] : [])),
      ).toEqual([path])
    },
  )

  test('also beside two of one name in one file, wherever the third one lies', () => {
    const twins = (count: number): unknown => ({
      hooks: Array.from({ length: count }, () => ({
        name: 'X',
        trigger: 'manual',
        action: { type: 'agent', model: WRONG },
      })),
    })
    const old = { '.kiro/hooks/m.json': twins(2) }
    for (const path of ['.kiro/hooks/a.json', '.kiro/hooks/z.json'])
      expect(news('misspelled-model', { before: old, after: { ...old, [path]: twins(1) } })).toEqual([
        `${path}: hook:${path.slice(12)}#1`,
      ])
    // What lay in a file that is gone is counted for the new file, not for the second one in the old.
    const moved = { before: { '.kiro/hooks/m.json': twins(1), '.kiro/hooks/z.json': twins(1) } }
    expect(
      news('misspelled-model', { ...moved, after: { '.kiro/hooks/a.json': twins(1), '.kiro/hooks/m.json': twins(2) } }),
    ).toEqual(['.kiro/hooks/m.json: hook:m.json#2'])
    expect(isNew(old, { '.kiro/hooks/m.json': twins(4) })).toEqual([false, false, true, true])
  })

  test('of a whole contract', () => {
    const settings = contract({ p: WRONG }, { codeReview: 'p', hookActions: 'p' })
    expect(
      news('misspelled-model', {
        before: { 'web/.kiro/settings.json': settings },
        after: { 'web/.kiro/settings.json': settings, 'api/.kiro/settings.json': settings },
      }),
    ).toEqual(['api/.kiro/settings.json: api/task:codeReview api/task:hookActions'])
  })

  test('counted: of three where two were, one is new; of one where two were, none', () => {
    const copies = (...names: string[]) =>
      Object.fromEntries(names.map((name) => [`${name}/.kiro/agents/a.json`, agent('a', WRONG)]))
    expect(isNew(copies('a', 'b'), copies('c', 'd', 'e'))).toEqual([false, false, true])
    expect(isNew(copies('a', 'b'), copies('c'))).toEqual([false])
  })
})

describe('a branch from before a clean-up', () => {
  const wrong = agent('a', WRONG)
  const path = '.kiro/agents/a.json'
  const verdictOn = (before: Files, tip: Files, after: Files): string =>
    check({ before: sources(before), tip: sources(tip), after: sources(after), policy: [], day: DAY }).verdict

  test.each<[string, 'warn' | 'fail', Files, Files, Files]>([
    [
      'brings back what it touches',
      'fail',
      { [path]: wrong },
      { [path]: agent('a') },
      { [path]: { ...wrong, description: 'x' } },
    ],
    ['brings back a file that was deleted', 'fail', { [path]: wrong }, {}, { [path]: { ...wrong, description: 'x' } }],
    ['brings it back elsewhere', 'fail', { [path]: wrong }, {}, { '.kiro/agents/b.json': wrong }],
    [
      'is not blamed for what it does not touch',
      'warn',
      { [path]: wrong },
      {},
      { [path]: wrong, '.kiro/agents/n.json': agent('n') },
    ],
    [
      'may touch what is still there',
      'warn',
      { [path]: wrong },
      { [path]: wrong },
      { [path]: { ...wrong, description: 'x' } },
    ],
    [
      'may move what is still there',
      'warn',
      { [path]: wrong },
      { '.kiro/agents/c.json': wrong },
      { '.kiro/agents/b.json': wrong },
    ],
    [
      'answers for what is new at both',
      'fail',
      {},
      { [path]: wrong },
      { [path]: wrong, '.kiro/agents/b.json': agent('b', WRONG) },
    ],
  ])('%s', (_, verdict, before, tip, after) => {
    expect(verdictOn(before, tip, after)).toBe(verdict)
  })

  test('a file that it leaves alone does not cover one that was cleaned', () => {
    const hooks = (prompt: string) => ({
      name: 'X',
      trigger: 'manual',
      action: { type: 'agent', prompt, model: WRONG },
    })
    expect(
      verdictOn(
        { '.kiro/hooks/a.json': hooks('x'), '.kiro/hooks/b.json': hooks('x') },
        { '.kiro/hooks/a.json': hooks('x') },
        { '.kiro/hooks/a.json': hooks('x'), '.kiro/hooks/b.json': { ...hooks('x'), description: 'y' } },
      ),
    ).toBe('fail')
  })
})
