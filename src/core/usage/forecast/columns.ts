/**
 * The state of each person, one array per field: ten thousand people are a few arrays instead of ten thousand objects.
 */
export interface Columns {
  /** Smoothed credits, and smoothed number of working days with credits, as of the time `at`. */
  readonly credits: Float64Array
  readonly active: Float64Array
  readonly at: Float64Array
  readonly born: Float64Array
  /** Working days that do not count because the allowance was used up; and the time since when, -1 while it is not. */
  readonly paused: Float64Array
  readonly stopped: Float64Array
  /**
   * Sum of square roots of daily credits, and their number: the typical day is the square of their mean, which an
   * extreme day hardly moves.
   */
  readonly roots: Float64Array
  readonly counted: Float64Array
  /** In this month: credits, and the 0-based day on which the allowance was used up, -1 when it is not. */
  readonly used: Float64Array
  readonly out: Float64Array
}

/** Growing columns: columns that `grown` returned before are stale after each call. */
export function columnsOf(): { readonly grown: (size: number) => Columns } {
  let room = 256
  let columns = made((length) => new Float64Array(length), room)
  return {
    grown: (size) => {
      if (size <= room) return columns
      const before = columns
      room *= 2
      columns = made((length, name) => {
        const column = new Float64Array(length)
        column.set(before[name])
        return column
      }, room)
      return columns
    },
  }
}

function made(column: (length: number, name: keyof Columns) => Float64Array, length: number): Columns {
  const of = (name: keyof Columns): Float64Array => column(length, name)
  return {
    credits: of('credits'),
    active: of('active'),
    at: of('at'),
    born: of('born'),
    paused: of('paused'),
    stopped: of('stopped'),
    roots: of('roots'),
    counted: of('counted'),
    used: of('used'),
    out: of('out'),
  }
}
