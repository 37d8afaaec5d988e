import type { UsageReport } from '../../../core/contract/usage/report.js'
import { credits } from '../../../core/text/amounts.js'
import { fullDay, monthName } from '../dates.js'
import { byClient, byModel, byPerson, byPlan, byTeam, byUse } from './breakdowns.js'
import { cumulativeChart } from './cumulative-chart.js'
import { dailyChart } from './daily-chart.js'
import { FILTER_SCRIPT } from './filters.js'
import { months, moved } from './history.js'
import { htmlPage } from './html-page.js'
import type { ChatLink } from '../../chat/chat-message.js'
import { markup, when, type Markup } from './markup.js'
import { budgets, estimate, forecast, readings } from './outlook.js'
import { agreed, overview } from './overview.js'
import { rightSizing } from './right-sizing.js'
import { SCRIPT } from './script.js'
import type { HtmlSection } from './section.js'
import { footer, source } from './source.js'
import { STYLE } from './style.js'
import { countColumn, creditsColumn, dayColumn, table } from './table.js'

/**
 * The usage report as one self-contained page: its content security policy allows no network and only its own style and
 * script. Sections without data are left out. Without the script the page is complete, but tables cannot be sorted.
 */
export function usageHtml(report: UsageReport, links: readonly ChatLink[] = []): string {
  const sections = [
    overview(report),
    ...byDay(report),
    ...budgets(report),
    ...forecast(report),
    ...moved(report),
    ...months(report),
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
  return htmlPage({
    title: `Kiro usage, ${monthName(report.month)}`,
    first: { id: 'overview', name: 'To the numbers' },
    style: STYLE,
    script: SCRIPT + FILTER_SCRIPT,
    header: header(report),
    before: agreed(report),
    sections,
    footer: footer(report, links),
  })
}

function header({ month, state, through, day }: UsageReport): Markup {
  const until =
    through === null ? 'no day has a row yet' : state === 'closed' ? 'the whole month' : `through ${fullDay(through)}`
  return markup`<header><h1>Kiro usage <span>${monthName(month)}</span></h1><p><span class="tag ${state === 'closed' ? 'closed' : 'running'}">${state === 'closed' ? 'Closed' : 'Month to date'}</span> ${until}, reported on ${fullDay(day)}</p></header>
`
}

function byDay(report: UsageReport): HtmlSection[] {
  if (report.byDay.length === 0) return []
  const name = (folded: number): string =>
    folded === 1
      ? `1 day with fewer than ${report.fold} people`
      : `${folded} days with fewer than ${report.fold} people`
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
