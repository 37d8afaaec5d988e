/**
 * A process that runs test files, told by messages: `{ observe: path, milliseconds }`, or `{ file, text, reload, tests }` for a mutant. A second
 * thread ends the process when a test file has used its time: CPU time, because a busy machine is not a hang.
 */
import { Worker } from 'node:worker_threads'
import { beginRun } from './loading.mjs'
import { observe } from './executed.mjs'
import { runTestFile } from './test-file.mjs'

const WAITING = 30_000

/** [0]: the CPU milliseconds of this process at which it ends, or 0. */
const deadline = new Float64Array(new SharedArrayBuffer(8))
const watch = `
const { workerData } = require('node:worker_threads')
setInterval(() => {
  const { user, system } = process.cpuUsage()
  if (workerData[0] > 0 && (user + system) / 1000 > workerData[0]) process.kill(process.pid, 'SIGKILL')
}, 100)`
new Worker(watch, { eval: true, workerData: deadline }).unref()

const used = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

process.on('message', async (order) => {
  const before = used()
  if (order.observe !== undefined) {
    deadline[0] = before + order.milliseconds
    const observed = await observe(order.observe)
    deadline[0] = 0
    process.send(observed)
    return
  }
  const reload = new Set(order.reload)
  beginRun({ reload: (path) => reload.has(path), file: order.file, text: order.text })
  let killer = null
  for (const { path, cpu, without } of order.tests) {
    deadline[0] = used() + 3000 + 3 * cpu
    const [failure] = await runTestFile(path, { without, milliseconds: WAITING })
    deadline[0] = 0
    if (failure) killer = { path, ...failure }
    if (killer) break
  }
  process.send({ killer, cpu: Math.round(used() - before) })
})
process.on('disconnect', () => process.exit())
process.on('uncaughtException', () => process.exit(1))
process.on('unhandledRejection', () => process.exit(1))
process.send('ready')
