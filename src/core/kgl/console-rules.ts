import type { Catalogue } from '../catalogue/catalogue.js'
import { LIMITS } from '../text/limits.js'
import type { ConsoleFile } from '../kiro/console-file.js'
import { decode } from '../kiro/surfaces/text.js'
import { matchesModel } from '../text/glob.js'
import { groupBy } from '../text/group-by.js'
import { list, say, type Message } from '../text/message.js'
import { compareText } from '../text/place.js'
import { evaluate, literalsOf, principalsOf, type KglAnswer } from './evaluate.js'
import { parseKgl, type KglFile, type ParsedKgl } from './kgl-file.js'
import { principalWords } from './principal-words.js'

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

/** What a change of the console's rules frees and refuses. */
export interface ConsoleEdits {
  readonly loosened: readonly Message[]
  readonly tightened: readonly Message[]
}

/** What becomes freer or less free by a change of the console's rules; over every known model and every id, group and person that either names. */
export function consoleEdits(before: KglFile, after: KglFile, catalogue: Catalogue): ConsoleEdits {
  const models = [...new Set([...catalogue.models.map(({ id }) => id), ...literalsOf(before), ...literalsOf(after)])]
  const principals = principalsOf(before, after)
  const probes = [...models.map((model) => ({ model, shown: model })), ...newPatterns([before, after], models)]
  const changed = probes.flatMap(({ model, shown }) =>
    principals.flatMap((principal) => {
      const [was, is] = [evaluate(before, model, principal).answer, evaluate(after, model, principal).answer]
      return was === is ? [] : [{ shown, principal, is, isFreer: ANSWERS.indexOf(is) < ANSWERS.indexOf(was) }]
    }),
  )
  const told = (isFreer: boolean): Message[] => {
    const some = changed.filter((one) => one.isFreer === isFreer)
    const byModel = [...groupBy(some, ({ shown, is }) => JSON.stringify([shown, is])).values()].map((same) => ({
      model: same[0]?.shown ?? '',
      is: same[0]?.is ?? 'unknown',
      whom: same.map(({ principal }) => principal),
    }))
    return [...groupBy(byModel, ({ is, whom }) => JSON.stringify([is, whom])).values()].map((same) => {
      const names = list([...new Set(same.map(({ model }) => model))].sort(compareText))
      const whom = principalWords(same[0]?.whom ?? [], principals.length)
      return editWords(names, same[0]?.is ?? 'unknown', isFreer, whom)
    })
  }
  return { loosened: told(true), tightened: told(false) }
}

function editWords(names: Message, is: KglAnswer['answer'], isFreer: boolean, whom: Message): Message {
  if (is === 'allow') return say`${names} may now be used by ${whom}`
  if (is === 'deny') return say`${names} may no longer be used by ${whom}`
  return isFreer
    ? say`no rule refuses ${names} any longer to ${whom}`
    : say`no rule allows ${names} any longer to ${whom}`
}

/** Patterns that match no known model, each with a name that it does match: what they allow shows when such a model comes. */
function newPatterns(files: readonly KglFile[], models: readonly string[]): { model: string; shown: string }[] {
  const patterns = new Set(
    files.flatMap(({ rules }) => rules.flatMap(({ match }) => match)).filter((pattern) => pattern.includes('*')),
  )
  return [...patterns]
    .filter((pattern) => !models.some((model) => matchesModel(pattern, model)))
    .map((pattern) => ({ model: pattern.replaceAll('*', '0'), shown: pattern }))
}
