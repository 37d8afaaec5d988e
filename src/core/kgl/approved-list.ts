import { statusOn } from '../catalogue/catalogue.js'
import { WORK, workNames } from '../kiro/work-names.js'
import { usableFor } from '../policy/merge/compare-models.js'
import type { Resolved } from '../policy/merge/policy-edit.js'
import { groupBy } from '../text/group-by.js'
import { list, say, words, type Message } from '../text/message.js'
import { allowsUnknown, askedModels, policyAnswer } from './policy-answer.js'

export interface ApprovedList {
  /** Ids, sorted. */
  readonly models: readonly string[]
  /** What a list of ids does not show: who or what needs another look. */
  readonly notes: readonly Message[]
}

/** The ids that a policy allows for some work on `day` (`YYYY-MM-DD`), and that some seat of the team can use as far as is known. */
export function approvedList(whole: Resolved, day: string): ApprovedList {
  const asked = askedModels(whole, day)
  const usable = asked.map((model) => ({ model, work: usableFor(whole, model, day) }))
  const models = usable.filter(({ work }) => work.length > 0).map(({ model }) => model)
  const statusOf = (name: string): string | null => {
    const model = whole.catalogue.find(name)?.model
    return model ? statusOn(model, day) : null
  }
  const unseated = usable.flatMap(({ model, work }) =>
    work.length === 0 && policyAnswer(whole, model, day).why === null ? [model] : [],
  )
  const unsure = models.filter((model) => [null, 'unlisted'].includes(statusOf(model)))
  const partly = groupBy(
    usable.filter(({ work }) => work.length > 0 && work.length < WORK.length),
    ({ work }) => work.join(),
  )
  return {
    models,
    notes: [
      ...(models.length === 0 ? [words('The policy allows no known model on this day')] : []),
      ...(unseated.length === 0 ? [] : [say`Left out, because no seat of the team has them: ${list(unseated, 40)}`]),
      ...(unsure.length === 0 ? [] : [say`Not known to be offered by Kiro on ${words(day)}: ${list(unsure, 40)}`]),
      ...[...partly].map(
        ([, group]) =>
          say`${list(
            group.map(({ model }) => model),
            20,
          )} only for ${workNames(group[0]?.work ?? [])}: the console has no kinds of work`,
      ),
      ...(allowsUnknown(whole, day)
        ? [words('The policy allows models that are not known yet; the console allows none until it is added')]
        : []),
    ],
  }
}
