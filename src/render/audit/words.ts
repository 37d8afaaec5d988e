import type { AuditReport } from '../../core/contract/audit/report.js'
import type { AuditedRepository, NotSeen } from '../../core/contract/audit/repository.js'
import { writeSum, count, multiplier, percentChange, whole } from '../../core/text/number.js'

/** The title of an audit by its verdict. What was not seen comes before any other. */
export const AUDIT_VERDICTS: Readonly<Record<AuditReport['verdict'], string>> = {
  pass: 'All repositories obey',
  warn: 'All repositories obey, some with warnings',
  fail: 'Some repositories do not obey',
  incomplete: 'Not everything was seen',
}

/** What is audited, in the words of the question: an organization, or the names that were asked for. */
export function auditedName({ scope }: AuditReport): string {
  return scope.organization ?? scope.repositories.join(', ')
}

/** The first questions, answered in sentences of the program's own words: use, obedience, attention. */
export function headLines(report: AuditReport): string[] {
  const { head, attention, policy } = report
  const { pass, warn, fail, error } = head.verdicts
  const rules = policy.length === 0 ? ' (no organization policy was given, so only what is broken fails)' : ''
  return [
    `${count(head.usesKiro, 'repository', 'repositories')} of ${whole(head.repositories)} ${head.usesKiro === 1 ? 'uses' : 'use'} Kiro${head.notKnown > 0 ? `; of ${whole(head.notKnown)} that is not known` : ''}.`,
    `${whole(pass + warn)} of these ${pass + warn === 1 ? 'obeys' : 'obey'}${rules}${warn > 0 ? `, ${whole(warn)} with warnings` : ''}; ${whole(fail)} ${fail === 1 ? 'fails' : 'fail'}${error > 0 ? `, ${whole(error)} cannot be judged, because ${error === 1 ? 'its' : 'their'} own policy is broken` : ''}${unjudged(report)}.`,
    `The check is required in ${whole(head.checks.required)} of them, advisory in ${whole(head.checks.advisory)}, missing in ${whole(head.checks.none)}, not seen in ${whole(head.checks.notSeen)}.`,
    attention.length === 0
      ? 'Nothing needs attention.'
      : `${count(attention.length, 'repository needs', 'repositories need')} attention.`,
    ...leftOutLines(report),
    ...report.notes,
  ]
}

/** Those that use Kiro and have no verdict, as the rest of a sentence. */
function unjudged({ head }: AuditReport): string {
  const { pass, warn, fail, error } = head.verdicts
  const rest = head.usesKiro - pass - warn - fail - error
  return rest > 0 ? `, ${whole(rest)} were not judged` : ''
}

function leftOutLines({ head: { leftOut } }: AuditReport): string[] {
  const parts = [
    [leftOut.archived, 'archived'],
    [leftOut.topic, 'without the topic'],
    [leftOut.name, 'of another name'],
  ].flatMap(([number, what]) => (Number(number) > 0 ? [`${whole(Number(number))} ${what ?? ''}`] : []))
  return parts.length === 0 ? [] : [`Left out as asked: ${parts.join(', ')}.`]
}

/** The verdict on a repository in a word. */
export function verdictWord({ verdict, usesKiro, state }: AuditedRepository): string {
  if (verdict !== null) return verdict === 'error' ? 'policy broken' : verdict
  if (state === 'empty') return 'empty'
  return usesKiro === false ? 'no Kiro files' : 'not seen'
}

/** Who applies what a model is named for: `Kiro applies 3, the team declares 2, Kiro drops 1`. */
export function appliers(assignments: AuditedRepository['models'][number]['assignments']): string {
  const loaded = assignments.filter(({ dropped }) => dropped === null)
  const of = (by: 'kiro' | 'team'): number => loaded.filter(({ appliedBy }) => appliedBy === by).length
  return appliedWords({ kiro: of('kiro'), team: of('team'), dropped: assignments.length - loaded.length })
}

