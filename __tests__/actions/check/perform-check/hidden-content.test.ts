import type { FileContent, Files } from '../../../support/github/git-objects.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import { check, EXAMPLE_PULL, openPull, type Run } from '../../../support/pull-request-run.js'

const github = openGitHub()
const AGENT = '.kiro/agents/reviewer.json'
const QUIET = { inputs: { comment: 'never' } }

async function judged(before: Files, after: Files): Promise<Run> {
  return check(github, await openPull(github, { before: { ...EXAMPLE_PULL.before, ...before }, after }), QUIET)
}

const large = (model: string): string => JSON.stringify({ model, description: 'x'.repeat(1_000_000) })

test.concurrent.each<[string, FileContent, FileContent]>([
  ['a link that leads elsewhere now', { symlink: '../../a.json' }, { symlink: '../../b.json' }],
  ['another commit of a submodule', { submodule: 'a'.repeat(40) }, { submodule: 'b'.repeat(40) }],
  [
    'another pointer of Git LFS',
    'version https://git-lfs.github.com/spec/v1\noid a\n',
    'version https://git-lfs.github.com/spec/v1\noid b\n',
  ],
  ['a file of more bytes than are read', large('auto'), large('claude-opus-4.8')],
  ['a file that stays unparsable', '{ "model": auto }', '{ "model": claude-opus-4.8 }'],
])('what hides content is new when the content changes: %s', async (_, before, after) => {
  const run = await judged({ [AGENT]: before }, { [AGENT]: after })
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '1' } })
  const left = await judged({ [AGENT]: before }, { [AGENT]: before, '.kiro/agents/n.json': '{ "name": "n" }' })
  expect(left).toMatchObject({ exit: 0, outputs: { verdict: 'warn' } })
})

describe('a link to content inside the repository', () => {
  const OPUS = '{ "name": "r", "model": "claude-opus-4.8" }\n'
  const AUTO = '{ "name": "r", "model": "auto" }\n'

  test.concurrent.each<[string, Files, string]>([
    ['a folder', { '.kiro/agents': { symlink: '../shared/agents' } }, 'shared/agents/r.json'],
    ['a file', { '.kiro/agents/r.json': { symlink: '../../shared/r.json' } }, 'shared/r.json'],
    [
      'a folder behind another link',
      { '.kiro/agents': { symlink: '../current/agents' }, current: { symlink: 'shared/v2' } },
      'shared/v2/agents/r.json',
    ],
  ])('%s: an edit of what it leads to is judged', async (_, links, target) => {
    const before = { ...links, [target]: AUTO }
    expect(await judged(before, { [target]: OPUS })).toMatchObject({
      exit: 1,
      outputs: { verdict: 'fail', errors: '1' },
    })
    expect(await judged(before, { 'shared/README.md': 'x' })).toMatchObject({
      exit: 0,
      outputs: { verdict: 'skipped' },
    })
  })
})

describe('the base branch was cleaned since the change began', () => {
  const wrong = { [AGENT]: '{ "name": "reviewer", "model": "claude-opus-4.8" }\n' }

  async function cleaned(after: Files): Promise<Run> {
    const { repository, from } = await openPull(github, { before: { ...EXAMPLE_PULL.before, ...wrong }, after })
    const clean = repository.commit({ files: { [AGENT]: null }, parents: [from] })
    repository.branch('main', clean)
    const head = repository.commit({ files: after, parents: [from] })
    const pull = await repository.pullRequest({ base: 'main', head })
    return check(github, { repository, pull, from }, QUIET)
  }

  test.concurrent('a change that touches the file brings the problem back', async () => {
    const run = await cleaned({ [AGENT]: '{ "name": "reviewer", "description": "x", "model": "claude-opus-4.8" }\n' })
    expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } })
  })

  test.concurrent('one that does not is not blamed', async () => {
    const run = await cleaned({ '.kiro/agents/n.json': '{ "name": "n", "model": "auto" }\n' })
    expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'warn' } })
  })
})
