import { approvedList } from '../core/kgl/approved-list.js'
import { plain } from '../core/text/message.js'
import { jsonText } from '../render/escape/json.js'
import { exportedPolicy } from './exported-policy.js'
import { dayOf, LAYER_FLAGS, PRICES_FLAG, type Command } from './options.js'

/** The command `export approved-list`. */
export const exportApprovedList: Command = {
  name: 'export approved-list',
  summary: 'Lists the ids of the models that the policy allows on a day, for the model availability of the console.',
  flags: [
    { name: 'policy', value: 'FILE', help: 'the policy; default: as for check' },
    ...LAYER_FLAGS,
    PRICES_FLAG,
    { name: 'as-of', value: 'DATE', help: 'prices, models and plans of that day, YYYY-MM-DD; default: today' },
    { name: 'format', value: 'NAME', choices: ['text', 'json'], help: 'how to print the list; default: text' },
  ],
  async run({ flags }, effects) {
    const { today, print, printError } = effects
    const day = dayOf(flags['as-of'], today())
    const exported = await exportedPolicy(flags, day, effects)
    if ('exit' in exported) return exported.exit
    const { whole } = exported
    const { models, notes } = approvedList(whole, day)
    if (flags.format === 'json')
      print(
        jsonText({
          version: 1,
          kind: 'approved-list',
          asOf: day,
          policy: whole.policy.map(({ source, sha, digest }) => ({ source, sha, digest })),
          models,
          notes: notes.map(plain),
        }),
      )
    else {
      print(models.map((model) => `${model}\n`).join(''))
      for (const note of notes) printError(`${plain(note)}.\n`)
    }
    return 0
  },
}
