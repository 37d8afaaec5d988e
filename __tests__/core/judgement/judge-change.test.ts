import fc from 'fast-check'
import { configurations, policyTexts } from '../support/generators.js'
import { FEW_RUNS } from '../support/properties.js'
import { estimated, judged, ruled } from '../support/repository.js'

test('what laws ask for alone is what a report says', () => {
  fc.assert(
    fc.property(fc.option(configurations), configurations, policyTexts, (before, after, text) => {
      const change = { before, after, policy: text ?? [] }
      const { verdict, findings, estimate } = judged(change)
      const { verdict: alone, findings: found } = ruled(change)
      expect([alone, found, estimated(change)]).toEqual([verdict, findings, estimate])
    }),
    FEW_RUNS,
  )
})
