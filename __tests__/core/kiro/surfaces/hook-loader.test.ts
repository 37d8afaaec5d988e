import { plain } from '../../../../src/core/text/message.js'
import { agent, configuration, judged, lines, of, type Files } from '../../support/repository.js'

const HOOK = { name: 'Fix', trigger: 'PostFileSave', action: { type: 'agent', prompt: 'Fix it.' } }
const v1 = (...hooks: unknown[]): unknown => ({ version: 'v1', hooks })
const dropped = (content: unknown, path = '.kiro/hooks/a.json'): (string | null)[] =>
  configuration({ [path]: content }).assignments.map((one) => one.dropped && plain(one.dropped))

const OLD = 'it is written with when and then, which Kiro reads in .kiro.hook files only'

/** One row for each rule of the loader of v1. */
test.each<[string, unknown, (string | null)[]]>([
  ['a hook of v1', v1(HOOK), [null]],
  ['a trigger in another case', v1({ ...HOOK, trigger: 'postFileSave' }), [null]],
  [
    'another name of a trigger',
    v1({ ...HOOK, trigger: 'AfterFileEdit' }, { ...HOOK, trigger: 'AgentSpawn' }),
    [null, null],
  ],
  ['no version', { hooks: [HOOK] }, ['its file does not say "version": "v1"']],
  [
    'another version',
    { version: '1.0.0', hooks: [HOOK] },
    ['its file says "version": "1.0.0" and not "version": "v1"'],
  ],
  ['when and then', { version: 'v1', when: { type: 'fileEdited' }, then: { type: 'askAgent' } }, [OLD]],
  ['when and then in the list', v1({ when: { type: 'fileEdited' }, then: { type: 'askAgent' } }), [OLD]],
  [
    'a trigger that is nearly one',
    v1({ ...HOOK, trigger: 'PostFileSaved' }),
    ['PostFileSaved is not a trigger that it knows; did you mean PostFileSave?'],
  ],
  [
    'a slip of the fingers',
    v1({ ...HOOK, trigger: 'PreToolUsee' }),
    ['PreToolUsee is not a trigger that it knows; did you mean PreToolUse?'],
  ],
  [
    'a trigger of IDE 0.x',
    v1({ ...HOOK, trigger: 'agentStop' }),
    ['agentStop is not a trigger that it knows; did you mean Stop?'],
  ],
  ['another trigger', v1({ ...HOOK, trigger: 'hourly' }), ['hourly is not a trigger that it knows']],
  ['no trigger', v1({ action: HOOK.action }), ['it has no trigger']],
  [
    'a trigger in an object',
    v1({ ...HOOK, trigger: { type: 'Stop' } }),
    ['its trigger is not the name of a trigger in quotes'],
  ],
  [
    'a message',
    v1({ ...HOOK, action: { type: 'message', message: 'Look.' } }),
    ['message is not a type of action that it knows; it knows agent, command and confirm'],
  ],
  [
    'an action of IDE 0.x',
    v1({ ...HOOK, action: { type: 'askAgent', prompt: 'x' } }),
    ['askAgent is not a type of action that it knows; it knows agent, command and confirm'],
  ],
  ['an action without a type', v1({ ...HOOK, action: { prompt: 'x' } }), ['its action has no type']],
  [
    'only what it does not know',
    v1(HOOK, { ...HOOK, trigger: 'hourly' }),
    [null, 'hourly is not a trigger that it knows'],
  ],
  ['nothing of a hook that is off', { hooks: [{ ...HOOK, enabled: false }] }, []],
  ['nothing of a command', { hooks: [{ ...HOOK, action: { type: 'command', command: 'make' } }] }, []],
])('%s', (_, content, expected) => {
  expect(dropped(content)).toEqual(expected)
})

test('.kiro.hook files are not judged by that loader, and a note says that IDE 1.x may not run them', () => {
  const content = { name: 'Fix', when: { type: 'hourly' }, then: { type: 'askAgent', prompt: 'x' } }
  expect(configuration({ '.kiro/hooks/a.kiro.hook': content }).assignments).toMatchObject([
    { dropped: null, note: 'Kiro IDE 1.x may not run .kiro.hook files; it reads hooks of v1 in .json files' },
  ])
})

