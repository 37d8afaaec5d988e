import type { Failure, Report } from '../core/report.js'
import { failureMarkdown, failureText } from './failure.js'
import type { ChatLink } from './chat/chat-message.js'
import { checkMessage } from './chat/check-message.js'
import { slackPayload } from './chat/slack.js'
import { teamsPayload } from './chat/teams.js'
import { github } from './github/github.js'
import { codeQuality } from './gitlab/code-quality.js'
import { json } from './json/json.js'
import { NO_CONTEXT } from './markdown/context.js'
import { summary } from './markdown/summary.js'
import { PLAIN, type Paint } from './text/paint.js'
import { sarif, type Provenance } from './sarif/sarif.js'
import { text } from './text/text.js'

export interface FormatOptions {
  readonly paint: Paint
  readonly day: string
  /**
   * An unguessable token for `github`: workflow commands are disabled while the report is printed. Null leaves the
   * report out.
   */
  readonly token: string | null
  /** The commit that was judged, for `sarif`. */
  readonly provenance: Provenance | null
  /** Where the run is on the web, for `slack` and `teams`. */
  readonly links: readonly ChatLink[]
}

type Formatter = (result: Report | Failure, options: FormatOptions) => string

/** Every value of `--format`. To add one: a file in this folder and a line here. */
export const FORMATS = {
  text: asText,
  markdown: (result) => `${'errorClass' in result ? failureMarkdown(result) : summary(result, NO_CONTEXT)}\n`,
  json: (result, { day }) => json(result, day),
  sarif: (result, { provenance }) => sarif(result, provenance),
  codequality: (result) => codeQuality(result),
  slack: (result, { links }) => slackPayload(checkMessage(result, links)),
  teams: (result, { links }) => teamsPayload(checkMessage(result, links)),
  github: (result, options) => github(result, asText(result, options), options.token),
} as const satisfies Record<string, Formatter>

export type Format = keyof typeof FORMATS

/** A report or failure in one of the `FORMATS`. `day` is `YYYY-MM-DD`, UTC. */
export function format(
  name: Format,
  result: Report | Failure,
  options: Partial<FormatOptions> & { readonly day: string },
): string {
  return FORMATS[name](result, { paint: PLAIN, token: null, provenance: null, links: [], ...options })
}

function asText(result: Report | Failure, { paint }: FormatOptions): string {
  return 'errorClass' in result ? `${failureText(result)}\n` : text(result, paint)
}
