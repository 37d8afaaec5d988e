import { plain, say, words, type Message } from '../text/message.js'
import { whenWords } from '../policy/groups.js'
import { layerName, type Layer, type Policy } from '../policy/policy.js'
import type { ExportedRules } from './export-rules.js'

/** A group to which exported rules are bound. */
export interface KglGroup {
  readonly name: string
  readonly id: string
}

export interface KglText {
  readonly exported: ExportedRules
  /** What KGL cannot say. */
  readonly notSaid: readonly Message[]
  readonly policy: Policy
  /** The groups that the rules bind; everybody where there are none. */
  readonly groups: readonly KglGroup[]
  /** The day of prices and models, `YYYY-MM-DD`. */
  readonly day: string
}

/** The KGL file of a policy: the same text for the same policy, groups, prices and day. */
export function kglText({ exported, notSaid, policy, groups, day }: KglText): string {
  const lines = [
    '# Written by kiro-governance export kgl. Do not edit: change the policy and export again.',
    ...policy.map((layer) => comment(say`Policy: ${layerName(layer)} ${version(layer)}${groupOf(layer)}`)),
    comment(words(`Models and prices of ${day}`)),
    ...(groups.length === 0 ? [comment(words('Groups: none named, so the rules bind everybody'))] : []),
    'version: "0.1"',
    exported.rules.length === 0 ? 'rules: []' : 'rules:',
    ...exported.rules.flatMap(({ id, effect, match, exclude, comment: about }) => [
      `  ${comment(about)}`,
      `  - id: ${id}`,
      `    capability: ${exported.capability}`,
      `    effect: ${effect}`,
      ...listed('match', match.map(quotedText)),
      ...(exclude.length === 0 ? [] : listed('exclude', exclude.map(quotedText))),
      ...(groups.length === 0
        ? []
        : listed(
            'groups',
            groups.map(({ name, id: group }) => `${quotedText(group)} ${comment(say`${name}`)}`),
          )),
    ]),
    ...(notSaid.length === 0 ? [] : ['', comment(words('What the policy says and KGL cannot:'))]),
    ...notSaid.map((message) => comment(say`- ${message}`)),
  ]
  return `${lines.join('\n')}\n`
}

/** For which repositories a document is meant; one that could not be checked is in the rules as well. */
function groupOf({ file: { when }, matched }: Layer): Message {
  if (when === undefined) return words('')
  return say`, for ${whenWords(when)}${words(matched === 'unknown' ? ', which could not be checked: state --repository OWNER/NAME' : '')}`
}

function version({ sha, digest }: Policy[number]): Message {
  if (sha !== null) return words(`at commit ${sha}`)
  return words(digest === null ? 'as it is on disk' : `as it is on disk, SHA-256 ${digest}`)
}

function comment(message: Message): string {
  return `# ${plain(message)}`
}

function listed(key: string, entries: readonly string[]): string[] {
  return [`    ${key}:`, ...entries.map((entry) => `      - ${entry}`)]
}

/** A text of YAML that is one whatever it holds. */
function quotedText(text: string): string {
  return JSON.stringify(text)
}
