import type { FilesRead } from '../io/progress.js'
import { DOCUMENTATION } from '../version.js'
import { resolve } from 'node:path'
import type { SourceFile } from '../core/kiro/configuration.js'
import { plain, visible } from '../core/text/message.js'
import { planReader } from '../core/usage/reading/plan-of.js'
import type { Policy } from '../core/policy/policy.js'
import { loadCatalogue, type Catalogue } from '../core/catalogue/catalogue.js'
import type { Ledger } from '../core/usage/ledger.js'
import { nameOf } from '../core/usage/month/by-person.js'
import { FEWEST } from '../core/usage/month/folding.js'
import type { OVERAGE_READINGS } from '../core/usage/month/overage-reading.js'
import { PLAN_IDS } from '../core/catalogue/plan-ids.js'
import { readSeats, readTeams, type PeopleFile } from '../core/usage/reading/people-files.js'
import { LONGEST_PEOPLE_FILE } from '../core/usage/reading/people-columns.js'
import type { UsageReading, UsageReport } from '../core/contract/usage/report.js'
import { kindOf } from '../core/usage/reading/usage-file.js'
import type { Persons } from '../core/usage/usage-facts.js'
import { usageReport } from '../core/usage/usage-report.js'
import { UsageReader } from '../core/usage/reading/usage-reader.js'
import { readUsageText } from '../core/usage/reading/usage-text.js'
import { monthOfReading } from '../core/usage/month/used-from-readings.js'
import { UserError } from '../core/user-error.js'
import type { Prices } from '../core/catalogue/prices.js'
import { catalogueOf } from '../core/policy/catalogue-of.js'
import { findUsageFiles, readInto, readSmallText, type FileOnDisk } from '../io/files/usage-files.js'

export interface UsageOptions {
  /** Paths, folders and globs of user_report files and `/usage` texts. */
  readonly usage: readonly string[]
  /** The base folder of relative paths. */
  readonly folder: string
  /** A file that lists seats, and one that lists teams; null for none. */
  readonly seats: string | null
  readonly teams: string | null
  readonly policy: Policy
  readonly policySource: string | null
  /** Kiro files of the repository. */
  readonly sources: readonly SourceFile[]
  /** Models, plans and prices; default: those that ship with the program. */
  readonly prices?: Prices
  /** `YYYY-MM`; null takes the newest month that has rows. */
  readonly month: string | null
  /** Today, `YYYY-MM-DD`, UTC. */
  readonly day: string
  readonly overageReading: (typeof OVERAGE_READINGS)[number]
  readonly invoiceUsd: number | null
  /** People: groups of fewer are folded; default and least: 5. */
  readonly fold?: number
  readonly persons: 'hidden' | 'pseudonyms' | 'names'
  /** Turns a user’s id into a pseudonym; needed for `pseudonyms`. */
  readonly pseudonym: ((id: string) => string) | null
  readonly progress: (done: FilesRead) => void
}

/**
 * Finds and reads all files and makes the report.
 * @throws {UserError} for unusable files, and for a month without rows.
 */
export async function makeUsageReport(options: UsageOptions): Promise<UsageReport> {
  const { policy, day, prices } = options
  const { month, ...read } = await readMonth(options)
  const planOf = planReader(catalogueOf(policy, prices), day)
  const seats =
    options.seats === null
      ? null
      : peopleFile('list of seats', options.seats, options, (text, path) => readSeats(text, path, planOf))
  const teams = options.teams === null ? null : peopleFile('list of teams', options.teams, options, readTeams)
  return usageReport({
    ...read,
    month,
    monthStated: options.month !== null,
    day,
    policy,
    prices,
    policySource: options.policySource,
    sources: options.sources,
    seats,
    teams,
    overageReading: options.overageReading,
    invoiceUsd: options.invoiceUsd,
    fold: options.fold ?? FEWEST,
    persons: personsOf(options, read.ledger),
  })
}

/** The usage that a report on a month is based on. */
async function readMonth(options: UsageOptions): Promise<ReadUsage & { readonly month: string }> {
  const { ledger, ...read } = await readUsage(options)
  return { ...read, ledger, month: monthIn(options, ledger, read) }
}

/** Of two plans in one month the more expensive one is billed; an unknown tier ranks lowest. */
function tierRank(catalogue: Catalogue, day: string): (tier: string) => number {
  const planOf = planReader(catalogue, day)
  return (tier) => {
    const { plan } = planOf(tier)
    return plan === null ? -1 : PLAN_IDS.indexOf(plan)
  }
}

interface ReadUsage {
  readonly ledger: Ledger
  readonly tally: UsageReader['tally']
  readonly stray: number
  readonly readings: readonly UsageReading[]
}

/**
 * All usage files as a ledger, with memory that does not grow with the files: in one pass, and in a second one where a
 * file has rows of one key more than once.
 * @throws {UserError} when a file cannot be read or is not usable.
 */
