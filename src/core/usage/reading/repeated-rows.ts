/** Rows that are superseded by a later one of their own file, and the first of them in the order of reading. */
export interface Superseded {
  rows: number
  readonly file: string
  readonly line: number
  /** The line that counts in its place. */
  readonly by: number
}

/**
 * The rows whose key (profile, user, day, client) occurs again in the same file, with the last line of each: found in
 * one pass, and used in a second one, because sums of a row that was read cannot be taken back exactly. It grows with
 * repeated keys only.
 */
export class RepeatedRows {
  private readonly files = new Map<number, Map<number, number>>()

  get isEmpty(): boolean {
    return this.files.size === 0
  }

  /** `file` is the number of the file in the order of reading. */
  add(file: number, key: number, line: number): void {
    const lines = this.files.get(file) ?? new Map<number, number>()
    this.files.set(file, lines.set(key, line))
  }

  /** The later line that counts instead; null when this one counts. */
  supersededBy(file: number, key: number, line: number): number | null {
    const last = this.files.get(file)?.get(key) ?? line
    return last > line ? last : null
  }
}

/** A row's key as a whole number below 2^53, for up to 2^24 people: the day is yyyymmdd, and clients have 4 bits. */
export function rowKey(person: number, date: number, client: number): number {
  return person * 2 ** 29 + date * 16 + client
}
