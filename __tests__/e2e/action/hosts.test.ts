import { readFileSync } from 'node:fs'
import {
  createServer as createPlainServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { startGitHub, type StandIn } from '../../support/github/stand-in.js'
import { check, EXAMPLE_PULL, marked, openPull } from '../../support/pull-request-run.js'
import { startTunnel } from '../../support/tunnel.js'

let github: StandIn
const servers: Server[] = []

beforeAll(async () => {
  github = await startGitHub()
})
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  await github.close()
})

const tls = (name: string): string => fileURLToPath(new URL(`../../support/tls/${name}`, import.meta.url))

async function listen<T extends Server>(server: T): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Another address of the stand-in, as a server of one's own has it; anything beside the two paths is not there. */
function front(
  api: string,
  graphql: string,
  seen: string[],
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    const path = incoming.url ?? ''
    seen.push(path)
    const inner = path === graphql ? '/graphql' : path.startsWith(`${api}/repos/`) ? path.slice(api.length) : null
    if (inner === null) {
      outgoing.writeHead(404).end()
      return
    }
    const onward = request(
      `${github.origin}${inner}`,
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      },
    )
    incoming.pipe(onward)
  }
}

/** As little like github.com as can be: its own addresses are the stand-in's in every other test, an Enterprise Server's are below. */
test('everything goes where the runner says, also where the GraphQL address does not follow from the other', async () => {
  const [api, graphql] = ['/rest', '/query/graphql']
  const seen: string[] = []
  const origin = `http://127.0.0.1:${await listen(createPlainServer(front(api, graphql, seen)))}`
  const opened = await openPull(github, EXAMPLE_PULL)
  const run = await check(github, opened, {
    env: { GITHUB_API_URL: `${origin}${api}`, GITHUB_GRAPHQL_URL: `${origin}${graphql}`, GITHUB_SERVER_URL: origin },
  })
  expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '2' } })
  expect(await marked(opened)).toHaveLength(1)
  expect(seen).toHaveLength(run.requests.length)
  expect(seen.every((path) => path === graphql || path.startsWith(`${api}/repos/`))).toBe(true)
})

test('over TLS, behind a proxy without a scheme, to a host that only the proxy knows, with a certificate of one’s own', async () => {
  const seen: string[] = []
  const options = { key: readFileSync(tls('key.pem')), cert: readFileSync(tls('certificate.pem')) }
  const port = await listen(createTlsServer(options, front('/api/v3', '/api/graphql', seen)))
  const tunnel = await startTunnel({ port })
  try {
    const opened = await openPull(github, EXAMPLE_PULL)
    const origin = 'https://github.corp:8443'
    const env = {
      GITHUB_API_URL: `${origin}/api/v3`,
      GITHUB_GRAPHQL_URL: `${origin}/api/graphql`,
      GITHUB_SERVER_URL: origin,
      HTTPS_PROXY: tunnel.address,
      NODE_EXTRA_CA_CERTS: tls('certificate.pem'),
    }
    const run = await check(github, opened, { env })
    expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '2' } })
    expect(new Set(tunnel.asked.map(({ host }) => host))).toEqual(new Set(['github.corp:8443']))
    expect(seen).toHaveLength(run.requests.length)
    // Without the certificate it is no host that the token goes to.
    const untrusted = await check(github, opened, { env: { ...env, NODE_EXTRA_CA_CERTS: '' } })
    expect(untrusted).toMatchObject({ exit: 3, requests: [], outputs: { verdict: 'error', 'error-class': 'api' } })
    expect(untrusted.stdout).toContain(`(by way of the proxy http://${tunnel.address})`)
  } finally {
    tunnel.close()
  }
}, 30_000)
