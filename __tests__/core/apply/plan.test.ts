import { agent, contract, type Files } from '../support/repository.js'
import { after, changes, planned, refusals, type Agents } from './applied.js'

const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'
const LEAD = '.kiro/agents/lead.json'
const HAIKU = 'claude-haiku-4.5'
const OPUS = 'claude-opus-4.8'
const CHAT = contract({ fast: HAIKU }, { interactiveChat: 'fast' })
const BOTH = contract({ fast: HAIKU, primary: OPUS }, { interactiveChat: 'fast', codeReview: 'primary' })
const MD_NOTE = 'Kiro IDE may ignore the model of an .md agent (kirodotdev/Kiro#6637)'

function plans(files: Files, agents: Agents = {}): string[] {
  const plan = planned(files, agents)
  expect(refusals(plan)).toEqual([])
  return changes(plan)
}

describe('the chat', () => {
  test.each<[string, Files, string[]]>([
    [
      'gets its default model',
      { [CLI]: { 'chat.defaultModel': OPUS } },
      [`${CLI} chat.defaultModel: ${OPUS} → ${HAIKU} (interactiveChat)`],
    ],
    [
      'gets one where there is none',
      { [CLI]: { 'chat.enableThinking': true } },
      [`${CLI} chat.defaultModel: nothing → ${HAIKU} (interactiveChat)`],
    ],
    [
      'gets one in place of null',
      { [CLI]: { 'chat.defaultModel': null } },
      [`${CLI} chat.defaultModel: nothing → ${HAIKU} (interactiveChat)`],
    ],
    [
      'gets one in place of what is no name',
      { [CLI]: { 'chat.defaultModel': 5 } },
      [`${CLI} chat.defaultModel: 5 → ${HAIKU} (interactiveChat)`],
    ],
    ['gets a file where there is none', {}, [`new ${CLI} chat.defaultModel: nothing → ${HAIKU} (interactiveChat)`]],
    ['is left alone when it runs on that model', { [CLI]: { 'chat.defaultModel': HAIKU } }, []],
    [
      'is left alone when another spelling names that model',
      { [CLI]: { 'chat.defaultModel': 'claude-haiku-4-5' } },
      [],
    ],
    [
      'gets the flat key beside a nested one',
      { [CLI]: { chat: { defaultModel: OPUS } } },
      [
        `${CLI} chat.defaultModel: nothing → ${HAIKU} (interactiveChat; Kiro does not read the nested chat.defaultModel, ${OPUS}: delete it)`,
      ],
    ],
    [
      'gets it even when the nested one says the same',
      { [CLI]: { chat: { defaultModel: HAIKU } } },
      [
        `${CLI} chat.defaultModel: nothing → ${HAIKU} (interactiveChat; Kiro does not read the nested chat.defaultModel, ${HAIKU}: delete it)`,
      ],
    ],
  ])('%s', (_, files, expected) => {
    expect(plans({ [SETTINGS]: CHAT, ...files })).toEqual(expected)
  })

  test.each<[string, Files, string[]]>([
    [
      'runs on the model of its default agent',
      { [CLI]: { 'chat.defaultAgent': 'lead', 'chat.defaultModel': OPUS }, [LEAD]: agent('lead', OPUS) },
      [`${LEAD} model: ${OPUS} → ${HAIKU} (interactiveChat)`],
    ],
    [
      'also when that is markdown',
      { [CLI]: { 'chat.defaultAgent': 'lead' }, '.kiro/agents/lead.md': `---\nmodel: ${OPUS}\n---\n` },
      [`.kiro/agents/lead.md model: ${OPUS} → ${HAIKU} (interactiveChat; ${MD_NOTE})`],
    ],
    [
      'is left alone when that agent has the model',
      { [CLI]: { 'chat.defaultAgent': 'lead', 'chat.defaultModel': OPUS }, [LEAD]: agent('lead', HAIKU) },
      [],
    ],
    [
      'runs on its default model when the agent has none',
      { [CLI]: { 'chat.defaultAgent': 'lead' }, [LEAD]: agent('lead') },
      [`${CLI} chat.defaultModel: nothing → ${HAIKU} (interactiveChat)`],
    ],
    [
      'also when the agent is not here',
      { [CLI]: { 'chat.defaultAgent': 'lead' }, [LEAD]: agent('other', OPUS) },
      [`${CLI} chat.defaultModel: nothing → ${HAIKU} (interactiveChat)`],
    ],
    [
      'also when the agent lies in another root',
      { [CLI]: { 'chat.defaultAgent': 'lead' }, [`web/${LEAD}`]: agent('lead', OPUS) },
      [`${CLI} chat.defaultModel: nothing → ${HAIKU} (interactiveChat)`],
    ],
    [
      'runs on the last of two agents of one name',
      {
        [CLI]: { 'chat.defaultAgent': 'lead' },
        '.kiro/agents/a.json': agent('lead', 'auto'),
        '.kiro/agents/b.json': agent('lead', OPUS),
      },
      [`.kiro/agents/b.json model: ${OPUS} → ${HAIKU} (interactiveChat)`],
    ],
  ])('%s (chat.defaultAgent)', (_, files, expected) => {
    expect(plans({ [SETTINGS]: CHAT, ...files })).toEqual(expected)
  })
})

