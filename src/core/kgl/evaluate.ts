import { listsModel } from '../text/glob.js'
import type { KglFile, KglRule } from './kgl-file.js'

/** What a KGL file answers for a model: `unknown` where no rule matches, because what then holds is not documented. */
export interface KglAnswer {
  readonly answer: 'allow' | 'deny' | 'unknown'
  /** The ids of the rules that decide. */
  readonly rules: readonly string[]
}

/**
 * The answer for a model and a group: of the rules that match and bind it a `deny` wins, and their order has no effect. `group` is the
 * id of a group, or null for people of whom no group is known: only rules for everybody bind them. Rules for single people bind no group.
 */
export function evaluate({ rules }: KglFile, model: string, group: string | null): KglAnswer {
  const binding = rules.filter((rule) => binds(rule, group) && matches(rule, model))
  for (const effect of ['deny', 'allow'] as const) {
    const deciding = binding.filter((rule) => rule.effect === effect)
    if (deciding.length > 0) return { answer: effect, rules: deciding.map(({ id }) => id) }
  }
  return { answer: 'unknown', rules: [] }
}

/** The ids of the groups that a file names, in its order. */
export function groupsOf({ rules }: KglFile): string[] {
  return [...new Set(rules.flatMap(({ groups }) => groups ?? []))]
}

/** The names without `*` that the rules of a file state. */
export function literalsOf({ rules }: KglFile): string[] {
  return [...new Set(rules.flatMap(({ match, exclude }) => [...match, ...exclude]))].filter(
    (name) => !name.includes('*'),
  )
}

function binds({ groups, users }: KglRule, group: string | null): boolean {
  if (groups === null && users === null) return true
  return group !== null && groups?.includes(group) === true
}

function matches({ match, exclude }: KglRule, model: string): boolean {
  return listsModel(match, model) && !listsModel(exclude, model)
}
