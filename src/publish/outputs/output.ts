import type { Failure, Report } from '../../core/report.js'
import type { ReportContext } from '../../render/markdown/context.js'
import type { Annotation } from '../../render/github/annotations.js'
import type { Provenance } from '../../render/sarif/sarif.js'

/** A result on its way to the outputs. */
export interface Publication {
  readonly result: Report | Failure
  readonly context: ReportContext
  readonly commentUrl: string | null
  /** More lines for the log, a sentence each. */
  readonly remarks: readonly string[]
  /** Requested files, as paths; null where none was requested. */
  readonly files: { readonly report: string | null; readonly sarif: string | null }
  /** The judged commit; null where it is unknown. */
  readonly provenance: Provenance | null
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
}

/** The runner, as effects; each takes a finished string. */
export interface Destinations {
  readonly print: (text: string) => void
  readonly annotate: (annotation: Annotation) => void
  readonly summarize: (markdown: string) => void | Promise<void>
  readonly setOutput: (name: string, value: string) => void
  /** Writes below the workspace; gives the whole path. */
  readonly writeFile: (path: string, text: string) => Promise<string>
}

/** One place where a result is published. */
export interface Output<P = Publication> {
  readonly name: string
  /**
   * Whether the check is an error when this output fails, because the user requested it or depends on it. The failure
   * of any other output is logged.
   */
  readonly required: boolean
  readonly publish: (publication: P, to: Destinations) => void | Promise<void>
}
