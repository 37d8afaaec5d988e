/** The entry of report/action.yml. */
import { performReport } from './report/perform-report.js'
import { thisRunner } from './this-runner.js'

process.exitCode = await performReport(thisRunner())
