import fc from 'fast-check'
import { multiplierOn } from '../../src/core/catalogue/catalogue.js'
import { loadCatalogue } from '../../src/core/catalogue/catalogue.js'
import { isGoverned } from '../../src/core/kiro/configuration.js'
import { product, type Credits, type Range } from '../../src/core/amount.js'
import { type Estimate } from '../../src/core/cost/estimate.js'
import { exactCredits } from '../../src/core/cost/rows.js'
import { compareFindings } from '../../src/core/finding.js'
import { plain } from '../../src/core/text/message.js'
import type { Report } from '../../src/core/report.js'
import { configurations, policyTexts, unsound } from './support/generators.js'
import { FEW_RUNS, runs, RUNS } from './support/properties.js'
import { judged, type Files } from './support/repository.js'

const run = (before: Files | null, after: Files, policy: string | null): Report =>
  judged({ before, after, policy: policy ?? [] })
const BOUNDS = ['low', 'typical', 'high'] as const

function everyAmount({ before, after, appliedBy, rows }: Estimate): Credits[] {
  return [
    before,
    after,
    appliedBy.kiro.before,
    appliedBy.kiro.after,
    appliedBy.team.before,
    appliedBy.team.after,
    ...rows.flatMap((row) => [row.before.credits, row.after.credits]),
  ]
}

describe('a change that changes nothing', () => {
  test('costs nothing and introduces nothing', () => {
    fc.assert(
      fc.property(configurations, policyTexts, (files, policy) => {
        const { estimate, findings, changes, verdict } = run(files, files, policy)
        expect(estimate.delta).toEqual({ low: 0, typical: 0, high: 0 })
        expect(estimate.rows.filter(({ changed }) => changed)).toEqual([])
        expect(findings.filter(({ introduced }) => introduced)).toEqual([])
        expect(changes).toEqual([])
        expect(verdict).not.toBe('fail')
      }),
      FEW_RUNS,
    )
  })

  test('introduces nothing either when files cannot be read', () => {
    fc.assert(
      fc.property(unsound, policyTexts, (files, policy) => {
        const { estimate, findings } = run(files, files, policy)
        expect(findings.filter(({ introduced }) => introduced)).toEqual([])
        expect([0, null]).toContain(estimate.delta.typical)
      }),
      FEW_RUNS,
    )
  })

  test('whatever the order in which files are listed', () => {
    fc.assert(
      fc.property(configurations, policyTexts, (files, policy) => {
        const reversed = Object.fromEntries(Object.entries(files).reverse())
        expect(run(files, reversed, policy)).toEqual(run(files, files, policy))
      }),
      FEW_RUNS,
    )
  })

  test('in lines and spaces only', () => {
    fc.assert(
      fc.property(configurations, policyTexts, (files, policy) => {
        const moved = Object.fromEntries(
          Object.entries(files).map(([path, content]) => [
            path,
            typeof content === 'string' ? content : `// moved\n\n${JSON.stringify(content)}`,
          ]),
        )
        const { estimate, findings } = run(files, moved, policy)
        expect(estimate.delta).toEqual({ low: 0, typical: 0, high: 0 })
        expect(findings.filter(({ introduced }) => introduced)).toEqual([])
      }),
      FEW_RUNS,
    )
  })
})

