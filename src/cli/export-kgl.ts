import { driftOf } from '../core/kgl/drift.js'
import { exportRules } from '../core/kgl/export-rules.js'
import { kglText } from '../core/kgl/kgl-text.js'
import { notSaid } from '../core/kgl/not-said.js'
import { plain } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import { jsonText } from '../render/escape/json.js'
import { driftJson, driftMarkdown, driftText } from '../render/kgl-drift.js'
import { groupsStated, readKgl } from '../commands/export-policy.js'
import { exportedPolicy } from './exported-policy.js'
import { dayOf, LAYER_FLAGS, PRICES_FLAG, type Command } from './options.js'

/** The command `export kgl`. */
export const exportKgl: Command = {
  name: 'export kgl',
  summary:
    'Writes the policy as model rules (KGL) for the console of Kiro; with --compare, says where the console and the policy differ.',
  flags: [
    {
      name: 'compare',
      value: 'FILE',
      help: 'the KGL file of the console: prints where it and the policy differ, exit 1 where they do',
    },
    {
      name: 'group',
      value: 'NAME=ID',
      multiple: true,
      help: 'a group that the rules bind, by the id that the console has for it; repeatable; default: everybody',
    },
    { name: 'policy', value: 'FILE', help: 'the policy; default: as for check' },
    ...LAYER_FLAGS,
    PRICES_FLAG,
    { name: 'as-of', value: 'DATE', help: 'prices and models of that day, YYYY-MM-DD; default: today' },
    {
      name: 'format',
      value: 'NAME',
      choices: ['text', 'json', 'markdown'],
      help: 'with --compare, how to print the differences; default: text',
    },
  ],
  async run({ flags }, effects) {
    const { folder, today, print, printError } = effects
    const day = dayOf(flags['as-of'], today())
    const groups = groupsStated(flags.group)
    if (flags.format !== undefined && flags.compare === undefined)
      throw new UserError(
        '--format goes with --compare: a KGL file is YAML.',
        'Leave --format out, or name a file with --compare.',
      )
    const file = flags.compare === undefined ? null : await readKgl(flags.compare, folder, '--compare')
    const policy = await exportedPolicy(flags, day, effects)
    if ('exit' in policy) return policy.exit
    const { whole } = policy
    if (file !== null) {
      const drift = driftOf(
        whole,
        file,
        groups.map(({ id }) => id),
        day,
      )
      const told = { drift, groups, day, file: flags.compare ?? '', policy: whole.policy, others: file.others }
      print(
        flags.format === 'json'
          ? jsonText(driftJson(told))
          : flags.format === 'markdown'
            ? driftMarkdown(told)
            : driftText(told),
      )
      return drift.rows.length > 0 ? 1 : 0
    }
    const exported = exportRules(whole, day)
    const lost = notSaid(whole, exported.answers, day)
    print(kglText({ exported, notSaid: lost, policy: whole.policy, groups, day }))
    if (lost.length > 0)
      printError(
        `What the policy says and KGL cannot, also below the rules:\n${lost.map((one) => `- ${plain(one)}\n`).join('')}`,
      )
    return 0
  },
}
