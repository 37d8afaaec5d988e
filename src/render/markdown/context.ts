/** What a report does not know and its reader wants to: where it was made. */
export interface ReportContext {
  /** The commit that was judged. */
  readonly commit: string | null
  /** Whether the author could have changed how this was judged, as a sentence; null where there is no author. */
  readonly enforcementNote: string | null
  /** Whether to show what names which model: on the pull request that installs the action. */
  readonly withInventory: boolean
  /** Tells several comments on one pull request apart; null where there is one. */
  readonly key: string | null
  /** One more sentence for the reader, in our words. */
  readonly notes: readonly string[]
}

export const NO_CONTEXT: ReportContext = {
  commit: null,
  enforcementNote: null,
  withInventory: false,
  key: null,
  notes: [],
}
