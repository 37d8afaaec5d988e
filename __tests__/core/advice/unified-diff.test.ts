import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { unifiedDiff } from '../../../src/core/advice/unified-diff.js'
import { RUNS } from '../support/properties.js'
import { applied } from './patch.js'

const line = fc.constantFrom(
  'a',
  'b',
  'c',
  '',
  '  "x": 1,',
  'a\r',
  '+',
  '-',
  '@@ -1 +1 @@',
  '\\ No newline at end of file',
  'ü',
)
const texts = fc
  .tuple(fc.array(line, { maxLength: 14 }), fc.boolean())
  .map(([lines, ended]) => `${lines.join('\n')}${ended ? '\n' : ''}`)
/** A text and one that differs from it here and there. */
const pairs = fc.oneof(
  fc.tuple(texts, texts),
  fc
    .tuple(
      fc.array(line, { minLength: 20, maxLength: 60 }),
      fc.array(fc.tuple(fc.nat(59), fc.option(line)), { maxLength: 5 }),
    )
    .map(([lines, edits]): [string, string] => {
      const edited = lines.flatMap((one, index) => {
        const edit = edits.find(([at]) => at === index)
        return edit === undefined ? [one] : edit[1] === null ? [] : [one, edit[1]]
      })
      return [`${lines.join('\n')}\n`, `${edited.join('\n')}\n`]
    }),
)

test('applying it to the first text gives the second', () => {
  fc.assert(
    fc.property(pairs, ([before, after]) => {
      expect(applied(unifiedDiff('a.json', before, after), { 'a.json': before })['a.json']).toBe(after)
    }),
    RUNS,
  )
})

test('it takes out and puts in no more lines than there have to be', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.array(line, { maxLength: 8 }), (a, b) => {
      const text = (lines: readonly string[]): string => lines.map((one) => `${one}\n`).join('')
      const steps = unifiedDiff('x', text(a), text(b))
        .split('\n')
        .slice(3)
        .filter((one) => /^[+-]/.test(one)).length
      expect(steps).toBe(a.length + b.length - 2 * longestCommon(a, b))
    }),
    RUNS,
  )
})

function longestCommon(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  if (a[0] === b[0]) return 1 + longestCommon(a.slice(1), b.slice(1))
  return Math.max(longestCommon(a.slice(1), b), longestCommon(a, b.slice(1)))
}

describe('hunks', () => {
  const numbered = (changed: readonly number[], count = 20): string =>
    Array.from({ length: count }, (_, index) => `${index + 1}${changed.includes(index + 1) ? '!' : ''}\n`).join('')
  const heads = (...changed: readonly number[]): string[] =>
    unifiedDiff('a', numbered([]), numbered(changed))
      .split('\n')
      .filter((one) => one.startsWith('@@'))

  test('a change has three lines around it, or as many as there are', () => {
    expect(unifiedDiff('a', numbered([]), numbered([5]))).toBe(
      'diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+5!\n 6\n 7\n 8\n',
    )
    expect([heads(1), heads(2), heads(4), heads(17), heads(19), heads(20)].flat()).toEqual([
      '@@ -1,4 +1,4 @@',
      '@@ -1,5 +1,5 @@',
      '@@ -1,7 +1,7 @@',
      '@@ -14,7 +14,7 @@',
      '@@ -16,5 +16,5 @@',
      '@@ -17,4 +17,4 @@',
    ])
  })

  test('changes whose lines meet share a hunk, others have their own', () => {
    expect([heads(5, 6), heads(5, 12), heads(5, 13), heads(1, 9, 17)]).toEqual([
      ['@@ -2,8 +2,8 @@'],
      ['@@ -2,14 +2,14 @@'],
      ['@@ -2,7 +2,7 @@', '@@ -10,7 +10,7 @@'],
      ['@@ -1,4 +1,4 @@', '@@ -6,7 +6,7 @@', '@@ -14,7 +14,7 @@'],
    ])
  })

  test('what is added or taken away moves the hunks after it', () => {
    const lines = (...some: readonly string[]): string => some.map((one) => `${one}\n`).join('')
    const rest = Array.from({ length: 12 }, (_, index) => `${index}`)
    const heads = (before: string | null, after: string): string[] =>
      unifiedDiff('a', before, after).match(/^@@.*/gm) ?? []
    expect(heads(lines('x', ...rest, 'y'), lines('x', 'x', 'x', ...rest, 'z'))).toEqual([
      '@@ -1,4 +1,6 @@',
      '@@ -11,4 +13,4 @@',
    ])
    expect(heads(lines('x', 'x', ...rest), lines(...rest, 'z'))).toEqual(['@@ -1,5 +1,3 @@', '@@ -12,3 +10,4 @@'])
    expect(
      [
        heads(null, lines('a', 'b')),
        heads('', lines('a')),
        heads(lines('a'), ''),
        heads(lines('a'), lines('b')),
      ].flat(),
    ).toEqual(['@@ -0,0 +1,2 @@', '@@ -0,0 +1 @@', '@@ -1 +0,0 @@', '@@ -1 +1 @@'])
  })
})

