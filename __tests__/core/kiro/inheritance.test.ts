import { inventoryText } from '../../../src/render/text/inventory-text.js'
import { PLAIN } from '../../../src/render/text/paint.js'
import { agent, configuration, hook, judged, lines, of, type Files } from '../support/repository.js'

const CLI = '.kiro/settings/cli.json'
const models = (files: Files): Record<string, string> =>
  Object.fromEntries(
    configuration(files).assignments.map(({ name, model, origin }) => [
      name,
      origin === 'stated' ? model : `${model} (${origin})`,
    ]),
  )

test('what names no model takes chat.defaultModel', () => {
  expect(
    models({
      [CLI]: { 'chat.defaultModel': 'claude-haiku-4.5' },
      '.kiro/agents/a.json': agent('a'),
      '.kiro/agents/b.json': agent('b', 'auto'),
      '.kiro/hooks/h.kiro.hook': hook('manual'),
    }),
  ).toEqual({
    'chat:cli': 'claude-haiku-4.5',
    'agent:a': 'claude-haiku-4.5 (default)',
    'agent:b': 'auto',
    'hook:h.kiro.hook#1': 'auto (auto)',
  })
})

test('an inherited model is found where it is written', () => {
  const { assignments } = configuration({
    [CLI]: '{\n"chat.defaultModel": "claude-haiku-4.5" }',
    '.kiro/agents/a.json': agent('a'),
  })
  expect(assignments.map(({ place }) => `${place.file}:${place.line}`)).toEqual([
    '.kiro/settings/cli.json:2',
    '.kiro/settings/cli.json:2',
  ])
})

test('without chat.defaultModel, auto, found where the work is', () => {
  const { assignments } = configuration({ '.kiro/agents/a.json': agent('a') })
  expect(assignments).toMatchObject([{ model: 'auto', origin: 'auto', place: { file: '.kiro/agents/a.json' } }])
})

describe('the chat', () => {
  test('runs on the model of its default agent before its default model', () => {
    expect(
      models({
        [CLI]: { 'chat.defaultAgent': 'lead', 'chat.defaultModel': 'claude-haiku-4.5' },
        '.kiro/agents/lead.json': agent('lead', 'claude-opus-4.8'),
      }),
    ).toEqual({
      'chat:cli': 'claude-opus-4.8 (default)',
      'agent:lead': 'claude-opus-4.8',
    })
  })

  test('finds the agent in markdown too', () => {
    expect(
      models({
        [CLI]: { 'chat.defaultAgent': 'lead' },
        '.kiro/agents/lead.md': '---\nname: lead\nmodel: claude-opus-4.8\n---\n',
      }),
    ).toMatchObject({ 'chat:cli': 'claude-opus-4.8 (default)' })
  })

  test('takes its default model when the agent names none, or is not in the repository', () => {
    const cli = { 'chat.defaultAgent': 'lead', 'chat.defaultModel': 'claude-haiku-4.5' }
    expect(models({ [CLI]: cli, '.kiro/agents/lead.json': agent('lead') })).toMatchObject({
      'chat:cli': 'claude-haiku-4.5',
    })
    expect(models({ [CLI]: cli })).toMatchObject({ 'chat:cli': 'claude-haiku-4.5' })
  })

  test('takes auto when nothing names a model', () => {
    expect(models({ [CLI]: { 'chat.defaultAgent': 'lead' }, '.kiro/agents/lead.json': agent('lead', null) })).toEqual({
      'chat:cli': 'auto (auto)',
      'agent:lead': 'auto (auto)',
    })
  })
})

