import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'

/** Every input of an `action.yml` with its default, or '' without one. */
export async function readInputs(path: string, token: string): Promise<Record<string, string>> {
  const { inputs } = parse(await readFile(path, 'utf8')) as {
    inputs?: Record<string, { default?: string | number | boolean } | null>
  }
  const named = Object.entries(inputs ?? {})
  return Object.fromEntries(named.map(([name, input]) => [name, evaluate(String(input?.default ?? ''), token)]))
}

/** The one expression a default is likely to hold; any other would need GitHub's own evaluator. */
function evaluate(value: string, token: string): string {
  const evaluated = value.replace(/\$\{\{\s*github\.token\s*\}\}/g, token)
  if (evaluated.includes('${{')) throw new Error(`cannot evaluate the default ${value}`)
  return evaluated
}
