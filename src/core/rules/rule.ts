import type { Assignment, Mention } from '../kiro/assignment.js'
import type { Catalogue } from '../catalogue/catalogue.js'
import type { Configuration } from '../kiro/configuration.js'
import type { KeyRename } from '../kiro/surfaces/surface.js'
import type { Estimate } from '../cost/estimate.js'
import type { ExceptionUse } from '../policy/exceptions.js'
import type { Severity, Violation, ViolationSubject } from '../finding.js'
import type { Policy } from '../policy/policy.js'
import type { ExaminedProposal } from '../policy/merge/proposal.js'
import type { WorkflowEdit } from '../judgement/workflow-edits.js'

/** The input of a rule: the tree, the tree before, and the estimate of the difference. */
export interface Subject {
  readonly before: Configuration
  readonly after: Configuration
  /** Paths of the Kiro files after the change, those that the policy ignores among them. */
  readonly paths: readonly string[]
  /** Files that look like a policy and are not read as one. */
  readonly misplacedPolicies: readonly string[]
  /** Whether all files of the repository are known. Where not, what is not found may be in a folder that was not opened. */
  readonly whole: boolean
  /** Paths that the policy names as copies of the console's rules. */
  readonly consoles: ReadonlySet<string>
  /** False when there is nothing to compare with: then no rule speaks of a rise. */
  readonly hasBase: boolean
  readonly estimate: Estimate
  readonly catalogue: Catalogue
  readonly policy: Policy
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  /** What the change does to the policy itself; null when it leaves it alone. */
  readonly proposal: ExaminedProposal | null
  /** Workflows with this check in them that the change edits. */
  readonly workflows: readonly WorkflowEdit[]
  /** Who owns the repository, where that is known. */
  readonly owner: string | null
  /** What the policy's exceptions were used for; known to rules that run `last`. */
  readonly exceptions: readonly ExceptionUse[]
}

/** One rule: a file of its own and a line in the index. Its id is its page, its policy key and its name in every output. */
export interface Rule {
  readonly id: string
  readonly severity: Severity
  /** What it reports, in one sentence; texts are Markdown, ours. */
  readonly summary: string
  /** Why that matters to a team. */
  readonly why: string
  /** What to do about it. */
  readonly fix: string
  /**
   * Rules that say more about the same assignment. They silence this one when they are at least as severe, and at least `at`.
   */
  readonly silencedBy?: readonly { readonly rule: string; readonly at?: Severity }[]
  /**
   * The key of the policy by which it judges (of `team`: whose seats they are): no layer below one that states it can lower it;
   * see policy/parent-view.ts.
   */
  readonly byPolicy?: 'models' | 'budget' | 'cost' | 'team'
  /** What it reports hides work from every rule that judges by the policy: no layer below one that judges can lower it. */
  readonly hides?: true
  /** Whether time alone can cause it: then it blocks only changes that touch the assignment. */
  readonly dated?: true
  /** It speaks of the exceptions, so it runs when they have been used. */
  readonly last?: true
  readonly find: (subject: Subject) => Violation[]
  /** Run as tests and printed on the rule's page. */
  readonly examples: { readonly failing: Example; readonly passing: Example }
}

/** Files by path, before and after a change. */
export interface Example {
  readonly before?: Readonly<Record<string, string>>
  readonly after: Readonly<Record<string, string>>
  /** A policy in YAML. */
  readonly policy?: string
  readonly day?: string
  /** Paths that are symbolic links. */
  readonly links?: readonly string[]
  /** The policy as the change would leave it, in YAML. */
  readonly proposal?: string
  /** Files that look like a policy and are not read as one. */
  readonly misplacedPolicies?: readonly string[]
  /** The account that owns the repository. */
  readonly owner?: string
  /** A workflow before and after. */
  readonly workflow?: { readonly before: string; readonly after: string }
}

/** The subject of a violation about an assignment. */
export function subjectOf(assignment: Assignment, label: string): ViolationSubject {
  const { name, identity, key, model, origin, profile } = assignment
  return { name, identity, key, label, model, state: JSON.stringify([identity, model, origin, profile]) }
}

/** A violation that concerns no assignment is identified by something of its own. */
export function onItsOwn(identity: string, model: string | null = null): ViolationSubject[] {
  return [{ name: '', identity, key: '', label: '', model, state: '' }]
}

/** The part of a violation that says which key to write in place of the one that is there; nothing where more than one can be meant. */
export function renaming(rename: KeyRename | undefined): Pick<Violation, 'exactly' | 'writtenKey'> {
  return rename === undefined ? {} : { exactly: rename.to, writtenKey: rename.from }
}

/** The subjects of a model named at one place: what runs on it, or the profile that nothing runs on. */
export function subjectsOf(mention: Mention, label: (assignment: Assignment) => string): ViolationSubject[] {
  return mention.assignments.length === 0
    ? onItsOwn(mention.identity, mention.model)
    : mention.assignments.map((assignment) => subjectOf(assignment, label(assignment)))
}

/** The model of a settings file with one profile, for examples. */
export function exampleSettings(
  models: Readonly<Record<string, string>>,
  routing: Readonly<Record<string, string>>,
  budget?: unknown,
): string {
  const profiles = Object.fromEntries(Object.entries(models).map(([name, model]) => [name, { model }]))
  return JSON.stringify({ models: { ...profiles, routing }, ...(budget === undefined ? {} : { budget }) }, null, 2)
}
