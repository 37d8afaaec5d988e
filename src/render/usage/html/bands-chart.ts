import type { UsageReport } from '../../../core/contract/usage/report.js'
import { people as written } from '../../../core/text/amounts.js'
import { hint, label, line, picture } from './drawing.js'
import { markup, type Markup } from './markup.js'
import { linear, tenth } from './scale.js'

type Band = UsageReport['byUse'][number]

const [WIDTH, HEIGHT, BASE, TOP] = [400, 190, 158, 26]
/**
 * People. The height at which a band whose number is not shown is drawn, as an outline: it is one person or more.
 */
const FEW = 2.5

/** A chart of how many people are in each band of use of their allowance. */
export function bandsChart(bands: readonly Band[]): Markup {
  const each = WIDTH / Math.max(1, bands.length)
  const y = linear([0, Math.max(2 * FEW, ...bands.map(({ people }) => people ?? 0))], [BASE, TOP])
  const columns = bands.map((band, index) => {
    const [x, top, width] = [tenth(index * each + each * 0.12), y(band.people ?? FEW), tenth(each * 0.76)]
    const kind = band.people === null ? 'few' : band.from >= 1 ? 'over' : 'bar-day'
    const tooltip = `${bandName(band)} of the own allowance: ${written(band.people)}`
    return markup`<rect x="${x}" y="${top}" width="${width}" height="${tenth(BASE - top)}" rx="3" class="${kind}">${hint(tooltip)}</rect>${label(tenth(x + width / 2), tenth(top - 7), band.people === null ? '?' : String(band.people), 'middle', 'strong')}${label(tenth(x + width / 2), BASE + 19, bandName(band, ''), 'middle')}
`
  })
  const description = bands.map((band) => `${bandName(band)}: ${written(band.people)}`).join(', ')
  return picture(
    {
      id: 'bands-chart',
      title: 'People by use of their own allowance',
      description: `${description}.`,
      width: WIDTH,
      height: HEIGHT,
    },
    markup`${line(0, BASE, WIDTH, BASE, 'axis')}${columns}`,
    'chart small',
  )
}

/** `25 – 50 %`; a band without an upper end is `over 100 %`. */
export function bandName({ from, to }: Pick<Band, 'from' | 'to'>, unit = ' %'): string {
  const [low, high] = [Math.round(from * 100), to === null ? null : Math.round(to * 100)]
  return high === null ? `over ${low}${unit}` : `${low} – ${high}${unit}`
}