describe('numbers', () => {
  test('printed rows add up to printed totals, and before plus change is after', () => {
    fc.assert(
      fc.property(unsound, unsound, policyTexts, (before, after, policy) => {
        const { estimate } = run(before, after, policy)
        const priced = estimate.rows.filter(
          (row) => row.before.credits.typical !== null && row.after.credits.typical !== null,
        )
        const sum = (side: 'before' | 'after', by: 'kiro' | 'team' | null, of: keyof Range): number =>
          priced
            .filter(({ appliedBy }) => by === null || appliedBy === by)
            .reduce((total, row) => total + (row[side].credits[of] ?? NaN), 0)
        for (const of of BOUNDS) {
          for (const side of ['before', 'after'] as const) {
            if (estimate[side][of] !== null) expect(estimate[side][of]).toBe(sum(side, null, of))
            for (const by of ['kiro', 'team'] as const) expect(estimate.appliedBy[by][side][of]).toBe(sum(side, by, of))
          }
          const [was, is, delta] = [estimate.before[of], estimate.after[of], estimate.delta[of]]
          if (was !== null && is !== null) expect(was + (delta ?? NaN)).toBe(is)
        }
        expect(estimate.complete).toBe(priced.length === estimate.rows.length && estimate.notEstimated.length === 0)
        expect(estimate.unpriced).toHaveLength(estimate.rows.length - priced.length)
      }),
      FEW_RUNS,
    )
  })

  test('are whole, finite and not negative; low ≤ typical ≤ high; and null only together', () => {
    fc.assert(
      fc.property(unsound, unsound, policyTexts, (before, after, policy) => {
        for (const amount of everyAmount(run(before, after, policy).estimate)) {
          if (amount.typical === null) {
            expect(amount).toEqual({ low: null, typical: null, high: null })
            continue
          }
          for (const of of BOUNDS) expect(Number.isSafeInteger(amount[of]) && amount[of] >= 0).toBe(true)
          expect(amount.low <= amount.typical && amount.typical <= amount.high).toBe(true)
        }
      }),
      FEW_RUNS,
    )
  })

  test('a change undone costs what it saved', () => {
    fc.assert(
      fc.property(configurations, configurations, policyTexts, (a, b, policy) => {
        const [there, back] = [run(a, b, policy).estimate, run(b, a, policy).estimate]
        expect([there.before, there.after]).toEqual([back.after, back.before])
        if (there.delta.typical !== null) expect(there.delta.typical + (back.delta.typical ?? NaN)).toBe(0)
      }),
      FEW_RUNS,
    )
  })

  test('an agent that inherits changes no total', () => {
    fc.assert(
      fc.property(configurations, policyTexts, fc.constantFrom('', 'web/'), (files, policy, root) => {
        const { estimate } = run(
          files,
          { ...files, [`${root}.kiro/agents/newcomer.json`]: { name: 'newcomer' } },
          policy,
        )
        expect([estimate.delta.typical ?? 0, estimate.after]).toEqual([0, estimate.before])
        expect(estimate.rows.find(({ label }) => label.endsWith('newcomer'))?.after.reason).toMatch(
          /^(no runs stated|no price)$/,
        )
      }),
      FEW_RUNS,
    )
  })

  const work = fc.record({
    runs: fc.integer({ min: 0, max: 500 }).map((n) => n / 10),
    credits: fc
      .tuple(fc.nat(99), fc.nat(99), fc.nat(99))
      .map(([a, b, c]) => ({ low: a / 10, typical: (a + b) / 10, high: (a + b + c) / 10 })),
  })
  const multiplier = fc.integer({ min: 0, max: 1000 }).map((n) => n / 100)

  test('credits are linear in developers and days', () => {
    fc.assert(
      fc.property(
        work,
        multiplier,
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.constantFrom(...BOUNDS),
        (one, times, days, developers, of) => {
          const all = exactCredits(one, times, days, developers, of)
          expect(all.eq(exactCredits(one, times, 1, 1, of).times(days).times(developers))).toBe(true)
          expect(all.eq(product(one.runs, one.credits[of], times, days, developers))).toBe(true)
        },
      ),
      RUNS,
    )
  })

  test('credits rise with the multiplier', () => {
    fc.assert(
      fc.property(work, multiplier, multiplier, fc.constantFrom(...BOUNDS), (one, a, b, of) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        expect(exactCredits(one, low, 21, 12, of).lte(exactCredits(one, high, 21, 12, of))).toBe(true)
      }),
      RUNS,
    )
  })

  test('a dearer model never lowers a total, whatever else is configured', () => {
    const catalogue = loadCatalogue()
    const priced = catalogue.models.flatMap((model) => {
      const value = multiplierOn(model, '2026-10-08')
      return value === null ? [] : [{ id: model.id, value }]
    })
    fc.assert(
      fc.property(configurations, fc.constantFrom(...priced), fc.constantFrom(...priced), (files, a, b) => {
        const [cheap, dear] = a.value <= b.value ? [a, b] : [b, a]
        const using = (model: string): Files => ({
          ...files,
          '.kiro/settings.json': { models: { p: { model }, routing: { taskExecution: 'p', codeReview: 'p' } } },
        })
        expect(run(using(cheap.id), using(dear.id), null).estimate.delta.typical).toBeGreaterThanOrEqual(0)
      }),
      FEW_RUNS,
    )
  })
})

describe('findings', () => {
  test('are sorted, say something, and have places that exist', () => {
    fc.assert(
      fc.property(unsound, unsound, policyTexts, (before, after, policy) => {
        const { findings } = run(before, after, policy)
        expect([...findings].sort(compareFindings)).toEqual(findings)
        for (const { message, place } of findings) {
          expect(plain(message).trim()).not.toBe('')
          if (place === null) continue
          expect([...Object.keys(after), '.github/kiro-policy.yml']).toContain(place.file)
          expect(Math.min(place.line, place.column)).toBeGreaterThanOrEqual(1)
        }
      }),
      FEW_RUNS,
    )
  })

  test('one a rule, place and value', () => {
    fc.assert(
      fc.property(configurations, policyTexts, (files, policy) => {
        const keys = run(null, files, policy).findings.map(({ rule, place, message }) =>
          JSON.stringify([rule, place, plain(message)]),
        )
        expect(new Set(keys).size).toBe(keys.length)
      }),
      FEW_RUNS,
    )
  })
})

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
          const report = run(before, after, policy)
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
        expect(run({}, files, policy).estimate.rows.length).toBeGreaterThan(3)
      }),
      RUNS,
    )
  })
})

test('a policy that is accepted can judge: no number in it is too large', () => {
  const files = { '.kiro/settings.json': { models: { p: { model: 'auto' }, routing: { codeReview: 'p' } } } }
  for (const huge of ['1e15', '1e300', '1e308']) {
    const text = `{ "version": 1, "team": { "seats": { "pro": 1 } }, "workload": { "tasks": { "codeReview": { "runs": 10000, "credits": { "low": 0, "typical": ${huge}, "high": ${huge} } } } } }`
    const judge = (): Report | null => {
      try {
        return run({}, files, text)
      } catch (error) {
        // A policy that is refused is fine; an error of the arithmetic is not.
        if (error instanceof Error && error.message.includes('credits')) return null
        throw error
      }
    }
    expect(judge()?.estimate.after.high ?? 0).toBeLessThan(Infinity)
  }
})
