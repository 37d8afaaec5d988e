import fc from 'fast-check'
import type { Violation } from '../../../src/core/finding.js'
import { editor } from '../../../src/core/judgement/exact-edit.js'
import { words } from '../../../src/core/text/message.js'
import type { Place } from '../../../src/core/text/place.js'
import { unsound } from '../support/generators.js'
import { FEW_RUNS } from '../support/properties.js'
import { agent, judged, sources, type Files } from '../support/repository.js'

const wrong = (change: Partial<Violation> = {}): Violation => ({
  place: { file: 'a.json', line: 1, column: 2 },
  subjects: [],
  value: 'opus',
  exactly: 'claude-opus-4.8',
  say: () => words('x'),
  ...change,
})
const edit = (files: Files, change: Partial<Violation> = {}): unknown => editor(sources(files))(wrong(change))

test.each<[string, Files, Partial<Violation>]>([
  ['no place', { 'a.json': '["opus"]' }, { place: null }],
  ['a file that is not there', { 'b.json': '["opus"]' }, {}],
  ['a line that is not there', { 'a.json': '["opus"]' }, { place: { file: 'a.json', line: 9, column: 1 } }],
  ['another text', { 'a.json': '["opux"]' }, {}],
  ['a longer text', { 'a.json': '["opus 4"]' }, {}],
  ['a file that is not text', { 'a.json': Uint8Array.from([0xff, 0xfe, 0x5b]) }, {}],
  ['a longer word of YAML', { 'a.md': ' opusx' }, { place: { file: 'a.md', line: 1, column: 2 } }],
  ['a comment that is none in YAML', { 'a.md': ' opus#x' }, { place: { file: 'a.md', line: 1, column: 2 } }],
  [
    'what YAML would take for something else',
    { 'a.md': ' opus' },
    { place: { file: 'a.md', line: 1, column: 2 }, exactly: 'no' },
  ],
  ['what ends a text of YAML', { 'a.md': " 'opus'" }, { place: { file: 'a.md', line: 1, column: 2 }, exactly: "a'b" }],
])('there is no edit of %s', (_, files, change) => {
  expect(edit(files, change)).toBeNull()
})

test('an edit ends where the value ends, and quotes as the file does', () => {
  expect(edit({ 'a.json': '["opus"]' })).toEqual({ end: { line: 1, column: 8 }, text: '"claude-opus-4.8"' })
  expect(edit({ 'a.json': '["opus"]' }, { exactly: 'a"b' })).toEqual({ end: { line: 1, column: 8 }, text: '"a\\"b"' })
  expect(edit({ 'a.MD': " 'opus' # x" }, { place: { file: 'a.MD', line: 1, column: 2 } })).toEqual({
    end: { line: 1, column: 8 },
    text: "'claude-opus-4.8'",
  })
})

test('every wrong word of a file has its edit, each at its own place', () => {
  const editOf = editor(sources({ 'a.json': '["opus",\n  "opus", "opus"]', 'b.json': ' "opus"' }))
  const ends = (places: readonly Place[]): unknown[] => places.map((place) => editOf(wrong({ place }))?.end)
  expect(
    ends([
      { file: 'a.json', line: 1, column: 2 },
      { file: 'b.json', line: 1, column: 2 },
      { file: 'a.json', line: 2, column: 3 },
      { file: 'a.json', line: 2, column: 11 },
    ]),
  ).toEqual([
    { line: 1, column: 8 },
    { line: 1, column: 8 },
    { line: 2, column: 9 },
    { line: 2, column: 17 },
  ])
})

test('only a wrong spelling is certain', () => {
  const findings = (model: string) =>
    judged({ after: { '.kiro/agents/a.json': agent('a', model) } }).findings.map(({ rule, edit: found }) => [
      rule,
      found !== null,
    ])
  expect(findings('claude-opus-4-8')).toEqual([['misspelled-model', true]])
  expect(findings('claude-3.7-sonnet')).toEqual([['retired-model', false]])
  expect(findings('claude-sonet-5')).toEqual([['unknown-model', false]])
})

test('findings are who they are, whether they are new or not', () => {
  fc.assert(
    fc.property(unsound, (files) => {
      const who = (before: Files | null): string[] =>
        judged({ before, after: files })
          .findings.filter(({ rule }) => !rule.startsWith('cost-'))
          .map(({ identity }) => identity)
          .sort()
      expect(who(files)).toEqual(who(null))
      // Some rules speak of a rise, so they speak of more where there was nothing.
      expect(who({})).toEqual(expect.arrayContaining(who(null)))
    }),
    FEW_RUNS,
  )
})
