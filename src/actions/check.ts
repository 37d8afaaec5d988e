/** The entry of action.yml. */
import { performCheck } from './check/perform-check.js'
import { thisRunner } from './this-runner.js'

process.exitCode = await performCheck(thisRunner())
