import { atLeast, SEVERITIES } from '../finding.js'
import { matchesPath } from '../text/glob.js'
import { list, say, words, type Message } from '../text/message.js'
import type { PolicyFile } from './schema.js'
import type { Layer } from './policy.js'
import type { Match, When } from './when.js'

/** The repository that is judged, as GitHub states it; never what a file of it says. */
export interface Target {
  /** `owner/name`, asked for only when a document is selected by names; null where it is not known. */
  readonly repository: () => Promise<string | null>
  /** Its topics, asked for only when a document is selected by topics; null where they cannot be read. */
  readonly topics: () => Promise<readonly string[] | null>
}

/** A target of which nothing is known, so that every document counts. */
export const UNKNOWN_TARGET: Target = {
  repository: () => Promise.resolve(null),
  topics: () => Promise.resolve(null),
}

/** Whether a document is meant for a repository: each of the two lists that it states has to match. */
export async function matchOf(when: When | undefined, { repository, topics }: Target): Promise<Match> {
  if (when === undefined) return 'always'
  const { repositories, topics: tags } = when
  const name = repositories === undefined ? null : await repository()
  if (repositories !== undefined && name !== null && !listsRepository(repositories, name)) return 'no'
  const isNamed = repositories === undefined || name !== null
  if (tags === undefined) return isNamed ? 'repository' : 'unknown'
  const known = await topics()
  if (known !== null && !known.some((topic) => listsTopic(tags, topic))) return 'no'
  return isNamed && known !== null ? 'topic' : 'unknown'
}

/** GitHub compares owners and names without case. A glob without `/` is the name under any owner. */
function listsRepository(globs: readonly string[], repository: string): boolean {
  const text = repository.toLowerCase()
  return globs.some((glob) => matchesPath((glob.includes('/') ? glob : `*/${glob}`).toLowerCase(), text))
}

function listsTopic(globs: readonly string[], topic: string): boolean {
  return globs.some((glob) => matchesPath(glob.toLowerCase(), topic.toLowerCase()))
}

/** `repositories acme/pay-* with topic pci` */
export function whenWords({ repositories, topics }: When): Message {
  const named = repositories === undefined ? words('') : say` ${list(repositories, 8, 'or')}`
  const tagged = topics === undefined ? words('') : say` with topic ${list(topics, 8, 'or')}`
  return say`repositories${named}${tagged}`
}

/** Keys that only ever add a restriction, whoever reads them; of enforcement and rules the values count as well. */
const NARROWING: readonly string[] = [
  'version',
  'requires',
  'when',
  'models',
  'budget',
  'cost',
  'rules',
  'enforcement',
] satisfies readonly (keyof PolicyFile)[]

/** Every rule with the severity that it has without a policy. */
export type DefaultSeverities = readonly { readonly id: string; readonly severity: 'error' | 'warning' | 'notice' }[]

/**
 * The first key of a document that could free something. A document that is selected by topics may have none: whoever
 * administers a repository sets its topics, and must gain nothing by that.
 */
export function wideningKey(file: PolicyFile, rules: DefaultSeverities): readonly string[] | null {
  const key = Object.keys(file).find((one) => !NARROWING.includes(one))
  if (key !== undefined) return [key]
  if (file.enforcement !== undefined && !blocksNow(file.enforcement)) return ['enforcement']
  const lowered = Object.entries(file.rules ?? {}).find(([id, severity]) => !raises(id, severity, rules))
  return lowered === undefined ? null : ['rules', lowered[0]]
}

/**
 * What is left of a document of which it is not known whether it is meant for this repository: what it forbids, and its facts, without
 * what it permits.
 */
export function withoutPermissions(file: PolicyFile, rules: DefaultSeverities): PolicyFile {
  const kept = Object.fromEntries(
    Object.entries(file).filter(([key]) => !PERMITTING.includes(key)),
  ) as Partial<PolicyFile>
  const { enforcement } = file
  const raised = Object.entries(file.rules ?? {}).filter(([id, severity]) => raises(id, severity, rules))
  return {
    version: 1,
    ...kept,
    ...(enforcement !== undefined && blocksNow(enforcement) ? { enforcement } : {}),
    ...(raised.length === 0 ? {} : { rules: Object.fromEntries(raised) }),
  }
}

/** A document of which it is not known whether it is meant for the repository, as it counts then. */
export function asUnknown(layer: Layer, rules: DefaultSeverities): Layer {
  return { ...layer, matched: 'unknown', file: withoutPermissions(layer.file, rules) }
}

/** Keys that can permit something to the documents below, the prices among them; of enforcement and rules some values. */
const PERMITTING: readonly string[] = [
  'ignore',
  'exceptions',
  'delegates',
  'publish',
  'catalogue',
  'enforcement',
  'rules',
] satisfies readonly (keyof PolicyFile)[]

function blocksNow({ mode, from }: NonNullable<PolicyFile['enforcement']>): boolean {
  return mode === 'block' && from === undefined
}

function raises(id: string, severity: string | undefined, rules: DefaultSeverities): boolean {
  const usual = rules.find((rule) => rule.id === id)?.severity
  const stated = SEVERITIES.find((one) => one === severity)
  return stated !== undefined && usual !== undefined && atLeast(stated, usual)
}
