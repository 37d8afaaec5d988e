import { code } from '../../escape/markdown.js'

/**
 * A link with the program's own words and a URL from the runner or GitHub; a URL with special characters is shown as
 * code.
 */
export function link(words: string, address: string): string {
  return /^https?:\/\/[\w.:-]+(?:\/[\w.~%/+=&?-]*)?$/.test(address)
    ? `[${words}](${address})`
    : `${words} (${code(address)})`
}
