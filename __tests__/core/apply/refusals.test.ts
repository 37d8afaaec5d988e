import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { agent, contract, type Files } from '../support/repository.js'
import { planned, refusals, type Agents } from './applied.js'

const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'
const LEAD = '.kiro/agents/lead.json'
const HAIKU = 'claude-haiku-4.5'
const OPUS = 'claude-opus-4.8'
const BOTH = contract({ fast: HAIKU, primary: OPUS }, { interactiveChat: 'fast', codeReview: 'primary' })
const SUCCESSOR = loadCatalogue().find('claude-3.7-sonnet')?.model.successor
const MAP: Agents = { lead: 'codeReview' }

/** What refuses a plan in which there would be something to write elsewhere. */
function refused(files: Files, links: readonly string[] = [], agents: Agents = MAP): string[] {
  const plan = planned(
    { 'web/.kiro/settings.json': contract({ p: HAIKU }, { interactiveChat: 'p' }), ...files },
    agents,
    links,
  )
  expect(plan.edits.length === 0).toBe(plan.refusals.length > 0)
  return refusals(plan)
}

const REPAIR = 'Repair the file and apply again; until then nothing is written.'

describe('what Kiro would not accept is not written, and then nothing is', () => {
  test.each<[string, string, string]>([
    [
      'a wrong spelling',
      'claude-haiku-4-5',
      'claude-haiku-4-5 is not an id that Kiro accepts, so it is not written into the files that Kiro obeys. | Write claude-haiku-4.5.',
    ],
    [
      'a name from a menu',
      'Claude Haiku 4.5',
      'Claude Haiku 4.5 is not an id that Kiro accepts, so it is not written into the files that Kiro obeys. | Write claude-haiku-4.5.',
    ],
    [
      'a retired model',
      'claude-3.7-sonnet',
      'claude-3.7-sonnet is not offered by Kiro, so it is not written into the files that Kiro obeys. | Write SUCCESSOR, its successor, or auto.',
    ],
    [
      'an alias of another tool',
      'haiku',
      'haiku is an alias of other tools, not the id of a model, so it is not written into the files that Kiro obeys. | Write claude-haiku-4.5.',
    ],
    [
      'a word of another tool',
      'inherit',
      'inherit is a word of other tools, not the id of a model, so it is not written into the files that Kiro obeys. | Write an id that Kiro lists, or auto.',
    ],
  ])('%s', (_, model, message) => {
    const settings = `{ "models": {\n  "fast": { "model": ${JSON.stringify(model)} },\n  "routing": { "interactiveChat": "fast", "codeReview": "fast" } } }`
    expect(refused({ [SETTINGS]: settings })).toEqual([
      `${SETTINGS}:2:22: ${message.replace('SUCCESSOR', SUCCESSOR ?? 'none')}`,
    ])
    expect(refused({ [SETTINGS]: settings, [LEAD]: agent('lead') })).toHaveLength(1)
  })

  test('also where the file names the same model', () => {
    expect(
      refused({
        [SETTINGS]: contract({ fast: 'claude-haiku-4-5' }, { interactiveChat: 'fast' }),
        [CLI]: { 'chat.defaultModel': HAIKU },
      }),
    ).toHaveLength(1)
  })

  test('but what is not to be written may be spelled as it likes', () => {
    const settings = contract(
      { fast: HAIKU, primary: 'claude-opus-4-8', unused: 'claude-3.7-sonnet' },
      { interactiveChat: 'fast', codeReview: 'primary', specGeneration: 'unused' },
    )
    expect(refused({ [SETTINGS]: settings })).toEqual([])
  })
})

