import { say, words, type Message } from '../../text/message.js'
import { nearest } from '../../text/nearest.js'
import { isTaskKind, TASK_KINDS } from '../task-kind.js'
import { isRecord, valueAt, type Document, type Path } from './document.js'
import { keyRenames, renameOf } from './key-renames.js'
import { placeIn, type KeyRename, type NearMissKey, type SurfaceFile } from './surface.js'

type Fields = Readonly<Record<string, unknown>>

/** What a limit of a budget is made of. */
const LIMIT_KEYS = ['credits', 'inputTokens', 'outputTokens', 'alertThreshold', 'action']
/** The periods of a budget. */
const PERIODS = ['daily', 'monthly']
/** The profiles that the contract's documentation names. */
const USUAL_PROFILES = ['primary', 'fast']
/** Levels below the top in which a contract is looked for that was written too deep. */
const DEEPEST = 3

/**
 * Whether a value has the shape of a contract: a profile with a `model`, a `routing` over our kinds of work, or a `budget` with
 * limits. A key that is merely called `models` or `budget` may be another tool's.
 */
export function hasContractShape(value: unknown): boolean {
  if (!isRecord(value)) return false
  return hasModelsShape(value.models) || hasBudgetShape(value.budget)
}

/** Whether a value may be what has become of a contract: its keys without its shape, keys that are nearly its own, or no object at all. */
export function isNearlyContract(value: unknown): boolean {
  if (!isRecord(value)) return true
  return Object.hasOwn(value, 'models') || Object.hasOwn(value, 'budget') || nearAtTop(value).length > 0
}

function hasModelsShape(models: unknown): boolean {
  return (
    isRecord(models) &&
    (Object.entries(models).some(([name, profile]) => name !== 'routing' && isProfile(profile)) ||
      isRouting(models.routing))
  )
}

function isProfile(value: unknown): boolean {
  return isRecord(value) && Object.hasOwn(value, 'model')
}

/** A routing without a route is one that is still to be written. */
function isRouting(value: unknown): boolean {
  return isRecord(value) && (Object.keys(value).length === 0 || Object.keys(value).some(isTaskKind))
}

/** A period, or what is nearly one, with limits; also with none yet. */
function hasBudgetShape(budget: unknown): boolean {
  return (
    isRecord(budget) &&
    Object.entries(budget).some(
      ([period, limit]) =>
        isRecord(limit) &&
        (PERIODS.includes(period) || nearest(period, PERIODS) !== null) &&
        (Object.keys(limit).length === 0 || LIMIT_KEYS.some((key) => Object.hasOwn(limit, key))),
    )
  )
}

/** A part of a file that is nearly one of a contract. */
interface Near {
  readonly path: Path
  readonly instead: Message
  /** The key to write in the place of the last one of the path, where that is all. */
  readonly to?: string
}

/** A near miss with what the file holds there. */
export interface NearContract extends NearMissKey {
  readonly part: unknown
}

/**
 * Keys that were meant for the contract and are nearly its own. Where the file is one (`isContract`), what is inside of `models` and
 * `budget` is the schema's to report.
 */
export function nearMissKeys(
  document: Document,
  value: Fields,
  file: SurfaceFile,
  isContract: boolean,
): NearContract[] {
  const found = [...nearAtTop(value), ...(isContract ? [] : [...nearInModels(value), ...nearInBudget(value)])]
  return found.map(({ path, instead }) => ({
    key: path.join('.'),
    place: placeIn(file, document.keyAt(path)),
    part: valueAt(value, path),
    instead,
    ...renamedAt(value, path, found),
  }))
}

/** The rename of a key that is nearly another one, where it has one answer. */
function renamedAt(value: Fields, path: Path, found: readonly Near[]): { readonly rename?: KeyRename } {
  const above = path.slice(0, -1)
  const object = valueAt(value, above)
  const wrong = found.flatMap((near) =>
    near.path.length === path.length && above.every((step, index) => near.path[index] === step)
      ? [{ from: String(near.path.at(-1)), to: near.to ?? null }]
      : [],
  )
  return isRecord(object) ? renameOf(keyRenames(object, wrong), String(path.at(-1))) : {}
}

