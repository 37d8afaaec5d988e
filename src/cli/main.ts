#!/usr/bin/env node
import { today } from '../io/clock.js'
import { errorIsTerminal, outputColumns, outputIsTerminal, print, printError } from '../io/terminal.js'
import { run } from './run.js'

const code = await run(process.argv.slice(2), {
  // Read on demand: the folder may be deleted.
  get folder() {
    return process.cwd()
  },
  environment: process.env,
  today,
  print,
  printError,
  outputIsTerminal,
  outputColumns,
  errorIsTerminal,
})
// Exits at once: all output is written, and waiting for an empty event loop takes a few milliseconds more.
process.exit(code)
