const COMMA = 44
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const QUOTE = 34

/** A byte order mark in UTF-8. */
const MARK = [0xef, 0xbb, 0xbf]

/** The fields of one record, as places in `bytes`: valid until the next one. */
export interface RecordFields {
  readonly bytes: Uint8Array
  readonly count: number
  /** Where each field begins and ends, without its quotation marks. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** 1 for a field in which `""` stands for a quotation mark. */
  readonly escaped: Uint8Array
  /** 1-based, where the record begins. */
  readonly line: number
}

/** Why what stands where a record begins is none. */
export type ScanProblem = 'quote' | 'too long' | 'too many fields'

export interface RecordSink {
  readonly record: (fields: RecordFields) => void
  readonly problem: (line: number, problem: ScanProblem) => void
}

/** More than any record or header of a report has; what is longer is no record. */
const MOST_BYTES = 1 << 18
const BUFFER = 1 << 20
const MOST_FIELDS = 2048

/**
 * Cuts bytes that come in pieces into records and fields (RFC 4180), without making a text of any: that is what makes it quick. The
 * memory that it takes is its buffer, however long the input is.
 */
export class RecordScanner implements RecordFields {
  readonly bytes = new Uint8Array(BUFFER + MOST_BYTES + 1)
  readonly starts = new Int32Array(MOST_FIELDS)
  readonly ends = new Int32Array(MOST_FIELDS)
  readonly escaped = new Uint8Array(MOST_FIELDS)
  count = 0
  line = 1
  private readonly sink: RecordSink
  /** Bytes that are in the buffer and not yet part of a whole record. */
  private held = 0
  private nextLine = 1
  private skipping = false
  /** No byte of the file has been looked at yet. */
  private fresh = true

  constructor(sink: RecordSink) {
    this.sink = sink
  }

  /** Where the next bytes belong; at least a megabyte. */
  room(): Uint8Array {
    return this.bytes.subarray(this.held, this.bytes.length - 1)
  }

  /** So many bytes were put there. */
  filled(length: number): void {
    this.scan(this.held + length, false)
  }

  /** The file ends; the next byte is the first of another one. */
  end(): void {
    if (this.held > 0) this.scan(this.held, true)
    this.held = 0
    this.nextLine = 1
    this.skipping = false
    this.fresh = true
  }

  private scan(end: number, last: boolean): void {
    const { bytes } = this
    // The end of a line behind the last byte ends every loop below.
    bytes[end] = LINE_FEED
    let at = 0
    if (this.fresh) {
      if (end < MARK.length && !last) {
        this.held = end
        return
      }
      this.fresh = false
      if (MARK.every((byte, index) => bytes[index] === byte)) at = MARK.length
    }
    while (at < end) {
      let next = this.skipping ? this.skip(at, end) : this.one(at, end, last)
      if (next < 0 && end - at > MOST_BYTES) next = this.broken(at, end, 'too long')
      if (next < 0) break
      at = next
    }
    this.held = end - at
    if (at > 0 && this.held > 0) bytes.copyWithin(0, at, end)
  }

  /** Goes on to the end of a line that is part of no record. */
  private skip(at: number, end: number): number {
    const found = this.bytes.indexOf(LINE_FEED, at)
    if (found >= end) return end
    this.skipping = false
    this.nextLine += 1
    return found + 1
  }

  /** Reads one record; where the next one begins, or -1 when its end has not come yet. */
  private one(from: number, end: number, last: boolean): number {
    const { bytes, starts, ends, escaped } = this
    let at = from
    let count = 0
    let lines = 1
    for (;;) {
      let start = at
      let stop: number
      let doubled = 0
      if (bytes[at] === QUOTE && at < end) {
        start = at + 1
        at = start
        for (;;) {
          const byte = bytes[at]
          if (byte === QUOTE && at < end) {
            if (at + 1 >= end && !last) return -1
            if (bytes[at + 1] !== QUOTE || at + 1 >= end) break
            doubled = 1
            at += 1
          } else if (byte === LINE_FEED) {
            if (at >= end) return last ? this.broken(from, end, 'quote') : -1
            lines += 1
          }
          at += 1
        }
        stop = at
        at += 1
        if (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED) at += 1
        if (bytes[at] !== COMMA && bytes[at] !== LINE_FEED) {
          if (at + 1 >= end && !last) return -1
          return this.broken(from, end, 'quote')
        }
      } else {
        let byte = bytes[at]
        while (byte !== COMMA && byte !== LINE_FEED) byte = bytes[++at]
        stop = byte === LINE_FEED && at > start && bytes[at - 1] === CARRIAGE_RETURN ? at - 1 : at
      }
      if (at >= end && !last) return -1
      if (count === MOST_FIELDS) return this.broken(from, end, 'too many fields')
      starts[count] = start
      ends[count] = stop
      escaped[count] = doubled
      count += 1
      if (bytes[at] === LINE_FEED) break
      at += 1
    }
    this.count = count
    this.line = this.nextLine
    this.nextLine += lines
    // A line with nothing on it is no record.
    if (count > 1 || (ends[0] ?? 0) > (starts[0] ?? 0)) this.sink.record(this)
    return at + 1
  }

  /** What cannot be read is left out up to the end of its line: what follows may be right again. */
  private broken(from: number, end: number, problem: ScanProblem): number {
    this.sink.problem(this.nextLine, problem)
    const found = this.bytes.indexOf(LINE_FEED, from)
    if (found < end) this.nextLine += 1
    else this.skipping = true
    return found < end ? found + 1 : end
  }
}
