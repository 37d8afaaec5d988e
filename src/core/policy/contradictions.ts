import { isRecord } from '../kiro/surfaces/document.js'
import { RULES } from '../rules/index.js'
import { say, words, type Message } from '../text/message.js'
import { wideningKey } from './groups.js'
import type { Layer, PolicyProblem } from './policy.js'
import type { PolicyFile } from './schema.js'

/** A mistake that the shape of a policy allows. */
export interface Complaint {
  readonly path: readonly string[]
  readonly message: Message
}

/** Among names that the policy's author chooses, zod leaves this one out without a word, for the sake of programs that it would confuse. */
const LEFT_OUT = '__proto__'

/** The first name in a value that zod would leave out; null where there is none. */
export function hiddenName(value: unknown, path: readonly string[] = []): Complaint | null {
  if (!isRecord(value)) return null
  if (Object.hasOwn(value, LEFT_OUT)) {
    const own = [...path, LEFT_OUT]
    return { path: own, message: say`${own.join('.')}: the name ${LEFT_OUT} is not allowed` }
  }
  for (const [key, inner] of Object.entries(value)) {
    const found = hiddenName(inner, [...path, key])
    if (found) return found
  }
  return null
}

/** What the shape allows but cannot be meant. */
export function contradiction(file: PolicyFile): Complaint | null {
  const { team, workload, enforcement } = file
  if (enforcement?.mode === 'observe' && enforcement.from !== undefined) {
    return {
      path: ['enforcement', 'from'],
      message: words(
        'enforcement.from is the first day that blocks, so it goes with mode: block; before it the policy only observes.',
      ),
    }
  }
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  const seats = sum(Object.values(team?.seats ?? {}))
  if (team?.developers !== undefined && seats > 0 && seats !== team.developers) {
    return {
      path: ['team', 'seats'],
      message: say`team.seats has ${seats} seats, but team.developers is ${team.developers}. Make them equal or leave one out.`,
    }
  }
  const shares = sum(Object.values(workload?.roots ?? {}))
  if (shares > 1 + 1e-9)
    return {
      path: ['workload', 'roots'],
      message: say`The shares of workload.roots add up to ${words(String(shares))}; together they can be at most 1.`,
    }
  for (const group of ['tasks', 'agents', 'hooks'] as const) {
    for (const [name, work] of Object.entries(workload?.[group] ?? {})) {
      const { credits } = work
      if (credits && !(credits.low <= credits.typical && credits.typical <= credits.high)) {
        return {
          path: ['workload', group, name, 'credits'],
          message: say`workload.${group}.${name}.credits must rise: low, typical, high.`,
        }
      }
    }
  }
  return emptyWhen(file) ?? widens(file)
}

function emptyWhen({ when }: PolicyFile): Complaint | null {
  return when === undefined || when.repositories !== undefined || when.topics !== undefined
    ? null
    : { path: ['when'], message: words('when names no repository: write repositories, topics or both.') }
}

/** Whoever administers a repository sets its topics, so that nothing may be gained by one. */
function widens(file: PolicyFile): Complaint | null {
  if (file.when?.topics === undefined) return null
  const path = wideningKey(file, RULES)
  return path === null
    ? null
    : {
        path,
        message: say`${words(path.join('.'))} could permit something, and whoever administers a repository sets its topics. A document with when.topics may only forbid: models, budget, cost, rules at their own severity or above, enforcement with mode: block. Select it by when.repositories alone, or move ${words(path[0] ?? '')} to another document.`,
      }
}

/** A document that cannot be where it is: above one that it could free, or in a policy of another role. Null where there is none. */
export function outOfPlace(documents: readonly Layer[]): PolicyProblem | null {
  const selected = documents.findIndex(({ file }) => file.when !== undefined)
  const open = documents.findLastIndex(({ file }) => file.when === undefined)
  const late = documents[open]
  if (selected !== -1 && late !== undefined && open > selected)
    return {
      ...late.at(['version']),
      message: words(
        'A document without when is below one with it. Documents are layers, the first outermost: write those without when first, so that the others can only narrow them.',
      ),
    }
  const elsewhere = documents.find(({ role, file }) => role !== 'repository' && file.console !== undefined)
  if (elsewhere !== undefined)
    return {
      ...elsewhere.at(['console']),
      message: words(
        'console names files of one repository, so it goes into the policy of that repository, not into one above it.',
      ),
    }
  const [first] = documents
  return first?.role === 'repository' && first.file.when !== undefined
    ? {
        ...first.at(['when']),
        message: words(
          'The first document of a repository’s own policy is for that repository, so it cannot say when. Write a document without it first, or try the file as --organization-policy.',
        ),
      }
    : null
}
