/** Factors are cut to this: then products of two whole numbers, and sums of two of these, are exact. */
const MOST_FACTOR = 2 ** 26
const LIMB = 2 ** 52

/** A sum of products of whole numbers that is the same in any order: as floating-point numbers their squares lose digits. */
export class ExactProducts {
  private low = 0
  private high = 0

  add(one: number, other: number): void {
    this.low += Math.min(one, MOST_FACTOR - 1) * Math.min(other, MOST_FACTOR - 1)
    if (this.low < LIMB) return
    this.low -= LIMB
    this.high += 1
  }

  /** Rounded once. */
  get sum(): number {
    return this.high * LIMB + this.low
  }
}
