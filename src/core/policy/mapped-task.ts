import { prefixed, stepName, type Assignment } from '../kiro/assignment.js'
import type { TaskKind } from '../kiro/task-kind.js'
import { ownValue } from '../text/own-value.js'
import { facts, type Policy } from './policy.js'

/**
 * The kind of work of an assignment: its own, else what the policy says that an agent or a step of a workflow does; undefined for
 * those of which it says nothing.
 */
export function mappedTask(policy: Policy, { work, root, task }: Assignment): TaskKind | undefined {
  switch (work.kind) {
    case 'agent':
      return ownValue(facts(policy, 'agents'), prefixed(root, work.agent))
    case 'step':
      return ownValue(facts(policy, 'workflows'), prefixed(root, stepName(work)))
    case 'task':
    case 'chat':
    case 'hook':
      return task ?? undefined
  }
}
