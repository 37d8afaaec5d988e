import type { GitHub } from '../../../src/io/github/client.js'
import { folderReader } from '../../../src/io/github/folders.js'
import { readTree, treesOf } from '../../../src/io/github/trees.js'
import { id, outOfReach, served, type Folders } from './served-trees.js'

test('no folder is asked for twice, whichever state it is of', async () => {
  const { github, asked } = served({ [id(1)]: { a: id(2), b: id(2) }, [id(2)]: { c: id(3) }, [id(3)]: {} })
  const reader = folderReader(github)
  await reader.load([id(1), id(2), id(2)])
  await reader.load([id(2), id(3)])
  await reader.load([id(1), id(3)])
  expect(asked()).toEqual([[id(1), id(2)], [id(3)]])
  expect(reader.known(id(2))?.[0]).toEqual({ name: 'c', mode: '040000', oid: id(3) })
  expect(reader.known(id(4))).toBeUndefined()
})

test('folders are asked for a hundred at a time', async () => {
  const all = Array.from({ length: 250 }, (_, index) => id(index))
  const { github, asked } = served(Object.fromEntries(all.map((one) => [one, {}])))
  await folderReader(github).load(all)
  expect(asked().map(({ length }) => length)).toEqual([100, 100, 50])
})

test('what would go beyond the bound of a run is refused before it is asked for', async () => {
  const { github, asked } = served({})
  const reader = folderReader(github)
  const many = Array.from({ length: 30_001 }, (_, index) => id(index))
  await expect(reader.load(many)).rejects.toMatchObject({
    message: expect.stringContaining('more than 300 requests') as string,
    errorClass: 'config',
  })
  expect(asked()).toEqual([])
})

test('one bound holds for all requests of a run', async () => {
  const { github } = served({}, { cut: true })
  const reader = folderReader(github)
  for (let count = 0; count < 300; count += 1) await reader.recursive(id(1))
  expect(reader.left()).toBe(0)
  await expect(reader.recursive(id(1))).rejects.toThrow('too many folders to be seen whole')
  await expect(reader.load([id(2)])).rejects.toThrow('too many folders to be seen whole')
})

/** Folders in folders: each of `wide` folders has as many, so many levels deep; `seed` tells equal ones from others. */
function tree(seed: number, wide: number, deep: number): { top: string; folders: Folders } {
  const folders: Record<string, Record<string, string>> = {}
  let next = seed
  const make = (level: number): string => {
    const own = id((next += 1))
    folders[own] =
      level === 0 ? {} : Object.fromEntries(Array.from({ length: wide }, (_, index) => [`d${index}`, make(level - 1)]))
    return own
  }
  return { top: make(deep), folders }
}

test.each<[string, number, number, number]>([
  // All of 1,111 folders at once: the top is cut, and each of ten folders is whole.
  ['a wide tree', 10, 3, 14],
  ['a narrow one', 2, 5, 4],
])('%s that has nothing to compare with is read by its branches', async (_, wide, deep, most) => {
  const { top, folders } = tree(0, wide, deep)
  const { github, requests } = served(folders, { limit: Object.keys(folders).length - 2 })
  expect(await readTree(github, top)).toHaveLength(Object.keys(folders).length)
  expect(requests()).toBeLessThanOrEqual(most)
})

test('where every folder differs, branches are read whole instead of a thousand folders one level at a time', async () => {
  const [before, after] = [tree(0, 12, 3), tree(10_000, 12, 3)]
  const folders = { ...before.folders, ...after.folders }
  const { github, requests } = served(folders, { limit: 1_000 })
  const trees = treesOf(github)
  const states = { before: trees.unlisted(before.top), tip: null, after: await trees.list(after.top) }
  const { entries, unopened } = await trees.open(states, () => false)
  expect([entries.before.length, entries.after.length, unopened]).toEqual([1_885, 1_885, []])
  // Level by level it would be 40.
  expect(requests()).toBeLessThanOrEqual(30)
})

test('an answer with names that are not UTF-8 tells no folders apart: they are read by their ids', async () => {
  const { github } = served(
    { [id(1)]: { 'a\ufffd': id(2), top: id(4) }, [id(2)]: { x: id(3) }, [id(3)]: {}, [id(4)]: {} },
    { limit: 3 },
  )
  const paths = (await readTree(github, id(1))).map(({ path }) => path)
  expect(paths).toEqual(['a\ufffd/file', 'a\ufffd/x/file', 'file', 'top/file'])
})

test('a failure that is none of size is not asked for in halves', async () => {
  const github: GitHub = { ...outOfReach, partialOnce: () => Promise.reject(new Error('a bug')) }
  const many = Array.from({ length: 50 }, (_, index) => id(index))
  await expect(folderReader(github).load(many)).rejects.toThrow('a bug')
})
