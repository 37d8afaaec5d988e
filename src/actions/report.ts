/** The entry of report/action.yml. */
import { performReport } from '../run/usage/perform-report.js'
import { thisRunner } from './this-runner.js'

process.exitCode = await performReport(thisRunner())
