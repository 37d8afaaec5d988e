import { visible } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import type { Wanted } from './select-repositories.js'

/** What a command line or a workflow says of the repositories to audit. */
export interface StatedWanted {
  readonly organization: string | null
  /** A path of a file with names, or a glob of names. */
  readonly repositories: string | null
  readonly topic: string | null
  readonly archived: boolean
}

/** Names as GitHub has them: `owner/name`. */
const FULL_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}\/[A-Za-z0-9._-]{1,100}$/
const OWNER = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/

/**
 * What is listed and what of it is audited. `read` gives the text of a file; null where there is none.
 * @throws {UserError} where nothing is named, or a name is none.
 */
export function wantedOf(stated: StatedWanted, read: (path: string) => string | null): Wanted {
  const { organization, repositories, topic, archived } = stated
  if (organization !== null && !OWNER.test(organization))
    throw new UserError(
      `${visible(organization)} is not the name of an organization.`,
      'Write it as in the address of its page: acme.',
    )
  if (repositories === null) {
    if (organization === null)
      throw new UserError(
        'What to audit is not said.',
        'Name an organization, or repositories as owner/name: --organization acme.',
      )
    return { organization, repositories: [], topic, archived }
  }
  const text = read(repositories)
  if (text !== null)
    return { organization: null, repositories: namesIn(text, repositories, organization), topic, archived }
  const glob = repositories.includes('/') || organization === null ? repositories : `${organization}/${repositories}`
  const [owner = ''] = glob.split('/')
  if (FULL_NAME.test(glob)) return { organization: null, repositories: [glob], topic, archived }
  if (!OWNER.test(owner) || !glob.includes('/'))
    throw new UserError(
      `${visible(repositories)} is neither a file nor a glob of names.`,
      'Check the path, or write a glob such as acme/web-*.',
    )
  if (organization !== null && organization.toLowerCase() !== owner.toLowerCase())
    throw new UserError(
      `${visible(repositories)} is not of the organization ${organization}.`,
      'Leave one of them out.',
    )
  return { organization: owner, repositories: [glob], topic, archived }
}

/** Names on lines of their own; what follows a # is for people. */
function namesIn(text: string, path: string, organization: string | null): string[] {
  const names = text.split(/\r?\n/).flatMap((line, index) => {
    const name = line.replace(/#.*$/, '').trim()
    if (name === '') return []
    const full = name.includes('/') || organization === null ? name : `${organization}/${name}`
    if (FULL_NAME.test(full)) return [full]
    throw new UserError(
      `${visible(path)}, line ${index + 1}: ${visible(name)} is not a name of a repository.`,
      'Write one owner/name on each line.',
    )
  })
  if (names.length === 0)
    throw new UserError(`${visible(path)} names no repository.`, 'Write one owner/name on each line.')
  return names
}
