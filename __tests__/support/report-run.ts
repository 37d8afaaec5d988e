import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { dayIn, daysIn, weekdayIn } from '../../src/core/usage/ledger.js'
import { performReport } from '../../src/actions/report/perform-report.js'
import { POLICY, root, SETTINGS } from './pull-request-run.js'
import type { Files } from './github/git-objects.js'
import type { NewRepository, Repository } from './github/repository.js'
import { writes, type RecordedRequest } from './github/request-log.js'
import { runAction, type ActionResult, type EventPayload } from './github/runner.js'
import type { MemoryGitHub } from './github/memory-github.js'
import type { StandIn } from './github/stand-in.js'

/** An app's token, with which pull requests are opened. */
export const APP = 'ghs_app'
export const MARKER = '<!-- kiro-governance:usage:2026-11 -->'
export const BRANCH = 'kiro-governance/restrict-2026-11'
export const DAY = '2026-11-20'

/** A user id, and the e-mail that goes with it, as Kiro writes them. */
export const userId = (index: number): string => `00000000-0000-70cd-1caf-${String(index).padStart(12, '0')}`
export const emailOf = (index: number): string => `dev${index}@example.com`

const HEADER =
  'Date,UserId,Client_Type,Chat_Conversations,Credits_Used,Overage_Cap,Overage_Credits_Used,Overage_Enabled,ProfileId,Subscription_Tier,Total_Messages,New_User,User_Email,auto_messages'
const PROFILE = 'arn:aws:codewhisperer:us-east-1:111122223333:profile/EXAMPLE'

export interface Usage {
  readonly month?: string
  /** The last day that has rows, from 1. */
  readonly through?: number
  /** Credits of a person on a working day. */
  readonly credits: number
  readonly client?: string
}

/** How many people use Kiro: enough for a group of their own. */
export const PEOPLE = 6

/** A user_report of a month: six people, every working day the same. */
export function usageFile({ month = '2026-11', through = daysIn(month), credits, client = 'KIRO_IDE' }: Usage): string {
  const days = Array.from({ length: through }, (_, day) => day).filter((day) => ![0, 6].includes(weekdayIn(month, day)))
  const row = (day: number, index: number): string =>
    `${dayIn(month, day)},"${userId(index)}",${client},2,${credits},1000.0,0.0,false,"${PROFILE}",PRO,9,false,"${emailOf(index)}",9`
  return `${[HEADER, ...days.flatMap((day) => Array.from({ length: PEOPLE }, (_, index) => row(day, index)))].join('\n')}\n`
}

/** A contract with a more expensive and a cheaper profile. */
export const CONTRACT = readFileSync(root('examples/before/.kiro/settings.json'), 'utf8').replace(
  /,\s*"budget": \{[^]*\}\s*\}\s*$/,
  '\n}\n',
)

/** A budget of the team, and what was agreed for it. */
export const agreed = (credits: number, action: string): string =>
  `version: 1\nbudget: { team: { credits: { monthly: ${credits} } }, minimumAction: ${action} }\n`

let repositories = 0

/** A repository of its own for each call, so that runs beside each other do not meet. */
export function newRepository(
  github: StandIn,
  files: Files = {},
  options: NewRepository = { private: true },
): Repository {
  repositories += 1
  const repository = github.repository(`acme/usage-${repositories}`, options)
  repository.branch('main', repository.commit({ files: { 'README.md': 'Usage\n', ...files } }))
  return repository
}

export const withPolicy = (policy: string): Files => ({ [POLICY]: policy, [SETTINGS]: CONTRACT })

export interface RunOptions {
  readonly usage?: readonly Usage[]
  /** Further files of the workspace. */
  readonly files?: Readonly<Record<string, string>>
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly event?: { readonly name: string; readonly payload: EventPayload }
  readonly day?: string
}

export interface Run extends ActionResult {
  readonly requests: readonly RecordedRequest[]
  readonly writes: readonly RecordedRequest[]
  /** What lies in the folder `report` of the workspace afterwards. */
  readonly out: Readonly<Record<string, string>>
}

/** Runs the action on schedule: in this process on a GitHub in memory, else the shipped bundle. */
export async function report(
  github: StandIn | MemoryGitHub,
  repository: Repository,
  { usage = [{ credits: 10, through: 19 }], files = {}, inputs = {}, env = {}, event, day = DAY }: RunOptions = {},
): Promise<Run> {
  const workspace = mkdtempSync(join(tmpdir(), 'kiro-usage-'))
  try {
    const all = {
      ...Object.fromEntries(
        usage.map((one, index) => [
          `usage/${index}/KIRO_IDE_111122223333_user_report_2026${String(index + 1).padStart(2, '0')}010000.csv`,
          usageFile(one),
        ]),
      ),
      ...files,
    }
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(workspace, path)), { recursive: true })
      writeFileSync(join(workspace, path), text)
    }
    const known = new Set(github.requests)
    const result = await runAction({
      what: 'line' in github ? { perform: performReport } : { bundle: root('dist/report/index.js') },
      action: root('report/action.yml'),
      github,
      event: event ?? { name: 'schedule', payload: repository.scheduleEvent() },
      inputs: { usage: 'usage', ...inputs },
      env: {
        GITHUB_WORKSPACE: workspace,
        // The bundle asks the clock of its process.
        KIRO_TEST_DAY: day,
        NODE_OPTIONS: `--import=${new URL('fixed-day.mjs', import.meta.url).href}`,
        ...env,
      },
      day,
    })
    const requests = github.requests.filter(
      (request) => !known.has(request) && JSON.stringify([request.path, request.body]).includes(repository.name),
    )
    return { ...result, requests, writes: writes(requests), out: written(join(workspace, 'report')) }
  } finally {
    rmSync(workspace, { recursive: true, force: true })
  }
}

function written(folder: string): Record<string, string> {
  try {
    return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  } catch {
    return {}
  }
}
