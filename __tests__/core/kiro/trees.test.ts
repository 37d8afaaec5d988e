import { readFileSync, writeFileSync } from 'node:fs'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { isBuiltInAgent } from '../../../src/core/kiro/built-in-agents.js'
import type { Assignment } from '../../../src/core/kiro/assignment.js'
import { changesBetween } from '../../../src/core/kiro/changes.js'
import { readConfiguration } from '../../../src/core/kiro/configuration.js'
import { inventoryOf } from '../../../src/core/kiro/inventory.js'
import type { SourceFile } from '../../../src/core/kiro/source-file.js'
import { plain } from '../../../src/core/text/message.js'
import type { Place } from '../../../src/core/text/place.js'
import { facts } from '../support/facts.js'
import { agent, bytesOf, configuration, contract, DAY, hook, sources, type Files } from '../support/repository.js'

const step = (id: string, more: object = {}): object => ({ type: 'step', id, agent: 'one', prompt: 'x', ...more })
const loop = (maxIterations: number, ...steps: object[]): object => ({
  type: 'repeat',
  id: `l${maxIterations}`,
  maxIterations,
  steps,
})
const v1 = (...hooks: object[]): unknown => ({ version: 'v1', hooks })
const asks = (name: string, trigger: string, more: object = {}): object => ({
  name,
  trigger,
  action: { type: 'agent', prompt: 'x', ...more },
})

/** Trees, of each of which all that they say is in trees.golden.txt, for people to review. */
const TREES: Readonly<Record<string, Files>> = {
  'every kind of work, and what names a model elsewhere': {
    '.kiro/settings.json': contract({ p: 'auto', q: 'claude-opus-4.8', r: 'x' }, { codeReview: 'p', hookActions: 'q' }),
    '.kiro/settings/cli.json': { 'chat.defaultModel': 'm', 'chat.defaultAgent': 'one' },
    '.kiro/agents/one.json': {
      ...agent('one', 'claude-haiku-4.5'),
      hooks: [asks('I', 'Stop'), asks('J', 'Stop', { model: 'n' })],
    },
    '.kiro/agents/two.md': '---\nname: two\neffortLevel: max\n---\nDo.\n',
    '.kiro/agents/broken.json': '{',
    '.kiro/hooks/a.json': v1(asks('A', 'PostFileSave'), asks('B', 'Stop', { model: 'gpt-9' })),
    '.kiro/workflows/w.workflow.json': {
      name: 'w',
      steps: [step('a', { modelId: 'm' }), loop(3, step('b', { agent: 'gone' }))],
    },
    '.kiro/a.yaml': 'model: claude-opus-4.8\n',
    '.kiro/b.json': { modelId: 'y' },
    '.kiro/agents/x.yaml': 'a: 1\n',
    '.kiro/hooks/y.hooks': 'model: z\n',
    '.kiro/c.json': new Uint8Array([0xff]),
    '.kiro/agents/one.json.bak': 'x',
    '.kiro/agents/two.md.orig': 'x',
    'web/.kiro/agents/one.json': agent('one'),
    'web/.kiro/settings/cli.json': { 'chat.defaultAgent': 'one', 'chat.defaultModel': 'm' },
    'web/.kiro/settings.json': { models: { s: { model: 'auto' } }, modles: { x: { model: 'u' } } },
  },
  'work in more than one file': {
    '.kiro/settings/cli.json': { 'chat.defaultAgent': 'x', 'chat.defaultModel': 'm' },
    '.KIRO/settings/cli.json': { 'chat.defaultModel': 'k', 'chat.defaultAgent': 'y' },
    '.kiro/agents/a.json': { ...agent('x', 'a'), hooks: [asks('H', 'Stop'), asks('H', 'Stop')] },
    '.kiro/agents/b.json': { ...agent('x', 'b'), hooks: [asks('H', 'Stop'), asks('H', 'PreToolUse')] },
    '.kiro/agents/c.json': { ...agent('x', 'c'), prompt: 'file://./gone.md', hooks: [asks('H', 'Stop')] },
    '.kiro/agents/d.json': agent('z', 'd'),
    '.kiro/agents/e.json': agent('z', 'e'),
    '.kiro/hooks/one.kiro.hook': hook('agentStop', 'Lint it!'),
    '.kiro/hooks/two.kiro.hook': hook('agentStop', 'Other'),
    '.kiro/hooks/three.kiro.hook': hook('userTriggered', 'Third'),
    '.kiro/hooks/a.json': v1(asks('lint-it', 'Stop'), asks('LINT IT', 'Stop')),
    '.kiro/hooks/two.json': v1(asks('Something', 'Stop')),
    '.kiro/hooks/three.json': { hooks: [asks('Third', 'Manual')] },
    '.kiro/workflows/a.workflow.json': { name: 'r', steps: [loop(2, loop(3, step('s'))), step('t')] },
    '.kiro/workflows/b.workflow.json': { name: 'r', steps: [loop(5, step('s')), step('s2')] },
    '.kiro/workflows/c.workflow.json': { name: 'q', steps: [step('s'), step('s')] },
    '.kiro/workflows/d.workflow.json': { name: 'q', steps: [step('s')] },
    '.kiro/workflows/e.workflow.json': { name: 'q', steps: [step('s'), step('t'), step('t')] },
  },
  'models by another key, and of one step': {
    '.kiro/agents/a.json': { name: 'a', modelId: 'k', models: 'l' },
    '.kiro/settings/cli.json': { 'chat.defaultAgent': 'a' },
    '.kiro/workflows/w.workflow.json': {
      name: 'w',
      model: 'm',
      modelId: 'auto',
      steps: [step('s', { agent: 'a', model: 'n' })],
    },
    '.kiro/hooks/h.json': v1(
      { name: 'C', trigger: 'Stop', action: { type: 'command', command: 'kiro-cli --agent a' } },
      { name: 'C', trigger: 'Stop', action: { type: 'command', command: 'kiro-cli chat' } },
    ),
  },
  'inherited by steps': {
    '.kiro/agents/one.json': agent('one', 'auto'),
    '.kiro/agents/two.json': agent('two', 't'),
    '.kiro/workflows/w.workflow.json': {
      name: 'w',
      steps: [step('a'), step('b', { agent: 'two' }), step('c', { agent: 'none' })],
    },
    'web/.kiro/settings/cli.json': { 'chat.defaultModel': 'auto' },
    'web/.kiro/workflows/w.workflow.json': { name: 'w', steps: [step('a')] },
  },
}

