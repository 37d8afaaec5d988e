import { visible } from '../../core/text/message.js'

/**
 * The one escaper for SARIF. In a plain-text message `{0}` is a placeholder and `[text](address)` is a link. Braces are
 * doubled, as the standard requires. A link cannot be escaped outside its own text (3.11.6: brackets and backslashes
 * are literal there), so a space separates the `](` that every link needs.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, 3.11.5 and 3.11.6
 */
export function sarifText(text: string): string {
  return visible(text).replaceAll('{', '{{').replaceAll('}', '}}').replaceAll('](', '] (')
}

/**
 * A repository path as a relative reference (RFC 3986) that resolves to that path only. A path with a part that has a
 * meaning in a URL (`.`, `..` or an empty part) is written as a single part.
 */
export function sarifUri(path: string): string {
  const parts = path.split('/')
  return parts.some((part) => part === '' || part === '.' || part === '..')
    ? encoded(`./${path}`)
    : parts.map(encoded).join('/')
}

/**
 * Percent-encodes all but letters, digits and `-._~`. An unpaired surrogate has no bytes in UTF-8, so it cannot be in a
 * path.
 */
function encoded(part: string): string {
  return encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
