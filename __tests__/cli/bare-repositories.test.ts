import { clone, git, makeOrigin, type Origin } from '../support/cli/clones.js'
import { AS_OF, commandLine } from '../support/cli/command-line.js'

let main: Origin
let develop: Origin

beforeAll(async () => {
  ;[main, develop] = await Promise.all([makeOrigin('main'), makeOrigin('develop')])
})
afterAll(() => Promise.all([main.remove(), develop.remove()]))

/** A bare clone whose HEAD is that branch. */
async function bare(branch: string): Promise<string> {
  const path = await clone(main, '--bare')
  await git(path, 'symbolic-ref', 'HEAD', `refs/heads/${branch}`)
  return path
}

test.each<[string, () => Promise<string>, string[], RegExp]>([
  ['what HEAD names', () => bare('topic'), ['--base', 'main'], /Compared the last commit \(\w{7}\) with main/],
  ['a branch', () => bare('main'), ['--head', 'topic'], /merge base with main/],
  [
    'a branch, where the main one is called develop',
    () => clone(develop, '--bare'),
    ['--head', 'topic'],
    /merge base with develop/,
  ],
  ['two branches', () => bare('main'), ['--head', 'topic', '--base', 'main'], /Compared topic \(\w{7}\) with main/],
])('of a bare repository %s is judged', async (_, make, args, said) => {
  const run = await commandLine(['check', ...AS_OF, ...args], { cwd: await make() })
  expect(run).toMatchObject({ exit: 1, stderr: '' })
  expect(run.stdout).toMatch(said)
  expect(run.stdout).toContain('claude-opus-4.8 is not allowed')
  expect(run.stdout).toMatch(/There before this change\n.*old\.json/)
})

test.each<[string, string, string[], RegExp]>([
  ['without a commit', 'none', ['check'], /is a bare repository, and its HEAD has no commit[^]*--head BRANCH/],
  ['what is staged', 'main', ['check', '--staged'], /is a bare repository, so nothing is staged/],
  ['a place to write', 'main', ['apply'], /is a bare repository, so it has no working tree/],
])('a bare repository has not: %s', async (_, branch, args, said) => {
  const run = await commandLine(args, { cwd: await bare(branch) })
  expect(run).toMatchObject({ exit: 2, stdout: '' })
  expect(run.stderr).toMatch(said)
})

test('a bare repository on its main branch has nothing that changed, and what it holds is listed', async () => {
  const cwd = await clone(main, '--bare')
  const checked = await commandLine(['check', ...AS_OF], { cwd })
  expect(checked).toMatchObject({ exit: 0, stderr: '' })
  expect(checked.stdout).toMatch(/Compared the last commit \(\w{7}\) with the merge base with main/)
  const listed = await commandLine(['inventory'], { cwd })
  expect(listed).toMatchObject({ exit: 0, stderr: '' })
  expect(listed.stdout).toContain('old.json')
})
