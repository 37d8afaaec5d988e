import { isRecord } from '../../core/kiro/surfaces/document.js'

/** One error of an answer of GraphQL. */
export interface QueryError {
  readonly message: string
  /** GitHub's name of the kind: `FORBIDDEN`, `NOT_FOUND`, `RESOURCE_LIMITS_EXCEEDED`; '' where there is none. */
  readonly type: string
  /** The keys of the answer from the root to the field that failed. */
  readonly path: readonly (string | number)[]
  /** Whether the organization's single sign-on refused it. */
  readonly sso: boolean
}

/** An answer of GraphQL with whatever GitHub could give, and what it has against the rest. */
export interface PartialAnswer<T> {
  readonly data: T
  readonly errors: readonly QueryError[]
}

/** The errors of a failed query; none for any other failure. */
export function queryErrors(error: unknown): QueryError[] {
  if (!(error instanceof Error && 'errors' in error && Array.isArray(error.errors))) return []
  return error.errors.filter(isRecord).map(({ message, type, path, extensions }) => ({
    message: typeof message === 'string' ? message : '',
    type: typeof type === 'string' ? type : '',
    path: Array.isArray(path) ? path.filter((key) => typeof key === 'string' || typeof key === 'number') : [],
    sso: isRecord(extensions) && extensions.saml_failure === true,
  }))
}

/** The first error at a field, above it or below it; of several the one that is nearest to the root. */
export function errorAt({ errors }: PartialAnswer<unknown>, ...field: readonly (string | number)[]): QueryError | null {
  const found = errors.filter(({ path }) => path.every((key, index) => index >= field.length || key === field[index]))
  return found.sort((a, b) => a.path.length - b.path.length)[0] ?? null
}

/** Whether GitHub refused a query, or a part of it, for its size: a smaller one may be answered. */
export function isTooMuch({ type, message }: QueryError): boolean {
  return /LIMITS?_EXCEEDED|TIMEOUT/i.test(type) || /resource limits|timed? ?out/i.test(message)
}

/** One error of a partial answer as the failure of the whole query. */
export function refusalOf(found: QueryError): Error {
  const { message, type, path, sso } = found
  return Object.assign(new Error(`Request failed due to following response errors:\n - ${message}`), {
    name: 'GraphqlResponseError',
    errors: [{ message, type, path, extensions: { saml_failure: sso } }],
  })
}
