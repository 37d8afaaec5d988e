import { list, say, words, type Message } from '../text/message.js'
import { whole } from '../text/number.js'
import type { Estimate } from './estimate.js'
import type { EstimateRow, EstimateSide } from './rows.js'

/** The rule by which a row carries its part of the work after the change, in one sentence. */
export function carrierRule(row: EstimateRow, estimate: Pick<Estimate, 'cliShare'>): Message {
  const { work, after } = row
  const terminal = `${whole(estimate.cliShare * 100)} %`
  switch (work.kind) {
    case 'task':
      return taskRule(work.task, after, terminal)
    case 'chat':
      return say`The terminal carries ${words(terminal)} of ${list([...new Set(after.works.map(({ kind }) => kind))])}, on the model of ${'chat.defaultAgent'}, else ${'chat.defaultModel'}, else ${'auto'}.`
    case 'agent':
      return agentRule(row)
    case 'step':
      return after.works.length === 0
        ? say`A step carries a part of ${'taskExecution'} only where it costs more than that kind’s own model, the most expensive first; this one carries nothing.`
        : say`A step that names a model carries a part of ${'taskExecution'}’s own runs, once for each round of the loops around it.`
    case 'hook':
      return words('A hook adds to the work, by what starts it.')
  }
}

function taskRule(task: string, { works, assignment, reason }: EstimateSide, terminal: string): Message {
  if (works.length === 0) return say`An agent that the policy maps to ${task} carries it in place of the route.`
  if (reason === 'file cannot be read') return say`The contract cannot be read, so what ${task} runs on is not known.`
  const left = works.some(({ share }) => share < 1)
  if (task === 'hookActions')
    return assignment
      ? say`The contract routes ${task}: the hooks that people keep outside the repository.`
      : say`Nothing routes ${task}, and hooks never run on the terminal’s model: it is on ${'auto'}.`
  if (assignment === null)
    return say`Nothing routes ${task}: ${words(terminal)} is done in the terminal, on the model of cli.json, else ${'auto'}; the rest is on ${'auto'}.`
  if (task === 'interactiveChat')
    return say`The contract routes ${task}: what is not done in the terminal (${words(terminal)}) is on its route.`
  return left
    ? say`The contract routes ${task}: what agents and steps do not carry, or another root does not, is on its route.`
    : say`The contract routes ${task}: all of its runs are on its route.`
}

function agentRule({ kind, after, before }: EstimateRow): Message {
  const carries = after.works.length > 0
  if (kind !== null && kind !== 'taskExecution')
    return carries
      ? say`The policy maps this agent to ${kind}: it carries that kind in place of the route.`
      : say`The policy maps this agent to ${kind}, and a more expensive one carries it.`
  if (carries) return say`An agent that names a model carries a part of ${'taskExecution'}’s own runs.`
  return before.works.length > 0 && after.model === null
    ? words('The agent is not there any more: what it carried is on the kind’s own model.')
    : say`An agent carries a part of ${'taskExecution'} only where it costs more than that kind’s own model, the most expensive first; this one carries nothing.`
}
