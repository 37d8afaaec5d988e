import type { ToDo } from '../../contract/usage/events.js'
import type { RightSizing } from '../../contract/usage/outlook.js'

/** Pieces of advice in the first lines. */
const MOST = 3
/** USD a month. Less is not worth a line among the first. Chosen by hand. */
const LEAST = 1

/** The three pieces of advice with the most money: seats to give back, and cheaper plans. */
export function toDo(sizing: RightSizing | null): ToDo[] {
  if (sizing === null) return []
  const idle = (sizing.idle ?? []).flatMap(({ name, seats, usd }): ToDo[] =>
    usd === null ? [] : [{ kind: 'idle seats', from: name, to: null, folded: 0, seats, uncertain: 0, savesUsd: usd }],
  )
  const moves = sizing.moves.map(({ fromName, toName, folded, people, volatile, savesUsd }): ToDo => ({
    kind: 'move',
    from: fromName,
    to: toName,
    folded,
    seats: people,
    uncertain: volatile,
    savesUsd,
  }))
  return [...idle, ...moves]
    .filter(({ savesUsd }) => savesUsd >= LEAST)
    .sort((a, b) => b.savesUsd - a.savesUsd)
    .slice(0, MOST)
}
