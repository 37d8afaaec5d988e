import { agent, configuration, hook, judged, lines, of, type Files } from '../support/repository.js'

const v1 = (name: string, trigger: string, model?: string): unknown => ({
  version: 'v1',
  hooks: [{ name, trigger, action: { type: 'agent', prompt: 'x', ...(model ? { model } : {}) } }],
})
const old = (type: string, name: string, model?: string): unknown => ({
  name,
  when: { type },
  then: { type: 'askAgent', prompt: 'x', ...(model ? { model } : {}) },
})

const step = (id: string, model: string): unknown => ({ id, agent: 'kiro_default', prompt: 'x', modelId: model })
/** A workflow with a step for each id, on its model; without a name it is called by its file. */
const flow = (name: string | null, steps: Readonly<Record<string, string>>): unknown => ({
  ...(name === null ? {} : { name }),
  steps: Object.entries(steps).map(([id, model]) => step(id, model)),
})

/** Each row, and the files of its twins. */
const rows = (files: Files): [string, string, ...string[]][] =>
  configuration(files).assignments.map(({ name, file, twins }) => [name, file, ...twins.map((twin) => twin.file)])

test.each<[string, Files, [string, string, ...string[]][]]>([
  [
    'agents of one name: the later file counts',
    { '.kiro/agents/a.json': agent('x'), '.kiro/agents/x.md': '---\nname: x\n---\n' },
    [['agent:x', '.kiro/agents/x.md', '.kiro/agents/a.json']],
  ],
  [
    'a hook in both shapes, by its name',
    { '.kiro/hooks/a.kiro.hook': old('fileEdited', 'Lint It'), '.kiro/hooks/b.json': v1('lint-it', 'PostFileSave') },
    [['hook:b.json#1', '.kiro/hooks/b.json', '.kiro/hooks/a.kiro.hook']],
  ],
  [
    'and by the name of its file',
    { '.kiro/hooks/a.kiro.hook': old('agentStop', 'One'), '.kiro/hooks/a.json': v1('Two', 'Stop') },
    [['hook:a.json#1', '.kiro/hooks/a.json', '.kiro/hooks/a.kiro.hook']],
  ],
  [
    'the old one where the new one is dropped',
    { '.kiro/hooks/a.kiro.hook': old('agentStop', 'One'), '.kiro/hooks/a.json': old('agentStop', 'One') },
    [['hook:a.kiro.hook#1', '.kiro/hooks/a.kiro.hook', '.kiro/hooks/a.json']],
  ],
  [
    'none: another trigger',
    { '.kiro/hooks/a.kiro.hook': old('userTriggered', 'One'), '.kiro/hooks/a.json': v1('One', 'Stop') },
    [
      ['hook:a.json#1', '.kiro/hooks/a.json'],
      ['hook:a.kiro.hook#1', '.kiro/hooks/a.kiro.hook'],
    ],
  ],
  [
    'none: two of one shape, both of which run',
    { '.kiro/hooks/a.kiro.hook': hook('manual', 'One'), '.kiro/hooks/b.kiro.hook': hook('manual', 'One') },
    [
      ['hook:a.kiro.hook#1', '.kiro/hooks/a.kiro.hook'],
      ['hook:b.kiro.hook#1', '.kiro/hooks/b.kiro.hook'],
    ],
  ],
  [
    'none: another root',
    { '.kiro/hooks/a.kiro.hook': old('agentStop', 'One'), 'web/.kiro/hooks/a.json': v1('One', 'Stop') },
    [
      ['hook:a.kiro.hook#1', '.kiro/hooks/a.kiro.hook'],
      ['web/hook:a.json#1', 'web/.kiro/hooks/a.json'],
    ],
  ],
  [
    'each once: two old ones and one new one',
    {
      '.kiro/hooks/a.kiro.hook': old('agentStop', 'One'),
      '.kiro/hooks/b.kiro.hook': old('agentStop', 'One'),
      '.kiro/hooks/c.json': v1('One', 'Stop'),
    },
    [
      ['hook:b.kiro.hook#1', '.kiro/hooks/b.kiro.hook'],
      ['hook:c.json#1', '.kiro/hooks/c.json', '.kiro/hooks/a.kiro.hook'],
    ],
  ],
  [
    'steps of one id in workflows of one name, of both formats: the later file counts',
    {
      '.kiro/workflows/a.workflow.json': flow('r', { s: 'auto' }),
      '.kiro/workflows/b.workflow.yaml': flow('r', { s: 'auto' }),
    },
    [['workflow:r#s', '.kiro/workflows/b.workflow.yaml', '.kiro/workflows/a.workflow.json']],
  ],
  [
    'a workflow is called by its file where it has no name',
    {
      '.kiro/workflows/r.workflow.json': flow(null, { s: 'auto' }),
      '.kiro/workflows/r.workflow.yml': flow(null, { s: 'auto' }),
    },
    [['workflow:r#s', '.kiro/workflows/r.workflow.yml', '.kiro/workflows/r.workflow.json']],
  ],
  [
    'a step that only one of them has is work of its own',
    {
      '.kiro/workflows/a.workflow.json': flow('r', { s: 'auto', t: 'auto' }),
      '.kiro/workflows/b.workflow.json': flow('r', { s: 'auto' }),
    },
    [
      ['workflow:r#t', '.kiro/workflows/a.workflow.json'],
      ['workflow:r#s', '.kiro/workflows/b.workflow.json', '.kiro/workflows/a.workflow.json'],
    ],
  ],
  [
    'the earlier workflow where Kiro does not run the later one',
    {
      '.kiro/workflows/a.workflow.json': flow('r', { s: 'auto' }),
      '.kiro/workflows/b.workflow.json': { name: 'r', steps: [step('s', 'auto'), step('s', 'auto')] },
    },
    [
      ['workflow:r#s', '.kiro/workflows/a.workflow.json', '.kiro/workflows/b.workflow.json'],
      ['workflow:r#s (2)', '.kiro/workflows/b.workflow.json'],
    ],
  ],
  [
    'three of one name: one row',
    {
      '.kiro/workflows/a.workflow.json': flow('r', { s: 'auto' }),
      '.kiro/workflows/b.workflow.json': flow('r', { s: 'auto' }),
      '.kiro/workflows/c.workflow.json': flow('r', { s: 'auto' }),
    },
    [
      [
        'workflow:r#s',
        '.kiro/workflows/c.workflow.json',
        '.kiro/workflows/a.workflow.json',
        '.kiro/workflows/b.workflow.json',
      ],
    ],
  ],
  [
    'none: workflows of another name, and of another root',
    {
      '.kiro/workflows/a.workflow.json': flow('r', { s: 'auto' }),
      '.kiro/workflows/b.workflow.json': flow('q', { s: 'auto' }),
      'web/.kiro/workflows/a.workflow.json': flow('r', { s: 'auto' }),
    },
    [
      ['workflow:r#s', '.kiro/workflows/a.workflow.json'],
      ['workflow:q#s', '.kiro/workflows/b.workflow.json'],
      ['web/workflow:r#s', 'web/.kiro/workflows/a.workflow.json'],
    ],
  ],
])('%s', (_, files, expected) => {
  expect(rows(files)).toEqual(expected)
})

