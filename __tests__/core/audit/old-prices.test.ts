import { auditSummary } from '../../../src/render/audit/markdown.js'
import { auditText } from '../../../src/render/audit/text.js'
import { PLAIN } from '../../../src/render/text/paint.js'
import { smallOrganization, TERMS } from '../../support/audit/small-organization.js'

test('prices of models that are named, and were not checked for long, are one sentence of every output', async () => {
  const [now, later] = await Promise.all([
    smallOrganization(),
    smallOrganization({ terms: { ...TERMS, day: '2027-06-30' } }),
  ])
  expect(now.notes).toEqual([])
  expect(later.notes).toEqual([
    expect.stringMatching(
      /^The prices of .+ were last checked on 2026-\d\d-\d\d, \d{3} days before 2027-06-30: update Kiro Governance/,
    ),
  ])
  const [note = ''] = later.notes
  expect(auditText(later, PLAIN)).toContain(note)
  expect(auditSummary(later)).toContain(note)
})
