import { short } from '../../../core/text/amounts.js'
import { whole } from '../../../core/text/number.js'
import { label, line, type Size } from './drawing.js'
import { markup, type Markup } from './markup.js'
import { labelledDays, linear, niceTicks, tenth } from './scale.js'

/** The plane of a chart by day: credits on the y axis, days of the month on the x axis. SVG units. */
export interface Plane {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly dayWidth: number
  /** The x position of the end of a 1-based day. */
  readonly x: (day: number) => number
  readonly y: (credits: number) => number
  readonly ticks: readonly number[]
}

/** The plane for a chart of this size. `labels` is the room for labels to its right, SVG units. */
export function plane(
  { name, width, height }: Size,
  days: number,
  most: number,
  labels: Readonly<Record<Size['name'], number>>,
): Plane {
  const highest = most > 0 ? most * 1.05 : 1
  const ticks = niceTicks(most).filter((tick) => tick <= highest)
  const [left, right, top, bottom] = [name === 'wide' ? 52 : 36, width - labels[name], 12, height - 24]
  return {
    left,
    right,
    top,
    bottom,
    dayWidth: (right - left) / days,
    x: linear([0, days], [left, right]),
    y: linear([0, highest], [bottom, top]),
    ticks,
  }
}

/** The grid, ticks and day labels of a plane. */
export function axes(
  { left, right, bottom, x, y, ticks, dayWidth }: Plane,
  { name }: Size,
  days: number,
  month: string,
): Markup {
  const write = name === 'wide' ? whole : short
  const across = ticks.map(
    (
      tick,
    ) => markup`${line(left, y(tick), right, y(tick), tick === 0 ? 'axis' : 'grid')}${label(left - 8, tenth(y(tick) + 4), write(tick), 'end')}
`,
  )
  const labelled = labelledDays(days, dayWidth, name === 'wide' ? 52 : 44)
  const below = labelled.map((day) => label(tenth(x(day) - dayWidth / 2), bottom + 17, `${day} ${month}`, 'middle'))
  return markup`${across}${below}
`
}
