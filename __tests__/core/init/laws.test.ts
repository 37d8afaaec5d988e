import fc from 'fast-check'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { firstFiles, type FirstFiles } from '../../../src/core/init/first-files.js'
import { plain } from '../../../src/core/text/message.js'
import type { Report } from '../../../src/core/report.js'
import { configurations, unsound } from '../support/generators.js'
import { FEW_RUNS } from '../support/properties.js'
import { DAY, ruled, sources, type Files } from '../support/repository.js'

const CATALOGUE = loadCatalogue()
const SETTINGS = '.kiro/settings.json'

const first = (files: Files, contract: boolean): FirstFiles =>
  firstFiles({ sources: sources(files), contract, observeUntil: null, day: DAY })
const found = ({ findings }: Pick<Report, 'findings'>): string[] =>
  findings.map(({ severity, rule, place, message }) => `${severity} ${rule} ${place?.file ?? ''} ${plain(message)}`)

const withoutContract = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => path !== SETTINGS))

describe('a first policy', () => {
  test('makes no new error of the present state', () => {
    fc.assert(
      fc.property(unsound, (files) => {
        const report = ruled({ before: files, after: files, policy: first(files, false).policy })
        expect(report.findings.filter(({ introduced }) => introduced)).toEqual([])
        expect(report.verdict).not.toBe('fail')
      }),
      FEW_RUNS,
    )
  })

  test('refuses nothing that Kiro has: what it calls an error is wrong without it too, or an unknown name', () => {
    fc.assert(
      fc.property(unsound, (files) => {
        const { findings } = ruled({ after: files, policy: first(files, false).policy })
        const wrong = new Set(ruled({ after: files }).findings.map(({ rule, place }) => JSON.stringify([rule, place])))
        const unknown = new Set(
          findings
            .filter(({ rule }) => rule === 'unknown-model' || rule === 'foreign-model-name')
            .map(({ place }) => JSON.stringify(place)),
        )
        for (const { severity, rule, place } of findings) {
          if (severity !== 'error' || wrong.has(JSON.stringify([rule, place]))) continue
          // No limit can be held against a model without a price.
          if (rule === 'cost-unknown') continue
          expect(['model-not-allowed', 'multiplier-over-cap']).toContain(rule)
          expect(unknown).toContain(JSON.stringify(place))
        }
      }),
      FEW_RUNS,
    )
  })

  test('is the same in whatever order files are listed', () => {
    fc.assert(
      fc.property(configurations, (files) => {
        expect(first(Object.fromEntries(Object.entries(files).reverse()), true)).toEqual(first(files, true))
      }),
      FEW_RUNS,
    )
  })
})

describe('a first contract', () => {
  test('adds no finding at warning or above, with its policy and without one', () => {
    fc.assert(
      fc.property(unsound.map(withoutContract), (files) => {
        const { contract, policy } = first(files, true)
        const after = { ...files, [SETTINGS]: contract }
        for (const binding of [[], policy]) {
          const before = new Set(found(ruled({ after: files, policy: binding })))
          const added = found(ruled({ after, policy: binding })).filter(
            (line) => !before.has(line) && !line.startsWith('notice'),
          )
          expect(added).toEqual([])
        }
      }),
      FEW_RUNS,
    )
  })

  test('names models that Kiro has, and makes the policy allow them', () => {
    fc.assert(
      fc.property(configurations.map(withoutContract), (files) => {
        const { contract, policy } = first(files, true)
        const { models } = JSON.parse(contract ?? '') as { models: Record<'primary' | 'fast', { model: string }> }
        for (const { model } of [models.primary, models.fast]) {
          expect(CATALOGUE.find(model)?.spelling).toBe('accepted')
          expect(policy).toMatch(new RegExp(`^  allow: \\[(.*, )?${model.replaceAll('.', '\\.')}(, .*)?\\]$`, 'm'))
        }
      }),
      FEW_RUNS,
    )
  })
})
