import type { Finding } from '../finding.js'
import type { SourceFile } from '../kiro/configuration.js'
import { pairAssignments } from '../kiro/pairing.js'
import type { Verdict } from '../verdict.js'
import { withAppliers } from './appliers.js'
import { compareWithBase, type Comparison, type Former } from './compare.js'
import { judge, type Case, type Judgement } from './judge.js'
import { touchedFiles } from './touched.js'

/** The state after the change, and what of its problems the state before did not have. */
export function judgeChange(
  head: Case,
  policyBefore = head.policy,
): {
  onHead: Judgement
  comparison: Comparison
  findings: Finding[]
  verdict: Verdict
} {
  const onHead = judge(head)
  const { before, tip = null, after, read } = head
  const all = (files: readonly SourceFile[]) => {
    const { assignments, standIns } = read(files, () => false)
    return [...assignments, ...standIns]
  }
  const former = (files: readonly SourceFile[]): Former => ({
    judged: judge({
      ...head,
      policy: policyBefore,
      after: files,
      tip: null,
      baseDay: undefined,
      proposal: null,
      workflows: [],
      misplacedPolicies: [],
    }).judged,
    pairs: pairAssignments(all(files), all(after)),
  })
  const comparison: Comparison = {
    base: before && former(before),
    tip: before && tip && former(tip),
    touches: before && tip ? touchedFiles(before, after) : () => true,
    files: after,
  }
  const findings = withAppliers(
    compareWithBase(onHead.judged, comparison),
    read(after, () => false),
  )
  return { onHead, comparison, findings, verdict: verdictOf(findings) }
}

/** Errors fail when they are new; an old error, like any warning, is worth a warning. */
function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(({ severity, introduced }) => severity === 'error' && introduced)) return 'fail'
  return findings.some(({ severity }) => severity !== 'notice') ? 'warn' : 'pass'
}
