import type { Failure, Report } from '../core/report.js'
import { failureMarkdown, failureText } from './failure.js'
import { json } from './json.js'
import { NO_CONTEXT } from './markdown/context.js'
import { summary } from './markdown/summary.js'
import { text } from './text.js'
import { PLAIN, type Paint } from './paint.js'

export interface FormatOptions {
  readonly paint: Paint
  readonly day: string
}

type Formatter = (result: Report | Failure, options: FormatOptions) => string

/** Every value of `--format`. A new one is a file and a line here. */
export const FORMATS = {
  text: (result, { paint }) => ('errorClass' in result ? `${failureText(result)}\n` : text(result, paint)),
  markdown: (result) => `${'errorClass' in result ? failureMarkdown(result) : summary(result, NO_CONTEXT)}\n`,
  json: (result, { day }) => json(result, day),
} as const satisfies Record<string, Formatter>

export type Format = keyof typeof FORMATS

export function format(name: Format, result: Report | Failure, options: Partial<FormatOptions> & { readonly day: string }): string {
  return FORMATS[name](result, { paint: PLAIN, ...options })
}
