import type { Files } from '../../../support/github/git-objects.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import { check, EXAMPLE_PULL, openPull, type Run } from '../../../support/pull-request-run.js'

const github = openGitHub()
const QUIET = { inputs: { comment: 'never' } }
const OPUS = '{ "name": "r", "model": "claude-opus-4.8" }\n'
const AUTO = '{ "name": "r", "model": "auto" }\n'
const LINK = { '.kiro/agents/x': { symlink: '../../shared/agents' } }

async function judged(after: Files, before: Files = {}): Promise<Run> {
  return check(github, await openPull(github, { before: { ...EXAMPLE_PULL.before, ...before }, after }), QUIET)
}

const reported = ({ annotations }: Run, ...rules: readonly string[]): string[] =>
  annotations
    .filter(({ properties }) => rules.includes(properties.title ?? ''))
    .map(({ level, properties }) => `${level} ${properties.title} ${properties.file}:${properties.line}`)
    .sort()

describe('agents behind a link inside the repository', () => {
  test.concurrent('are judged where their text is, wherever the change touches them', async () => {
    const finding = ['error model-not-allowed shared/agents/team/r.json:1']
    const runs = await Promise.all([
      judged({ ...LINK, 'shared/agents/team/r.json': OPUS }),
      judged({ 'shared/agents/team/r.json': OPUS }, LINK),
      judged(LINK, { 'shared/agents/team/r.json': OPUS }),
      judged({ 'shared/agents/team/r.json': OPUS }, { ...LINK, 'shared/agents/team/r.json': AUTO }),
    ])
    for (const run of runs) {
      expect(run).toMatchObject({ exit: 1, stderr: '' })
      expect(reported(run, 'model-not-allowed', 'symlinked-config')).toEqual(finding)
    }
  })

  test.concurrent('what leads out is no model that is allowed, and files beside it are read all the same', async () => {
    const run = await judged({
      ...LINK,
      'shared/agents/r.json': OPUS,
      'shared/agents/deep': { symlink: '../../../elsewhere' },
    })
    expect(reported(run, 'model-not-allowed', 'symlinked-config')).toEqual([
      'error model-not-allowed shared/agents/r.json:1',
      'error symlinked-config .kiro/agents/x/deep:1',
    ])
  })

  test.concurrent('cost three requests more: both trees, and where the link leads', async () => {
    const [plain, linked] = await Promise.all([
      judged({ '.kiro/agents/x/r.json': AUTO }),
      judged({ ...LINK, 'shared/agents/r.json': AUTO }),
    ])
    expect(linked.requests.length - plain.requests.length).toBe(3)
  })
})

describe('what an agent names outside of .kiro', () => {
  const agent = (prompt: string): Files => ({
    '.kiro/agents/a.json': `{ "name": "a", "model": "auto", "prompt": "${prompt}" }\n`,
  })

  test.concurrent('is looked for in the whole tree, and asks for nothing more', async () => {
    const [there, missing, none] = await Promise.all([
      judged(agent('file://../../docs/p.md'), { 'docs/p.md': 'You review.\n' }),
      judged(agent('file://../../docs/p.md')),
      judged({ '.kiro/agents/a.json': AUTO }),
    ])
    expect(reported(there, 'dangling-reference')).toEqual([])
    expect(reported(missing, 'dangling-reference')).toEqual(['warning dangling-reference .kiro/agents/a.json:1'])
    expect([there, missing].map(({ requests }) => requests.length)).toEqual([
      none.requests.length,
      none.requests.length,
    ])
  })

  test.concurrent('is old where the base had it', async () => {
    const run = await judged({ '.kiro/agents/z.json': '{ "name": "z" }\n' }, agent('file://./p.md'))
    expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'warn', warnings: '0' } })
  })

  test.concurrent('is not known behind a link or in a submodule', async () => {
    const run = await judged(agent('file://../../docs/p.md'), { docs: { submodule: 'a'.repeat(40) } })
    expect(reported(run, 'dangling-reference')).toEqual([])
  })
})

describe('a change of nothing but an agent’s prompt outside of .kiro is no skipped change', () => {
  const PROMPT = 'prompts/review.md'
  const before: Files = {
    '.kiro/agents/a.json': `{ "name": "a", "model": "auto", "prompt": "file://../../${PROMPT}" }\n`,
    [PROMPT]: 'You review.\n',
    'docs/other.md': 'Other.\n',
  }
  const change = async (after: Files, was: Files = before): Promise<Run> =>
    check(github, await openPull(github, { before: was, after }), QUIET)
  const MISSING = ['warning dangling-reference .kiro/agents/a.json:1']
  const many = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`src/${index}.ts`, `${index}\n`]))

  test.concurrent.each<[string, Files, Files?]>([
    ['deleted', { [PROMPT]: null }],
    ['moved away', { [PROMPT]: null, 'docs/review.md': 'You review.\n' }],
    ['deleted with others', { [PROMPT]: null, 'docs/other.md': null, 'src/a.ts': '1\n' }],
    ['deleted among more files than are listed', { [PROMPT]: null, ...many }],
    [
      'deleted, and the agent is markdown',
      { [PROMPT]: null },
      {
        '.kiro/agents/a.json': '---\nname: z\n---\n',
        '.kiro/agents/team/a.md': `---\nname: a\nprompt: file://../../../${PROMPT}\n---\n`,
        [PROMPT]: 'x\n',
      },
    ],
    [
      'deleted, and a link leads to the agent',
      { [PROMPT]: null },
      {
        '.kiro/agents/x': { symlink: '../../shared' },
        'shared/a.json': `{ "name": "a", "prompt": "file://../../../${PROMPT}" }\n`,
        [PROMPT]: 'x\n',
      },
    ],
  ])('%s', async (_, after, was) => {
    const run = await change(after, was)
    expect(run.outputs).toMatchObject({ verdict: 'warn', warnings: '1' })
    expect(reported(run, 'dangling-reference')).toHaveLength(1)
  })

  test.concurrent('added, so that Kiro loads the agent', async () => {
    const { [PROMPT]: text, ...without } = before
    expect((await change({ [PROMPT]: text ?? null }, without)).outputs).toMatchObject({ verdict: 'pass' })
  })

  test.concurrent('deleted together with an edit of its agent: the finding is new', async () => {
    const after = {
      [PROMPT]: null,
      '.kiro/agents/a.json': `{ "name": "a", "model": "auto", "prompt": "file://../../${PROMPT}", "tools": [] }\n`,
    }
    const run = await change(after)
    expect(run.outputs).toMatchObject({ verdict: 'warn', warnings: '1' })
    expect(reported(run, 'dangling-reference')).toEqual(MISSING)
  })

  test.concurrent('other files come and go without a check, for one request where one could be a prompt', async () => {
    const [text, code] = await Promise.all([
      change({ 'docs/other.md': null, 'docs/new.md': 'New.\n' }),
      change({ 'src/a.ts': '1\n', 'src/b.png': 'x' }),
    ])
    for (const run of [text, code]) expect(run.outputs).toMatchObject({ verdict: 'skipped' })
    expect([text, code].map(({ requests }) => requests.length)).toEqual([5, 4])
  })
})
