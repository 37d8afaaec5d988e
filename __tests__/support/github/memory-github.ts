import { setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '../../../src/io/clock.js'
import type { Fetch } from '../../../src/io/github/bounded-fetch.js'
import { MemoryKeeper } from './memory-keeper.js'
import { attend, bytesOf, newStandIn, type StandIn } from './stand-in.js'
import { VirtualTime } from './virtual-time.js'

/** The way of one run to GitHub, and its time. */
export interface Line {
  readonly fetch: Fetch
  readonly clock: Clock
}

/** A stand-in that is a function call away. */
export interface MemoryGitHub extends StandIn {
  line(): Line
}

const ORIGIN = 'https://github.test'

/**
 * The same GitHub as startGitHub's, for runs in this process: no socket, no other process, no waiting. Requests that are sent together are
 * all there before the first of them is answered, and each run has its own time (virtual-time.ts).
 */
export function openGitHub(): MemoryGitHub {
  const standIn = newStandIn(ORIGIN, new MemoryKeeper())
  let moment = 0
  // By order, not by a clock: what follows an answer is later than it.
  const now = (): number => (moment += 1)
  const fetch =
    (time: VirtualTime): Fetch =>
    async (address, { method = 'GET', headers = {}, body = '', signal }) => {
      const url = new URL(address)
      if (url.origin !== ORIGIN) throw new Error(`getaddrinfo ENOTFOUND ${url.hostname}`)
      const got = await time.still(() =>
        attend(
          github,
          { method, path: `${url.pathname}${url.search}`, headers: lowerCase(headers), text: body },
          { now, arrive: () => turn(), pause: (ms) => time.pause(ms) },
        ),
      )
      signal.throwIfAborted()
      if (got === 'hang')
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('The operation was aborted'))
          })
        })
      if (got === 'reset') throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
      const { bytes, headers: answered } = bytesOf(got)
      return { status: got.status, headers: Object.entries(answered), body: once(bytes) }
    }
  const github: MemoryGitHub = Object.assign(standIn, {
    line: () => {
      const time = new VirtualTime()
      return { fetch: fetch(time), clock: time.clock }
    },
  })
  return github
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield await Promise.resolve(bytes)
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
