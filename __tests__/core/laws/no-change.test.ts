import fc from 'fast-check'
import { configurations, policyTexts, unsound } from '../support/generators.js'
import { FEW_RUNS } from '../support/properties.js'
import { reportOfChange } from './report-of-change.js'

describe('a change that changes nothing', () => {
  test('costs nothing and introduces nothing', () => {
    fc.assert(
      fc.property(configurations, policyTexts, (files, policy) => {
        const { estimate, findings, changes, verdict } = reportOfChange(files, files, policy)
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
        const { estimate, findings } = reportOfChange(files, files, policy)
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
        expect(reportOfChange(files, reversed, policy)).toEqual(reportOfChange(files, files, policy))
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
        const { estimate, findings } = reportOfChange(files, moved, policy)
        expect(estimate.delta).toEqual({ low: 0, typical: 0, high: 0 })
        expect(findings.filter(({ introduced }) => introduced)).toEqual([])
      }),
      FEW_RUNS,
    )
  })
})
