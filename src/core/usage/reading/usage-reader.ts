import { compareText } from '../../text/place.js'
import { columnsOf, type Columns } from './csv/columns.js'
import { isTotal, textAt } from './csv/fields.js'
import { RecordScanner, type RecordFields, type ScanProblem } from './csv/record-scanner.js'
import { BASE_MONTHS, daysIn, MOST_MONTHS, type Ledger } from '../ledger.js'
import { dateProblem } from './date-problem.js'
import { MonthBuilder, type Kept } from './month-builder.js'
import { LentArrays } from './people-part.js'
import { addSuperseded, emptyTally } from './reading-tally.js'
import { RepeatedRows, rowKey } from './repeated-rows.js'
import { NameTable, PeopleTable } from './people-table.js'
import { UsageRow } from './usage-row.js'

/** Bad rows that are listed by file and line. Chosen by hand. */
const MOST_TOLD = 20

/** Clients are bits of a 16-bit number. */
const MOST_CLIENTS = 16

/** Why a record is left out, by the scanner's problem. */
const REASONS: Readonly<Record<ScanProblem, string>> = {
  quote: 'a quotation mark is not closed, or something follows it',
  'too long': 'it is longer than 256 kB',
  'too many fields': 'it has more than 2,048 fields',
}

/**
 * Reads the files of a `user_report` into a ledger, chunk by chunk. The newest file comes first: of rows with the same
 * (profile, user, date, client) the first is used, so that no row has to be subtracted again. Within one file the last
 * is used: when `repeated` is not empty at the end, another reader has to read the files once more with it.
 */
export class UsageReader {
  readonly tally = emptyTally()
  readonly repeated = new RepeatedRows()
  private readonly known: RepeatedRows
  private readonly scanner = new RecordScanner({
    record: (fields) => {
      this.record(fields)
    },
    problem: (line, problem) => {
      this.bad(line, REASONS[problem])
    },
  })
  private readonly months = new Map<number, MonthBuilder | null>()
  private readonly profiles = new NameTable()
  private readonly clients = new NameTable()
  private readonly tiers = new NameTable()
  private readonly models = new NameTable()
  private readonly people = new PeopleTable()
  private readonly lent = new LentArrays()
  private readonly emails: (string | undefined)[] = []
  private readonly tierRanks: number[] = []
  private readonly outranks: (tier: number, other: number) => boolean
  private readonly lastDay: number
  /** The month of the report; null for the newest that has a row. */
  private readonly asked: number | null
  /** yyyymm of the newest month that is kept. */
  private newest: number
  private file = ''
  private columns: Columns | null = null
  private problem: string | null = null
  /** The model of each of `columns.models`, as an index for all files. */
  private modelNumbers: number[] = []
  private readonly current = new UsageRow()
  private lastDate = 0
  private lastMonth: MonthBuilder | null = null

  /**
   * `rankOf` orders tiers: of two in one month the higher one is billed. Rows of days after `today` are not counted,
   * and only months that a report on `month` (`YYYY-MM`; null is the newest) is based on are kept, so that the memory
   * does not grow with years. `known` are the repeated rows of a first pass over the same files.
   */
  constructor(
    rankOf: (tier: string) => number,
    today: string,
    month: string | null = null,
    known = new RepeatedRows(),
  ) {
    this.known = known
    const nameOf = (tier: number): string => this.tiers.names[tier - 1] ?? ''
    const rank = (tier: number): number => (this.tierRanks[tier] ??= rankOf(nameOf(tier)))
    // Among tiers of one rank the name decides, so that the order of the rows does not matter.
    this.outranks = (tier, other) =>
      rank(tier) > rank(other) || (rank(tier) === rank(other) && nameOf(tier) < nameOf(other))
    this.lastDay = Number(today.replaceAll('-', ''))
    this.asked = month === null ? null : Number(month.replace('-', ''))
    this.newest = this.asked ?? 0
  }

