/**
 * Trees, blobs and comparisons over the stand-in's own git objects. Emulate has these routes too, but its objects come one
 * request at a time, its blobs come only as base64 and its trees are never truncated; and GraphQL needs the same objects.
 */
import { nodeId } from './accounts.js'
import type { Behavior } from './behavior.js'
import { refusal, type Answer } from './faults.js'
import type { TreeEntry } from './git-objects.js'
import { ancestors, changedFiles, commitsSince, mergeBase } from './history.js'
import type { Repository } from './repository.js'
import { commitObject } from './rest-objects.js'

const NOT_FOUND = refusal(404, 'Not Found')

/** GitHub lists no more files than this in a comparison, however many differ. */
const COMPARED_FILES = 300

export function answerTree(repository: Repository, revision: string, recursive: boolean, most: Behavior): Answer {
  // `main:a/folder` is one too, as in git.
  const [, name = revision, path = ''] = /^([^:]+):(.*)$/s.exec(revision) ?? []
  const commit = repository.resolve(name)
  const whole = commit === undefined ? name : repository.objects.commit(commit).tree
  const tree = path === '' ? whole : repository.objects.find(whole, path)?.oid
  if (tree === undefined || !repository.objects.trees.has(tree)) return NOT_FOUND
  const url = `${repository.host.origin}/repos/${repository.fullName}/git`

  const entries: unknown[] = []
  let [bytes, truncated] = [0, false]
  for (const entry of recursive ? repository.objects.walk(tree) : repository.objects.tree(tree)) {
    const shown = treeEntry(repository, url, entry)
    bytes += Buffer.byteLength(JSON.stringify(shown))
    if (entries.length === most.treeLimit || bytes > most.treeBytes) {
      truncated = true
      break
    }
    entries.push(shown)
  }
  const sha = path === '' ? (commit ?? tree) : tree
  return { status: 200, body: { sha, url: `${url}/trees/${sha}`, tree: entries, truncated } }
}

function treeEntry(repository: Repository, url: string, entry: TreeEntry & { path?: string }) {
  const { mode, oid } = entry
  const type = entryType(entry)
  return {
    path: entry.path ?? entry.name,
    mode,
    type,
    sha: oid,
    ...(type === 'blob' ? { size: repository.objects.blobs.get(oid)?.length ?? 0 } : {}),
    ...(type === 'commit' ? {} : { url: `${url}/${type}s/${oid}` }),
  }
}

export function entryType({ mode }: TreeEntry): 'tree' | 'commit' | 'blob' {
  return mode === '040000' ? 'tree' : mode === '160000' ? 'commit' : 'blob'
}

export function answerBlob(repository: Repository, sha: string, accept: string): Answer {
  if (!/^[0-9a-f]{40}$/.test(sha)) {
    return refusal(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].')
  }
  const bytes = repository.objects.blobs.get(sha)
  if (bytes === undefined) return NOT_FOUND
  if (/application\/vnd\.github(\.v3)?\.raw\b/.test(accept)) {
    // The charset is GitHub's, and it is what makes octokit decode the bytes as text, whatever they are.
    return { status: 200, headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' }, body: bytes }
  }
  return {
    status: 200,
    body: {
      sha,
      node_id: nodeId('Blob', sha),
      size: bytes.length,
      url: `${repository.host.origin}/repos/${repository.fullName}/git/blobs/${sha}`,
      content: bytes.toString('base64').replace(/.{1,60}/g, '$&\n'),
      encoding: 'base64',
    },
  }
}

export function answerComparison(repository: Repository, range: string, query: URLSearchParams): Answer {
  const [baseName = '', headName = ''] = range.split('...', 2)
  const [base, head] = [repository.resolve(baseName), repository.resolve(headName)]
  if (base === undefined || head === undefined) return NOT_FOUND
  const { objects, host, fullName } = repository
  const shared = mergeBase(objects, base, head)
  if (shared === undefined) return refusal(404, `No common ancestor between ${baseName} and ${headName}.`)

  const commits = commitsSince(objects, base, head)
  const behind = commitsSince(objects, head, base).length
  const perPage = clamp(query.get('per_page'), 250, 250)
  const page = clamp(query.get('page'), 1, Infinity)
  const files = changedFiles(objects, objects.commit(shared).tree, objects.commit(head).tree)
  const shown = commits.slice((page - 1) * perPage, page * perPage)
  const html = `${host.origin}/${fullName}/compare/${baseName}...${headName}`
  return {
    status: 200,
    body: {
      url: `${host.origin}/repos/${fullName}/compare/${baseName}...${headName}`,
      html_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      base_commit: commitObject(repository, base),
      merge_base_commit: commitObject(repository, shared),
      status: status(ancestors(objects, head).has(base), ancestors(objects, base).has(head)),
      ahead_by: commits.length,
      behind_by: behind,
      total_commits: commits.length,
      commits: shown.map((sha) => commitObject(repository, sha)),
      // All files come with the first page of commits, and with no other; without the patches, which no one reads.
      ...(page === 1 ? { files: files.slice(0, COMPARED_FILES).map(comparedFile) } : {}),
    },
  }
}

function comparedFile({ path, status: change, oid }: { path: string; status: string; oid: string }) {
  return { sha: oid, filename: path, status: change }
}

function status(headHasBase: boolean, baseHasHead: boolean): 'identical' | 'ahead' | 'behind' | 'diverged' {
  if (headHasBase) return baseHasHead ? 'identical' : 'ahead'
  return baseHasHead ? 'behind' : 'diverged'
}

function clamp(value: string | null, fallback: number, highest: number): number {
  const number = Number(value ?? fallback)
  return Number.isInteger(number) && number > 0 ? Math.min(number, highest) : fallback
}
