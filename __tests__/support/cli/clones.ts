import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ended } from '../ended.js'
import { makeCheckout, type Checkout } from './checkout.js'
import { ENVIRONMENT } from './command-line.js'

/*
 * One change, from a haiku to an opus that the policy does not allow, in every way in which a checkout can lie there.
 */

export const AGENT = '.kiro/agents/reviewer.json'
export const POLICY = '.github/kiro-policy.yml'
export const agent = (model: string, name = 'reviewer'): string => `{ "name": "${name}", "model": "${model}" }\n`
/** There before and after, and not the change's. */
const OLD = { '.kiro/agents/old.json': agent('claude-opus-4.5', 'old') }
const ALLOW = 'version: 1\nmodels: { allow: [auto, claude-haiku-4.5] }\n'

export interface Origin extends Checkout {
  readonly url: string
  /** The commit of the branch `topic`. */
  readonly change: string
  /** A path for a clone of it, where nothing lies yet. */
  readonly fresh: () => string
  /** Removes it with its clones. */
  readonly remove: () => Promise<unknown>
}

/** A server's repository: its main branch, and a branch `topic` with the change. */
export async function makeOrigin(branch: string): Promise<Origin> {
  const made = await makeCheckout(branch)
  await made.commit({ [AGENT]: agent('claude-haiku-4.5'), [POLICY]: ALLOW, ...OLD })
  await made.git('checkout', '--quiet', '-b', 'topic')
  const change = await made.commit({ [AGENT]: agent('claude-opus-4.8'), 'src/a.ts': '' })
  await made.git('checkout', '--quiet', branch)
  const area = await mkdtemp(join(tmpdir(), 'kiro-governance-clones-'))
  let clones = 0
  return {
    ...made,
    url: `file://${made.folder.path}`,
    change,
    fresh: () => join(area, String((clones += 1))),
    remove: () => Promise.all([made.folder.path, area].map((path) => rm(path, { recursive: true, force: true }))),
  }
}

export async function git(cwd: string, ...args: string[]): Promise<string> {
  const { exit, stdout, stderr } = await ended('git', ['-c', 'protocol.file.allow=always', ...args], {
    cwd,
    env: ENVIRONMENT,
    timeout: 30_000,
  })
  if (exit !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
  return stdout.trim()
}

export async function clone(origin: Origin, ...options: string[]): Promise<string> {
  const path = origin.fresh()
  await git(tmpdir(), 'clone', '--quiet', ...options, origin.url, path)
  return path
}

export async function onTopic(origin: Origin, ...options: string[]): Promise<string> {
  const path = await clone(origin, ...options)
  await git(path, 'checkout', '--quiet', 'topic')
  return path
}

/** As `actions/checkout` leaves it: an empty repository into which commits were fetched, a detached head, no `origin/HEAD`. */
export async function fetched(origin: Origin, ...options: string[]): Promise<string> {
  const path = origin.fresh()
  await git(tmpdir(), 'init', '--quiet', path)
  await git(path, 'remote', 'add', 'origin', origin.url)
  await git(path, 'fetch', '--quiet', ...options, 'origin', `+${origin.change}:refs/remotes/pull/7/merge`)
  await git(path, 'checkout', '--quiet', '--detach', 'refs/remotes/pull/7/merge')
  return path
}

/** What `fetch-depth: 0` makes of it: every branch of the server. */
export const ALL = '+refs/heads/*:refs/remotes/origin/*'

/** A whole clone in which something is broken. */
export async function broken(origin: Origin, breakIt: (path: string) => Promise<unknown>): Promise<string> {
  const path = await onTopic(origin)
  await breakIt(path)
  return path
}
