import { brief } from '../../../core/text/message.js'
import { count, times, whole } from '../../../core/text/number.js'
import type { UsageReport } from '../../../core/contract/usage/report.js'
import { credits, fine, dollars, percent } from '../../../core/text/amounts.js'
import { fullDay, monthName, shortDay } from '../dates.js'
import { span } from '../../../core/text/amounts.js'
import { tagged } from './filters.js'
import { markup, NOTHING, paragraphs, when, type Markup } from './markup.js'
import { facts, type HtmlSection } from './section.js'
import { countColumn, creditsColumn, dayColumn, partColumn, table } from './table.js'
import { inUnit, unheldSentence, usedOfLimit, usedShare } from '../names.js'
import { todaySentence } from '../sentences.js'
import { budgetTrack, estimateChart } from './track-charts.js'

/** The sections on budgets, the forecast, the estimate and `/usage` texts. */

/** The agreed actions in words. */
const AGREED = {
  notify: 'tell people',
  restrict: 'move work to cheaper models',
  pause: 'pause until a decision is made',
} as const

/** One card per budget: used, steps, forecast. */
export function budgets({ budgets: all, unheld }: UsageReport): HtmlSection[] {
  if (all.length + unheld.length === 0) return []
  const body = all.map((budget, index) => {
    const { period, limit, usedOn, share, daysOver, perDeveloper, forecast, steps, from, file, team, unit } = budget
    const title = `${period === 'monthly' ? 'Monthly' : 'Daily'} budget of ${team === null ? `the ${from}` : `team ${brief(team)}`}${unit === 'USD' ? ' in dollars' : ''}`
    const keyFigures =
      period === 'monthly'
        ? [
            `${usedOfLimit(budget)}, ${usedShare(budget)}.`,
            ...(forecast
              ? [
                  (share ?? 0) >= 1
                    ? `It was reached${forecast.reached === null ? '' : ` on ${fullDay(forecast.reached)}`}.`
                    : forecast.reached === null
                      ? 'It is not expected to be reached in this month.'
                      : `It is expected to be reached on ${fullDay(forecast.reached)}.`,
                  `Expected at the end of the month: ${percent(forecast.share.typical)}, 80 of 100 times ${span(forecast.share, percent)}.${forecast.reliable ? '' : ' Do not rely on this.'}`,
                ]
              : []),
          ]
        : [
            `Most on one day: ${usedOfLimit(budget)}${usedOn === null ? '' : `, on ${fullDay(usedOn)}`}.`,
            daysOver === 0 ? 'No day was above it.' : `${count(daysOver, 'day')} above it.`,
          ]
    const source = markup`<p class="note">Written in <code>${brief(file)}</code>${perDeveloper === null ? '' : `: ${credits(perDeveloper)} credits for one developer`}.</p>`
    const list = table(steps, {
      id: `budget-${index}-table`,
      caption: 'Steps, and what was agreed for them',
      columns: [
        { title: 'Step', value: (step) => step.percent, show: (step) => `${step.percent} %` },
        {
          title: 'At',
          unit,
          value: (step) => (limit * step.percent) / 100,
          show: (step) => inUnit(budget, (limit * step.percent) / 100),
        },
        {
          title: 'Reached',
          value: ({ reached, expected }) => Number((reached ?? expected ?? '9').replaceAll('-', '')),
          show: ({ reached, expected }) =>
            reached !== null
              ? shortDay(reached)
              : expected === null
                ? 'not reached'
                : `expected about ${shortDay(expected)}`,
        },
        {
          title: 'Agreed',
          text: ({ action }) => markup`<span class="tag ${action}">${action}</span> ${AGREED[action]}`,
        },
      ],
    })
    return markup`<div${tagged(team === null ? {} : { team: [brief(team)] })}><h3>${title}</h3>
<p>${keyFigures.join(' ')}</p>
${budgetTrack(budget, index)}${when(steps.length > 0, () => list)}${source}</div>
`
  })
  return [
    {
      id: 'budgets',
      title: 'Budgets',
      lead: 'Kiro itself enforces none of them. What follows from a step is what was agreed.',
      body: markup`${body}${paragraphs(unheld.map((budget) => unheldSentence(budget, { code: brief })))}`,
    },
  ]
}

/** Where the month ends, credits and USD, and how far past forecasts were off. */
export function forecast({ forecast: ahead, month, fold }: UsageReport): HtmlSection[] {
  if (ahead === null) return []
  const { seats, basis, backtest } = ahead
  const list = when(seats.length > 0, () =>
    table(seats, {
      id: 'forecast-table',
      caption: 'When the allowance of each kind of seat is used up',
      tags: ({ name }) => ({ plan: [brief(name)] }),
      columns: [
        { title: 'Plan', text: ({ name }) => brief(name) },
        countColumn('People', ({ people: of }) => of),
        {
          title: 'Used up already',
          unit: 'people',
          value: ({ out }) => out,
          show: ({ out }) => (out === null ? `fewer than ${fold}` : whole(out)),
        },
        {
          title: 'At month end',
          unit: 'people',
          value: ({ outAtEnd }) => outAtEnd?.typical ?? null,
          show: ({ outAtEnd }) => (outAtEnd === null ? 'not shown' : whole(outAtEnd.typical)),
        },
        {
          title: '80 of 100 times',
          unit: 'people',
          value: ({ outAtEnd }) => outAtEnd?.high ?? null,
          show: ({ outAtEnd }) => (outAtEnd === null ? '–' : span(outAtEnd, whole)),
        },
        dayColumn('Middle one on', ({ exhaustion }) => exhaustion),
      ],
    }),
  )
  return [
    {
      id: 'forecast',
      title: `Forecast of ${monthName(month)}`,
      name: 'Forecast',
      lead: `${credits(ahead.credits.typical)} credits at the end of the month; 80 of 100 times between ${credits(ahead.credits.low)} and ${credits(ahead.credits.high)}.`,
      body: markup`${list}${backtest === null ? NOTHING : past(backtest)}${paragraphs(basis)}`,
    },
  ]
}

