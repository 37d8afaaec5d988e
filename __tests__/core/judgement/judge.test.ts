import { check } from '../../../src/core/check.js'
import type { SourceFile } from '../../../src/core/kiro/configuration.js'
import { LIMITS } from '../../../src/core/text/limits.js'
import type { Policy } from '../../../src/core/policy/policy.js'
import {
  agent,
  bytesOf,
  contract,
  DAY,
  hook,
  judged,
  of,
  policy,
  sources,
  type Change,
  type Files,
} from '../support/repository.js'

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
      news('save-triggered-hook', {
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

describe('totals', () => {
  const files = (model: string) => ({ [SETTINGS]: contract({ p: model }, { taskExecution: 'p' }) })
  const policy = 'version: 1\ncost: { fail: { total: { credits: 100 } } }'
  const isNewTotal = (before: Files, after: Files) =>
    of(judged({ before, after, policy }), 'cost-total').map(
      ({ introduced, severity }) => `${severity} ${introduced ? 'new' : 'old'}`,
    )

  test('over the limit and higher than before is new', () => {
    expect(isNewTotal(files('claude-haiku-4.5'), files('auto'))).toEqual(['error new'])
  })

  test('over the limit and as before, or lower, is not', () => {
    expect(isNewTotal(files('auto'), files('auto'))).toEqual(['error old'])
    expect(isNewTotal(files('claude-opus-4.8'), files('auto'))).toEqual(['error old'])
  })

  test('under it there is nothing to say', () => {
    expect(isNewTotal(files('claude-opus-4.8'), files('qwen3-coder-next'))).toEqual([])
  })

  test('work taken away lowers a total, and is not new', () => {
    const two = { [SETTINGS]: contract({ p: 'auto' }, { taskExecution: 'p', codeReview: 'p' }) }
    expect(isNewTotal(two, files('auto'))).toEqual(['error old'])
  })

  test('a seat that was over its plan and now has less load is not new', () => {
    const team = 'version: 1\nteam: { developers: 1, seats: { free: 1 } }'
    expect(
      of(judged({ before: files('claude-sonnet-4.5'), after: files('auto'), policy: team }), 'over-plan').map(
        ({ introduced }) => introduced,
      ),
    ).toEqual([false])
    expect(
      of(judged({ before: files('auto'), after: files('claude-sonnet-4.5'), policy: team }), 'over-plan').map(
        ({ introduced }) => introduced,
      ),
    ).toEqual([true])
  })
})

describe('the verdict', () => {
  const broken = { '.kiro/agents/a.json': agent('a', WRONG) }

  test('fails on new errors only', () => {
    expect(judged({ before: null, after: broken }).verdict).toBe('fail')
    expect(judged({ before: {}, after: broken }).verdict).toBe('fail')
    expect(judged({ before: broken, after: broken }).verdict).toBe('warn')
  })

  test('warns on warnings, passes with notices', () => {
    expect(judged({ after: { '.kiro/hooks/a.kiro.hook': hook('fileEdited') } }).verdict).toBe('warn')
    expect(judged({ after: { '.kiro/agents/a.json': agent('a', 'qwen3-coder-next') } })).toMatchObject({
      verdict: 'pass',
      findings: [{ severity: 'notice' }],
    })
    expect(judged({ after: {} })).toMatchObject({ verdict: 'pass', findings: [] })
  })
})

test('both sides are judged by the same policy: tightening it makes nothing new', () => {
  const files = { '.kiro/agents/a.json': agent('a', 'claude-opus-4.8') }
  expect(
    judged({ before: files, after: files, policy: 'version: 1\nmodels: { deny: ["*"] }' }).findings.map(
      ({ introduced }) => introduced,
    ),
  ).toEqual([false])
})

test.each([
  [1, 1],
  [5, 5],
  [6, 5],
])('of %i models that are newly blocked %i are explained, the first', (count, explained) => {
  const files = (model: string): Files =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`.kiro/agents/${index}.json`, agent(`a${index}`, model)]),
    )
  const { explanations } = judged({
    before: { ...files('auto'), '.kiro/agents/old.json': agent('old', 'claude-opus-4.8') },
    after: { ...files('claude-opus-4.8'), '.kiro/agents/old.json': agent('old', 'claude-opus-4.8') },
    policy: 'version: 1\nmodels: { allow: [auto, claude-haiku-4.5] }',
  })
  expect(explanations.map(({ assignments }) => assignments)).toEqual(
    Array.from({ length: explained }, (_, index) => [`agent:a${index}`]),
  )
  // What did the work before comes first.
  expect(explanations[0]?.instead.map(({ model }) => model)).toEqual(['auto', 'claude-haiku-4.5'])
})

