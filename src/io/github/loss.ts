/** Codes of Node and undici for a connection that ends before the answer does. */
const CUT = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'HPE_INVALID_EOF_STATE']

/** Why an answer is incomplete, from the innermost cause: `fetch` itself only says "fetch failed" and "terminated". */
export function lossOf(error: unknown): string {
  const { message, code } = innermost(error)
  if (CUT.includes(code) || /socket hang up|aborted/.test(message)) return 'the connection was cut'
  const [, status] = /^Proxy response \((\d+)\)/.exec(message) ?? []
  return status === undefined ? message : `the way to GitHub was refused with HTTP ${status}`
}

function innermost(error: unknown): { readonly message: string; readonly code: string } {
  if (!(error instanceof Error)) return { message: String(error), code: '' }
  const [first] = error instanceof AggregateError ? (error.errors as readonly unknown[]) : [error.cause]
  if (first instanceof Error) return innermost(first)
  return { message: error.message, code: 'code' in error ? String(error.code) : '' }
}