describe('an agent without a model runs on that of its session, which is', () => {
  const lead = { '.kiro/agents/lead.json': agent('lead', 'claude-opus-4.8') }
  const cli = { 'chat.defaultAgent': 'lead', 'chat.defaultModel': 'claude-haiku-4.5' }
  const command = (text: string): unknown => ({
    version: 'v1',
    hooks: [{ name: 'h', trigger: 'Stop', action: { type: 'command', command: text } }],
  })

  test.each<[string, Files, Record<string, string>]>([
    ['that of the default agent', { [CLI]: cli, ...lead }, { 'agent:x': 'claude-opus-4.8 (default)' }],
    [
      'the default model, where the default agent names none',
      { [CLI]: cli, '.kiro/agents/lead.json': agent('lead') },
      { 'agent:x': 'claude-haiku-4.5 (default)', 'agent:lead': 'claude-haiku-4.5 (default)' },
    ],
    [
      'the default model, where the default agent is not there',
      { [CLI]: cli },
      { 'agent:x': 'claude-haiku-4.5 (default)' },
    ],
    ['auto, where nothing names one', { [CLI]: { 'chat.defaultAgent': 'lead' } }, { 'agent:x': 'auto (auto)' }],
    ['not that of another root', { 'web/.kiro/settings/cli.json': cli, ...lead }, { 'agent:x': 'auto (auto)' }],
    [
      'nor for what names its own, nor for a hook of the IDE',
      { [CLI]: cli, ...lead, '.kiro/agents/y.json': agent('y', 'auto'), '.kiro/hooks/h.kiro.hook': hook('manual') },
      { 'agent:y': 'auto', 'hook:h.kiro.hook#1': 'auto (auto)' },
    ],
    [
      'also for its inline hooks and for kiro-cli --agent with it',
      {
        [CLI]: cli,
        ...lead,
        '.kiro/agents/y.json': {
          name: 'y',
          prompt: 'x',
          hooks: [{ name: 'i', trigger: 'Stop', action: { type: 'agent', prompt: 'x' } }],
        },
        '.kiro/hooks/c.json': command('kiro-cli chat --agent x "do it"'),
      },
      { 'hook:y.json#1': 'claude-opus-4.8 (default)', 'hook:c.json#1': 'claude-opus-4.8 (default)' },
    ],
  ])('%s', (_, files, expected) => {
    expect(models({ '.kiro/agents/x.json': agent('x'), ...files })).toMatchObject(expected)
  })

  test('and it is judged by that, with the default model as the other one that it may run on', () => {
    const report = judged({
      after: { [CLI]: cli, ...lead, '.kiro/agents/x.json': agent('x') },
      policy: 'version: 1\nmodels: { deny: [claude-opus-4.8] }\n',
    })
    expect(of(report, 'model-not-allowed').flatMap(({ assignments }) => assignments)).toContain('agent:x')
    const { standIns } = configuration({ [CLI]: cli, ...lead, '.kiro/agents/x.json': agent('x') })
    expect(standIns.filter(({ name }) => name === 'agent:x').map(({ model }) => model)).toEqual(['claude-haiku-4.5'])
  })

  test('and the inventory says what it is inherited from', () => {
    const { inventory } = judged({
      after: {
        [CLI]: { 'chat.defaultAgent': 'lead' },
        ...lead,
        '.kiro/agents/x.json': agent('x'),
        '.kiro/hooks/h.kiro.hook': hook('manual'),
      },
    })
    const said = inventoryText(inventory, PLAIN)
    expect(said).toMatch(/^ +x +claude-opus-4\.8 \(inherited from its session\) /m)
    expect(said).toMatch(/^ +CLI chat +claude-opus-4\.8 \(inherited from its agent\) /m)
    expect(said).toMatch(/^ +Hook +auto \(inherited\) /m)
  })
})

test('each root is a workspace of its own', () => {
  expect(
    models({
      [CLI]: { 'chat.defaultModel': 'claude-opus-4.8', 'chat.defaultAgent': 'a' },
      'web/.kiro/agents/a.json': agent('a', 'claude-haiku-4.5'),
      'web/.kiro/agents/b.json': agent('b'),
    }),
  ).toEqual({
    'chat:cli': 'claude-opus-4.8',
    'web/agent:a': 'claude-haiku-4.5',
    'web/agent:b': 'auto (auto)',
  })
})

