import { existsSync } from 'node:fs'
import { posix, resolve, sep } from 'node:path'
import type { Finding } from '../core/finding.js'
import type { Failure, Report } from '../core/report.js'
import { UserError } from '../core/user-error.js'
import { visible } from '../core/text/message.js'
import { count } from '../core/text/number.js'

/**
 * A path as it is typed in a folder, as a path of the repository whose top is above that folder by `prefix`.
 * @throws {UserError} when it leads out of the repository.
 */
export function pathBelow(typed: string, { folder, prefix }: { folder: string; prefix: string }): string {
  const top = resolve(
    folder,
    ...prefix
      .split('/')
      .filter((part) => part !== '')
      .map(() => '..'),
  )
  const whole = resolve(folder, typed)
  if (whole === top) return ''
  if (!whole.startsWith(`${top}${sep}`))
    throw new UserError(`${visible(typed)} is outside of what is judged.`, `Name a file or folder below ${top}.`)
  return whole
    .slice(top.length + 1)
    .split(sep)
    .join('/')
}

/**
 * Refuses a FILE that is neither on disk nor named by a finding: it may be mistyped, and then nothing would be shown.
 * @throws {UserError} when there is no such file.
 */
export function expectThere(typed: string, at: { folder: string; prefix: string }, result: Report | Failure): void {
  if (existsSync(resolve(at.folder, typed)) || 'errorClass' in result) return
  const path = pathBelow(typed, at)
  if (result.findings.some((finding) => finding.place !== null && isShown(finding, [path]))) return
  throw new UserError(
    `${visible(typed)}: no such file or folder.`,
    'Name files or folders that are here, or none to see all.',
  )
}

/**
 * A result as it is shown: with the findings of these files and folders only (`only`; those of no file stay), and with their paths as seen
 * from a folder of the repository (`from`: `packages/web/`). Verdict and amounts are those of the whole.
 */
export function shownFrom(
  result: Report | Failure,
  { only, from }: { only: readonly string[] | null; from: string },
): Report | Failure {
  if ('errorClass' in result) return result
  const findings = result.findings.filter((finding) => isShown(finding, only))
  return { ...result, findings: from === '' ? findings : findings.map((finding) => seenFrom(finding, from)) }
}

/** A sentence on the findings that are not shown, for standard error; empty where all are. */
export function elsewhere({ findings }: Report, only: readonly string[]): string {
  const hidden = findings.filter((finding) => !isShown(finding, only)).length
  return hidden === 0
    ? ''
    : `${count(hidden, 'finding')} in other files ${hidden === 1 ? 'is' : 'are'} not shown; the exit code is that of all files.\n`
}

function isShown({ place }: Finding, only: readonly string[] | null): boolean {
  return (
    only === null ||
    place === null ||
    only.some((path) => path === '' || place.file === path || place.file.startsWith(`${path}/`))
  )
}

function seenFrom(finding: Finding, from: string): Finding {
  return finding.place === null
    ? finding
    : { ...finding, place: { ...finding.place, file: posix.relative(`/${from}`, `/${finding.place.file}`) } }
}
