import { GrowingBits } from './growing-bits.js'
import type { UsageRow } from './usage-row.js'
import { daysIn, type ModelTally, type MonthLedger, type PersonMonth, type Tally } from '../ledger.js'

/** Days of the longest month. */
const DAYS = 31
/** People per part, as a power of 2: parts are added as people come, and no data is copied. */
const BITS = 10
/** People per part. */
const PEOPLE = 1 << BITS

/**
 * The numbers of some people, column by column: separate arrays for each person and month would take more memory than
 * their content.
 */
class Part {
  /** Microcredits, one entry for each person and day. */
  readonly credits = new Float64Array(PEOPLE * DAYS)
  /** A bit for each client with a row on the day. */
  readonly seen = new Uint16Array(PEOPLE * DAYS)
  /** The same for rows of one file, `file`: a row that is seen here occurs twice in it. */
  private readonly own = new Uint16Array(PEOPLE * DAYS)
  private file = 0
  readonly messages = new Float64Array(PEOPLE)
  /** The tier, and whether overage is enabled, as numbers from 1; 0 is not stated. */
  readonly tier = new Uint16Array(PEOPLE)
  readonly enabled = new Uint8Array(PEOPLE)
  /** The day of `New_User`, from 1; 0 is none. */
  readonly began = new Uint8Array(PEOPLE)
  /** The index of each person's overage in the month's pool, from 1; 0 for most people, who have none. */
  readonly overage = new Uint32Array(PEOPLE)

  /** The clients that the file has a row of, by person and day. */
  ofFile(file: number): Uint16Array {
    if (this.file !== file) {
      this.own.fill(0)
      this.file = file
    }
    return this.own
  }
}

/** The overage of people who have some, day by day, one person after another. */
class OveragePool {
  private sums = new Float64Array(16 * DAYS)
  private mosts = new Float64Array(16 * DAYS)
  private used = 0

  /** Adds an entry for one more person. */
  take(): number {
    if ((this.used + 1) * DAYS > this.sums.length) {
      this.sums = doubled(this.sums)
      this.mosts = doubled(this.mosts)
    }
    return this.used++
  }

  add(place: number, day: number, micro: number): void {
    const at = place * DAYS + day
    this.sums[at] = (this.sums[at] ?? 0) + micro
    this.mosts[at] = Math.max(this.mosts[at] ?? 0, micro)
  }

  of(place: number, days: number): { readonly sum: Float64Array; readonly most: Float64Array } {
    const [from, to] = [place * DAYS, place * DAYS + days]
    return { sum: this.sums.subarray(from, to), most: this.mosts.subarray(from, to) }
  }
}

function doubled(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}

class TallyBuilder implements Tally {
  credits = 0
  overage = 0
  messages = 0
  days = 0
  readonly daily = new Float64Array(DAYS)
  readonly people = new GrowingBits()
}

class ModelBuilder implements ModelTally {
  messages = 0
  readonly daily = new Float64Array(DAYS)
  readonly alone = { messages: 0, credits: 0, overage: 0 }
  readonly priced = { rows: 0, messages: 0, credits: 0, squares: { credits: 0, both: 0, messages: 0 } }
  readonly people = new GrowingBits()
}

/** A person's month as a view of its part. There is one per person and month, so each holds little. */
class PersonOfMonth implements PersonMonth {
  readonly person: number
  readonly tier: string
  private readonly days: number
  private readonly part: Part
  private readonly own: number
  private readonly pool: OveragePool | null

  constructor(person: number, days: number, part: Part, own: number, pool: OveragePool | null, tier: string) {
    this.person = person
    this.days = days
    this.part = part
    this.own = own
    this.pool = pool
    this.tier = tier
  }

  get overageEnabled(): boolean | null {
    const enabled = this.part.enabled[this.own] ?? 0
    return enabled === 0 ? null : enabled === 2
  }

  get began(): number | null {
    const began = this.part.began[this.own] ?? 0
    return began === 0 ? null : began - 1
  }

  get messages(): number {
    return this.part.messages[this.own] ?? 0
  }

  get activeDays(): number {
    const from = this.own * DAYS
    let active = 0
    for (let at = from; at < from + this.days; at += 1) if (this.part.seen[at] !== 0) active += 1
    return active
  }

  daily(): Float64Array {
    return this.part.credits.subarray(this.own * DAYS, this.own * DAYS + this.days)
  }

  overage(): { readonly sum: Float64Array; readonly most: Float64Array } | null {
    return this.pool?.of((this.part.overage[this.own] ?? 0) - 1, this.days) ?? null
  }
}

