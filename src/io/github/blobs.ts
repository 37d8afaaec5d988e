import { UserError } from '../../core/user-error.js'
import { LIMITS } from '../../core/text/limits.js'
import { MOST_BYTES, MOST_SPARE_BYTES, type TreeEntry } from '../files/tree.js'
import { kindOf } from '../git/git-modes.js'
import { askBatch, halves } from './ask-batch.js'
import type { GitHub } from './client.js'
import { errorAt, isTooMuch, refusalOf } from './partial.js'

/** A blob of an answer. */
export interface BlobAnswer {
  readonly text?: string | null
  readonly isBinary?: boolean | null
  readonly isTruncated?: boolean
  readonly byteSize?: number
}

interface EntryAnswer {
  readonly mode: number
  readonly oid: string
  readonly object?: BlobAnswer | null
}

/** Something that a query asks for: a blob by its object id, or what is at a path of a commit. */
type Item = { readonly oid: string } | { readonly path: string }

/** What is read: blobs by object id, and files of a commit by path. */
export interface Wanted {
  readonly oids: readonly string[]
  readonly at?: { readonly commit: string; readonly paths: readonly string[] }
  /** Blobs that are left out where they go beyond the bound on all of these. */
  readonly spare?: ReadonlySet<string>
}

export interface Contents {
  /** By object id. */
  readonly blobs: ReadonlyMap<string, Uint8Array>
  /** The files, links and submodules at the paths of the commit; a path without one is not in it. */
  readonly files: readonly TreeEntry[]
}

/** Items per GraphQL request. Chosen by hand. */
const BATCH = 100

/** Concurrent requests: GitHub throttles clients with more. Chosen by hand. */
const AT_ONCE = 8

/** A shared placeholder for files above the size limit. */
const TOO_LARGE = new Uint8Array(LIMITS.bytes + 1)

/**
 * The contents of blobs by object id.
 * @throws {UserError} when the contents are larger in total than is read.
 */
export async function readBlobs(
  github: GitHub,
  oids: readonly string[],
  spare: ReadonlySet<string> = new Set(),
): Promise<ReadonlyMap<string, Uint8Array>> {
  return (await readContents(github, { oids, spare })).blobs
}

/**
 * Contents, a hundred per request, in halves where GitHub refuses that; those that GraphQL cannot return exactly are read raw.
 * @throws {UserError} when the other contents than spare ones are larger in total than is read.
 */
export async function readContents(github: GitHub, { oids, at, spare }: Wanted): Promise<Contents> {
  const blobs = new Map<string, Uint8Array>()
  const files: TreeEntry[] = []
  const raw = new Set<string>()
  let bytes = 0
  const keep = (oid: string, content: Uint8Array): void => {
    if (blobs.has(oid)) return
    const size = content === TOO_LARGE ? 0 : content.length
    if (spare?.has(oid) === true && bytes + size > MOST_SPARE_BYTES) return
    bytes += size
    if (bytes > MOST_BYTES)
      throw new UserError(
        `The Kiro files have more than ${MOST_BYTES / 1_000_000} MB together.`,
        'Take generated or copied files out of the repository.',
        'config',
      )
    blobs.set(oid, content)
  }
  const keepBlob = (oid: string, blob: BlobAnswer): void => {
    const content = contentOf(blob)
    if (content === null) raw.add(oid)
    else keep(oid, content)
  }
  const keepItem = (item: Item, answer: BlobAnswer | EntryAnswer): void => {
    if (!('mode' in answer)) {
      if ('oid' in item) keepBlob(item.oid, answer)
      return
    }
    if (!('path' in item)) return
    const { mode, oid, object } = answer
    const kind = kindOf(mode.toString(8))
    if (kind === null) return
    files.push({ path: item.path, kind, oid })
    if (kind !== 'submodule') keepBlob(oid, object ?? {})
  }
  const readBatch = async (batch: readonly Item[], whole = true): Promise<void> => {
    const query = contentsQuery(batch, at?.commit ?? '', whole)
    const answer = await askBatch<ContentsAnswer>(github, query, { size: batch.length, few: 0 })
    const left: Item[] = []
    for (const [index, item] of batch.entries()) {
      const [key, holder] =
        'path' in item ? [`f${index}`, answer?.data.repository?.at] : [`b${index}`, answer?.data.repository]
      const field = 'path' in item ? ['repository', 'at', key] : ['repository', key]
      const refused = answer && errorAt(answer, ...field)
      if (answer === null || (refused !== null && isTooMuch(refused))) left.push(item)
      else if (refused !== null) throw refusalOf(refused)
      else {
        // Null without an error: there is no such object.
        const found = holder?.[key]
        if (found) keepItem(item, found)
      }
    }
    const [only, ...more] = left
    if (only !== undefined && more.length === 0 && !('path' in only)) raw.add(only.oid)
    else if (only !== undefined && more.length === 0 && whole) await readBatch(left, false)
    else if (more.length > 0) await Promise.all(halves(left).map((half) => readBatch(half, whole)))
  }
  const items: Item[] = [
    ...[...new Set(oids)].filter((oid) => OBJECT_ID.test(oid)).map((oid) => ({ oid })),
    ...[...new Set(at?.paths ?? [])].map((path) => ({ path })),
  ]
  await inGroups(AT_ONCE, inBatches(items), (batch) => readBatch(batch))
  await inGroups(
    AT_ONCE,
    [...raw].filter((oid) => !blobs.has(oid)),
    async (oid) => {
      const { content } = await github.read<{ content: string }>(
        'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
        { file_sha: oid },
        (data) => typeof data.content === 'string',
      )
      keep(oid, Buffer.from(content, 'base64'))
    },
  )
  return { blobs, files }
}

/** Object ids of SHA-1 and of SHA-256. */
const OBJECT_ID = /^[0-9a-f]{40,64}$/

type Found = Readonly<Record<string, BlobAnswer | EntryAnswer | null>>

interface ContentsAnswer {
  readonly repository: (Found & { readonly at?: Found | null }) | null
}

function inBatches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  )
}

async function inGroups<T>(size: number, items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += size) await Promise.all(items.slice(at, at + size).map(act))
}

/**
 * The content of an answer if it is exact, else null: `text` decodes with replacement characters and is cut when long.
 * A file above the size limit is not kept.
 */
export function contentOf({ text, isTruncated, isBinary, byteSize }: BlobAnswer): Uint8Array | null {
  if (byteSize !== undefined && byteSize > LIMITS.bytes) return TOO_LARGE
  return typeof text === 'string' && isTruncated === false && isBinary !== true && !text.includes('\ufffd')
    ? new TextEncoder().encode(text)
    : null
}

/** The GraphQL query for some items; without `whole` what is at a path is only named. */
export function contentsQuery(items: readonly Item[], commit: string, whole = true): string {
  const blob = '{ ... on Blob { text isBinary isTruncated byteSize } }'
  const [byId, byPath]: [string[], string[]] = [[], []]
  for (const [index, item] of items.entries()) {
    if ('path' in item)
      byPath.push(`f${index}: file(path: ${JSON.stringify(item.path)}) { mode oid ${whole ? `object ${blob}` : ''} }`)
    else byId.push(`b${index}: object(oid: "${item.oid}") ${blob}`)
  }
  const at = byPath.length === 0 ? '' : `at: object(oid: "${commit}") { ... on Commit { ${byPath.join('\n')} } }`
  return `query Blobs($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${byId.join('\n')} ${at} } }`
}
