import type { UsageReport } from '../../../core/contract/usage/report.js'
import { credits } from '../../../core/text/amounts.js'
import { monthName, shortDay } from '../dates.js'
import { short, span } from '../../../core/text/amounts.js'
import { isOfCredits } from '../headline.js'
import { daysOf, type Days } from './by-day.js'
import { axes, plane, type Plane } from './day-axis.js'
import { bothSizes, hint, label, legend, line, path, picture, textWidth, type Size } from './drawing.js'
import { markup, NOTHING, paragraphs, when, type Markup } from './markup.js'
import { spread, tenth } from './scale.js'

/**
 * A limit above this multiple of the largest other value is left off the scale, which it would flatten. Chosen by hand.
 */
const FAR = 2.5

interface Shown {
  readonly report: UsageReport
  readonly days: Days
  readonly limits: readonly { readonly limit: number; readonly from: 'policy' | 'contract' }[]
  readonly most: number
}

/** The chart of credits from the first of the month, with the forecast and the monthly limits. */
export function cumulativeChart(report: UsageReport): Markup {
  const days = daysOf(report)
  // One point is not drawn as a chart.
  if (days.own.length === 0 && report.forecast === null) return NOTHING
  const used = Math.max(report.forecast?.credits.high ?? 0, days.cumulative.at(-1) ?? 0)
  const monthly = report.budgets.filter((budget) => budget.period === 'monthly' && isOfCredits(budget))
  const limits = monthly.filter(({ limit }) => limit <= used * FAR).map(({ limit, from }) => ({ limit, from }))
  const far = monthly.filter(({ limit }) => limit > used * FAR)
  const shown = { report, days, limits, most: Math.max(used, ...limits.map(({ limit }) => limit)) }
  const notes = [
    ...(days.folded.days > 0 && days.own.length > 0
      ? [
          `Days on which fewer than ${report.fold} people worked are not shown one by one: their ${credits(days.folded.credits)} credits are spread evenly over the days without a number of their own.`,
        ]
      : []),
    ...far.map(({ limit }) => `The limit of ${credits(limit)} credits is far above what is shown here.`),
  ]
  return markup`${legend([
    { name: 'used', kind: 'used' },
    ...(report.forecast
      ? [
          { name: 'forecast', kind: 'typical' },
          { name: 'where 80 of 100 months would end', kind: 'fan' },
        ]
      : []),
    ...(limits.length > 0 ? [{ name: 'budget', kind: 'limit' }] : []),
  ])}${bothSizes((size) => draw(shown, size), [330, 260])}${paragraphs(notes)}`
}

function draw({ report, days, limits, most }: Shown, size: Size): Markup {
  const wide = size.name === 'wide'
  const on = plane(size, days.days, most, { wide: 132, narrow: 52 })
  const month = monthName(report.month).slice(0, 3)
  const used = days.cumulative.map((sum, day) => [on.x(day), on.y(sum)] as const)
  const end = used.at(-1) ?? [on.left, on.bottom]
  const base = [
    [end[0], on.bottom],
    [on.left, on.bottom],
  ] as const
  // Without a day of its own no daily credits are known, only the total.
  const known = days.own.length > 0
  return picture(
    {
      id: `cumulative-${size.name}`,
      title: `Credits from the first of ${monthName(report.month)}`,
      description: sentence({ report, limits }),
      width: size.width,
      height: size.height,
    },
    markup`${axes(on, size, days.days, month)}${when(
      known,
      () => markup`${path([...used, ...base], 'area', true)}
`,
    )}${fan(report, days, on)}${limits.map(({ limit }) => line(on.left, on.y(limit), on.right, on.y(limit), 'limit-line'))}
${when(known, () => path(used, 'used-line'))}${when(days.through > 0, () => markup`<circle cx="${end[0]}" cy="${end[1]}" r="4" class="used-end"/>`)}${when(known && report.forecast !== null, () => label(tenth(end[0] - 8), Math.max(on.top + 8, tenth(end[1] - 10)), wide ? credits(days.cumulative.at(-1) ?? 0) : short(days.cumulative.at(-1) ?? 0), 'end', 'strong'))}
${ends({ report, days, limits, most }, on, wide)}${days.own.map(({ day, credits: own }) => markup`<rect x="${on.x(day - 1)}" y="${on.top}" width="${tenth(on.dayWidth)}" height="${on.bottom - on.top}" class="touch">${hint(`${day} ${month}: ${credits(days.cumulative[day] ?? 0)} credits since the first, ${credits(own)} on this day`)}</rect>`)}`,
  )
}

function fan({ forecast }: UsageReport, { cumulative, through }: Days, { x, y }: Plane): Markup {
  const start = [x(through), y(cumulative.at(-1) ?? 0)] as const
  const ahead = (forecast?.byDay ?? [])
    .map(({ day, ...range }) => ({ day: Number(day.slice(8, 10)), ...range }))
    .filter(({ day }) => day > through)
  if (ahead.length === 0) return markup``
  const high = ahead.map((one) => [x(one.day), y(one.high)] as const)
  const low = ahead.map((one) => [x(one.day), y(one.low)] as const).reverse()
  return markup`${path([start, ...high, ...low], 'fan', true)}${path([start, ...ahead.map((one) => [x(one.day), y(one.typical)] as const)], 'typical-line')}
`
}

/** Labels to the right of the ends of the lines, moved apart so that none overlaps. */
function ends({ report, days, limits }: Shown, { right, top, bottom, y }: Plane, wide: boolean): Markup {
  const { forecast } = report
  const all = [
    ...(forecast
      ? (['high', 'typical', 'low'] as const).map((of) => ({
          value: forecast.credits[of],
          name: of,
          kind: of === 'typical' ? 'strong' : 'tick',
        }))
      : []),
    ...(forecast === null && days.through > 0
      ? [{ value: days.cumulative.at(-1) ?? 0, name: 'used', kind: 'strong' }]
      : []),
    ...limits.map(({ limit }) => ({ value: limit, name: 'budget', kind: 'limit-label' })),
  ]
  const at = spread(
    all.map(({ value }) => y(value)),
    15,
    [top, bottom],
  )
  return markup`${all.map(({ value, name, kind }, index) => {
    const text = wide ? `${credits(value)} ${name}` : short(value)
    return label(right + 10, tenth((at[index] ?? 0) + 4), textWidth(text) > 124 ? credits(value) : text, 'start', kind)
  })}
`
}

function sentence({ report, limits }: Pick<Shown, 'report' | 'limits'>): string {
  const { forecast, through } = report
  return [
    through === null ? 'No credits yet.' : `${credits(report.credits.total)} credits up to ${shortDay(through)}.`,
    ...(forecast
      ? [
          `The month is expected to end at ${credits(forecast.credits.typical)}, 80 of 100 times at ${span(forecast.credits, credits)}.`,
        ]
      : []),
    ...limits.map(({ limit, from }) => `The budget of the ${from} is ${credits(limit)}.`),
  ].join(' ')
}
