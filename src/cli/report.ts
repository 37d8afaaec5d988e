import { DOCUMENTATION } from '../version.js'
import { count } from '../core/text/number.js'
import { pseudonyms } from '../core/usage/pseudonyms.js'
import { OVERAGE_READINGS } from '../core/usage/month/overage-reading.js'
import { UserError } from '../core/user-error.js'
import { filesRead, progressLine } from '../io/progress.js'
import { runLinks } from '../render/chat/run-links.js'
import { USAGE_FORMATS, type UsageFormat } from '../render/usage/index.js'
import { reportLocal } from '../usage-run/report-local.js'
import { writeReport } from '../usage-run/write-report.js'
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
import { outputPaint } from './paint.js'

/** The command `report`. */
export const report: Command = {
  name: 'report',
  summary:
    'Says what a month of Kiro cost, where it will end and what would have been cheaper, from the user_report files that Kiro delivers. Works offline.',
  flags: [
    {
      name: 'usage',
      value: 'PATH',
      multiple: true,
      help: "user_report files (.csv, .csv.gz), folders or globs such as 'usage/**/*.csv', and .txt files with the output of /usage; may be given again",
    },
    {
      name: 'seats',
      value: 'FILE',
      help: 'a list of all seats (CSV: user or e-mail, plan): user_report names active people only',
    },
    { name: 'teams', value: 'FILE', help: 'who is in which team (CSV: user or e-mail, team)' },
    {
      name: 'policy',
      value: 'FILE',
      help: 'the policy with team, budgets and workload; default: .github/kiro-policy.yml, if there is one',
    },
    ...LAYER_FLAGS,
    PRICES_FLAG,
    { name: 'month', value: 'YYYY-MM', help: 'the month; default: the newest one that has rows' },
    {
      name: 'max-age',
      value: 'N',
      help: 'exits with 1 when the newest row is more than N working days old; days of team.holidays do not count',
    },
    {
      name: 'overage-reading',
      value: 'NAME',
      choices: OVERAGE_READINGS,
      help: 'how Overage_Credits_Used is meant; default: auto, which shows the evidence',
    },
    {
      name: 'invoice-usd',
      value: 'N',
      help: 'what the invoice of the month says, USD without tax: prints the difference',
    },
    foldFlag('groups of fewer than N people are shown together; 5 if not set, and never lower'),
    { name: 'names', help: 'shows single people by name; never publish that' },
    {
      name: 'pseudonym-key',
      value: 'KEY',
      help: 'shows single people under pseudonyms that this key makes (at least 16 characters); the same key makes the same ones',
    },
    {
      name: 'format',
      value: 'NAME',
      choices: Object.keys(USAGE_FORMATS),
      help: 'how to print the report; default: text',
    },
    { name: 'out', value: 'DIR', help: 'also writes the report as Markdown, JSON, CSV and HTML into this folder' },
    { name: 'as-of', value: 'DATE', help: 'the day of the report, YYYY-MM-DD; default: today' },
  ],
  async run({ flags }, effects) {
    const { folder, environment, today, print, printError, errorIsTerminal } = effects
    if (flags.usage === undefined)
      throw new UserError(
        '--usage is missing.',
        `Name the files of the user_report: --usage 'usage/**/*.csv'. How to get them: ${DOCUMENTATION}/recipes/usage-report.md`,
      )
    if (flags.names !== undefined && flags['pseudonym-key'] !== undefined)
      throw new UserError('--names and --pseudonym-key both say how to show people.', 'Give one of them.')
    const day = dayOf(flags['as-of'], today())
    const maxAge = daysOf(flags['max-age'])
    const progress = progressLine(errorIsTerminal(), printError, filesRead)
    const made = await reportLocal({
      usage: flags.usage.split('\n'),
      folder,
      seats: flags.seats ?? null,
      teams: flags.teams ?? null,
      candidate: { folder, environment, ...policyFlags(flags) },
      month: monthOf(flags.month),
      day,
      prices: pricesFlag(flags, day, effects),
      overageReading: OVERAGE_READINGS.find((name) => name === flags['overage-reading']) ?? 'auto',
      fold: peopleOf(flags.fold),
      invoiceUsd: dollarsOf(flags['invoice-usd']),
      persons: flags.names !== undefined ? 'names' : flags['pseudonym-key'] !== undefined ? 'pseudonyms' : 'hidden',
      pseudonym: flags['pseudonym-key'] === undefined ? null : pseudonymsOf(flags['pseudonym-key']),
      progress: progress.show,
    }).finally(progress.clear)
    const links = runLinks(environment)
    print(
      USAGE_FORMATS[(flags.format ?? 'text') as UsageFormat](made, {
        paint: await outputPaint(effects),
        links,
      }),
    )
    // Only the report is written to standard output, so that it can be redirected.
    if (flags.out !== undefined)
      for (const path of writeReport(made, folder, flags.out, links)) printError(`Written: ${path}\n`)
    const { newest, age } = made.completeness
    if (maxAge === null || newest === null || age === null || age <= maxAge) return 0
    printError(
      `The newest row is of ${newest}, ${count(age, 'working day')} before ${made.completeness.until}: more than --max-age ${maxAge}.\n`,
    )
    return 1
  },
}

function monthOf(value: string | undefined): string | null {
  if (value === undefined) return null
  if (/^20\d{2}-(0[1-9]|1[0-2])$/.test(value)) return value
  throw new UserError(`--month ${value} is not a month.`, 'Write it as YYYY-MM, for example 2026-10.')
}

function daysOf(value: string | undefined): number | null {
  if (value === undefined) return null
  if (/^\d{1,3}$/.test(value)) return Number(value)
  throw new UserError(`--max-age ${value} is not a number of days.`, 'Write a whole number of working days, such as 3.')
}

function dollarsOf(value: string | undefined): number | null {
  if (value === undefined) return null
  if (/^\d{1,9}(\.\d{1,2})?$/.test(value)) return Number(value)
  throw new UserError(
    `--invoice-usd ${value} is not an amount.`,
    'Write dollars without signs or separators, for example 1234.56.',
  )
}

/** Characters. Ids are guessable, so a short key could be found by brute force. The action has the same limit. */
const SHORTEST_KEY = 16

function pseudonymsOf(key: string): (id: string) => string {
  if (key.length < SHORTEST_KEY)
    throw new UserError(
      `--pseudonym-key has ${key.length} characters.`,
      `Use at least ${SHORTEST_KEY} that cannot be guessed, such as the output of \`openssl rand -hex 32\`.`,
    )
  return pseudonyms(key)
}
