/** A policy file in a repository, as `extends` and the input `organization-policy` name it: `owner/repo/path@ref`. */
export interface PolicyReference {
  readonly owner: string
  readonly repository: string
  readonly path: string
  /** A branch, a tag or a commit. */
  readonly ref: string
}

/** No character that git or a path would read as more than a name: `..`, `:`, `^`, `~`, `@{`. */
export const REFERENCE_PATTERN =
  /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.\.?\/)[A-Za-z0-9._-]{1,100}(?:\/(?!\.\.?(?:\/|@))[A-Za-z0-9._ -]{1,100}){1,10}@(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/

/** Parses `owner/repo/path@ref`; null for any other text. */
export function parseReference(text: string): PolicyReference | null {
  if (!REFERENCE_PATTERN.test(text)) return null
  const at = text.lastIndexOf('@')
  const [owner = '', repository = '', ...path] = text.slice(0, at).split('/')
  return { owner, repository, path: path.join('/'), ref: text.slice(at + 1) }
}

/** The same for two spellings of one file: GitHub compares owners and repositories without case. */
export function referenceKey({ owner, repository, path, ref }: PolicyReference): string {
  return `${owner}/${repository}`.toLowerCase() + `/${path}@${ref}`
}

/** A full commit id names one text for ever; a branch or a tag can be moved. */
export function isPinned({ ref }: PolicyReference): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(ref)
}
