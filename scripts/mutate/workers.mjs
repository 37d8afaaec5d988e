/** Worker processes, one for each lane of work; one that died is replaced, and one that has loaded much is let go. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const WORKER = fileURLToPath(new URL('worker.mjs', import.meta.url))
/** Modules are never unloaded: after so many orders a worker has used most of a gigabyte. */
const ORDERS = 25
/** A part of the runs of each property: most mutants fall in the first. */
const ENV = { ...process.env, FC_FACTOR: '0.25' }
const FLAGS = ['--no-warnings', '--max-old-space-size=3000']

/** Handles the items in `lanes` at once. `handle` gets an item and `ask`, which sends an order and answers null if the process died of it. */
export async function handOut(items, lanes, handle) {
  // One iterator for all lanes: each takes what comes next.
  const waiting = items[Symbol.iterator]()
  const lane = async () => {
    const worker = replaceable()
    for (const item of waiting) await handle(item, worker.ask)
    worker.end()
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

function replaceable() {
  let worker = null
  let orders = 0
  const end = () => {
    worker?.kill('SIGKILL')
    worker = null
    orders = 0
  }
  return {
    end,
    async ask(order) {
      worker ??= await start()
      const answer = await answerTo(worker, order)
      orders += 1
      if (answer === null || orders === ORDERS) end()
      return answer
    },
  }
}

async function start() {
  const worker = fork(WORKER, { execArgv: FLAGS, env: ENV, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  await new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('exit', () => reject(new Error('A process for the tests does not start.')))
  })
  worker.removeAllListeners('exit')
  return worker
}

function answerTo(worker, order) {
  return new Promise((resolve) => {
    const end = (answer) => {
      worker.removeAllListeners('message').removeAllListeners('exit')
      resolve(answer)
    }
    worker.once('message', end)
    worker.once('exit', () => end(null))
    worker.send(order)
  })
}
