import { exitCode } from '../core/exit-code.js'
import { parseDevelopers, parseSeats } from '../core/what-if/suppose-team.js'
import { UserError } from '../core/user-error.js'
import { parseSupposition } from '../core/what-if/what-if.js'
import { format, type Format } from '../render/index.js'
import { whatIfLocal } from '../check/what-if.js'
import { dayOf, LAYER_FLAGS, policyFlags, PRICES_FLAG, pricesFlag, type Command } from './options.js'
import { wrap } from '../render/text/wrap.js'
import { outputPaint } from './paint.js'
import { shownFrom } from './shown-files.js'

/** Formats without lines of files, because a supposed change is in no file. */
const SUPPOSED = ['text', 'markdown', 'json'] as const satisfies readonly Format[]

/** The command `what-if`. */
export const whatIf: Command = {
  name: 'what-if',
  summary:
    'Says what a change of models, routes or seats would cost, and whether it would be allowed, before it is made. Writes nothing.',
  flags: [
    {
      name: 'set',
      value: 'KEY=VALUE',
      multiple: true,
      help: 'what is supposed: routing.KIND=PROFILE, models.PROFILE.model=ID, cli.defaultModel=ID, agents.NAME.model=ID or workflows.NAME.STEP=ID; several with commas, or the flag again',
    },
    { name: 'developers', value: 'N', help: 'people in place of the policy’s number' },
    {
      name: 'seats',
      value: 'PLAN=N',
      multiple: true,
      help: 'seats in place of the policy’s, such as pro=10; several with commas, or the flag again',
    },
    { name: 'policy', value: 'FILE', help: 'the policy; default: as for check' },
    ...LAYER_FLAGS,
    PRICES_FLAG,
    { name: 'as-of', value: 'DATE', help: 'prices and plans of that day, YYYY-MM-DD; default: today' },
    { name: 'format', value: 'NAME', choices: SUPPOSED, help: 'how to print the result; default: text' },
  ],
  async run({ flags }, effects) {
    const { folder, environment, today, print } = effects
    const day = dayOf(flags['as-of'], today())
    const seats = flags.seats === undefined ? null : parseSeats(listed(flags.seats))
    const developers = flags.developers === undefined ? null : parseDevelopers(flags.developers)
    const suppositions = listed(flags.set ?? '').map(parseSupposition)
    if (suppositions.length === 0 && seats === null && developers === null) {
      throw new UserError(
        'what-if needs something to suppose.',
        'For example: kiro-governance what-if --set routing.interactiveChat=fast, or --developers 20.',
      )
    }
    const { result, compared, prefix } = await whatIfLocal({
      folder,
      environment,
      ...policyFlags(flags),
      digests: flags.format === 'json',
      suppositions,
      team: { developers, seats },
      prices: pricesFlag(flags, day, effects),
      day,
    })
    const name = (flags.format ?? 'text') as Format
    const paint = await outputPaint(effects)
    print(format(name, shownFrom(result, { only: null, from: name === 'text' ? prefix : '' }), { day, paint }))
    if (name === 'text') print(`${wrap(`  ${paint.dim(compared)}`, paint.columns)}\n`)
    // A supposition never fails; only a check that could not be made sets the exit code.
    return exitCode(result, 'never')
  },
}

/** Comma-separated values, or those of a repeated flag. */
function listed(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
