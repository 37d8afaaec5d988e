import type { Drift, DriftRow } from '../../core/kgl/drift.js'
import type { KglGroup } from '../../core/kgl/kgl-text.js'
import { refusedWords } from '../../core/kgl/policy-answer.js'
import { WORK, workNames } from '../../core/kiro/work-names.js'
import type { Policy } from '../../core/policy/policy.js'
import { inARow, list, plain, say, words, type Message } from '../../core/text/message.js'
import { count } from '../../core/text/number.js'

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

/** The differences for a terminal, or the sentence that there are none. */
export function driftText(told: ToldDrift): string {
  const { drift, day } = told
  const models = new Set(drift.rows.map(({ model }) => model)).size
  const sum =
    models === 0
      ? say`${told.file} and the policy agree on ${words(count(drift.models, 'model'))} on ${words(day)}, for ${people(drift.groups, told)}.`
      : say`${told.file} and the policy differ on ${words(String(models))} of ${words(count(drift.models, 'model'))} on ${words(day)}.`
  const parts = KINDS.flatMap(({ title, is }) => {
    const rows = drift.rows.filter(is)
    return rows.length === 0 ? [] : [[title, ...rows.map((row) => `  ${plain(rowWords(row, told))}`)].join('\n')]
  })
  const notes = notesOf(told).map(plain)
  return `${[plain(sum), ...parts, ...(notes.length > 0 ? [notes.join('\n')] : [])].join('\n\n')}\n`
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
    groups: drift.groups.map((id) => ({ id, name: groups.find((group) => group.id === id)?.name ?? null })),
    differences: drift.rows.map((row) => ({
      model: row.model,
      policy: row.policy.why === null ? 'allowed' : 'refused',
      because: row.policy.why,
      work: row.policy.work.map((task) => task ?? 'agents and steps'),
      console: { allow: 'allowed', deny: 'refused', unknown: 'unknown' }[row.console.answer],
      rules: row.console.rules,
      groups: row.groups,
      ...row.offered,
    })),
    notCompared: { retired: drift.retired, rulesForPeople: drift.people, rulesAboutOtherThings: others },
  }
}

function rowWords(row: DriftRow, told: ToldDrift): Message {
  const { model, policy, console: answer, groups, offered } = row
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
  return say`${model} for ${people(groups, told)}: ${byPolicy}${byConsole}. Offered to ${who}.`
}

function values(of: DriftRow['offered']['plans']): Message {
  return words(of === 'all' ? 'all' : of === 'unknown' ? 'not known' : inARow(of))
}

function people(groups: readonly (string | null)[], { groups: named, drift }: ToldDrift): Message {
  if (groups.length === 1 && groups[0] === null)
    return words(drift.groups.length === 1 ? 'everybody' : 'everybody else')
  const names = groups.map((id) =>
    id === null ? 'everybody else' : (named.find((group) => group.id === id)?.name ?? id),
  )
  return say`${words(names.length === 1 ? 'group' : 'groups')} ${list(names)}`
}

function notesOf({ drift: { retired, people: single }, others }: ToldDrift): Message[] {
  return [
    ...(single.length === 0 ? [] : [say`Not compared: what ${list(single)} say for single people.`]),
    ...(retired.length === 0 ? [] : [words(`Not compared: ${count(retired.length, 'retired model')}.`)]),
    ...(others === 0 ? [] : [words(`Not compared: ${count(others, 'rule')} about other things than models.`)]),
  ]
}
