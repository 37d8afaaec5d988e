import { text } from '../../../src/render/text/text.js'
import { PLAIN } from '../../../src/render/text/paint.js'
import { judged, lines, of, only, type Files } from '../support/repository.js'

const AGENTS = '.kiro/agents'
const POLICY = `version: 1\nmodels: { deny: [claude-opus-4.8] }\nworkload: ${only({ taskExecution: { runs: 3 } })}\n`
const OPUS = 'claude-opus-4.8'
const json = (name: string, model: string, more: Readonly<Record<string, unknown>> = {}): unknown => ({
  name,
  model,
  prompt: 'Review it.',
  ...more,
})
const markdown = (name: string, model: string): string => `---\nname: ${name}\nmodel: ${model}\n---\nReview it.\n`
const oldHook = (model: string): unknown => ({
  name: 'Lint it',
  when: { type: 'agentStop' },
  then: { type: 'askAgent', prompt: 'x', model },
})
const newHook = (model: string): unknown => ({
  version: 'v1',
  hooks: [{ name: 'Lint it', trigger: 'Stop', action: { type: 'agent', prompt: 'x', model } }],
})
const flow = (model: string): unknown => ({ name: 'r', steps: [{ id: 's', agent: 'kiro_default', modelId: model }] })
const yamlFlow = (model: string): string =>
  `name: r\nsteps:\n  - id: s\n    agent: kiro_default\n    modelId: ${model}\n`

/** The same work before and after in another file, on two models. */
const CONVERSIONS: [string, (model: string) => Files, (model: string) => Files][] = [
  [
    'an agent from JSON to markdown',
    (model) => ({ [`${AGENTS}/a.json`]: json('a', model) }),
    (model) => ({ [`${AGENTS}/a.md`]: markdown('a', model) }),
  ],
  [
    'and back',
    (model) => ({ [`${AGENTS}/a.md`]: markdown('a', model) }),
    (model) => ({ [`${AGENTS}/a.json`]: json('a', model) }),
  ],
  [
    'an agent to another folder and file, under its name',
    (model) => ({ [`${AGENTS}/a.json`]: json('a', model) }),
    (model) => ({ [`${AGENTS}/team/b.md`]: markdown('a', model) }),
  ],
  [
    'a workflow from JSON to YAML',
    (model) => ({ '.kiro/workflows/r.workflow.json': flow(model) }),
    (model) => ({ '.kiro/workflows/r.workflow.yaml': yamlFlow(model) }),
  ],
  [
    'a hook from its old to its new shape',
    (model) => ({ '.kiro/hooks/a.kiro.hook': oldHook(model) }),
    (model) => ({ '.kiro/hooks/lint.json': newHook(model) }),
  ],
]

describe.each(CONVERSIONS)('%s', (_, before, after) => {
  const report = (from: string, to: string) => judged({ before: before(from), after: after(to), policy: POLICY })

  test('is one row, with the model of both sides', () => {
    const rows = report('claude-haiku-4.5', 'claude-sonnet-5').estimate.allRows.filter(
      ({ before: was, after: is }) => was.assignment ?? is.assignment,
    )
    const names = rows.flatMap(({ before: was, after: is }) =>
      [was.assignment, is.assignment].flatMap((one) => (one && one.work.kind !== 'task' ? [one.model] : [])),
    )
    expect(names).toEqual(['claude-haiku-4.5', 'claude-sonnet-5'])
    expect(rows.filter(({ changed }) => changed)).toHaveLength(1)
  })

  test('a violation that was there is old, and one on another model is new', () => {
    const introduced = (from: string): boolean[] =>
      of(report(from, OPUS), 'model-not-allowed').map(({ introduced: isNew }) => isNew)
    expect(introduced(OPUS)).toEqual([false])
    expect(introduced('claude-haiku-4.5')).toEqual([true])
  })
})

