import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { anyCharacter } from '../support/any-text.js'
import { hmacSha256, sha256 } from '../../../src/core/text/sha256.js'
import { RUNS } from '../support/properties.js'

const expected = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

test('it is the digest that Node makes, at every length around a block', () => {
  for (let length = 0; length < 200; length += 1)
    expect(sha256('é'.repeat(length % 3) + 'a'.repeat(length))).toBe(
      expected('é'.repeat(length % 3) + 'a'.repeat(length)),
    )
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(expected(text))
    }),
    RUNS,
  )
})

test('with a key it is the HMAC that Node makes', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), fc.string({ unit: anyCharacter }), (key, text) => {
      expect(hmacSha256(key, text)).toBe(createHmac('sha256', key).update(text).digest('hex'))
    }),
    RUNS,
  )
})
