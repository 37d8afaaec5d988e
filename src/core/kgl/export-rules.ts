import { listsModel } from '../text/glob.js'
import { words, type Message } from '../text/message.js'
import type { Resolved } from '../policy/merge/policy-edit.js'
import { MODEL_USE } from './kgl-file.js'
import { allowsUnknown, askedModels, denyPatterns, policyAnswer, type PolicyAnswer } from './policy-answer.js'

/** A rule to write, with the comment above it. */
export interface ExportedRule {
  readonly id: string
  readonly effect: 'allow' | 'deny'
  readonly match: readonly string[]
  readonly exclude: readonly string[]
  readonly comment: Message
}

/** A policy as rules about models, with the answers that they come from. */
export interface ExportedRules {
  readonly capability: typeof MODEL_USE
  /** Deny before allow: for people, because the order has no effect. */
  readonly rules: readonly ExportedRule[]
  readonly answers: readonly PolicyAnswer[]
}

/**
 * A policy as KGL rules on `day` (`YYYY-MM-DD`). A model is allowed when the policy allows it for some work. Where the policy has a list
 * of what it allows, everything else is denied by name of what is left: what holds without a matching rule is not documented.
 */
export function exportRules(whole: Resolved, day: string): ExportedRules {
  const answers = askedModels(whole, day).map((model) => policyAnswer(whole, model, day))
  const refused = (...reasons: PolicyAnswer['why'][]): string[] =>
    answers.filter(({ why }) => why !== null && reasons.includes(why)).map(({ model }) => model)
  const allowed = answers.filter(({ why }) => why === null).map(({ model }) => model)
  const open = allowsUnknown(whole, day)
  const patterns = denyPatterns(whole).kept
  const denied = [...patterns, ...refused('denied').filter((model) => !listsModel(patterns, model))]
  const capped = refused('over the cap', 'not priced')
  const others = open ? refused('not in the allow list', 'not approved') : ['*']
  const rules: ExportedRule[] = [
    { id: 'deny-denied', effect: 'deny', match: denied, exclude: [], comment: words('models.deny') },
    {
      id: 'deny-above-cap',
      effect: 'deny',
      match: capped,
      exclude: [],
      comment: words(
        `models.maxMultiplier: what it excludes on ${day} by the prices of that day, models without a known price included`,
      ),
    },
    {
      id: 'deny-others',
      effect: 'deny',
      match: others,
      exclude: open ? [] : allowed,
      comment: words(
        open
          ? 'Not allowed for any work'
          : 'Everything that the policy does not allow for some work, newer models included',
      ),
    },
    {
      id: 'allow-models',
      effect: 'allow',
      match: open ? ['*'] : allowed,
      exclude: [],
      comment: words(open ? 'What no rule above denies' : `What the policy allows for some work on ${day}`),
    },
  ]
  return { capability: MODEL_USE, rules: rules.filter(({ match }) => match.length > 0), answers }
}
