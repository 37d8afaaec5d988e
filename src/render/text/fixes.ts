import type { Fix } from '../../core/fix/file-fixes.js'
import type { Failure, Report } from '../../core/report.js'
import { brief, plain, visible } from '../../core/text/message.js'
import { count, whole } from '../../core/text/number.js'

/** `.kiro/agents/reviewer.json:3:3  modelId → model  (unknown-key)`: one line for each correction, in the order of the files. */
export function fixLines(files: readonly { readonly fixes: readonly Fix[] }[]): string[] {
  return files.flatMap(({ fixes }) =>
    fixes.map(
      ({ rule, place: { file, line, column }, what }) =>
        `${visible(file)}:${line}:${column}  ${brief(plain(what))}  (${rule})`,
    ),
  )
}

/** The verdict and the credits/month of the tree on both sides of the corrections, in one line. */
export function fixEffect(before: Report | Failure, after: Report | Failure): string {
  const credits = (result: Report | Failure): string => {
    const typical = 'errorClass' in result ? null : result.estimate.after.typical
    return typical === null ? 'not priced' : whole(typical)
  }
  const incomplete = 'errorClass' in after || after.estimate.complete ? '' : ', of what is priced'
  return `Verdict: ${before.verdict} → ${after.verdict}. Credits a month: ${credits(before)} → ${credits(after)}${incomplete}.`
}

/** What was done, or would be: the first line of the corrections. */
export function fixTitle(files: readonly { readonly fixes: readonly Fix[] }[], written: boolean): string {
  const fixes = files.reduce((sum, file) => sum + file.fixes.length, 0)
  if (fixes === 0) return 'Nothing to fix: no finding has exactly one answer that may be written.'
  const amount = `${count(fixes, 'correction')} in ${count(files.length, 'file')}`
  return written ? `Wrote ${amount}.` : `${amount}, not written.`
}
