import { agent, configuration, judged, lines, of } from '../../support/repository.js'

const rows = (files: Readonly<Record<string, unknown>>) =>
  configuration(files).assignments.map(({ name, model, file }) => [name, model, file])

describe('agents are found at any depth, by their names', () => {
  test('in JSON and markdown', () => {
    expect(
      rows({
        '.kiro/agents/team/r.json': agent('reviewer', 'auto'),
        '.kiro/agents/team/deep/er/w.md': '---\nname: writer\nmodel: claude-haiku-4.5\n---\nYou write.\n',
        'web/.kiro/agents/team/x.json': agent('x', 'auto'),
        '.kiro/agents/team/plan.json': { tools: ['read'] },
      }),
    ).toEqual([
      ['agent:writer', 'claude-haiku-4.5', '.kiro/agents/team/deep/er/w.md'],
      ['agent:plan', 'auto', '.kiro/agents/team/plan.json'],
      ['agent:reviewer', 'auto', '.kiro/agents/team/r.json'],
      ['web/agent:x', 'auto', 'web/.kiro/agents/team/x.json'],
    ])
  })

  test.each<[string, string, unknown]>([
    ['a schema', 'schemas/out.json', { $schema: 'x', description: 'An answer.', type: 'object' }],
    ['a list', 'data/list.json', ['a', 'b']],
    ['a prompt', 'prompts/p.md', 'You review.\n'],
    ['a prompt with a title', 'prompts/p.md', '---\ntitle: Review\n---\nYou review.\n'],
    ['nothing', 'data/empty.json', {}],
  ])('a file below a folder that is no agent is left alone: %s', (_, path, content) => {
    const report = judged({ after: { [`.kiro/agents/${path}`]: content } })
    expect({ lines: lines(report), rows: report.inventory.rows }).toEqual({ lines: [], rows: [] })
  })

  test('beside agents, an object without a key of one is one all the same', () => {
    expect(rows({ '.kiro/agents/empty.json': {} })).toEqual([['agent:empty', 'auto', '.kiro/agents/empty.json']])
  })
})

describe('front matter as Kiro reads it', () => {
  const placed = (text: string) =>
    configuration({ '.kiro/agents/a.md': text }).assignments.map(({ name, model, place: { line, column } }) => [
      name,
      model,
      `${line}:${column}`,
    ])

  test.each<[string, string, string]>([
    ['plain', '---\nname: a\nmodel: auto\n---\n', '3:8'],
    ['---yaml', '---yaml\nname: a\nmodel: auto\n---\n', '3:8'],
    ['--- yaml, with a blank', '--- yaml \nname: a\nmodel: auto\n---\n', '3:8'],
    ['---YML', '---YML\r\nname: a\r\nmodel: auto\r\n---\r\n', '3:8'],
    ['---json', '---json\n{\n  "name": "a",\n  "model": "auto"\n}\n---\nYou review.\n', '4:12'],
    ['---json in one line', '---json\n{"name":"a","model":"auto"}\n---\n', '2:21'],
    [
      '---json with a comment and a comma too many',
      '---json\n{\n  // ours\n  "name": "a",\n  "model": "auto",\n}\n---\n',
      '5:12',
    ],
    ['---json with tabs', '---json\n{\n\t"name": "a",\n\t"model": "auto"\n}\n---\n', '4:11'],
  ])('%s', (_, text, at) => {
    expect(placed(text)).toEqual([['a', 'auto', at]].map(([name, ...rest]) => [`agent:${name}`, ...rest]))
  })

  test('JSON that is broken is reported at its place', () => {
    expect(
      lines(judged({ after: { '.kiro/agents/a.md': '---json\n{\n  "name": "a"\n  "model": "auto"\n}\n---\n' } })),
    ).toEqual(['error .kiro/agents/a.md:4:3 syntax: Missing comma before "model".'])
  })
})

describe('the effort of an agent', () => {
  const change = (before: unknown, after: unknown): string[] =>
    of(
      judged({ before: { '.kiro/agents/a.json': before }, after: { '.kiro/agents/a.json': after } }),
      'effort-raised',
    ).map(({ place }) => `${place?.line}:${place?.column}`)

  test('is judged like that of a model', () => {
    const on = (effortLevel: string) => ({ name: 'a', model: 'auto', effortLevel })
    expect(change(on('low'), on('max'))).toEqual(['4:18'])
    expect(change(on('max'), on('low'))).toEqual([])
    expect(change({ name: 'a' }, on('high'))).toEqual(['4:18'])
    expect(change({ name: 'a' }, on('medium'))).toEqual([])
  })

  test('in markdown, and in words', () => {
    const report = judged({
      before: { '.kiro/agents/a.md': '---\nname: a\neffortLevel: low\n---\n' },
      after: { '.kiro/agents/a.md': '---\nname: a\neffortLevel: xhigh\n---\n' },
    })
    expect(lines(report)).toEqual([
      'warning .kiro/agents/a.md:3:14 effort-raised: The effort of agent a rises from low to xhigh',
    ])
  })
})
