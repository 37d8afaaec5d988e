import { visible } from '../../core/text/message.js'

/**
 * The one escaper for HTML: for the text of an element and for the value of an attribute in quotation marks, and for nothing else
 * (no address, no script, no style). In a comment GitHub still looks for @names and #numbers in such text: what is not ours goes
 * there as code, see markdown.ts.
 */
export function html(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}