describe('agents', () => {
  test.each<[string, Files, string[]]>([
    [
      'get the model of their work',
      { [LEAD]: agent('lead', HAIKU) },
      [`${LEAD} model: ${HAIKU} → ${OPUS} (codeReview)`],
    ],
    ['get it where they have none', { [LEAD]: agent('lead') }, [`${LEAD} model: nothing → ${OPUS} (codeReview)`]],
    ['get it in place of null', { [LEAD]: agent('lead', null) }, [`${LEAD} model: nothing → ${OPUS} (codeReview)`]],
    [
      'get it in markdown',
      { '.kiro/agents/lead.md': '---\nname: lead\n---\nText' },
      [`.kiro/agents/lead.md model: nothing → ${OPUS} (codeReview; ${MD_NOTE})`],
    ],
    [
      'are known by their file where they have no name',
      { [LEAD]: {} },
      [`${LEAD} model: nothing → ${OPUS} (codeReview)`],
    ],
    [
      'all get it when they share the name',
      {
        '.kiro/agents/a.json': agent('lead'),
        '.kiro/agents/b.json': agent('lead', OPUS),
        '.kiro/agents/c.json': agent('lead', 'auto'),
      },
      [
        `.kiro/agents/a.json model: nothing → ${OPUS} (codeReview)`,
        `.kiro/agents/c.json model: auto → ${OPUS} (codeReview)`,
      ],
    ],
    ['are left alone when they have it', { [LEAD]: agent('lead', OPUS) }, []],
    [
      'are left alone when the policy does not map them',
      { '.kiro/agents/other.json': agent('other', 'auto'), '.kiro/agents/c.json': agent('constructor', 'auto') },
      [],
    ],
  ])('%s', (_, files, expected) => {
    expect(
      plans({ [SETTINGS]: contract({ primary: OPUS }, { codeReview: 'primary' }), ...files }, { lead: 'codeReview' }),
    ).toEqual(expected)
  })

  test('of a nested root are mapped with their root, and obey the contract there', () => {
    const files = {
      [SETTINGS]: contract({ p: OPUS }, { codeReview: 'p', interactiveChat: 'p' }),
      [LEAD]: agent('lead', 'auto'),
      [CLI]: { 'chat.defaultModel': OPUS },
      'packages/web/.kiro/settings.json': contract({ p: HAIKU }, { codeReview: 'p', interactiveChat: 'p' }),
      'packages/web/.kiro/agents/lead.json': agent('lead', 'auto'),
      'packages/api/.kiro/agents/lead.json': agent('lead', 'auto'),
    }
    expect(plans(files, { 'packages/web/lead': 'codeReview', 'packages/api/lead': 'codeReview' })).toEqual([
      `new packages/web/.kiro/settings/cli.json chat.defaultModel: nothing → ${HAIKU} (interactiveChat)`,
      `packages/web/.kiro/agents/lead.json model: auto → ${HAIKU} (codeReview)`,
    ])
    expect(plans(files, { lead: 'codeReview' }).filter((line) => line.includes('agents'))).toEqual([
      `${LEAD} model: auto → ${OPUS} (codeReview)`,
    ])
  })

  test('that the chat runs on are written once', () => {
    const files = {
      [SETTINGS]: contract({ p: OPUS }, { codeReview: 'p', interactiveChat: 'p' }),
      [CLI]: { 'chat.defaultAgent': 'lead' },
      [LEAD]: agent('lead', 'auto'),
    }
    expect(plans(files, { lead: 'codeReview' })).toEqual([
      `${LEAD} model: auto → ${OPUS} (interactiveChat, codeReview)`.replace(', ', '; '),
    ])
    expect(plans({ ...files, [LEAD]: agent('lead') }, { lead: 'interactiveChat' })).toEqual([
      `${LEAD} model: nothing → ${OPUS} (interactiveChat)`,
    ])
  })
})

