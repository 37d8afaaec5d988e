import type { UsageReport } from '../../../core/contract/usage/report.js'
import { sha256 } from '../../../core/text/sha256.js'
import { credits } from '../../../core/text/amounts.js'
import { fullDay, monthName } from '../dates.js'
import { byClient, byModel, byPerson, byPlan, byTeam, byUse } from './breakdowns.js'
import { cumulativeChart } from './cumulative-chart.js'
import { dailyChart } from './daily-chart.js'
import { markup, NOTHING, verbatim, when, type Markup } from './markup.js'
import { budgets, estimate, forecast, readings } from './outlook.js'
import { agreed, overview } from './overview.js'
import { rightSizing } from './right-sizing.js'
import { SCRIPT } from './script.js'
import { section, type HtmlSection } from './section.js'
import { footer, source } from './source.js'
import { STYLE } from './style.js'
import { countColumn, creditsColumn, dayColumn, table } from './table.js'

/**
 * The usage report as one self-contained page: its content security policy allows no network and only its own style and
 * script. Sections without data are left out. Without the script the page is complete, but tables cannot be sorted.
 */
export function usageHtml(report: UsageReport): string {
  const sections = [
    overview(report),
    ...byDay(report),
    ...budgets(report),
    ...forecast(report),
    ...byPlan(report),
    ...byClient(report),
    ...byTeam(report),
    ...byModel(report),
    ...byUse(report),
    ...rightSizing(report),
    ...estimate(report),
    ...byPerson(report),
    ...readings(report),
    source(report),
  ]
  return `<!doctype html>
${
  markup`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${fingerprint(STYLE)}'; script-src '${fingerprint(SCRIPT)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Kiro usage, ${monthName(report.month)}</title>
<style>${verbatim(STYLE)}</style>
</head>
<body>
<a class="skip" href="#overview">To the numbers</a>
${header(report)}${navigation(sections)}<main>
${agreed(report)}${sections.map(section)}</main>
${footer(report)}<script>${verbatim(SCRIPT)}</script>
</body>
</html>
`.markup
}`
}

function header({ month, state, through, day }: UsageReport): Markup {
  const until =
    through === null ? 'no day has a row yet' : state === 'closed' ? 'the whole month' : `through ${fullDay(through)}`
  return markup`<header><h1>Kiro usage <span>${monthName(month)}</span></h1><p><span class="tag ${state === 'closed' ? 'closed' : 'running'}">${state === 'closed' ? 'Closed' : 'Month to date'}</span> ${until}, reported on ${fullDay(day)}</p></header>
`
}

function navigation(sections: readonly HtmlSection[]): Markup {
  return markup`<nav aria-label="Sections"><ul>${sections.map(({ id, name, title }) => markup`<li><a href="#${id}">${name ?? title}</a></li>`)}</ul></nav>
`
}

function byDay(report: UsageReport): HtmlSection[] {
  if (report.byDay.length === 0) return []
  const name = (folded: number): string =>
    folded === 1 ? '1 day with fewer than 5 people' : `${folded} days with fewer than 5 people`
  const numbers = table(report.byDay, {
    id: 'days-table',
    caption: 'Credits by day',
    columns: [
      {
        ...dayColumn('Day', ({ day }: UsageReport['byDay'][number]) => day),
        show: ({ day, folded }) => (day === null ? name(folded) : fullDay(day)),
      },
      countColumn('People', ({ people }) => people),
      creditsColumn('Used', ({ credits: of }) => of),
    ],
    total: ['Total', '', credits(report.credits.total)],
  })
  const [cumulative, daily] = [cumulativeChart(report), dailyChart(report)]
  return [
    {
      id: 'days',
      title: 'Through the month',
      name: 'Days',
      body: markup`${cumulative}${when(
        daily.markup !== '',
        () => markup`<h3>Day by day</h3>
${daily}`,
      )}${cumulative.markup === '' ? numbers : markup`<details><summary>Numbers by day</summary>${numbers}</details>`}`,
    },
  ]
}

/** A source expression of CSP: the base64 of the SHA-256 digest. Its characters need no escaping. */
function fingerprint(text: string): Markup {
  const bytes = sha256(text).match(/../g) ?? []
  return text === ''
    ? NOTHING
    : { markup: `sha256-${btoa(String.fromCharCode(...bytes.map((pair) => Number.parseInt(pair, 16))))}` }
}
