import { auditFiles } from '../../audit-run/write-audit.js'
import type { AuditReport } from '../../core/contract/audit/report.js'
import type { Failure } from '../../core/report.js'
import { plain, type Message } from '../../core/text/message.js'
import { logText } from '../../publish/outputs/log-text.js'
import type { Destinations, Output } from '../../publish/outputs/output.js'
import { publishEverywhere } from '../../publish/publish.js'
import { auditCounts } from '../../render/audit/counts.js'
import { auditSummary } from '../../render/audit/markdown.js'
import { auditText } from '../../render/audit/text.js'
import { markdown } from '../../render/escape/markdown.js'
import { failureMarkdown, failureText } from '../../render/failure.js'
import { annotations as failureAnnotations } from '../../render/github/annotations.js'
import { PLAIN } from '../../render/text/paint.js'

/** An audit, or why there is none, on its way to the outputs of the job. */
export interface AuditPublication {
  readonly result: AuditReport | Failure
  /** Whether everybody can read the repository of the workflow: then only counts are shown. */
  readonly isPublic: boolean
  readonly issueUrl: string | null
  /** A refusal of GitHub, or why nothing was published. */
  readonly refused: Message | null
  /** More lines for the log, a sentence each. */
  readonly remarks: readonly string[]
  /** The folder for files, as a path below the workspace; null where none was requested. */
  readonly out: string | null
}

/** Publishes an audit, or why there is none, in the job, and returns the exit code. */
export function publishAudit(publication: AuditPublication, exit: number, to: Destinations): Promise<number> {
  return publishEverywhere(publication, exit, to, OUTPUTS, (current, failure) => ({ ...current, result: failure }))
}

/** What failures of the audit are called. */
const TITLE = 'Kiro audit'

/** The report as files in the folder of the input `out`; in a public repository artifacts are public too. */
const files: Output<AuditPublication> = {
  name: 'out',
  required: true,
  publish: async ({ result, out, isPublic }, to) => {
    if (out === null || 'errorClass' in result || isPublic) return
    const folder = out.replace(/[/\\]+$/, '')
    let written = ''
    for (const { name, pieces } of auditFiles(result))
      written = await to.writeFile(`${folder}/${name}`, [...pieces].join(''))
    to.setOutput('report-folder', written.replace(/[/\\][^/\\]*$/, ''))
  },
}

const log: Output<AuditPublication> = {
  name: 'log',
  required: false,
  publish: ({ result, isPublic, refused, remarks }, to) => {
    const report =
      'errorClass' in result ? failureText(result) : isPublic ? auditCounts(result) : auditText(result, PLAIN)
    for (const part of [report, ...(refused === null ? [] : [plain(refused)]), ...remarks]) to.print(logText(part))
  },
}

const annotations: Output<AuditPublication> = {
  name: 'annotations',
  required: false,
  publish: ({ result }, to) => {
    if ('errorClass' in result) for (const one of failureAnnotations(result, undefined, TITLE)) to.annotate(one)
  },
}

const summary: Output<AuditPublication> = {
  name: 'summary',
  required: false,
  publish: ({ result, isPublic, refused }, to) =>
    to.summarize(
      [
        'errorClass' in result
          ? failureMarkdown(result)
          : isPublic
            ? markdown([auditCounts(result)])
            : auditSummary(result),
        ...(refused === null ? [] : [markdown(refused)]),
      ].join('\n\n'),
    ),
}

/** The `steps.<id>.outputs` for later steps; a run without a report sets none. */
const stepOutputs: Output<AuditPublication> = {
  name: 'outputs',
  required: true,
  publish: ({ result, issueUrl }, to) => {
    if ('errorClass' in result) return
    const { head, verdict, notSeen } = result
    const outputs = {
      verdict,
      repositories: String(head.repositories),
      'uses-kiro': String(head.usesKiro),
      failing: String(head.verdicts.fail + head.verdicts.error),
      'not-seen': String(notSeen.length),
      'issue-url': issueUrl ?? '',
    }
    for (const [name, value] of Object.entries(outputs)) to.setOutput(name, value)
  },
}

/** In order: files first, so that the outputs after them can report their failure. */
const OUTPUTS = [files, log, annotations, summary, stepOutputs] as const
