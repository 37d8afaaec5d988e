import type { Columns } from './csv/columns.js'
import { dayAt, microAt } from './csv/fields.js'
import type { RecordFields } from './csv/record-scanner.js'
import { MICRO } from './ledger.js'

/** The numbers of one row, each time in the same place: an object for each of millions of rows would be most of the work. */
export class UsageRow {
  /** yyyymmdd; 0 for what is no day. */
  date = 0
  /** Microcredits. */
  credits = 0
  /** Microcredits; 0 where the file does not say. */
  overage = 0
  /** `Total_Messages`; null where the file does not say. */
  messages: number | null = null
  /** How many models the row has messages on, their places in `columns.models`, and the messages. */
  used = 0
  readonly usedModels: number[] = []
  readonly usedMessages: number[] = []

  /** Reads the row; gives what is wrong with it, or null. */
  read(fields: RecordFields, columns: Columns): string | null {
    if (fields.count !== columns.count) return `it has ${fields.count} fields, the header has ${columns.count}`
    if (fields.starts[columns.user] === fields.ends[columns.user]) return 'UserId is empty'
    this.date = dayAt(fields, columns.date)
    this.credits = microAt(fields, columns.credits)
    if (this.credits < 0) return 'Credits_Used is not a number of 0 or more'
    const overage = columns.overage < 0 ? NOTHING : microAt(fields, columns.overage)
    if (overage === WRONG) return 'Overage_Credits_Used is not a number of 0 or more'
    this.overage = Math.max(0, overage)
    const messages = columns.messages < 0 ? NOTHING : microAt(fields, columns.messages)
    this.messages = messages < 0 ? null : messages / MICRO
    return messages === WRONG || !this.countMessages(fields, columns) ? 'a number of messages is not a number of 0 or more' : null
  }

  /** Notes the messages on each model; false when one of them is no number. */
  private countMessages(fields: RecordFields, { models }: Columns): boolean {
    const { bytes, starts, ends } = fields
    this.used = 0
    for (let at = 0; at < models.length; at += 1) {
      const index = models[at]?.index ?? 0
      const start = starts[index] ?? 0
      // Most of them are 0.
      if (bytes[start] === 48 && ends[index] === start + 1) continue
      const messages = microAt(fields, index)
      if (messages === WRONG) return false
      if (messages <= 0) continue
      this.usedModels[this.used] = at
      this.usedMessages[this.used] = messages / MICRO
      this.used += 1
    }
    return true
  }
}

/** What `microAt` gives for no number, and for nothing at all. */
const [WRONG, NOTHING] = [-1, -2]
