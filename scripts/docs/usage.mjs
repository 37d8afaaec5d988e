import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { CSV_COLUMNS } from '../../lib/render/usage/csv.js'
import { code, table } from './markdown.mjs'
import { described } from './action.mjs'

/** The blocks of docs/usage-report.md that list what the report action and its table for finance have. */
export async function usageBlocks(root) {
  const { inputs, outputs } = parse(await readFile(new URL('report/action.yml', root), 'utf8'))
  return {
    csv: table(
      ['column', 'meaning'],
      Object.entries(CSV_COLUMNS).map(([name, meaning]) => [code(name), meaning]),
    ),
    inputs: described('input', inputs),
    outputs: described('output', outputs),
  }
}
