import { afterLinks, followLinks, type Followed } from '../../src/check/follow-links.js'
import { MOST_FILES, type TreeEntry } from '../../src/io/files/tree.js'

/** A path → `-> where a link leads`, `@commit` of a submodule, or what a file holds. */
type Files = Readonly<Record<string, string>>

const ROUTE = '.kiro/agents'

function entriesOf(files: Files): TreeEntry[] {
  return Object.entries(files).map(([path, content]) => ({
    path,
    kind: content.startsWith('-> ') ? 'symlink' : content.startsWith('@') ? 'submodule' : 'file',
    oid: content,
  }))
}

/** What the links at these paths lead to, and how often the tree was asked where links lead. */
async function follow(
  files: Files,
  links: readonly string[] = [ROUTE],
): Promise<{ found: Followed | null; rounds: number }> {
  const entries = entriesOf(files)
  let rounds = 0
  const found = await followLinks(
    entries.filter(({ path }) => links.includes(path)),
    {
      entries: () => Promise.resolve(entries),
      texts: (wanted) => {
        rounds += 1
        return Promise.resolve(wanted.map(({ oid }) => oid?.slice(3) ?? null))
      },
    },
  )
  return { found, rounds }
}

/** Everything that a link leads to, as text. */
async function idOf(files: Files, link = ROUTE): Promise<string> {
  const { found } = await follow(files, [link])
  return JSON.stringify(found && [found.files, found.ends])
}

const FOLDER = { [ROUTE]: '-> ../shared/agents', 'shared/agents/r.json': '1' }
const FILE = { '.kiro/agents/r.json': '-> ../../shared/r.json', 'shared/r.json': '1' }
const CHAIN = { [ROUTE]: '-> ../current/agents', current: '-> shared/v2', 'shared/v2/agents/r.json': '1' }
const BELOW = { '.kiro': '-> shared', 'shared/agents': '-> ../pool', 'pool/r.json': '1' }
const CIRCLE = { [ROUTE]: '-> a', '.kiro/a': '-> b', '.kiro/b': '-> agents' }

describe('what a link leads to changes with', () => {
  test.each<[string, Files, Files, string?]>([
    ['a file of the folder', FOLDER, { 'shared/agents/r.json': '2' }],
    ['a file more in the folder', FOLDER, { 'shared/agents/s.md': '1' }],
    ['the file itself', FILE, { 'shared/r.json': '2' }, '.kiro/agents/r.json'],
    ['a file behind a second link', CHAIN, { 'shared/v2/agents/r.json': '2' }],
    ['the second link', { ...CHAIN, 'shared/v3/agents/r.json': '1' }, { current: '-> shared/v3' }],
    ['a file behind a link in the folder', BELOW, { 'pool/r.json': '2' }, '.kiro'],
    ['a link in the folder', { ...BELOW, 'lake/r.json': '1' }, { 'shared/agents': '-> ../lake' }, '.kiro'],
    ['a submodule on the way', { [ROUTE]: '-> ../vendor/x/agents', 'vendor/x': '@1' }, { 'vendor/x': '@2' }],
    ['a submodule in the folder', { '.kiro': '-> shared', 'shared/agents': '@1' }, { 'shared/agents': '@2' }, '.kiro'],
    ['the file that was missing', { [ROUTE]: '-> ../shared/agents' }, { 'shared/agents/r.json': '1' }],
    [
      'a file in a folder that is written otherwise',
      { ...FOLDER, [ROUTE]: '-> ../Shared/AGENTS/' },
      { 'shared/agents/r.json': '2' },
    ],
    ['the repository as a folder', { [ROUTE]: '-> ..', 'r.json': '1' }, { 'r.json': '2' }],
    [
      'a folder that is no governed one',
      { [ROUTE]: '-> ./../shared/./agents//', 'shared/agents/r.json': '1' },
      { 'shared/agents/r.json': '2' },
    ],
    ['a circle that is broken', { ...CIRCLE, 's/r.json': '1' }, { '.kiro/b': '-> ../s' }],
  ])('%s', async (_, before, change, link = ROUTE) => {
    const id = await idOf(before, link)
    expect(id).not.toBe('null')
    expect(await idOf(before, link)).toBe(id)
    expect(await idOf({ ...before, ...change }, link)).not.toBe(id)
  })
})

describe('it does not change with', () => {
  test.each<[string, Files, Files, string?]>([
    [
      'a file of the folder that Kiro does not read',
      FOLDER,
      { 'shared/agents/logo.png': '1', 'shared/agents/x/r.yaml': '1' },
    ],
    ['a file beside it', FOLDER, { 'shared/r.json': '2', 'shared/agents.json': '1', 'shared/agents-old/r.json': '1' }],
    ['anything, where it leads out of the repository', { [ROUTE]: '-> ../../shared' }, { 'shared/r.json': '2' }],
    ['anything, where it begins at the top of the disk', { [ROUTE]: '-> /shared' }, { 'shared/r.json': '2' }],
    ['anything, where it leads in a circle', CIRCLE, { 'shared/r.json': '2' }],
    ['a file below a file', { [ROUTE]: '-> ../a.json/b', 'a.json': '1' }, { 'a.json': '2' }],
    [
      'a link that only has a similar name',
      { [ROUTE]: '-> ../s', S: '-> b', s: '-> a', 'a/r.json': '1' },
      { 'b/r.json': '2' },
    ],
  ])('%s', async (_, before, change, link = ROUTE) => {
    expect(await idOf({ ...before, ...change }, link)).toBe(await idOf(before, link))
  })
})

