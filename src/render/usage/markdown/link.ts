import { code } from '../../escape/markdown.js'

/** Words of ours with an address from the runner or GitHub; one that could be more than an address is shown as code. */
export function link(words: string, address: string): string {
  return /^https?:\/\/[\w.:-]+(?:\/[\w.~%/+=&?-]*)?$/.test(address)
    ? `[${words}](${address})`
    : `${words} (${code(address)})`
}
