import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { COLORS, PLAIN } from '../../../src/render/text/paint.js'
import { USAGE_FORMATS } from '../../../src/render/usage/index.js'
import { usageIssue, usageSummary } from '../../../src/render/usage/markdown/issue.js'
import { sampleUsageReport } from '../../core/support/usage-report.js'
import { closedMonth, fullReport, onlyTotals, overBudget, RESTRICTION } from './reports.js'

const CONTEXT = { restriction: null, pullRequest: null, runUrl: null, pageUrl: null }
const REPORTS = {
  'the sample': sampleUsageReport(),
  'a closed month': closedMonth(),
  'totals only': onlyTotals(),
  everything: fullReport(),
}

test.each(Object.entries(REPORTS))('%s: no page says null, NaN or nothing', (_, report) => {
  for (const page of [
    usageIssue(report, CONTEXT),
    usageSummary(report),
    USAGE_FORMATS.text(report, { paint: PLAIN }),
  ]) {
    expect(page).not.toMatch(
      /null|undefined|NaN|Infinity|\[object|\(\)|\b1 (?:rows|files|people|months|seats|credits each)\b/,
    )
  }
})

test.each(Object.entries(REPORTS))('%s: the JSON follows the published schema', (_, report) => {
  expect([validate(JSON.parse(USAGE_FORMATS.json(report))), validate.errors]).toEqual([true, null])
})

const validate = new Ajv2020({ strict: false, formats: { date: true } }).compile(
  JSON.parse(readFileSync(new URL('../../../schemas/usage-report.schema.json', import.meta.url), 'utf8')) as object,
)

test('colours change nothing but colours', () => {
  const colored = USAGE_FORMATS.text(fullReport(), { paint: COLORS })
  expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(USAGE_FORMATS.text(fullReport(), { paint: PLAIN }))
  expect(colored).toContain('\u001b[')
})

test('what is not priced says so and is never 0', () => {
  for (const page of [usageSummary(onlyTotals()), USAGE_FORMATS.text(onlyTotals(), { paint: PLAIN })]) {
    expect(page).toContain('not priced')
    expect(page).not.toContain('$')
  }
})

test('a month without a row', () => {
  const page = usageSummary({
    ...onlyTotals(),
    through: null,
    credits: { total: 0, withinPlans: 0, overage: 0, perActivePerson: null, messages: 0 },
  })
  expect(page).toContain('No usage file has a row for November 2026.')
  expect(page).not.toContain('mermaid')
})

test('what is not whole is said before any number', () => {
  const { completeness } = sampleUsageReport()
  const first = (part: Partial<typeof completeness>): string =>
    usageSummary(sampleUsageReport({ completeness: { ...completeness, whole: false, ...part } })).split('\n')[0] ?? ''
  const says = (what: string): unknown => expect.stringMatching(`^### ⚠️ Incomplete: ${what} · Kiro in November 2026`)
  expect(first({ badRows: 1, missingDays: ['2026-11-11'] })).toEqual(
    says('no file has a row for 11 Nov; 1 row cannot be read and is in no number'),
  )
  const days = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06']
  expect(first({ missingDays: days })).toEqual(says('no file has a row for 5 working days, the first on 2 November'))
  expect(first({ missingMonths: ['2026-08', '2026-09'] })).toEqual(
    says('no file has a row for August 2026 and September 2026'),
  )
  expect(first({ newest: '2026-11-16', age: 3 })).toEqual(
    says('rows end on 16 November, 3 working days before 20 November'),
  )
  expect(first({ silent: [{ kind: 'client', name: 'KIRO_CLI', last: '2026-11-10', age: 7 }] })).toEqual(
    says('no row of Kiro CLI since 10 November'),
  )
  expect(first({ whole: true })).toMatch(/^### ⚠️ Watch · Kiro in/)
})

test('an invoice and its difference', () => {
  expect(usageSummary(closedMonth())).toContain('| invoice | $3,641.10 |\n| invoice less total | −$32.12 |')
})

describe('restrict', () => {
  const report = overBudget('restrict')
  const body = (context: Partial<Parameters<typeof usageIssue>[1]>): string =>
    usageIssue(report, { ...CONTEXT, ...context })

  test('the change is ready, in a fence', () => {
    expect(body({ restriction: RESTRICTION })).toContain(
      '**The change that was agreed is ready.** `git apply` takes it as it is:\n\n<details><summary>Restrict · 2 files</summary>\n\n```diff\n',
    )
    expect(body({ restriction: RESTRICTION })).toContain(
      'new file mode 100644\n--- /dev/null\n+++ b/.kiro/settings/cli.json',
    )
  })

  test('a pull request makes it', () => {
    expect(body({ restriction: RESTRICTION, pullRequest: 'https://github.com/acme/kiro/pull/8' })).toContain(
      '[A pull request](https://github.com/acme/kiro/pull/8) makes it:',
    )
  })

  test('a program cannot make it', () => {
    expect(
      body({
        restriction: {
          edits: [],
          refusals: [{ message: '.kiro/settings.json: there is no fast profile.', hint: 'Add models.fast.' }],
        },
      }),
    ).toContain(
      '**The change that was agreed cannot be made by a program**\n\n- `.kiro/settings.json: there is no fast profile.` `Add models.fast.`',
    )
  })

  test('what is refused is below what is ready', () => {
    const page = body({
      restriction: {
        ...RESTRICTION,
        refusals: [{ message: 'web/.kiro/settings.json: there is no fast profile.', hint: 'Add models.fast.' }],
      },
    })
    expect(page).toMatch(
      /```diff\n[^]*?\n```\n\n<\/details>\n\n\*\*The rest of it cannot be made by a program\*\*\n\n- `web/,
    )
  })

  test('it is made already', () => {
    expect(body({ restriction: { edits: [], refusals: [] } })).toContain('**The change that was agreed is made**')
  })

  test('what is unreadable is not shown', () => {
    const [edit] = RESTRICTION.edits
    expect(
      body({ restriction: { edits: edit ? [{ ...edit, after: `${edit.after}\u202e` }] : [], refusals: [] } }),
    ).toContain(
      'It is not shown here, because it is long or holds invisible characters; an app’s token as `pull-request-token` has the job open it as a pull request.',
    )
  })
})

test('pause says what was agreed, and that the job fails', () => {
  expect(usageIssue(overBudget('pause'), CONTEXT)).toContain(
    'Agreed: pause, so no more work in Kiro this month. Kiro itself enforces no budget and stops no one: the scheduled job fails until the month is over.',
  )
})

test('the addresses of the run and the page are links', () => {
  expect(
    usageIssue(sampleUsageReport(), {
      ...CONTEXT,
      runUrl: 'https://github.com/a/b/actions/runs/1',
      pageUrl: 'https://github.com/a/b/actions/runs/1/artifacts/2',
    }),
  ).toContain(
    ' · [runs](https://github.com/a/b/actions/runs/1) · [whole report](https://github.com/a/b/actions/runs/1/artifacts/2)</sub>',
  )
})
