import { hookStarts } from '../../../src/core/cost/hook-events.js'
import type { Trigger } from '../../../src/core/kiro/surfaces/surface.js'

test.each<[string, Trigger, string[], number]>([
  ['every file', 'save', [], 20],
  ['code', 'save', ['**/*.ts'], 20],
  ['a fixed name', 'save', ['Dockerfile'], 0.5],
  ['a fixed name anywhere, said twice', 'save', ['package.json', '**/package.json'], 0.5],
  ['two fixed names', 'save', ['package.json', 'api/openapi.yaml'], 1],
  ['a name with a dot before it', 'save', ['.env'], 0.5],
  ['documentation', 'save', ['**/*.md', 'docs/**'], 2],
  ['configuration', 'save', ['**/*.{yml,yaml}', '.github/**'], 2],
  ['documentation and a fixed name', 'save', ['docs/**', 'README.md'], 2.5],
  ['documentation and code', 'save', ['docs/**', 'src/**'], 20],
  ['code below docs', 'save', ['docs/**/*.ts'], 20],
  ['what is left out is no limit', 'save', ['!**/*.md'], 20],
  ['a folder', 'save', ['src'], 20],
  ['a new file of a fixed name', 'create', ['Dockerfile'], 0.5],
  ['a tool, whatever it matches', 'tool', ['Dockerfile'], 20],
])('%s', (_, trigger, patterns, expected) => {
  expect(hookStarts({ trigger, patterns }, 20)).toBe(expected)
})

test('never more than the events of the day', () => {
  expect(hookStarts({ trigger: 'delete', patterns: ['Dockerfile', 'Makefile'] }, 0.25)).toBe(0.25)
})
