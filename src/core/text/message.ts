/**
 * The text of a finding, kept as parts until it reaches its destination.
 *
 * The program's own words are plain strings; everything that was read from a repository or a policy is a `code` part,
 * so that no renderer can forget to escape it. In a `say` template the literal text is the program's own and every
 * substituted string is foreign.
 */
export type Part =
  | Shown
  | {
      /** What is not for the public, which gets our words instead. */ readonly confidential: Message
      readonly inPublic: string
    }
type Shown =
  | string
  | {
      readonly code: string
      /** In plain text, which has no code style, quotation marks take its place. */ readonly quoted?: true
    }
export type Message = readonly Part[]

/** Characters. Chosen by hand. */
const LONGEST = 120

/** `say`${model} is not allowed``: literals are own words, substituted strings are foreign. */
export function say(words: TemplateStringsArray, ...values: readonly (string | number | Message)[]): Message {
  const parts: Part[] = []
  words.forEach((literal, index) => {
    if (literal !== '') parts.push(literal)
    const value = values[index]
    if (value === undefined) return
    if (typeof value === 'string') parts.push({ code: inQuotes(shorten(value)) })
    else if (typeof value === 'number') parts.push(String(value))
    else parts.push(...value)
  })
  return parts
}

/** Own words as a message, for substitution into a template. */
export function words(text: string): Message {
  return text === '' ? [] : [text]
}

/** A part that is hidden in public reports: seats, money and what policies above the repository say. */
export function confidential(message: Message, inPublic = 'not shown here'): Message {
  return message.length === 0 ? [] : [{ confidential: message, inPublic }]
}

/** The message for the public: without what is confidential. */
export function publicPart(message: Message): Message {
  return message.map((part) => (typeof part === 'object' && 'confidential' in part ? part.inPublic : part))
}

/** The parts to show, in order, for a renderer. */
export function shownParts(message: Message): Shown[] {
  return message.flatMap((part) =>
    typeof part === 'object' && 'confidential' in part ? shownParts(part.confidential) : [part],
  )
}

/** Foreign text, in quotation marks where the destination has no code style. */
export function quoted(text: string): Message {
  return [{ code: shorten(text), quoted: true }]
}

/** Own words in a row: `a, b and c`; foreign names use `list`. */
export function inARow(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}

/** Messages one after the other with a text between. */
export function joined(messages: readonly Message[], between: string): Message {
  return messages.flatMap((message, index) => (index === 0 ? message : [between, ...message]))
}

/** Names in a row: `a, b and c`; more than `most` end in "and N more". */
export function list(names: readonly string[], most = 8, last: 'and' | 'or' = 'and'): Message {
  const shown = names.slice(0, names.length > most ? most : undefined)
  const rest = names.length - shown.length
  const parts: Part[] = []
  shown.forEach((name, index) => {
    if (index > 0) parts.push(index === shown.length - 1 && rest === 0 ? ` ${last} ` : ', ')
    parts.push({ code: inQuotes(shorten(name)) })
  })
  if (rest > 0) parts.push(` and ${rest} more`)
  return parts
}

/** The message as plain text: what JSON carries. Control and direction characters are made visible. */
export function plain(message: Message): string {
  return shownParts(message)
    .map((part) => (typeof part === 'string' ? part : part.quoted ? `"${visible(part.code)}"` : visible(part.code)))
    .join('')
}

/**
 * Control, bidirectional, zero-width and other invisible characters written as \u{…}: text that looks like something else
 * must not look like it in a report.
 */
export function visible(text: string): string {
  // Nearly every text is plain ASCII, and the pattern below takes longer to compile than a whole report to render.
  if (/^[ -~]*$/.test(text)) return unobeyed(text)
  return unobeyed(text).replace(/\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}/gu, (c) => {
    if (c === '\n') return '\\n'
    if (c === '\t') return '\\t'
    return `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`
  })
}

/**
 * Disables what GitHub's runner would obey in a log: `::command::` at the start of a line, also after blanks, and
 * `##[command]` anywhere. Source: github.com/actions/runner, src/Runner.Common/ActionCommand.cs
 */
function unobeyed(text: string): string {
  return text.replace(/^(\s*):(?=:)/, '$1\\u{3a}').replaceAll('##[', '#\\u{23}[')
}

/** Foreign text outside of messages: cut, with invisible characters escaped. */
export function brief(text: string, longest = LONGEST): string {
  return shorten(visible(shorten(text, longest)), longest)
}

/** Blanks at an end are seen only between quotation marks. */
function inQuotes(text: string): string {
  return text.trim() === text ? text : `"${text}"`
}

function shorten(text: string, longest = LONGEST): string {
  const characters = Array.from(text.slice(0, longest * 2 + 2))
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text
}
