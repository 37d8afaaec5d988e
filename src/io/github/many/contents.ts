import type { BatchQuery } from './batches.js'
import { POINTS } from './points.js'

/** An entry of a tree in an answer. */
export interface EntryAnswer {
  readonly name: string
  readonly mode: number
  readonly oid: string
  readonly object?: ObjectAnswer | null
}

/** What an entry is: a blob with its text, or a tree with its entries. */
export interface ObjectAnswer {
  readonly text?: string | null
  readonly isBinary?: boolean | null
  readonly isTruncated?: boolean
  readonly byteSize?: number
  readonly entries?: readonly EntryAnswer[] | null
}

/** A file or folder at a path of an answer. */
export type PathAnswer = Omit<EntryAnswer, 'name'>

/** A commit with what an audit reads of it. */
export interface CommitAnswer {
  readonly tree?: { readonly entries: readonly EntryAnswer[] | null } | null
  readonly kiro?: PathAnswer | null
  readonly github?: PathAnswer | null
  readonly workflows?: PathAnswer | null
  readonly owners?: PathAnswer | null
  readonly docsOwners?: PathAnswer | null
}

/** A repository of an answer, at what was asked for of it. */
export interface NodeAnswer<Of> {
  readonly object?: Of | null
}

/** Repositories in one query: about 60 to 100 objects each. Chosen by hand, below what GitHub is known to answer. */
const MOST = 50

/** The policy and the owners, and the workflows. */
const BESIDE_KIRO = `github: file(path: ".github") { mode oid object { ... on Tree { entries { name mode oid object { ...Text } } } } }
  workflows: file(path: ".github/workflows") { mode oid object { ... on Tree { entries { name mode oid object { ...Text } } } } }
  owners: file(path: "CODEOWNERS") { mode oid object { ...Text } }
  docsOwners: file(path: "docs/CODEOWNERS") { mode oid object { ...Text } }`
const TEXT = 'fragment Text on Blob { text isBinary isTruncated byteSize }'

/**
 * The root's names; the `.kiro` folder with its texts on two levels and its names on four; the policy and the owners; the workflows.
 * Deeper texts are few, and are read by object id.
 */
const CONTENTS = `fragment Contents on Commit {
  tree { entries { name mode oid } }
  kiro: file(path: ".kiro") { mode oid object { ... on Tree { entries { name mode oid object { ...Text
    ... on Tree { entries { name mode oid object { ...Text
      ... on Tree { entries { name mode oid object { ... on Tree { entries { name mode oid } } } } } } } } } } } } }
  ${BESIDE_KIRO}
}
${TEXT}`

/** The same without what is in `.kiro`. */
const WITHOUT_KIRO = `fragment Contents on Commit {
  tree { entries { name mode oid } }
  ${BESIDE_KIRO}
}
${TEXT}`

/** A commit of a repository. */
interface TipOf {
  /** The repository's node id. */
  readonly id: string
  readonly tip: string
}

const contentsQuery = (name: string, most: number, fragment: string): BatchQuery<TipOf> => ({
  most,
  query: (items) => {
    const each = items.map(
      ({ id, tip }, index) =>
        `r${index}: node(id: ${JSON.stringify(id)}) { ... on Repository { object(oid: ${JSON.stringify(tip)}) { ...Contents } } }`,
    )
    return `query ${name} {\n${POINTS}\n${each.join('\n')}\n}\n${fragment}`
  },
})

/** The contents of repositories at commits: everything that an audit judges of most of them, in one request a batch. */
export const CONTENTS_QUERY = contentsQuery('Contents', MOST, CONTENTS)

/** Of repositories whose `.kiro` is more than GitHub answers in one query: what is beside it. */
export const BESIDE_QUERY = contentsQuery('Beside', MOST, WITHOUT_KIRO)

/** A blob or a folder of a repository. */
export interface ObjectOf {
  /** The repository's node id. */
  readonly id: string
  readonly oid: string
}

/** Single blobs and folders of many repositories. */
export const OBJECTS_QUERY: BatchQuery<ObjectOf> = {
  most: 100,
  query: (items) => {
    const each = items.map(
      ({ id, oid }, index) =>
        `r${index}: node(id: ${JSON.stringify(id)}) { ... on Repository { object(oid: ${JSON.stringify(oid)}) { ...One } } }`,
    )
    return `query Objects {\n${POINTS}\n${each.join('\n')}\n}
fragment One on GitObject { ... on Blob { text isBinary isTruncated byteSize } ... on Tree { entries { name mode oid } } }`
  },
}
