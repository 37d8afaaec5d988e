import { spawn } from 'node:child_process'
import { isConsoleFile } from '../../core/kiro/console-file.js'
import { LIMITS } from '../../core/text/limits.js'
import { visible } from '../../core/text/message.js'
import { UserError } from '../../core/user-error.js'
import { codeOf, systemReason, readFiles, tooLarge } from '../files/directory.js'
import { kindOf } from './git-modes.js'
import { gitEnvironment } from './run-git.js'
import type { Surroundings } from '../surroundings.js'
import type { Tree, TreeEntry } from '../files/tree.js'

/**
 * `mode type oid\tpath\0`, of `git ls-tree -r`.
 * @throws {UserError} when git's output has another form.
 */
export function parseTree(text: string): TreeEntry[] {
  return linesOf(text).flatMap((line) => {
    const [, mode, oid = null, path = ''] = matched(/^(\d+) \w+ ([0-9a-f]+)\t([\s\S]+)$/, line, 'ls-tree')
    const kind = kindOf(mode)
    return kind === null ? [] : [{ path, kind, oid }]
  })
}

function linesOf(text: string): string[] {
  return text.split('\0').filter((line) => line !== '')
}

/** A line that is not understood is not left out: it may be the file that matters. */
function matched(pattern: RegExp, line: string, command: string): RegExpExecArray {
  const match = pattern.exec(line)
  if (match === null)
    throw new UserError(`git ${command} answered in a way that is not understood.`, 'Use git 2.31 or newer.', 'config')
  return match
}

/** An entry of the index. */
interface IndexEntry extends TreeEntry {
  /** A sparse checkout leaves it out: `skip-worktree`. */
  readonly sparse: boolean
  /** One of the sides of a merge that is not resolved. */
  readonly conflict: boolean
}

/**
 * `tag mode oid stage\tpath\0`, of `git ls-files -t --stage`. The tag of what a sparse checkout leaves out is S.
 * @throws {UserError} when git's output has another form.
 */
export function parseIndex(text: string): IndexEntry[] {
  return linesOf(text).flatMap((line): IndexEntry[] => {
    const [, tag, mode, oid = null, stage, path = ''] = matched(
      /^(\S) (\d+) ([0-9a-f]+) (\d)\t([\s\S]+)$/,
      line,
      'ls-files',
    )
    const kind = kindOf(mode)
    return kind === null ? [] : [{ path, kind, oid, sparse: tag === 'S', conflict: stage !== '0' }]
  })
}

/** Paths with a zero byte after each; one that ends in a slash is a repository inside of this one. */
export function parseUntracked(text: string): TreeEntry[] {
  return linesOf(text).map((path) =>
    path.endsWith('/') ? { path: path.slice(0, -1), kind: 'submodule', oid: null } : { path, kind: 'file', oid: null },
  )
}

/**
 * What the next commit would hold: not known while a file that matters here is in conflict.
 * @throws {UserError} when a file that matters is in conflict.
 */
export function withoutConflicts(index: readonly IndexEntry[]): TreeEntry[] {
  const conflict = index.find((entry) => entry.conflict && isOurs(entry))
  if (conflict)
    throw new UserError(
      `${visible(conflict.path)} is in conflict, so what would be committed is not known.`,
      'Resolve the merge and git add the file.',
      'config',
    )
  return index.filter((entry) => !entry.conflict)
}

/** What can matter: Kiro's folders, the policy and workflows, and copies of the console's rules. The rest is not looked at on disk. */
function isOurs({ path }: TreeEntry): boolean {
  return /(^|\/)\.kiro(\/|$)/i.test(path) || path.startsWith('.github/') || isConsoleFile(path)
}

/**
 * * The working tree. Files that the index names may be gone or have become links on disk, and the disk is what counts;
 * but what a sparse checkout leaves out is not deleted, and comes from the index.
 * @throws {UserError} when a file cannot be examined.
 */
