export interface Version {
  readonly text: string
  readonly numbers: readonly number[]
  readonly pre: string | null
}
export interface Tag {
  readonly name: string
  readonly commit: string
}
export interface File {
  readonly name: string
  readonly digest: string
}
export interface Plan {
  readonly create: boolean
  readonly tagExists: boolean
  readonly major: {
    readonly name: string
    readonly move: boolean
    readonly exists: boolean
    readonly why: string | null
  }
}

export class Refusal extends Error {}
export function parseVersion(text: string): Version | null
export function changelogEntry(changelog: string, version: string): string | null
export function identify(given: { wanted: string; manifest: string; lock: string; changelog: string }): {
  version: Version
  tag: string
  notes: string
}
export function npmTag(version: Version, tags: readonly Tag[]): string
export function planRelease(given: {
  version: Version
  commit: string
  tags: readonly Tag[]
  release: { readonly assets: readonly File[] } | null
  files: readonly File[]
}): Plan
