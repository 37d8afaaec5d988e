import { DOCUMENTATION } from '../../version.js'
import { code, placeCode, type ShownPlace } from '../escape/markdown.js'
import type { ReportContext } from './context.js'

/** Characters of an address. Chosen by hand: GitHub serves longer ones, and a comment has room for few of them. */
const LONGEST_ADDRESS = 1_000

type Addresses = Pick<ReportContext, 'commit' | 'links'>

/** `file:line`, linked to that line at the judged commit where that has an address. */
export function placeLink(place: ShownPlace | null, context: Addresses): string {
  if (place === null) return ''
  return linked(placeCode(place), fileAddress(place.file, context, `#L${place.line}`))
}

/** A file by its path, linked to it at the judged commit where that has an address. */
export function fileLink(file: string, context: Addresses): string {
  return linked(code(file), fileAddress(file, context, ''))
}

/** A rule's id, small, linked to its page. */
export function ruleLink(rule: string): string {
  return `<sub>[${rule}](${DOCUMENTATION}/rules/${rule}.md)</sub>`
}

function linked(text: string, address: string | null): string {
  return address === null ? text : `[${text}](${address})`
}

/** The address of a file; null without a judged commit on the web, and for a path that has none. */
function fileAddress(file: string, { commit, links }: Addresses, line: string): string | null {
  // A lone surrogate is what bytes become that are not UTF-8, which no address can name; `@` begins the ref of another repository.
  if (commit === null || links === null || /\p{Cs}/u.test(file) || /^[^/]+\/[^/]+\/.*@/.test(file)) return null
  const path = file.split('/').map(inAddress).join('/')
  const address = `${links.repository}/blob/${commit}/${path}${line}`
  return address.length > LONGEST_ADDRESS ? null : address
}

/** A part of a path for an address in Markdown: `encodeURIComponent` leaves characters that end a link or begin markup. */
function inAddress(part: string): string {
  return encodeURIComponent(part).replace(/[!'()*_~]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
}
