import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { LIMITS } from '../../core/kiro/surfaces/document.js'
import { UserError } from '../../core/user-error.js'
import { readFiles } from '../files/directory.js'
import { readHistory, type History } from './git-history.js'
import { KINDS } from './git-modes.js'
import type { Surroundings } from '../surroundings.js'
import type { Tree, TreeEntry } from '../files/tree.js'

const run = promisify(execFile)

/** A partial clone must not ask its server for what it lacks. */
const OFFLINE = { GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' }

/** Answers of git for one checkout. Nothing here asks a server, and no hook or filter of the repository is run. */
export interface Git {
  readonly root: string
  /** The commit that a name stands for; null when there is none. */
  readonly resolve: (name: string) => Promise<string | null>
  readonly mergeBase: (a: string, b: string) => Promise<string | null>
  readonly commitTree: (commit: string) => Promise<Tree>
  /** Files of the working tree that git tracks or would add. */
  readonly workingTree: () => Promise<Tree>
  /** What the next commit would hold. */
  readonly stagedTree: () => Promise<Tree>
  /** The commits up to HEAD, along first parents: the last so many, or those since a name; null when that names no commit. */
  readonly history: (since: number | string) => Promise<History | null>
}

/** The checkout that a folder lies in; null when it lies in none, or git is not installed. */
export async function openGit({ folder, environment }: Surroundings): Promise<Git | null> {
  const env = { ...environment, ...OFFLINE }
  const git = async (root: string, ...args: string[]): Promise<string | null> => {
    try {
      const { stdout } = await run(
        'git',
        ['-C', root, '-c', 'core.quotePath=false', '-c', 'core.fsmonitor=false', ...args],
        { maxBuffer: 1 << 28, encoding: 'utf8', env },
      )
      return stdout
    } catch {
      return null
    }
  }
  /** What has to answer: an empty list in its place would be a repository without Kiro files, and pass. */
  const needed = async (...args: string[]): Promise<string> => {
    const answer = await git(top ?? folder, ...args)
    if (answer === null)
      throw new UserError(
        `git ${args[0] ?? ''} failed in ${top ?? folder}.`,
        'Check the checkout with git fsck; in a shallow or partial clone, run git fetch.',
        'config',
      )
    return answer
  }
  const top = (await git(folder, 'rev-parse', '--show-toplevel'))?.replace(/\r?\n$/, '')
  if (!top) return null
  const resolve: Git['resolve'] = async (name) =>
    name.startsWith('-')
      ? null
      : ((await git(top, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`))?.trim() ?? null)
  return {
    root: top,
    resolve,
    mergeBase: async (a, b) => (await git(top, 'merge-base', a, b))?.trim() ?? null,
    commitTree: async (commit) => ({
      entries: parseTree(await needed('ls-tree', '-r', '-z', '--full-tree', commit)),
      read: (entries) => readBlobs(top, env, entries),
    }),
    workingTree: async () => {
      // Object ids of the index say nothing of files on disk.
      const listed = parseIndex(await needed('ls-files', '-z', '--stage')).map((entry): TreeEntry => ({
        ...entry,
        oid: null,
      }))
      const added = (await needed('ls-files', '-z', '--others', '--exclude-standard'))
        .split('\0')
        .filter((path) => path !== '')
      return workingTree(top, [...listed, ...added.map((path): TreeEntry => ({ path, kind: 'file', oid: null }))])
    },
    stagedTree: async () => ({
      entries: parseIndex(await needed('ls-files', '-z', '--stage')),
      read: (entries) => readBlobs(top, env, entries),
    }),
    history: async (since) => {
      const start = typeof since === 'string' ? await resolve(since) : null
      if (typeof since === 'string' && start === null) return null
      return readHistory(needed, start === null ? [`--max-count=${since}`, 'HEAD'] : [`${start}..HEAD`])
    },
  }
}

/** `mode type oid\tpath\0` */
function parseTree(text: string): TreeEntry[] {
  return text.split('\0').flatMap((line) => {
    const match = /^(\d+) \w+ ([0-9a-f]+)\t([\s\S]+)$/.exec(line)
    const kind = KINDS[match?.[1] ?? '']
    return match && kind ? [{ path: match[3] ?? '', kind, oid: match[2] ?? null }] : []
  })
}

/** `mode oid stage\tpath\0` */
function parseIndex(text: string): TreeEntry[] {
  const entries = text.split('\0').flatMap((line): TreeEntry[] => {
    const match = /^(\d+) ([0-9a-f]+) \d\t([\s\S]+)$/.exec(line)
    const kind = KINDS[match?.[1] ?? '']
    return match && kind ? [{ path: match[3] ?? '', kind, oid: match[2] ?? null }] : []
  })
  return [...new Map(entries.map((entry) => [entry.path, entry])).values()]
}

/** Files that the index names may be gone or have become links on disk; the disk is what counts. */
async function workingTree(root: string, entries: readonly TreeEntry[]): Promise<Tree> {
  const { lstat } = await import('node:fs/promises')
  const kiro = entries.filter(({ path }) => /(^|\/)\.kiro(\/|$)/i.test(path) || path.startsWith('.github/'))
  const present = await Promise.all(
    kiro.map(async (entry): Promise<TreeEntry[]> => {
      const stats = await lstat(`${root}/${entry.path}`).catch(() => null)
      if (stats === null) return []
      if (entry.kind === 'submodule') return [entry]
      return [{ ...entry, kind: stats.isSymbolicLink() ? 'symlink' : 'file' }]
    }),
  )
  return { entries: present.flat(), read: (wanted) => Promise.resolve(readFiles(root, wanted)) }
}

/** Contents by object id through one `git cat-file --batch`, which runs no filters. */
async function readBlobs(
  root: string,
  env: Surroundings['environment'],
  entries: readonly TreeEntry[],
): Promise<(Uint8Array | null)[]> {
  const wanted = entries.filter(({ kind, oid }) => kind === 'file' && oid !== null)
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
      `git does not have the content of ${lacking.path}.`,
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
    result.push(length > LIMITS.bytes ? new Uint8Array(LIMITS.bytes + 1) : output.subarray(end + 1, end + 1 + length))
    at = end + 1 + length + 1
  }
  return result
}
