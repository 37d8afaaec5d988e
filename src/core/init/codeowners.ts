import { brief } from '../text/message.js'
import { UserError } from '../user-error.js'
import { lineEndOf } from '../text/line-end.js'

/** Where GitHub looks, in this order; only the first that exists is used. */
export const CODEOWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const

/** The placeholder when no owner is given. */
export const SOME_OWNER = '@org/team'

/** Names of users and organizations; those of an enterprise's managed users end in `_` and its short code. */
const LOGIN = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:_[A-Za-z0-9]+)?'
/** `@user`, `@org/team` or an e-mail address. */
const OWNER = new RegExp(`^(?:@${LOGIN}|@${LOGIN}/[A-Za-z0-9_.-]+|[^\\s@#/\\\\]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)$`)

/**
 * Checks that GitHub would read a text as an owner: a line with any other text protects nothing, without a visible
 * error.
 * @throws {UserError} if it is not `@user`, `@org/team` or an e-mail address.
 */
export function checkOwner(owner: string): void {
  if (OWNER.test(owner) && owner.length <= 200) return
  const meant = `@${owner}`
  throw new UserError(
    `--owner ${brief(owner)} is not a user, a team or an e-mail address${OWNER.test(meant) ? `; did you mean ${meant}?` : ''}.`,
    'Write one owner as @user, @org/team or name@example.com; CODEOWNERS takes more owners by hand.',
  )
}

/** The missing lines that make this owner responsible for the policy, the workflow and CODEOWNERS itself. */
export function missingLines(existing: string, path: string, owner: string): string[] {
  const named = new Set(existing.split('\n').map(pathOf))
  return ['.github/kiro-policy.yml', '.github/workflows/', path]
    .filter((owned) => !named.has(owned))
    .map((owned) => `/${owned} ${owner}`)
}

/** The text to append to the file; of several lines that match a path the last one wins. */
export function addition(existing: string, lines: readonly string[]): string {
  const end = lineEndOf(existing)
  return `${existing === '' || existing.endsWith('\n') ? '' : end}${lines.map((line) => `${line}${end}`).join('')}`
}

/**
 * The path of a line without its leading slash, which has no effect if there is another slash inside. A comment gives
 * `#…`, which is not a path.
 */
function pathOf(line: string): string {
  return (line.trim().split(/\s/)[0] ?? '').replace(/^\//, '')
}
