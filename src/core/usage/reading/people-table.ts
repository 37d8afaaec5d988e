import type { RecordFields } from './csv/record-scanner.js'
import { textAt } from './csv/fields.js'

/*
 * From the bytes of a record to an index, without decoding: decoding each of millions of rows would be most of the
 * work.
 */

/** A few names that repeat: profiles, clients, tiers. */
export class NameTable {
  readonly names: string[] = []
  private readonly known: Uint8Array[] = []
  private readonly indices = new Map<string, number>()
  private last = -1

  /** The index of the name in a field, 0 for the first one seen. */
  at(fields: RecordFields, index: number): number {
    const { bytes, starts, ends } = fields
    const start = starts[index] ?? 0
    const end = ends[index] ?? 0
    if (this.last >= 0 && same(this.known[this.last], bytes, start, end)) return this.last
    // Comparing the first few names is faster than decoding.
    for (let known = 0; known < Math.min(8, this.known.length); known += 1) {
      if (same(this.known[known], bytes, start, end)) return (this.last = known)
    }
    return (this.last = this.of(textAt(fields, index), bytes.slice(start, end)))
  }

  /** The index of a name that is decoded already. */
  of(name: string, bytes: Uint8Array = new TextEncoder().encode(name)): number {
    const found = this.indices.get(name)
    if (found !== undefined) return found
    this.indices.set(name, this.names.length)
    this.known.push(bytes)
    return this.names.push(name) - 1
  }
}

/** Users of profiles, by hash. It grows with people only. */
export class PeopleTable {
  size = 0
  /** The ids one after another as bytes, and the start of each. */
  private bytes = new Uint8Array(1 << 16)
  private readonly begins: number[] = [0]
  /** The prefix of the identity store of each id, where a file writes it. */
  private readonly stores: (string | undefined)[] = []
  private readonly profiles: number[] = []
  private readonly hashes: number[] = []
  private slots = new Int32Array(1024)
  private last = -1

  profileOf(person: number): number {
    return this.profiles[person] ?? 0
  }

  at({ bytes, starts, ends }: RecordFields, index: number, profile: number): number {
    const whole = starts[index] ?? 0
    const end = ends[index] ?? 0
    // `d-1234567890.X` and `X` are one user of a profile: files of different ages write one or the other.
    const start = afterStore(bytes, whole, end)
    const person = this.indexOf(bytes, start, end, profile)
    if (start > whole && this.stores[person] === undefined)
      this.stores[person] = new TextDecoder().decode(bytes.subarray(whole, start))
    return person
  }

  private indexOf(bytes: Uint8Array, start: number, end: number, profile: number): number {
    // Files list people in much the same order every day, so the next one is tried first.
    const next = this.last + 1
    if (next < this.size && this.is(next, bytes, start, end, profile)) return (this.last = next)
    const code = hash(bytes, start, end, profile)
    const mask = this.slots.length - 1
    let slot = code & mask
    for (;;) {
      const person = (this.slots[slot] ?? 0) - 1
      if (person < 0) break
      if (this.hashes[person] === code && this.is(person, bytes, start, end, profile)) return (this.last = person)
      slot = (slot + 1) & mask
    }
    this.slots[slot] = this.size + 1
    this.add(bytes.subarray(start, end), code, profile)
    return (this.last = this.size - 1)
  }

  /** The user's id as text. */
  idOf(person: number): string {
    const id = new TextDecoder()
      .decode(this.bytes.subarray(this.begins[person], this.begins[person + 1]))
      .replaceAll('""', '"')
    return `${this.stores[person] ?? ''}${id}`
  }

  private is(person: number, bytes: Uint8Array, start: number, end: number, profile: number): boolean {
    const { bytes: known, begins } = this
    const begin = begins[person] ?? 0
    if ((begins[person + 1] ?? 0) - begin !== end - start || this.profiles[person] !== profile) return false
    // Ids differ at their ends more often than at their beginnings.
    for (let at = end - start - 1; at >= 0; at -= 1) {
      if (known[begin + at] !== bytes[start + at]) return false
    }
    return true
  }

  private add(id: Uint8Array, code: number, profile: number): void {
    const begin = this.begins[this.size] ?? 0
    if (begin + id.length > this.bytes.length) {
      const larger = new Uint8Array(Math.max(begin + id.length, this.bytes.length * 2))
      larger.set(this.bytes)
      this.bytes = larger
    }
    this.bytes.set(id, begin)
    this.begins.push(begin + id.length)
    this.profiles.push(profile)
    this.hashes.push(code)
    this.size += 1
    if (this.size * 2 > this.slots.length) this.grow()
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 4)
    this.hashes.forEach((code, person) => {
      let slot = code & (slots.length - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = person + 1
    })
    this.slots = slots
  }
}

/** Characters of the prefix of an identity store: `d-` and ten hexadecimal digits, before a point. */
const STORE = 12

/** Where a user's id begins after `d-<identity store>.`; the start of the field without one. */
function afterStore(bytes: Uint8Array, start: number, end: number): number {
  // ASCII `d`, `-` and `.`.
  if (end - start <= STORE + 1 || bytes[start] !== 100 || bytes[start + 1] !== 45 || bytes[start + STORE] !== 46)
    return start
  for (let at = start + 2; at < start + STORE; at += 1) {
    const byte = bytes[at] ?? 0
    if (!((byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 102))) return start
  }
  return start + STORE + 1
}

/** FNV-1a, 32 bits. */
function hash(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let value = 0x811c9dc5 ^ seed
  for (let at = start; at < end; at += 1) value = Math.imul(value ^ (bytes[at] ?? 0), 0x01000193)
  return value ^ (value >>> 15)
}

function same(known: Uint8Array | undefined, bytes: Uint8Array, start: number, end: number): boolean {
  if (known?.length !== end - start) return false
  for (let at = known.length - 1; at >= 0; at -= 1) {
    if (known[at] !== bytes[start + at]) return false
  }
  return true
}
