import type { Catalogue } from '../catalogue/catalogue.js'
import { LIMITS } from '../text/limits.js'
import type { ConsoleFile } from '../kiro/console-file.js'
import { decode } from '../kiro/surfaces/text.js'
import { matchesModel } from '../text/glob.js'
import { groupBy } from '../text/group-by.js'
import { list, say, words, type Message } from '../text/message.js'
import { compareText } from '../text/place.js'
import { evaluate, groupsOf, literalsOf } from './evaluate.js'
import { parseKgl, type KglFile, type ParsedKgl } from './kgl-file.js'

/** Reads a committed KGL file. */
export function readConsole({ bytes }: ConsoleFile): ParsedKgl {
  const at = { line: 1, column: 1 }
  if (bytes === null)
    return { problems: [{ ...at, message: say`The file is larger than ${LIMITS.policy / 1000} kB.` }] }
  const decoded = decode(bytes)
  if ('problem' in decoded) return { problems: [{ ...decoded.problem.position, message: decoded.problem.message }] }
  return parseKgl(decoded.text)
}

/** From the most permissive. What no rule answers lies between: it may be refused, and may not. */
const ANSWERS = ['allow', 'unknown', 'deny'] as const

/** What becomes freer by a change of the console's rules, in the words of the policy's loosening; over every known model and every id that either names. */
export function freedBy(before: KglFile, after: KglFile, catalogue: Catalogue): Message[] {
  const models = [...new Set([...catalogue.models.map(({ id }) => id), ...literalsOf(before), ...literalsOf(after)])]
  const groups = [null, ...new Set([...groupsOf(before), ...groupsOf(after)])]
  const probes = [...models.map((model) => ({ model, shown: model })), ...newPatterns(after, models)]
  const freed = probes.flatMap(({ model, shown }) => {
    const changed = groups.flatMap((group) => {
      const [was, is] = [evaluate(before, model, group).answer, evaluate(after, model, group).answer]
      return ANSWERS.indexOf(is) < ANSWERS.indexOf(was) ? [{ group, is }] : []
    })
    return [...groupBy(changed, ({ is }) => is)].map(([is, some]) => ({
      model: shown,
      is,
      groups: some.map(({ group }) => group),
    }))
  })
  const single = new Set(before.rules.filter(isForPeople).map(ruleKey))
  const people = after.rules.filter(
    (rule) => isForPeople(rule) && rule.effect === 'allow' && !single.has(ruleKey(rule)),
  )
  const remaining = new Set(after.rules.filter(isForPeople).map(ruleKey))
  const lifted = before.rules.filter(
    (rule) => isForPeople(rule) && rule.effect === 'deny' && !remaining.has(ruleKey(rule)),
  )
  return [
    ...[...groupBy(freed, ({ is, groups: some }) => JSON.stringify([is, some]))].map(([, same]) => {
      const [first] = same
      const names = list([...new Set(same.map(({ model }) => model))].sort(compareText))
      const whom = peopleWords(first?.groups ?? [], groups.length)
      return first?.is === 'allow'
        ? say`${names} may now be used by ${whom}`
        : say`no rule refuses ${names} any longer to ${whom}`
    }),
    ...(people.length === 0 ? [] : [say`${list(people.map(({ id }) => id))} now allow models to single people`]),
    ...(lifted.length === 0
      ? []
      : [say`${list(lifted.map(({ id }) => id))} no longer refuse models to single people as before`]),
  ]
}

/** Patterns that match no known model, each with a name that it does match: what they allow shows when such a model comes. */
function newPatterns({ rules }: KglFile, models: readonly string[]): { model: string; shown: string }[] {
  const patterns = new Set(rules.flatMap(({ match }) => match).filter((pattern) => pattern.includes('*')))
  return [...patterns]
    .filter((pattern) => !models.some((model) => matchesModel(pattern, model)))
    .map((pattern) => ({ model: pattern.replaceAll('*', '0'), shown: pattern }))
}

function isForPeople({ users }: KglFile['rules'][number]): boolean {
  return users !== null
}

function ruleKey({ effect, match, exclude, users }: KglFile['rules'][number]): string {
  return JSON.stringify([effect, match, exclude, users])
}

/** `everybody`, `everybody else and groups g-1`. */
export function peopleWords(groups: readonly (string | null)[], all: number): Message {
  if (groups.length === all) return words('everybody')
  const ids = groups.filter((group) => group !== null)
  const named = say`${words(ids.length === 1 ? 'group' : 'groups')} ${list(ids)}`
  if (!groups.includes(null)) return named
  return ids.length === 0
    ? words('everybody outside of the groups')
    : say`everybody outside of the groups, and ${named}`
}
