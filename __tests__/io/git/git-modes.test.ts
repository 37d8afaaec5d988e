import { kindOf } from '../../../src/io/git/git-modes.js'

test.each([
  ['100644', 'file'],
  ['100755', 'file'],
  ['100664', 'file'],
  ['100600', 'file'],
  ['100000', 'file'],
  ['120000', 'symlink'],
  ['120777', 'symlink'],
  ['160000', 'submodule'],
  ['010644', 'submodule'],
  [undefined, 'submodule'],
  ['040000', null],
  ['40000', null],
  ['000000', null],
])('%s is a %s', (mode, kind) => {
  expect(kindOf(mode)).toBe(kind)
})
