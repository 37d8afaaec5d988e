import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { CLOCK } from '../../../src/io/clock.js'
import { boundedFetch, type FetchOptions, type FetchResponse } from '../../../src/io/github/bounded-fetch.js'
import { loadToolkit } from '../../../src/io/github/toolkit.js'
import { ended } from '../../support/ended.js'
import { startTunnel, type Tunnel } from '../../support/tunnel.js'

let server: Server
let other: Server
let origin: string
let elsewhere: string
const seen: string[] = []

const moved =
  (status: number, to: string) =>
  (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, { location: to }).end()
  }

const answers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  '/plain': (_, response) => response.end('grüße'),
  '/zipped': (request, response) => {
    expect(request.headers['accept-encoding']).toContain('gzip')
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' }).end(gzipSync('{"a":1}'))
  },
  '/echo': (request, response) => {
    response.writeHead(200, { 'x-method': request.method })
    request.pipe(response)
  },
  '/moved': moved(301, '/plain'),
  '/moved/302': moved(302, '/echo'),
  '/moved/303': moved(303, '/echo'),
  '/moved/307': moved(307, '/echo'),
  '/moved/308': moved(308, '../echo'),
  '/away': (request, response) => {
    moved(307, `${elsewhere}/plain`)(request, response)
  },
  '/round': moved(307, '/round'),
  '/bomb': (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(80_000_000))),
  '/reset': (request) => request.socket.destroy(),
  '/cut': (request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half', () => request.socket.destroy())
  },
  '/dripping': (_, response) => {
    const drip = setInterval(() => response.write('.'), 20)
    response.on('close', () => {
      clearInterval(drip)
    })
  },
  '/silent': () => undefined,
  '/missing': (_, response) => response.writeHead(404).end('no'),
}

const portOf = (target: Server): number => (target.address() as AddressInfo).port
const listen = (target: Server): Promise<string> =>
  new Promise((resolve) =>
    target.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${portOf(target)}`)
    }),
  )

let toolkitFetch: Awaited<ReturnType<typeof loadToolkit>>['fetch']

beforeAll(async () => {
  server = createServer((request, response) => {
    answers[request.url ?? '']?.(request, response)
  })
  other = createServer((request, response) => {
    seen.push(request.url ?? '')
    response.end('other')
  })
  ;[origin, elsewhere] = await Promise.all([listen(server), listen(other)])
  toolkitFetch = (await loadToolkit()).fetch
})

afterAll(() => {
  for (const one of [server, other]) {
    one.closeAllConnections()
    one.close()
  }
})

const ask = (path: string, options: FetchOptions = {}, left?: () => number): Promise<FetchResponse> =>
  boundedFetch(toolkitFetch, CLOCK, left)(`${origin}${path}`, options)

const text = async (path: string, options: FetchOptions = {}): Promise<[number, string]> => {
  const response = await ask(path, options)
  return [response.status, await response.text()]
}

test('an answer comes with its status and its text', async () => {
  expect(await text('/plain')).toEqual([200, 'grüße'])
  expect(await text('/missing')).toEqual([404, 'no'])
})

test('a zipped answer is unzipped, and its headers are there', async () => {
  const response = await ask('/zipped')
  expect([response.ok, await response.text(), response.headers.get('content-type')]).toEqual([
    true,
    '{"a":1}',
    'application/json',
  ])
})

test('a body is sent whole', async () => {
  expect(await text('/echo', { method: 'POST', body: 'ä'.repeat(100_000) })).toEqual([200, 'ä'.repeat(100_000)])
})

test('a redirect is followed on the same origin only: the token goes nowhere else', async () => {
  expect(await text('/moved')).toEqual([200, 'grüße'])
  for (const method of ['GET', 'POST']) expect((await text('/away', { method }))[0]).toBe(307)
  expect(seen).toEqual([])
})

test.each([307, 308])('a write goes where %d says, with its method and body', async (status) => {
  const response = await ask(`/moved/${status}`, { method: 'PATCH', body: '{"body":"grüße"}' })
  expect([response.status, response.headers.get('x-method'), await response.text()]).toEqual([
    200,
    'PATCH',
    '{"body":"grüße"}',
  ])
})

test.each([302, 303])(
  'a write does not go where %d says: what would be asked there is another question',
  async (status) => {
    expect(await text(`/moved/${status}`, { method: 'POST', body: '{}' })).toEqual([status, ''])
  },
)

test('redirects end', async () => {
  expect((await text('/round'))[0]).toBe(307)
})

test('a lost connection and an answer that unpacks without end are errors', async () => {
  await expect(text('/reset')).rejects.toThrow('the connection was cut')
  await expect(text('/cut')).rejects.toThrow('the connection was cut')
  await expect(text('/bomb')).rejects.toThrow('the answer is larger than 64 MB')
})

test('an answer that comes in drops, or never, has an end', async () => {
  for (const path of ['/dripping', '/silent'])
    await expect(ask(path, {}, () => 200)).rejects.toThrow('no whole answer within 1 second')
})

/** A host that only the proxy knows: the toolkit asks a loopback address directly, whatever the variables say. */
const HOST = 'api.github.invalid'

interface Said {
  readonly status?: number
  readonly text?: string
  readonly error?: string
  readonly lines: readonly string[]
}

/** Asks in a process of its own, because the toolkit reads the variables once. */
async function asked(env: Readonly<Record<string, string>>, path: string, ...rest: readonly string[]): Promise<Said> {
  const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
  const loader = file('../../support/runner/typescript.mjs')
  const { stdout, stderr } = await ended(
    process.execPath,
    ['--no-warnings', '--import', loader, file('ask.ts'), `http://${HOST}:8080${path}`, ...rest],
    { env: { PATH: process.env.PATH ?? '', GITHUB_API_URL: `http://${HOST}:8080`, ...env } },
  )
  expect(stderr).toBe('')
  return JSON.parse(stdout) as Said
}

