import fc, { type Arbitrary } from 'fast-check'

const SURROGATES = { first: 0xd800, last: 0xdfff }
const HOLE = SURROGATES.last - SURROGATES.first + 1
const LAST_CODE_POINT = 0x10ffff

/**
 * Any one character that is no half of a pair: what fast-check calls `binary`, counted and not looked up. Its own table of a million characters takes
 * two seconds to make, in each worker, and stays in memory.
 */
export const anyCharacter: Arbitrary<string> = fc.nat(LAST_CODE_POINT - HOLE).map(
  (number) => String.fromCodePoint(number < SURROGATES.first ? number : number + HOLE),
  (text) => {
    const code = typeof text === 'string' ? (text.codePointAt(0) ?? -1) : -1
    const isOne = code >= 0 && String.fromCodePoint(code) === text
    if (!isOne || (code >= SURROGATES.first && code <= SURROGATES.last)) throw new Error('not one character')
    return code < SURROGATES.first ? code : code - HOLE
  },
)
