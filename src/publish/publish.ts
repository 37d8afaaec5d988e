import { type Failure } from '../core/report.js'
import { exitCode } from '../core/exit-code.js'
import { NO_CONTEXT } from '../render/markdown/context.js'
import { failureOf } from './failure-of.js'
import { OUTPUTS } from './outputs/index.js'
import { logText } from './outputs/log-text.js'
import type { Destinations, Output, Publication } from './outputs/output.js'

/** Publishes the result of a check in all outputs and returns the exit code. */
export function publish(
  publication: Publication,
  exit: number,
  to: Destinations,
  outputs: readonly Output[] = OUTPUTS,
): Promise<number> {
  return publishEverywhere(publication, exit, to, outputs, (current, failure) => ({
    ...current,
    result: failure,
    context: NO_CONTEXT,
  }))
}

/**
 * Runs the outputs in order and returns the exit code. When a required one cannot be written, the run is an error,
 * which the outputs after it report (`failed` replaces the result); the failure of any other is logged.
 */
export async function publishEverywhere<P>(
  publication: P,
  exit: number,
  to: Destinations,
  outputs: readonly Output<P>[],
  failed: (publication: P, failure: Failure) => P,
): Promise<number> {
  let [current, code] = [publication, exit]
  for (const { required, publish: write } of outputs) {
    try {
      await write(current, to)
    } catch (error) {
      const { failure, trace } = failureOf(error)
      printLog(to, trace ?? failure.problems.map(({ message }) => message).join(' '))
      if (!required) continue
      current = failed(current, failure)
      code = exitCode(failure, 'error')
    }
  }
  return code
}

/** Logs why there was no change to judge. */
export async function publishNothing(why: string, to: Destinations): Promise<void> {
  to.print(logText(`${why} Nothing to judge.`))
  await to.summarize(`Kiro config: ${why} Nothing to judge.`)
  to.setOutput('verdict', 'skipped')
}

function printLog(to: Destinations, text: string): void {
  try {
    to.print(logText(text))
  } catch {
    // The log is closed; the exit code remains.
  }
}
