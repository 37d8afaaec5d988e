import { nearest } from '../../../text/nearest.js'

/** The column indexes of a file; -1 for a column that it does not have. */
export interface Columns {
  /** The number of columns of the header; every record must have as many. */
  readonly count: number
  readonly date: number
  readonly user: number
  readonly client: number
  readonly credits: number
  readonly overage: number
  readonly overageEnabled: number
  readonly profile: number
  readonly tier: number
  readonly messages: number
  readonly newUser: number
  readonly email: number
  /** Columns that count the messages on one model, with the model's id. */
  readonly models: readonly { readonly index: number; readonly model: string }[]
}

/** Names as Kiro writes them, compared without case. Source: kiro.dev/docs/enterprise/monitor-and-track/user-activity */
const NAMES = {
  date: 'Date',
  user: 'UserId',
  client: 'Client_Type',
  credits: 'Credits_Used',
  overage: 'Overage_Credits_Used',
  overageEnabled: 'Overage_Enabled',
  profile: 'ProfileId',
  tier: 'Subscription_Tier',
  messages: 'Total_Messages',
  newUser: 'New_User',
  email: 'User_Email',
} as const satisfies Record<Exclude<keyof Columns, 'count' | 'models'>, string>

/** Columns without which a file cannot be used. */
const NEEDED = ['date', 'user', 'credits'] as const

/** What spreadsheets divide columns by in place of commas. */
const DIVIDERS = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
] as const

/** Why a header is not that of a `user_report`; own words, and names of expected columns. */
export interface HeaderProblem {
  readonly reason: string
}

/**
 * Finds the columns by name, in any order; columns of models are matched by their suffix, because Kiro adds them with
 * new models.
 */
export function columnsOf(names: readonly string[]): Columns | HeaderProblem {
  const lower = names.map((name) => name.trim().toLowerCase())
  const index = (name: string): number => lower.indexOf(name.toLowerCase())
  const missing = NEEDED.filter((key) => index(NAMES[key]) < 0).map((key) => NAMES[key])
  if (missing.length > 0) {
    // Every second byte of such a text is 0, and a byte order mark is no UTF-8.
    if (names.some((name) => name.includes('\0')) || (names[0] ?? '').startsWith('\ufffd\ufffd'))
      return { reason: 'It is UTF-16 text; save it as CSV in UTF-8' }
    const [divided] = names.length > 1 ? [] : DIVIDERS.filter(([sign]) => (names[0] ?? '').includes(sign))
    if (divided) return { reason: `Its columns are divided by ${divided[1]}; a user_report has commas` }
    const slip = missing.some((name) => nearest(name, lower) !== null)
    return { reason: `It has no column ${missing.join(', ')}${slip ? ', though one that is nearly called so' : ''}` }
  }
  const twice = Object.values(NAMES).find(
    (name) => lower.indexOf(name.toLowerCase()) !== lower.lastIndexOf(name.toLowerCase()),
  )
  if (twice !== undefined) return { reason: `It has the column ${twice} twice` }
  const models = lower.flatMap((name, at) =>
    name.endsWith(MESSAGES) && name !== NAMES.messages.toLowerCase() && name !== MESSAGES
      ? [{ index: at, model: name.slice(0, -MESSAGES.length).replaceAll('_', '-') }]
      : [],
  )
  return {
    count: names.length,
    date: index(NAMES.date),
    user: index(NAMES.user),
    client: index(NAMES.client),
    credits: index(NAMES.credits),
    overage: index(NAMES.overage),
    overageEnabled: index(NAMES.overageEnabled),
    profile: index(NAMES.profile),
    tier: index(NAMES.tier),
    messages: index(NAMES.messages),
    newUser: index(NAMES.newUser),
    email: index(NAMES.email),
    models: models.filter(({ model }, at) => models.findIndex((other) => other.model === model) === at),
  }
}

/** The suffix of a column that counts the messages on one model. */
const MESSAGES = '_messages'
