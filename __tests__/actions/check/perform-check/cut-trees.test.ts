/** Repositories that GitHub does not list whole: requests grow with the change, and the verdict is that of the whole. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Files } from '../../../support/github/git-objects.js'
import type { MemoryGitHub } from '../../../support/github/memory-github.js'
import { agent, cutting, isTree, OPUS, PACKAGES } from '../../../support/cut-trees.js'
import {
  check,
  EXAMPLE,
  execute,
  marked,
  openPull,
  POLICY,
  SETTINGS,
  type OpenPull,
  type Run,
} from '../../../support/pull-request-run.js'

/** An agent of a package whose prompt is in a file of the repository. */
const prompted = (path: string): string => agent('reviewer', 'auto', `, "prompt": "file://../../../${path}"`)

const uses = (action: string): string => `on: pull_request\njobs: { check: { steps: [{ uses: ${action} }] } }\n`

/** The files of one package. */
function filesOf(index: number): [path: string, text: string][] {
  const own: [string, string] = [`p${index}/.kiro/agents/reviewer.json`, agent('reviewer', 'claude-haiku-4.5')]
  const text = `${index}\n`
  return [[`p${index}/src/deep/a.ts`, text], [`p${index}/src/b.ts`, text], ...(index % 5 === 2 ? [own] : [])]
}

/** 40 packages, some with Kiro files, and folders that links and references lead to. */
const MONOREPO: Files = {
  [POLICY]: 'version: 1\nmodels: { allow: [auto, claude-haiku-4.5] }\nagents: { p7/reviewer: codeReview }\n',
  [SETTINGS]: EXAMPLE.before,
  'tools/kiro/agents/shared.json': agent('shared', 'claude-haiku-4.5'),
  'tools/kiro/deep/er/deepest.json': agent('deepest', 'claude-haiku-4.5'),
  'tools/check/action.yml': 'runs: { using: composite, steps: [{ uses: acme/kiro-governance@v1 }] }\n',
  '.github/workflows/check.yml': uses('./tools/check'),
  'tools/prompts/review.md': 'Review.\n',
  '.kiro/agents/linked': { symlink: '../../tools/kiro/agents' },
  ...Object.fromEntries(PACKAGES.flatMap(filesOf)),
}

const WHOLE = 100_000
const CUT = 30

/** The verdict, the outputs and every finding. A message names the root only where more than one was seen. */
const judged = ({ exit, outputs, annotations }: Run) => ({
  exit,
  annotations: annotations.map((one) => ({ ...one, message: one.message.replace(/^in \.kiro: /, '') })),
  ...outputs,
  'comment-url': '',
})

/** The same change where GitHub lists all, and where it cuts trees. */
async function both(
  after: Files,
  run = (opened: OpenPull, github: MemoryGitHub) => check(github, opened),
  more: Files = {},
) {
  const [whole, cut] = [cutting(WHOLE), cutting(CUT)].map(async (github) =>
    run(await openPull(github, { before: { ...MONOREPO, ...more }, after }), github),
  ) as [Promise<Run>, Promise<Run>]
  return { whole: await whole, cut: await cut }
}

test.each<[string, Files, verdict: string]>([
  ['nothing governed', { 'p3/src/b.ts': 'b\n' }, 'skipped'],
  ['a file at the top', { 'README.md': 'Read me.\n' }, 'skipped'],
  ['an agent of a package', { 'p7/.kiro/agents/reviewer.json': OPUS }, 'fail'],
  ['a package’s first agent', { 'p8/.kiro/agents/reviewer.json': OPUS }, 'fail'],
  ['a new package', { 'new/a/b/.kiro/agents/reviewer.json': OPUS, 'new/c/d/e.ts': 'e\n' }, 'fail'],
  ['an agent that is gone', { 'p7/.kiro/agents/reviewer.json': null, 'p7/src/b.ts': null }, 'warn'],
  ['the contract at the top', { [SETTINGS]: EXAMPLE.after }, 'fail'],
  ['what a link leads to', { 'tools/kiro/agents/shared.json': agent('shared', 'claude-opus-4.8') }, 'fail'],
  ['a link into a folder that is the same', { 'p1/.kiro': { symlink: '../tools/kiro' } }, 'warn'],
  [
    'a link to a file in such a folder',
    { '.kiro/agents/d.json': { symlink: '../../tools/kiro/deep/er/deepest.json' } },
    'warn',
  ],
  ['a link to nothing in such a folder', { '.kiro/agents/d.json': { symlink: '../../tools/kiro/no.json' } }, 'fail'],
  ['a reference into such a folder', { 'p7/.kiro/agents/reviewer.json': prompted('tools/prompts/review.md') }, 'warn'],
  ['a reference to nothing there', { 'p7/.kiro/agents/reviewer.json': prompted('tools/prompts/no.md') }, 'warn'],
  ['a reference deep into it', { 'p7/.kiro/agents/reviewer.json': prompted('p3/src/deep/a.ts') }, 'warn'],
  ['a workflow that runs the check by an action in such a folder', { '.github/workflows/check.yml': null }, 'warn'],
  ['a file that becomes a folder', { 'p3/src/b.ts': null, 'p3/src/b.ts/.kiro/agents/reviewer.json': OPUS }, 'fail'],
  ['every package', Object.fromEntries(PACKAGES.map((at) => [`p${at}/.kiro/agents/x.json`, OPUS])), 'fail'],
])('%s is judged as where GitHub lists all', async (_, after, verdict) => {
  const { whole, cut } = await both(after)
  expect(judged(cut)).toEqual(judged(whole))
  expect(cut).toMatchObject({ stderr: '', outputs: { verdict } })
  expect(cut.requests.filter(isTree).length).toBeLessThanOrEqual(11)
})

