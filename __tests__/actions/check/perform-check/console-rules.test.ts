import type { Files } from '../../../support/github/git-objects.js'
import { cutting } from '../../../support/cut-trees.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import { check, EXAMPLE, openPull, SETTINGS } from '../../../support/pull-request-run.js'

const FILE = 'console/kiro.kgl.yml'
const kgl = (match: string): string =>
  `rules:\n  - { id: models, capability: model_use, effect: allow, match: ${match} }\n`
const BASE: Files = { [SETTINGS]: EXAMPLE.before, [FILE]: kgl('[auto]'), 'src/a.ts': 'a\n', 'docs/b.md': 'b\n' }
const LOOSER = { [FILE]: kgl('[auto, claude-opus-5]') }

test.each([
  ['listed whole', openGitHub()],
  ['listed in parts', cutting(3)],
])(
  'a pull request that changes nothing but the console’s rules is told what it frees, in a tree %s',
  async (_, github) => {
    const run = await check(github, await openPull(github, { before: BASE, after: LOOSER }))
    expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'warn', warnings: '1' } })
    expect(run.annotations[0]).toMatchObject({
      level: 'warning',
      message: expect.stringContaining('claude-opus-5 may now be used by everybody') as string,
      properties: { title: 'console-loosened', file: FILE, line: '1' },
    })
    expect(run.summary).toContain('console-loosened')
  },
)

test.each<[string, Files, string]>([
  ['a file that is not understood', { [FILE]: kgl('[]') }, 'is not read, so what it allows is not known'],
  ['a deleted file', { [FILE]: null }, 'deleted'],
])('%s is said', async (_, after, message) => {
  const github = openGitHub()
  const run = await check(github, await openPull(github, { before: BASE, after }))
  expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'warn', warnings: '1' } })
  expect(run.summary).toContain(message)
})

test('a link out of the repository in its place is a finding', async () => {
  const github = openGitHub()
  const after: Files = { [FILE]: { symlink: '/etc/kiro.kgl.yml' } }
  const run = await check(github, await openPull(github, { before: BASE, after }))
  expect(run.annotations.map(({ properties }) => properties.title)).toContain('symlinked-config')
})
