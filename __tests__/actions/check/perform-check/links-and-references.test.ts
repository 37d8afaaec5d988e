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
