import { say, words, type Message } from '../../text/message.js'
import { nearest } from '../../text/nearest.js'
import { AGENT_KEY_TYPES, AGENT_KEYS, AGENT_KEYS_MEANT } from './agent-keys.js'
import type { Document } from './document.js'
import { fitsIn, keyRenames, renameOf } from './key-renames.js'
import { placeIn, type SurfaceFile, type UnknownKey } from './surface.js'

/**
 * Keys of an agent that Kiro does not know: of a JSON agent all of them, because its v2 engine reads no agent that has one; of one in
 * markdown, which that engine does not read, those that look like the key of a model or an effort.
 */
export function unknownAgentKeys(document: Document, value: Record<string, unknown>, file: SurfaceFile): UnknownKey[] {
  const markdown = file.name.toLowerCase().endsWith('.md')
  const wrong = Object.keys(value).flatMap((key) => (AGENT_KEYS.has(key) ? [] : [{ from: key, to: keyMeant(key) }]))
  const renames = keyRenames(value, wrong, fitsIn(AGENT_KEY_TYPES))
  return wrong.flatMap(({ from: key, to: meant }): UnknownKey[] => {
    if (markdown && meant !== 'model' && meant !== 'effortLevel') return []
    return [
      {
        key,
        place: placeIn(file, document.keyAt([key])),
        instead: meant === null ? [] : [meant],
        message: say`agents${meant === null ? words('') : say`; did you mean ${meant}?`}${markdown ? effectInMarkdown(meant) : EFFECT[meant === null ? 'unknown' : 'near']}`,
        ...renameOf(renames, key),
      },
    ]
  })
}

const EFFECT: Readonly<Record<'near' | 'unknown', Message>> = {
  near: words(' Kiro CLI’s v2 engine leaves out the whole agent because of it'),
  unknown: words(', and Kiro CLI’s v2 engine leaves out the whole agent because of it'),
}

function effectInMarkdown(meant: string | null): Message {
  return meant === null ? [] : words(' What it says has no effect')
}

/** The key that is meant: the same letters, a word for it of another tool, or the nearest. */
function keyMeant(key: string): string | null {
  const plain = key.toLowerCase().replace(/[\s._-]/g, '')
  const same = [...AGENT_KEYS].find((known) => known.toLowerCase() === plain)
  const word = Object.hasOwn(AGENT_KEYS_MEANT, plain) ? AGENT_KEYS_MEANT[plain] : undefined
  return same ?? word ?? (FOREIGN_WORDS.has(plain) ? null : nearest(key, AGENT_KEYS))
}

/** Keys of other tools that are near a key of Kiro's and mean something else. */
const FOREIGN_WORDS: ReadonlySet<string> = new Set(['mode', 'modes', 'skills', 'rules', 'color', 'tags', 'title'])

/** Whether a key is meant to name the agent's model. */
export function modelKeyMeant(key: string): boolean {
  return !AGENT_KEYS.has(key) && keyMeant(key) === 'model'
}