export async function onDisk(
  root: string,
  index: readonly IndexEntry[],
  untracked: readonly TreeEntry[],
  readIndex: Tree['read'],
  headOf: (submodule: string) => Promise<string | null>,
): Promise<Tree> {
  const sides = new Set<string>()
  const listed = index.filter(({ path, conflict }) => {
    if (!conflict) return true
    // Up to three sides of a conflict are one file on disk.
    const first = !sides.has(path)
    sides.add(path)
    return first
  })
  const present = async (wanted: (entry: TreeEntry) => boolean): Promise<TreeEntry[]> => {
    const all = [...listed.filter(wanted), ...untracked.filter(wanted)]
    return (await Promise.all(all.map((entry) => stateOnDisk(root, entry, headOf)))).flat()
  }
  return {
    entries: await present(isOurs),
    others: () => present((entry) => !isOurs(entry)),
    read: async (wanted) => {
      const fromIndex = wanted.filter(({ kind, oid }) => kind !== 'submodule' && oid !== null)
      const contents = fromIndex.length === 0 ? [] : await readIndex(fromIndex)
      const known = new Map(fromIndex.map((entry, at) => [entry, contents[at] ?? null]))
      const disk = readFiles(
        root,
        wanted.filter(({ oid }) => oid === null),
      )
      let at = 0
      return wanted.map((entry) => (entry.oid === null ? (disk[at++] ?? null) : (known.get(entry) ?? null)))
    },
  }
}

/** A file that git lists, as the disk has it; empty where it is gone. */
async function stateOnDisk(
  root: string,
  entry: TreeEntry | IndexEntry,
  headOf: (submodule: string) => Promise<string | null>,
): Promise<TreeEntry[]> {
  const { path, kind, oid } = entry
  // Its bytes are not known here, so it cannot be examined; reading it is an error.
  if (path.includes('\ufffd')) return [{ path, kind, oid: null }]
  const { lstat } = await import('node:fs/promises')
  const stats = await lstat(`${root}/${path}`).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null
    throw new UserError(`${visible(path)} cannot be read: ${systemReason(error)}.`, 'Check its permissions.', 'config')
  })
  if (stats === null) return 'sparse' in entry && entry.sparse ? [{ path, kind, oid }] : []
  // One that is not checked out is at the commit that the index names.
  if (kind === 'submodule') return [{ path, kind, oid: (await headOf(path)) ?? oid }]
  // A folder in the place of a file: git lists what is in it by itself.
  if (stats.isDirectory()) return []
  // Object ids of the index say nothing of files on disk.
  return [{ path, kind: stats.isSymbolicLink() ? 'symlink' : 'file', oid: null }]
}

/**
 * Reads contents by object id through one `git cat-file --batch`, which runs no filters.
 * @throws {UserError} from its function, when git fails or an object is missing.
 */
export function blobReader(root: string, environment: Surroundings['environment']): Tree['read'] {
  const env = gitEnvironment(environment)
  return (entries) => readBlobs(root, env, entries)
}

async function readBlobs(
  root: string,
  env: Surroundings['environment'],
  entries: readonly TreeEntry[],
): Promise<(Uint8Array | null)[]> {
  const wanted = entries.filter(({ kind, oid }) => kind !== 'submodule' && oid !== null)
  if (wanted.length === 0) return entries.map(() => null)
  const child = spawn('git', ['-C', root, 'cat-file', '--batch'], { stdio: ['pipe', 'pipe', 'ignore'], env })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stdin.end(wanted.map(({ oid }) => `${oid ?? ''}\n`).join(''))
  await new Promise<void>((resolve, reject) =>
    child
      .on('close', () => {
        resolve()
      })
      .on('error', reject),
  )
  const blobs = splitBatch(Buffer.concat(chunks), wanted.length)
  const lacking = wanted.find((_, index) => !blobs[index])
  if (lacking)
    throw new UserError(
      `git does not have the content of ${visible(lacking.path)}.`,
      'In a shallow or partial clone, run git fetch with the filter removed.',
      'config',
    )
  const byEntry = new Map(wanted.map((entry, index) => [entry, blobs[index] ?? null]))
  return entries.map((entry) => byEntry.get(entry) ?? null)
}

/** `oid type size\n<bytes>\n`, or `oid missing\n`, once per object that was asked for. */
function splitBatch(output: Buffer, count: number): (Uint8Array | null)[] {
  const result: (Uint8Array | null)[] = []
  for (let at = 0; result.length < count && at < output.length;) {
    const end = output.indexOf(10, at)
    const [, type, size] = output.toString('latin1', at, end).split(' ')
    if (type !== 'blob') {
      result.push(null)
      at = end + 1
      continue
    }
    const length = Number(size)
    // Git ended in the middle of it.
    if (end + 1 + length > output.length) break
    const content = output.subarray(end + 1, end + 1 + length)
    result.push(length > LIMITS.bytes ? tooLarge(content) : content)
    at = end + 1 + length + 1
  }
  return result
}
