import type { Files } from '../../../support/github/git-objects.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import { check, EXAMPLE, EXAMPLE_PULL, openPull, SETTINGS } from '../../../support/pull-request-run.js'

const github = openGitHub()
const BASE = { [SETTINGS]: EXAMPLE.before }
/** Contents that a run asked GitHub for, by request. */
const asked = (run: Awaited<ReturnType<typeof check>>): number =>
  run.requests.filter(({ body }) => JSON.stringify(body ?? '').includes('query Blobs')).length

const many = (count: number, text: string): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`.kiro/specs/s${index}/design.md`, `${text} ${index}\n`]),
  )

test('a file that no adapter reads and that names a model is seen: never "no Kiro file changed"', async () => {
  const opened = await openPull(github, { before: BASE, after: { '.kiro/models.yaml': 'model: claude-opus-4.8\n' } })
  const run = await check(github, opened)
  expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'warn', warnings: '1' } })
  expect(run.annotations[0]).toMatchObject({
    level: 'warning',
    properties: { title: 'unread-model', file: '.kiro/models.yaml', line: '1' },
  })
  expect(run.summary).not.toContain('no Kiro file changed')
})

test('one that names a model no more is a change as well', async () => {
  const before = { ...BASE, '.kiro/models.yaml': 'model: claude-opus-4.8\n' }
  const opened = await openPull(github, { before, after: { '.kiro/models.yaml': 'a: 1\n' } })
  expect(await check(github, opened)).toMatchObject({ exit: 0, outputs: { verdict: 'pass' } })
})

test('a near miss of a path is a change, whatever it holds', async () => {
  const opened = await openPull(github, { before: BASE, after: { '.kiro/agent/a.json': '{}\n' } })
  const run = await check(github, opened)
  expect(run.outputs).toMatchObject({ verdict: 'pass' })
  expect(run.summary).toContain('the folder is')
})

test('notes and specifications change without a check, in one request for what changed', async () => {
  const before = { ...BASE, ...many(150, 'as it was'), '.kiro/steering/a.md': 'Use claude-opus-4.8.\n' }
  const after = {
    '.kiro/steering/a.md': 'Use claude-opus-5.\n',
    '.kiro/specs/s1/design.md': 'model: claude-opus-4.8\n',
  }
  const run = await check(github, await openPull(github, { before, after }))
  expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'skipped' } })
  expect(asked(run)).toBe(1)
})

test('a change of a Kiro file asks for no specification that it leaves alone', async () => {
  const before = { ...EXAMPLE_PULL.before, ...many(150, 'as it was') }
  const run = await check(github, await openPull(github, { ...EXAMPLE_PULL, before }))
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } })
  expect(asked(run)).toBe(1)
})

test('more such files than are looked at are said, and the check is made all the same', async () => {
  const after = Object.fromEntries(
    Array.from({ length: 1_010 }, (_, index) => [`.kiro/data/${index}.json`, `{ "a": ${index} }\n`]),
  )
  const run = await check(github, await openPull(github, { before: BASE, after }))
  expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'pass' } })
  expect(run.summary).toContain('10 files below .kiro')
})

test('a settings.json of another tool, whole or broken, blocks nobody; what was the contract stays it', async () => {
  for (const text of ['{ "models": { "providers": [] } }\n', '{ "models": \n']) {
    const added = await openPull(github, { before: {}, after: { [SETTINGS]: text } })
    expect(await check(github, added)).toMatchObject({ exit: 0, outputs: { errors: '0' } })
    const reshaped = await openPull(github, { before: BASE, after: { [SETTINGS]: text } })
    expect(await check(github, reshaped)).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } })
  }
})

describe('a link at a path that no adapter reads', () => {
  const LINK = { '.kiro/models.yaml': { symlink: '../shared/m.txt' } }
  const FOLDER = { '.kiro/data': { symlink: '../shared' } }
  const OPUS = 'model: claude-opus-4.8\n'

  test.concurrent.each<[string, Files, Files, string]>([
    ['is followed to a file', {}, { ...LINK, 'shared/m.txt': OPUS }, 'shared/m.txt'],
    ['whose text alone changes', { ...LINK, 'shared/m.txt': 'a: 1\n' }, { 'shared/m.txt': OPUS }, 'shared/m.txt'],
    ['and into a folder', {}, { ...FOLDER, 'shared/m.yaml': OPUS }, 'shared/m.yaml'],
    ['in which a file changes', { ...FOLDER, 'shared/m.yaml': 'a: 1\n' }, { 'shared/m.yaml': OPUS }, 'shared/m.yaml'],
    ['and where .kiro itself is one', {}, { '.kiro': { symlink: 'kiro' }, 'kiro/m.yaml': OPUS }, 'kiro/m.yaml'],
  ])('%s', async (_, before, after, file) => {
    const run = await check(github, await openPull(github, { before: { 'README.md': 'x\n', ...before }, after }))
    expect(run.outputs).toMatchObject({ verdict: 'warn' })
    expect(run.annotations.map(({ properties }) => `${properties.title} ${properties.file}`)).toEqual([
      `unread-model ${file}`,
    ])
  })

  test.concurrent('says so where it leads out of the repository', async () => {
    const after = { '.kiro/models.yaml': { symlink: '../../elsewhere.yaml' } }
    const run = await check(github, await openPull(github, { before: BASE, after }))
    expect(run.outputs).toMatchObject({ verdict: 'pass' })
    expect(run.summary).toContain('.kiro/models.yaml')
  })

  test.concurrent('names nothing twice that is read at its own path', async () => {
    const after = { '.kiro/a.yaml': OPUS, '.kiro/b.yaml': { symlink: 'a.yaml' } }
    const run = await check(github, await openPull(github, { before: BASE, after }))
    expect(run.outputs).toMatchObject({ warnings: '1' })
  })
})

test('a backup of a Kiro file is no change to judge', async () => {
  const after = { '.kiro/agents/a.json.bak': '{ "model": "claude-opus-4.8" }\n' }
  const run = await check(github, await openPull(github, { before: BASE, after }))
  expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'skipped' } })
})
