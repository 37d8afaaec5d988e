/**
 * A value as JSON for people, programs and logs. What a terminal obeys or nobody sees is written as an escape, and so is `##[`, which
 * GitHub's runner obeys wherever it stands in a log: to every reader of JSON it is the same text.
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
