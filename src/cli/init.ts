import { UserError } from '../core/user-error.js'
import { textTable } from '../render/tables/table.js'
import type { Paint } from '../render/text/paint.js'
import { carryOut, planInit, type PlannedFile } from '../commands/init-repository.js'
import { DOCUMENTATION } from '../version.js'
import { dayOf, type Command } from './options.js'
import { outputPaint } from './paint.js'

/** The page on required checks. */
const ENFORCE = `${DOCUMENTATION}/recipes/enforce.md`

/** The command `init`. */
export const init: Command = {
  name: 'init',
  summary:
    'Writes what a repository needs to be checked, from what is in it: a policy, the workflow and its owners. It overwrites nothing.',
  flags: [
    {
      name: 'owner',
      value: '@ORG/TEAM',
      help: 'who must approve a change of the policy and the workflows: lines for CODEOWNERS',
    },
    { name: 'settings', help: 'writes a contract too, .kiro/settings.json' },
    {
      name: 'prices',
      help: 'writes a weekly workflow too, .github/workflows/kiro-prices.yml: the list of your own account, merged into a price file',
    },
    {
      name: 'kiro',
      help: 'writes a hook of Kiro too, .kiro/hooks/kiro-governance.json: a command, so no credits, that checks each saved Kiro file and policy',
    },
    {
      name: 'observe-until',
      value: 'DATE',
      help: 'the first day on which the policy fails a pull request, YYYY-MM-DD; default: at once',
    },
    { name: 'dry-run', help: 'prints what would be written, and writes nothing' },
    { name: 'as-of', value: 'DATE', help: 'prices and status of that day, YYYY-MM-DD; default: today' },
  ],
  async run({ flags }, effects) {
    const { folder, environment, today, print } = effects
    const day = dayOf(flags['as-of'], today())
    const plan = await planInit({
      folder,
      environment,
      owner: flags.owner ?? null,
      settings: flags.settings !== undefined,
      prices: flags.prices !== undefined,
      kiro: flags.kiro !== undefined,
      observeUntil: firstDay(flags['observe-until'], day),
      day,
    })
    const paint = await outputPaint(effects)
    const dry = flags['dry-run'] !== undefined
    const files = dry ? plan : carryOut(folder, plan)
    print(outcome(files, dry, paint))
    return 0
  },
}

/** The day must be after today: with an earlier one the policy would block at once, against the user's intent. */
function firstDay(value: string | undefined, today: string): string | null {
  if (value === undefined) return null
  dayOf(value, today, 'observe-until')
  if (value <= today)
    throw new UserError(
      `--observe-until ${value} is over: from that day on the policy blocks, and it is ${today}.`,
      'Give a later day, or leave the option out to block at once.',
    )
  return value
}

/** What was done, by state. */
const DONE: Readonly<Record<PlannedFile['state'], string>> = {
  new: 'written',
  lines: 'lines added',
  there: 'is there already, left as it is',
  'no owner': 'not touched: its owner is for you to name',
}
/** What would be done, by state. */
const PLANNED: Readonly<Record<PlannedFile['state'], string>> = {
  ...DONE,
  new: 'would be written',
  lines: 'would get lines at its end',
}

/** One line per file, then the next steps. */
function outcome(files: readonly PlannedFile[], dry: boolean, paint: Paint): string {
  const words = dry ? PLANNED : DONE
  const changed = files.filter(({ state }) => state === 'new' || state === 'lines')
  const unowned = files.filter(({ state }) => state === 'no owner')
  const blocks = [
    textTable(
      {
        columns: [
          { title: '', align: 'left' },
          { title: '', align: 'left' },
        ],
        rows: files.map(({ path, state }) => [path, words[state]]),
      },
      '',
    ),
    ...(dry ? changed.map(({ path, text }) => `${paint.bold(path)}\n\n${indented(text)}`) : []),
    ...unowned.map(
      ({ path, text }) =>
        `For the end of ${path}, with your own team; or run it again with --owner:\n\n${indented(text)}`,
    ),
    changed.length === 0 || dry ? '' : NEXT,
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

/** The next steps. */
const NEXT = [
  'Next: look through .github/kiro-policy.yml, fill in its team, and open a pull request with these files.',
  `Then make the check required, so that nothing is merged without it: ${ENFORCE}`,
].join('\n')

function indented(text: string): string {
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n')
}