async function throughTunnel<T>(
  to: Parameters<typeof startTunnel>[0],
  act: (tunnel: Tunnel) => Promise<T>,
): Promise<T> {
  const tunnel = await startTunnel(to)
  try {
    return await act(tunnel)
  } finally {
    tunnel.close()
  }
}

describe('through a proxy that knows a host of its own', () => {
  test.concurrent.each<[string, (address: string) => Record<string, string>, string | null]>([
    ['HTTP_PROXY without a scheme', (address) => ({ HTTP_PROXY: address, NO_PROXY: '*.example' }), null],
    ['ALL_PROXY with a password', (address) => ({ ALL_PROXY: `http://me:50%s%20e%40c@${address}` }), 'me:50%s e@c'],
  ])('by %s', async (_, variables, credentials) => {
    await throughTunnel({ port: portOf(server) }, async (tunnel) => {
      const said = await asked(variables(tunnel.address), '/moved/307', 'POST', 'grüße')
      expect(said).toEqual({
        status: 200,
        text: 'grüße',
        lines: ['POST /moved/307: 307, some ms, attempt 1', 'POST /echo: 200, some ms, attempt 1'],
      })
      expect(new Set(tunnel.asked.map((one) => JSON.stringify(one)))).toEqual(
        new Set([JSON.stringify({ host: `${HOST}:8080`, credentials })]),
      )
    })
  })

  test.concurrent('but not where NO_PROXY names that host', async () => {
    await throughTunnel({ port: portOf(server) }, async (tunnel) => {
      const { error } = await asked(
        { HTTP_PROXY: tunnel.address, NO_PROXY: 'localhost *.github.invalid:8080' },
        '/plain',
      )
      expect(error).toMatch(/^getaddrinfo [A-Z_]+ api\.github\.invalid$/)
      expect(tunnel.asked).toEqual([])
    })
  })

  test.concurrent('an error names the proxy, and not its password', async () => {
    const [refused, cut, absent] = await Promise.all([
      throughTunnel({ status: 407 }, async ({ address }) => ({
        ...(await asked({ HTTP_PROXY: `me:secret@${address}` }, '/plain')),
        by: address,
      })),
      throughTunnel({ port: portOf(server) }, async ({ address }) => ({
        ...(await asked({ ALL_PROXY: `me:secret@${address}` }, '/reset')),
        by: address,
      })),
      asked({ http_proxy: 'me:secret@127.0.0.1:9' }, '/plain'),
    ])
    expect(refused.error).toBe(`the way to GitHub was refused with HTTP 407 (by way of the proxy http://${refused.by})`)
    expect(cut.error).toBe(`the connection was cut (by way of the proxy http://${cut.by})`)
    expect(absent.error).toBe('connect ECONNREFUSED 127.0.0.1:9 (by way of the proxy http://127.0.0.1:9)')
    expect(cut.lines).toEqual(['GET /reset: the connection was cut, some ms, attempt 1'])
  })
})
