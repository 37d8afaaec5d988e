/** Preloaded into a run of the action: writes down every host that it connects to, and every name that it looks up. */
import { appendFileSync } from 'node:fs'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

const record = (what) => appendFileSync(process.env.RECORDED_CONNECTIONS, `${what}\n`)

const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function (...given) {
  // Node itself passes its own arguments on as one array.
  const [first] = Array.isArray(given[0]) ? given[0] : given
  record(typeof first === 'object' ? (first.path ?? `${first.host ?? 'localhost'}:${first.port}`) : String(first))
  return connect.apply(this, given)
}

const { lookup } = dns
dns.lookup = (name, ...rest) => {
  record(`lookup ${name}`)
  return lookup(name, ...rest)
}
syncBuiltinESMExports()
