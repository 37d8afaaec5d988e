import type { UsageRow } from './usage-row.js'

/** Days of the longest month. */
export const DAYS = 31
/** People per part, as a power of 2: parts are added as people come, and no data is copied. */
export const BITS = 10
/** People per part. */
export const PEOPLE = 1 << BITS

/**
 * The numbers of some people of a month, column by column: separate arrays for each person and month would take more
 * memory than their content.
 */
export class PeoplePart {
  /** Microcredits, one entry for each person and day; null where only the sums of the month are kept. */
  credits: Float64Array | null
  /** Microcredits of the month. */
  readonly sums = new Float64Array(PEOPLE)
  /** Days with credits, a bit each. */
  readonly used = new Int32Array(PEOPLE)
  /** A bit for each client with a row on the day. */
  readonly seen = new Uint16Array(PEOPLE * DAYS)
  readonly messages = new Float64Array(PEOPLE)
  /** The tier, and whether overage is enabled, as numbers from 1; 0 is not stated. */
  readonly tier = new Uint16Array(PEOPLE)
  readonly enabled = new Uint8Array(PEOPLE)
  /** The day of `New_User`, from 1; 0 is none. */
  readonly began = new Uint8Array(PEOPLE)
  /** The index of each person's overage in the month's pool, from 1; 0 for most people, who have none. */
  readonly overage = new Uint32Array(PEOPLE)
  /** The clients of the file that is read, by day and person, and the file that each day's entries are of. */
  private own: Uint16Array | null = null
  private ownFile = 0
  private readonly dayFile = new Int32Array(DAYS)

  constructor(byDay: boolean) {
    this.credits = byDay ? new Float64Array(PEOPLE * DAYS) : null
  }

  /**
   * Records a client's row of a day in a file (a number from 1): whether it is the first one, or one was read before, in
   * another file or in this one. `lent` is where the clients of the file are kept.
   */
  see(own: number, day: number, client: number, file: number, lent: LentArrays): 'first' | 'replaced' | 'repeated' {
    const { seen } = this
    const at = own * DAYS + day
    const clients = seen[at] ?? 0
    const bit = 1 << client
    const inFile = this.dayOf(file, day, lent)
    const here = day * PEOPLE + own
    if ((clients & bit) !== 0) return ((inFile[here] ?? 0) & bit) === 0 ? 'replaced' : 'repeated'
    seen[at] = clients | bit
    inFile[here] = (inFile[here] ?? 0) | bit
    return 'first'
  }

  /** Adds the credits of a row; returns whether they are the person's first ones of the day. */
  addCredits(own: number, { day, credits }: UsageRow): boolean {
    if (credits === 0) return false
    if (this.credits !== null) {
      const at = own * DAYS + day
      this.credits[at] = (this.credits[at] ?? 0) + credits
    }
    this.sums[own] = (this.sums[own] ?? 0) + credits
    const used = this.used[own] ?? 0
    this.used[own] = used | (1 << day)
    return (used & (1 << day)) === 0
  }

  /** Days with a row. */
  activeDays(own: number): number {
    const from = own * DAYS
    let active = 0
    for (let at = from; at < from + DAYS; at += 1) if (this.seen[at] !== 0) active += 1
    return active
  }

  private dayOf(file: number, day: number, lent: LentArrays): Uint16Array {
    let own = this.own
    if (own === null || this.ownFile !== file) {
      own = this.own = lent.take(file)
      this.ownFile = file
    }
    // Only the days that the file has rows of are cleared.
    if (this.dayFile[day] !== file) {
      own.fill(0, day * PEOPLE, (day + 1) * PEOPLE)
      this.dayFile[day] = file
    }
    return own
  }
}

/** Arrays for the clients by person and day, which the parts with rows of one file borrow until the next: most files have rows of one month. */
export class LentArrays {
  private readonly all: Uint16Array[] = []
  private file = 0
  private taken = 0

  /** An array for a part, with what an earlier file left in it. */
  take(file: number): Uint16Array {
    if (this.file !== file) this.taken = 0
    this.file = file
    return (this.all[this.taken++] ??= new Uint16Array(PEOPLE * DAYS))
  }
}

/** People per chunk of a pool: chunks are added as people come, and no data is copied. */
const CHUNK = 64

interface Chunk {
  readonly sums: Float64Array
  readonly mosts: Float64Array
}

/** The overage of people who have some: of each the sum and the most, by day where days are kept. */
export class OveragePool {
  /** Entries per person: a month's days, or one. */
  private readonly width: number
  private readonly chunks: Chunk[] = []
  private used = 0

  constructor(byDay: boolean) {
    this.width = byDay ? DAYS : 1
  }

  /** Adds an entry for one more person. */
  take(): number {
    if (this.used % CHUNK === 0) {
      const length = CHUNK * this.width
      this.chunks.push({ sums: new Float64Array(length), mosts: new Float64Array(length) })
    }
    return this.used++
  }

  add(place: number, day: number, micro: number): void {
    const { sums, mosts } = this.chunkOf(place)
    const at = (place % CHUNK) * this.width + (this.width === 1 ? 0 : day)
    sums[at] = (sums[at] ?? 0) + micro
    mosts[at] = Math.max(mosts[at] ?? 0, micro)
  }

  of(place: number, days: number): { readonly sum: Float64Array; readonly most: Float64Array } {
    const { sums, mosts } = this.chunkOf(place)
    const from = (place % CHUNK) * this.width
    return { sum: sums.subarray(from, from + days), most: mosts.subarray(from, from + days) }
  }

  /** The sum and the most of the month. */
  totalOf(place: number): { readonly sum: number; readonly most: number } {
    const { sum, most } = this.of(place, this.width)
    return {
      sum: sum.reduce((all, micro) => all + micro, 0),
      most: most.reduce((all, micro) => Math.max(all, micro), 0),
    }
  }

  /** The same without days. */
  folded(): OveragePool {
    const pool = new OveragePool(false)
    for (let place = 0; place < this.used; place += 1) {
      const { sum, most } = this.totalOf(place)
      const to = pool.take()
      pool.add(to, 0, sum)
      pool.chunkOf(to).mosts[to % CHUNK] = most
    }
    return pool
  }

  private chunkOf(place: number): Chunk {
    const chunk = this.chunks[Math.floor(place / CHUNK)]
    if (chunk === undefined) throw new Error('A person has a place in the pool and no chunk.')
    return chunk
  }
}
