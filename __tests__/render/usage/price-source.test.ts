/** Which prices a usage report rests on: their day, source and digest, and why a stated price file is not used. */
import type { JsonPrices } from '../../../src/core/contract/prices.js'
import { PLAIN } from '../../../src/render/text/paint.js'
import { USAGE_FORMATS } from '../../../src/render/usage/index.js'
import { usageIssue } from '../../../src/render/usage/markdown/issue.js'
import { sampleUsageReport } from '../../core/support/usage-report.js'

const BUILT_IN: JsonPrices = {
  asOf: '2026-10-08',
  source: 'built in',
  sha: null,
  digest: `abcdef0${'1'.repeat(57)}`,
  refused: null,
  jumps: [],
}
const FILE: JsonPrices = { ...BUILT_IN, source: 'acme/prices/v1.json@main' }
const REFUSED: JsonPrices = {
  ...BUILT_IN,
  refused: { source: 'acme/prices/v1.json@main', why: 'it is <b>not</b> JSON' },
}
const WHY = ': acme/prices/v1.json@main is not used, because it is <b>not</b> JSON'

test.each<[string, JsonPrices, string]>([
  ['the built-in ones', BUILT_IN, '(built in, abcdef0)'],
  ['a price file', FILE, '(acme/prices/v1.json@main, abcdef0)'],
  ['a price file that is refused', REFUSED, `(built in, abcdef0)${WHY}`],
])('%s: text, issue, summary and page name source and digest', (_, prices, source) => {
  const report = sampleUsageReport({ prices })
  const context = { restriction: null, pullRequest: null, runUrl: null, pageUrl: null }
  const line = `prices of 2026-10-08 ${source}`
  expect(USAGE_FORMATS.text(report, { paint: PLAIN })).toContain(line)
  for (const page of [USAGE_FORMATS.markdown(report, { paint: PLAIN }), usageIssue(report, context)])
    expect(page.replaceAll('`', '')).toContain(line)
  const escaped = source.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  expect(USAGE_FORMATS.html(report, { paint: PLAIN })).toContain(`with the prices of 8 October 2026 ${escaped}`)
  expect(JSON.parse(USAGE_FORMATS.json(report))).toMatchObject({ prices })
})