/** A link, a submodule, a file that is too large and one of the console's rules. */
const ODD: readonly SourceFile[] = [
  { path: 'z/.kiro', kind: 'symlink', bytes: null, id: '../out' },
  { path: '.kiro/agents/s', kind: 'submodule', bytes: null, id: 'abc' },
  { path: '.kiro/agents/q.json', kind: 'symlink', bytes: null },
  { path: 'docs/link', kind: 'symlink', bytes: null },
  { path: '.kiro/large.json', kind: 'file', bytes: null, id: 'large' },
  { path: 'rules/k.yaml', kind: 'file', bytes: bytesOf('x') },
  { path: 'rules/l.yaml', kind: 'symlink', bytes: null },
  ...sources({ '.kiro/settings/cli.json': { 'chat.defaultAgent': 'gone' } }),
]

const at = ({ file, line, column }: Place): string => `${file}:${line}:${column}`

/** What an assignment says beside its work and what is the same for all of its kind. */
function shown(one: Assignment): string {
  const { key, name, identity, content, position, task, model, origin, from, place, workPlace, profile } = one
  return [
    `${name} = ${key} at ${position}; ${identity}; ${content.slice(0, 40)}; ${one.surface} by ${one.appliedBy}`,
    `    on ${model} ${origin} ${from ?? ''} ${at(place)}, work ${at(workPlace)}, ${task ?? 'no task'}, ${profile ?? 'no profile'}`,
    `    ${one.note ?? 'no note'}; ${one.dropped ? plain(one.dropped) : 'loaded'}; ${one.twins.map((twin) => twin.key).join(' ')}`,
  ]
    .map((line) => line.trimEnd())
    .join('\n')
}

test('all that a tree says is as reviewed', () => {
  const golden = new URL('trees.golden.txt', import.meta.url)
  const of = (name: string, all: readonly SourceFile[], consoles?: ReadonlySet<string>): string => {
    const read = readConfiguration(all, consoles)
    const { assignments, standIns, mentions, ...rest } = read
    const { rows, ...inventory } = inventoryOf(read, loadCatalogue(), DAY)
    return [
      `=== ${name}`,
      ...assignments.map(shown),
      '--- stand-ins',
      ...standIns.map(shown),
      '--- mentions',
      ...mentions.map(
        ({ model, place, appliedBy, identity, assignments: named }) =>
          `${model} ${at(place)} ${appliedBy} ${identity}: ${named.map((one) => one.name).join(' ')}`,
      ),
      '--- all else',
      ...facts(rest),
      '--- inventory',
      ...rows.map(({ assignment, label, place, multiplier, status, mostRuns, twins }) =>
        [assignment, label, at(place), multiplier, status, mostRuns ?? 'no loop', ...twins].join(' '),
      ),
      ...facts(inventory),
      '',
    ].join('\n')
  }
  const made = [
    ...Object.entries(TREES).map(([name, files]) => of(name, sources(files))),
    of('what is no file', ODD, new Set(['rules/k.yaml', 'rules/l.yaml'])),
  ].join('\n')
  if (process.env.UPDATE !== undefined) writeFileSync(golden, made)
  expect(made).toBe(readFileSync(golden, 'utf8'))
})

test('a model of several steps is one edit where it is written once', () => {
  const flow = (model: string, own: string): Files => ({
    'web/.kiro/workflows/w.workflow.json': {
      name: 'w',
      modelId: model,
      steps: [step('a'), step('b'), step('c', { modelId: own }), step('d', { modelId: own })],
    },
    '.kiro/workflows/v.workflow.json': { name: 'v', modelId: model, steps: [step('a')] },
  })
  const changes = changesBetween(configuration(flow('a', 'b')), configuration(flow('c', 'd')), loadCatalogue(), DAY)
  expect(changes.map(({ what, place }) => `${what} ${place.file}:${place.line}`)).toEqual([
    'v#a .kiro/workflows/v.workflow.json:3',
    'web/w web/.kiro/workflows/w.workflow.json:3',
    'web/w#c web/.kiro/workflows/w.workflow.json:22',
    'web/w#d web/.kiro/workflows/w.workflow.json:29',
  ])
})

test.each([
  ...['kiro', 'default', 'plan', 'planner', 'spec', 'vibe', 'help', 'general-purpose', 'general-task-execution'],
  ...['context-gatherer', 'custom-agent-creator', 'introspect', 'wf-planner', 'wf-design', 'wf-design-reviewer'],
  ...['wf-coder', 'semantic_reviewer', 'wf-review-aggregator', 'wf-pr-submitter', 'wf-pr-responder'],
  ...['wf-auto-researcher', 'wf-workflow-creator', 'kiro_anything', ' Kiro_Help ', 'PLAN'],
])('the agent %s needs no file', (name) => {
  expect(isBuiltInAgent(name)).toBe(true)
})

test.each(['kiro-cli', 'my_kiro_', 'planners', ''])('the agent %s does', (name) => {
  expect(isBuiltInAgent(name)).toBe(false)
})
