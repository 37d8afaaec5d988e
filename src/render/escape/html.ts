import { visible } from '../../core/text/message.js'

/**
 * The one escaper for HTML: for the text of an element and for a quoted attribute value, and for nothing else (no URL,
 * script or style). In a comment GitHub still resolves @names and #numbers in such text, so foreign text goes there as
 * code: see markdown.ts.
 */
export function html(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '')
}

/** Characters that end a text node or a quoted attribute value, and their entities. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}
