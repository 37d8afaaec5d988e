import { isModelId } from '../catalogue/spelling.js'
import { statusOn } from '../catalogue/catalogue.js'
import type { Model } from '../catalogue/catalogue-schema.js'
import { isBeforeSighting } from '../catalogue/entitlement.js'
import type { Violation } from '../finding.js'
import { label, type Mention } from '../kiro/assignment.js'
import { say, words } from '../text/message.js'
import { hasAllowList, refusal } from '../policy/decide.js'
import type { Policy } from '../policy/policy.js'
import { subjectsOf, type Rule } from './rule.js'

/** The rule `unknown-model`: see docs/rules/unknown-model.md. */
export const unknownModel: Rule = {
  id: 'unknown-model',
  severity: 'warning',
  summary:
    'A model that is not in the catalogue, on no public list, or not seen yet on the day of the check; an error where the policy has an allow list and no pattern of it matches.',
  why: 'It may be newer than the catalogue, or a slip. Its price is not known, so the work is not priced.',
  fix: 'Correct the id; or, for a new model, add it under `catalogue.models` of the policy (`kiro-governance models --import` does that).',
  find: ({ after, catalogue, policy, day }) =>
    after.mentions.flatMap((mention) => {
      const match = catalogue.find(mention.model)
      if (match) return match.spelling === 'accepted' ? notSeen(match.model, mention, policy, day) : []
      if (catalogue.foreign(mention.model, day)) return []
      const meant = catalogue.suggest(mention.model, day)
      // Nothing else than an id can be newer.
      const or = isModelId(mention.model) ? words('; it may be newer, or ') : words('; ')
      return [
        {
          place: mention.place,
          subjects: subjectsOf(mention, label),
          value: mention.model,
          say: () =>
            say`${mention.model} is not in the catalogue of ${words(catalogue.asOf)}${
              meant !== null
                ? say`${or}did you mean ${meant}?`
                : words(isModelId(mention.model) ? '; it may be newer' : ' and cannot be the id of a model')
            }`,
          ...(meant === null ? {} : { instead: [meant] }),
          ...(isLeftOut(policy, mention) ? { severity: 'error' as const } : {}),
        },
      ]
    }),
  examples: {
    failing: { after: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-sonet-5" }' } },
    passing: { after: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-sonnet-5" }' } },
  },
}

/** What is in the catalogue and not known to be offered: on no public list, or before the first sighting. */
function notSeen(model: Model, mention: Mention, policy: Policy, day: string): Violation[] {
  const status = statusOn(model, day)
  const why =
    status === 'unlisted'
      ? 'is on no public list of Kiro: its price, and who can use it, are not known'
      : status === null && isBeforeSighting(model, day)
        ? `was first seen in Kiro on ${model.status[0]?.from ?? ''}; whether it was there on ${day} is not known`
        : null
  // Kiro's default, which no file states, is not what a file names.
  const inherited = mention.assignments.length > 0 && mention.assignments.every(({ origin }) => origin === 'auto')
  if (why === null || inherited) return []
  return [
    {
      place: mention.place,
      subjects: subjectsOf(mention, label),
      value: mention.model,
      say: () => say`${mention.model} ${words(why)}`,
      ...(isLeftOut(policy, mention) ? { severity: 'error' as const } : {}),
    },
  ]
}

/**
 * Whether an allow list is there for some of the work and does not have the model. A pattern that matches knows a newer model before the
 * catalogue does, but only of what is spelled as an id: `claude-sonnet-*` does not know `claude-sonnet-4.5,claude-opus-4.8`.
 */
export function isLeftOut(policy: Policy, { model, assignments }: Mention): boolean {
  const tasks = assignments.length === 0 ? [null] : assignments.map(({ task }) => task)
  return tasks.some(
    (task) => hasAllowList(policy, task) && (!isModelId(model) || refusal(policy, [model], task) !== null),
  )
}
