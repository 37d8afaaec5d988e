import type { Bits } from '../ledger.js'

/** A set of people, one bit each, which grows with the highest index. */
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
