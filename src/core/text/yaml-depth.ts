import { CST, Lexer } from 'yaml'

/** Tokens of the YAML lexer that hold no value. */
const EMPTY: ReadonlySet<string> = new Set(['space', 'newline', 'comment', 'block-scalar'])
/** Tokens of the YAML lexer that open a level. */
const INDICATORS: ReadonlySet<string> = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind'])

/**
 * Where a text of YAML first nests deeper than `levels`, as an offset in it; null when it never does. The parser of YAML recurses once for
 * each level, and some versions of Node end the whole process where its stack runs out, so this is asked before the parser sees the text.
 * The lexer is a loop: its tokens are counted, and no tree is built.
 *
 * A level is an open bracket or brace, and in block style each column at which something begins that is still open. A list written at
 * the column of its key (`a:` above `- x`) counts as one level with it.
 */
export function deeperThan(text: string, levels: number): number | null {
  /** The columns, from the left, at which something of block style is open. */
  const columns: number[] = []
  let flow = 0
  let line = 0
  /** Whether a colon here would belong to a key before it, and not begin something. */
  let keyed = false
  for (const { type, offset, token } of tokens(text)) {
    if (type === 'flow-error-end') flow = 0
    else if (type === 'flow-seq-start' || type === 'flow-map-start') flow += 1
    else if (type === 'flow-seq-end' || type === 'flow-map-end') flow = Math.max(0, flow - 1)
    else if (flow === 0 && !EMPTY.has(type) && !(type === 'map-value-ind' && keyed)) {
      const column = offset - line
      while ((columns.at(-1) ?? -1) >= column) columns.pop()
      columns.push(column)
    }
    // In block style the last column is that of a value, not of something that holds values.
    if (flow + (flow > 0 ? columns.length : Math.max(0, columns.length - 1)) > levels) return offset
    const end = token.lastIndexOf('\n')
    if (end !== -1) line = offset + end + 1
    keyed = EMPTY.has(type) ? keyed && end === -1 : !INDICATORS.has(type)
  }
  return null
}

interface Token {
  readonly type: string
  readonly offset: number
  /** Empty for what the lexer says about the text, which is no part of it. */
  readonly token: string
}

function* tokens(text: string): Generator<Token> {
  let offset = 0
  let next: 'scalar' | 'block-scalar' | null = null
  let header = false
  for (const token of new Lexer().lex(text)) {
    if (token === CST.SCALAR && next === null) {
      // A mark: what comes is text, whatever it looks like.
      next = header ? 'block-scalar' : 'scalar'
      continue
    }
    const type: string = next ?? CST.tokenType(token) ?? 'unknown'
    next = null
    if (type === 'doc-mode') continue
    if (type === 'flow-error-end') {
      yield { type, offset, token: '' }
      continue
    }
    if (type === 'block-scalar-header') header = true
    else if (!EMPTY.has(type) || type === 'block-scalar') header = false
    yield { type, offset, token }
    offset += token.length
  }
}
