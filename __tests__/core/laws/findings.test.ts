import fc from 'fast-check'
import { compareFindings } from '../../../src/core/finding.js'
import { plain } from '../../../src/core/text/message.js'
import { configurations, policyTexts, unsound } from '../support/generators.js'
import { FEW_RUNS } from '../support/properties.js'
import { reportOfChange } from './report-of-change.js'

describe('findings', () => {
  test('are sorted, say something, and have places that exist', () => {
    fc.assert(
      fc.property(unsound, unsound, policyTexts, (before, after, policy) => {
        const { findings } = reportOfChange(before, after, policy)
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
        const keys = reportOfChange(null, files, policy).findings.map(({ rule, place, message }) =>
          JSON.stringify([rule, place, plain(message)]),
        )
        expect(new Set(keys).size).toBe(keys.length)
      }),
      FEW_RUNS,
    )
  })
})