export async function readUsage({
  usage,
  folder,
  day,
  month,
  progress,
}: Pick<UsageOptions, 'usage' | 'folder' | 'day' | 'month' | 'progress'>): Promise<ReadUsage> {
  const found = findUsageFiles(usage, folder)
  const kinds = found.map((file) => ({ file, kind: file.bytes === 0 ? ('stray' as const) : kindOf(file) }))
  const reports = kinds.flatMap(({ file, kind }) => (kind === 'report' ? [file] : []))
  const texts = kinds.flatMap(({ file, kind }) => (kind === 'usage text' ? [file] : []))
  if (reports.length + texts.length === 0)
    throw new UserError(
      `${found.length === 1 ? 'The file that was found is no' : `None of the ${found.length} files that were found is a`} user_report or /usage text.`,
      'Name the .csv files that Kiro delivers to S3, or a .txt with the output of /usage.',
    )
  const rank = tierRank(loadCatalogue(), day)
  let reader = new UsageReader(rank, day, month)
  await readReports(reports, reader, progress)
  if (!reader.repeated.isEmpty) {
    reader = new UsageReader(rank, day, month, reader.repeated)
    await readReports(reports, reader, progress)
  }
  return {
    ledger: reader.ledger(),
    tally: reader.tally,
    stray: kinds.length - reports.length - texts.length,
    readings: texts.map((file) => readUsageText(readSmallText(file.place, file.path, MOST_TEXT), file.path, day)),
  }
}

/** Characters of a `/usage` text. Chosen by hand. */
const MOST_TEXT = 10_000_000
/** Problems that are listed. Chosen by hand. */
const MOST_TOLD = 5

async function readReports(
  files: readonly FileOnDisk[],
  reader: UsageReader,
  progress: UsageOptions['progress'],
): Promise<void> {
  const ofBytes = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const sink = {
    room: () => reader.room(),
    filled: (length: number) => {
      reader.filled(length)
    },
  }
  const wrong: string[] = []
  let bytes = 0
  for (const [index, file] of files.entries()) {
    reader.begin(file.path)
    await readInto(file, sink)
    const problem = reader.end()
    if (problem !== null) wrong.push(`${visible(file.path)} is not a user_report: ${problem}.`)
    bytes += file.bytes
    progress({ files: index + 1, ofFiles: files.length, bytes, ofBytes })
  }
  if (wrong.length > 0)
    throw new UserError(
      [
        ...wrong.slice(0, MOST_TOLD),
        ...(wrong.length > MOST_TOLD ? [`So are ${wrong.length - MOST_TOLD} more.`] : []),
      ].join(' '),
      'Leave files out that are none, or take them away; without them the numbers could be wrong without anybody seeing it.',
    )
}

function monthIn(
  { month, day }: Pick<UsageOptions, 'month' | 'day'>,
  ledger: Ledger,
  { readings, tally }: Pick<ReadUsage, 'readings' | 'tally'>,
): string {
  const months = [...ledger.older.keys(), ...ledger.months.keys()]
  const found =
    month ??
    months.at(-1) ??
    readings
      .flatMap((reading) => monthOfReading(reading) ?? [])
      .sort()
      .at(-1) ??
    day.slice(0, 7)
  if ((months.length > 0 || tally.older > 0) && !ledger.months.has(found))
    throw new UserError(
      `No row is from ${found}.`,
      months.length > 0
        ? `The files have rows from ${months[0] ?? ''} to ${months.at(-1) ?? ''}, and maybe of other months.`
        : 'The files have rows of other months only.',
    )
  if (months.length === 0 && readings.every(({ problem }) => problem !== null))
    throw new UserError(
      `No usage can be read: ${
        readings
          .map(({ file, problem }) => `${visible(file)}: ${problem ?? 'it has no numbers.'}`)
          .slice(0, MOST_TOLD)
          .join(' ') || 'the files have no rows that can be read.'
      }`,
      'Check that they are the right ones.',
    )
  return found
}

function peopleFile<Entry>(
  what: string,
  path: string,
  { folder }: UsageOptions,
  read: (text: string, path: string) => PeopleFile<Entry>,
): PeopleFile<Entry> {
  const result = read(readSmallText(resolve(folder, path), path, LONGEST_PEOPLE_FILE), path)
  if (result.problem !== null)
    throw new UserError(plain(result.problem), `What a ${what} has to look like: ${DOCUMENTATION}/usage-report.md`)
  return result
}

function personsOf({ persons, pseudonym }: UsageOptions, { people }: Ledger): Persons {
  if (persons === 'hidden') return { kind: 'hidden' }
  if (persons === 'names')
    return {
      kind: 'names',
      nameOf: (index) => {
        const person = people[index]
        return person ? nameOf(person) : ''
      },
    }
  return { kind: 'pseudonyms', nameOf: (index) => pseudonym?.(people[index]?.id ?? '') ?? '' }
}
