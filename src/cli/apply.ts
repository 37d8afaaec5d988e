import type { ApplyPlan } from '../core/apply/plan.js'
import type { KeyChange, PlannedEdit } from '../core/apply/planned-edit.js'
import { brief, visible } from '../core/text/message.js'
import { failureText } from '../render/failure.js'
import { applyContract } from '../commands/apply-contract.js'
import { isFailure } from '../core/policy/layers.js'
import { dayOf, LAYER_FLAGS, policyFlags, PRICES_FLAG, pricesFlag, type Command } from './options.js'

/** The command `apply`. */
export const apply: Command = {
  name: 'apply',
  summary:
    'Writes the models of the contract, .kiro/settings.json, into the files that Kiro obeys: cli.json, and the agents and steps of workflows that the policy maps.',
  flags: [
    { name: 'check', help: 'writes nothing; prints what differs, and then the exit code is 1' },
    {
      name: 'policy',
      value: 'FILE',
      help: 'the policy, whose agents and workflows say which agent and step does which work; default: .github/kiro-policy.yml of the working tree',
    },
    ...LAYER_FLAGS,
    PRICES_FLAG,
    { name: 'as-of', value: 'DATE', help: 'models that Kiro offers on that day, YYYY-MM-DD; default: today' },
  ],
  async run({ flags }, effects) {
    const { folder, environment, today, print } = effects
    const day = dayOf(flags['as-of'], today())
    const write = flags.check === undefined
    const applied = await applyContract({
      folder,
      environment,
      ...policyFlags(flags),
      day,
      prices: pricesFlag(flags, day, effects),
      write,
    })
    if (isFailure(applied)) {
      print(`${failureText(applied)}\n`)
      return 2
    }
    print(`${outcome(applied)}\n`)
    return write || applied.edits.length === 0 ? 0 : 1
  },
}

function outcome({ edits, contract, decided }: ApplyPlan): string {
  if (edits.length > 0) return edits.flatMap((edit) => edit.changes.map((change) => line(edit, change))).join('\n')
  if (!contract) return 'no contract here: .kiro/settings.json names no models.'
  if (decided === 0)
    return 'nothing to apply: the contract routes neither interactiveChat nor the work of an agent or step that the policy maps.'
  return 'nothing to apply: the files that Kiro obeys say what the contract says.'
}

/** `.kiro/settings/cli.json  chat.defaultModel: claude-opus-4.8 → claude-haiku-4.5 (interactiveChat)` */
function line({ path, created }: PlannedEdit, { key, from, to, tasks, notes }: KeyChange): string {
  const remarks = [tasks.join(', '), ...(created ? ['a new file'] : []), ...notes]
  return `${visible(path)}  ${key}: ${from === null ? 'nothing' : brief(from)} → ${brief(to)} (${remarks.join('; ')})`
}
