import { daysIn, type Bits, type ModelTally, type MonthLedger, type PersonMonth, type Tally } from './ledger.js'

/** A month while rows come in. */
const BLOCK = 31
const BLOCKS = 512

/** Many small arrays as parts of few large ones: each array of its own would take more than what it holds. */
class Pool<Numbers extends Float64Array | Uint32Array> {
  private readonly parts: Numbers[] = []
  private used = 0
  private readonly make: (length: number) => Numbers

  constructor(make: (length: number) => Numbers) {
    this.make = make
  }

  take(length: number): Numbers {
    const place = this.used % BLOCKS
    if (place === 0) this.parts.push(this.make(BLOCKS * BLOCK))
    this.used += 1
    return this.parts.at(-1)?.subarray(place * BLOCK, place * BLOCK + length) as Numbers
  }
}

/** One bit for each person, growing with them. */
export class GrowingBits implements Bits {
  size = 0
  private bytes = new Uint8Array(64)

  add(person: number): void {
    const at = person >> 3
    if (at >= this.bytes.length) {
      const larger = new Uint8Array(Math.max(at + 1, this.bytes.length * 2))
      larger.set(this.bytes)
      this.bytes = larger
    }
    const bit = 1 << (person & 7)
    const byte = this.bytes[at] ?? 0
    if ((byte & bit) !== 0) return
    this.bytes[at] = byte | bit
    this.size += 1
  }

  has(person: number): boolean {
    return (((this.bytes[person >> 3] ?? 0) >> (person & 7)) & 1) === 1
  }
}

class TallyBuilder implements Tally {
  credits = 0
  messages = 0
  readonly people = new GrowingBits()
}

class ModelBuilder implements ModelTally {
  messages = 0
  readonly alone = { rows: 0, messages: 0, credits: 0 }
  readonly people = new GrowingBits()
}

/** One person’s month while rows come in. */
class PersonBuilder implements PersonMonth {
  tier = ''
  tierRank = -1
  overageEnabled: boolean | null = null
  activeDays = 0
  began: number | null = null
  messages = 0
  readonly person: number
  readonly credits: Float64Array
  /** A bit for each client whose row of the day is here. */
  readonly seen: Uint32Array
  sum: Float64Array | null = null
  most: Float64Array | null = null

  constructor(person: number, credits: Float64Array, seen: Uint32Array) {
    this.person = person
    this.credits = credits
    this.seen = seen
  }

  daily(): Float64Array {
    return this.credits
  }

  overage(): { sum: Float64Array; most: Float64Array } | null {
    return this.sum === null || this.most === null ? null : { sum: this.sum, most: this.most }
  }
}

export class MonthBuilder implements MonthLedger {
  readonly days: number
  readonly people: PersonBuilder[] = []
  readonly clients = new Map<string, TallyBuilder>()
  readonly models = new Map<string, ModelBuilder>()
  mixedCredits = 0
  unattributedCredits = 0
  readonly month: string
  private slots = new Int32Array(64)
  private readonly byClient: TallyBuilder[] = []
  private readonly byModel: ModelBuilder[] = []
  private readonly credits = new Pool((length) => new Float64Array(length))
  private readonly seen = new Pool((length) => new Uint32Array(length))

  constructor(month: string) {
    this.month = month
    this.days = daysIn(month)
  }

  personOf(person: number): PersonBuilder {
    if (person >= this.slots.length) {
      const larger = new Int32Array(Math.max(person + 1, this.slots.length * 2))
      larger.set(this.slots)
      this.slots = larger
    }
    const entry = this.slots[person] ?? 0
    const known = entry === 0 ? undefined : this.people[entry - 1]
    if (known) return known
    const made = new PersonBuilder(person, this.credits.take(this.days), this.seen.take(this.days))
    this.slots[person] = this.people.push(made)
    return made
  }

  clientOf(index: number, name: string): TallyBuilder {
    const known = this.byClient[index]
    if (known) return known
    const made = new TallyBuilder()
    this.byClient[index] = made
    this.clients.set(name, made)
    return made
  }

  modelOf(index: number, name: string): ModelBuilder {
    const known = this.byModel[index]
    if (known) return known
    const made = new ModelBuilder()
    this.byModel[index] = made
    this.models.set(name, made)
    return made
  }

  addOverage(person: PersonBuilder, day: number, micro: number): void {
    person.sum ??= this.credits.take(this.days)
    person.most ??= this.credits.take(this.days)
    person.sum[day] = (person.sum[day] ?? 0) + micro
    person.most[day] = Math.max(person.most[day] ?? 0, micro)
  }
}
