import type { Place } from '../text/place.js'
import { isRecord, type Document } from '../kiro/surfaces/document.js'

/** The agent that cli.json names for the chat. */
export interface DefaultAgent {
  readonly name: string
  readonly place: Place
  /** Written as `chat: { defaultAgent }`, which Kiro does not read. */
  readonly nested: boolean
}

/** The agent that a cli.json names; null without one. */
export function defaultAgentIn(file: string, document: Document): DefaultAgent | null {
  const { value } = document
  if (!isRecord(value)) return null
  const nested = !Object.hasOwn(value, 'chat.defaultAgent')
  const name = nested ? (isRecord(value.chat) ? value.chat.defaultAgent : null) : value['chat.defaultAgent']
  if (typeof name !== 'string' || name === '') return null
  return { name, nested, place: { file, ...document.at(nested ? ['chat', 'defaultAgent'] : ['chat.defaultAgent']) } }
}
