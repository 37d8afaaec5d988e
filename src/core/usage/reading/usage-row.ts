import type { Columns } from './csv/columns.js'
import { dayAt, flagAt, microAt } from './csv/fields.js'
import type { RecordFields } from './csv/record-scanner.js'
import { MICRO } from '../ledger.js'

/** The numbers of one row, in one reused object: an object for each of millions of rows would be most of the work. */
export class UsageRow {
  /** yyyymmdd; 0 for a field that is not a day. */
  date = 0
  /** 0-based, within its month. */
  day = 0
  /** Microcredits. */
  credits = 0
  /** Microcredits; 0 where the file has none. */
  overage = 0
  /** On all models. */
  messages = 0
  /** The tier as a number from 1; 0 is not stated. */
  tier = 0
  /** Whether overage is enabled: 0 not stated, 1 off, 2 on. */
  enabled = 0
  isNew = false
  /** The number of models with messages, their indexes in `columns.models`, and the messages. */
  used = 0
  readonly usedModels: number[] = []
  readonly usedMessages: number[] = []

  /** Reads the row; returns why it is invalid, or null. */
  read(fields: RecordFields, columns: Columns): string | null {
    if (fields.count !== columns.count) return `it has ${fields.count} fields, the header has ${columns.count}`
    if (fields.starts[columns.user] === fields.ends[columns.user]) return 'UserId is empty'
    this.date = dayAt(fields, columns.date)
    this.day = (this.date % 100) - 1
    this.credits = microAt(fields, columns.credits)
    if (this.credits < 0) return 'Credits_Used is not a number of 0 or more'
    const overage = columns.overage < 0 ? NOTHING : microAt(fields, columns.overage)
    if (overage === WRONG) return 'Overage_Credits_Used is not a number of 0 or more'
    this.overage = Math.max(0, overage)
    const messages = columns.messages < 0 ? NOTHING : microAt(fields, columns.messages)
    if (messages === WRONG || !this.countMessages(fields, columns))
      return 'a number of messages is not a number of 0 or more'
    if (messages >= 0) this.messages = Math.round(messages / MICRO)
    const enabled = columns.overageEnabled < 0 ? null : flagAt(fields, columns.overageEnabled)
    this.enabled = enabled === null ? 0 : enabled ? 2 : 1
    this.isNew = columns.newUser >= 0 && flagAt(fields, columns.newUser) === true
    return null
  }

  /** Records the messages on each model; false when one of them is not a number. */
  private countMessages(fields: RecordFields, { models }: Columns): boolean {
    const { bytes, starts, ends } = fields
    this.used = 0
    this.messages = 0
    for (let at = 0; at < models.length; at += 1) {
      const index = models[at]?.index ?? 0
      const start = starts[index] ?? 0
      // Most of them are 0.
      if (bytes[start] === 48 && ends[index] === start + 1) continue
      const micro = microAt(fields, index)
      if (micro === WRONG) return false
      // Messages are whole: sums of their fractions would depend on the order of the rows.
      const messages = Math.round(micro / MICRO)
      if (messages <= 0) continue
      this.usedModels[this.used] = at
      this.usedMessages[this.used] = messages
      this.used += 1
      this.messages += messages
    }
    return true
  }
}

/** The results of `microAt` for a field that is not a number, and for an empty field. */
const WRONG = -1
/** An empty field. */
const NOTHING = -2
