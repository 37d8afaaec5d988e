import { readPatterns } from '../../../../src/core/kiro/surfaces/hook-patterns.js'

test.each<[string, Record<string, unknown>, string[]]>([
  ['the globs of IDE 0.x as they are', { when: { patterns: ['**/*.ts', 'Dockerfile'] } }, ['**/*.ts', 'Dockerfile']],
  ['one glob', { when: { patterns: '**/*.ts' } }, ['**/*.ts']],
  ['a pattern of a trigger', { trigger: { type: 'onSave', filePattern: 'a/**' } }, ['a/**']],
  ['none', {}, []],
  ['no text', { when: { patterns: [1, null] }, matcher: 5 }, []],
  ['too many', { when: { patterns: Array.from({ length: 51 }, (_, index) => `${index}`) } }, []],
])('%s', (_, hook, expected) => {
  expect(readPatterns(hook)).toEqual(expected)
})

/** What the regular expression of v1 says, as globs. */
test.each<[string, string[]]>([
  ['\\.ts$', ['**.ts']],
  ['\\.(ts|tsx)$', ['**.ts', '**.tsx']],
  ['\\.mdx?$', ['**.md', '**.mdx']],
  ['\\.(?:ya?ml|json)$', ['**.yml', '**.yaml', '**.json']],
  ['^Dockerfile$', ['Dockerfile']],
  ['Dockerfile', ['**/Dockerfile']],
  ['package\\.json$', ['**/package.json']],
  ['(^|/)package\\.json$', ['package.json', '**/package.json']],
  ['^(?:src|lib)/.*\\.ts$', ['src/**.ts', 'lib/**.ts']],
  ['^src/[^/]+\\.py$', ['src/*.py']],
  ['^docs/', ['docs/**']],
  ['src/', ['**/src/**']],
  ['.*', ['**']],
  ['*.go,*.ts', ['*.go', '*.ts']],
  ['**/*.md', ['**/*.md']],
  ['(?<!a)b', []],
  ['(', []],
  ['(a|b)'.repeat(7), []],
  ['('.repeat(400), []],
  ['a'.repeat(501), []],
])('the matcher %s', (matcher, expected) => {
  expect(readPatterns({ matcher })).toEqual(expected)
})
