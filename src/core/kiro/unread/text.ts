import { positionFinder } from '../../text/place.js'
import type { SurfaceFile, UnreadModels } from '../surfaces/surface.js'
import { isModelId, isModelKey } from './model-words.js'
import { unreadModels, type NamedHere } from './names.js'

/** A word with a colon or an equals sign behind it, in YAML, TOML, INI or JSON, and what follows. Bounded, so that any text takes linear time. */
const ENTRY =
  /["']?([A-Za-z][\w.-]{0,60})["']?[ \t]{0,20}[:=](?=[ \t]{0,20}(?:\r?\n\s{0,40}(?="))?["']?([^\s"',#{}[\]]{0,120}))/g

/** The text before such a word where it is a key: the beginning of a line, a bracket or a comma. */
const KEY_BEGINS = /(?:^|[{,[])[ \t]*(?:[-?][ \t]+)*$/

/** A word that could be an id. */
const WORD = /[a-z][\w.:-]{3,80}/g

/** Characters before a word in which its line is looked for. */
const LOOK_BACK = 120

/**
 * What a text that is not parsed says of models, judged by its words: keys of models with a value, and ids. A text that
 * could not be parsed may say anything, so this errs on the side of finding. Comments of a whole line are left out.
 */
export function unreadInText(text: string, file: SurfaceFile, isForeign: boolean): UnreadModels[] {
  const position = positionFinder(text)
  const found: NamedHere[] = []
  const seen = new Set<number>()
  const lineBefore = (index: number): string => {
    const before = text.slice(Math.max(0, index - LOOK_BACK), index)
    return before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1)
  }
  for (const { index, 0: whole, 1: key = '', 2: value = '' } of text.matchAll(ENTRY)) {
    if (!isModelKey(key) || value === '' || !KEY_BEGINS.test(lineBefore(index))) continue
    found.push({ key, text: value, position: position(index) })
    const at = text.indexOf(value, index + whole.length)
    seen.add(at)
  }
  for (const { index, 0: word } of text.matchAll(WORD))
    if (isModelId(word) && !seen.has(index) && !/^\s*(?:#|\/\/|;)/.test(lineBefore(index)))
      found.push({ key: '', text: word, position: position(index) })
  return unreadModels(found, file, { isParsed: false, isForeign })
}
