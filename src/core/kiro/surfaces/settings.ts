import { say, words, type Message } from '../../text/message.js'
import { TASK_KINDS, type TaskKind } from '../task-kind.js'
import { CLI_KEYS } from './cli-keys.js'
import { digestOf } from './content.js'
import { hasContractShape, nearMissKeys, type NearContract } from './contract-shape.js'
import { isName, isRecord, type Document, type Path } from './document.js'
import { noObject } from './no-object.js'
import type { Limit } from '../../../../generated/settings-contract.js'
import { judgeContract } from './settings-schema.js'
import {
  placeIn,
  type Complaint,
  type Contract,
  type MisplacedKey,
  type Named,
  type Period,
  type Surface,
  type SurfaceFile,
  type Use,
} from './surface.js'
import { unreadIn } from '../unread/names.js'
import { unreadInText } from '../unread/text.js'

/**
 * `.kiro/settings.json`: the team's own contract, where it has a contract's shape, or had it before the change. Kiro reads nothing of it, and
 * other tools use the file name too, so a file that never was the contract is left alone but for what is nearly ours.
 * Source: github.com/kirodotdev/Kiro/issues/6279
 */
export const settings: Surface = {
  id: 'settings',
  title: 'settings contract',
  files: ['.kiro/settings.json'],
  appliedBy: 'team',
  owns: (path) => path === 'settings.json',
  read(document, file) {
    const value = document.value
    if (!isRecord(value))
      return file.wasContract
        ? noObject(document, file, words('The file must hold one object: { … }.'))
        : { ...NOTHING, unread: unreadIn(document, file, [], true) }
    const isContract =
      hasContractShape(value) || (file.wasContract === true && ('models' in value || 'budget' in value))
    const misplaced = misplacedKeys(document, value, file)
    const near = nearMissKeys(document, value, file, isContract)
    // What was the contract does not stop being one by a slip, or by lying deeper.
    const lost = file.wasContract ? near.map(asComplaint) : []
    const nearMisses = file.wasContract ? [] : near
    const known: Path[] = [...misplaced.map(({ path }) => path), ...(isContract ? OURS : [])]
    const unread = unreadIn(document, file, known, near.length === 0)
    if (!isContract)
      return { uses: [], complaints: lost, misplaced, nearMisses, unread, ...(file.wasContract ? {} : { isForeign }) }
    const contract = readContract(document, value, file)
    return {
      uses: usesOf(contract),
      complaints: [...judgeContract(document, value, file), ...lost],
      misplaced,
      nearMisses,
      unread,
      contract,
    }
  },
  readBroken(complaints, text, file) {
    if (file.wasContract) return { uses: [], complaints }
    const unreadable = complaints.find(({ rule, value }) => rule === 'syntax' && value !== 'empty')
    if (unreadable === undefined) return { ...NOTHING, unread: text === null ? [] : unreadInText(text, file, true) }
    // What cannot be read is not known to be another tool's.
    const named = text === null ? [] : unreadInText(text, file, false)
    const { place, content = '', message } = unreadable
    const unknown = { place, names: [], content, isParsed: false, isForeign: false, why: message }
    return { ...NOTHING, unread: named.length > 0 ? named : [unknown] }
  },
}

const isForeign = true

/** A file of another tool. */
const NOTHING = { uses: [], complaints: [], isForeign } as const

/** The parts of a contract. */
const OURS: readonly Path[] = [['models'], ['budget']]

function asComplaint({ key, place, part, instead, rename }: NearContract): Complaint {
  return {
    rule: 'schema',
    place,
    value: `${key} nearly`,
    content: digestOf(part),
    message: say`${key} is not a key of the contract; ${instead}`,
    ...(rename ? { rename } : {}),
  }
}