/** `modles`, `Models`, `budgets`; a routing, a profile or a whole contract at another level than its own. */
function nearAtTop(value: Fields): Near[] {
  return Object.entries(value).flatMap(([key, part]): Near[] => {
    if (key === 'models' || key === 'budget') return []
    const meant = nearest(key, ['models', 'budget'])
    if (meant === 'models' && (hasModelsShape(part) || nearInModels({ models: part }).length > 0))
      return [{ path: [key], instead: say`write ${'models'}`, to: meant }]
    if (meant === 'budget' && (hasBudgetShape(part) || nearInBudget({ budget: part }).length > 0))
      return [{ path: [key], instead: say`write ${'budget'}`, to: meant }]
    if (isNearRouting(key, part)) return [{ path: [key], instead: say`the contract's is ${'models.routing'}` }]
    if (USUAL_PROFILES.includes(key) && isProfile(part))
      return [{ path: [key], instead: say`the contract's is ${`models.${key}`}` }]
    const deep = contractBelow(part, [key])
    return deep ? [{ path: deep, instead: words('models and budget lie at the top of the file') }] : []
  })
}

function contractBelow(value: unknown, path: Path): Path | null {
  if (!isRecord(value) || path.length > DEEPEST) return null
  if (hasContractShape(value)) return path
  for (const [key, part] of Object.entries(value)) {
    const found = contractBelow(part, [...path, key])
    if (found) return found
  }
  return null
}

function nearInModels(value: Fields): Near[] {
  const models = value.models
  if (!isRecord(models)) return []
  return Object.entries(models).flatMap(([name, part]): Near[] => {
    const path = ['models', name]
    if (isNearRouting(name, part)) {
      if (name !== 'routing') return [{ path, instead: say`write ${'models.routing'}`, to: 'routing' }]
      return nearKinds(part).map(([kind, meant]) => ({
        path: [...path, kind],
        instead: say`write ${meant}`,
        to: meant,
      }))
    }
    if (typeof part === 'string' && USUAL_PROFILES.includes(name))
      return [{ path, instead: say`write ${`{ "model": … }`}` }]
    if (!isRecord(part)) return []
    // Another spelling of the key that makes a profile one. What else is near a profile's keys is no sign of it.
    const found = Object.entries(part).find(([key, id]) => nearest(key, ['model']) !== null && typeof id === 'string')
    return found ? [{ path: [...path, found[0]], instead: say`write ${'model'}`, to: 'model' }] : []
  })
}

/** Whether a key is `routing` or nearly, and its value has kinds of work or what is nearly one. */
function isNearRouting(key: string, value: unknown): boolean {
  return nearest(key, ['routing']) !== null && isRecord(value) && (isRouting(value) || nearKinds(value).length > 0)
}

function nearKinds(value: unknown): [string, string][] {
  if (!isRecord(value)) return []
  return Object.keys(value).flatMap((key): [string, string][] => {
    const meant = isTaskKind(key) ? null : nearest(key, TASK_KINDS)
    return meant === null ? [] : [[key, meant]]
  })
}

/** A number where the contract has limits: `budget: 500`, `budget.monthly: 500`, `budget.weekly.credits: 500`. */
function nearInBudget(value: Fields): Near[] {
  const budget = value.budget
  const instead = say`the contract's is ${'"budget": { "monthly": { "credits": 500 } }'}`
  const path = isAmount(budget)
    ? []
    : isRecord(budget)
      ? Object.entries(budget).flatMap(([key, part]) =>
          isAmount(part) || (isRecord(part) && Object.values(part).some(isAmount)) ? [[key]] : [],
        )[0]
      : undefined
  return path === undefined ? [] : [{ path: ['budget', ...path], instead }]
}

/** A number, also one in quotes. */
function isAmount(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\s*\d[\d_,.]*\s*$/.test(value))
}
