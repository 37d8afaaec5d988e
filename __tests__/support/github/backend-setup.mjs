/** Before all tests: starts the backend of the GitHub stand-in when the first test asks for it; its addresses come into a file. */
import { fork } from 'node:child_process'
import { mkdtempSync, renameSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const path = (name) => fileURLToPath(new URL(name, import.meta.url))

export default function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'kiro-governance-backend-'))
  const file = join(folder, 'addresses.json')
  process.env.KIRO_GITHUB_BACKEND = file
  // Most runs of a few test files need none, and its two servers take seconds of CPU time to load.
  const watcher = watch(folder, (_, name) => {
    if (name !== 'wanted' || globalThis.kiroGithubBackend.child !== null) return
    globalThis.kiroGithubBackend.child = start(file)
  })
  watcher.unref()
  globalThis.kiroGithubBackend = { child: null, folder, watcher }
}

function start(file) {
  const child = fork(path('emulate-behind-prism.mjs'), {
    execPath: path('../../../node_modules/node/bin/node'),
    // None of jest's own flags, and nothing of the environment of the test process.
    execArgv: [],
    env: { PATH: process.env.PATH, NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.on('message', (addresses) => {
    // Renamed into place, so that no one reads half of it.
    writeFileSync(`${file}.new`, JSON.stringify(addresses))
    renameSync(`${file}.new`, file)
  })
  // Neither the process nor what it says keeps the tests from ending; backend-teardown.mjs ends it.
  child.unref()
  child.channel?.unref()
  return child
}
