/** Timing of whole processes. */
import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'

/** Runs a command to its end; its wall time in milliseconds and what it printed. Throws when it fails. */
export function time([command, ...args], options = {}) {
  return new Promise((resolve, reject) => {
    const from = performance.now()
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    const [out, err] = [[], []]
    child.stdout.on('data', (chunk) => out.push(chunk))
    child.stderr.on('data', (chunk) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      const ms = performance.now() - from
      const output = Buffer.concat(out).toString()
      const expected = options.exit ?? 0
      if (code === expected) resolve({ ms, output })
      else
        reject(
          new Error(`${args[0]} ended with ${code}, not ${expected}:\n${output.slice(-2000)}${Buffer.concat(err)}`),
        )
    })
  })
}

/** Medians of two commands that run in turn, so that both meet the same weather: A B A B … */
export async function paired(a, b, runs) {
  const times = { a: [], b: [] }
  // The first of each fills the caches of the disk.
  for (let run = -1; run < runs; run += 1) {
    const [one, other] = [(await a()).ms, (await b()).ms]
    if (run >= 0) {
      times.a.push(one)
      times.b.push(other)
    }
  }
  return { a: median(times.a), b: median(times.b) }
}

export function median(values) {
  const sorted = [...values].sort((x, y) => x - y)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** A whole number, with its thousands apart. */
export const number = (value) => Math.round(value).toLocaleString('en')

/** Milliseconds. */
export const ms = (value) => `${number(value)} ms`

/** Whether an aim is met. */
export const met = (isMet) => (isMet ? 'met' : '**not met**')
