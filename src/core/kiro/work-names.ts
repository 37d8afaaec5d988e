import { list, say, words, type Message } from '../text/message.js'
import { TASK_KINDS, type TaskKind } from './task-kind.js'

/** Agents and steps of workflows have no kind of their own; they are judged by what holds for no kind: null. */
export const WORK: readonly (TaskKind | null)[] = [...TASK_KINDS, null]

/** `codeReview, agents and steps`, `everything but specGeneration`, `any kind of work`. */
export function workNames(tasks: readonly (TaskKind | null)[]): Message {
  if (tasks.length === WORK.length) return words('any kind of work')
  const others = WORK.filter((task) => !tasks.includes(task))
  if (others.length <= 2) return say`everything but ${workNames(others)}`
  const kinds = tasks.filter((task) => task !== null)
  if (kinds.length === 0) return words('agents and steps')
  return tasks.includes(null) ? say`${list(kinds)}, agents and steps` : list(kinds)
}