describe('what is dropped', () => {
  const model = 'claude-opus-4.8'
  const loaded = { '.kiro/hooks/a.json': v1({ ...HOOK, action: { ...HOOK.action, model } }) }
  const gone = { '.kiro/hooks/a.json': { hooks: [{ ...HOOK, action: { ...HOOK.action, model } }] } }
  const policy =
    'version: 1\nmodels: { deny: [claude-opus-*] }\ncost: { fail: { increase: { credits: 1 }, total: { credits: 1000000 } } }'

  test('is judged by the policy as if it were loaded, and the finding says that it is not', () => {
    expect(lines(judged({ before: {}, after: gone, policy }))).toEqual([
      expect.stringMatching(
        /^error .*model-not-allowed: claude-opus-4.8 is not allowed for Fix .*\(Kiro drops it, because its file does not say "version": "v1"\)$/,
      ),
      'warning .kiro/hooks/a.json:9:18 dropped-by-kiro: Kiro drops Fix, because its file does not say "version": "v1"',
    ])
  })

  test('costs nothing, is not unpriced, and leaves the total whole', () => {
    const { estimate } = judged({ before: {}, after: gone })
    expect(estimate).toMatchObject({ complete: true, unpriced: [], measured: { rise: 0 } })
    expect(estimate.rows.filter(({ file }) => file !== null)).toMatchObject([
      { changed: true, after: { model, runs: null, reason: null } },
    ])
  })

  test('of a model without a price too', () => {
    const { estimate } = judged({
      before: {},
      after: { '.kiro/hooks/a.json': { hooks: [{ ...HOOK, action: { ...HOOK.action, model: 'new-model' } }] } },
      policy: 'version: 1\ncost: { fail: { increase: { credits: 1 }, total: { credits: 1000000 } } }',
    })
    expect(estimate).toMatchObject({ complete: true, unpriced: [] })
  })

  test('and was loaded before: the row says why its credits are gone', () => {
    const report = judged({ before: loaded, after: gone })
    expect(report.estimate.rows.find(({ file }) => file !== null)?.changed).toBe(true)
    expect(of(report, 'dropped-by-kiro')).toMatchObject([{ introduced: true, applied: { by: 'kiro' } }])
  })

  test('takes the work of hooks off no contract', () => {
    const settings = { models: { p: { model: 'auto' }, routing: { hookActions: 'p' } } }
    const credits = (files: Files): (number | null)[] =>
      judged({ after: { '.kiro/settings.json': settings, ...files } }).estimate.rows.map(
        ({ after }) => after.credits.typical,
      )
    expect(credits(gone)[0]).toBe(credits({})[0])
  })
})

describe('commands', () => {
  const CLI = '.kiro/settings/cli.json'
  const lead = {
    [CLI]: { 'chat.defaultAgent': 'lead', 'chat.defaultModel': 'd' },
    '.kiro/agents/lead.json': agent('lead', 'l'),
  }
  const hooked = (action: unknown, files: Files = {}): (string | null)[][] =>
    configuration({ '.kiro/hooks/a.json': v1({ ...HOOK, action }), ...files })
      .assignments.filter(({ work }) => work.kind === 'hook')
      .map(({ name, model, origin }) => [name, model, origin])

  test.each<[string, unknown, Files, string[][]]>([
    ['a model', { type: 'command', command: 'kiro-cli chat --model m' }, lead, [['hook:a.json#1', 'm', 'stated']]],
    ['an agent', { type: 'command', command: 'kiro-cli --agent lead' }, lead, [['hook:a.json#1', 'l', 'default']]],
    [
      'an agent that is not there',
      { type: 'command', command: 'kiro-cli --agent x' },
      lead,
      [['hook:a.json#1', 'l', 'default']],
    ],
    ['what a session takes', { type: 'command', command: 'kiro-cli chat' }, lead, [['hook:a.json#1', 'l', 'default']]],
    [
      'the default model',
      { type: 'command', command: 'kiro-cli chat' },
      { [CLI]: { 'chat.defaultModel': 'd' } },
      [['hook:a.json#1', 'd', 'default']],
    ],
    ['Kiro’s own default', { type: 'command', command: 'kiro-cli chat' }, {}, [['hook:a.json#1', 'auto', 'auto']]],
    [
      'several',
      { type: 'command', command: 'kiro-cli --model a && kiro-cli --model b' },
      {},
      [
        ['hook:a.json#1', 'a', 'stated'],
        ['hook:a.json#1 (2)', 'b', 'stated'],
      ],
    ],
    [
      'of a question',
      { type: 'confirm', question: 'Ship?', options: ['yes'], confirmCommand: 'kiro-cli --model m' },
      {},
      [['hook:a.json#1', 'm', 'stated']],
    ],
    [
      'a question costs nothing',
      { type: 'confirm', question: 'Ship?', options: ['yes'], confirmCommand: 'make' },
      {},
      [],
    ],
    ['an agent of the IDE takes no default of the CLI', HOOK.action, lead, [['hook:a.json#1', 'auto', 'auto']]],
  ])('%s', (_, action, files, expected) => {
    expect(hooked(action, files)).toEqual(expected)
  })

  test('of .kiro.hook files, at their place, each the same after other lines', () => {
    const { assignments } = configuration({
      '.kiro/hooks/a.kiro.hook':
        '{ "when": { "type": "userTriggered" },\n"then": { "type": "runCommand", "command": "kiro-cli --model m" } }',
    })
    expect(assignments).toMatchObject([
      { model: 'm', place: { line: 2, column: 44 }, dropped: null, work: { trigger: 'manual' } },
    ])
  })

  test('one that is too long is told', () => {
    const command = `kiro-cli chat ${'x'.repeat(20_000)}`
    expect(
      lines(judged({ after: { '.kiro/hooks/a.json': v1({ ...HOOK, action: { type: 'command', command } }) } })),
    ).toEqual([expect.stringContaining('syntax: hooks.0.action.command runs kiro-cli and is too long to be read.')])
  })

  test('a name that no model has is judged, and the command is never edited', () => {
    const report = judged({
      after: {
        '.kiro/hooks/a.json': v1({
          ...HOOK,
          trigger: 'Manual',
          action: { type: 'command', command: 'kiro-cli --model claude-opus-4-8' },
        }),
      },
    })
    expect(of(report, 'misspelled-model')).toMatchObject([{ edit: null, place: { file: '.kiro/hooks/a.json' } }])
  })
})

