import type { PlannedEdit } from '../../../src/core/apply/planned-edit.js'
import { restrictionPullBody, restrictionPullTitle } from '../../../src/render/usage/markdown/restriction-pull.js'
import { HOSTILE, inspect } from '../../core/support/markdown.js'
import { sampleUsageReport } from '../../core/support/usage-report.js'

const report = sampleUsageReport({
  actions: [
    { id: 'policy/monthly@100', budget: 'policy/monthly', percent: 100, reached: '2026-11-19', action: 'restrict' },
    { id: 'contract/monthly/1@50', budget: 'contract/monthly/1', percent: 50, reached: '2026-11-10', action: 'notify' },
  ],
})
const edit = (path: string, created = false): PlannedEdit => ({ path, created, before: '', after: '', changes: [] })

test('the pull request says why, what, and what to do with it', () => {
  expect(restrictionPullTitle(report)).toBe('Restrict Kiro to the cheaper profile (2026-11)')
  expect(
    restrictionPullBody(report, {
      edits: [edit('.kiro/settings.json'), edit('.kiro/settings/cli.json', true)],
      refusals: [],
    }),
  ).toBe(
    [
      '- 100 % of the budget `policy/monthly` was reached on 2026-11-19; `restrict` was agreed for that.',
      'This sends the work that the contract routes to a more expensive profile to `fast`, in 2 files:',
      '- `.kiro/settings.json`\n- `.kiro/settings/cli.json` (new)',
      'It takes effect when it is merged, and is opened once for 2026-11: close it to leave things as they are. Revert it when the month is over.',
    ].join('\n\n'),
  )
})

test('of many files the first are named', () => {
  const body = restrictionPullBody(report, {
    edits: Array.from({ length: 60 }, (_, index) => edit(`${index}.json`)),
    refusals: [],
  })
  expect(body).toContain('- `49.json`\n- and 10 more files')
})

test.each(HOSTILE)('a path is only text: %j', (path) => {
  const { elements, links } = inspect(restrictionPullBody(report, { edits: [edit(path)], refusals: [] }))
  expect([elements, links]).toEqual([['li', 'p', 'ul'], []])
})
