/** Positions on a chart: numbers to SVG coordinates, without drawing. */

/**
 * Ticks from 0 in equal steps of 1, 2 or 5 times a power of ten, up to the first at or above `most`; about `intervals`
 * of them.
 */
export function niceTicks(most: number, intervals = 5): number[] {
  if (!(most > 0) || !Number.isFinite(most)) return [0, 1]
  const rough = most / intervals
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999_999) ?? 10) * power
  const last = Math.ceil(most / step - 1e-9)
  return Array.from({ length: last + 1 }, (_, index) => Number((index * step).toPrecision(12)))
}

/** A linear scale; a value that is not finite maps to its beginning. */
export function linear(from: readonly [number, number], to: readonly [number, number]): (value: number) => number {
  const width = from[1] - from[0]
  return (value) => {
    const part = width === 0 ? 0 : (value - from[0]) / width
    return tenth(to[0] + (Number.isFinite(part) ? part : 0) * (to[1] - to[0]))
  }
}

/** Coordinates with one decimal, finer than a pixel. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

/** 1-based days that get a label: the first, and every nth so that labels of this width do not touch. */
export function labelledDays(days: number, dayWidth: number, labelWidth: number): number[] {
  const step = [1, 2, 5, 7, 10, 15].find((each) => each * dayWidth >= labelWidth) ?? days
  return Array.from({ length: Math.ceil(days / step) }, (_, index) => index * step + 1)
}

/**
 * Positions for labels that are wanted at these places: at least `gap` apart, within bounds, in the same order, each as
 * near as that allows. Where there is no room for all of them, they are spread evenly.
 */
export function spread(wanted: readonly number[], gap: number, [least, most]: readonly [number, number]): number[] {
  const room = wanted.length < 2 ? gap : Math.min(gap, (most - least) / (wanted.length - 1))
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b)
  const placed = new Array<number>(wanted.length).fill(0)
  let edge = least
  for (const index of order) {
    placed[index] = Math.max(edge, wanted[index] ?? 0)
    edge = (placed[index] ?? 0) + room
  }
  edge = most
  for (const index of order.toReversed()) {
    placed[index] = tenth(Math.min(edge, placed[index] ?? 0))
    edge = (placed[index] ?? 0) - room
  }
  return placed
}
