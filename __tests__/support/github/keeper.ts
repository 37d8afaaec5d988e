/** A client's own request, its path one of GitHub's. */
export interface PassedRequest {
  readonly method: string
  readonly path: string
  readonly search: string
  readonly body: string
}

/** Who keeps the issues, the pull requests' numbers and the comments of one stand-in; repositories go by the name they were made with. */
export interface Keeper {
  /** Sees to it that there is such a repository. */
  open(repository: string): Promise<void>
  /** Whether there is: one that there is not has nothing in it. */
  has(repository: string): Promise<boolean>
  /** The path by which the keeper knows a repository. */
  path(repository: string): string
  /** A client's own request, judged by GitHub's description of its API first. */
  pass(request: PassedRequest): Promise<Response>
  /** A request of the stand-in's own, its path the keeper's. */
  send(method: string, path: string, body?: unknown): Promise<unknown>
  /** All of a list. */
  list<T>(path: string, query?: string): Promise<T[]>
  /** Forgets all. */
  reset(): void
}
