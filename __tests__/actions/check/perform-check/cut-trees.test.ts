/** Repositories that GitHub does not list whole: requests grow with the change, and the verdict is that of the whole. */
import type { Files } from '../../../support/github/git-objects.js'
import { generatedTree } from '../../../support/github/generated-tree.js'
import { openGitHub, type MemoryGitHub } from '../../../support/github/memory-github.js'
import {
  check,
  EXAMPLE,
  execute,
  newRepository,
  openPull,
  POLICY,
  SETTINGS,
  type OpenPull,
  type Run,
} from '../../../support/pull-request-run.js'

const agent = (name: string, model: string, more = ''): string => `{ "name": "${name}", "model": "${model}"${more} }\n`
const OPUS = agent('reviewer', 'claude-opus-4.8')

/** 40 packages, some with Kiro files, and folders that links and references lead to. */
const MONOREPO: Files = {
  [POLICY]: 'version: 1\nmodels: { allow: [auto, claude-haiku-4.5] }\nagents: { p7/reviewer: codeReview }\n',
  [SETTINGS]: EXAMPLE.before,
  'tools/kiro/agents/shared.json': agent('shared', 'claude-haiku-4.5'),
  'tools/kiro/deep/er/deepest.json': agent('deepest', 'claude-haiku-4.5'),
  'tools/prompts/review.md': 'Review.\n',
  '.kiro/agents/linked': { symlink: '../../tools/kiro/agents' },
  ...Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      [`p${index}/src/deep/a.ts`, `${index}\n`],
      [`p${index}/src/b.ts`, `${index}\n`],
      ...(index % 5 === 2 ? [[`p${index}/.kiro/agents/reviewer.json`, agent('reviewer', 'claude-haiku-4.5')]] : []),
    ]).flat(),
  ),
}

/** A GitHub that cuts trees above so many entries. */
function cutting(treeLimit: number): MemoryGitHub {
  return Object.assign(openGitHub(), { treeLimit })
}

const WHOLE = 100_000
const CUT = 30

const judged = ({ exit, outputs, annotations }: Run) => ({ exit, annotations, ...outputs, 'comment-url': '' })

const isTree = ({ path, body }: Run['requests'][number]): boolean =>
  path.includes('/git/trees/') || JSON.stringify(body ?? '').includes('query Folders')

test.each<[string, Files, verdict: string]>([
  ['nothing governed', { 'p3/src/b.ts': 'b\n' }, 'skipped'],
  ['a file at the top', { 'README.md': 'Read me.\n' }, 'skipped'],
  ['an agent of a package', { 'p7/.kiro/agents/reviewer.json': OPUS }, 'fail'],
  ['a package’s first agent', { 'p8/.kiro/agents/reviewer.json': OPUS }, 'fail'],
  ['a new package', { 'new/a/b/.kiro/agents/reviewer.json': OPUS, 'new/c/d/e.ts': 'e\n' }, 'fail'],
  ['a package that is gone', { 'p7/.kiro/agents/reviewer.json': null, 'p7/src/b.ts': null }, 'fail'],
  ['the contract at the top', { [SETTINGS]: EXAMPLE.after }, 'fail'],
  ['what a link leads to', { 'tools/kiro/agents/shared.json': agent('shared', 'claude-opus-4.8') }, 'fail'],
  ['a link into a folder that is the same', { 'p1/.kiro': { symlink: '../tools/kiro' } }, 'pass'],
  [
    'a link to a file in such a folder',
    { '.kiro/agents/d.json': { symlink: '../../tools/kiro/deep/er/deepest.json' } },
    'pass',
  ],
  [
    'a link that leads nowhere in such a folder',
    { '.kiro/agents/d.json': { symlink: '../../tools/kiro/no.json' } },
    'fail',
  ],
  [
    'a reference into such a folder',
    {
      'p7/.kiro/agents/reviewer.json': agent(
        'reviewer',
        'auto',
        ', "prompt": "file://../../../tools/prompts/review.md"',
      ),
    },
    'pass',
  ],
  ['the policy', { [POLICY]: 'version: 1\nmodels: { allow: [auto] }\n' }, 'warn'],
  ['a file that becomes a folder', { 'p3/src/b.ts': null, 'p3/src/b.ts/.kiro/agents/reviewer.json': OPUS }, 'fail'],
  [
    'every package',
    Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`p${at}/.kiro/agents/x.json`, OPUS])),
    'fail',
  ],
])('%s is judged as where GitHub lists all', async (_, after, verdict) => {
  const [whole, cut] = await Promise.all(
    [WHOLE, CUT].map(async (limit) => {
      const github = cutting(limit)
      return check(github, await openPull(github, { before: MONOREPO, after }))
    }),
  )
  expect(judged(cut as Run)).toEqual(judged(whole as Run))
  expect(cut).toMatchObject({ stderr: '', outputs: { verdict } })
  expect(cut?.requests.filter(isTree).length).toBeLessThanOrEqual(9)
})
