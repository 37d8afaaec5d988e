import { brief } from '../text/message.js'
import { UserError } from '../user-error.js'

/** Where GitHub looks, in this order; the first that exists counts, the others do nothing. */
export const CODEOWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const

/** What stands for the owner when nobody has named one. */
export const SOME_OWNER = '@org/team'

/** Names of users and organisations; those of an enterprise's managed users end in `_` and its short code. */
const LOGIN = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:_[A-Za-z0-9]+)?'
const OWNER = new RegExp(`^(?:@${LOGIN}|@${LOGIN}/[A-Za-z0-9_.-]+|[^\\s@#/\\\\]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)$`)

/** Refuses what GitHub would not read as an owner: such a line protects nothing, and GitHub says so nowhere near it. */
export function checkOwner(owner: string): void {
  if (OWNER.test(owner) && owner.length <= 200) return
  const meant = `@${owner}`
  throw new UserError(
    `--owner ${brief(owner)} is not a user, a team or an e-mail address${OWNER.test(meant) ? `; did you mean ${meant}?` : ''}.`,
    'Write one owner as @user, @org/team or name@example.com; CODEOWNERS takes more owners by hand.',
  )
}

/** The lines that give the check to its owner: what it judges by, what runs it, and this list itself. Those that are there are left out. */
export function missingLines(existing: string, path: string, owner: string): string[] {
  const named = new Set(existing.split('\n').map(pathOf))
  return ['.github/kiro-policy.yml', '.github/workflows/', path]
    .filter((owned) => !named.has(owned))
    .map((owned) => `/${owned} ${owner}`)
}

/** What to put at the end of the file, where it wins: of several lines that match a path the last one counts. */
export function addition(existing: string, lines: readonly string[]): string {
  const end = existing.includes('\r\n') ? '\r\n' : '\n'
  return `${existing === '' || existing.endsWith('\n') ? '' : end}${lines.map((line) => `${line}${end}`).join('')}`
}

/** The path that a line is about, without the slash that says no more than another one inside. A comment is about `#…`, which no path is. */
function pathOf(line: string): string {
  return (line.trim().split(/\s/)[0] ?? '').replace(/^\//, '')
}