test('of what a policy refuses, only what was seen is counted', async () => {
  const { whole, cut } = await both({ [POLICY]: 'version: 1\nmodels: { allow: [auto] }\n' })
  const counted = ({ annotations }: Run): string | undefined =>
    annotations
      .map(({ message }) => /refuses (.* assignments) that/.exec(message)?.[1])
      .find((one) => one !== undefined)
  expect([whole, cut].map(counted)).toEqual(['13 assignments', 'at least 5 assignments'])
  expect(cut).toMatchObject({ stderr: '', outputs: { verdict: 'warn' } })
  expect(cut.requests.filter(isTree).length).toBeLessThanOrEqual(11)
})

test.each<[string, (opened: OpenPull, github: MemoryGitHub) => Promise<Run>, verdict: string]>([
  [
    'where the base moved on, in the package and elsewhere',
    (opened, github) => {
      const files = { 'p7/.kiro/agents/other.json': OPUS, 'p9/src/b.ts': 'moved\n', 'p12/.kiro/agents/x.json': OPUS }
      opened.repository.branch('main', opened.repository.commit({ files, parents: [opened.from] }))
      return check(github, opened)
    },
    'fail',
  ],
  [
    'on a push',
    ({ repository, pull, from }, github) =>
      execute(github, repository, {
        name: 'push',
        payload: repository.pushEvent({ before: from, after: pull.head, ref: 'refs/heads/x' }),
      }),
    'fail',
  ],
  [
    'on the first push of a branch',
    ({ repository, pull }, github) =>
      execute(github, repository, {
        name: 'push',
        payload: repository.pushEvent({ before: '0'.repeat(40), after: pull.head, ref: 'refs/heads/x' }),
      }),
    'fail',
  ],
  [
    'in a merge queue',
    ({ repository, pull, from }, github) =>
      execute(github, repository, {
        name: 'merge_group',
        payload: repository.mergeGroupEvent({ base: from, head: pull.head }),
      }),
    'fail',
  ],
  [
    'for two revisions by name',
    ({ repository, pull, from }, github) => {
      repository.branch('topic', pull.head)
      repository.tag('before', from, 'An annotated tag.')
      const inputs = { head: 'topic', base: 'before' }
      const payload = repository.dispatchEvent({ ref: 'refs/heads/main', inputs })
      return execute(github, repository, { name: 'workflow_dispatch', payload }, { inputs })
    },
    'fail',
  ],
])('%s a cut repository is judged as a whole one', async (_, run, verdict) => {
  const { whole, cut } = await both({ 'p7/.kiro/agents/reviewer.json': OPUS, 'p3/src/b.ts': 'b\n' }, run)
  expect(judged(cut)).toEqual(judged(whole))
  expect(cut.outputs.verdict).toBe(verdict)
  expect(cut.requests.filter(isTree).length).toBeLessThanOrEqual(10)
})

test.each<[string, Files]>([
  ['a prompt of an agent at the top goes', { 'tools/prompts/review.md': null }],
  ['beside such a prompt another goes', { 'tools/prompts/deep/other.md': null }],
  ['what a link to a file that no adapter reads leads to changes', { 'tools/data/models.yml': 'model: gpt-4\n' }],
  ['beside that another changes', { 'tools/data/other.yml': 'model: gpt-4\n' }],
])('where %s, a cut repository is judged as a whole one', async (_, after) => {
  const { whole, cut } = await both(after, undefined, {
    '.kiro/agents/top.json': agent('top', 'auto', ', "prompt": "file://../../tools/prompts/review.md"'),
    '.kiro/data': { symlink: '../tools/data' },
    'tools/prompts/deep/other.md': 'Another.\n',
    'tools/data/models.yml': 'model: auto\n',
    'tools/data/deep/er/more.yml': 'model: auto\n',
  })
  expect(judged(cut)).toEqual(judged(whole))
  expect(cut.requests.filter(isTree).length).toBeLessThanOrEqual(12)
})

test('on a schedule all of a cut repository is read', async () => {
  const run = (opened: OpenPull, github: MemoryGitHub) => {
    opened.repository.branch('main', opened.pull.head)
    return execute(github, opened.repository, { name: 'schedule', payload: opened.repository.scheduleEvent() })
  }
  const { whole, cut } = await both({ 'p7/.kiro/agents/reviewer.json': OPUS }, run)
  expect(judged(cut)).toEqual(judged(whole))
  expect(cut.outputs.verdict).toBe('fail')
})

test('what was not read is named in every output', async () => {
  const { whole, cut } = await both({ 'p7/.kiro/agents/reviewer.json': OPUS }, async (opened, github) => {
    const inputs = { 'report-file': 'report.json', 'sarif-file': 'report.sarif' }
    const workspace = mkdtempSync(join(tmpdir(), 'cut-trees-'))
    const result = await check(github, opened, { inputs, env: { GITHUB_WORKSPACE: workspace } })
    const [comment] = await marked(opened)
    const files = Object.values(inputs).map((file) => readFileSync(join(workspace, file), 'utf8'))
    rmSync(workspace, { recursive: true })
    return { ...result, stdout: [result.summary, comment?.body, ...files].join('\n') }
  })
  const parts = cut.stdout.split('not read: what is in 43 folders that this change leaves alone (such as')
  expect(parts).toHaveLength(4)
  expect(cut.stdout).toContain('"notOpened": {')
  expect(whole.stdout).not.toMatch(/not read: what is in|notOpened/)
})

test('a name of the policy that only a folder that was not opened could have is not called wrong', async () => {
  const { whole, cut } = await both({ 'p2/.kiro/agents/reviewer.json': OPUS })
  for (const { summary } of [whole, cut]) expect(summary).not.toContain('is not an agent here')
})
