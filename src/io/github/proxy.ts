import { checkBypass, getProxyUrl } from '@actions/http-client/lib/proxy'
import { UserError } from '../../core/user-error.js'

type Variables = Readonly<Record<string, string | undefined>>

/** The proxy variables under the names that the toolkit reads first; unset ones are empty. */
export type ProxyVariables = Readonly<Record<'http_proxy' | 'https_proxy' | 'no_proxy', string>>

/**
 * The same in the only form that the toolkit understands. It reads `proxy.corp:3128` as a URL with the scheme
 * `proxy.corp:` and then uses no proxy, ignores ALL_PROXY, and matches neither `*.corp` nor a list with spaces in
 * NO_PROXY; curl supports all of these.
 */
export function proxyVariables(variables: Variables): ProxyVariables {
  // An empty variable is unset, and of two spellings the lower-case one wins, as with curl.
  const variable = (name: string): string =>
    [name, name.toUpperCase()].map((spelling) => variables[spelling]?.trim() ?? '').find((value) => value !== '') ?? ''
  const all = variable('all_proxy')
  return {
    http_proxy: address(variable('http_proxy') || all),
    https_proxy: address(variable('https_proxy') || all),
    no_proxy: variable('no_proxy')
      .split(/[\s,]+/)
      .filter((host) => host !== '')
      .map((host) => host.replace(/^\*(?=\.)/, ''))
      .join(','),
  }
}

/** With a scheme; a `%` that encodes nothing is escaped, because the toolkit decodes the password. */
function address(proxy: string): string {
  if (proxy === '') return ''
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy.replace(/^\/\//, '')}`
  return whole.replaceAll(/%(?![0-9a-f]{2})/gi, '%25')
}

/**
 * The proxy for an address by the variables of this process, without its user and password; null when there is none.
 * @throws {UserError} for a proxy that the toolkit would bypass or cannot use.
 */
export function proxyOnTheWay(to: string): string | null {
  const url = new URL(to)
  if (checkBypass(url)) return null
  const variable = process.env[url.protocol === 'https:' ? 'https_proxy' : 'http_proxy']
  if (!variable) return null
  const proxy = getProxyUrl(url)
  if (proxy === undefined || !['http:', 'https:'].includes(proxy.protocol) || proxy.hostname === '')
    throw new UserError(
      `The proxy ${variable.replace(/\/\/.*@/, '//')} cannot be used: the action talks to a proxy by HTTP.`,
      `Set ${url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY'} to an address such as \`http://proxy.example:3128\`, or name ${url.hostname} in NO_PROXY.`,
    )
  return proxy.origin
}
