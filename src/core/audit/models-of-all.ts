import { quotient, roundHalfUp, product } from '../amount.js'
import { multiplierOf, multiplierOn, statusOn, type Catalogue } from '../catalogue/catalogue.js'
import { successorOn } from '../catalogue/successor.js'
import type { AuditReport } from '../contract/audit/report.js'
import type { AuditedRepository } from '../contract/audit/repository.js'
import { groupBy } from '../text/group-by.js'
import { compareText } from '../text/place.js'

type Named = AuditedRepository['models'][number] & { readonly repository: string }

/** Every model that some repository names with what runs on it, by the name as it is written. */
export function namedModels(repositories: readonly AuditedRepository[]): ReadonlyMap<string, readonly Named[]> {
  return groupBy(
    repositories.flatMap(({ name, models }) => models.map((model) => ({ ...model, repository: name }))),
    ({ model }) => model,
  )
}

/** The models of all repositories, those of most repositories first. */
export function modelsOfAll(all: ReturnType<typeof namedModels>): AuditReport['models'] {
  return [...all]
    .map(([model, named]) => {
      const assignments = named.flatMap((one) => one.assignments)
      const loaded = assignments.filter(({ dropped }) => dropped === null)
      return {
        model,
        multiplier: named[0]?.multiplier ?? null,
        status: named[0]?.status ?? 'unknown',
        repositories: named.length,
        kiro: loaded.filter(({ appliedBy }) => appliedBy === 'kiro').length,
        team: loaded.filter(({ appliedBy }) => appliedBy === 'team').length,
        dropped: assignments.length - loaded.length,
      }
    })
    .sort((a, b) => b.repositories - a.repositories || compareText(a.model, b.model))
}

/** The models of which a last day was announced on or before `day` and that are still there, the first to go first. */
export function leavingModels(
  all: ReturnType<typeof namedModels>,
  catalogue: Catalogue,
  day: string,
): AuditReport['leaving'] {
  return [...all]
    .flatMap(([name, named]) => {
      const model = catalogue.find(name)?.model
      const retiring = model?.retiringOn
      if (!model || !retiring || day < retiring.announced || statusOn(model, day) === 'retired') return []
      const successor = successorOn(catalogue.models, model, day)
      const [was, is] = [multiplierOn(model, day), successor === null ? null : multiplierOf(catalogue, successor, day)]
      const factor = was === null || is === null ? null : quotient(is, was)
      return [
        {
          model: name,
          on: retiring.day,
          by: retiring.by,
          announced: retiring.announced,
          multiplier: was,
          successor,
          successorMultiplier: is,
          difference: factor === null ? null : roundHalfUp(product(factor.toNumber()).minus(1), 4),
          places: placesOf(named),
        },
      ]
    })
    .sort((a, b) => compareText(a.on, b.on) || compareText(a.model, b.model))
}

/** Where a model is written: one place for all that inherits it from there. */
function placesOf(named: readonly Named[]): AuditReport['leaving'][number]['places'] {
  return named.flatMap(({ repository, assignments }) =>
    [...groupBy(assignments, ({ file, line }) => `${line ?? 0}:${file}`).values()].flatMap((here) => {
      const [first] = here
      return first === undefined
        ? []
        : [{ repository, file: first.file, line: first.line, assignments: here.map(({ assignment }) => assignment) }]
    }),
  )
}

/** The models whose multiplier is another one than on the day `since`, by name. */
export function changedPrices(
  all: ReturnType<typeof namedModels>,
  catalogue: Catalogue,
  { day, since }: { readonly day: string; readonly since: string | null },
): AuditReport['prices'] {
  if (since === null) return []
  return [...all]
    .flatMap(([model, named]) => {
      const [before, after] = [since, day].map((at) => multiplierOf(catalogue, model, at))
      return before === after || before === undefined || after === undefined
        ? []
        : [{ model, before, after, repositories: named.map(({ repository }) => repository) }]
    })
    .sort((a, b) => compareText(a.model, b.model))
}