/** The same of counts. */
export function appliedWords({
  kiro,
  team,
  dropped,
}: Pick<AuditReport['models'][number], 'kiro' | 'team' | 'dropped'>): string {
  const parts = [
    kiro > 0 ? `Kiro applies ${whole(kiro)}` : '',
    team > 0 ? `the team declares ${whole(team)}` : '',
    dropped > 0 ? `Kiro drops ${whole(dropped)}` : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** A multiplier, or that there is none. */
export function price(value: number | null): string {
  return value === null ? 'not priced' : multiplier(value)
}

/** Credits per developer and month, `at least` where they are a part; `not priced` where nothing is. */
export function costWords(cost: AuditedRepository['cost']): string {
  if (cost === null) return '–'
  return writeSum(cost.credits.typical, cost.complete, whole)
}

/** `+25 %` for 0.25; null is not known. */
export function difference(value: number | null): string {
  if (value === null) return 'not known'
  return value === 0 ? 'the same price' : percentChange(1, 1 + value)
}

/** How the check runs in a repository. */
export function checkWords({ check }: AuditedRepository): string {
  const old = check.workflows.some((one) => one.old === true) ? ', old version' : ''
  return `${check.enforcement}${old}`
}

/** A repository's own policy and whom a change of it needs. */
export function policyWords({ policy, codeOwners }: AuditedRepository): string {
  const outdated = policy.parents.some((parent) => parent.outdated === true) ? ', a parent is outdated' : ''
  const owners = policy.state !== 'found' || (codeOwners?.owners.length ?? 0) > 0 ? '' : ', no owner'
  return `${policy.state}${outdated}${owners}`
}

/** Why something was not seen, with what to do, as one text. */
export function notSeenReason({ reason, remedy }: Pick<NotSeen, 'reason' | 'remedy'>): string {
  return `${reason}.${remedy === null ? '' : ` ${remedy}`}`
}

/** One difference from the last audit: what kind, and of what. */
export interface Change {
  readonly kind: string
  /** Foreign names. */
  readonly of: string
  readonly how: string
}

/** Said beside changes where the last audit asked for other repositories. */
export const OTHER_SCOPE =
  'The last audit asked for other repositories, so what is new or gone may only be the question.'

/** What is different from the last audit, in the order of importance; null where there is none to compare with. */
export function changesOf({ run }: AuditReport): readonly Change[] | null {
  if (run.changes === null) return null
  const { appeared, gone, renamed, started, stopped, verdicts, models, checks } = run.changes
  const named = (kind: string, names: readonly string[]): Change[] => names.map((of) => ({ kind, of, how: '' }))
  return [
    ...verdicts.map(({ repository, before, after }) => ({
      kind: 'verdict',
      of: repository,
      how: `${before ?? 'not judged'} → ${after ?? 'not judged'}`,
    })),
    ...checks.map(({ repository, before, after }) => ({ kind: 'check', of: repository, how: `${before} → ${after}` })),
    ...models.map(({ repository, added, removed }) => ({
      kind: 'models',
      of: repository,
      how: [...added.map((name) => `+ ${name}`), ...removed.map((name) => `− ${name}`)].join(', '),
    })),
    ...named('uses Kiro now', started),
    ...named('no longer uses Kiro', stopped),
    ...named('new', appeared),
    ...named('gone', gone),
    ...renamed.map(({ before, after }) => ({ kind: 'renamed', of: after, how: `was ${before}` })),
  ]
}

/** Why credits of several repositories are not added up, or what their sum is. */
export function sumWords({ sum }: AuditReport): string {
  if (sum === null)
    return 'Credits are per developer and month as if all the work were done in that repository. They are not added up: a developer works in many.'
  const { credits, repositories, without, developers } = sum
  const amount = credits.typical === null ? 'not priced' : `${whole(credits.typical)} credits a month`
  return `Teams were stated to be disjoint: ${amount} for ${count(developers, 'developer')} in ${count(repositories, 'repository', 'repositories')}${without > 0 ? `; at least, because ${count(without, 'other one states', 'others state')} no developers or is not priced as a whole` : ''}.`
}
