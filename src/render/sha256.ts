/**
 * SHA-256 (FIPS 180-4) of a text in UTF-8, in hexadecimal. Our own, because rendering is pure and loads nothing of node; a test
 * compares it with node's.
 */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text)
  const length = (((bytes.length + 8) >> 6) + 1) << 6
  const padded = new Uint8Array(length)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(length - 8, Math.floor(bytes.length / 0x2000_0000))
  view.setUint32(length - 4, bytes.length << 3)
  const state = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)))
  for (let at = 0; at < length; at += 64) digest(state, view, at)
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}

function digest(state: Uint32Array, view: DataView, at: number): void {
  const words = new Uint32Array(64)
  const word = (index: number): number => words[index] ?? 0
  for (let index = 0; index < 64; index += 1) {
    const [near, far] = [word(index - 2), word(index - 15)]
    words[index] =
      index < 16
        ? view.getUint32(at + index * 4)
        : word(index - 16) +
          (turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)) +
          word(index - 7) +
          (turn(near, 17) ^ turn(near, 19) ^ (near >>> 10))
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let index = 0; index < 64; index += 1) {
    const one =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (CONSTANTS[index] ?? 0) + word(index)) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) + value
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

function primes(count: number): number[] {
  const found: number[] = []
  for (let next = 2; found.length < count; next += 1) if (found.every((prime) => next % prime !== 0)) found.push(next)
  return found
}

/** The first 32 bits after the point. */
function fraction(root: number): number {
  return Math.floor((root % 1) * 0x1_0000_0000)
}

const CONSTANTS = primes(64).map((prime) => fraction(Math.cbrt(prime)))
