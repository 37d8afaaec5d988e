import { check } from '../../../src/core/check.js'
import { agent, bytesOf, DAY, judged, lines, of, sources, type Files } from '../support/repository.js'

const CLI = '.kiro/settings/cli.json'
const reported = (after: Files, links: readonly string[] = []): string[] =>
  lines(judged({ after, links })).filter((line) => line.includes('dangling-reference'))

describe('chat.defaultAgent', () => {
  const named = (name: string, files: Files = {}, root = ''): string[] =>
    reported({ [`${root}${CLI}`]: { 'chat.defaultAgent': name }, ...files })

  test('that is not there', () => {
    expect(named('reviewer')).toEqual([
      `warning ${CLI}:2:24 dangling-reference: chat.defaultAgent names the agent reviewer, and no agent in .kiro/agents is called that. Kiro CLI starts its own default agent instead, on the default model, except for people who have such an agent in ~/.kiro/agents`,
    ])
    expect(named('reviever', { '.kiro/agents/team/r.json': agent('reviewer') })[0]).toMatch(/did you mean reviewer\?/)
  })

  test('of four that may be meant three are named', () => {
    const names = ['reviewr', 'reviewes', 'reviewew', 'reviewed']
    const [line = ''] = named(
      'reviewer',
      Object.fromEntries(names.map((name) => [`.kiro/agents/${name}.json`, agent(name)])),
    )
    const meant = /did you mean (.*)\?/.exec(line)?.[1] ?? ''
    expect(meant.split(/, | or | and /).filter((name) => names.includes(name)).length).toBeLessThanOrEqual(3)
  })

  test('by the name of a file whose agent is called otherwise', () => {
    expect(named('rev', { '.kiro/agents/rev.json': agent('code-auditor') })[0]).toMatch(/did you mean code-auditor\?/)
  })

  test('that is there, in JSON, in markdown, by its file, below a folder', () => {
    expect(named('r', { '.kiro/agents/x.json': agent('r') })).toEqual([])
    expect(named('r', { '.kiro/agents/team/x.md': '---\nname: r\n---\n' })).toEqual([])
    expect(named('r', { '.kiro/agents/r.json': {} })).toEqual([])
  })

  test.each(['kiro_default', 'kiro_planner', 'kiro_help', 'kiro_new_one', 'default', 'plan'])(
    '%s is Kiro’s own',
    (name) => {
      expect(named(name)).toEqual([])
    },
  )

  test('agents of another root are others', () => {
    const other = { '.kiro/agents/r.json': agent('r') }
    expect(named('r', other, 'web/')).toHaveLength(1)
    expect(named('r', { 'web/.kiro/agents/r.json': agent('r') }, 'web/')).toEqual([])
  })

  test('where an agent cannot be read, nothing is known', () => {
    expect(named('r', { '.kiro/agents/broken.json': '{' })).toEqual([])
    expect(reported({ [CLI]: { 'chat.defaultAgent': 'r' } }, ['.kiro/agents/team'])).toEqual([])
    expect(reported({ [CLI]: { 'chat.defaultAgent': 'r' } }, ['.kiro/agents'])).toEqual([])
  })

  test('an agent that the policy ignores is there', () => {
    const report = judged({
      after: { [CLI]: { 'chat.defaultAgent': 'r' }, '.kiro/agents/r.json': agent('r') },
      policy: 'version: 1\nignore: [".kiro/agents/**"]',
    })
    expect(of(report, 'dangling-reference')).toEqual([])
  })

  test('is old where the base has it, and new for another name', () => {
    const was = { [CLI]: { 'chat.defaultAgent': 'a' } }
    const status = (after: Files): boolean[] =>
      of(judged({ before: was, after }), 'dangling-reference').map(({ introduced }) => introduced)
    expect(status({ ...was, '.kiro/agents/z.json': agent('z') })).toEqual([false])
    expect(status({ [CLI]: { 'chat.defaultAgent': 'b' } })).toEqual([true])
  })
})

describe('the prompt of an agent', () => {
  const prompted = (prompt: string, files: Files = {}, path = '.kiro/agents/a.json', links: readonly string[] = []) =>
    reported({ [path]: { name: 'a', prompt }, ...files }, links)

  test.each<[string, string, string]>([
    ['beside it', 'file://./p.md', '.kiro/agents/p.md'],
    ['without a dot', 'file://prompts/p.md', '.kiro/agents/prompts/p.md'],
    ['above it', 'file://../prompts/p.md', '.kiro/prompts/p.md'],
    ['outside of .kiro', 'file://../../docs/p.md', 'docs/p.md'],
    ['with backslashes', 'file://..\\prompts\\p.md', '.kiro/prompts/p.md'],
    ['in capitals', 'FILE://./p.md', '.kiro/agents/p.md'],
  ])('%s', (_, prompt, path) => {
    expect(prompted(prompt)).toEqual([
      `warning .kiro/agents/a.json:3:13 dangling-reference: prompt leads to ${prompt}, and the repository has no ${path}. Kiro leaves out the whole agent because of it, and says nothing`,
    ])
    expect(prompted(prompt, { [path]: 'You review.\n' })).toEqual([])
  })

  test.each([
    'You review changes. file://x is a path.',
    'file:///home/me/p.md',
    'file://~/prompts/p.md',
    'file://C:/p.md',
    'file://${HOME}/p.md',
    'file://../../../elsewhere/p.md',
  ])('%s says nothing of this tree', (prompt) => {
    expect(prompted(prompt)).toEqual([])
  })

  test('that was meant from the top', () => {
    const wrong = prompted('file://.kiro/prompts/p.md', { '.kiro/prompts/p.md': 'x' })
    expect(wrong[0]).toMatch(/did you mean file:\/\/\.\.\/\.\.\/\.kiro\/prompts\/p\.md\?/)
    const nested = reported({
      'web/.kiro/agents/team/a.json': { name: 'a', prompt: 'file://docs/p.md' },
      'web/docs/p.md': 'x',
    })
    expect(nested[0]).toMatch(/did you mean file:\/\/\.\.\/\.\.\/\.\.\/docs\/p\.md\?/)
  })

  test('of markdown, whose front matter names a file', () => {
    expect(reported({ '.kiro/agents/a.md': '---\nname: a\nprompt: file://./p.md\n---\n' })).toHaveLength(1)
  })

  test('behind a link is not known', () => {
    expect(prompted('file://../prompts/p.md', {}, '.kiro/agents/a.json', ['.kiro/prompts'])).toEqual([])
  })

  test('where the files beside it were not seen, it is not known', () => {
    const bytes = bytesOf({ name: 'a', prompt: 'file://./p.md' })
    const files = [{ path: '.kiro/agents/a.json', kind: 'file', bytes } as const]
    expect(check({ before: null, after: files, policy: [], day: DAY }).findings).toEqual([])
    const partly = files.map((file) => ({ ...file, has: () => null }))
    expect(check({ before: null, after: partly, policy: [], day: DAY }).findings).toEqual([])
  })

  test('drops the agent, and that is one finding', () => {
    const report = judged({ after: { '.kiro/agents/a.json': { name: 'a', model: 'auto', prompt: 'file://./p.md' } } })
    expect(lines(report)).toHaveLength(1)
    expect(report.findings[0]?.assignments).toEqual(['agent:a'])
  })
})

test('sources say of paths beside them whether they are there', () => {
  const [file] = sources({ 'a/b': 'x' }, ['c'])
  expect(['a/b', 'a', 'c/d', 'd'].map((path) => file?.has?.(path))).toEqual([true, false, null, false])
})
