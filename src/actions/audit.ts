/** The entry of audit/action.yml. */
import { performAudit } from './audit/perform-audit.js'
import { thisRunner } from './this-runner.js'

process.exitCode = await performAudit(thisRunner())
