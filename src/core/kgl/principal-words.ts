import { joined, list, say, words, type Message } from '../text/message.js'
import type { Principal } from './evaluate.js'

/** `everybody`, `everybody else and group g-1`, `group g-1 and person u-1`; `all` is how many there are. `nameOf` is the name of a group. */
export function principalWords(
  principals: readonly Principal[],
  all: number,
  nameOf: (group: string) => string = (group) => group,
): Message {
  if (principals.length === all) return words('everybody')
  const groups = principals.flatMap(({ group }) => (group === null ? [] : [nameOf(group)]))
  const people = principals.flatMap(({ person }) => person ?? [])
  const parts = [
    ...(principals.some(({ group, person }) => group === null && person === null) ? [words('everybody else')] : []),
    ...(groups.length === 0 ? [] : [say`${words(groups.length === 1 ? 'group' : 'groups')} ${list(groups)}`]),
    ...(people.length === 0 ? [] : [say`${words(people.length === 1 ? 'person' : 'people')} ${list(people)}`]),
  ]
  return joined(parts, ' and ')
}