/** The errors of the same forecast in past months, next to those of two naive forecasts. */
function past({
  months,
  forecasts,
  error,
  lineError,
  lastMonthError,
  coverage,
}: NonNullable<NonNullable<UsageReport['forecast']>['backtest']>): Markup {
  const rows = [
    { name: 'This forecast', error },
    { name: 'The line that goes on by working days', error: lineError },
    { name: 'The credits of the month before', error: lastMonthError },
  ].filter((row) => row.error !== null)
  if (rows.length === 0) return NOTHING
  const within = coverage === null ? [] : [`${percent(coverage)} of them ended within the range; 80 % should.`]
  return markup`<h3>How far off it was before</h3>
<p>${[`${count(forecasts, 'forecast')} of ${count(months, 'closed month')}, made on about this day of the month.`, ...within].join(' ')}</p>
${table(rows, { id: 'error-table', caption: 'Middle error, as a part of what the month came to', compact: true, columns: [{ title: 'Forecast', text: ({ name }) => name }, partColumn('Error', (row) => row.error, rows, fine)] })}`
}

/** The pull-request check's estimate next to what was used, credits/month. */
export function estimate({ estimate: both }: UsageReport): HtmlSection[] {
  if (both === null) return []
  const { estimated, actual, month, developers, ratio, within, calibrated, notes } = both
  const keyFigures = [
    { name: 'Estimated', value: credits(estimated.typical), notes: [span(estimated, credits)] },
    {
      name: 'Actual',
      value: credits(actual),
      notes: [`${monthName(month)}, ${count(developers, 'person', 'people')}`],
    },
    ...(ratio === null
      ? []
      : [
          {
            name: 'Actual by estimate',
            value: times(ratio),
            notes: [within ? 'within the range' : 'outside the range'],
            kind: within ? ('good' as const) : ('bad' as const),
          },
        ]),
  ]
  const fits =
    calibrated === null
      ? []
      : [`A workload multiplied by ${whole(calibrated.factor)} fits ${calibrated.from.map(monthName).join(', ')}.`]
  const rows = [
    { name: 'Estimate, low', value: estimated.low },
    { name: 'Estimate, typical', value: estimated.typical },
    { name: 'Estimate, high', value: estimated.high },
    { name: 'Actual', value: actual },
  ]
  return [
    {
      id: 'estimate',
      title: 'Estimate and actual',
      name: 'Estimate',
      lead: 'What the check of pull requests estimates for this configuration, and what these people used in all repositories.',
      body: markup`${facts(keyFigures, 'facts second')}${estimateChart(both)}${table(rows, { id: 'estimate-table', caption: 'Estimate and actual, credits a month', compact: true, columns: [{ title: 'Figure', text: ({ name }) => name }, creditsColumn('Month', ({ value }) => value)] })}${paragraphs([...fits, ...notes])}`,
    },
  ]
}

/** What `/usage` texts state. */
export function readings({ readings: all }: UsageReport): HtmlSection[] {
  if (all.length === 0) return []
  const overage = (enabled: boolean | null): string => (enabled === null ? '' : enabled ? 'on' : 'off')
  const body = table(all, {
    id: 'readings-table',
    caption: 'What each /usage text says',
    columns: [
      { title: 'Text', text: ({ file }) => brief(file) },
      { title: 'Plan', text: ({ plan }) => (plan === null ? 'not said' : brief(plan)) },
      creditsColumn('Used', ({ used }) => used),
      creditsColumn('Included', ({ allowance }) => allowance),
      creditsColumn('Overage', ({ overage: of }) => of),
      {
        title: 'Overage',
        unit: 'USD',
        value: ({ overageUsd }) => overageUsd,
        show: ({ overage: of, overageUsd }) => (of === null && overageUsd === null ? 'not said' : dollars(overageUsd)),
      },
      { title: 'Overage is', text: ({ overageEnabled }) => overage(overageEnabled) },
      {
        title: 'Bonus',
        unit: 'credits',
        value: ({ bonusUsed }) => bonusUsed,
        show: ({ bonusUsed, bonus }) => (bonus === null ? '–' : `${credits(bonusUsed)} of ${credits(bonus)}`),
      },
      dayColumn('Resets', ({ resets }) => resets),
      {
        title: 'Remark',
        text: ({ problem, tokens, today }) =>
          problem ??
          [
            ...(tokens === null
              ? []
              : [
                  `counts tokens, which Kiro does not meter: ${whole(tokens.input)} in, ${whole(tokens.output)} out, ${dollars(tokens.usd)}`,
                ]),
            ...(today === null ? [] : [todaySentence(today, { code: (text) => text })]),
          ].join('; '),
      },
    ],
  })
  return [{ id: 'readings', title: 'Readings of /usage', name: '/usage', body }]
}
