import type { ErrorCode } from 'yaml'

/** What to do about each kind of mistake for which the parser names only its grammar; the others are told in the parser’s words. */
const WORDS: Readonly<Partial<Record<ErrorCode, string>>> = {
  TAB_AS_INDENT: 'the line is indented by a tab; use spaces',
  DUPLICATE_KEY: 'this key is written twice; keep one of the two',
  MULTILINE_IMPLICIT_KEY: 'a key has no colon after it, or a value with a colon needs quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a value with a colon needs quotes; or the next line is indented too far',
  BAD_SCALAR_START: 'a value cannot begin with this character; put the value in quotes',
  BAD_DQ_ESCAPE:
    'a backslash in double quotes begins an escape, and this is none; write it twice, or use single quotes',
  BLOCK_IN_FLOW: 'a list or an object that is opened by a bracket is not closed above this line; add ] or }',
  BAD_INDENT: 'the indentation does not fit; indent it as the lines beside it',
  MISSING_CHAR: 'a character is missing here, for example a closing quote or colon',
  MULTIPLE_DOCS: 'a second document begins here; keep one of them',
}

/** Mistakes that share a code with others, by how the parser’s words begin. */
const BY_BEGINNING: readonly (readonly [RegExp, string])[] = [
  [
    /^Flow sequence in block collection/,
    'a list that is opened by [ is not closed, or its lines are not indented; add ]',
  ],
  [
    /^Flow map in block collection/,
    'an object that is opened by { is not closed, or its lines are not indented; add }',
  ],
  [/^Expected flow sequence to end/, 'a list that is opened by [ is not closed; add ]'],
  [/^Expected flow map to end/, 'an object that is opened by { is not closed; add }'],
  [/^Missing closing/, 'a text is not closed; add the quote at its end'],
  [/^Implicit map keys need/, 'a key has no colon after it; write KEY: VALUE'],
  [/^Missing , /, 'a comma is missing before this; write one between two entries'],
  [/^Missing space after :/, 'a space is missing after the colon; write KEY: VALUE'],
  [
    /^All sequence items must/,
    'an entry of the list is not as far in as those above it; write each “-” in the same column',
  ],
  [
    /^All mapping items must/,
    'a key is not as far in as those above it; write each key of an object in the same column',
  ],
  [/^Sequence item without/, 'an entry of the list has no dash; write “- ” before it'],
  [/^Comments must be separated/, 'a comment follows without a space; write a space before #'],
]

/** A mistake of a YAML text in words that say what to do; in the parser’s own, their first line, where none are written for it. */
export function yamlWords(code: ErrorCode, message: string): string {
  const first = message.split('\n')[0] ?? ''
  return BY_BEGINNING.find(([beginning]) => beginning.test(first))?.[1] ?? WORDS[code] ?? first
}
