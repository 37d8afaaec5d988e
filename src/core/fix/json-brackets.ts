import type { Repair } from './text-repair.js'
import { joined } from './join-tokens.js'
import type { Token } from './json-tokens.js'
import { lineEndOf } from '../text/line-end.js'

/** Tokens of a text whose brackets are tried: the trials take the square of them. Chosen by hand. */
const MOST_TOKENS = 300

/** One trial: the tokens with one closing bracket more, less, or of the other kind. */
interface Trial {
  readonly tokens: readonly Token[]
  /** The bracket that is put in; null where one is taken out. */
  readonly put: Token | null
  /** The bracket that is taken out; null where one is put in. */
  readonly out: Token | null
}

/**
 * The one closing bracket that is missing, too many or of the wrong kind, with all other changes; null where more than one place is
 * possible: `{ "a": { "b": 1, "c": 2 }` may end `a` behind `b` or behind `c`.
 */
export function bracketRepair(text: string, tokens: readonly Token[]): readonly Repair[] | null {
  if (tokens.length > MOST_TOKENS) return null
  const answers = new Map<string, readonly Repair[]>()
  for (const trial of trials(tokens)) {
    const opened: Token[] = []
    const repairs = joined(text, trial.tokens, (open, close) => {
      if (close === trial.put) opened.push(open)
    })
    if (repairs === null || repairs === 'brackets') continue
    // The same tokens are the same answer, whichever of two equal brackets is the new one.
    const key = trial.tokens
      .map(({ kind, start, end }) => (/[{}[\],:]/.test(kind) ? kind : text.slice(start, end)))
      .join(' ')
    answers.set(key, [...repairs, bracketEdit(text, trial, opened[0])])
    if (answers.size > 1) return null
  }
  return [...answers.values()][0] ?? null
}

function* trials(tokens: readonly Token[]): Generator<Trial> {
  for (let index = 0; index <= tokens.length; index += 1) {
    const before = tokens[index - 1]
    const end = before?.end ?? 0
    const token = tokens[index]
    for (const kind of ['}', ']'] as const) {
      const put: Token = { kind, start: end, end, repairs: [] }
      yield { tokens: [...tokens.slice(0, index), put, ...tokens.slice(index)], put, out: null }
      if (token && token.kind !== kind && (token.kind === '}' || token.kind === ']')) {
        const other: Token = { ...token, kind }
        yield { tokens: [...tokens.slice(0, index), other, ...tokens.slice(index + 1)], put: other, out: token }
      }
    }
    if (token?.kind === '}' || token?.kind === ']')
      yield { tokens: [...tokens.slice(0, index), ...tokens.slice(index + 1)], put: null, out: token }
  }
}

function bracketEdit(text: string, { put, out, tokens }: Trial, open: Token | undefined): Repair {
  if (out !== null)
    return put === null
      ? { offset: out.start, length: 1, content: '', what: `removed a bracket ${out.kind}` }
      : { offset: out.start, length: 1, content: put.kind, what: `wrote ${put.kind} in place of ${out.kind}` }
  const kind = put?.kind ?? '}'
  const what = `added the missing bracket ${kind}`
  // At the end it goes behind the last comment, on a line of its own where its object has several.
  const isLast = tokens.at(-1) === put
  const offset = isLast ? text.trimEnd().length : (put?.start ?? 0)
  const start = open?.start ?? 0
  const onLines = /[\r\n]/.test(text.slice(start, offset)) || text.slice(put?.start, offset).trim() !== ''
  const eol = lineEndOf(text)
  const lead = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[0] ?? ''
  const gap = onLines ? `${eol}${lead}` : text[start + 1] === ' ' ? ' ' : ''
  return { offset, length: 0, content: `${gap}${kind}`, what }
}