/** A month while rows are added. */
export class MonthBuilder {
  readonly month: string
  readonly days: number
  readonly mixed = { credits: 0, overage: 0 }
  readonly unattributed = { credits: 0, overage: 0 }
  rows = 0
  replaced = 0
  /** False for a month that no report is based on: its rows are only counted. */
  kept: boolean
  private parts: Part[] = []
  private overage = new OveragePool()
  private persons: number[] = []
  /** The index of each person of all months in this one, from 1. */
  private places = new Int32Array(64)
  private readonly clients: { readonly name: string; readonly tally: TallyBuilder }[] = []
  private readonly models: { readonly name: string; readonly tally: ModelBuilder }[] = []

  constructor(month: string, kept: boolean) {
    this.month = month
    this.days = daysIn(month)
    this.kept = kept
  }

  /** Drops the month's people; returns the number of its rows. */
  letGo(): { readonly rows: number; readonly replaced: number } {
    const { rows, replaced } = this
    this.kept = false
    this.parts = []
    this.persons = []
    this.overage = new OveragePool()
    this.places = new Int32Array(64)
    return { rows, replaced }
  }

  get isEmpty(): boolean {
    return this.persons.length === 0
  }

  /**
   * Records a client's row of a day in a file (a number from 1): whether it is the first one, or one was read before, in
   * another file or in this one.
   */
  see(person: number, day: number, client: number, file: number): 'first' | 'replaced' | 'repeated' {
    const place = this.placeOf(person)
    const part = this.partOf(place)
    const { seen } = part
    const at = (place % PEOPLE) * DAYS + day
    const clients = seen[at] ?? 0
    const own = part.ofFile(file)
    if ((clients & (1 << client)) !== 0) return ((own[at] ?? 0) & (1 << client)) === 0 ? 'replaced' : 'repeated'
    seen[at] = clients | (1 << client)
    own[at] = (own[at] ?? 0) | (1 << client)
    return 'first'
  }

  /** `outranks` returns whether the first of two tiers of a month is the one to keep. */
  add(person: number, row: UsageRow, outranks: (tier: number, other: number) => boolean): void {
    const place = this.placeOf(person)
    const part = this.partOf(place)
    const own = place % PEOPLE
    const at = own * DAYS + row.day
    part.credits[at] = (part.credits[at] ?? 0) + row.credits
    part.messages[own] = (part.messages[own] ?? 0) + row.messages
    if (row.overage > 0) {
      const known = part.overage[own] ?? 0
      const place = known > 0 ? known - 1 : this.overage.take()
      part.overage[own] = place + 1
      this.overage.add(place, row.day, row.overage)
    }
    const tier = part.tier[own] ?? 0
    if (row.tier !== tier && row.tier > 0 && (tier === 0 || outranks(row.tier, tier))) part.tier[own] = row.tier
    if (row.enabled > (part.enabled[own] ?? 0)) part.enabled[own] = row.enabled
    const began = part.began[own] ?? 0
    if (row.isNew && (began === 0 || row.day + 1 < began)) part.began[own] = row.day + 1
  }

  clientOf(index: number, name: string): TallyBuilder {
    return (this.clients[index] ??= { name, tally: new TallyBuilder() }).tally
  }

  modelOf(index: number, name: string): ModelBuilder {
    return (this.models[index] ??= { name, tally: new ModelBuilder() }).tally
  }

  /** The sums of the rows. `tiers` are the names of the tiers. */
  ledger(tiers: readonly string[]): MonthLedger {
    const { month, days, mixed, unattributed } = this
    const known = <Tally>(all: readonly { name: string; tally: Tally }[]): Map<string, Tally> =>
      new Map(Object.values(all).map(({ name, tally }) => [name, tally]))
    return {
      month,
      days,
      people: this.persons.map((person, place) => this.personAt(person, place, tiers)),
      clients: known(this.clients),
      models: known(this.models),
      mixed,
      unattributed,
    }
  }

  private personAt(person: number, place: number, tiers: readonly string[]): PersonMonth {
    const part = this.partOf(place)
    const own = place % PEOPLE
    return new PersonOfMonth(
      person,
      this.days,
      part,
      own,
      (part.overage[own] ?? 0) === 0 ? null : this.overage,
      tiers[(part.tier[own] ?? 0) - 1] ?? '',
    )
  }

  private partOf(place: number): Part {
    const part = this.parts[place >> BITS]
    if (part === undefined) throw new Error('A person has a place and no part.')
    return part
  }

  private placeOf(person: number): number {
    const place = person < this.places.length ? (this.places[person] ?? 0) : 0
    return place > 0 ? place - 1 : this.newPlace(person)
  }

  private newPlace(person: number): number {
    if (person >= this.places.length) {
      const larger = new Int32Array(Math.max(person + 1, this.places.length * 2))
      larger.set(this.places)
      this.places = larger
    }
    const place = this.persons.push(person) - 1
    this.places[person] = place + 1
    if (place % PEOPLE === 0) this.parts.push(new Part())
    return place
  }
}
