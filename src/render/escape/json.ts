/**
 * A value as JSON for people, programs and logs. What a terminal obeys or nobody sees is written as an escape, and so is `##[`, which
 * GitHub's runner obeys wherever it stands in a log: to every reader of JSON it is the same text.
 */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)
    .replaceAll('##[', '#\\u0023[')
    .replace(
      /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )}\n`
}
