import { checkUses, type CheckUse, type ThisCheck } from '../judgement/workflow-edits.js'
import type { AuditedRepository } from '../contract/audit/repository.js'
import { matchesModel } from '../text/glob.js'
import { compareText } from '../text/place.js'
import { VERSION } from '../../version.js'
import type { BranchRule } from './seen.js'
import { workflowFacts, type WorkflowFacts } from './workflow-facts.js'

type Check = AuditedRepository['check']

/** Whether the check runs in a repository, and whether the author of a change could keep it from running. */
export function checkInPlace(
  workflows: ReadonlyMap<string, string> | null,
  rules: readonly BranchRule[] | null,
  check: ThisCheck,
): Check {
  const own = [...(workflows ?? [])].flatMap(([file, text]) =>
    checkUses(text, check).map((use) => ({ file, use, facts: workflowFacts(text) })),
  )
  const found = own
    .map(({ file, use, facts }) => ({ file, uses: use.uses, ...versionOf(use), event: facts.event }))
    .sort((a, b) => compareText(a.file, b.file) || compareText(a.uses, b.uses))
  const required = rules?.find((rule) => isRequired(rule, own)) ?? null
  const seen = { rules: rules?.map(ruleOf) ?? null, workflows: found }
  if (required !== null) return { enforcement: 'required', by: required.ruleset, ...seen }
  const unknown =
    workflows === null || rules === null || rules.some((rule) => rule.kind === 'workflow' && rule.runsCheck === null)
  // A check that runs by a workflow of the repository is at least advisory, whatever is not known of the rules.
  const enforcement =
    found.length > 0 && rules !== null ? 'advisory' : unknown ? 'not seen' : found.length > 0 ? 'advisory' : 'none'
  return { enforcement, by: null, ...seen }
}

/** A rule as an audit reports it. */
export function ruleOf(rule: BranchRule): NonNullable<Check['rules']>[number] {
  return rule.kind === 'workflow'
    ? { kind: rule.kind, ruleset: rule.ruleset, name: rule.path, runsCheck: rule.runsCheck }
    : { kind: rule.kind, ruleset: rule.ruleset, name: rule.context, runsCheck: null }
}

/** A required workflow, or the required status of a job that runs as the base branch has it. */
function isRequired(
  rule: BranchRule,
  own: readonly { readonly use: CheckUse; readonly facts: WorkflowFacts }[],
): boolean {
  if (rule.kind === 'workflow') return rule.runsCheck === true
  return own.some(
    ({ facts }) => facts.event === 'pull_request_target' && facts.jobs.some((name) => matchesModel(name, rule.context)),
  )
}

/** The version that a use asks for, and whether a newer one is out than this program's. */
function versionOf({ uses, ref }: CheckUse): { version: string | null; old: boolean | null } {
  const [, version] = /^v?(\d{1,6}(?:\.\d{1,6}){0,2})$/.exec(ref) ?? []
  if (version === undefined) return { version: null, old: uses === '' && ref === '' ? false : null }
  const have = VERSION.split('.').map(Number)
  const asked = version.split('.').map(Number)
  // `v1` moves with every 1.x.y; what it leaves out is as new as it can be.
  const index = asked.findIndex((part, at) => part !== have[at])
  return { version, old: index !== -1 && (asked[index] ?? 0) < (have[index] ?? 0) }
}
