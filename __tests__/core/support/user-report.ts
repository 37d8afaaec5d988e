import { PLAN_IDS } from '../../../src/core/catalogue/plan-ids.js'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { planReader } from '../../../src/core/usage/reading/plan-of.js'
import { newestFirst } from '../../../src/core/usage/reading/usage-file.js'
import { UsageReader } from '../../../src/core/usage/reading/usage-reader.js'

/** A row of a user_report as a test thinks of it. */
export interface Row {
  readonly day: string
  readonly user: string
  readonly client: string
  /** As the file writes it. */
  readonly credits: string
  readonly overage: string
  readonly enabled: string
  readonly profile: string
  readonly tier: string
  readonly email: string
  readonly newUser: string
  readonly models: Readonly<Record<string, number>>
}

export function row(parts: Partial<Row> = {}): Row {
  return {
    day: '2026-10-05',
    user: 'u1',
    client: 'KIRO_IDE',
    credits: '1.5',
    overage: '0.0',
    enabled: 'false',
    profile: 'arn:aws:codewhisperer:us-east-1:111122223333:profile/P1',
    tier: 'PRO',
    email: '',
    newUser: 'false',
    models: {},
    ...parts,
  }
}

/** A file in memory. */
export interface FileText {
  readonly path: string
  readonly text: string
}

export interface Spelling {
  readonly order: readonly string[]
  readonly quote: 'needed' | 'all'
  readonly end: '\n' | '\r\n'
  readonly mark: boolean
  readonly lastEnd: boolean
}

export const COLUMNS = [
  'Date',
  'UserId',
  'Client_Type',
  'Chat_Conversations',
  'Credits_Used',
  'Overage_Cap',
  'Overage_Credits_Used',
  'Overage_Enabled',
  'ProfileId',
  'Subscription_Tier',
  'Total_Messages',
  'New_User',
  'User_Email',
] as const
export const OLD_COLUMNS = COLUMNS.slice(0, 11)
export const USUAL: Spelling = { order: COLUMNS, quote: 'needed', end: '\n', mark: false, lastEnd: true }

const CELLS: Readonly<Record<string, (row: Row) => string>> = {
  Date: ({ day }) => day,
  UserId: ({ user }) => user,
  Client_Type: ({ client }) => client,
  Chat_Conversations: () => '3',
  Credits_Used: ({ credits }) => credits,
  Overage_Cap: () => '2500.0',
  Overage_Credits_Used: ({ overage }) => overage,
  Overage_Enabled: ({ enabled }) => enabled,
  ProfileId: ({ profile }) => profile,
  Subscription_Tier: ({ tier }) => tier,
  Total_Messages: ({ models }) => String(Object.values(models).reduce((sum, count) => sum + count, 0)),
  New_User: ({ newUser }) => newUser,
  User_Email: ({ email }) => email,
}

/** The rows as Kiro writes them: columns of models only where one was used. */
export function fileOf(rows: readonly Row[], spelling: Spelling = USUAL): string {
  const models = [...new Set(rows.flatMap((one) => Object.keys(one.models)))].sort()
  const quoted = (cell: string): string =>
    spelling.quote === 'all' || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  const lines = [
    [...spelling.order, ...models.map((model) => `${model}_messages`)],
    ...rows.map((one) => [
      ...spelling.order.map((name) => CELLS[name]?.(one) ?? ''),
      ...models.map((model) => String(one.models[model] ?? 0)),
    ]),
  ]
  return `${spelling.mark ? '\ufeff' : ''}${lines.map((cells) => cells.map(quoted).join(',')).join(spelling.end)}${spelling.lastEnd ? spelling.end : ''}`
}

export function pathOf(client: string, made: string, part = ''): string {
  return `user_report/us-east-1/2026/10/05/00/${client}_111122223333_user_report_${made}${part}.csv`
}

/** Reads files as the report does, in pieces of so many bytes. */
export function readFiles(
  files: readonly FileText[],
  pieces = 1 << 20,
  today = '2026-11-20',
  month: string | null = null,
): UsageReader {
  const first = readOnce(files, pieces, today, month)
  return first.repeated.isEmpty ? first : readOnce(files, pieces, today, month, first.repeated)
}

function readOnce(
  files: readonly FileText[],
  pieces: number,
  today: string,
  month: string | null,
  repeated?: UsageReader['repeated'],
): UsageReader {
  const planOf = planReader(loadCatalogue(), today)
  const reader = new UsageReader((tier) => PLAN_IDS.findIndex((id) => id === planOf(tier).plan), today, month, repeated)
  for (const { path, text } of newestFirst(files.map((file) => ({ ...file, modified: 0, named: false })))) {
    reader.begin(path)
    const bytes = new TextEncoder().encode(text)
    for (let at = 0; at < bytes.length;) {
      const room = reader.room()
      const part = bytes.subarray(at, at + Math.min(pieces, room.length))
      room.set(part)
      reader.filled(part.length)
      at += part.length
    }
    const problem = reader.end()
    if (problem !== null) throw new Error(`${path}: ${problem}`)
  }
  return reader
}
