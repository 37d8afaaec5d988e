import { visible } from '../../core/text/message.js'

/**
 * The one escaper for SARIF. In a plain-text message `{0}` stands for an argument and `[text](address)` is a link. Braces are
 * doubled, as the standard asks. A link cannot be escaped outside of its own text (3.11.6: brackets and backslashes stand for
 * themselves there), so the one pair of characters that every link needs is parted by a space.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, 3.11.5 and 3.11.6
 */
export function sarifText(text: string): string {
  return visible(text).replaceAll('{', '{{').replaceAll('}', '}}').replaceAll('](', '] (')
}

/**
 * A path of the repository as a relative reference (RFC 3986) that leads there and nowhere else. A path with a part that means
 * something in an address (`.`, `..` or nothing between two slashes) is written as one part.
 */
export function sarifUri(path: string): string {
  const parts = path.split('/')
  return parts.some((part) => part === '' || part === '.' || part === '..')
    ? encoded(`./${path}`)
    : parts.map(encoded).join('/')
}

/** All but letters, digits and `-._~`. Half a surrogate pair has no bytes in UTF-8, so it cannot be in a path. */
function encoded(part: string): string {
  return encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
