/** Runs test files with jest's own describe, test and expect, in this process: what starting jest would cost is paid once. */
import { createRequire } from 'node:module'
import '../../__tests__/support/runner/properties.mjs'
import { addressOf } from './loading.mjs'

const require = createRequire(import.meta.url)
const { run, resetState, addEventHandler, ...globals } = require('jest-circus')
const { jestExpect } = require('@jest/expect')

let failures = []
let skipped = () => false
addEventHandler((event) => {
  if (event.name === 'test_start' && skipped(nameOf(event.test))) event.test.mode = 'skip'
  if (event.name === 'hook_failure') failures.push({ name: '', text: textOf(event.error) })
  if (event.name === 'test_done' && event.test.errors.length > 0)
    failures.push({ name: nameOf(event.test), text: textOf(event.test.errors.flat()[0]) })
})

const GLOBALS = ['afterAll', 'afterEach', 'beforeAll', 'beforeEach', 'describe', 'it', 'test']

/** The failures of a test file: `{ name, text }`. With `without`, those tests are left out and the first failure ends the file. */
export async function runTestFile(path, { without, milliseconds = 60_000 } = {}) {
  failures = []
  skipped = (name) => without !== undefined && (failures.length > 0 || without.includes(name))
  resetState()
  globals.getState().testTimeout = milliseconds
  for (const name of GLOBALS) globalThis[name] = globals[name]
  globalThis.expect = jestExpect
  try {
    await import(addressOf(path))
    const { unhandledErrors } = await run()
    for (const error of unhandledErrors) failures.push({ name: '', text: textOf(error) })
  } catch (error) {
    failures.push({ name: '', text: textOf(error) })
  }
  return failures
}

function nameOf(test) {
  const names = []
  for (let at = test; at.parent; at = at.parent) names.unshift(at.name)
  return names.join(' › ')
}

const textOf = (error) => String(error?.message ?? error)
