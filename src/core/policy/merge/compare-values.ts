import { atLeast, type Severity } from '../../finding.js'
import { list, plain, say, words, type Message } from '../../text/message.js'
import { whole } from '../../text/number.js'
import { isRecord } from '../../kiro/surfaces/document.js'
import {
  ACTIONS,
  costLimits,
  enforcementOn,
  minimumAction,
  publishes,
  requiredBudgets,
  statedSeverity,
  teamCredits,
  type CostLevel,
} from '../decide.js'
import { parentViewFor } from '../parent-view.js'
import { facts, type Facts, type Policy } from '../policy.js'
import type { ComparePolicies, PolicyEdit, PolicyGround, Resolved } from './policy-edit.js'

/** A limit that every layer sets for itself: the lowest binds, and none is no limit. */
export function limit(key: string, unit: string, of: (policy: Policy) => number | null): ComparePolicies {
  return ({ policy: before }, { policy: after }) => {
    const [was, is] = [of(before), of(after)]
    if (was === is) return []
    const [from, to] = [was, is].map((value, index) =>
      value === null ? 'no limit' : index === 0 && is !== null ? whole(value) : `${whole(value)} ${unit}`,
    )
    return [
      {
        direction: (is ?? Infinity) > (was ?? Infinity) ? 'loosened' : 'tightened',
        key,
        message: say`${key}: ${words(from ?? '')} → ${words(to ?? '')}`,
      },
    ]
  }
}

function lowest(values: readonly (number | undefined)[]): number | null {
  const stated = values.filter((value) => value !== undefined)
  return stated.length === 0 ? null : Math.min(...stated)
}

/** Compares the cost limits of a level, credits/month or percent. */
export function compareCost(level: CostLevel, of: 'increase' | 'total', unit: 'credits' | 'percent'): ComparePolicies {
  return limit(`cost.${level}.${of}.${unit}`, unit === 'credits' ? 'credits a month' : '%', (policy) =>
    lowest(
      costLimits(policy, level).map(({ limits }) =>
        of === 'total' ? (unit === 'credits' ? limits.total?.credits : undefined) : limits.increase?.[unit],
      ),
    ),
  )
}

/** Compares the team's budget of a period, credits. */
export function compareTeamCredits(period: 'daily' | 'monthly'): ComparePolicies {
  return limit(
    `budget.team.credits.${period}`,
    period === 'daily' ? 'credits a day' : 'credits a month',
    (policy) => teamCredits(policy, period)?.credits ?? null,
  )
}

/** Compares the budgets that a contract needs. */
export const compareRequired: ComparePolicies = ({ policy: before }, { policy: after }) => {
  const [was, is] = [requiredBudgets(before), requiredBudgets(after)]
  const edit = (direction: PolicyEdit['direction'], periods: string[], verb: string): PolicyEdit[] =>
    periods.length === 0
      ? []
      : [{ direction, key: 'budget.required', message: say`${'budget.required'}: ${list(periods)} ${words(verb)}` }]
  return [
    ...edit(
      'loosened',
      was.filter((period) => !is.includes(period)),
      'no longer required',
    ),
    ...edit(
      'tightened',
      is.filter((period) => !was.includes(period)),
      'now required',
    ),
  ]
}

/** Compares the weakest accepted action. */
export const compareMinimumAction: ComparePolicies = ({ policy: before }, { policy: after }) => {
  const rank = (policy: Policy): number => ACTIONS.indexOf(minimumAction(policy)?.action ?? 'notify')
  const [was, is] = [rank(before), rank(after)]
  return was === is
    ? []
    : [
        {
          direction: is < was ? 'loosened' : 'tightened',
          key: 'budget.minimumAction',
          message: say`${'budget.minimumAction'}: ${ACTIONS[was] ?? ''} → ${ACTIONS[is] ?? ''}`,
        },
      ]
}

/** Who may read the rest of the policy's results. */
export const comparePublish: ComparePolicies = ({ policy: before }, { policy: after }) => {
  const [was, is] = [publishes(before), publishes(after)]
  return was === is
    ? []
    : [
        {
          direction: is ? 'loosened' : 'tightened',
          key: 'publish',
          message: say`${'publish'}: ${was ? 'public' : 'private'} → ${is ? 'public' : 'private'}`,
        },
      ]
}

/** Blocking from an earlier day is stricter; observing without an end is the loosest. */
export const compareEnforcement: ComparePolicies = ({ policy: before }, { policy: after }, { day }) => {
  const [was, is] = [enforcementOn(before, day), enforcementOn(after, day)]
  const start = ({ mode, from }: typeof was): string => (mode === 'block' ? '' : (from ?? '9999'))
  if (start(was) === start(is)) return []
  const shown = ({ mode, from }: typeof was): string =>
    mode === 'block' ? 'block' : from === null ? 'observe' : `observe, block from ${from}`
  return [
    {
      direction: start(is) > start(was) ? 'loosened' : 'tightened',
      key: 'enforcement',
      message: say`${'enforcement'}: ${words(shown(was))} → ${words(shown(is))}`,
    },
  ]
}

