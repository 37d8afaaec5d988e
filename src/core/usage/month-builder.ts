import { GrowingBits } from './growing-bits.js'
import type { UsageRow } from './usage-row.js'
import { daysIn, type ModelTally, type MonthLedger, type PersonMonth, type Tally } from './ledger.js'

const DAYS = 31
/** People whose numbers lie in one part: parts are added as people come, and nothing is copied. */
const BITS = 10
const PEOPLE = 1 << BITS

/** The numbers of some people, column by column: an object with arrays of its own for each person and month would take more than what it holds. */
class Part {
  /** Microcredits, a place for each person and day. */
  readonly credits = new Float64Array(PEOPLE * DAYS)
  /** A bit for each client whose row of the day is here. */
  readonly seen = new Uint16Array(PEOPLE * DAYS)
  readonly messages = new Float64Array(PEOPLE)
  /** The tier, and whether overage is switched on, as numbers from 1; 0 is not stated. */
  readonly tier = new Uint16Array(PEOPLE)
  readonly enabled = new Uint8Array(PEOPLE)
  /** The day of `New_User`, from 1; 0 is none. */
  readonly began = new Uint8Array(PEOPLE)
  /** Made when the first overage comes: most months have none. */
  overage: { readonly sum: Float64Array; readonly most: Float64Array } | null = null
}

class TallyBuilder implements Tally {
  credits = 0
  overage = 0
  messages = 0
  readonly people = new GrowingBits()
}

class ModelBuilder implements ModelTally {
  messages = 0
  readonly alone = { messages: 0, credits: 0, overage: 0 }
  readonly priced = { rows: 0, messages: 0, credits: 0 }
  readonly people = new GrowingBits()
}

/** A month while rows come in. */
export class MonthBuilder {
  readonly month: string
  readonly days: number
  readonly mixed = { credits: 0, overage: 0 }
  readonly unattributed = { credits: 0, overage: 0 }
  private readonly parts: Part[] = []
  private readonly persons: number[] = []
  /** Where each person of all months stands in this one, from 1. */
  private places = new Int32Array(64)
  private readonly clients: { readonly name: string; readonly tally: TallyBuilder }[] = []
  private readonly models: { readonly name: string; readonly tally: ModelBuilder }[] = []

  constructor(month: string) {
    this.month = month
    this.days = daysIn(month)
  }

  get isEmpty(): boolean {
    return this.persons.length === 0
  }

  /** Notes a client’s row of a day; false when there was one already. */
  isFirst(person: number, day: number, client: number): boolean {
    const place = this.placeOf(person)
    const { seen } = this.partOf(place)
    const at = (place % PEOPLE) * DAYS + day
    const clients = seen[at] ?? 0
    if ((clients & (1 << client)) !== 0) return false
    seen[at] = clients | (1 << client)
    return true
  }

  /** `outranks` says of two tiers of a month whether the first is the one to keep. */
  add(person: number, row: UsageRow, outranks: (tier: number, other: number) => boolean): void {
    const place = this.placeOf(person)
    const part = this.partOf(place)
    const own = place % PEOPLE
    const at = own * DAYS + row.day
    part.credits[at] = (part.credits[at] ?? 0) + row.credits
    part.messages[own] = (part.messages[own] ?? 0) + row.messages
    if (row.overage > 0) {
      part.overage ??= { sum: new Float64Array(PEOPLE * DAYS), most: new Float64Array(PEOPLE * DAYS) }
      part.overage.sum[at] = (part.overage.sum[at] ?? 0) + row.overage
      part.overage.most[at] = Math.max(part.overage.most[at] ?? 0, row.overage)
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

  /** What the rows came to. `tiers` are the names of the tiers. */
  ledger(tiers: readonly string[]): MonthLedger {
    const { month, days, mixed, unattributed } = this
    const known = <Tally>(all: readonly { name: string; tally: Tally }[]): Map<string, Tally> => new Map(Object.values(all).map(({ name, tally }) => [name, tally]))
    return { month, days, people: this.persons.map((person, place) => this.personAt(person, place, tiers)), clients: known(this.clients), models: known(this.models), mixed, unattributed }
  }

  private personAt(person: number, place: number, tiers: readonly string[]): PersonMonth {
    const part = this.partOf(place)
    const own = place % PEOPLE
    const [from, to] = [own * DAYS, own * DAYS + this.days]
    const { overage, credits, seen } = part
    const [enabled, began] = [part.enabled[own] ?? 0, part.began[own] ?? 0]
    let activeDays = 0
    for (let at = from; at < to; at += 1) if (seen[at] !== 0) activeDays += 1
    return {
      person,
      tier: tiers[(part.tier[own] ?? 0) - 1] ?? '',
      daily: () => credits.subarray(from, to),
      overage: () => {
        const sum = overage?.sum.subarray(from, to)
        return overage && sum?.some((micro) => micro > 0) ? { sum, most: overage.most.subarray(from, to) } : null
      },
      overageEnabled: enabled === 0 ? null : enabled === 2,
      activeDays,
      began: began === 0 ? null : began - 1,
      messages: part.messages[own] ?? 0,
    }
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
