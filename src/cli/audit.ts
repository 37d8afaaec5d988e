import { existsSync } from 'node:fs'
import { textIfThere } from '../io/files/directory.js'
import { audit as run } from '../audit-run/audit.js'
import { auditExit } from '../core/audit/audit-exit.js'
import { lastReport } from '../audit-run/last-report.js'
import { wantedOf } from '../audit-run/wanted.js'
import { patchWriter } from '../audit-run/write-patches.js'
import { writeAudit } from '../audit-run/write-audit.js'
import { parentReader } from '../check/read-parent.js'
import { consoleOnDisk } from '../commands/export-policy.js'
import { policyFile } from '../check/policy-on-disk.js'
import { parseReference } from '../core/policy/reference.js'
import { rememberParents } from '../core/policy/resolve.js'
import { sha256 } from '../core/text/sha256.js'
import { count } from '../core/text/number.js'
import { commandLineGitHub } from '../io/github/command-line.js'
import { connect } from '../io/github/client.js'
import { pointsBudget } from '../io/github/many/points.js'
import { progressLine, repositoriesDone } from '../io/progress.js'
import { newDeadline } from '../io/github/retry.js'
import { placeOf } from '../io/surroundings.js'
import { AUDIT_FORMATS, type AuditFormat } from '../render/audit/index.js'
import { dayOf, PRICES_FLAG, pricesFlag, type Command } from './options.js'
import { outputPaint } from './paint.js'

/** Milliseconds that an audit may spend, waits for new points included. Chosen by hand: less than a token of an app lasts. */
const LONGEST_MS = 50 * 60_000

/** The file of the report in the folder of --out. */
const REPORT_FILE = 'kiro-audit.json'

/** The command `audit`. */
export const audit: Command = {
  name: 'audit',
  summary:
    'Says of all repositories of an organization which models they name, whether they obey its policy, and what leaves soon. Reads GitHub with GITHUB_TOKEN or GH_TOKEN: the token of an app or a person; a job’s own sees one repository.',
  flags: [
    { name: 'organization', value: 'NAME', help: 'audits the repositories of this organization or user' },
    {
      name: 'repositories',
      value: 'FILE|GLOB',
      help: 'a file with a name (owner/name) on each line, or a glob such as acme/web-*; default: all of the organization',
    },
    { name: 'topic', value: 'NAME', help: 'only repositories with this topic' },
    { name: 'archived', help: 'archived repositories too' },
    { name: 'deep', help: 'looks for .kiro below the top too: one more request for each repository that changed' },
    {
      name: 'policy',
      value: 'FILE|REF',
      help: 'the organization’s policy: a file, or owner/repo/path@ref; default: none, so that only what is broken fails',
    },
    {
      name: 'kgl',
      value: 'FILE',
      help: 'a copy of the console’s rules, whose answer is named beside the policy’s for each model',
    },
    PRICES_FLAG,
    { name: 'since', value: 'DATE', help: 'also says what unchanged files cost more or less since this day' },
    {
      name: 'last',
      value: 'FILE',
      help: `the JSON report of the last audit, so that only what changed is read; default: ${REPORT_FILE} in the folder of --out`,
    },
    { name: 'full', help: 'reads everything, whatever the last report says' },
    {
      name: 'disjoint-teams',
      help: 'states that no developer works in two of the repositories, so that credits may be added up',
    },
    { name: 'as-of', value: 'DATE', help: 'prices and plans of that day, YYYY-MM-DD; default: today' },
    {
      name: 'format',
      value: 'NAME',
      choices: Object.keys(AUDIT_FORMATS),
      help: 'how to print the report; default: text',
    },
    {
      name: 'out',
      value: 'DIR',
      help: 'also writes the report into this folder, in every format, and patches/OWNER/NAME.patch for what has one answer; nothing is pushed',
    },
  ],
  async run({ flags }, effects) {
    const { folder, environment, today, print, printError, errorIsTerminal } = effects
    const wanted = wantedOf(
      {
        organization: flags.organization ?? null,
        repositories: flags.repositories ?? null,
        topic: flags.topic ?? null,
        archived: flags.archived !== undefined,
      },
      (path) => textIfThere(placeOf(folder, path), path),
    )
    const day = dayOf(flags['as-of'], today())
    const since = flags.since === undefined ? null : dayOf(flags.since, day, 'since')
    const { token, api } = commandLineGitHub(environment, null)
    const deadline = newDeadline(api.clock, LONGEST_MS)
    const readParent = parentReader(token, deadline, api)
    const reference = flags.policy === undefined ? null : parseReference(flags.policy)
    const last =
      flags.full !== undefined
        ? null
        : flags.last !== undefined
          ? lastReport(flags.last, folder, false)
          : flags.out === undefined
            ? null
            : lastReport(`${flags.out}/${REPORT_FILE}`, folder, true)
    const progress = progressLine(errorIsTerminal(), printError, repositoriesDone)
    const budget = pointsBudget(deadline, Date.now, (ms) => {
      printError(`GitHub’s points are used up; waiting ${count(Math.ceil(ms / 60_000), 'minute')} for new ones.\n`)
    })
    const patches = flags.out === undefined ? null : patchWriter(folder, flags.out)
    const report = await run(
      {
        ...wanted,
        deep: flags.deep !== undefined,
        disjointTeams: flags['disjoint-teams'] !== undefined,
        day,
        since,
        prices: pricesFlag(flags, day, effects),
        organizationPolicy:
          flags.policy === undefined
            ? null
            : reference !== null && !existsSync(placeOf(folder, flags.policy))
              ? await readParent(reference)
              : policyFile('--policy', flags.policy, folder),
        parents: rememberParents(readParent, sha256),
        consoles: flags.kgl === undefined ? [] : [await consoleOnDisk(flags.kgl, folder, '--kgl')],
        last,
        actionRepository: 'kiro-governance/kiro-governance',
      },
      {
        github: (repository) => connect(token, repository, deadline, api),
        budget,
        now: () => new Date().toISOString(),
        progress: (done, of) => {
          progress.show({ done, of })
        },
        ...(patches === null ? {} : { judged: patches.judged }),
      },
    ).finally(progress.clear)
    const format = AUDIT_FORMATS[(flags.format ?? 'text') as AuditFormat]
    for (const piece of format(report, { paint: await outputPaint(effects) })) print(piece)
    if (flags.out !== undefined) {
      for (const path of writeAudit(report, folder, flags.out)) printError(`Written: ${path}\n`)
      const written = patches?.finish() ?? 0
      if (written > 0) printError(`Written: ${count(written, 'patch', 'patches')} in ${flags.out}/patches\n`)
    }
    const { requests, points } = budget.total()
    printError(`${count(requests, 'request')} to GitHub, ${count(points, 'point')}.\n`)
    return auditExit(report)
  },
}