describe('hooks in the file of an agent', () => {
  const inside = (hooks: unknown, model?: string): (string | null)[][] =>
    configuration({
      '.kiro/settings/cli.json': { 'chat.defaultModel': 'd' },
      '.kiro/agents/a.json': { name: 'x', ...(model ? { model } : {}), hooks },
    })
      .assignments.filter(({ work }) => work.kind === 'hook')
      .map(({ name, model: on, dropped: why, work }) => [
        name,
        on,
        work.kind === 'hook' ? work.trigger : null,
        why && plain(why),
      ])

  test.each<[string, unknown, string | undefined, (string | null)[][]]>([
    ['take the model of their agent', [HOOK], 'm', [['hook:a.json#1', 'm', 'save', null]]],
    ['or what that inherits', [HOOK], undefined, [['hook:a.json#1', 'd', 'save', null]]],
    [
      'or name one',
      [HOOK, { ...HOOK, action: { type: 'agent', model: 'n' } }],
      'm',
      [
        ['hook:a.json#1', 'm', 'save', null],
        ['hook:a.json#2', 'n', 'save', null],
      ],
    ],
    [
      'are dropped like others',
      [{ ...HOOK, trigger: 'hourly' }],
      'm',
      [['hook:a.json#1', 'm', 'other', 'hourly is not a trigger that it knows']],
    ],
    [
      'may be the older commands, of which only kiro-cli costs',
      { agentSpawn: [{ command: 'git status' }], stop: [{ command: 'kiro-cli --model n' }] },
      'm',
      [['hook:a.json#2', 'n', 'stop', null]],
    ],
    [
      'on what a session takes',
      { userPromptSubmit: [{ command: 'kiro-cli chat', timeout_ms: 5 }] },
      'm',
      [['hook:a.json#1', 'd', 'prompt', null]],
    ],
    [
      'of an unknown trigger',
      { onStop: [{ command: 'kiro-cli --model n' }] },
      'm',
      [['hook:a.json#1', 'n', 'stop', 'onStop is not a trigger that it knows; did you mean Stop?']],
    ],
    ['may be nothing that is known', { stop: 'x', preToolUse: [1, null] }, 'm', []],
    ['may be off', [{ ...HOOK, enabled: false }], 'm', []],
  ])('%s', (_, hooks, model, expected) => {
    expect(inside(hooks, model)).toEqual(expected)
  })

  test('of twins are one hook', () => {
    const files = {
      '.kiro/agents/a.json': { name: 'x', hooks: [HOOK] },
      '.kiro/agents/b.json': { name: 'x', hooks: [HOOK] },
    }
    expect(configuration(files).assignments.map(({ name, twins }) => [name, twins.length])).toEqual([
      ['agent:x', 1],
      ['hook:b.json#1', 1],
    ])
  })
})
