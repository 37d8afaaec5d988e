/** The front matter of a markdown file, before it is read. */
export interface FrontMatterBlock {
  /** Offset of its first character in the file. */
  readonly start: number
  /** The lines between the two fences, each with its line end. */
  readonly body: string
  readonly opening: 'plain' | 'unusual'
  /** What its first line says; without a word it is YAML. */
  readonly language: 'yaml' | 'json'
  readonly closed: boolean
}

/** The first line that is not blank, where that is a fence. The words behind the dashes are the second group. */
const OPENING = /^(\s*)---(?!-)[ \t]*([^\r\n]*)(\r?\n|\r|$)/

/** A line of three dashes. */
const CLOSING = /^---[ \t]*(?:\r?\n|$)/m

/** Languages that Kiro reads behind the dashes. Source: public notes on the shipped kiro-cli bundle, 2026-11. */
const LANGUAGE = /^(?:yaml|yml|json)?[ \t]*$/i

/** A value behind a word with `model` in it, in YAML, TOML or JSON. Bounded, so that a file of nothing else takes linear time. */
const MODEL_VALUE = /model[\w.-]{0,40}["']?[ \t]*[:=]/gi

/**
 * The text before such a word where it is a key: a YAML indicator, an anchor, a quotation mark, the beginning of the
 * word.
 */
const KEY_BEGINS = /(?:^|[{,\r\n])[ \t]*(?:[-?][ \t]+)*(?:&[^\s&]+[ \t]+)?["']?[\w.-]*$/

/** Characters before a word in which its line is looked for. */
const LOOK_BACK = 120

/**
 * Finds the block between the first line that is not blank and the next fence. A fence that opens the file is `plain`; one after
 * blank lines or spaces is `unusual`: some readers take it for front matter and some for a rule. A block that is never closed runs
 * to the end of the file, as gray-matter reads it.
 *
 * @returns null when the file does not begin with a fence; `unread` when it does in a way that no reader of YAML takes
 */
export function frontMatterBlock(text: string): FrontMatterBlock | 'unread' | null {
  const open = OPENING.exec(text)
  if (!open) return null
  const [whole, lead = '', language = '', end = ''] = open
  if (!LANGUAGE.test(language) || end === '\r') return 'unread'
  const rest = text.slice(whole.length)
  const close = CLOSING.exec(rest)
  return {
    start: whole.length,
    body: close ? rest.slice(0, close.index) : rest,
    opening: lead === '' ? 'plain' : 'unusual',
    language: /^json/i.test(language) ? 'json' : 'yaml',
    closed: close !== null,
  }
}

/** Whether an unread text gives a value to a key of a model, judged line by line. */
export function namesModel(text: string): boolean {
  for (const { index } of text.matchAll(MODEL_VALUE))
    if (KEY_BEGINS.test(text.slice(Math.max(0, index - LOOK_BACK), index))) return true
  return false
}
