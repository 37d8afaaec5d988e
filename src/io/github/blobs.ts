import { UserError } from '../../core/user-error.js'
import { LIMITS } from '../../core/text/limits.js'
import { MOST_BYTES, MOST_SPARE_BYTES } from '../files/tree.js'
import type { GitHub } from './client.js'
import { errorAt, isTooMuch, queryErrors, refusalOf, type PartialAnswer } from './partial.js'

interface BlobAnswer {
  readonly text: string | null
  readonly isBinary: boolean | null
  readonly isTruncated: boolean
  readonly byteSize: number
}

/** Blobs per GraphQL request. Chosen by hand. */
const BATCH = 100

/** Concurrent requests: GitHub throttles clients with more. Chosen by hand. */
const AT_ONCE = 8

/** A shared placeholder for files above the size limit. */
const TOO_LARGE = new Uint8Array(LIMITS.bytes + 1)

/**
 * The contents of blobs by object id, a hundred per request; those that GraphQL cannot return exactly are read raw. What is beyond the
 * bound on all is left out where it is `spare`.
 * @throws {UserError} when the other contents are larger in total than is read.
 */
export async function readBlobs(
  github: GitHub,
  oids: readonly string[],
  spare: ReadonlySet<string> = new Set(),
): Promise<Map<string, Uint8Array>> {
  const wanted = [...new Set(oids)].filter((oid) => /^[0-9a-f]{40,64}$/.test(oid))
  const result = new Map<string, Uint8Array>()
  let bytes = 0
  const keep = (oid: string, content: Uint8Array): void => {
    const size = content === TOO_LARGE ? 0 : content.length
    if (spare.has(oid) && bytes + size > MOST_SPARE_BYTES) return
    bytes += size
    if (bytes > MOST_BYTES)
      throw new UserError(
        `The Kiro files have more than ${MOST_BYTES / 1_000_000} MB together.`,
        'Take generated or copied files out of the repository.',
        'config',
      )
    result.set(oid, content)
  }
  const raw: string[] = []
  const readBatch = async (batch: readonly string[]): Promise<void> => {
    const answer = await part(github, batch)
    const left: string[] = []
    for (const [index, oid] of batch.entries()) {
      const refused = answer && errorAt(answer, 'repository', `b${index}`)
      if (answer === null || (refused !== null && isTooMuch(refused))) left.push(oid)
      else if (refused !== null) throw refusalOf(refused)
      else {
        // Null without an error: there is no such object.
        const blob = answer.data.repository?.[`b${index}`]
        const content = blob && contentOf(blob)
        if (content) keep(oid, content)
        else if (blob) raw.push(oid)
      }
    }
    if (left.length < 2) raw.push(...left)
    else await Promise.all(halves(left).map(readBatch))
  }
  await inGroups(AT_ONCE, inBatches(wanted), readBatch)
  await inGroups(AT_ONCE, raw, async (oid) => {
    const { content } = await github.read<{ content: string }>(
      'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
      { file_sha: oid },
      (data) => typeof data.content === 'string',
    )
    keep(oid, Buffer.from(content, 'base64'))
  })
  return result
}

interface BlobsAnswer {
  readonly repository: Readonly<Record<string, BlobAnswer | null>> | null
}

/** What GitHub gives of a batch; null where a large one is too much for it as a whole. */
async function part(github: GitHub, batch: readonly string[]): Promise<PartialAnswer<BlobsAnswer> | null> {
  try {
    return await github.partial<BlobsAnswer>(blobQuery(batch))
  } catch (error) {
    if (batch.length > 1 && queryErrors(error).some(isTooMuch)) return null
    throw error
  }
}

function halves(oids: readonly string[]): string[][] {
  const middle = Math.ceil(oids.length / 2)
  return [oids.slice(0, middle), oids.slice(middle)]
}

function inBatches(oids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(oids.length / BATCH) }, (_, index) =>
    oids.slice(index * BATCH, (index + 1) * BATCH),
  )
}

async function inGroups<T>(size: number, items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += size) await Promise.all(items.slice(at, at + size).map(act))
}

/**
 * The content of an answer if it is exact, else null: `text` decodes with replacement characters and is cut when long.
 * A file above the size limit is not kept.
 */
function contentOf(blob: BlobAnswer): Uint8Array | null {
  if (blob.byteSize > LIMITS.bytes) return TOO_LARGE
  return blob.text !== null && !blob.isTruncated && blob.isBinary !== true && !blob.text.includes('\ufffd')
    ? new TextEncoder().encode(blob.text)
    : null
}

/** The GraphQL query for some blobs. */
export function blobQuery(oids: readonly string[]): string {
  const blobs = oids.map(
    (oid, index) => `b${index}: object(oid: "${oid}") { ... on Blob { text isBinary isTruncated byteSize } }`,
  )
  return `query Blobs($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${blobs.join('\n')} } }`
}
