import type { FoundPolicy } from '../policy/layers.js'
import type { Binding } from '../policy/resolve.js'
import type { SourceFile } from '../kiro/source-file.js'
import type { AuditedRepository, NotSeen } from '../contract/audit/repository.js'

/** What the listing of an organization says of a repository. */
export type ListedRepository = Pick<
  AuditedRepository,
  'id' | 'name' | 'asked' | 'visibility' | 'archived' | 'topics' | 'branch' | 'tip' | 'tree'
>

/** A rule of GitHub that binds the default branch. */
export type BranchRule =
  | {
      readonly kind: 'workflow'
      /** The ruleset, by name; null where that is not told. */
      readonly ruleset: string | null
      readonly path: string
      /** Whether the workflow runs the check; null: it could not be read. */
      readonly runsCheck: boolean | null
    }
  | { readonly kind: 'status'; readonly ruleset: string | null; readonly context: string }

/** A text and where it lies. */
export interface PlacedText {
  readonly file: string
  readonly text: string
}

/** A repository as far as it was read, without anything judged. */
export interface SeenRepository {
  readonly listed: ListedRepository
  /** Kiro files, and what lies below `.kiro` and is no Kiro file but may name a model. */
  readonly files: readonly SourceFile[]
  /** Whether it has a `.kiro` folder, or a link or submodule in its place; null: not known. */
  readonly hasFolder: boolean | null
  /** The repository's own policy; null: there is none, or whether there is one is not known (`policySeen`). */
  readonly policy: FoundPolicy | null
  readonly policySeen: boolean
  /** Files that look like a policy and are not read as one. */
  readonly misplaced: readonly string[]
  /** Workflows by path; null: they could not be read. */
  readonly workflows: ReadonlyMap<string, string> | null
  /** Rules of the default branch; null: they could not be read. */
  readonly rules: readonly BranchRule[] | null
  /** The CODEOWNERS that GitHub uses; null: there is none. */
  readonly codeOwners: PlacedText | null
  readonly read: AuditedRepository['read']
  readonly notSeen: readonly NotSeen[]
}

/** A repository that was read, with the policy that binds it. */
export interface BoundRepository {
  readonly seen: SeenRepository
  readonly binding: Binding
  readonly parents: readonly AuditedRepository['policy']['parents'][number][]
}