test.each<[string, unknown]>([
  ['is not there', undefined],
  ['is a file of something else', { mcpServers: {} }],
  ['routes nothing', contract({ fast: HAIKU }, {})],
  ['routes other work', contract({ fast: HAIKU }, { specGeneration: 'fast' })],
  ['routes to a profile that is not there', contract({ fast: HAIKU }, { interactiveChat: 'slow', codeReview: 'slow' })],
  [
    'routes to a profile without a model',
    { models: { fast: {}, routing: { interactiveChat: 'fast', codeReview: 'fast' } } },
  ],
])('nothing is applied of a contract that %s', (_, settings) => {
  expect(
    plans(
      {
        ...(settings === undefined ? {} : { [SETTINGS]: settings }),
        [CLI]: { 'chat.defaultModel': OPUS },
        [LEAD]: agent('lead', 'auto'),
      },
      { lead: 'codeReview' },
    ),
  ).toEqual([])
})

test('it says whether there is a contract, and how much it decides', () => {
  const facts = (files: Files) =>
    (({ contract: there, decided }) => ({ there, decided }))(planned(files, { lead: 'codeReview' }))
  expect(facts({})).toEqual({ there: false, decided: 0 })
  expect(facts({ [SETTINGS]: { budget: { monthly: { credits: 5 } } } })).toEqual({ there: false, decided: 0 })
  expect(facts({ [SETTINGS]: contract({ fast: HAIKU }, {}) })).toEqual({ there: true, decided: 0 })
  expect(facts({ [SETTINGS]: BOTH, [CLI]: { 'chat.defaultModel': HAIKU }, [LEAD]: agent('lead', OPUS) })).toEqual({
    there: true,
    decided: 2,
  })
})

test('a new file is small JSON with a last line end, beside the contract as its folder is written', () => {
  expect(planned({ 'web/.Kiro/settings.json': CHAT }).edits).toMatchObject([
    {
      path: 'web/.Kiro/settings/cli.json',
      created: true,
      before: '',
      after: `{\n  "chat.defaultModel": "${HAIKU}"\n}\n`,
    },
  ])
})

test('a byte order mark stays, in both kinds of file', () => {
  const files = {
    [SETTINGS]: `\ufeff${JSON.stringify(BOTH)}`,
    [CLI]: `\ufeff{ "chat.defaultModel": "auto" }\r\n`,
    '.kiro/agents/lead.md': '\ufeff---\r\nmodel: auto\r\n---\r\n',
  }
  const plan = planned(files, { lead: 'codeReview' })
  expect(plan.edits.map(({ before }) => before)).toEqual([files[CLI], files['.kiro/agents/lead.md']])
  expect(plan.edits.map((edit) => edit.after)).toEqual([
    `\ufeff{ "chat.defaultModel": "${HAIKU}" }\r\n`,
    `\ufeff---\r\nmodel: ${OPUS}\r\n---\r\n`,
  ])
  expect(planned(after(files, plan), { lead: 'codeReview' }).edits).toEqual([])
})

const unknown = (model: string): Files => ({
  [SETTINGS]: contract({ fast: model }, { interactiveChat: 'fast' }),
  [CLI]: '{}',
})

test('a model that the catalogue does not know is written as it is', () => {
  expect(plans(unknown('claude-next'))).toEqual([`${CLI} chat.defaultModel: nothing → claude-next (interactiveChat)`])
})

test('what cannot be the id of a model is not written', () => {
  expect(refusals(planned(unknown('claude-"next"')))).toEqual([
    `${SETTINGS}:4:16: claude-"next" cannot be the id of a model: it has a character that ids do not have, so it is not written into the files that Kiro obeys. | Write an id that Kiro lists, or auto.`,
  ])
})
