import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { described } from './action.mjs'

/** The blocks of docs/audit.md that list what the audit action has. */
export async function auditBlocks(root) {
  const { inputs, outputs } = parse(await readFile(new URL('audit/action.yml', root), 'utf8'))
  return { inputs: described('input', inputs), outputs: described('output', outputs) }
}
