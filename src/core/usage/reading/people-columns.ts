import { list, say, type Message } from '../../message.js'
import { nearest } from '../../nearest.js'
import { csvRecords } from './small-csv.js'

/*
 * Files about people, read by the names of their columns. What the console exports is not specified in public, so the likely names are
 * accepted, without case, spaces and underscores; other columns are left alone.
 */

const USER = ['UserId', 'User', 'Principal ID', 'Subscribed user', 'User name', 'Login'] as const
const EMAIL = ['User_Email', 'Email', 'Email address', 'Mail'] as const
const PROFILE = ['ProfileId', 'Profile', 'Profile ARN', 'Kiro profile'] as const

/** Whom a row names, as it is compared: lower case. One of user and e-mail is there. */
export interface Named {
  /** The id of the user, without the prefix of its identity store. */
  readonly user: string | null
  readonly email: string | null
  /** The Kiro profile; null when the file does not say. */
  readonly profile: string | null
}

export interface PersonRow extends Named {
  readonly line: number
  /** The cell of a column of one's own; null when the file has none, or it is empty. */
  readonly cell: (column: string) => string | null
}

export type PersonRows =
  | { readonly problem: Message }
  | {
      readonly problem: null
      readonly rows: readonly PersonRow[]
      /** Lines that name nobody. */ readonly nameless: readonly number[]
    }

/** What a file may call a column; one that is needed makes the file useless when it is missing. */
export interface Column {
  readonly accepted: readonly string[]
  /** What it says, in our words; null when it may be missing. */
  readonly needed: string | null
}

/** At most so many characters of a file are read: a hundred thousand people fit in. */
export const LONGEST_PEOPLE_FILE = 20_000_000

/** The rows of a file about people. `columns` are those beside the person, by the name by which `cell` asks for them. */
export function personRows(text: string, file: string, columns: Readonly<Record<string, Column>>): PersonRows {
  if (text.length > LONGEST_PEOPLE_FILE)
    return {
      problem: say`${file} is longer than ${LONGEST_PEOPLE_FILE / 1_000_000} million characters: it is no list of people.`,
    }
  const [header, ...records] = csvRecords(text)
  if (!header) return { problem: say`${file} is empty: its first line has to name the columns.` }
  const found = header.cells.map(plainName)
  const at = (accepted: readonly string[]): number[] =>
    accepted.map((name) => found.indexOf(plainName(name))).filter((index) => index !== -1)
  const [user, email, profile] = [at(USER), at(EMAIL), at(PROFILE)]
  if (user.length === 0 && email.length === 0)
    return { problem: missing(file, 'the person', [...USER, ...EMAIL], header.cells) }
  const own = new Map(Object.entries(columns).map(([name, { accepted }]) => [name, at(accepted)]))
  for (const [name, { accepted, needed }] of Object.entries(columns))
    if (needed !== null && own.get(name)?.length === 0)
      return { problem: missing(file, needed, accepted, header.cells) }
  const rows: PersonRow[] = []
  const nameless: number[] = []
  for (const { line, cells } of records) {
    const cell = (indexes: readonly number[] = []): string | null =>
      indexes.map((index) => cells[index]?.trim() ?? '').find((text) => text !== '') ?? null
    const named = identity(cell(user), cell(email), cell(profile))
    if (named) rows.push({ line, ...named, cell: (column) => cell(own.get(column)) })
    else if (cells.some((text) => text.trim() !== '')) nameless.push(line)
  }
  return { problem: null, rows, nameless }
}

/** Null when it names nobody. A column for the user often holds e-mail addresses. */
function identity(user: string | null, email: string | null, profile: string | null): Named | null {
  if (user === null && email === null) return null
  const address = email ?? (user?.includes('@') === true ? user : null)
  return {
    user: user === null || user === address ? null : userKey(user),
    email: address?.toLowerCase() ?? null,
    profile: profile?.toLowerCase() ?? null,
  }
}

/** A user id as it is compared: some files write `d-<identity store>.<id>`, others the id alone. */
export function userKey(id: string): string {
  return id.toLowerCase().replace(/^d-[0-9a-f]{10}\./, '')
}

function missing(file: string, what: string, accepted: readonly string[], found: readonly string[]): Message {
  const near = found.find((name) => nearest(plainName(name), accepted.map(plainName)) !== null)
  return [
    ...say`${file} has no column for `,
    what,
    ': accepted are ',
    accepted.join(', '),
    '; found are ',
    ...list(found.filter((name) => name.trim() !== '')),
    ...(near === undefined ? ['.'] : [...say`. Is it ${near}?`]),
  ]
}

function plainName(name: string): string {
  return name.replace(/[\s_-]+/g, '').toLowerCase()
}