describe('a rewrite in form only', () => {
  const said = (before: Files, after: Files): string[] =>
    judged({ before, after }).rewrites.map(({ former = '', file }) => `${former} → ${file}`)

  test.each<[string, Files, Files, string[]]>([
    [
      'JSON to markdown',
      { [`${AGENTS}/a.json`]: json('a', 'auto') },
      { [`${AGENTS}/a.md`]: markdown('a', 'auto') },
      [`${AGENTS}/a.json → ${AGENTS}/a.md`],
    ],
    [
      'a file of another name, and the same agent',
      { [`${AGENTS}/a.json`]: json('a', 'auto') },
      { [`${AGENTS}/b.json`]: json('a', 'auto') },
      [`${AGENTS}/a.json → ${AGENTS}/b.json`],
    ],
    [
      'a workflow in YAML',
      { '.kiro/workflows/r.workflow.json': flow('auto') },
      { '.kiro/workflows/r.workflow.yml': yamlFlow('auto') },
      ['.kiro/workflows/r.workflow.json → .kiro/workflows/r.workflow.yml'],
    ],
    [
      'none: another prompt',
      { [`${AGENTS}/a.json`]: json('a', 'auto', { prompt: 'Do it.' }) },
      { [`${AGENTS}/a.md`]: markdown('a', 'auto') },
      [],
    ],
    [
      'none: another model',
      { [`${AGENTS}/a.json`]: json('a', OPUS) },
      { [`${AGENTS}/a.md`]: markdown('a', 'auto') },
      [],
    ],
    [
      'none: another agent',
      { [`${AGENTS}/a.json`]: json('b', 'auto') },
      { [`${AGENTS}/a.md`]: markdown('a', 'auto') },
      [],
    ],
    [
      'none: a path is read from its own folder',
      { [`${AGENTS}/a.json`]: json('a', 'auto', { prompt: 'file://./p.md' }), [`${AGENTS}/p.md`]: 'x' },
      { [`${AGENTS}/team/a.json`]: json('a', 'auto', { prompt: 'file://./p.md' }), [`${AGENTS}/p.md`]: 'x' },
      [],
    ],
    [
      'none: the old file stays',
      { [`${AGENTS}/a.json`]: json('a', 'auto') },
      { [`${AGENTS}/a.json`]: json('a', 'auto'), [`${AGENTS}/a.md`]: markdown('a', 'auto') },
      [],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(said(before, after)).toEqual(expected)
  })
})

describe('backups beside Kiro files', () => {
  const before = { [`${AGENTS}/a.json`]: json('a', 'auto') }
  const added = (...paths: string[]) =>
    judged({ before, after: { ...before, ...Object.fromEntries(paths.map((path) => [path, json('a', OPUS)])) } })

  test.each<[string, boolean]>([
    [`${AGENTS}/a.json.bak`, true],
    [`${AGENTS}/a.json.bak.1`, true],
    [`${AGENTS}/team/a.md.bak`, true],
    [`${AGENTS}/a.json~`, true],
    [`${AGENTS}/a.json.orig`, true],
    [`${AGENTS}/a.json.20261129`, true],
    ['.kiro/settings/cli.json.bak', true],
    ['.kiro/settings.json.old', true],
    ['.kiro/hooks/a.kiro.hook.bak', true],
    ['.kiro/workflows/r.workflow.yaml.backup', true],
    ['.kiro/agents/notes.bak', false],
    ['.kiro/specs/a/design.md.bak', false],
    ['docs/agents/a.json.bak', false],
  ])('%s: %s', (path, isOne) => {
    const report = added(path)
    expect(report.backups).toEqual(isOne ? [path] : [])
    expect(report.inventory.backups).toEqual(isOne ? [path] : [])
    expect(lines(report)).toEqual([])
  })

  test('are told in one sentence, and once', () => {
    expect(text(added(`${AGENTS}/a.json.bak`), PLAIN)).toContain(
      '  1 backup is added beside Kiro files; Kiro does not load it, and it may be deleted.\n',
    )
    const both = { ...before, [`${AGENTS}/a.json.bak`]: 'x', [`${AGENTS}/b.json.bak`]: 'x' }
    expect(judged({ before: both, after: both }).backups).toEqual([])
    expect(text(added(`${AGENTS}/a.json.bak`, `${AGENTS}/b.json.bak`), PLAIN)).toContain('2 backups are added')
  })
})