test('work of the contract never inherits: what is not routed is not assigned', () => {
  expect(
    models({
      [CLI]: { 'chat.defaultModel': 'claude-opus-4.8' },
      '.kiro/settings.json': { models: { routing: { codeReview: 'gone' } } },
    }),
  ).toEqual({ 'chat:cli': 'claude-opus-4.8' })
})

describe('other models that the same work may run on are judged, and never priced', () => {
  const cli = (values: Record<string, string>) => ({ '.kiro/settings/cli.json': values })
  const standIns = (files: Files) =>
    configuration(files).standIns.map(({ name, model, place }) => `${name} ${model} ${place.file}`)

  test.each<[string, Files, string[]]>([
    [
      'the default model behind the default agent',
      { ...cli({ 'chat.defaultModel': 'a', 'chat.defaultAgent': 'x' }), '.kiro/agents/x.json': agent('x', 'b') },
      ['chat:cli a .kiro/settings/cli.json'],
    ],
    [
      'agents of one name',
      {
        ...cli({ 'chat.defaultAgent': 'x' }),
        '.kiro/agents/a.json': agent('x', 'a'),
        '.kiro/agents/b.json': agent('x', 'b'),
      },
      ['agent:x a .kiro/agents/a.json', 'chat:cli a .kiro/agents/a.json'],
    ],
    [
      'two files that are one where case does not count',
      {
        ...cli({ 'chat.defaultModel': 'a' }),
        '.KIRO/settings/cli.json': { 'chat.defaultModel': 'b' },
        '.kiro/agents/x.json': agent('x'),
      },
      ['agent:x b .KIRO/settings/cli.json'],
    ],
    ['none: an agent that is not there', cli({ 'chat.defaultModel': 'a', 'chat.defaultAgent': 'x' }), []],
    [
      'none: an agent without a model',
      { ...cli({ 'chat.defaultModel': 'a', 'chat.defaultAgent': 'x' }), '.kiro/agents/x.json': agent('x') },
      [],
    ],
  ])('%s', (_, files, expected) => {
    expect(standIns(files)).toEqual(expected)
    const rows = judged({ after: files }).estimate.allRows.filter(({ file }) => file !== null)
    expect(new Set(rows.map(({ assignment }) => assignment)).size).toBe(rows.length)
    expect(rows.length).toBeLessThanOrEqual(configuration(files).assignments.length)
  })

  test('they break the policy of the work', () => {
    const policy = 'version: 1\nmodels: { tasks: { interactiveChat: { allow: [auto] } } }'
    const files = (model: string, twin: string) => ({
      ...cli({ 'chat.defaultModel': model, 'chat.defaultAgent': 'x' }),
      '.kiro/agents/a.json': agent('x', twin),
      '.kiro/agents/b.json': agent('x', 'auto'),
    })
    const before = files('auto', 'auto')
    const refused = (after: Files) =>
      lines(judged({ before, after, policy })).filter((line) => line.includes('model-not-allowed'))
    expect(refused(before)).toEqual([])
    expect(refused(files('claude-opus-4.8', 'auto'))).toMatchObject([
      expect.stringMatching(/^error .kiro\/settings\/cli.json:2:/),
    ])
    expect(refused(files('auto', 'claude-opus-4.8'))).toMatchObject([
      expect.stringMatching(/^error .kiro\/agents\/a.json:3:/),
    ])
  })

  test('the default model is not new because an agent is put before it', () => {
    const before = cli({ 'chat.defaultModel': 'claude-opus-4-8' })
    const after = {
      ...cli({ 'chat.defaultModel': 'claude-opus-4-8', 'chat.defaultAgent': 'x' }),
      '.kiro/agents/x.json': agent('x', 'auto'),
    }
    expect(judged({ before, after }).verdict).toBe('warn')
  })
})