/** Reads what has the right shape; what has not is the schema's to report. */
function readContract(document: Document, value: Record<string, unknown>, file: SurfaceFile): Contract {
  const named = (name: unknown, path: Path): Named | null =>
    isName(name) ? { name, place: placeIn(file, document.at(path)) } : null
  const models = isRecord(value.models) ? value.models : {}
  const profiles = new Map<string, { model: Named | null; place: Contract['budgetPlace'] }>()
  for (const [name, profile] of Object.entries(models)) {
    if (name === 'routing') continue
    const model = isRecord(profile) ? named(profile.model, ['models', name, 'model']) : null
    profiles.set(name, { model, place: placeIn(file, document.keyAt(['models', name])) })
  }
  const routes = isRecord(models.routing) ? models.routing : null
  const routing = new Map<TaskKind, Named>()
  for (const task of TASK_KINDS) {
    const profile = named(routes?.[task], ['models', 'routing', task])
    if (profile) routing.set(task, profile)
  }
  return {
    file: file.path,
    root: file.root,
    profiles,
    routing,
    routingPlace: routes ? placeIn(file, document.keyAt(['models', 'routing'])) : null,
    budgets: readBudgets(document, value.budget, file),
    budgetPlace: placeIn(file, document.keyAt(['budget'])),
  }
}

function readBudgets(document: Document, value: unknown, file: SurfaceFile): Contract['budgets'] {
  const budgets = new Map<Period, { limit: Limit; place: Contract['budgetPlace'] }>()
  for (const period of ['daily', 'monthly'] as const) {
    const limit = isRecord(value) ? value[period] : undefined
    if (!isRecord(limit)) continue
    budgets.set(period, { limit: wellTyped(limit), place: placeIn(file, document.keyAt(['budget', period])) })
  }
  return budgets
}

function wellTyped(limit: Record<string, unknown>): Limit {
  const result: Limit = {}
  for (const key of ['credits', 'inputTokens', 'outputTokens', 'alertThreshold'] as const) {
    const amount = limit[key]
    if (typeof amount === 'number' && Number.isFinite(amount) && amount >= 0) result[key] = amount
  }
  const action = limit.action
  if (action === 'notify' || action === 'restrict' || action === 'pause') result.action = action
  return result
}

/** Every routed kind of work; a route to a profile without a model assigns nothing (and is reported by its own rule). */
function usesOf(contract: Contract): Use[] {
  const uses: Use[] = []
  for (const [task, profile] of contract.routing) {
    const model = contract.profiles.get(profile.name)?.model
    if (model) uses.push({ work: { kind: 'task', task }, model, place: profile.place, profile })
  }
  return uses
}

/** Levels of a nested key of Kiro CLI: `chat.greeting.enabled`. */
const DEEPEST_CLI_KEY = 3

function misplacedKeys(
  document: Document,
  value: Record<string, unknown>,
  file: SurfaceFile,
): (MisplacedKey & { readonly path: Path })[] {
  const found: (MisplacedKey & { readonly path: Path })[] = []
  const add = (path: Path, instead: Message, why?: Message): void => {
    const place = placeIn(file, document.keyAt(path))
    found.push({ key: path.join('.'), path, place, ...(why ? { why } : {}), instead })
  }
  for (const key of Object.keys(value)) {
    if (key === 'mcpServers') add([key], say`move it to ${'.kiro/settings/mcp.json'}`)
    else if (key === 'model' && typeof value[key] === 'string')
      add(
        [key],
        say`write it as ${'chat.defaultModel'} in ${'.kiro/settings/cli.json'}, or as ${'models.primary.model'} in a contract`,
      )
  }
  const walk = (part: Record<string, unknown>, path: Path): void => {
    for (const [key, inner] of Object.entries(part)) {
      const below = [...path, key]
      const flat = below.join('.')
      if (CLI_KEYS.has(flat))
        add(
          below,
          below.length === 1
            ? say`it belongs in ${'.kiro/settings/cli.json'}`
            : say`it belongs in ${'.kiro/settings/cli.json'}, as the flat key ${flat}`,
          words('Kiro does not read this file'),
        )
      else if (isRecord(inner) && below.length < DEEPEST_CLI_KEY) walk(inner, below)
    }
  }
  walk(value, [])
  return found
}
