import fc from 'fast-check'
import { isGoverned } from '../../../src/core/kiro/configuration.js'
import { policyTexts } from '../support/generators.js'
import { runs, RUNS } from '../support/properties.js'
import { reportOfChange } from './report-of-change.js'

describe('any bytes at any governed path', () => {
  const PATHS = [
    '.kiro/settings.json',
    '.kiro/settings/cli.json',
    '.kiro/agents/a.json',
    '.kiro/agents/a.md',
    '.kiro/hooks/a.json',
    '.kiro/hooks/a.kiro.hook',
  ]
  const tokens = fc
    .array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        ':',
        ',',
        '---\n',
        'model',
        '"models"',
        '"routing"',
        '"budget"',
        'chat',
        '"hooks"',
        '"then"',
        '"when"',
        '"type"',
        '"askAgent"',
        '1e999',
        '-0',
        'null',
        '\\u0000',
        '\\ud800',
        '__proto__',
        '"constructor"',
        '//',
        '/*',
        '\n',
        '😀',
        '\ufeff',
        '&a',
        '*a',
        '!!x',
        '? ',
      ),
      { maxLength: 40 },
    )
    .map((parts) => new TextEncoder().encode(parts.join('')))
  const json = fc.json({ maxDepth: 6 }).map((text) => new TextEncoder().encode(text))
  const shaped = fc
    .tuple(
      fc.constantFrom(
        'models',
        'budget',
        'hooks',
        'then',
        'action',
        'when',
        'trigger',
        'model',
        'name',
        'chat',
        'chat.defaultModel',
        'chat.modelDefaults',
        'mcpServers',
      ),
      fc.jsonValue({ maxDepth: 4 }),
    )
    .map(([key, value]) => new TextEncoder().encode(JSON.stringify({ [key]: value })))
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 60 }), tokens, json, shaped)

  test('give a report', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...PATHS), bytes, { maxKeys: 4 }),
        fc.dictionary(fc.constantFrom(...PATHS), bytes, { maxKeys: 4 }),
        policyTexts,
        (before, after, policy) => {
          const report = reportOfChange(before, after, policy)
          expect(['pass', 'warn', 'fail']).toContain(report.verdict)
        },
      ),
      runs(400),
    )
  })

  test('any path can be asked about', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '.kiro',
            '.KIRO',
            'settings',
            'settings.json',
            'cli.json',
            'agents',
            'hooks',
            'a.md',
            '..',
            '',
            '\u0000',
            'x',
          ),
          { maxLength: 6 },
        ),
        (segments) => {
          for (const kind of ['file', 'symlink', 'submodule'] as const)
            expect(typeof isGoverned(segments.join('/'), kind)).toBe('boolean')
        },
      ),
      RUNS,
    )
  })

  test('also where names are those of properties that every object has', () => {
    const name = fc.constantFrom('constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf')
    fc.assert(
      fc.property(name, name, (one, two) => {
        const files = {
          '.kiro/settings.json': {
            models: { [one]: { model: two }, routing: { codeReview: one, [two]: one } },
            budget: { [one]: { [two]: 1 } },
          },
          '.kiro/settings/cli.json': {
            'chat.defaultModel': one,
            'chat.defaultAgent': two,
            'chat.modelDefaults': { [one]: { output_config: { effort: two } } },
          },
          '.kiro/agents/a.json': { name: two, model: one },
          '.kiro/hooks/a.kiro.hook': { name: one, when: { type: two }, then: { type: 'askAgent', model: one } },
          [`${one}/.kiro/agents/a.json`]: { name: two },
        }
        const policy = JSON.stringify({
          version: 1,
          workload: { agents: { x: { runs: 1 } }, roots: { y: 0.1 }, hooks: { save: { runs: 1 } } },
          catalogue: { models: { [two]: { multiplier: 1 } } },
        })
        expect(reportOfChange({}, files, policy).estimate.rows.length).toBeGreaterThan(3)
      }),
      RUNS,
    )
  })
})
