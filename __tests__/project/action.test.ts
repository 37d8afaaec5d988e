import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { INPUTS } from '../../src/run/action-inputs.js'
import { read, ROOT } from './repository.js'

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly required: boolean; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: { readonly using: string; readonly main: string }
}

const action = parse(read('action.yml')) as ActionFile

test('the inputs are those that the program reads', () => {
  expect(Object.keys(action.inputs)).toEqual([...INPUTS])
})

test('no input but the token has a default, which would hide that it was not set', () => {
  expect(Object.entries(action.inputs).flatMap(([name, input]) => ('default' in input ? [name] : []))).toEqual(['github-token'])
  expect(action.inputs['github-token']?.default).toBe('${{ github.token }}')
})

test('no input is required, and everything is described', () => {
  expect(Object.values(action.inputs).filter(({ required }) => required)).toEqual([])
  for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)]) expect(description).toMatch(/\.$/)
})

test('the outputs are the contract, and the entry sets each of them', () => {
  const outputs = ['verdict', 'error-class', 'errors', 'warnings', 'credits-before', 'credits-after', 'credits-delta', 'complete', 'comment-url', 'report-file']
  expect(Object.keys(action.outputs)).toEqual(outputs)
  const entry = read('src/actions/check.ts')
  for (const name of outputs) expect(entry).toMatch(new RegExp(`'${name}'|^ {4}${name}:`, 'm'))
})

test('it runs on Node 24 from a file that is committed', () => {
  expect(action.runs.using).toBe('node24')
  expect(existsSync(join(ROOT, action.runs.main))).toBe(true)
})
