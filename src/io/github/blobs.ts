import { LIMITS } from '../../core/surfaces/document.js'
import type { GitHub } from './client.js'

interface BlobAnswer {
  readonly text: string | null
  readonly isBinary: boolean | null
  readonly isTruncated: boolean
  readonly byteSize: number
}

/** Blobs in one GraphQL request. */
const BATCH = 100

/** The contents of blobs by object id: a hundred in one request; those that GraphQL cannot give exactly are read raw. */
export async function readBlobs(github: GitHub, oids: readonly string[]): Promise<Map<string, Uint8Array>> {
  const wanted = [...new Set(oids)].filter((oid) => /^[0-9a-f]{40,64}$/.test(oid))
  const result = new Map<string, Uint8Array>()
  const batches: string[][] = []
  for (let at = 0; at < wanted.length; at += BATCH) batches.push(wanted.slice(at, at + BATCH))
  await Promise.all(
    batches.map(async (batch) => {
      const answers = await github.graphql<{ repository: Readonly<Record<string, BlobAnswer | null>> }>(blobQuery(batch))
      await Promise.all(
        batch.map(async (oid, index) => {
          const blob = answers.repository[`b${index}`]
          const bytes = await contentOf(github, oid, blob ?? null)
          if (bytes) result.set(oid, bytes)
        }),
      )
    }),
  )
  return result
}

/** `text` decodes with replacement characters and is cut when long; only text without either is the file's own. */
async function contentOf(github: GitHub, oid: string, blob: BlobAnswer | null): Promise<Uint8Array | null> {
  if (blob === null) return null
  if (blob.byteSize > LIMITS.bytes) return new Uint8Array(LIMITS.bytes + 1)
  if (blob.text !== null && !blob.isTruncated && blob.isBinary !== true && !blob.text.includes('\ufffd')) return new TextEncoder().encode(blob.text)
  const raw = await github.read<{ content: string }>('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { file_sha: oid }, ({ content }) => typeof content === 'string')
  return Buffer.from(raw.content, 'base64')
}

export function blobQuery(oids: readonly string[]): string {
  const blobs = oids.map((oid, index) => `b${index}: object(oid: "${oid}") { ... on Blob { text isBinary isTruncated byteSize } }`)
  return `query Blobs($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${blobs.join('\n')} } }`
}
