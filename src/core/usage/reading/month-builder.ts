import { ExactProducts } from './exact-products.js'
import { GrowingBits } from './growing-bits.js'
import { BITS, DAYS, OveragePool, PEOPLE, PeoplePart, type LentArrays } from './people-part.js'
import { compareText } from '../../text/place.js'
import type { UsageRow } from './usage-row.js'
import {
  daysIn,
  MICRO,
  type ModelTally,
  type MonthLedger,
  type MonthTallies,
  type OlderMonth,
  type PersonMonth,
  type PersonSums,
  type Squares,
  type Tally,
} from '../ledger.js'

class TallyBuilder implements Tally {
  credits = 0
  overage = 0
  messages = 0
  days = 0
  readonly daily = new Float64Array(DAYS)
  readonly people = new GrowingBits()
}

/** Hundredths of a credit, as they are metered, in a credit: enough for how much rows differ from a price. */
const PER_CREDIT = 100

class SquaresBuilder implements Squares {
  private readonly sums = { credits: new ExactProducts(), both: new ExactProducts(), messages: new ExactProducts() }

  /** Adds a row of so many microcredits. */
  add(micro: number, messages: number): void {
    const credits = Math.round(micro / (MICRO / PER_CREDIT))
    this.sums.credits.add(credits, credits)
    this.sums.both.add(credits, messages)
    this.sums.messages.add(messages, messages)
  }

  get credits(): number {
    return this.sums.credits.sum / PER_CREDIT ** 2
  }

  get both(): number {
    return this.sums.both.sum / PER_CREDIT
  }

  get messages(): number {
    return this.sums.messages.sum
  }
}

class ModelBuilder implements ModelTally {
  messages = 0
  readonly daily = new Float64Array(DAYS)
  readonly alone = { messages: 0, credits: 0, overage: 0 }
  readonly priced = { rows: 0, messages: 0, credits: 0, squares: new SquaresBuilder() }
  readonly people = new GrowingBits()
}

/** What the rows state of a person’s month, as a view of its part. There is one per person and month, so each holds little. */
class FactsOfMonth {
  readonly person: number
  readonly tier: string
  protected readonly part: PeoplePart
  protected readonly own: number
  protected readonly pool: OveragePool | null

  constructor({ person, tier, part, own, pool }: Place) {
    this.person = person
    this.tier = tier
    this.part = part
    this.own = own
    this.pool = pool
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
    return this.part.activeDays(this.own)
  }

  protected get inPool(): number {
    return (this.part.overage[this.own] ?? 0) - 1
  }
}

/** Where the numbers of a person’s month are. */
interface Place {
  readonly person: number
  readonly tier: string
  readonly part: PeoplePart
  /** The index within the part. */
  readonly own: number
  /** Null for a person without overage. */
  readonly pool: OveragePool | null
}

class PersonByDay extends FactsOfMonth implements PersonMonth {
  private readonly days: number

  constructor(days: number, place: Place) {
    super(place)
    this.days = days
  }

  daily(): Float64Array {
    return this.part.credits?.subarray(this.own * DAYS, this.own * DAYS + this.days) ?? new Float64Array(this.days)
  }

  overage(): { readonly sum: Float64Array; readonly most: Float64Array } | null {
    return this.pool?.of(this.inPool, this.days) ?? null
  }
}

class PersonInSums extends FactsOfMonth implements PersonSums {
  get credits(): number {
    return this.part.sums[this.own] ?? 0
  }

  get overage(): { readonly sum: number; readonly most: number } | null {
    return this.pool?.totalOf(this.inPool) ?? null
  }
}

/** What is kept of a month: its people’s days, their sums, or the number of its rows. */
export type Kept = 'days' | 'sums' | 'nothing'

/** A month while rows are added. */
export class MonthBuilder {
  readonly month: string
  readonly days: number
  readonly mixed = { credits: 0, overage: 0 }
  readonly unattributed = { credits: 0, overage: 0 }
  rows = 0
  replaced = 0
  kept: Kept
  private parts: PeoplePart[] = []
  private overage: OveragePool
  private persons: number[] = []
  private readonly peopleByDay: number[]
  /** The index of each person of all months in this one, from 1. */
  private places = new Int32Array(64)
  private readonly clients: { readonly name: string; readonly tally: TallyBuilder }[] = []
  private readonly models: { readonly name: string; readonly tally: ModelBuilder }[] = []

  constructor(month: string, kept: Kept) {
    this.month = month
    this.days = daysIn(month)
    this.kept = kept
    this.overage = new OveragePool(kept === 'days')
    this.peopleByDay = new Array<number>(this.days).fill(0)
  }

  /** Drops the days of the month’s people; their sums are kept. */
  letGoOfDays(): void {
    if (this.kept !== 'days') return
    this.kept = 'sums'
    for (const part of this.parts) part.credits = null
    this.overage = this.overage.folded()
  }

  /** Drops the month’s people; returns the number of its rows. */
  letGo(): { readonly rows: number; readonly replaced: number } {
    const { rows, replaced } = this
    this.kept = 'nothing'
    this.parts = []
    this.persons = []
    this.overage = new OveragePool(false)
    this.places = new Int32Array(64)
    return { rows, replaced }
  }

  get isEmpty(): boolean {
    return this.persons.length === 0
  }

  /** Records a client’s row of a day in a file, as its part does. */
  see(person: number, day: number, client: number, file: number, lent: LentArrays): 'first' | 'replaced' | 'repeated' {
    const place = this.placeOf(person)
    return this.partOf(place).see(place % PEOPLE, day, client, file, lent)
  }

  /** `outranks` returns whether the first of two tiers of a month is the one to keep. */
  add(person: number, row: UsageRow, outranks: (tier: number, other: number) => boolean): void {
    const place = this.placeOf(person)
    const part = this.partOf(place)
    const own = place % PEOPLE
    if (part.addCredits(own, row)) this.peopleByDay[row.day] = (this.peopleByDay[row.day] ?? 0) + 1
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

  /** The month by person and day. `tiers` are the names of the tiers. */
  ledger(tiers: readonly string[]): MonthLedger {
    const people = this.persons.map((_, place) => new PersonByDay(this.days, this.placed(place, tiers)))
    return { ...this.tallies(), people }
  }

  /** The month as sums. */
  sums(tiers: readonly string[]): OlderMonth {
    return {
      ...this.tallies(),
      people: () => this.persons.map((_, place) => new PersonInSums(this.placed(place, tiers))),
    }
  }

  private tallies(): MonthTallies {
    const { month, days, mixed, unattributed, peopleByDay } = this
    // By name, so that the order of the files does not matter for what is added up over them.
    const known = <Tally>(all: readonly { name: string; tally: Tally }[]): Map<string, Tally> =>
      new Map(
        Object.values(all)
          .sort((a, b) => compareText(a.name, b.name))
          .map(({ name, tally }) => [name, tally]),
      )
    return { month, days, peopleByDay, clients: known(this.clients), models: known(this.models), mixed, unattributed }
  }

  private placed(place: number, tiers: readonly string[]): Place {
    const part = this.partOf(place)
    const own = place % PEOPLE
    return {
      person: this.persons[place] ?? 0,
      tier: tiers[(part.tier[own] ?? 0) - 1] ?? '',
      part,
      own,
      pool: (part.overage[own] ?? 0) === 0 ? null : this.overage,
    }
  }

  private partOf(place: number): PeoplePart {
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
    if (place % PEOPLE === 0) this.parts.push(new PeoplePart(this.kept === 'days'))
    return place
  }
}
