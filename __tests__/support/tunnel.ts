import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'

/** A proxy of a network of one's own: it knows hosts that no other name server does. */
export interface Tunnel {
  /** `host:port` of the proxy. */
  readonly address: string
  /** What was asked for, `host:port`, with the credentials of whoever asked. */
  readonly asked: readonly { readonly host: string; readonly credentials: string | null }[]
  readonly close: () => void
}

/** Begins to tunnel what is asked for to a port of this machine, or to refuse it with a status. */
export async function startTunnel(to: { readonly port: number } | { readonly status: number }): Promise<Tunnel> {
  const asked: { host: string; credentials: string | null }[] = []
  const proxy = createServer((_, outgoing) => {
    outgoing.writeHead(405).end()
  })
  proxy.on('connect', ({ url = '', headers }, socket, head) => {
    const [, encoded] = headers['proxy-authorization']?.split(' ') ?? []
    asked.push({
      host: url,
      credentials: encoded === undefined ? null : Buffer.from(encoded, 'base64').toString('utf8'),
    })
    if ('status' in to) {
      socket.end(`HTTP/1.1 ${to.status} No\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    const onward = connect(to.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.write(head)
      onward.pipe(socket)
      socket.pipe(onward)
    })
    for (const side of [onward, socket])
      side.on('error', () => {
        onward.destroy()
        socket.destroy()
      })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    asked,
    close: () => {
      proxy.closeAllConnections()
      proxy.close()
    },
  }
}