describe('workflows of one name', () => {
  const files = (one: string, other: string): Files => ({
    '.kiro/workflows/a.workflow.json': flow('r', { s: one, t: one }),
    '.kiro/workflows/b.workflow.json': flow('r', { s: other, t: other }),
  })

  test('are one finding for each file that Kiro does not load, with its steps', () => {
    expect(
      of(judged({ after: files('auto', 'auto') }), 'shadowed').map(({ assignments, place }) => [
        place?.file,
        ...assignments,
      ]),
    ).toEqual([['.kiro/workflows/a.workflow.json', 'workflow:r#s', 'workflow:r#t']])
    expect(lines(judged({ after: files('auto', 'auto') })).filter((line) => line.includes('shadowed'))).toEqual([
      'warning .kiro/workflows/a.workflow.json:5:13 shadowed: The same workflow r is in .kiro/workflows/a.workflow.json and in .kiro/workflows/b.workflow.json; which of them Kiro runs is not documented, so the more expensive one is priced',
    ])
  })

  test('run as often as the caps of either allow', () => {
    const looped = (cap: number): unknown => ({
      name: 'r',
      steps: [{ type: 'repeat', maxIterations: cap, steps: [step('s', 'claude-opus-4.8')] }],
    })
    const report = (one: unknown, other: unknown) =>
      judged({ after: { '.kiro/workflows/a.workflow.json': one, '.kiro/workflows/b.workflow.json': other } })
    const [often, seldom] = [report(looped(1000), looped(2)), report(looped(2), looped(1000))]
    for (const { inventory, findings, estimate } of [often, seldom]) {
      expect(inventory.rows.map(({ mostRuns }) => mostRuns)).toEqual([1000])
      expect(findings.map(({ rule }) => rule)).toContain('costly-loop')
      expect(estimate.after.typical).toBe(often.estimate.after.typical)
    }
    expect(often.estimate.after.typical).toBeGreaterThan(
      report(looped(1), looped(1)).estimate.after.typical ?? Infinity,
    )
  })

  test('are told also where no step is the same', () => {
    const after = {
      '.kiro/workflows/a.workflow.json': flow('r', { s: 'auto' }),
      '.kiro/workflows/b.workflow.json': flow('r', { t: 'auto' }),
    }
    expect(of(judged({ after }), 'shadowed')).toHaveLength(1)
  })

  test('are both judged, and the most expensive is priced', () => {
    const policy = 'version: 1\nmodels: { deny: [claude-opus-4.8] }\n'
    const report = judged({ after: files('claude-opus-4.8', 'auto'), policy })
    expect(of(report, 'model-not-allowed').map(({ place }) => place?.file)).toEqual(
      Array.from({ length: 2 }, () => '.kiro/workflows/a.workflow.json'),
    )
    const total = (one: string, other: string): number | null =>
      judged({ after: files(one, other) }).estimate.after.typical
    expect(total('claude-opus-4.8', 'auto')).toBe(total('claude-opus-4.8', 'claude-opus-4.8'))
    expect(total('auto', 'claude-opus-4.8')).toBe(total('claude-opus-4.8', 'auto'))
    expect(total('claude-opus-4.8', 'auto')).toBeGreaterThan(total('auto', 'auto') ?? Infinity)
  })
})

