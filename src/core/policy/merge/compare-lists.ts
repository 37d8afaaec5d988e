import { say, words, type Message } from '../../text/message.js'
import { exceptionWords, type Exception } from '../exceptions.js'
import { namedConsoles } from '../named-consoles.js'
import type { Layer, Policy } from '../policy.js'
import type { ComparePolicies, PolicyEdit } from './policy-edit.js'

interface Entry {
  readonly id: string
  readonly say: () => Message
}

/** A list of which every entry frees something (`added` loosens) or holds something back (`added` tightens). */
function compared(key: string, added: 'loosened' | 'tightened', of: (policy: Policy) => Entry[]): ComparePolicies {
  return ({ policy: before }, { policy: after }) => {
    const [was, is] = [of(before), of(after)]
    const edits = (
      entries: readonly Entry[],
      known: readonly Entry[],
      direction: PolicyEdit['direction'],
      verb: string,
    ): PolicyEdit[] => {
      const ids = new Set(known.map(({ id }) => id))
      return entries
        .filter(({ id }) => !ids.has(id))
        .map((entry) => ({ direction, key, message: say`${words(verb)} ${entry.say()}` }))
    }
    const removed = added === 'loosened' ? 'tightened' : 'loosened'
    return [...edits(is, was, added, 'added:'), ...edits(was, is, removed, 'removed:')]
  }
}

/** A parent's text is never shown. */
function own({ role }: Layer, text: () => Message, parent: string): () => Message {
  return role === 'repository' ? text : () => words(parent)
}

/** Compares the globs of ignored files. */
export const compareIgnore = compared('ignore', 'loosened', (policy) =>
  policy.flatMap((layer) =>
    (layer.file.ignore ?? []).map((glob) => ({
      id: glob,
      say: own(layer, () => say`files at ${glob} are not judged`, 'a glob of ignored files in a parent'),
    })),
  ),
)

/** Compares the rules that layers delegate. */
export const compareDelegates = compared('delegates', 'loosened', (policy) =>
  policy.flatMap((layer, index) =>
    index === policy.length - 1
      ? []
      : (layer.file.delegates ?? []).map((rule) => ({ id: rule, say: () => say`${rule} is left to the layers below` })),
  ),
)

/** Compares the copies of the console's rules: what is no longer named may be changed without a word. */
export const compareConsoles = compared('console.kgl', 'tightened', (policy) =>
  [...namedConsoles(policy)].map((path) => ({
    id: path,
    say: () => say`a change of ${path} is reported with what it newly allows in the console`,
  })),
)

/** Compares the exceptions. */
export const compareExceptions = compared('exceptions', 'loosened', (policy) =>
  policy.flatMap((layer) =>
    (layer.file.exceptions ?? []).map((exception) => ({
      id: idOf(exception),
      say: own(layer, () => exceptionWords(exception), 'an exception in a parent'),
    })),
  ),
)

/** Reason and owner may be reworded; what is permitted until when may not. */
function idOf({ rule, path, model, expires }: Exception): string {
  return JSON.stringify([rule, path, model, expires])
}

/** Versions and parents are no permissions by themselves: what they bring shows in the other keys. */
export const compareParents: ComparePolicies = ({ policy: before }, { policy: after }) => {
  const sources = (policy: Policy): string[] =>
    policy.flatMap(({ role, source }) => (role === 'parent' ? [source] : []))
  const [was, is] = [sources(before), sources(after)]
  const edits = (names: string[], verb: string): PolicyEdit[] =>
    names.map((name) => ({ direction: 'neutral', key: 'extends', message: say`${'extends'} ${words(verb)} ${name}` }))
  return [
    ...edits(
      is.filter((name) => !was.includes(name)),
      'now names',
    ),
    ...edits(
      was.filter((name) => !is.includes(name)),
      'no longer names',
    ),
  ]
}

/** Compares the required versions. */
export const compareRequires: ComparePolicies = ({ policy: before }, { policy: after }) => {
  const wanted = (policy: Policy): string => policy.flatMap(({ file }) => file.requires ?? []).join(', ')
  return wanted(before) === wanted(after)
    ? []
    : [{ direction: 'neutral', key: 'requires', message: say`${'requires'} differs` }]
}
