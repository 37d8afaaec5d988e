import type { Failure, Report } from '../../core/report.js'
import type { ReportContext } from '../../render/markdown/context.js'
import type { Annotation } from '../../render/github/annotations.js'
import type { Provenance } from '../../render/sarif/sarif.js'

/** A result on its way to the places where people and programs look for it. */
export interface Publication {
  readonly result: Report | Failure
  readonly context: ReportContext
  readonly commentUrl: string | null
  /** What else the log should say, a sentence each. */
  readonly remarks: readonly string[]
  /** Files that somebody asked for, as paths; null where nobody did. */
  readonly files: { readonly report: string | null; readonly sarif: string | null }
  /** Which state of which repository was judged; null where that is not known. */
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
  /** Whether a check that cannot be published here is none: somebody asked for it, or depends on it. Elsewhere the log says what went wrong. */
  readonly required: boolean
  readonly publish: (publication: P, to: Destinations) => void | Promise<void>
}
