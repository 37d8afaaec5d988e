import { brief, inARow, visible } from '../core/text/message.js'
import { count } from '../core/text/number.js'
import { OVERAGE_READINGS } from '../core/usage/month/overage-reading.js'
import { UserError } from '../core/user-error.js'
import { filesRead, progressLine } from '../io/progress.js'
import { patchLines } from '../render/text/patch-lines.js'
import { calibratePolicy, type Calibrated } from '../usage-run/calibrate.js'
import {
  dayOf,
  foldFlag,
  LAYER_FLAGS,
  peopleOf,
  policyFlags,
  PRICES_FLAG,
  pricesFlag,
  type Command,
} from './options.js'

/** The command `calibrate`. */
export const calibrate: Command = {
  name: 'calibrate',
  summary:
    'Prints the patch of the policy’s workload with which the estimate comes to what was used, from the newest closed months and never from fewer than 5 people.',
  flags: [
    {
      name: 'usage',
      value: 'PATH',
      multiple: true,
      help: "user_report files (.csv, .csv.gz), folders or globs such as 'usage/**/*.csv'; may be given again",
    },
    {
      name: 'policy',
      value: 'FILE',
      help: 'the policy; default: .github/kiro-policy.yml, a new file if there is none',
    },
    ...LAYER_FLAGS,
    PRICES_FLAG,
    { name: 'write', help: 'writes it into the policy' },
    {
      name: 'overage-reading',
      value: 'NAME',
      choices: OVERAGE_READINGS,
      help: 'how Overage_Credits_Used is meant; default: auto',
    },
    foldFlag('nothing is measured on fewer than N people; 5 if not set, and never lower'),
    {
      name: 'as-of',
      value: 'DATE',
      help: 'prices of that day, YYYY-MM-DD, and months that are over on it; default: today',
    },
  ],
  async run({ flags }, effects) {
    const { folder, environment, today, print, printError, errorIsTerminal } = effects
    const day = dayOf(flags['as-of'], today())
    if (flags.usage === undefined)
      throw new UserError('--usage is missing.', "Name the files of the user_report: --usage 'usage/**/*.csv'.")
    const write = flags.write !== undefined
    const progress = progressLine(errorIsTerminal(), printError, filesRead)
    const calibrated = await calibratePolicy({
      usage: flags.usage.split('\n'),
      candidate: { folder, environment, ...policyFlags(flags) },
      day,
      prices: pricesFlag(flags, day, effects),
      overageReading: OVERAGE_READINGS.find((name) => name === flags['overage-reading']) ?? 'auto',
      fold: peopleOf(flags.fold),
      progress: progress.show,
      write,
    }).finally(progress.clear)
    // Notes are printed to standard error, so that the patch can be piped into `git apply`.
    if (!write) print(shown(calibrated))
    const say = write ? print : printError
    say(`${outcome(calibrated, write)}\n`)
    return 0
  },
}

/** The exact patch; empty where it holds invisible characters. */
function shown({ patch, path }: Calibrated): string {
  if (patchLines(patch, Infinity, Infinity).lines === null)
    throw new UserError(
      `${visible(path)} holds invisible characters, so the patch is not shown.`,
      'Take them out, or have it written: --write.',
      'policy',
    )
  return patch
}

function outcome({ calibration, path, patch }: Calibrated, write: boolean): string {
  const { months, people, runs, models } = calibration
  const from = `${count(people, 'person', 'people')} in ${inARow(months)}`
  if (patch === '') return `The workload fits what was used by ${from}: nothing to change.`
  return [
    `${write ? `${visible(path)} is written. ` : ''}With ${runs} times the runs the estimate comes to what was used by ${from}.`,
    ...models.map(
      ({ model, factor, rows }) =>
        `On ${brief(model)} a message takes ${factor} times the credits that its multiplier says, by ${count(rows, 'row')} with that model alone; people may give it harder work.`,
    ),
  ].join('\n')
}
