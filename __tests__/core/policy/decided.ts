import { refusal } from '../../../src/core/policy/decide.js'
import type { Policy } from '../../../src/core/policy/policy.js'
import type { TaskKind } from '../../../src/core/kiro/task-kind.js'
import { policy } from '../support/repository.js'

/** Layers of these texts, the outermost first. */
export const layers = (...yaml: string[]): Policy =>
  yaml.flatMap((text, index) => policy(`version: 1\n${text}`, `layer ${index + 1}`))
/** `allowed`, or why a model is refused for a kind of work, and by which layer. */
export const allowed = (rules: Policy, model: string, task: TaskKind | null = 'codeReview'): string => {
  const refused = refusal(rules, [model], task)
  return refused ? `${refused.why} by ${refused.layer.source}` : 'allowed'
}
