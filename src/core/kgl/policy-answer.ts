import { multiplierOn, statusOn } from '../catalogue/catalogue.js'
import { isUnapproved } from '../catalogue/entitlement.js'
import type { TaskKind } from '../kiro/task-kind.js'
import { WORK } from '../kiro/work-names.js'
import { namesOf, refusal } from '../policy/decide.js'
import { allowedWork } from '../policy/merge/compare-models.js'
import type { Resolved } from '../policy/merge/policy-edit.js'
import { seatsOf } from '../policy/seats.js'
import { words, type Message } from '../text/message.js'
import { compareText } from '../text/place.js'

export type WhyRefused = 'denied' | 'not in the allow list' | 'over the cap' | 'not priced' | 'not approved'

/** What a policy says of a model, whatever the kind of work: the console knows no kinds of work. */
export interface PolicyAnswer {
  readonly model: string
  /** The kinds of work that it allows; agents and steps are null. Empty where it refuses the model. */
  readonly work: readonly (TaskKind | null)[]
  /** Why it is refused; null where some work is allowed. */
  readonly why: WhyRefused | null
}

/** The answer of a policy for a model on `day` (`YYYY-MM-DD`). Offers and seats are not asked: they are Kiro's, not the policy's. */
export function policyAnswer(whole: Resolved, model: string, day: string): PolicyAnswer {
  const approved = !isUnapproved(whole.catalogue, model, seatsOf(whole.policy))
  const work = approved ? allowedWork(whole, model, day) : []
  if (work.length > 0) return { model, work, why: null }
  return { model, work, why: approved ? whyRefused(whole, model, day) : 'not approved' }
}

/** Why a model is refused, in words. */
export function refusedWords(why: WhyRefused): Message {
  return words(
    {
      denied: 'it is denied',
      'not in the allow list': 'it is not in the allow list',
      'over the cap': 'its multiplier is above the cap of that day',
      'not priced': 'a cap is stated and its multiplier is not known',
      'not approved': 'it is not among team.approvedModels',
    }[why],
  )
}

function whyRefused({ policy, catalogue, outer }: Resolved, model: string, day: string): WhyRefused {
  for (const part of [{ policy, catalogue }, ...outer]) {
    const reasons = WORK.map((task) => refusal(part.policy, namesOf(part.catalogue, model), task)?.why ?? null)
    if (reasons.every((why) => why !== null))
      return reasons.includes('not in the allow list') ? 'not in the allow list' : 'denied'
  }
  const found = catalogue.find(model)?.model
  return found && multiplierOn(found, day) !== null ? 'over the cap' : 'not priced'
}

/** A name that no model has: what holds for it holds for every model that is not known yet. */
const NO_MODEL = '0-no-model'

/** Whether a policy allows models that are not known yet, because nothing in it is a complete list. */
export function allowsUnknown(whole: Resolved, day: string): boolean {
  return policyAnswer(whole, NO_MODEL, day).why === null
}

/**
 * The models that are asked about: those of the catalogue that are not retired on `day`, the ids that the policy names, and `more`. Sorted.
 */
export function askedModels({ catalogue, policy }: Resolved, day: string, more: readonly string[] = []): string[] {
  const known = catalogue.models.filter((model) => statusOn(model, day) !== 'retired').map(({ id }) => id)
  const stated = policy.flatMap(({ file: { models = {} } }) => [
    ...(models.allow ?? []),
    ...(models.deny ?? []),
    ...Object.values(models.tasks ?? {}).flatMap((task) => task.allow ?? []),
  ])
  const named = [...stated, ...more].filter(
    (name) => isPlainId(name) && catalogue.find(name) === null && catalogue.foreign(name, day) === null,
  )
  return [...new Set([...known, ...named])].sort(compareText)
}

/** The ids that are retired on `day`: no answer about them changes anything. */
export function retiredModels({ catalogue }: Resolved, day: string): string[] {
  return catalogue.models.filter((model) => statusOn(model, day) === 'retired').map(({ id }) => id)
}

/** The patterns of every deny list that KGL can state as they are, and those that it cannot (`?`, capitals, blanks). */
export function denyPatterns({ policy }: Resolved): { readonly kept: string[]; readonly left: string[] } {
  const globs = [...new Set(policy.flatMap(({ file }) => file.models?.deny ?? []))]
  return {
    kept: globs.filter((glob) => glob.includes('*') && isPlainId(glob.replaceAll('*', ''), true)),
    left: globs.filter((glob) => /[*?]/.test(glob) && !isPlainId(glob.replaceAll('*', ''), true)),
  }
}

function isPlainId(text: string, orEmpty = false): boolean {
  return orEmpty && text === '' ? true : /^[a-z0-9.:_-]+$/.test(text)
}
