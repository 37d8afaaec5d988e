import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'

type Inputs = Readonly<Record<string, { readonly default?: string | number | boolean } | null>>

/** What each `action.yml` says, by its path: the same file is read for each of hundreds of runs. */
const known = new Map<string, Promise<Inputs>>()

async function parsed(path: string): Promise<Inputs> {
  const { inputs } = parse(await readFile(path, 'utf8')) as { readonly inputs?: Inputs }
  return inputs ?? {}
}

/** Every input of an `action.yml` with its default, or '' without one. */
export async function readInputs(path: string, token: string): Promise<Record<string, string>> {
  const reading = known.get(path) ?? parsed(path)
  known.set(path, reading)
  const named = Object.entries(await reading)
  return Object.fromEntries(named.map(([name, input]) => [name, evaluate(String(input?.default ?? ''), token)]))
}

/** The one expression a default is likely to hold; any other would need GitHub's own evaluator. */
function evaluate(value: string, token: string): string {
  const evaluated = value.replace(/\$\{\{\s*github\.token\s*\}\}/g, token)
  if (evaluated.includes('${{')) throw new Error(`cannot evaluate the default ${value}`)
  return evaluated
}
