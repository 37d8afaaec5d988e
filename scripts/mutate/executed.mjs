/** Which parts of which sources a test file executes, by V8's own count, with all modules loaded for it alone. */
import { Session } from 'node:inspector'
import { beginRun, pathIn } from './loading.mjs'
import { runTestFile } from './test-file.mjs'

/** `{ failures, cpu, executed: { path: [start, end, …] } }`: CPU in milliseconds, offsets into the source, sorted and apart. */
export async function observe(path) {
  const session = new Session()
  session.connect()
  const ask = (method, parameters) => {
    let answer
    session.post(method, parameters, (error, result) => {
      if (error) throw new Error(error.message)
      answer = result
    })
    return answer
  }
  ask('Profiler.enable')
  ask('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const number = beginRun({ reload: () => true })
  const before = process.cpuUsage()
  const failures = await runTestFile(path)
  const { user, system } = process.cpuUsage(before)
  const { result } = ask('Profiler.takePreciseCoverage')
  ask('Profiler.stopPreciseCoverage')
  session.disconnect()
  const executed = {}
  for (const { url, functions } of result) {
    const source = url.endsWith(`?run=${number}`) ? pathIn(url) : null
    if (source?.startsWith('src/core/')) executed[source] = executedIn(functions.flatMap(({ ranges }) => ranges))
  }
  return { failures, cpu: Math.round((user + system) / 1000), executed }
}

/** V8's ranges lie in one another, and the innermost counts: here the ends of what was executed, in a row. */
export function executedIn(ranges) {
  const sorted = ranges.toSorted((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset)
  const ends = []
  const around = []
  let last = 0
  const until = (offset) => {
    if (offset > last && (around.at(-1)?.count ?? 0) > 0) {
      if (ends.at(-1) === last) ends[ends.length - 1] = offset
      else ends.push(last, offset)
    }
    last = Math.max(last, offset)
  }
  const leave = (offset) => {
    while (around.length > 0 && around.at(-1).endOffset <= offset) {
      until(around.at(-1).endOffset)
      around.pop()
    }
  }
  for (const range of sorted) {
    leave(range.startOffset)
    until(range.startOffset)
    around.push(range)
  }
  leave(Infinity)
  return ends
}