  begin(file: string): void {
    this.file = file
    this.columns = null
    this.problem = null
    this.tally.files += 1
  }

  /** The free part of the buffer, for the next bytes of the file. */
  room(): Uint8Array {
    return this.scanner.room()
  }

  filled(length: number): void {
    this.tally.bytes += length
    this.scanner.filled(length)
  }

  /** Ends the file. Returns why the whole file is not a `user_report`, or null. */
  end(): string | null {
    this.scanner.end()
    return this.problem ?? (this.columns === null ? 'It is empty' : null)
  }

  /** The sums of all files. */
  ledger(): Ledger {
    const people = Array.from({ length: this.people.size }, (_, person) => ({
      id: this.people.idOf(person),
      profile: this.profiles.names[this.people.profileOf(person)] ?? '',
      email: this.emails[person] ?? null,
    }))
    const months = [...this.months.values()]
      .flatMap((month) => (month === null || month.kept === 'nothing' || month.isEmpty ? [] : [month]))
      .sort((a, b) => compareText(a.month, b.month))
    const kept = (as: Kept): MonthBuilder[] => months.filter((month) => month.kept === as)
    return {
      people,
      months: new Map(kept('days').map((month) => [month.month, month.ledger(this.tiers.names)])),
      older: new Map(kept('sums').map((month) => [month.month, month.sums(this.tiers.names)])),
    }
  }

  private record(fields: RecordFields): void {
    if (this.problem !== null) return
    if (this.columns === null) this.header(fields)
    else this.row(fields, this.columns)
  }

  private header(fields: RecordFields): void {
    const columns = columnsOf(Array.from({ length: fields.count }, (_, index) => textAt(fields, index)))
    if ('reason' in columns) {
      this.problem = columns.reason
      return
    }
    this.columns = columns
    this.modelNumbers = columns.models.map(({ model }) => this.models.of(model))
  }

  private row(fields: RecordFields, columns: Columns): void {
    const { current: row } = this
    if (isTotal(fields, columns.user) || isTotal(fields, columns.date)) return
    const problem = row.read(fields, columns)
    if (problem !== null) {
      this.bad(fields.line, problem)
      return
    }
    const { date, day } = row
    const month = date === this.lastDate ? this.lastMonth : this.monthOf(date)
    if (month === null || day < 0 || day >= month.days) {
      this.bad(fields.line, dateProblem(textAt(fields, columns.date)))
      return
    }
    if (date > this.lastDay) {
      this.tally.later += 1
      return
    }
    if (month.kept === 'nothing') {
      this.tally.older += 1
      return
    }
    const client = columns.client < 0 ? this.clients.of('') : this.clients.at(fields, columns.client)
    if (client >= MOST_CLIENTS) {
      this.bad(fields.line, `Client_Type is one more than the ${MOST_CLIENTS} that are told apart`)
      return
    }
    const person = this.people.at(
      fields,
      columns.user,
      columns.profile < 0 ? this.profiles.of('') : this.profiles.at(fields, columns.profile),
    )
    if (!this.known.isEmpty) {
      const { files, superseded } = this.tally
      const by = this.known.supersededBy(files, rowKey(person, date, client), fields.line)
      if (by !== null) {
        addSuperseded(superseded, month.month, { file: this.file, line: fields.line, by })
        return
      }
    }
    const seen = month.see(person, day, client, this.tally.files, this.lent)
    if (seen === 'repeated') this.repeated.add(this.tally.files, rowKey(person, date, client), fields.line)
    if (seen !== 'first') {
      this.tally.replaced += 1
      month.replaced += 1
      return
    }
    this.tally.rows += 1
    month.rows += 1
    this.addModels(columns, month, person)
    row.tier = columns.tier < 0 ? 0 : this.tiers.at(fields, columns.tier) + 1
    month.add(person, row, this.outranks)
    const { email } = columns
    if (email >= 0 && this.emails[person] === undefined && (fields.ends[email] ?? 0) > (fields.starts[email] ?? 0))
      this.emails[person] = textAt(fields, email).toLowerCase()
    const tally = month.clientOf(client, this.clients.names[client] ?? '')
    addAmounts(tally, row)
    tally.messages += row.messages
    tally.days |= 1 << day
    tally.daily[day] = (tally.daily[day] ?? 0) + row.credits + row.overage
    tally.people.add(person)
  }

