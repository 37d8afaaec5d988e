/** After all tests: ends what backend-setup.mjs started. */
import { rmSync } from 'node:fs'

export default function tearDown() {
  const { child, folder } = globalThis.kiroGithubBackend
  child.kill()
  rmSync(folder, { recursive: true, force: true })
}