test('equal texts have none', () => {
  expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('')
})

test('texts that have nothing in common are exchanged as a whole, whatever their length', () => {
  const [before, after] = ['a', 'b'].map((letter) =>
    Array.from({ length: 5000 }, (_, index) => `${letter}${index}\n`).join(''),
  ) as [string, string]
  expect(applied(unifiedDiff('a', before, after), { a: before })).toEqual({ a: after })
})

test('what differs in more than 200 lines is exchanged as a whole, what is the same at both ends too', () => {
  const text = (letter: string): string =>
    `same\n${Array.from({ length: 101 }, (_, index) => `${letter}${index}\n`).join('')}same`
  const patch = unifiedDiff('a', text('a'), text('b'))
  expect(patch.split('\n')[3]).toBe('@@ -1,103 +1,103 @@')
  expect(patch.match(/^ /gm)).toBeNull()
  expect(applied(patch, { a: text('a') })).toEqual({ a: text('b') })
})

test('of 200 lines that differ only those are exchanged', () => {
  const text = (letter: string): string =>
    `same\n${Array.from({ length: 100 }, (_, index) => `${letter}${index}\n`).join('')}same`
  const patch = unifiedDiff('a', text('a'), text('b'))
  expect(patch.match(/^ /gm)).toHaveLength(2)
  expect(applied(patch, { a: text('a') })).toEqual({ a: text('b') })
})

test('git applies it to the byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiro-governance-diff-'))
  const git = (args: readonly string[], input?: string): Buffer =>
    execFileSync('git', args, {
      cwd: folder,
      input,
      stdio: 'pipe',
      env: { PATH: process.env.PATH ?? '', HOME: folder, GIT_CONFIG_NOSYSTEM: '1', GIT_CEILING_DIRECTORIES: tmpdir() },
    })
  const names = [
    '.kiro/settings.json',
    'a b/.kiro/settings.json',
    'ü/日本/.kiro/settings.json',
    '"q"/x',
    'tab\there/x',
    'back\\slash',
    'end ',
    'line\nend',
    'bell\u0007',
  ]
  const contents: [string, string][] = [
    ['{\n  "a": 1\n}\n', '{\n  "a": 2\n}\n'],
    ['{\r\n  "a": 1\r\n}\r\n', '{\r\n  "a": 2,\r\n  "b": 1\r\n}\r\n'],
    ['{ "a": 1 }', '{ "a": 2 }'],
    ['\ufeffx\n1\n', '\ufeffy\n1'],
    ['a\nb\nc\nd\ne\nf\ng\nh\ni\n', 'A\nb\nc\nd\ne\nf\ng\nh\nI\n'],
  ]
  try {
    git(['init', '--quiet'])
    let patch = ''
    const expected = names.map((name, index): [string, string] => {
      const [before, after] = contents[index % contents.length] ?? ['', '']
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), before)
      patch += unifiedDiff(name, before, after)
      return [name, after]
    })
    patch += unifiedDiff('new/.kiro/settings/cli.json', null, '{\n  "a": 1\n}\n')
    expected.push(['new/.kiro/settings/cli.json', '{\n  "a": 1\n}\n'])
    const many = (letter: string): string => Array.from({ length: 200 }, (_, index) => `${letter}${index}\r\n`).join('')
    const more: [string, string | null, string][] = [
      ['new/one line', null, '{ "a": 1 }'],
      ['new/crlf', null, '{\r\n}\r\n'],
      ['emptied', '{\n  "a": 1\n}\n', ''],
      ['emptied without an end', 'a', ''],
      ['filled', '', 'a\nb'],
      ['ended', 'a\nb', 'a\nb\n'],
      ['end taken away', 'a\nb\n', 'a\nb'],
      ['exchanged', `${many('a')}end`, `${many('b')}end`],
    ]
    for (const [name, before, after] of more) {
      if (before !== null) writeFileSync(join(folder, name), before)
      patch += unifiedDiff(name, before, after)
      expected.push([name, after])
    }
    git(['apply', '--check', '-'], patch)
    git(['apply', '-'], patch)
    for (const [name, after] of expected)
      expect([name, readFileSync(join(folder, name), 'utf8')]).toEqual([name, after])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