describe('what hides content is known by the content', () => {
  const POLICY = 'version: 1\nmodels: { allow: [auto] }'
  const file = '.kiro/agents/a.json'
  const other = (path: string, entry: Partial<SourceFile>): SourceFile => ({
    path,
    kind: 'file',
    bytes: null,
    ...entry,
  })
  const text = (content: string): SourceFile => other(file, { bytes: bytesOf(content) })
  const verdict = (before: SourceFile, after: SourceFile): string =>
    check({ before: [before], after: [after], policy: policy(POLICY), day: DAY }).verdict

  test.each<[string, SourceFile, SourceFile]>([
    ['a link', other(file, { kind: 'symlink', id: '../a' }), other(file, { kind: 'symlink', id: '../b' })],
    ['a submodule', other('.kiro', { kind: 'submodule', id: 'a' }), other('.kiro', { kind: 'submodule', id: 'b' })],
    [
      'a file of more bytes than are read',
      other(file, { bytes: new Uint8Array(LIMITS.bytes + 1), id: 'a' }),
      other(file, { bytes: new Uint8Array(LIMITS.bytes + 1), id: 'b' }),
    ],
    ['a file that stays unparsable', text('{ "model": auto }'), text('{ "model": claude-opus-4.8 }')],
    [
      'a pointer of Git LFS',
      text('version https://git-lfs.github.com/spec/v1\noid a'),
      text('version https://git-lfs.github.com/spec/v1\noid b'),
    ],
    [
      'another encoding',
      other(file, { bytes: new Uint8Array([255, 254, 1]) }),
      other(file, { bytes: new Uint8Array([255, 254, 2]) }),
    ],
    [
      'a key twice',
      text('{ "model": "auto", "model": "auto" }'),
      text('{ "model": "claude-opus-4.8", "model": "auto" }'),
    ],
    ['a wrong shape', text('{ "model": ["auto"] }'), text('{ "model": ["claude-opus-4.8"] }')],
    ['a wrong shape of all', text('["auto"]'), text('["claude-opus-4.8"]')],
    [
      'a model where none is read',
      text('{ "agent": { "model": "auto" } }'),
      text('{ "agent": { "model": "claude-opus-4.8" } }'),
    ],
  ])('%s', (_, before, after) => {
    expect(verdict(before, before)).toBe('warn')
    expect(verdict(before, after)).toBe('fail')
  })

  test('and not by what stands beside it', () => {
    expect(verdict(text('{ "model": ["auto"], "a": 1 }'), text('{ "a": 2,\n"model": [ "auto" ] }'))).toBe('warn')
    expect(verdict(text('{ "b": 1, "b": 2 }'), text('{ "a": 2, "b": 1, "b": 2 }'))).toBe('warn')
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

describe('twins, of which a child ignores one', () => {
  const above = (yaml: string): Policy =>
    policy(`version: 1\n${yaml}`, 'above').map((layer) => ({ ...layer, role: 'parent' as const }))
  const both = [...above('models: { deny: [claude-fable-*] }'), ...policy("version: 1\nignore: ['**/a.json']")]
  const old = { '.kiro/agents/a.json': agent('x', 'claude-fable-5.1'), '.kiro/agents/b.json': agent('x', 'auto') }

  test('the other one is new where it is new, and each is told once', () => {
    const report = judged({
      before: old,
      after: { ...old, '.kiro/agents/b.json': agent('x', 'claude-fable-5.1') },
      policy: both,
    })
    expect(report.verdict).toBe('fail')
    expect(
      of(report, 'model-not-allowed').map(({ place, introduced, assignments }) => [
        place?.file,
        introduced,
        assignments,
      ]),
    ).toEqual([
      ['.kiro/agents/a.json', false, ['agent:x']],
      ['.kiro/agents/b.json', true, ['agent:x (2)']],
    ])
  })

  test('the rows of the part have the names of the whole', () => {
    expect(judged({ before: old, after: old, policy: both }).estimate.rows.map(({ assignment }) => assignment)).toEqual(
      ['agent:x (2)'],
    )
  })
})
