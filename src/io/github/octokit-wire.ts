import { VERSION } from '../../version.js'
import type { Wire } from './client.js'

/**
 * Requests by the Actions toolkit, for the actions. It is loaded with the first request, because it reads the event and the proxy variables
 * while it loads.
 */
export async function octokitWire(token: string, baseUrl: string, url: string): Promise<Wire> {
  const { getOctokit } = await import('@actions/github')
  const { request, graphql } = getOctokit(token, {
    baseUrl,
    userAgent: `kiro-governance/${VERSION}`,
    log: { debug: silent, info: silent, warn: silent, error: silent },
  })
  return { request, graphql: graphql.defaults({ url }) }
}

function silent(): void {
  // Octokit's own log is off; errors are thrown.
}
