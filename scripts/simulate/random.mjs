/** Random numbers from a seed: the same on every machine. */

/** Mulberry32: numbers from 0 to 1, good enough for simulations. */
export function randomOf(seed) {
  let state = seed >>> 0
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  return {
    uniform,
    normal,
    between: (low, high) => low + (high - low) * uniform(),
    chance: (probability) => uniform() < probability,
    /** Log-normal with this mean. */
    around: (mean, sigma) => mean * Math.exp(sigma * normal() - (sigma * sigma) / 2),
  }
}
