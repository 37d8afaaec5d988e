import { getProxyUrl } from '@actions/http-client/lib/proxy'
import { proxyOnTheWay, proxyVariables } from '../../../src/io/github/proxy.js'

const NAMES = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy']
const ALL_NAMES = NAMES.flatMap((name) => [name, name.toUpperCase()])

/** Does something with these variables for proxies in the environment, and no others. */
function withVariables<T>(variables: Readonly<Record<string, string>>, act: () => T): T {
  const before = Object.fromEntries(ALL_NAMES.map((name) => [name, process.env[name]]))
  const set = (all: Readonly<Record<string, string | undefined>>): void => {
    for (const name of ALL_NAMES) Reflect.deleteProperty(process.env, name)
    for (const [name, value] of Object.entries(all)) if (value !== undefined) process.env[name] = value
  }
  set(variables)
  try {
    return act()
  } finally {
    set(before)
  }
}

/** The proxy that the toolkit would use by these variables, as it reads them, and once they are put right. */
function toolkitUses(variables: Readonly<Record<string, string>>, to: string): { raw: string; right: string | null } {
  const raw = withVariables(variables, () => {
    const { hostname = '', host = '' } = getProxyUrl(new URL(to)) ?? {}
    return hostname === '' ? '' : host
  })
  return { raw, right: withVariables({ ...proxyVariables(variables) }, () => proxyOnTheWay(to)) }
}

const API = 'https://api.github.corp/repos'
const PLAIN = 'http://api.github.corp:8080/repos'

test.each<[string, Record<string, string>, string, string]>([
  ['with a scheme', { HTTPS_PROXY: 'http://proxy.corp:3128' }, API, 'http://proxy.corp:3128'],
  ['in lower case', { https_proxy: 'http://proxy.corp:3128' }, API, 'http://proxy.corp:3128'],
  ['in both', { https_proxy: 'http://lower.corp:1', HTTPS_PROXY: 'http://upper.corp:2' }, API, 'http://lower.corp:1'],
  ['of TLS', { HTTPS_PROXY: 'https://proxy.corp:3129' }, API, 'https://proxy.corp:3129'],
  ['for plain http', { HTTP_PROXY: 'http://proxy.corp:3128' }, PLAIN, 'http://proxy.corp:3128'],
  ['without a user’s name', { HTTPS_PROXY: 'http://me:secret@proxy.corp:3128' }, API, 'http://proxy.corp:3128'],
])('a proxy %s is used, and the toolkit alone would use it too', (_, variables, to, proxy) => {
  expect(toolkitUses(variables, to)).toEqual({ raw: new URL(proxy).host, right: proxy })
})

test.each<[string, Record<string, string>, string, string]>([
  ['without a scheme', { HTTPS_PROXY: 'proxy.corp:3128' }, API, 'http://proxy.corp:3128'],
  ['without a scheme, in lower case', { https_proxy: 'proxy.corp:3128' }, API, 'http://proxy.corp:3128'],
  ['without a scheme, for plain http', { HTTP_PROXY: 'proxy.corp:3128' }, PLAIN, 'http://proxy.corp:3128'],
  ['without a scheme, with a password', { HTTPS_PROXY: 'me:secret@proxy.corp:3128' }, API, 'http://proxy.corp:3128'],
  ['in ALL_PROXY', { ALL_PROXY: 'http://proxy.corp:3128' }, API, 'http://proxy.corp:3128'],
  ['in all_proxy, for plain http', { all_proxy: 'proxy.corp:3128' }, PLAIN, 'http://proxy.corp:3128'],
  [
    'in ALL_PROXY, beside one for others',
    { ALL_PROXY: 'proxy.corp:1', HTTP_PROXY: 'proxy.corp:2' },
    API,
    'http://proxy.corp:1',
  ],
  ['whose password has a bare %', { HTTPS_PROXY: 'http://me:50%off@proxy.corp:3128' }, API, 'http://proxy.corp:3128'],
])('a proxy %s is used; the toolkit alone would pass it by', (_, variables, to, proxy) => {
  expect(toolkitUses(variables, to)).toEqual({ raw: '', right: proxy })
})

test('a variable that is empty, or holds but spaces, names no proxy', () => {
  expect(proxyVariables({ https_proxy: '', HTTPS_PROXY: '  ', NO_PROXY: ' , ' })).toEqual({
    http_proxy: '',
    https_proxy: '',
    no_proxy: '',
  })
  expect(proxyVariables({ https_proxy: ' ', HTTPS_PROXY: 'proxy.corp:1' }).https_proxy).toBe('http://proxy.corp:1')
})

test.each([
  'api.github.corp',
  'API.GitHub.Corp',
  '.corp',
  'corp',
  '*.corp',
  '*.github.corp',
  '*',
  'api.github.corp:8080',
  '*.corp:8080',
  'localhost, .corp',
  'localhost .corp',
  ' localhost\t*.corp ',
])('NO_PROXY as "%s" is the way without a proxy', (hosts) => {
  for (const name of ['NO_PROXY', 'no_proxy'])
    expect(toolkitUses({ HTTP_PROXY: 'proxy.corp:3128', [name]: hosts }, PLAIN).right).toBeNull()
})

test.each(['api.github.corp:443', '*.org', 'git.corp', 'hub.corp', 'localhost,127.0.0.1'])(
  'NO_PROXY as "%s" is about other hosts',
  (hosts) => {
    const { right } = toolkitUses({ HTTP_PROXY: 'proxy.corp:3128', NO_PROXY: hosts }, PLAIN)
    expect(right).toBe('http://proxy.corp:3128')
  },
)

test.each<[string, Record<string, string>]>([
  ['socks5://proxy.corp:1080', { ALL_PROXY: 'socks5://proxy.corp:1080' }],
  ['socks5://proxy.corp:1080', { ALL_PROXY: 'socks5://me:secret@proxy.corp:1080' }],
  ['http://proxy.corp:port', { HTTPS_PROXY: 'http://me:secret@proxy.corp:port' }],
  ['http://', { HTTPS_PROXY: 'http://' }],
])('a proxy that cannot be used is an error and no direct connection: %s', (shown, variables) => {
  const use = () => toolkitUsesOnly(variables)
  expect(use).toThrow(`The proxy ${shown} cannot be used: the action talks to a proxy by HTTP.`)
  expect(use).not.toThrow('secret')
  // Where it is not on the way, it may be anything.
  expect(toolkitUsesOnly({ ...variables, NO_PROXY: 'api.github.corp' })).toBeNull()
})

function toolkitUsesOnly(variables: Readonly<Record<string, string>>): string | null {
  return withVariables({ ...proxyVariables(variables) }, () => proxyOnTheWay(API))
}
