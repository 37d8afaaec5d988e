import { plan, type ApplyPlan } from '../../../src/core/apply/plan.js'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import type { TaskKind } from '../../../src/core/kiro/task-kind.js'
import { DAY, sources, type Files } from '../support/repository.js'

const CATALOGUE = loadCatalogue()

/** What kind of work agents do, by name. */
export type Agents = Readonly<Record<string, TaskKind>>

export function planned(
  files: Files,
  agents: Agents = {},
  links: readonly string[] = [],
  workflows: Agents = {},
): ApplyPlan {
  return plan(sources(files, links), { catalogue: CATALOGUE, agents, workflows, policy: [], day: DAY })
}

/** The files after the plan was carried out. */
export function after(files: Files, { edits }: ApplyPlan): Files {
  return { ...files, ...Object.fromEntries(edits.map((edit) => [edit.path, edit.after])) }
}

/** `path  key: from → to (kinds; notes)`, one a change. */
export function changes({ edits }: ApplyPlan): string[] {
  return edits.flatMap((edit) =>
    edit.changes.map(
      ({ key, from, to, tasks, notes }) =>
        `${edit.created ? 'new ' : ''}${edit.path} ${key}: ${from ?? 'nothing'} → ${to} (${[...tasks, ...notes].join('; ')})`,
    ),
  )
}

export function refusals(plan: ApplyPlan): string[] {
  return plan.refusals.map(({ message, hint }) => `${message} | ${hint}`)
}
