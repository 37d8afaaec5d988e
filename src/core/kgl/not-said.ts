import { periodOn } from '../catalogue/catalogue.js'
import { WORK, workNames } from '../kiro/work-names.js'
import { enforcementOn } from '../policy/decide.js'
import type { Resolved } from '../policy/merge/policy-edit.js'
import type { Layer, Policy } from '../policy/policy.js'
import { matchesModel } from '../text/glob.js'
import { groupBy } from '../text/group-by.js'
import { list, say, words, type Message } from '../text/message.js'
import { denyPatterns, retiredModels, type PolicyAnswer } from './policy-answer.js'

/** The rules that judge which model is used: KGL knows no severity of theirs. */
const MODEL_RULES = ['model-not-allowed', 'multiplier-over-cap', 'model-not-entitled']

/** What a policy says and KGL cannot: one sentence each, for the comments of the file and for people. Empty where nothing is lost. */
export function notSaid(whole: Resolved, answers: readonly PolicyAnswer[], day: string): Message[] {
  const { policy } = whole
  return [
    ...kindsOfWork(answers),
    ...policy.flatMap(capsOf),
    ...costs(policy),
    ...policy.flatMap((layer) => exceptionsOf(layer, answers)),
    ...policy.flatMap(severitiesOf),
    ...enforcement(policy, day),
    ...lists(whole, day),
    ...dates(whole, answers, day),
  ]
}

function kindsOfWork(answers: readonly PolicyAnswer[]): Message[] {
  const partly = answers.filter(({ work }) => work.length > 0 && work.length < WORK.length)
  return [...groupBy(partly, ({ work }) => work.join())].map(
    ([, group]) =>
      say`kinds of work: ${list(
        group.map(({ model }) => model),
        20,
      )} only for ${workNames(group[0]?.work ?? [])}; KGL allows for everything what it allows`,
  )
}

function capsOf({ source, file: { models = {} } }: Layer): Message[] {
  const caps = [
    ...(models.maxMultiplier === undefined ? [] : [`models.maxMultiplier ${models.maxMultiplier}`]),
    ...Object.entries(models.tasks ?? {}).flatMap(([task, { maxMultiplier }]) =>
      maxMultiplier === undefined ? [] : [`models.tasks.${task}.maxMultiplier ${maxMultiplier}`],
    ),
  ]
  return caps.map((cap) => say`caps: ${words(cap)} of ${source}; a new price or a new model needs another export`)
}

function costs(policy: Policy): Message[] {
  const keys = (['cost', 'budget'] as const).filter((key) => policy.some(({ file }) => file[key] !== undefined))
  return keys.length === 0 ? [] : [say`cost: ${words(keys.join(' and '))}; KGL has no capability for spending`]
}

function exceptionsOf({ file: { exceptions = [] } }: Layer, answers: readonly PolicyAnswer[]): Message[] {
  const isRefused = (glob: string | undefined): boolean => {
    const meant = answers.filter(({ model }) => glob === undefined || matchesModel(glob, model))
    return meant.length === 0 || meant.some(({ why }) => why !== null)
  }
  return exceptions
    .filter(({ rule }) => MODEL_RULES.includes(rule))
    .map(
      ({ rule, path, model, expires }) =>
        say`dates: the exception from ${rule}${model === undefined ? words('') : say` for ${model}`}${path === undefined ? words('') : say` in ${path}`} until ${words(expires)}; ${words(isRefused(model) ? 'what it permits is refused by these rules' : 'these rules allow what it permits, and after that day too')}`,
    )
}

function severitiesOf({ source, file: { rules = {} } }: Layer): Message[] {
  return MODEL_RULES.flatMap((rule) => {
    const severity = rules[rule]
    return severity === undefined || severity === 'error'
      ? []
      : [say`severity: ${rule} is ${words(severity)} in ${source}; these rules refuse what it reports`]
  })
}

function enforcement(policy: Policy, day: string): Message[] {
  const { mode, from } = enforcementOn(policy, day)
  if (mode === 'block') return []
  return [
    from === null
      ? words('dates: the policy observes and blocks nothing; these rules do from the moment that they are loaded')
      : words(`dates: the policy blocks from ${from} on; these rules do from the moment that they are loaded`),
  ]
}

function lists(whole: Resolved, day: string): Message[] {
  const globs = [
    ...new Set(
      whole.policy.flatMap(({ file: { models = {} } }) =>
        [...(models.allow ?? []), ...Object.values(models.tasks ?? {}).flatMap((task) => task.allow ?? [])].filter(
          (name) => /[*?]/.test(name),
        ),
      ),
    ),
  ].filter((glob) => glob !== '*')
  const { left } = denyPatterns(whole)
  return [
    ...(globs.length === 0
      ? []
      : [
          say`patterns: ${list(globs, 20)} are written as the ids known on ${words(day)}; a newer model needs another export`,
        ]),
    ...(left.length === 0
      ? []
      : [
          say`patterns: ${list(left, 20)} of a deny list are written as the ids known on ${words(day)}; KGL is not known to have such patterns`,
        ]),
  ]
}

function dates(whole: Resolved, answers: readonly PolicyAnswer[], day: string): Message[] {
  const retired = retiredModels(whole, day)
  const partly = answers.flatMap(({ model: id, why }) => {
    const model = why === null ? whole.catalogue.find(id)?.model : undefined
    const period = model && periodOn(model.status, day)
    return period && period.to !== null ? [say`${id} until ${words(period.to)}`] : []
  })
  return [
    ...(retired.length === 0
      ? []
      : [say`dates: ${list(retired, 40)} are retired on ${words(day)} and in no rule by name`]),
    ...partly.map((one) => say`dates: ${one}`),
  ]
}
