import { Readable } from 'node:stream'
import type { Clock } from '../../../src/io/clock.js'
import { boundedFetch, type Fetch } from '../../../src/io/github/bounded-fetch.js'

/** A clock that moves when asked to. */
function handClock() {
  let now = 0
  let timers: { readonly at: number; readonly then: () => void }[] = []
  const clock: Clock = {
    now: () => now,
    after: (ms, then) => {
      const timer = { at: now + ms, then }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
  }
  return {
    clock,
    pass: (ms: number) => {
      now += ms
      for (const { at, then } of timers) if (at <= now) then()
    },
    pending: () => timers.length,
  }
}

/** Never answers; it ends when it is given up, as a connection does. */
const silent: Fetch = (_, { signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('aborted'))
    })
  })

test('without a byte a request is given up after 12 seconds', async () => {
  const { clock, pass, pending } = handClock()
  const answer = expect(boundedFetch(silent, clock)('https://api.test/')).rejects.toThrow('no answer within 12 seconds')
  pass(11_999)
  expect(pending()).toBe(2)
  pass(1)
  await answer
  expect(pending()).toBe(0)
})

test('each part of an answer is waited for anew, and 40 seconds are the most for all of them', async () => {
  const { clock, pass, pending } = handClock()
  const dripping: Fetch = (_, { signal }) =>
    Promise.resolve({
      status: 200,
      headers: [],
      body: (async function* () {
        for (;;) {
          pass(11_000)
          if (signal.aborted) throw new Error('aborted')
          yield await Promise.resolve(Buffer.from('.'))
        }
      })(),
    })
  await expect(boundedFetch(dripping, clock)('https://api.test/')).rejects.toThrow('no whole answer within 40 seconds')
  expect(clock.now()).toBe(44_000)
  expect(pending()).toBe(0)
})

test('who has less time left waits no longer', async () => {
  const { clock, pass } = handClock()
  const answer = expect(boundedFetch(silent, clock, () => 900)('https://api.test/')).rejects.toThrow(
    'no whole answer within 1 second',
  )
  pass(900)
  await answer
})

test('64 MB are taken and a byte more is not, however it comes', async () => {
  const { clock } = handClock()
  const of =
    (...sizes: number[]): Fetch =>
    () =>
      Promise.resolve({ status: 200, headers: [], body: Readable.from(sizes.map((size) => Buffer.alloc(size))) })
  const whole = await boundedFetch(of(32_000_000, 32_000_000), clock)('https://api.test/')
  expect((await whole.arrayBuffer()).byteLength).toBe(64_000_000)
  await expect(boundedFetch(of(32_000_000, 32_000_001), clock)('https://api.test/')).rejects.toThrow(
    'the answer is larger than 64 MB',
  )
})
