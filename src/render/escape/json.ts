/**
 * A value as indented JSON. Control and invisible characters are written as escapes, and so is `##[`, which GitHub's
 * runner obeys anywhere in a log line. A JSON parser reads the same value.
 */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)
    .replaceAll('##[', '#\\u0023[')
    .replace(UNSEEN, (found) =>
      Array.from({ length: found.length }, (_, index) => escape(found.charCodeAt(index))).join(''),
    )}\n`
}

/** What `visible` makes visible in a text, but the line ends of the layout. Half a surrogate pair is an escape already. */
const UNSEEN = /(?!\n)(?:\p{Cc}|\p{Cf}|\p{Co}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point})/gu

function escape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`
}
