/** What an endpoint asks of a token of an app, as GitHub documents it: lists of permissions, alternatives after a semicolon. */
export const PERMISSIONS: readonly (readonly [method: string, path: string, permissions: string])[] = [
  ['GET', '', 'metadata=read'],
  ['GET', '/git/trees/*', 'contents=read'],
  ['GET', '/git/blobs/*', 'contents=read'],
  ['GET', '/compare/*', 'contents=read'],
  ['GET', '/pulls/#', 'pull_requests=read'],
  ['GET', '/issues/#/comments', 'issues=read; pull_requests=read'],
  ['GET', '/issues/comments/#', 'issues=read; pull_requests=read'],
  ['POST', '/issues/#/comments', 'issues=write; pull_requests=write'],
  ['PATCH', '/issues/comments/#', 'issues=write; pull_requests=write'],
  ['DELETE', '/issues/comments/#', 'issues=write; pull_requests=write'],
  ['POST', '/issues', 'issues=write'],
  ['PATCH', '/issues/#', 'issues=write; pull_requests=write'],
  ['POST', '/git/refs', 'contents=write; contents=write,workflows=write'],
  ['DELETE', '/git/refs/*', 'contents=write'],
  ['POST', '/pulls', 'pull_requests=write'],
]

const ROUTES = PERMISSIONS.map(([method, path, permissions]) => {
  const tail = path.replace('*', '.+').replace('#', String.raw`\d+`)
  return { method, pattern: new RegExp(`^/(?:repos/[^/]+/[^/]+|repositories/\\d+)${tail}$`), permissions }
})

/** Undefined for what is no endpoint here. */
export function permissionsOf(method: string, pathname: string): string | undefined {
  return ROUTES.find((route) => route.method === method && route.pattern.test(pathname))?.permissions
}