describe('twins', () => {
  const pair = (one: string, other: string): Files => ({
    '.kiro/hooks/a.kiro.hook': old('agentStop', 'One', one),
    '.kiro/hooks/a.json': v1('One', 'Stop', other),
  })
  const credits = (files: Files): number | null => judged({ after: files }).estimate.after.typical

  test('are counted once, the more expensive one, whichever it is', () => {
    const alone = credits({ '.kiro/hooks/a.json': v1('One', 'Stop', 'claude-opus-4.8') })
    expect(credits(pair('claude-opus-4.8', 'claude-haiku-4.5'))).toBe(alone)
    expect(credits(pair('claude-haiku-4.5', 'claude-opus-4.8'))).toBe(alone)
  })

  test('of which one has no price have none', () => {
    const { estimate } = judged({ after: pair('auto', 'new-model') })
    expect(estimate).toMatchObject({ complete: false, unpriced: [{ model: 'new-model', reason: 'no price' }] })
  })

  test('are both judged, and the finding names both files', () => {
    const report = judged({
      before: {},
      after: pair('claude-opus-4.8', 'auto'),
      policy: 'version: 1\nmodels: { allow: [auto] }',
    })
    expect(of(report, 'model-not-allowed')).toMatchObject([
      { place: { file: '.kiro/hooks/a.kiro.hook' }, introduced: true },
    ])
    expect(lines(report).filter((line) => line.includes('shadowed'))).toEqual([
      'warning .kiro/hooks/a.kiro.hook:9:14 shadowed: The same hook One is in .kiro/hooks/a.kiro.hook and in .kiro/hooks/a.json; Kiro loads .kiro/hooks/a.json, and the more expensive one is priced',
    ])
  })

  test('that were there are no new finding, and one that is added is', () => {
    const one = { '.kiro/agents/a.json': agent('x', 'auto') }
    const both = { ...one, '.kiro/agents/b.json': agent('x', 'auto') }
    expect(of(judged({ before: both, after: both }), 'shadowed').map(({ introduced }) => introduced)).toEqual([false])
    expect(of(judged({ before: one, after: both }), 'shadowed').map(({ introduced }) => introduced)).toEqual([true])
  })
})
