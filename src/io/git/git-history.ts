import { UserError } from '../../core/user-error.js'
import { kindOf } from './git-modes.js'
import type { TreeEntry } from '../files/tree.js'

/** One commit, and what it changed since its first parent; since an empty tree when it has none. */
export interface PastCommit {
  readonly sha: string
  /** The first parent; null for the commit with which the repository begins. */
  readonly parent: string | null
  /** When it was committed, in seconds since 1970. */
  readonly time: number
  /** The first line of what its author says of it. */
  readonly subject: string
  readonly edits: readonly FileEdit[]
}

/** A path that one tree has otherwise than the other; null on the side that does not have it. A move is two of them. */
export interface FileEdit {
  readonly before: TreeEntry | null
  readonly after: TreeEntry | null
}

export interface History {
  /** Newest first. */
  readonly commits: readonly PastCommit[]
  /** A shallow clone ends here, so older commits may be missing. */
  readonly shallow: boolean
}

/** Against the configuration of the repository and of its user: no signature is verified, no move guessed, no merge left out. */
const OPTIONS = [
  '--first-parent',
  '--diff-merges=first-parent',
  '--raw',
  '-z',
  '--no-abbrev',
  '--root',
  '--no-renames',
  '--ignore-submodules=none',
  '--no-show-signature',
  '--no-color',
  '--encoding=UTF-8',
]
/** The fields of a commit, separated by zero bytes. */
const FORMAT = '--format=%H%x00%P%x00%ct%x00%s'

/**
 * Reads the history through one `git log`. `range` is a number or object ids, never a user-defined name.
 * @throws {UserError} when git fails or its output has another form.
 */
export async function readHistory(
  git: (...args: string[]) => Promise<string>,
  range: readonly string[],
): Promise<History> {
  const commits = parseLog(await git('log', ...OPTIONS, FORMAT, ...range, '--'))
  const last = commits.at(-1)
  if (last?.parent !== null) return { commits, shallow: false }
  // Where a shallow clone ends, git shows a commit without its parents; the commit itself still names them.
  const [header = ''] = (await git('cat-file', 'commit', last.sha)).split('\n\n')
  const shallow = /^parent /m.test(header)
  // What that one changed cannot be known.
  return { commits: shallow ? commits.slice(0, -1) : commits, shallow }
}

/**
 * * `id\0parents\0time\0subject\0`, then, after a line end, `:mode mode id id status\0path\0` for each path. A subject
 * can hold anything but the zero byte, so it is found by its place; what follows it begins with a colon, which no
 * object id does.
 * @throws {UserError} when git's output has another form.
 */
export function parseLog(text: string): PastCommit[] {
  const fields = text.split('\0')
  const commits: PastCommit[] = []
  let at = 0
  while (at + 3 < fields.length) {
    const [sha = '', parents = '', time = '', subject = ''] = fields.slice(at, at + 4)
    if (!/^[0-9a-f]{40,64}$/.test(sha))
      throw new UserError('git log answered in a way that is not understood.', 'Use git 2.31 or newer.', 'config')
    at += 4
    const edits: FileEdit[] = []
    for (; fields[at]?.trimStart().startsWith(':'); at += 2)
      edits.push(...editOf(fields[at] ?? '', fields[at + 1] ?? ''))
    commits.push({
      sha,
      parent: parents === '' ? null : (parents.split(' ')[0] ?? null),
      time: Number(time),
      subject,
      edits,
    })
  }
  return commits
}

/** None when only the permissions differ. */
function editOf(line: string, path: string): FileEdit[] {
  const [from = '', to = '', old = '', now = ''] = line.trimStart().slice(1).split(' ')
  const [before, after] = [entryOf(path, from, old), entryOf(path, to, now)]
  return before?.kind === after?.kind && before?.oid === after?.oid ? [] : [{ before, after }]
}

function entryOf(path: string, mode: string, oid: string): TreeEntry | null {
  const kind = kindOf(mode)
  return kind === null ? null : { path, kind, oid }
}
