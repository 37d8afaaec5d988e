import { multiplierOn } from '../catalogue/catalogue.js'
import type { TaskKind } from '../kiro/task-kind.js'
import { WORK, workNames } from '../kiro/work-names.js'
import { allowsUnknown, askedModels, policyAnswer, refusedWords } from '../kgl/policy-answer.js'
import { usableFor } from '../policy/merge/compare-models.js'
import type { Resolved } from '../policy/merge/policy-edit.js'
import { brief, list, plain, say, words, type Message } from '../text/message.js'
import { multiplier } from '../text/number.js'

/** A part of a JSON Schema. */
export type SchemaPart = Readonly<Record<string, unknown>>

/** What editors are told of models: the policy, the day of the prices, and where it comes from. */
export interface EditorGround {
  readonly whole: Resolved
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** `.github/kiro-policy.yml at commit …`, in words. */
  readonly from: string
}

/** Refused models in a description. Chosen by hand: an editor shows it in a small window. */
const MOST_REFUSED = 12

/**
 * The schema of a model's name: the allowed ids, each with its price and, where not every kind of work may use it, those that may; in the
 * description those that are refused, with the reason. `task` is a kind of work, null for agents and steps, `any` for whatever some
 * work allows. `also` are other values of the key.
 */
export function modelSchema(
  ground: EditorGround,
  task: TaskKind | null | 'any',
  also: readonly { readonly value: string | null; readonly text: string }[] = [],
): SchemaPart {
  const { whole, day } = ground
  const asked = askedModels(whole, day).map((model) => ({ model, work: usableFor(whole, model, day) }))
  const isAllowed = (work: readonly (TaskKind | null)[]): boolean =>
    task === 'any' ? work.length > 0 : work.includes(task)
  const allowed = asked.filter(({ work }) => isAllowed(work))
  const values = [...allowed.map(({ model }) => model), ...also.map(({ value }) => value)]
  const texts = [
    ...allowed.map(({ model, work }) => plain(allowedWords(ground, model, task === 'any' ? work : WORK))),
    ...also.map(({ text }) => text),
  ]
  const refused = asked.filter(({ work }) => !isAllowed(work)).map(({ model }) => model)
  // JSON Schema has no empty list of values: nothing is allowed then.
  const listed: SchemaPart = values.length === 0 ? { not: {} } : { enum: values, enumDescriptions: texts }
  const others: SchemaPart = { type: 'string', ...(refused.length === 0 ? {} : { not: { enum: refused } }) }
  return {
    title: 'Model',
    description: descriptionOf(
      ground,
      allowed.map(({ model }) => model),
      refused,
      task,
    ),
    // Without an allow list the policy allows what it does not know; what it refuses stays out.
    ...(allowsUnknown(whole, day) ? { anyOf: [listed, others] } : listed),
  }
}

/** The ids that some work may use, for completion in a list of patterns, which may hold others. */
export function modelSuggestions({ whole, day }: EditorGround): SchemaPart {
  const ids = askedModels(whole, day)
  return { enum: ids, enumDescriptions: ids.map((id) => `${priceOf(whole, id, day)} per run against Auto`) }
}

function allowedWords(ground: EditorGround, model: string, work: readonly (TaskKind | null)[]): Message {
  const price = words(`${priceOf(ground.whole, model, ground.day)} on ${ground.day}; allowed by `)
  return work.length === WORK.length
    ? say`${price}${words(ground.from)}`
    : say`${price}${words(ground.from)} for ${workNames(work)} only`
}

function descriptionOf(
  { whole, day, from }: EditorGround,
  allowed: readonly string[],
  refused: readonly string[],
  task: TaskKind | null | 'any',
): string {
  const whom = task === 'any' ? 'some kind of work' : (task ?? 'agents and steps')
  const shown = (ids: readonly string[]): Message =>
    list(
      ids.map((id) => `${id} ${priceOf(whole, id, day)}`),
      40,
    )
  const said = allowed.length === 0 ? words('no known model') : shown(allowed)
  const why = refused.slice(0, MOST_REFUSED).map((id) => {
    const { why: reason } = policyAnswer(whole, id, day)
    const because = reason ? refusedWords(reason) : words('not for this work, or no seat of the team has it')
    return plain(say`${id} ${words(priceOf(whole, id, day))}: ${because}`)
  })
  const left = refused.length - why.length
  return [
    `Allowed for ${whom} by ${from}, prices of ${day}: ${plain(said)}.`,
    ...(why.length === 0 ? [] : [`Not allowed: ${why.join('; ')}${left > 0 ? `; and ${left} more` : ''}.`]),
  ].join(' ')
}

function priceOf({ catalogue }: Resolved, id: string, day: string): string {
  const model = catalogue.find(id)?.model
  const value = model ? multiplierOn(model, day) : null
  return value === null ? 'not priced' : multiplier(value)
}

/** The policy's own file and its version, as text. */
export function policyWords({ policy }: Resolved): string {
  return policy
    .map(({ source, sha, digest }) =>
      brief(
        sha === null
          ? `${source}${digest === null ? '' : ` (SHA-256 ${digest.slice(0, 12)})`}`
          : `${source} at ${sha.slice(0, 12)}`,
      ),
    )
    .join(', ')
}
