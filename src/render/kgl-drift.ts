import { markdown } from './escape/markdown.js'
import type { Drift, DriftRow } from '../core/kgl/drift.js'
import type { KglGroup } from '../core/kgl/kgl-text.js'
import { idsOf, type Principal } from '../core/kgl/evaluate.js'
import { principalWords } from '../core/kgl/principal-words.js'
import { refusedWords } from '../core/kgl/policy-answer.js'
import { WORK, workNames } from '../core/kiro/work-names.js'
import type { Policy } from '../core/policy/policy.js'
import { inARow, list, plain, say, words, type Message } from '../core/text/message.js'
import { count } from '../core/text/number.js'

/** Differences between a console's file and a policy, with what they were found by. */
export interface ToldDrift {
  readonly drift: Drift
  /** The groups that were asked for, by name. */
  readonly groups: readonly KglGroup[]
  readonly day: string
  /** The path of the console's file. */
  readonly file: string
  readonly policy: Policy
  /** How many rules of the file are not about models. */
  readonly others: number
}

/** The kinds of differences, the one that costs first. */
const KINDS = [
  {
    title: 'The console allows, the policy refuses:',
    is: ({ policy, console: { answer } }: DriftRow) => answer === 'allow' && policy.why !== null,
  },
  {
    title: 'The policy allows, the console refuses:',
    is: ({ policy, console: { answer } }: DriftRow) => answer === 'deny' && policy.why === null,
  },
  {
    title: 'Not known: no rule of the console matches, and what then holds is not documented:',
    is: ({ console: { answer } }: DriftRow) => answer === 'unknown',
  },
] as const

/** What is told of differences: a sentence, the rows of each kind, and what was not compared. */
interface DriftParts {
  readonly sum: Message
  readonly kinds: readonly { readonly title: string; readonly rows: readonly Message[] }[]
  readonly notes: readonly Message[]
}

/** The differences in words, or the sentence that there are none. */
function driftParts(told: ToldDrift): DriftParts {
  const { drift, day } = told
  const models = new Set(drift.rows.map(({ model }) => model)).size
  return {
    sum:
      models === 0
        ? say`${told.file} and the policy agree on ${words(count(drift.models, 'model'))} on ${words(day)}, for ${whom(drift.principals, told)}.`
        : say`${told.file} and the policy differ on ${words(String(models))} of ${words(count(drift.models, 'model'))} on ${words(day)}.`,
    kinds: KINDS.flatMap(({ title, is }) => {
      const rows = drift.rows.filter(is).map((row) => rowWords(row, told))
      return rows.length === 0 ? [] : [{ title, rows }]
    }),
    notes: notesOf(told),
  }
}

/** The differences for a terminal. */
export function driftText(told: ToldDrift): string {
  const { sum, kinds, notes } = driftParts(told)
  const parts = kinds.map(({ title, rows }) => [title, ...rows.map((row) => `  ${plain(row)}`)].join('\n'))
  return `${[plain(sum), ...parts, ...(notes.length > 0 ? [notes.map(plain).join('\n')] : [])].join('\n\n')}\n`
}

/** The differences as Markdown, for an issue. */
export function driftMarkdown(told: ToldDrift): string {
  const { sum, kinds, notes } = driftParts(told)
  const listed = (rows: readonly Message[]): string => rows.map((row) => `- ${markdown(row)}`).join('\n')
  const parts = kinds.map(({ title, rows }) => `**${title.replace(/:$/, '')}**\n\n${listed(rows)}`)
  return `${[markdown(sum), ...parts, ...notes.map(markdown)].join('\n\n')}\n`
}

/** The same as JSON. */
export function driftJson({ drift, day, file, policy, others, groups }: ToldDrift): object {
  return {
    version: 1,
    kind: 'kgl-drift',
    asOf: day,
    file,
    policy: policy.map(({ source, sha, digest }) => ({ source, sha, digest })),
    drift: drift.rows.length > 0,
    models: drift.models,
    groups: idsOf(drift.principals).groups.map((id) => ({
      id,
      name: groups.find((group) => group.id === id)?.name ?? null,
    })),
    people: idsOf(drift.principals).people,
    differences: drift.rows.map((row) => ({
      model: row.model,
      policy: row.policy.why === null ? 'allowed' : 'refused',
      because: row.policy.why,
      work: row.policy.work.map((task) => task ?? 'agents and steps'),
      console: { allow: 'allowed', deny: 'refused', unknown: 'unknown' }[row.console.answer],
      rules: row.console.rules,
      ...idsOf(row.principals),
      ...row.offered,
    })),
    notCompared: { retired: drift.retired, rulesForPeople: drift.people, rulesAboutOtherThings: others },
  }
}

function rowWords(row: DriftRow, told: ToldDrift): Message {
  const { model, policy, console: answer, principals, offered } = row
  const byPolicy =
    policy.why === null
      ? policy.work.length === WORK.length
        ? words('the policy allows it')
        : say`the policy allows it for ${workNames(policy.work)}`
      : say`the policy refuses it: ${refusedWords(policy.why)}`
  const byConsole =
    answer.rules.length === 0
      ? words('')
      : say`; ${words(answer.answer === 'allow' ? 'allowed' : 'refused')} by ${list(answer.rules)}`
  const who = say`plans: ${values(offered.plans)}, logins: ${values(offered.logins)}, regions: ${values(offered.regions)}`
  return say`${model} for ${whom(principals, told)}: ${byPolicy}${byConsole}. Offered to ${who}.`
}

function values(of: DriftRow['offered']['plans']): Message {
  return words(of === 'all' ? 'all' : of === 'unknown' ? 'not known' : inARow(of))
}

function whom(some: readonly Principal[], { groups: named, drift }: ToldDrift): Message {
  const everybody = some.length === drift.principals.length && some.some(({ group }) => group === null)
  const nameOf = (id: string): string => named.find((group) => group.id === id)?.name ?? id
  return principalWords(some, everybody ? some.length : 0, nameOf)
}

function notesOf({ drift: { retired, principals, people: single }, others }: ToldDrift): Message[] {
  return [
    ...(single.length === 0 ? [] : [say`Not compared: what ${list(single)} say for single people.`]),
    ...(principals.some(({ person }) => person !== null)
      ? [words('Rules for groups are not counted for single people: no file says who is in a group.')]
      : []),
    ...(retired.length === 0 ? [] : [words(`Not compared: ${count(retired.length, 'retired model')}.`)]),
    ...(others === 0 ? [] : [words(`Not compared: ${count(others, 'rule')} about other things than models.`)]),
  ]
}
