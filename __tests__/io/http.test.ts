import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { CLOCK } from '../../src/io/clock.js'
import { boundedFetch } from '../../src/io/github/bounded-fetch.js'
import { newHttpFetch } from '../../src/io/github/http.js'

let server: Server
let other: Server
let origin: string
let elsewhere: string
const seen: string[] = []

const answers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  '/plain': (_, response) => response.end('grüße'),
  '/zipped': (request, response) => {
    expect(request.headers['accept-encoding']).toBe('gzip')
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' }).end(gzipSync('{"a":1}'))
  },
  '/echo': (request, response) => request.pipe(response),
  '/moved': (_, response) => response.writeHead(301, { location: '/plain' }).end(),
  '/away': (_, response) => response.writeHead(302, { location: `${elsewhere}/plain` }).end(),
  '/round': (_, response) => response.writeHead(307, { location: '/round' }).end(),
  '/bomb': (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(80_000_000))),
  '/reset': (request) => request.socket.destroy(),
  '/dripping': (_, response) => {
    const drip = setInterval(() => response.write('.'), 20)
    response.on('close', () => {
      clearInterval(drip)
    })
  },
  '/silent': () => undefined,
  '/missing': (_, response) => response.writeHead(404).end('no'),
}

const listen = (target: Server): Promise<string> =>
  new Promise((resolve) =>
    target.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(target.address() as AddressInfo).port}`)
    }),
  )

beforeAll(async () => {
  server = createServer((request, response) => {
    answers[request.url ?? '']?.(request, response)
  })
  other = createServer((request, response) => {
    seen.push(request.url ?? '')
    response.end('other')
  })
  ;[origin, elsewhere] = await Promise.all([listen(server), listen(other)])
})

afterAll(() => {
  for (const one of [server, other]) {
    one.closeAllConnections()
    one.close()
  }
})

const httpFetch = boundedFetch(newHttpFetch({}), CLOCK)

const text = async (path: string, options = {}): Promise<[number, string]> => {
  const response = await httpFetch(`${origin}${path}`, options)
  return [response.status, await response.text()]
}

test('an answer comes with its status and its text', async () => {
  expect(await text('/plain')).toEqual([200, 'grüße'])
  expect(await text('/missing')).toEqual([404, 'no'])
})

test('a zipped answer is unzipped, and its headers are there', async () => {
  const response = await httpFetch(`${origin}/zipped`, {})
  expect([response.ok, await response.text(), response.headers.get('content-type')]).toEqual([
    true,
    '{"a":1}',
    'application/json',
  ])
})

test('a body is sent whole', async () => {
  expect(await text('/echo', { method: 'POST', body: 'ä'.repeat(100_000) })).toEqual([200, 'ä'.repeat(100_000)])
})

test('a redirect is followed on the same host only: the token goes nowhere else', async () => {
  expect(await text('/moved')).toEqual([200, 'grüße'])
  expect((await text('/away'))[0]).toBe(302)
  expect(seen).toEqual([])
})

test('redirects end', async () => {
  expect((await text('/round'))[0]).toBe(307)
})

test('a lost connection and an answer that unpacks without end are errors', async () => {
  await expect(text('/reset')).rejects.toThrow(/socket hang up|ECONNRESET/)
  await expect(text('/bomb')).rejects.toThrow()
})

test('an answer that comes in drops, or never, has an end', async () => {
  for (const path of ['/dripping', '/silent'])
    await expect(boundedFetch(newHttpFetch({}), CLOCK, () => 200)(`${origin}${path}`)).rejects.toThrow(
      'no whole answer within 1 second',
    )
})