  /** Adds the messages on each model; the credits of a row with one model are that model's. */
  private addModels({ models }: Columns, month: MonthBuilder, person: number): void {
    const { used, usedModels, usedMessages, credits, overage, day } = this.current
    if (used !== 1) addAmounts(used === 0 ? month.unattributed : month.mixed, this.current)
    for (let noted = 0; noted < used; noted += 1) {
      const at = usedModels[noted] ?? 0
      const messages = usedMessages[noted] ?? 0
      const model = month.modelOf(this.modelNumbers[at] ?? 0, models[at]?.model ?? '')
      model.messages += messages
      model.daily[day] = (model.daily[day] ?? 0) + messages
      model.people.add(person)
      if (used > 1) continue
      addAmounts(model.alone, this.current)
      model.alone.messages += messages
      if (overage > 0) continue
      model.priced.rows += 1
      model.priced.messages += messages
      model.priced.credits += credits
      model.priced.squares.add(credits, messages)
    }
  }

  private monthOf(date: number): MonthBuilder | null {
    const number = Math.floor(date / 100)
    let month = this.months.get(number)
    if (month === undefined) {
      const name = `${String(Math.floor(number / 100)).padStart(4, '0')}-${String(number % 100).padStart(2, '0')}`
      const isMonth = number % 100 >= 1 && number % 100 <= 12 && number >= 202_000
      const counts = date <= this.lastDay && isMonth && date % 100 >= 1 && date % 100 <= daysIn(name)
      if (counts && this.asked === null && number > this.newest) this.goOnTo(number)
      month = isMonth ? new MonthBuilder(name, this.keptOf(number)) : null
      // A month of which no day counts yet can still become the newest one.
      if (counts || !isMonth) this.months.set(number, month)
    }
    this.lastDate = date
    this.lastMonth = month
    return month
  }

  /** Drops the months, and days of months, that are too old now that a newer month was seen. The result does not depend on the order. */
  private goOnTo(number: number): void {
    this.newest = number
    for (const [other, month] of this.months) {
      if (month === null || month.kept === 'nothing') continue
      const kept = this.keptOf(other)
      if (kept === 'sums') month.letGoOfDays()
      if (kept !== 'nothing') continue
      const { rows, replaced } = month.letGo()
      const superseded = this.tally.superseded.get(month.month)
      this.tally.rows -= rows
      this.tally.replaced -= replaced
      this.tally.older += rows + replaced + (superseded?.rows ?? 0)
      this.tally.superseded.delete(month.month)
    }
  }

  private keptOf(number: number): Kept {
    const monthsOf = (month: number): number => Math.floor(month / 100) * 12 + (month % 100)
    const ago = monthsOf(this.newest) - monthsOf(number)
    return ago < 0 || ago >= MOST_MONTHS ? 'nothing' : ago < BASE_MONTHS ? 'days' : 'sums'
  }

  private bad(line: number, reason: string): void {
    // After a wrong header no line is a row.
    if (this.problem !== null) return
    if (this.columns === null) {
      this.problem = `Its header cannot be read: ${reason}`
      return
    }
    this.tally.badRows += 1
    if (this.tally.firstBadRows.length < MOST_TOLD) this.tally.firstBadRows.push({ file: this.file, line, reason })
  }
}

function addAmounts(to: { credits: number; overage: number }, { credits, overage }: UsageRow): void {
  to.credits += credits
  to.overage += overage
}
