/** What a report does not know and its reader wants to: where it was made. */
export interface ReportContext {
  /** The commit that was judged. */
  readonly commit: string | null
  /** Why the verdict does not bind, as a sentence; null when it does. */
  readonly advisory: string | null
  /** Whether to show what names which model: on the pull request that installs the action. */
  readonly withInventory: boolean
  /** One more sentence for the reader, in our words. */
  readonly notes: readonly string[]
}

export const NO_CONTEXT: ReportContext = { commit: null, advisory: null, withInventory: false, notes: [] }
