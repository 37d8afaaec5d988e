import { readFileSync } from 'node:fs'
import { auditReportSchema, type AuditReport } from '../core/contract/audit/report.js'
import { visible } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import { codeOf, systemReason } from '../io/files/directory.js'
import { placeOf } from '../io/surroundings.js'

/** Bytes of a last report that are read. Chosen by hand: far above one of 10,000 repositories. */
const MOST = 500_000_000

/**
 * The report of the last audit; null where `optional` and there is none.
 * @throws {UserError} when it cannot be read, or is none.
 */
export function lastReport(path: string, folder: string, optional: boolean): AuditReport | null {
  const shown = visible(path)
  let text: string
  try {
    text = readFileSync(placeOf(folder, path), 'utf8')
  } catch (error) {
    if (optional && codeOf(error) === 'ENOENT') return null
    throw new UserError(`The last report ${shown} cannot be read: ${systemReason(error)}.`, 'Check the path.')
  }
  const read = text.length > MOST ? null : auditReportSchema.safeParse(parsed(text))
  if (read?.success === true) return read.data
  throw new UserError(
    `${shown} is not an audit report of version 1.`,
    'Name the file that audit --format json wrote, or leave it out (--full): then everything is read.',
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
