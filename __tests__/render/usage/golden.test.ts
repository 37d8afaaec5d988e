import { readFileSync, writeFileSync } from 'node:fs'
import { PLAIN } from '../../../src/render/text/paint.js'
import { USAGE_FORMATS } from '../../../src/render/usage/index.js'
import { usageIssue } from '../../../src/render/usage/markdown/issue.js'
import { stepComment } from '../../../src/render/usage/markdown/step.js'
import { sampleUsageReport } from '../../core/support/usage-report.js'
import { closedMonth, incompleteMonth, onlyTotals, overBudget, RESTRICTION } from './reports.js'

/* What people read of a month. `npm run update` rewrites the files; read the difference before you commit it. */

const CONTEXT = {
  restriction: null,
  pullRequest: null,
  runUrl: 'https://github.com/acme/kiro/actions/runs/7',
  pageUrl: null,
}
const restricted = overBudget('restrict')

const GOLDEN: Readonly<Record<string, string>> = {
  'incomplete.md': `${usageIssue(incompleteMonth(), CONTEXT)}\n`,
  'incomplete.txt': USAGE_FORMATS.text(incompleteMonth(), { paint: PLAIN }),
  'issue.md': `${usageIssue(sampleUsageReport(), CONTEXT)}\n`,
  'issue-restrict.md': `${usageIssue(restricted, { ...CONTEXT, restriction: RESTRICTION })}\n`,
  'step-restrict.md': `${restricted.actions.map((action) => stepComment(restricted, action)).join('\n\n---\n\n')}\n`,
  'closed-month.md': USAGE_FORMATS.markdown(closedMonth(), { paint: PLAIN }),
  'only-totals.md': USAGE_FORMATS.markdown(onlyTotals(), { paint: PLAIN }),
  'report.txt': USAGE_FORMATS.text(sampleUsageReport(), { paint: PLAIN }),
  'only-totals.txt': USAGE_FORMATS.text(onlyTotals(), { paint: PLAIN }),
}

test.each(Object.entries(GOLDEN))('%s', (file, content) => {
  const path = new URL(`golden/${file}`, import.meta.url)
  if (process.env.UPDATE) writeFileSync(path, content)
  expect(content).toBe(readFileSync(path, 'utf8'))
})
