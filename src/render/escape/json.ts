/**
 * A value as indented JSON. Control and invisible characters are written as escapes, and so is `##[`, which GitHub's
 * runner obeys anywhere in a log line. A JSON parser reads the same value.
 */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)
    .replaceAll('##[', '#\\u0023[')
    .replace(
      /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )}\n`
}
