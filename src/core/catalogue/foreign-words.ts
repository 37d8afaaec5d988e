import { words, type Message } from '../text/message.js'
import type { ForeignName } from './foreign-names.js'

/** Why a name can be no model of Kiro, as what follows the name in a sentence. */
export function foreignWords({ kind, has }: Pick<ForeignName, 'kind' | 'has'>): Message {
  return words(
    {
      word: 'is a word of other tools, not the id of a model',
      alias: 'is an alias of other tools, not the id of a model',
      shape: `cannot be the id of a model${has === null ? '' : `: it has ${has}`}`,
      vendor: 'is the name of a model in other tools, and Kiro lists no such id',
    }[kind],
  )
}
