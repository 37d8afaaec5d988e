import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { failureFrom } from '../../src/core/report.js'
import { UserError } from '../../src/core/user-error.js'
import { NO_CONTEXT } from '../../src/render/markdown/context.js'
import { INPUTS } from '../../src/actions/check/inputs.js'
import type { Destinations } from '../../src/publish/outputs/output.js'
import { publish } from '../../src/publish/publish.js'
import { read, ROOT } from './repository.js'

interface ActionFile {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly required: boolean; readonly default?: string }>
  >
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: { readonly using: string; readonly main: string }
}

const action = parse(read('action.yml')) as ActionFile

test('the inputs are those that the program reads', () => {
  expect(Object.keys(action.inputs)).toEqual([...INPUTS])
})

test('no input but the token has a default, which would hide that it was not set', () => {
  expect(Object.entries(action.inputs).flatMap(([name, input]) => ('default' in input ? [name] : []))).toEqual([
    'github-token',
  ])
  expect(action.inputs['github-token']?.default).toBe('${{ github.token }}')
})

test('no input is required, and everything is described', () => {
  expect(Object.values(action.inputs).filter(({ required }) => required)).toEqual([])
  for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)])
    expect(description).toMatch(/\.$/)
})

test('the outputs are the contract, and each is set', async () => {
  const set: string[] = []
  const to: Destinations = {
    print: ignore,
    annotate: ignore,
    summarize: ignore,
    setOutput: (name) => set.push(name),
    writeFile: (path) => Promise.resolve(path),
  }
  await publish(
    {
      result: failureFrom(new UserError('', '')),
      context: NO_CONTEXT,
      commentUrl: null,
      remarks: [],
      files: { report: 'a', sarif: 'b' },
      provenance: null,
      day: '2026-10-08',
    },
    2,
    to,
  )
  expect(Object.keys(action.outputs).sort()).toEqual(set.sort())
})

function ignore(): void {
  // Only the outputs count here.
}

test('it runs on Node 24 from a file that is committed', () => {
  expect(action.runs.using).toBe('node24')
  expect(existsSync(join(ROOT, action.runs.main))).toBe(true)
})
