import type { RecordFields } from './csv/record-scanner.js'
import { textAt } from './csv/fields.js'

/*
 * From bytes of a record to a number, without making a text: a text for each of millions of rows would be most of the work.
 */

/** A few names that come again and again: profiles, clients, tiers. */
export class NameTable {
  readonly names: string[] = []
  private readonly known: Uint8Array[] = []
  private readonly indices = new Map<string, number>()
  private last = -1

  /** The number of the name in a field, 0 for the first one that came. */
  at(fields: RecordFields, index: number): number {
    const { bytes, starts, ends } = fields
    const [start, end] = [starts[index] ?? 0, ends[index] ?? 0]
    if (this.last >= 0 && same(this.known[this.last], bytes, start, end)) return this.last
    // The few that alternate are found sooner by looking than by making a text.
    for (let known = 0; known < Math.min(8, this.known.length); known += 1) {
      if (same(this.known[known], bytes, start, end)) return (this.last = known)
    }
    return (this.last = this.of(textAt(fields, index), bytes.slice(start, end)))
  }

  /** The number of a name that is a text already. */
  of(name: string, bytes: Uint8Array = new TextEncoder().encode(name)): number {
    const found = this.indices.get(name)
    if (found !== undefined) return found
    this.indices.set(name, this.names.length)
    this.known.push(bytes)
    return this.names.push(name) - 1
  }
}

/** Users of profiles, by hash. Grows with people, and only with them. */
export class PeopleTable {
  /** As bytes, in the order in which they came. */
  private readonly users: Uint8Array[] = []
  private readonly profiles: number[] = []
  private slots = new Int32Array(1024)

  get size(): number {
    return this.users.length
  }

  profileOf(person: number): number {
    return this.profiles[person] ?? 0
  }

  at({ bytes, starts, ends }: RecordFields, index: number, profile: number): number {
    const [start, end] = [starts[index] ?? 0, ends[index] ?? 0]
    const { slots, users, profiles } = this
    const mask = slots.length - 1
    let slot = hash(bytes, start, end, profile) & mask
    for (;;) {
      const entry = slots[slot] ?? 0
      if (entry === 0) break
      if (profiles[entry - 1] === profile && same(users[entry - 1], bytes, start, end)) return entry - 1
      slot = (slot + 1) & mask
    }
    users.push(bytes.slice(start, end))
    profiles.push(profile)
    slots[slot] = users.length
    if (users.length * 2 > slots.length) this.grow()
    return users.length - 1
  }

  /** The user’s id as a text. */
  idOf(person: number): string {
    return new TextDecoder().decode(this.users[person]).replaceAll('""', '"')
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 4)
    this.users.forEach((user, person) => {
      let slot = hash(user, 0, user.length, this.profiles[person] ?? 0) & (slots.length - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = person + 1
    })
    this.slots = slots
  }
}

/** FNV-1a. */
function hash(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let value = 0x811c9dc5 ^ seed
  for (let at = start; at < end; at += 1) value = Math.imul(value ^ (bytes[at] ?? 0), 0x01000193)
  return value ^ (value >>> 15)
}

function same(known: Uint8Array | undefined, bytes: Uint8Array, start: number, end: number): boolean {
  if (known?.length !== end - start) return false
  // Ids differ at their ends more often than at their beginnings.
  for (let at = known.length - 1; at >= 0; at -= 1) {
    if (known[at] !== bytes[start + at]) return false
  }
  return true
}
