import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { sha256 } from '../../../src/core/text/sha256.js'
import { RUNS } from '../support/properties.js'

const expected = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

test('it is the digest that everybody else makes, at every length around a block', () => {
  for (let length = 0; length < 200; length += 1)
    expect(sha256('é'.repeat(length % 3) + 'a'.repeat(length))).toBe(
      expected('é'.repeat(length % 3) + 'a'.repeat(length)),
    )
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(expected(text))
    }),
    RUNS,
  )
})
