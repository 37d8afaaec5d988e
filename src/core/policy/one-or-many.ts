import { isRecord } from '../kiro/surfaces/document.js'

/** Keys that hold a list of texts; `*` is any name. */
const LISTS: readonly (readonly string[])[] = [
  ['ignore'],
  ['delegates'],
  ['when', 'repositories'],
  ['when', 'topics'],
  ['console', 'kgl'],
  ['team', 'login'],
  ['team', 'region'],
  ['team', 'holidays'],
  ['team', 'approvedModels'],
  ['models', 'allow'],
  ['models', 'deny'],
  ['models', 'tasks', '*', 'allow'],
  ['budget', 'required'],
]

/** The policy as parsed, with a list of one for each text where a list is meant. */
export function withLists(policy: unknown): unknown {
  return LISTS.reduce(listedAt, policy)
}

function listedAt(value: unknown, [step, ...below]: readonly string[]): unknown {
  if (step === undefined) return typeof value === 'string' ? [value] : value
  if (!isRecord(value)) return value
  const names = step === '*' ? Object.keys(value) : [step]
  const listed = names.flatMap((name) => (Object.hasOwn(value, name) ? [[name, listedAt(value[name], below)]] : []))
  // Object.fromEntries keeps a key that is called __proto__ as a key, for others to refuse.
  return Object.fromEntries([...Object.entries(value), ...listed]) as unknown
}
