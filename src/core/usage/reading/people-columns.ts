import * as z from 'zod'
import '../../schema/jitless.js'
import { list, say, type Message } from '../../text/message.js'
import { nearest } from '../../text/nearest.js'
import type { BadRow } from '../../contract/usage/report.js'
import { csvRecords } from './small-csv.js'

/*
 * Files about people, read by the names of their columns. The console's export format is not documented, so the likely
 * names are accepted, ignoring case, spaces and underscores; other columns are ignored.
 */

/** Accepted names of the user column. */
const USER = ['UserId', 'User', 'Principal ID', 'Subscribed user', 'User name', 'Login'] as const
/** Accepted names of the e-mail column. */
const EMAIL = ['User_Email', 'Email', 'Email address', 'Mail'] as const
/** Accepted names of the profile column. */
const PROFILE = ['ProfileId', 'Profile', 'Profile ARN', 'Kiro profile'] as const

/** The person that a row names, in lower case for comparison. At least one of user and e-mail is present. */
export interface Named {
  /** The id of the user, without the prefix of its identity store. */
  readonly user: string | null
  readonly email: string | null
  /** The Kiro profile; null when the file has none. */
  readonly profile: string | null
}

/** A readable row: the person, and the result of the schema for the other columns. */
export type PersonRow<Row> = Named & Row & { readonly line: number }

export type PersonRows<Row> =
  | { readonly problem: Message }
  | {
      readonly problem: null
      readonly rows: readonly PersonRow<Row>[]
      readonly badRows: readonly BadRow[]
    }

/** A cell; null when the file has no such column, or the cell is empty. */
const cell = z.string().nullable()

/** The user column often holds e-mail addresses. */
const person = z
  .object({ user: cell, email: cell, profile: cell })
  .refine(({ user, email }) => user !== null || email !== null, 'it names no one')
  .transform(({ user, email, profile }): Named => {
    const address = email ?? (user?.includes('@') === true ? user : null)
    return {
      user: user === null || user === address ? null : userKey(user),
      email: address?.toLowerCase() ?? null,
      profile: profile?.toLowerCase() ?? null,
    }
  })

/** The accepted names of a column; without a needed one the file cannot be used. */
export interface Column {
  readonly accepted: readonly string[]
  /** What it holds, in own words; null when the column is optional. */
  readonly needed: string | null
}

/** Characters of a file that are read: enough for a hundred thousand people. Chosen by hand. */
export const LONGEST_PEOPLE_FILE = 20_000_000

/**
 * The rows of a file about people. `columns` are those besides the person; `schema` validates their cells under the
 * same names, and the message of its first issue is the reason why a row is left out.
 */
export function personRows<Row extends object>(
  text: string,
  file: string,
  columns: Readonly<Record<string, Column>>,
  schema: z.ZodType<Row>,
): PersonRows<Row> {
  if (text.length > LONGEST_PEOPLE_FILE)
    return {
      problem: say`${file} is longer than ${LONGEST_PEOPLE_FILE / 1_000_000} million characters: it is not a list of people.`,
    }
  const [header, ...records] = csvRecords(text)
  if (!header) return { problem: say`${file} is empty: its first line has to name the columns.` }
  const found = header.cells.map(plainName)
  const at = (accepted: readonly string[]): number[] =>
    accepted.map((name) => found.indexOf(plainName(name))).filter((index) => index !== -1)
  const who = { user: at(USER), email: at(EMAIL), profile: at(PROFILE) }
  if (who.user.length === 0 && who.email.length === 0)
    return { problem: missing(file, 'the person', [...USER, ...EMAIL], header.cells) }
  const others = Object.entries(columns).map(([name, column]) => ({ name, ...column, indexes: at(column.accepted) }))
  for (const { accepted, needed, indexes } of others)
    if (needed !== null && indexes.length === 0) return { problem: missing(file, needed, accepted, header.cells) }
  const rows: PersonRow<Row>[] = []
  const badRows: BadRow[] = []
  for (const { line, cells } of records) {
    const texts = cells.map((value) => value.trim())
    if (texts.every((value) => value === '')) continue
    const first = (indexes: readonly number[]): string | null =>
      indexes.map((index) => texts[index] ?? '').find((value) => value !== '') ?? null
    const named = person.safeParse({ user: first(who.user), email: first(who.email), profile: first(who.profile) })
    const row = schema.safeParse(Object.fromEntries(others.map(({ name, indexes }) => [name, first(indexes)])))
    if (named.success && row.success) rows.push({ line, ...named.data, ...row.data })
    else badRows.push({ file, line, reason: (named.error ?? row.error)?.issues[0]?.message ?? '' })
  }
  return { problem: null, rows, badRows }
}

/** A user id for comparison: some files write `d-<identity store>.<id>`, others the id alone. */
export function userKey(id: string): string {
  return id.toLowerCase().replace(/^d-[0-9a-f]{10}\./, '')
}

/**
 * The keys of an e-mail address for comparison: as it is written, and without a `+tag`, which some directories keep and
 * others drop.
 */
export function mailKeys(address: string): string[] {
  const mail = address.trim().toLowerCase()
  const plain = mail.replace(/\+[^@]*(?=@)/, '')
  return plain === mail ? [mail] : [mail, plain]
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
