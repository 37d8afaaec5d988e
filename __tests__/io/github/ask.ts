/** A process of its own that asks one address as the actions do: `ask.ts ADDRESS [METHOD BODY]`. Prints what came, as JSON. */
import { CLOCK } from '../../../src/io/clock.js'
import { boundedFetch } from '../../../src/io/github/bounded-fetch.js'
import { loadToolkit } from '../../../src/io/github/toolkit.js'

const [address = '', method = 'GET', body] = process.argv.slice(2)
const lines: string[] = []
try {
  const { fetch, proxy } = await loadToolkit()
  const ask = boundedFetch(fetch, CLOCK, undefined, { proxy, log: (line) => lines.push(line) })
  const answer = await ask(address, { method, ...(body === undefined ? {} : { body }) })
  print({ status: answer.status, text: await answer.text() })
} catch (error) {
  print({ error: error instanceof Error ? error.message : String(error) })
}

function print(said: Readonly<Record<string, unknown>>): void {
  process.stdout.write(JSON.stringify({ ...said, lines: lines.map((line) => line.replace(/\d+ ms/, 'some ms')) }))
}
