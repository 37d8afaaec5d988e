import { UserError } from '../../core/user-error.js'
import { CLOCK } from '../clock.js'
import type { Api } from './client.js'
import { fetchWire } from './fetch-wire.js'

type Variables = Readonly<Record<string, string | undefined>>

/** Where GitHub is, and with which token, by the environment variables of its own command line. */
export interface CommandLineGitHub {
  readonly token: string
  readonly api: Api
}

/**
 * GitHub for a command line.
 * @throws {UserError} without a token, and where a proxy is set that this Node would not use.
 */
export function commandLineGitHub(variables: Variables, log: Api['log']): CommandLineGitHub {
  const variable = (name: string): string => variables[name]?.trim() ?? ''
  const token = variable('GITHUB_TOKEN') || variable('GH_TOKEN')
  if (token === '')
    throw new UserError(
      'There is no token: GITHUB_TOKEN and GH_TOKEN are empty.',
      'Set GITHUB_TOKEN to the token of a GitHub App that is installed on the organization, or to a personal access token that may read its repositories.',
    )
  const url = (variable('GITHUB_API_URL') || 'https://api.github.com').replace(/\/+$/, '')
  if (!/^https?:\/\/[^/]/.test(url))
    throw new UserError(`GITHUB_API_URL is ${url}, not an address.`, 'Write it as https://github.example.com/api/v3.')
  const proxy = variable('HTTPS_PROXY') || variable('https_proxy')
  if (proxy !== '' && url.startsWith('https:') && variable('NODE_USE_ENV_PROXY') !== '1')
    throw new UserError(
      'HTTPS_PROXY is set, and Node does not use it by itself.',
      'Run this with Node 24 or newer and NODE_USE_ENV_PROXY=1, or unset HTTPS_PROXY.',
    )
  return {
    token,
    api: {
      wire: fetchWire,
      url,
      // On a server of one's own REST is at /api/v3, and GraphQL beside it.
      graphqlUrl: variable('GITHUB_GRAPHQL_URL') || `${url.replace(/\/api\/v3$/, '/api')}/graphql`,
      fetch: async (address, { signal, ...options }) => {
        const answer = await fetch(address, { ...options, signal, redirect: 'manual' })
        return { status: answer.status, headers: answer.headers, body: answer.body }
      },
      proxy: null,
      clock: CLOCK,
      log,
    },
  }
}