/** Severities, most severe first. */
const STRENGTHS: readonly (Severity | 'off')[] = ['error', 'warning', 'notice', 'off']

/** The severity that a rule has at the least, whatever a single case adds: what the strictest part of the policy insists on. */
function severityOf({ policy, outer }: Resolved, rule: PolicyGround['rules'][number]): Severity | 'off' {
  const insisted = outer.map(({ view }) => parentViewFor(view, rule)).filter((part) => part !== null)
  const all = [policy, ...insisted].map((part) => statedSeverity(part, rule.id) ?? rule.severity)
  return STRENGTHS.find((strength) => all.includes(strength)) ?? rule.severity
}

/** Compares the severities of rules. */
export const compareRules: ComparePolicies = (before, after, { rules }) =>
  rules.flatMap((rule): PolicyEdit[] => {
    const [was, is] = [severityOf(before, rule), severityOf(after, rule)]
    if (was === is) return []
    const weaker = is === 'off' || (was !== 'off' && !atLeast(is, was))
    return [{ direction: weaker ? 'loosened' : 'tightened', key: 'rules', message: say`${rule.id}: ${was} → ${is}` }]
  })

/** Facts of which less means that the same limits catch less: an estimate that shrinks is a limit that grows. */
const WEIGHS =
  /^(team\.(developers|workdays)|workload\.((tasks|hooks|agents|models)\..+|longContext)|catalogue\.models\..+\.multiplier)$/

/** Facts that say where work is done, or who does it: whichever way they move, less may be caught than before. */
const MOVES = /^(workload\.(roots\..+|cliShare)|(agents|workflows)\..+)$/

/** Facts change what is judged, not what is allowed; one that makes the same work look cheaper loosens the limits on cost. */
export function compareFacts(key: Facts): ComparePolicies {
  return ({ policy: before }, { policy: after }) => {
    const [was, is] = [leaves(facts(before, key), key), leaves(facts(after, key), key)]
    // Names from a parent's text are not shown: such a fact is reported by its key alone.
    const told = new Set(
      [...before, ...after].flatMap(({ role, file }) =>
        role === 'repository' ? [...leaves(file[key] ?? {}, key).keys()] : [],
      ),
    )
    const limited = before.some(
      ({ file }) =>
        file.cost !== undefined ||
        file.budget?.team !== undefined ||
        file.models?.maxMultiplier !== undefined ||
        file.models?.tasks !== undefined,
    )
    const edits = [...new Set([...was.keys(), ...is.keys()])].flatMap((path): PolicyEdit[] => {
      const [old, now] = [was.get(path), is.get(path)]
      if (JSON.stringify(old) === JSON.stringify(now)) return []
      const [from, to] = [weight(old), weight(now)]
      const weighs = limited && WEIGHS.test(path)
      const direction = !weighs
        ? limited && MOVES.test(path)
          ? 'loosened'
          : 'neutral'
        : from === null || to === null || to < from
          ? 'loosened'
          : to > from
            ? 'tightened'
            : 'neutral'
      const name = told.has(path)
        ? path
        : path
            .split('.')
            .slice(0, NAMED.test(path) ? 2 : undefined)
            .join('.')
            .replace(/^(agents|workflows)\..*/, '$1')
      return [{ direction, key, message: say`${name}: ${shown(old)} → ${shown(now)}` }]
    })
    // Two facts of a parent may have the same words, and are then reported once.
    const seen = new Set<string>()
    return edits.filter(({ message }) => {
      const text = plain(message)
      const first = !seen.has(text)
      seen.add(text)
      return first
    })
  }
}

/** Facts whose path holds a user-defined name. */
const NAMED = /^(workload\.(agents|roots|models)|catalogue\.models)\./

function leaves(value: object, path: string): Map<string, unknown> {
  const result = new Map<string, unknown>()
  for (const [name, part] of Object.entries(value) as [string, unknown][]) {
    const below = `${path}.${name}`
    if (isRecord(part) && !('low' in part)) for (const [leaf, entry] of leaves(part, below)) result.set(leaf, entry)
    else result.set(below, part)
  }
  return result
}

/** What a fact weighs: a number itself, credits per run by what is typical. */
function weight(value: unknown): number | null {
  if (typeof value === 'number') return value
  return isRecord(value) && typeof value.typical === 'number' ? value.typical : null
}

/** Numbers and switches in full; of lists and texts, which may be a parent's, only that they differ. */
function shown(value: unknown): Message {
  if (value === undefined) return words('not stated')
  if (typeof value === 'number') return words(whole(value))
  if (typeof value === 'boolean') return words(String(value))
  return isRecord(value) && typeof value.typical === 'number'
    ? words(`${whole(value.typical)} typical`)
    : words('stated')
}
