import type { RightSizing } from '../../../../src/core/contract/usage/outlook.js'
import { toDo } from '../../../../src/core/usage/sizing/to-do.js'
import { sampleRightSizing } from '../../support/sample-right-sizing.js'

const sample = sampleRightSizing()
const told = (more: Partial<RightSizing>) =>
  toDo({ ...sample, ...more }).map(({ kind, from, to, savesUsd }) => `${kind} ${from} ${to ?? '-'} ${savesUsd}`)

test('the three with the most money, idle seats among them', () => {
  expect(told({})).toEqual(['move Power Pro Max 600', 'idle seats Pro - 120', 'move Pro Pro+ 61.4'])
  const idle = [1, 2, 3].map((usd) => ({ plan: 'pro', name: `P${usd}`, seats: 1, usd: usd * 1000 }))
  expect(told({ idle })).toEqual(['idle seats P3 - 3000', 'idle seats P2 - 2000', 'idle seats P1 - 1000'])
})

test('what saves less than a dollar, or has no price, is no advice', () => {
  const cents = sample.moves.map((move) => ({ ...move, savesUsd: 0.04 }))
  expect(told({ moves: cents, idle: [{ plan: null, name: 'x', seats: 3, usd: null }] })).toEqual([])
  expect(toDo(null)).toEqual([])
})
