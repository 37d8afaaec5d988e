import type { UsageReport } from '../../../core/contract/usage/report.js'
import { count } from '../../../core/text/number.js'
import { credits } from '../../../core/text/amounts.js'
import { monthName } from '../dates.js'
import { daysOf, weekends } from './by-day.js'
import { axes, plane } from './day-axis.js'
import { bothSizes, hint, label, legend, line, picture } from './drawing.js'
import { markup, NOTHING, when, type Markup } from './markup.js'
import { tenth } from './scale.js'

/** A daily limit above this multiple of the largest day is left off the scale. Chosen by hand. */
const FAR = 2.5

/** The chart of credits by day with the daily limits; empty where no day has a row of its own. */
export function dailyChart(report: UsageReport): Markup {
  const days = daysOf(report)
  if (days.own.length === 0) return NOTHING
  const month = monthName(report.month).slice(0, 3)
  const highest = days.own.reduce((most, one) => (one.credits > most.credits ? one : most))
  const limits = report.budgets.filter(({ period, limit }) => period === 'daily' && limit <= highest.credits * FAR)
  const missing = report.source.daysWithoutRows
    .map((day) => Number(day.slice(8, 10)))
    .filter((day) => days.own.every((one) => one.day !== day))
  const description = `Credits of ${count(days.own.length, 'day')}. The most were used on ${highest.day} ${month}: ${credits(highest.credits)}.`
  const draw = (size: Parameters<Parameters<typeof bothSizes>[0]>[0]): Markup => {
    const on = plane(size, days.days, Math.max(highest.credits, ...limits.map(({ limit }) => limit)), {
      wide: 132,
      narrow: 52,
    })
    const [gap, width] = [tenth(on.dayWidth * 0.16), tenth(on.dayWidth * 0.68)]
    const bars = days.own.map(({ day, credits: own, people }) => {
      const y = on.y(own)
      return markup`<rect x="${tenth(on.x(day - 1) + gap)}" y="${y}" width="${width}" height="${tenth(on.bottom - y)}" rx="2" class="bar-day">${hint(`${day} ${month}: ${credits(own)} credits, ${count(people, 'person', 'people')}`)}</rect>`
    })
    return picture(
      {
        id: `daily-${size.name}`,
        title: `Credits by day, ${monthName(report.month)}`,
        description,
        width: size.width,
        height: size.height,
      },
      markup`${weekends(report.month).map((day) => markup`<rect x="${on.x(day - 1)}" y="${on.top}" width="${tenth(on.dayWidth)}" height="${on.bottom - on.top}" class="weekend"/>`)}
${axes(on, size, days.days, month)}${bars}
${missing.map((day) => markup`<circle cx="${tenth(on.x(day) - on.dayWidth / 2)}" cy="${on.bottom - 7}" r="3" class="missing">${hint(`${day} ${month}: no file has a row`)}</circle>`)}${limits.map(({ limit }) => markup`${line(on.left, on.y(limit), on.right, on.y(limit), 'limit-line')}${label(on.right + 10, tenth(on.y(limit) + 4), credits(limit), 'start', 'limit-label')}`)}`,
    )
  }
  return markup`${legend([
    { name: 'credits of the day', kind: 'day' },
    { name: 'weekend', kind: 'rest' },
    ...(missing.length > 0 ? [{ name: 'no file has a row', kind: 'none' }] : []),
    ...(limits.length > 0 ? [{ name: 'daily budget', kind: 'limit' }] : []),
  ])}${bothSizes(draw, [200, 180])}${when(days.folded.days > 0, () => markup`<p class="note">${`${count(days.folded.days, 'day')} on which fewer than ${report.fold} people worked: ${credits(days.folded.credits)} credits together, not drawn.`}</p>`)}`
}
