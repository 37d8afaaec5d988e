import { listsModel } from '../text/glob.js'
import type { KglFile, KglRule } from './kgl-file.js'

/** What a KGL file answers for a model: `unknown` where no rule matches, because what then holds is not documented. */
export interface KglAnswer {
  readonly answer: 'allow' | 'deny' | 'unknown'
  /** The ids of the rules that decide. */
  readonly rules: readonly string[]
}

/** Of whom an answer is asked: a group, a single person, or with both null everybody of whom no rule knows either. */
export interface Principal {
  /** The id of a group. */
  readonly group: string | null
  /** The id of a single person. */
  readonly person: string | null
}

/** Everybody of whom no group is known: only rules for everybody bind them. */
export const EVERYBODY: Principal = { group: null, person: null }

/** A group, by its id; null is everybody. */
export function ofGroup(group: string | null): Principal {
  return { group, person: null }
}

/**
 * The answer for a model and a group: of the rules that match and bind it a `deny` wins, and their order has no effect. A person is
 * bound by the rules for everybody and by those that name the person; no file says in which groups people are. Rules for single people bind no group.
 */
export function evaluate({ rules }: KglFile, model: string, principal: Principal): KglAnswer {
  const binding = rules.filter((rule) => binds(rule, principal) && matches(rule, model))
  for (const effect of ['deny', 'allow'] as const) {
    const deciding = binding.filter((rule) => rule.effect === effect)
    if (deciding.length > 0) return { answer: effect, rules: deciding.map(({ id }) => id) }
  }
  return { answer: 'unknown', rules: [] }
}

/** Everybody, and each group and person that files name, in their order. */
export function principalsOf(...files: readonly KglFile[]): Principal[] {
  const rules = files.flatMap((file) => file.rules)
  const groups = new Set(rules.flatMap((rule) => rule.groups ?? []))
  const people = new Set(rules.flatMap((rule) => rule.users ?? []))
  return [EVERYBODY, ...[...groups].map(ofGroup), ...[...people].map((person) => ({ group: null, person }))]
}

/** The names without `*` that the rules of a file state. */
export function literalsOf({ rules }: KglFile): string[] {
  return [...new Set(rules.flatMap(({ match, exclude }) => [...match, ...exclude]))].filter(
    (name) => !name.includes('*'),
  )
}

function binds({ groups, users }: KglRule, { group, person }: Principal): boolean {
  if (groups === null && users === null) return true
  return (group !== null && groups?.includes(group) === true) || (person !== null && users?.includes(person) === true)
}

function matches({ match, exclude }: KglRule, model: string): boolean {
  return listsModel(match, model) && !listsModel(exclude, model)
}

/** The ids of principals as outputs carry them: groups, null for everybody else, and people. */
export function idsOf(principals: readonly Principal[]): {
  readonly groups: readonly (string | null)[]
  readonly people: readonly string[]
} {
  return {
    groups: principals.flatMap(({ group, person }) => (person === null ? [group] : [])),
    people: principals.flatMap(({ person }) => person ?? []),
  }
}
