import { createHash } from 'node:crypto'

export interface Account {
  /** As REST writes it: an app's account ends in `[bot]`. */
  readonly login: string
  readonly id: number
  readonly type: 'User' | 'Bot' | 'Organization'
}

/** Who a workflow's own token acts as. */
export const ACTIONS_BOT: Account = { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' }

/** Whom REST names as the author of what a deleted account wrote; GraphQL says null. */
export const GHOST: Account = { login: 'ghost', id: 10_137, type: 'User' }

/** The account of that login; its id is made from the login, so that it is the same in every run. */
export function account(login: string, type?: Account['type']): Account {
  if (login === ACTIONS_BOT.login) return ACTIONS_BOT
  const id = createHash('sha1').update(login.toLowerCase()).digest().readUInt32BE() % 200_000_000
  return { login, id, type: type ?? (login.endsWith('[bot]') ? 'Bot' : 'User') }
}

/** GraphQL leaves out the `[bot]` that REST adds, and says it with the type instead. */
export function graphqlLogin({ login }: Account): string {
  return login.replace(/\[bot\]$/, '')
}

/** GitHub's "simple user" as REST answers and webhook payloads carry it. */
export function simpleUser({ login, id, type }: Account, origin: string) {
  const url = `${origin}/users/${encodeURIComponent(login)}`
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `${origin}/avatars/u/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${origin}/${type === 'Bot' ? `apps/${login.replace(/\[bot\]$/, '')}` : login}`,
    followers_url: `${url}/followers`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    type,
    user_view_type: 'public',
    site_admin: false,
  }
}

/** Opaque to clients, as GitHub's are. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url')
}
