import { agent, type Files } from '../support/repository.js'
import { upgradesOf, told, said, WORK, TEAM } from './upgrades-of.js'

const CLI = '.kiro/settings/cli.json'
const AGENT = '.kiro/agents/reviewer.json'

describe('agents and the chat', () => {
  test('an agent that names another model', () => {
    const all = upgradesOf({
      before: { [AGENT]: agent('reviewer', 'claude-sonnet-5') },
      after: { [AGENT]: agent('reviewer', 'claude-opus-5') },
      policy: 'version: 1\nworkload: { agents: { reviewer: { runs: 1 } } }',
    })
    expect(all.map(({ what, kind }) => [what, kind])).toEqual([['reviewer', 'agent']])
    expect(said(all, WORK)).toEqual(['reviewer: 137 → 231 credits a month (+94).', 'Typical work, per developer.'])
    expect(said(all, TEAM)).toEqual([`The way back is one line, "model": "claude-sonnet-5" at ${AGENT}:3.`])
  })

  test('one in markdown, with a name that YAML would misread', () => {
    const file = (model: string): Files => ({ '.kiro/agents/a.md': `---\nname: a\nmodel: ${model}\n---\n` })
    expect(said(upgradesOf({ before: file('claude-sonnet-5'), after: file('auto') }), TEAM)).toEqual([
      'The way back is one line, model: claude-sonnet-5 at .kiro/agents/a.md:3.',
    ])
    expect(said(upgradesOf({ before: file('"a: b"'), after: file('auto') }), TEAM)).toEqual([
      'The way back is one line, model: "a: b" at .kiro/agents/a.md:3.',
    ])
  })

  test('one that begins or ceases to name a model', () => {
    const files = (own: Files): Files => ({ [CLI]: { 'chat.defaultModel': 'claude-sonnet-5' }, ...own })
    const [without, named] = [
      files({ [AGENT]: agent('reviewer') }),
      files({ [AGENT]: agent('reviewer', 'claude-opus-5') }),
    ]
    expect(said(upgradesOf({ before: without, after: named }), TEAM)).toEqual([
      `The way back is to take the model out at ${AGENT}:3; then reviewer takes claude-sonnet-5 over again.`,
    ])
    expect(said(upgradesOf({ before: named, after: without }), TEAM)).toEqual([
      `The way back is one line, "model": "claude-opus-5" in ${AGENT}.`,
    ])
    expect(said(upgradesOf({ before: named, after: without }), WORK)).toEqual([
      'reviewer leaves a part of taskExecution: 247 → 158 credits a month (−89) for the whole of it.',
      'Typical work, per developer.',
    ])
  })

  test('the chat, with what takes its default', () => {
    const files = (model: string): Files => ({ [CLI]: { 'chat.defaultModel': model }, [AGENT]: agent('reviewer') })
    const all = upgradesOf({
      before: files('claude-sonnet-5'),
      after: files('claude-opus-5'),
      policy: 'version: 1\nworkload: { cliShare: 0.5 }',
    })
    expect(all.map(({ what, kind }) => [what, kind])).toEqual([['CLI chat', 'chat']])
    expect(said(all, WORK)).toEqual([
      'work in the terminal: 372 → 629 credits a month (+257).',
      'Typical work, per developer.',
    ])
    expect(said(all, TEAM)).toEqual([`The way back is one line, "chat.defaultModel": "claude-sonnet-5" at ${CLI}:2.`])
  })

  test('a chat that follows an agent is named with the agent', () => {
    const files = (model: string): Files => ({
      [CLI]: { 'chat.defaultAgent': 'reviewer' },
      [AGENT]: agent('reviewer', model),
    })
    const all = upgradesOf({ before: files('claude-sonnet-5'), after: files('claude-opus-5') })
    expect(all.map(({ what }) => what)).toEqual(['reviewer'])
    expect(told(all).join('\n')).toContain('work in the terminal')
  })

  test('a chat that moves to another agent points at neither of their lines as its own', () => {
    const files = (name: string): Files => ({
      [CLI]: { 'chat.defaultAgent': name },
      [AGENT]: agent('reviewer', 'claude-opus-5'),
      '.kiro/agents/b.json': agent('b', 'claude-sonnet-5'),
    })
    const all = upgradesOf({ before: files('b'), after: files('reviewer') })
    expect(all.map(({ what }) => what)).toEqual(['CLI chat'])
    expect(said(all, TEAM)).toEqual([
      `The way back is to let CLI chat run on claude-sonnet-5 again; now it takes its model from ${AGENT}:3.`,
    ])
    expect(said(all, WORK)).toEqual([
      'work in the terminal: 304 → 572 credits a month (+268).',
      'Typical work, per developer.',
    ])
  })
})
