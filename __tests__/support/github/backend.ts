import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The Node that `action.yml` declares, whichever one runs the tests. */
export const NODE = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url))

export interface Backend {
  /** Where the state can be read and prepared directly. */
  readonly emulate: string
  /** The same, with every request judged first. */
  readonly prism: string
  reset(): Promise<void>
}

/** Starts emulate-behind-prism.mjs. It takes about a second, so nothing waits for `ready` before it needs a comment. */
export function startBackend(): { ready: Promise<Backend>; stop(): Promise<void> } {
  const child = fork(fileURLToPath(new URL('emulate-behind-prism.mjs', import.meta.url)), {
    execPath: NODE,
    // Nothing of jest's own flags, and nothing of what the test process is told by its environment.
    execArgv: [],
    env: { PATH: process.env.PATH, NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const exited = once(child, 'exit')

  const ready = (async (): Promise<Backend> => {
    const died = exited.then(() => {
      throw new Error(`the GitHub stand-in's backend did not start:\n${complaint}`)
    })
    const [addresses] = (await Promise.race([once(child, 'message'), died])) as [{ emulate: string; prism: string }]
    return {
      ...addresses,
      async reset() {
        const done = once(child, 'message')
        child.send('reset')
        await done
      },
    }
  })()
  // Whoever needs it sees the failure; a test that never does must not die of it.
  ready.catch(() => undefined)

  return {
    ready,
    async stop() {
      child.kill()
      await exited
    },
  }
}
