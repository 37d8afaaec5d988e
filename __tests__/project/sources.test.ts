import { basename } from 'node:path'
import { filesBelow, read } from './repository.js'

const sources = filesBelow('src', '.ts')

/** Lines of a file of ours, the empty string after the last line end not counted; eslint.config.js has the same bound. */
const MOST_LINES = 300

test('no file of the sources, tests or scripts is longer than a reader can hold', () => {
  const written = [
    ...sources,
    ...filesBelow('__tests__', '.ts'),
    ...filesBelow('__tests__', '.mjs'),
    ...filesBelow('scripts', '.mjs'),
  ]
  expect(sources.length).toBeGreaterThan(50)
  expect([...new Set(written.map((path) => path.split('/')[0]))]).toEqual(['src', '__tests__', 'scripts'])
  expect(written.filter((path) => read(path).split('\n').length > MOST_LINES + 1)).toEqual([])
})

test('no file is a place to put things', () => {
  expect(sources.filter((path) => /(^|[/-])(utils?|helpers?|common|misc|manager|service)([-./]|$)/.test(path))).toEqual(
    [],
  )
})

test('files are named in kebab case', () => {
  expect(sources.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(basename(path)))).toEqual([])
})

test('nothing in src is generated; what is, lies in a folder of its own that git ignores, and says so', () => {
  expect(filesBelow('src', '').filter((path) => read(path).startsWith('// Generated'))).toEqual([])
  expect(read('.gitignore').split('\n')).toContain('generated/')
  const names = filesBelow('generated', '')
  expect(names).toEqual(
    expect.arrayContaining(
      [
        'price-book.d.mts',
        'price-book.mjs',
        'settings-contract.d.ts',
        'settings-validator.cjs',
        'settings-validator.d.cts',
      ].map((name) => `generated/${name}`),
    ),
  )
  for (const path of names)
    expect(read(path)).toMatch(
      /^\/\/ Generated from (?:schemas\/kiro-settings\.schema|prices\/v1)\.json \([0-9a-f]{16}\)\. Do not edit\.\n/,
    )
})

test('whoever imports zod has it make no code', () => {
  const importers = sources.filter((path) => read(path).includes("from 'zod") && path !== 'src/core/schema/jitless.ts')
  expect(importers.length).toBeGreaterThan(10)
  expect(importers.filter((path) => !/^import '[./\w]+\/jitless\.js'$/m.test(read(path)))).toEqual([])
})

test('hooks of tests are in test files, or in a function that they call: a worker loads other files once for all test files', () => {
  const shared = filesBelow('__tests__', '.ts').filter((path) => !path.endsWith('.test.ts'))
  expect(shared.length).toBeGreaterThan(50)
  expect(shared.filter((path) => /^(?:before|after)(?:All|Each)\(/m.test(read(path)))).toEqual([])
})

test('npm run update rewrites each expected output that a test can rewrite, and names no test that is gone', () => {
  const rewriting = filesBelow('__tests__', '.test.ts').filter((path) => /process\.env\.UPDATE\b/.test(read(path)))
  const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> }
  const named = (scripts.update ?? '').split(' -- ').at(1)?.split(' ') ?? []
  expect(rewriting.length).toBeGreaterThan(10)
  expect(rewriting.filter((path) => !named.some((part) => path.includes(part)))).toEqual([])
  expect(named.filter((part) => !rewriting.some((path) => path.includes(part)))).toEqual([])
})
