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

describe('a path that the policy of the base names', () => {
  const PATH = 'ops/deep/console.yml'
  const POLICY = { '.github/kiro-policy.yml': `version: 1\nconsole: { kgl: ${PATH} }\n` }
  const base: Files = { ...BASE, ...POLICY, [PATH]: kgl('[auto]') }
  const GITHUBS = [
    ['listed whole', () => openGitHub()],
    ['listed in parts', () => cutting(3)],
  ] as const

  test.each(GITHUBS)('is a governed file in a tree %s', async (_, open) => {
    const github = open()
    const after = { [PATH]: kgl('[auto, claude-opus-5]') }
    const run = await check(github, await openPull(github, { before: base, after }))
    expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'warn', warnings: '1' } })
    expect(run.annotations[0]).toMatchObject({
      message: expect.stringContaining('claude-opus-5 may now be used by everybody') as string,
      properties: { title: 'console-loosened', file: PATH },
    })
  })

  test.each(GITHUBS)(
    'deleted together with its key in the policy, it is told all the same, in a tree %s',
    async (_, open) => {
      const github = open()
      const after: Files = { [PATH]: null, '.github/kiro-policy.yml': 'version: 1\n' }
      const run = await check(github, await openPull(github, { before: base, after }))
      expect(run.summary).toMatch(/ops\/deep\/console\.yml.*: deleted/)
      expect(run.annotations.map(({ properties }) => properties.title)).toContain('policy-loosened')
    },
  )

  test.each(GITHUBS)('what changes beside it leaves it alone, in a tree %s', async (_, open) => {
    const github = open()
    const skipped = await check(
      github,
      await openPull(github, { before: base, after: { 'ops/deep/other.yml': 'a: 1\n' } }),
    )
    expect(skipped.outputs).toMatchObject({ verdict: 'skipped' })
    const judged = await check(github, await openPull(github, { before: base, after: { [SETTINGS]: EXAMPLE.after } }))
    expect(judged.annotations.map(({ properties }) => properties.title)).not.toContain('console-loosened')
  })
})
