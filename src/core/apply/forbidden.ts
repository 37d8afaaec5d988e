import { multiplierOf } from '../catalogue/catalogue.js'
import { readConfiguration, type Configuration, type SourceFile } from '../kiro/configuration.js'
import { multiplierCap, namesOf, refusal } from '../policy/decide.js'
import { policyName } from '../policy/policy.js'
import { brief, plain, visible } from '../text/message.js'
import { afterEdits, type PlannedEdit } from './planned-edit.js'
import type { ApplyRefusal } from './refusal.js'
import type { ApplyContext } from './targets.js'

/**
 * What the policy would refuse once the edits are written: work that gets another model by them, which it forbids for that work. The
 * work of a file is not always that of the route: an agent is judged as an agent, and what inherits the chat's model as what it is.
 */
export function forbidden(
  files: readonly SourceFile[],
  before: Configuration,
  edits: readonly PlannedEdit[],
  { catalogue, policy, day }: ApplyContext,
): ApplyRefusal[] {
  if (edits.length === 0) return []
  const after = readConfiguration(afterEdits(files, edits))
  const known = new Set(
    [...before.assignments, ...before.standIns].map(({ key, model }) => JSON.stringify([key, model])),
  )
  return [...after.assignments, ...after.standIns].flatMap(({ key, model, name, task, file }): ApplyRefusal[] => {
    if (known.has(JSON.stringify([key, model]))) return []
    const refused = refusal(policy, namesOf(catalogue, model), task)
    const cap = multiplierCap(policy, task)
    const price = multiplierOf(catalogue, model, day)
    const above = cap !== null && price !== null && price > cap.cap ? cap : null
    const by = refused?.layer ?? above?.layer
    if (by === undefined) return []
    return [
      {
        message: `${visible(file)}: the contract wants ${brief(model)} there, which the ${plain(policyName(by))} does not allow for ${visible(name)}.`,
        hint: 'Route the work to a model that the policy allows, or propose a change of the policy; until then nothing is written.',
      },
    ]
  })
}
