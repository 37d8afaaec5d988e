import { parseIndex, parseTree, parseUntracked } from '../../../src/io/git/git-trees.js'

const OID = 'a'.repeat(40)

test('a tree: files of any mode, links and submodules, by names with anything but a zero byte', () => {
  expect(
    parseTree(
      [
        `100644 blob ${OID}\ta`,
        `100664 blob ${OID}\tb\tc\nd`,
        `120000 blob ${OID}\te`,
        `160000 commit ${OID}\tf`,
        '',
      ].join('\0'),
    ),
  ).toEqual([
    { path: 'a', kind: 'file', oid: OID },
    { path: 'b\tc\nd', kind: 'file', oid: OID },
    { path: 'e', kind: 'symlink', oid: OID },
    { path: 'f', kind: 'submodule', oid: OID },
  ])
})

test('an index: what a sparse checkout leaves out, and sides of a conflict', () => {
  expect(parseIndex(`H 100644 ${OID} 0\ta\0S 100644 ${OID} 0\tb\0M 100644 ${OID} 2\tc\0`)).toEqual([
    { path: 'a', kind: 'file', oid: OID, sparse: false, conflict: false },
    { path: 'b', kind: 'file', oid: OID, sparse: true, conflict: false },
    { path: 'c', kind: 'file', oid: OID, sparse: false, conflict: true },
  ])
})

test('untracked: a folder is another repository', () => {
  expect(parseUntracked('a/b\0.kiro/\0')).toEqual([
    { path: 'a/b', kind: 'file', oid: null },
    { path: '.kiro', kind: 'submodule', oid: null },
  ])
})

test.each([
  ['ls-tree', () => parseTree('what?\0')],
  ['ls-files', () => parseIndex(`100644 ${OID} 0\ta\0`)],
])('an answer of git %s that is not understood is an error, not an empty tree', (command, parse) => {
  expect(parse).toThrow(`git ${command} answered in a way that is not understood.`)
})
