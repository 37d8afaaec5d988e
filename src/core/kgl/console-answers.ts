import type { ConsoleFile } from '../kiro/console-file.js'
import { workNames, WORK } from '../kiro/work-names.js'
import type { Resolved } from '../policy/merge/policy-edit.js'
import { groupBy } from '../text/group-by.js'
import { list, say, words, type Message } from '../text/message.js'
import { readConsole } from './console-rules.js'
import { evaluate, idsOf, principalsOf, type KglAnswer } from './evaluate.js'
import { principalWords } from './principal-words.js'
import { policyAnswer } from './policy-answer.js'

/** What a KGL file says of a model, beside the answer of the repository's policy. */
export interface ConsoleAnswer {
  readonly model: string
  readonly file: string
  /** `unknown`: no rule matches, or the file is not read. */
  readonly answer: KglAnswer['answer']
  /** The ids of the rules that decide. */
  readonly rules: readonly string[]
  /** The groups for which it is so, by id; null is everybody else. */
  readonly groups: readonly (string | null)[]
  /** The single people for whom it is so, by id. */
  readonly people: readonly string[]
  readonly message: Message
}

/** Whose policy the answers of the console stand beside. */
export type PolicyOf = 'repository' | 'organization'

/** The answers of KGL files for some models on `day` (`YYYY-MM-DD`): one for each file, model and set of groups with the same answer. */
export function consoleAnswers(
  files: readonly ConsoleFile[],
  models: readonly string[],
  whole: Resolved,
  day: string,
  whose: PolicyOf = 'repository',
): ConsoleAnswer[] {
  return files.flatMap((file) => {
    const read = readConsole(file)
    const ids = new Set(models.map((name) => whole.catalogue.find(name)?.model.id ?? name))
    return [...ids].flatMap((model): ConsoleAnswer[] => {
      const ours = policyWords(whole, model, day, whose)
      if ('problems' in read) {
        const [first] = read.problems
        const message = say`${model}: ${ours}; what the console does is not known, because ${file.path}:${first?.line ?? 1} is not read: ${first?.message ?? words('')}`
        return [{ model, file: file.path, answer: 'unknown', rules: [], groups: [], people: [], message }]
      }
      const principals = principalsOf(read.file)
      const answers = principals.map((principal) => ({ principal, ...evaluate(read.file, model, principal) }))
      return [...groupBy(answers, ({ answer, rules }) => JSON.stringify([answer, rules]))].flatMap(([, same]) => {
        const [first] = same
        if (!first) return []
        const bound = same.map(({ principal }) => principal)
        const whom =
          bound.length === principals.length ? words('') : say` for ${principalWords(bound, principals.length)}`
        const message = say`${model}: ${ours}, ${consoleWords(first)}${whom} (${file.path})`
        return [{ model, file: file.path, answer: first.answer, rules: first.rules, ...idsOf(bound), message }]
      })
    })
  })
}

function policyWords(whole: Resolved, model: string, day: string, whose: PolicyOf): Message {
  if (whole.policy.length === 0) return words('no policy speaks of it')
  const { work, why } = policyAnswer(whole, model, day)
  if (why !== null) return say`refused by the ${words(whose)}’s policy`
  return work.length === WORK.length
    ? say`allowed by the ${words(whose)}’s policy`
    : say`allowed by the ${words(whose)}’s policy for ${workNames(work)}`
}

function consoleWords({ answer, rules }: KglAnswer): Message {
  if (answer === 'unknown') return words('and no rule of the console matches it: what then holds is not documented')
  return say`${words(answer === 'allow' ? 'allowed' : 'refused')} by the console’s ${words(rules.length === 1 ? 'rule' : 'rules')} ${list(rules)}`
}
