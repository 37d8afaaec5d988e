/** Where a repository and the run that judged it are on the web. */
export interface RepositoryLinks {
  /** `https://github.com/acme/web` */
  readonly repository: string
  /** The page of the run, with its job summary; null where it is not known. */
  readonly run: string | null
}

/** What the caller knows about the run and the report does not: commit, event, key, addresses. */
export interface ReportContext {
  /** The commit that was judged. */
  readonly commit: string | null
  /** Where the repository and the run are on the web; null outside GitHub, where nothing is linked. */
  readonly links: RepositoryLinks | null
  /** Whether the author could have changed how this was judged, as a sentence; null where there is no author. */
  readonly enforcementNote: string | null
  /** Whether to show the inventory of models. */
  readonly withInventory: boolean
  /** Whether this is the pull request that installs the action: its first line is about what is there. */
  readonly installing: boolean
  /** Distinguishes several comments on one pull request; null where there is one. */
  readonly key: string | null
  /** More sentences for the reader, in the program's own words. */
  readonly notes: readonly string[]
}

/** The context of a run without a commit, an author or a key. */
export const NO_CONTEXT: ReportContext = {
  commit: null,
  links: null,
  enforcementNote: null,
  withInventory: false,
  installing: false,
  key: null,
  notes: [],
}
