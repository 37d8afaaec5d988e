/** ASCII `,`. */
const COMMA = 44
/** ASCII line feed. */
const LINE_FEED = 10
/** ASCII carriage return. */
const CARRIAGE_RETURN = 13
/** ASCII `"`. */
const QUOTE = 34

/** A byte order mark in UTF-8. */
const MARK = [0xef, 0xbb, 0xbf]

/** The fields of one record, as positions in `bytes`: valid until the next record is read. */
export interface RecordFields {
  readonly bytes: Uint8Array
  readonly count: number
  /** The start and the end of each field, without its quotation marks. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** 1 for a field with `""`, an escaped quotation mark. */
  readonly escaped: Uint8Array
  /** 1-based, where the record begins. */
  readonly line: number
}

/** Why the bytes at the start of a record are not a record. */
export type ScanProblem = 'quote' | 'too long' | 'too many fields'

export interface RecordSink {
  readonly record: (fields: RecordFields) => void
  readonly problem: (line: number, problem: ScanProblem) => void
}

/** Bytes before the line feed of a record: no record or header of a report is longer. Chosen by hand. */
const MOST_BYTES = 1 << 18
/** Bytes after a position that decide what it is: "", or the carriage return and line feed after a quotation mark. */
const LOOKAHEAD = 2
/** Bytes read at once. Chosen by hand; scripts/bench.mjs measures it. */
const BUFFER = 1 << 20
/** Fields of a record. Chosen by hand. */
const MOST_FIELDS = 2048

/**
 * Splits bytes that arrive in chunks into records and fields (RFC 4180) without decoding them, which makes it fast. Its
 * memory is its buffer, however long the input is.
 */
export class RecordScanner implements RecordFields {
  readonly bytes = new Uint8Array(BUFFER + MOST_BYTES + LOOKAHEAD + 1)
  readonly starts = new Int32Array(MOST_FIELDS)
  readonly ends = new Int32Array(MOST_FIELDS)
  readonly escaped = new Uint8Array(MOST_FIELDS)
  count = 0
  line = 1
  private readonly sink: RecordSink
  /** Bytes in the buffer that are not yet part of a complete record. */
  private held = 0
  private nextLine = 1
  private skipping = false
  /** Whether no byte of the file has been read yet. */
  private fresh = true

  constructor(sink: RecordSink) {
    this.sink = sink
  }

  /** The free part of the buffer, for the next bytes; at least a megabyte. */
  room(): Uint8Array {
    return this.bytes.subarray(this.held, this.bytes.length - 1)
  }

  /** Reports that `length` bytes were written to `room()`. */
  filled(length: number): void {
    this.scan(this.held + length, false)
  }

  /** Ends the file; the next byte is the first of another file. */
  end(): void {
    if (this.held > 0) this.scan(this.held, true)
    this.held = 0
    this.nextLine = 1
    this.skipping = false
    this.fresh = true
  }

  private scan(end: number, last: boolean): void {
    const { bytes } = this
    // A line feed after the last byte ends every loop below.
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
      // Undecided here means: nothing ends within the limit, whatever comes next.
      if (next < 0 && end - at > MOST_BYTES + LOOKAHEAD) next = this.broken(at, end, 'too long')
      if (next < 0) break
      at = next
    }
    this.held = end - at
    if (at > 0 && this.held > 0) bytes.copyWithin(0, at, end)
  }

  /** Skips to the end of a line that is part of no record. */
  private skip(at: number, end: number): number {
    const found = this.bytes.indexOf(LINE_FEED, at)
    if (found >= end) return end
    this.skipping = false
    this.nextLine += 1
    return found + 1
  }

  /** Reads one record; returns the start of the next one, or -1 when the record is not complete yet. */
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
          // Of the bytes that matter a quotation mark is the largest, below a comma: most bytes take one comparison.
          let byte = bytes[at] ?? 0
          while (byte > QUOTE) byte = bytes[++at] ?? 0
          if (byte === QUOTE && at < end) {
            if (at + 1 >= end && !last) return -1
            if (bytes[at + 1] !== QUOTE) break
            doubled = 1
            at += 1
          } else if (byte === LINE_FEED) {
            if (at >= end) return last ? this.refused(from, at, end, 'quote') : -1
            lines += 1
          }
          at += 1
        }
        stop = at
        at += 1
        if (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED) at += 1
        if (bytes[at] !== COMMA && bytes[at] !== LINE_FEED) {
          if (at + 1 >= end && !last) return -1
          return this.refused(from, at, end, 'quote')
        }
      } else {
        let byte = bytes[at] ?? LINE_FEED
        while (byte > COMMA || (byte !== COMMA && byte !== LINE_FEED)) byte = bytes[++at] ?? LINE_FEED
        stop = byte === LINE_FEED && at > start && bytes[at - 1] === CARRIAGE_RETURN ? at - 1 : at
      }
      if (at >= end && !last) return -1
      if (count === MOST_FIELDS) return this.refused(from, at, end, 'too many fields')
      starts[count] = start
      ends[count] = stop
      escaped[count] = doubled
      count += 1
      if (bytes[at] === LINE_FEED) break
      at += 1
    }
    if (at - from > MOST_BYTES) return this.broken(from, end, 'too long')
    this.count = count
    this.line = this.nextLine
    this.nextLine += lines
    // An empty line is not a record.
    if (count > 1 || (ends[0] ?? 0) > (starts[0] ?? 0)) this.sink.record(this)
    return at + 1
  }

  /** What is found behind the limit is found there only if no chunk ends before it: the record is too long either way. */
  private refused(from: number, at: number, end: number, problem: ScanProblem): number {
    return this.broken(from, end, at - from > MOST_BYTES ? 'too long' : problem)
  }

  /** Reports an unreadable record and skips its line: the next line may be readable. */
  private broken(from: number, end: number, problem: ScanProblem): number {
    this.sink.problem(this.nextLine, problem)
    const found = this.bytes.indexOf(LINE_FEED, from)
    if (found < end) this.nextLine += 1
    else this.skipping = true
    return found < end ? found + 1 : end
  }
}
