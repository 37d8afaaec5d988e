/** What a test may set of how this GitHub answers. */
export interface Behavior {
  /** How many entries a tree may list before it is truncated. */
  treeLimit: number
  /** How many bytes the entries of a tree may take, as JSON, before it is truncated. */
  treeBytes: number
  /** What GraphQL answers at fields, by the keys of the answer from the root: `viewer`, `repository.pullRequest`, `viewer.databaseId`. */
  graphqlFields: Map<string, FieldAnswer>
  /** What the schema of this server lacks, as `Type.field`: older servers do. */
  missingFields: Set<string>
  /** How many objects, and how many bytes of text, a query may touch before it gets only a part of its answer. */
  mostObjects: number
  mostBytes: number
}

/** Null, or an error with null beside it. */
export type FieldAnswer = null | { readonly type: string; readonly message: string; readonly extensions?: object }

/** What a token of an app may not see: it lacks a permission, or the app's kind of token has no such thing. */
export const FORBIDDEN: FieldAnswer = {
  type: 'FORBIDDEN',
  message: 'Resource not accessible by integration',
  extensions: { saml_failure: false },
}

/** As GitHub documents itself. */
export function usualBehavior(): Behavior {
  return {
    treeLimit: 100_000,
    treeBytes: 7_000_000,
    graphqlFields: new Map(),
    missingFields: new Set(),
    mostObjects: 5_000,
    mostBytes: 8_000_000,
  }
}
