#!/usr/bin/env node
import { today } from '../io/clock.js'
import { errorIsTerminal, outputIsTerminal, print, printError } from '../io/terminal.js'
import { run } from './run.js'

const code = await run(process.argv.slice(2), {
  // Asked for by those who need it: the folder may be gone.
  get folder() {
    return process.cwd()
  },
  environment: process.env,
  today,
  print,
  printError,
  outputIsTerminal,
  errorIsTerminal,
})
// At once: everything is written, and leaving the loop to run empty takes a few milliseconds more.
process.exit(code)
