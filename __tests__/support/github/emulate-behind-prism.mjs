/**
 * The half of the stand-in that no one here wrote, in a process of its own: `emulate` keeps the comments, and
 * `prism proxy` in front of it judges each request by GitHub's own OpenAPI description. It needs a newer Node than the
 * tests may run on, so it is started under the runtime that the `node` package brings.
 *
 * It says `{ emulate, prism }` (two addresses) once both are up, and it ends with its parent. All test files share it: each stand-in has
 * repositories and a token of its own there (comments.ts).
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { createEmulator } from 'emulate'

const emulator = await createEmulator({
  service: 'github',
  port: 0,
  // Any token acts as this account.
  seed: { github: { users: [{ login: 'stand-in' }] } },
})
const emulate = emulator.url.replace('localhost', '127.0.0.1')

const cli = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js')
const description = fileURLToPath(new URL('openapi-subset.json', import.meta.url))
const proxy = spawn(process.execPath, [cli, 'proxy', '--port', '0', '--errors', description, emulate], {
  stdio: ['ignore', 'pipe', 'inherit'],
})

// However this process ends, the proxy ends with it.
process.on('exit', () => proxy.kill())
process.on('disconnect', () => process.exit())
process.on('SIGTERM', () => process.exit())
proxy.on('exit', () => process.exit(1))

let said = ''
proxy.stdout.setEncoding('utf8').on('data', (text) => {
  if (said === undefined) return
  said += text
  const prism = /listening on (http:\S+)/.exec(said)?.[1]
  if (prism === undefined) return
  said = undefined
  process.send({ emulate, prism })
})
