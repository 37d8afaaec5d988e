import type { AuditChanges } from '../contract/audit/changes.js'
import type { AuditReport } from '../contract/audit/report.js'
import type { AuditedRepository } from '../contract/audit/repository.js'

/** An audit as far as another one is compared with it. */
export type ComparedAudit = Pick<AuditReport, 'day' | 'scope' | 'repositories'>

/** What is different between the last audit and this one. Repositories are the same by id. */
export function changesBetween(last: ComparedAudit & Pick<AuditReport, 'run'>, now: ComparedAudit): AuditChanges {
  const before = new Map(last.repositories.map((one) => [one.id, one]))
  const ids = new Set(now.repositories.map(({ id }) => id))
  const pairs = now.repositories.flatMap((after) => {
    const was = before.get(after.id)
    return was === undefined ? [] : [{ before: was, after }]
  })
  const named = (which: (pair: Pair) => boolean): string[] => pairs.filter(which).map(({ after }) => after.name)
  return {
    since: last.run.at,
    day: last.day,
    sameScope: JSON.stringify(last.scope) === JSON.stringify(now.scope),
    appeared: now.repositories.filter(({ id }) => !before.has(id)).map(({ name }) => name),
    gone: last.repositories.filter(({ id }) => !ids.has(id)).map(({ name }) => name),
    renamed: pairs.flatMap(({ before: { name: was }, after: { name } }) =>
      was === name ? [] : [{ before: was, after: name }],
    ),
    started: named(({ before: was, after: is }) => was.usesKiro === false && is.usesKiro === true),
    stopped: named(({ before: was, after: is }) => was.usesKiro === true && is.usesKiro === false),
    verdicts: pairs.flatMap(({ before: was, after: is }) =>
      // Of one that was not seen on either side nothing is known to have changed.
      was.verdict === is.verdict || was.usesKiro === null || is.usesKiro === null
        ? []
        : [{ repository: is.name, before: was.verdict, after: is.verdict }],
    ),
    models: pairs.flatMap(modelsOf),
    checks: pairs.flatMap(({ before: was, after: is }) =>
      was.check.enforcement === is.check.enforcement
        ? []
        : [{ repository: is.name, before: was.check.enforcement, after: is.check.enforcement }],
    ),
  }
}

interface Pair {
  readonly before: AuditedRepository
  readonly after: AuditedRepository
}

function modelsOf({ before, after }: Pair): AuditChanges['models'] {
  if (before.usesKiro === null || after.usesKiro === null) return []
  const [was, is] = [before, after].map(({ models }) => new Set(models.map(({ model }) => model)))
  const added = [...(is ?? [])].filter((model) => was?.has(model) !== true)
  const removed = [...(was ?? [])].filter((model) => is?.has(model) !== true)
  return added.length + removed.length === 0 ? [] : [{ repository: after.name, added, removed }]
}
