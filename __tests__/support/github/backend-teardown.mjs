/** After all tests: ends what backend-setup.mjs started. */
import { rmSync } from 'node:fs'

export default function tearDown() {
  const { child, folder, watcher } = globalThis.kiroGithubBackend
  watcher.close()
  // Its addresses may still be on their way, and their folder goes.
  child?.removeAllListeners('message')
  child?.kill()
  rmSync(folder, { recursive: true, force: true })
}
