/* Mermaid’s charts as its grammars have them, so far as we use them: a reader that takes nothing else and says what it read. */

const STRING = /^"([\p{L}\p{M}\p{N} .,:+\-/_·×…]+)"$/u

export interface XyChart {
  readonly labels: readonly string[]
  readonly top: number
  readonly bars: readonly number[]
  readonly lines: readonly (readonly number[])[]
}

export function readXyChart(text: string): XyChart {
  const [head, x, y, bar, ...rest] = text.split('\n')
  const [, title, categories] = /^ {2}x-axis ("[^"]*") \[([^[\]]*)\]$/.exec(x ?? '') ?? []
  const [, unit, top] = /^ {2}y-axis ("[^"]*") 0 --> (\d+(?:\.\d+)?)$/.exec(y ?? '') ?? []
  if (head !== 'xychart-beta' || title === undefined || unit === undefined) throw new Error(`No chart: ${text}`)
  return {
    labels: (categories ?? '').split(', ').map(string),
    top: Number(top),
    bars: numbers(bar, 'bar'),
    lines: rest.map((line) => numbers(line, 'line')),
  }
}

export function readPie(text: string): ReadonlyMap<string, number> {
  const [head, title, ...rest] = text.split('\n')
  if (head !== 'pie showData' || !/^ {2}title [\p{L} ,]+$/u.test(title ?? '')) throw new Error(`No chart: ${text}`)
  const slices = rest.map((line): [string, number] => {
    const [, label, value] = /^ {2}("[^"]*") : (\d+(?:\.\d{1,2})?)$/.exec(line) ?? []
    if (!(Number(value) > 0)) throw new Error(`No slice: ${line}`)
    return [string(label ?? ''), Number(value)]
  })
  // Of two slices with one label Mermaid draws one.
  if (new Set(slices.map(([label]) => label)).size !== slices.length) throw new Error(`A label twice: ${text}`)
  return new Map(slices)
}

function string(text: string): string {
  const [, content] = STRING.exec(text) ?? []
  if (content === undefined) throw new Error(`No text: ${text}`)
  return content
}

function numbers(line: string | undefined, kind: string): number[] {
  const [, list] = new RegExp(`^ {2}${kind} \\[(\\d+(?:\\.\\d+)?(?:, \\d+(?:\\.\\d+)?)*)\\]$`).exec(line ?? '') ?? []
  if (list === undefined) throw new Error(`No ${kind}: ${line ?? ''}`)
  return list.split(', ').map(Number)
}
