import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { codeQuality } from '../../../src/render/gitlab/code-quality.js'
import type { Failure } from '../../../src/core/report.js'
import { hostileTexts } from '../../core/support/hostile-texts.js'
import { FEW_RUNS } from '../../core/support/properties.js'
import { judged } from '../../core/support/repository.js'
import { WORKED_CASE } from '../../core/support/worked-case.js'

interface Entry {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: string
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
}

const read = (text: string): Entry[] => JSON.parse(text) as Entry[]

/** What GitLab reads: docs.gitlab.com/ci/testing/code_quality, "Code Quality report format". */
const FORMAT = new Ajv2020({ strict: false }).compile({
  type: 'array',
  items: {
    type: 'object',
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', pattern: '^[a-z-]+$' },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        properties: {
          path: { type: 'string', pattern: '^(?!\\./)[^\\u0000-\\u001f]+$' },
          lines: { type: 'object', properties: { begin: { type: 'integer', minimum: 1 } }, required: ['begin'] },
        },
        required: ['path', 'lines'],
      },
    },
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
  },
})

test('every finding is an entry, the most severe first', () => {
  const report = judged(WORKED_CASE)
  const entries = read(codeQuality(report))
  expect([FORMAT(entries), FORMAT.errors]).toEqual([true, null])
  expect(entries).toHaveLength(report.findings.length)
  expect(entries[0]?.severity).toBe('critical')
  expect(entries.find(({ check_name: rule }) => rule === 'model-not-allowed')).toMatchObject({
    severity: 'critical',
    location: { path: '.kiro/settings.json' },
  })
})

test('a fingerprint stays what it is when lines move, and each copy has its own', () => {
  const agent = (text: string) => read(codeQuality(judged({ before: {}, after: { '.kiro/agents/a.json': text } })))
  const [one] = agent('{ "name": "a", "model": "claude-opus-4-8" }')
  const [moved] = agent('\n\n{\n"name": "a",\n"model": "claude-opus-4-8" }')
  expect(one?.fingerprint).toBe(moved?.fingerprint)
  expect(moved?.location.lines.begin).toBe(5)
  const all = read(codeQuality(judged(WORKED_CASE))).map(({ fingerprint }) => fingerprint)
  expect(new Set(all).size).toBe(all.length)
})

test('a check that could not be made is no empty list', () => {
  const failure: Failure = {
    verdict: 'error',
    errorClass: 'policy',
    problems: [
      { file: '.github/kiro-policy.yml', line: 3, column: 1, message: 'x is not a key' },
      { file: null, line: null, column: null, message: 'x is not a key' },
    ],
    hint: 'Correct it.',
    policy: null,
  }
  const entries = read(codeQuality(failure))
  expect([FORMAT(entries), FORMAT.errors]).toEqual([true, null])
  expect(entries.map(({ severity, description }) => [severity, description])).toEqual([
    ['blocker', 'x is not a key. Correct it.'],
    ['blocker', 'x is not a key. Correct it.'],
  ])
})

test('whatever a repository is called, it is one report', () => {
  fc.assert(
    fc.property(hostileTexts, hostileTexts, (a, b) => {
      const file = `.kiro/agents/${a.replaceAll('/', '∕').replaceAll('\0', '')}.json`
      const text = codeQuality(judged({ before: {}, after: { [file]: JSON.stringify({ name: b, model: a }) } }))
      expect([FORMAT(read(text)), FORMAT.errors]).toEqual([true, null])
      expect(text).not.toMatch(/##\[/)
    }),
    FEW_RUNS,
  )
})