test('nowhere, outside and a circle are three things', async () => {
  const ids = await Promise.all(
    [{ [ROUTE]: '-> ../x' }, { [ROUTE]: '-> ../../x' }, { [ROUTE]: '-> agents' }].map((files) => idOf(files)),
  )
  expect(new Set(ids).size).toBe(3)
})

test('nothing is asked where there is no link, and once for all links that lead straight', async () => {
  expect(await follow({ 'a/r.json': '1' })).toEqual({
    found: { links: new Set(), files: [], ends: [], lacking: [] },
    rounds: 0,
  })
  const links = ['a/.kiro', 'b/.kiro', 'c/.kiro']
  const files = { ...Object.fromEntries(links.map((path) => [path, '-> ../s'])), 's/settings.json': '1' }
  expect(await follow(files, links)).toMatchObject({ found: { files: [{}, {}, {}] }, rounds: 1 })
})

test('a way of as many links as an operating system follows is followed, and no circle is for ever', async () => {
  const chain = (length: number): Files => ({
    [ROUTE]: '-> ../l0',
    ...Object.fromEntries(
      Array.from({ length }, (_, at) => [`l${at}`, `-> ${at + 1 === length ? 's' : `l${at + 1}`}`]),
    ),
    's/r.json': '1',
  })
  const changed = async (length: number): Promise<boolean> =>
    (await idOf(chain(length))) !== (await idOf({ ...chain(length), 's/r.json': '2' }))
  expect([await changed(3), await changed(40), await changed(41)]).toEqual([true, true, false])
})

test('links that multiply behind links are not followed without end', async () => {
  const many = Array.from({ length: 40 }, (_, at) => `n${at}/.kiro`)
  const files = { '.kiro': '-> pool', ...Object.fromEntries(many.map((path) => [`pool/${path}`, '-> ../../pool'])) }
  expect((await follow(files, ['.kiro'])).found).toBeNull()
})

test('more files than are judged are not told apart', async () => {
  const files = Object.fromEntries(Array.from({ length: MOST_FILES + 1 }, (_, at) => [`s/${at}.json`, '1']))
  expect((await follow({ [ROUTE]: '-> ../s', ...files })).found).toBeNull()
})

describe('what Kiro finds through links', () => {
  const found = async (files: Files, links: readonly string[] = [ROUTE]): Promise<string[]> => {
    const { found: followed } = await follow(files, links)
    const entries = followed ? afterLinks(entriesOf(files), followed) : []
    return entries
      .filter(({ path }) => path.startsWith('.kiro'))
      .map(({ path, kind, target }) => (target === undefined ? `${kind} ${path}` : `${path} = ${target}`))
      .sort()
  }

  test.each<[string, Files, readonly string[], string[]]>([
    ['a file', FILE, ['.kiro/agents/r.json'], ['.kiro/agents/r.json = shared/r.json']],
    ['a folder', FOLDER, [ROUTE], ['.kiro/agents/r.json = shared/agents/r.json']],
    [
      'a folder below agents',
      { '.kiro/agents/x': '-> ../../shared/agents', 'shared/agents/deep/r.md': '1', 'shared/agents/logo.png': '1' },
      ['.kiro/agents/x'],
      ['.kiro/agents/x/deep/r.md = shared/agents/deep/r.md'],
    ],
    ['a folder behind another link', CHAIN, [ROUTE], ['.kiro/agents/r.json = shared/v2/agents/r.json']],
    ['a link in a linked folder', BELOW, ['.kiro'], ['.kiro/agents/r.json = pool/r.json']],
    [
      'nothing, of a file that is none of Kiro',
      { '.kiro/agents/a': '-> ../../a.png', 'a.png': '1' },
      ['.kiro/agents/a'],
      [],
    ],
    ['nothing, of a file in the place of a folder', { '.kiro': '-> notes.txt', 'notes.txt': '1' }, ['.kiro'], []],
    ['nowhere', { [ROUTE]: '-> ../x' }, [ROUTE], [`symlink ${ROUTE}`]],
    ['outside', { [ROUTE]: '-> ../../x' }, [ROUTE], [`symlink ${ROUTE}`]],
    ['a submodule', { [ROUTE]: '-> ../vendor', vendor: '@1' }, [ROUTE], [`submodule ${ROUTE}`]],
    [
      'both files and what leads out',
      { '.kiro': '-> shared', 'shared/agents/r.json': '1', 'shared/hooks': '-> ../../x', 'shared/agents/s': '@1' },
      ['.kiro'],
      ['.kiro/agents/r.json = shared/agents/r.json', 'submodule .kiro/agents/s', 'symlink .kiro/hooks'],
    ],
    [
      'a circle below a folder, each file once',
      { '.kiro/agents/x': '-> .', '.kiro/agents/r.json': '1' },
      ['.kiro/agents/x'],
      ['.kiro/agents/x/r.json = .kiro/agents/r.json', 'file .kiro/agents/r.json', 'symlink .kiro/agents/x/x'],
    ],
    [
      'a folder that still lists what was in it',
      { ...FOLDER, '.kiro/agents/r.json': '1' },
      [ROUTE],
      ['.kiro/agents/r.json = shared/agents/r.json'],
    ],
  ])('%s', async (_, files, links, expected) => {
    expect(await found(files, links)).toEqual(expected)
  })
})
