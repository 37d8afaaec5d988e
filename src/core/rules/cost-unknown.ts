import { multiplierOf } from '../catalogue/catalogue.js'
import type { EstimateRow } from '../cost/rows.js'
import type { Severity, Violation } from '../finding.js'
import { label, type Assignment } from '../kiro/assignment.js'
import type { Configuration } from '../kiro/configuration.js'
import { groupBy } from '../text/group-by.js'
import { list, say } from '../text/message.js'
import { costLimits, statedSeverity } from '../policy/decide.js'
import { exampleSettings, onItsOwn, subjectOf, type Rule, type Subject } from './rule.js'

/** The rule `cost-unknown`: see docs/rules/cost-unknown.md. */
export const costUnknown: Rule = {
  id: 'cost-unknown',
  severity: 'error',
  byPolicy: 'cost',
  summary:
    'A changed assignment cannot be priced while the policy limits cost (an error with `cost.fail`, else a warning).',
  why: 'A limit that cannot be checked is no limit; an unknown price is never taken for 0.',
  fix: 'Use a priced model, or add the multiplier under `catalogue.models` of the policy.',
  silencedBy: [
    { rule: 'misspelled-model' },
    { rule: 'retired-model' },
    { rule: 'model-not-allowed' },
    { rule: 'multiplier-over-cap' },
  ],
  find: (subject) => {
    const { estimate, after, policy, hasBase } = subject
    const failing = costLimits(policy, 'fail').length > 0
    if (!failing && costLimits(policy, 'warn').length === 0) return []
    const atMost = failing ? ('error' as const) : ('warning' as const)
    const grown = grownIn(subject)
    const named = after.mentions.flatMap((mention) => {
      const assignments = mention.assignments.filter((assignment) => grown.has(assignment))
      if (assignments.length === 0) return []
      return [
        {
          place: mention.place,
          subjects: assignments.map((assignment) => subjectOf(assignment, label(assignment))),
          value: mention.model,
          say: (labels: readonly string[]) =>
            say`${mention.model} has no known price, so the cost limits cannot be checked for ${list(labels)}`,
          atMost,
        },
      ]
    })
    if (!hasBase) return named
    const hidden = HIDING.some((rule) => ![null, 'error'].includes(statedSeverity(policy, rule)))
    return [...named, ...unknownTriggers(estimate.allRows, atMost), ...(hidden ? unreadRows(subject, atMost) : [])]
  },
  examples: {
    failing: {
      before: { '.kiro/settings.json': exampleSettings({ primary: 'auto' }, { codeReview: 'primary' }) },
      after: { '.kiro/settings.json': exampleSettings({ primary: 'some-new-model' }, { codeReview: 'primary' }) },
      policy: 'version: 1\ncost: { fail: { increase: { credits: 100 } } }',
    },
    passing: {
      before: { '.kiro/settings.json': exampleSettings({ primary: 'auto' }, { codeReview: 'primary' }) },
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-haiku-4.5' }, { codeReview: 'primary' }) },
      policy: 'version: 1\ncost: { fail: { increase: { credits: 100 } } }',
    },
  },
}

/**
 * Assignments after the change on models without a price, where there are more of that work and model than before: what was not priced
 * before and only moves is no news. An exchange of work is one.
 */
function grownIn({ before, after, catalogue, day }: Subject): ReadonlySet<Assignment> {
  const unpriced = (side: Configuration): ReadonlyMap<string, readonly Assignment[]> =>
    groupBy(
      [...side.assignments, ...side.standIns].filter(
        (one) => one.dropped === null && carries(one) && multiplierOf(catalogue, one.model, day) === null,
      ),
      ({ work, task, model }) => JSON.stringify([work.kind, task, work.kind === 'hook' ? work.trigger : null, model]),
    )
  const was = unpriced(before)
  return new Set(
    [...unpriced(after)].flatMap(([key, now]) => {
      const old = was.get(key) ?? []
      if (now.length <= old.length) return []
      const known = new Set(old.map(({ name }) => name))
      const fresh = now.filter(({ name }) => !known.has(name))
      return fresh.length > 0 ? fresh : now
    }),
  )
}

/** Agents and steps that name no model run on what their session runs on. */
function carries({ work, origin }: Assignment): boolean {
  return (work.kind !== 'agent' && work.kind !== 'step') || origin === 'stated'
}

function unknownTriggers(rows: readonly EstimateRow[], atMost: Severity): Violation[] {
  return rows.flatMap(({ changed, label: name, after: { reason, assignment } }) =>
    changed && reason === 'unknown trigger' && assignment
      ? [
          {
            place: assignment.workPlace,
            subjects: [subjectOf(assignment, name)],
            value: 'unknown trigger',
            say: (labels: readonly string[]) =>
              say`It is not known what starts ${list(labels)}, so the cost limits cannot be checked; state its runs under ${'workload.hooks.other'} of the policy`,
            atMost,
          },
        ]
      : [],
  )
}

/** The rules that are errors where a file cannot be read: only where the policy is milder is its cost another error. */
const HIDING = ['syntax', 'duplicate-key', 'schema', 'symlinked-config']

/** Work that was in a file which cannot be read any more. */
function unreadRows({ estimate: { allRows, notEstimated }, after: tree }: Subject, atMost: Severity): Violation[] {
  const lost = allRows.filter(({ changed, after }) => changed && after.reason === 'file cannot be read')
  // One that could be read neither before nor after counts; one that is gone is no place for a finding.
  const there = new Set(tree.files.map(({ path }) => path))
  const inRoot = (root: string): string =>
    notEstimated.find((file) => there.has(file) && file.startsWith(root === '' ? '.kiro' : `${root}/.kiro`)) ?? ''
  return [...groupBy(lost, ({ before, root }) => before.assignment?.file ?? inRoot(root))].map(([file, some]) => ({
    place: file === '' ? null : { file, line: 1, column: 1 },
    subjects: onItsOwn(`unread:${file}`),
    value: file,
    say: () =>
      say`${file === '' ? 'a Kiro file' : file} cannot be read, so the cost limits cannot be checked for ${list(
        some.map(({ label: name }) => name),
        5,
      )}`,
    atMost,
  }))
}