describe('files that cannot be read', () => {
  test.each<[string, Files, string]>([
    [
      'the contract',
      { [SETTINGS]: '{ "models": ' },
      `${SETTINGS}:1:13: Missing value at the end of the file. | ${REPAIR}`,
    ],
    [
      'the contract of a nested root',
      { 'a/.kiro/settings.json': '' },
      `a/.kiro/settings.json:1:1: The file is empty. Write {} or delete it. | ${REPAIR}`,
    ],
    [
      'cli.json',
      { [SETTINGS]: BOTH, [CLI]: '{' },
      `${CLI}:1:2: Missing closing brace } at the end of the file. | ${REPAIR}`,
    ],
    [
      'cli.json that is no object',
      { [SETTINGS]: BOTH, [CLI]: '[]' },
      `${CLI}: the file must hold one object: { … }. | Write chat.defaultModel: ${HAIKU} by hand; until then nothing is written.`,
    ],
    [
      'cli.json in another encoding',
      { [SETTINGS]: BOTH, [CLI]: new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]) },
      `${CLI}:1:1: The file is not UTF-8 text but UTF-16. Save it as UTF-8. | ${REPAIR}`,
    ],
    [
      'an agent',
      { [SETTINGS]: BOTH, [LEAD]: '{ "model": auto }' },
      `${LEAD}:1:12: Not valid JSON: auto is not a value. Texts and keys need double quotes. | ${REPAIR}`,
    ],
    [
      'an agent in markdown',
      { [SETTINGS]: BOTH, '.kiro/agents/x.md': '---\nmodel: auto\nText' },
      `.kiro/agents/x.md:1:1: The front matter is not closed: a second line --- is missing. | ${REPAIR}`,
    ],
    [
      'a model that is said twice',
      { [SETTINGS]: BOTH, [CLI]: '{ "chat.defaultModel": "auto", "chat.defaultModel": "x" }' },
      `${CLI}:1:32: chat.defaultModel is written twice; this one wins and the one above is silently ignored. Keep one of them. | ${REPAIR}`,
    ],
    [
      'a route that is said twice',
      {
        [SETTINGS]: `{ "models": { "f": { "model": "auto" }, "routing": { "interactiveChat": "g", "interactiveChat": "f" } } }`,
      },
      `${SETTINGS}:1:78: models.routing.interactiveChat is written twice; this one wins and the one above is silently ignored. Keep one of them. | ${REPAIR}`,
    ],
    [
      'an agent whose model is no text',
      { [SETTINGS]: BOTH, [LEAD]: { name: 'lead', model: { id: 'auto' } } },
      `${LEAD}: model must be the id of a model in quotes. | Write model: ${OPUS} by hand; until then nothing is written.`,
    ],
    [
      'an agent whose front matter is a list',
      { [SETTINGS]: BOTH, '.kiro/agents/lead.md': '---\n- name\n---\n' },
      `.kiro/agents/lead.md: the front matter must hold keys and values. | Write model: ${OPUS} by hand; until then nothing is written.`,
    ],
    [
      'an agent whose front matter goes on after its end',
      { [SETTINGS]: BOTH, '.kiro/agents/lead.md': '---\nname: lead\n...\n---\n' },
      `.kiro/agents/lead.md: model cannot be written there without changing something else. | Write model: ${OPUS} by hand; until then nothing is written.`,
    ],
  ])('%s', (_, files, message) => {
    expect(refused(files)).toEqual([message])
  })

  test('where nothing is to be applied they are in no one’s way', () => {
    for (const files of [
      { [CLI]: '{' },
      { [SETTINGS]: contract({ p: OPUS }, { specGeneration: 'p' }), [CLI]: '{', [LEAD]: '' },
      { [SETTINGS]: BOTH, '.kiro/hooks/a.kiro.hook': '{' },
      { [SETTINGS]: BOTH, [CLI]: '{ "a": 1, "a": 2 }' },
    ])
      expect(refused(files)).toEqual([])
  })
})

describe('links', () => {
  test.each(['.kiro', '.kiro/settings', '.kiro/agents', CLI, LEAD])('%s is in the way of its contract', (path) => {
    expect(refused({ [SETTINGS]: BOTH }, [path])).toEqual([
      `${path} is a symbolic link, and nothing is read or written through one. | Put the file or folder itself there, or take it out with ignore in the policy.`,
    ])
  })

  test.each(['.kiro', SETTINGS, 'a/.KIRO/Settings.json'])('%s could hold a contract', (path) => {
    expect(refused({}, [path])).toHaveLength(1)
  })

  test.each([CLI, LEAD, '.kiro/settings', 'a/.kiro/agents'])('%s is in nobody’s way without one', (path) => {
    expect(refused({}, [path])).toEqual([])
  })

  test('hooks are not written, so a link there is left alone', () => {
    expect(refused({ [SETTINGS]: BOTH }, ['.kiro/hooks', '.kiro/hooks/a.kiro.hook'])).toEqual([])
  })
})

describe('what is not clear', () => {
  test('an agent that would need two models', () => {
    const files = { [SETTINGS]: BOTH, [CLI]: { 'chat.defaultAgent': 'lead' } }
    const message = `${LEAD} is the agent of the CLI chat, for which the contract says ${HAIKU}, and the policy maps it to codeReview, for which the contract says ${OPUS}: one agent has one model. | Map it to interactiveChat, choose another chat.defaultAgent, or route both kinds of work to one profile.`
    expect(refused({ ...files, [LEAD]: agent('lead', 'auto') })).toEqual([message])
    // Once it has the model of its mapped work, the chat would run on that too.
    expect(refused({ ...files, [LEAD]: agent('lead') })).toEqual([message])
  })

  test('a default agent in the nested spelling, when it would decide', () => {
    const files = { [SETTINGS]: BOTH, [CLI]: '{ "chat": {\n  "defaultAgent": "lead" } }' }
    expect(refused({ ...files, [LEAD]: agent('lead', OPUS) }, [], {})).toEqual([
      `${CLI}:2:19: Kiro reads flat keys only, so this chat.defaultAgent has no effect, and it is not clear which model the chat is meant to take. | Write it as "chat.defaultAgent": …, or delete it.`,
    ])
    expect(refused({ ...files, [LEAD]: agent('lead') }, [], {})).toEqual([])
  })

  test('two files that are one on some machines', () => {
    expect(refused({ [SETTINGS]: BOTH, '.Kiro/settings.json': BOTH })).toEqual([
      '.Kiro/settings.json and .kiro/settings.json are the same file for Kiro on some machines, so it is not clear which one counts. | Delete one of them.',
    ])
    expect(refused({ [SETTINGS]: BOTH, [CLI]: {}, '.kiro/Settings/cli.json': {} })).toHaveLength(1)
  })
})

test('nothing invisible gets into a message', () => {
  const messages = [
    ...refused({ 'a\u202e/.kiro/settings.json': '{' }),
    ...refused({}, ['\u001b[31m/.kiro']),
    ...refused({ [SETTINGS]: contract({ f: 'claude-haiku-4.5\u200b' }, { interactiveChat: 'f' }) }),
  ]
  expect(messages).toHaveLength(3)
  for (const message of messages) expect(message).toMatch(/\\u\{(202e|1b|200b)\}/)
  expect(messages.join('')).not.toMatch(/[\u001b\u202e\u200b]/)
})
