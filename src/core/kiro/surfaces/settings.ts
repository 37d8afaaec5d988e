import { say, words, type Message } from '../../text/message.js'
import { TASK_KINDS, type TaskKind } from '../task-kind.js'
import { CLI_KEYS } from './cli-keys.js'
import { isName, isRecord, type Document, type Path } from './document.js'
import { noObject } from './no-object.js'
import type { Limit } from '../../../../generated/settings-contract.js'
import { judgeContract } from './settings-schema.js'
import {
  placeIn,
  type Contract,
  type MisplacedKey,
  type Named,
  type Period,
  type Surface,
  type SurfaceFile,
  type Use,
} from './surface.js'

/**
 * `.kiro/settings.json`: the team's own contract. Kiro reads none of these keys; the file name is also used for other things
 * in the wild, so only `models` and `budget` are ours and every other key is left alone.
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
    if (!isRecord(value)) return noObject(document, file, words('The file must hold one object: { … }.'))
    const contract = 'models' in value || 'budget' in value ? readContract(document, value, file) : undefined
    return {
      uses: contract ? usesOf(contract) : [],
      complaints: contract ? judgeContract(document, value, file) : [],
      misplaced: misplacedKeys(document, value, file),
      ...(contract ? { contract } : {}),
    }
  },
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

function misplacedKeys(document: Document, value: Record<string, unknown>, file: SurfaceFile): MisplacedKey[] {
  const found: MisplacedKey[] = []
  const add = (key: string, instead: Message): void => {
    found.push({ key, place: placeIn(file, document.keyAt([key])), instead })
  }
  for (const key of Object.keys(value)) {
    if (CLI_KEYS.has(key)) add(key, say`move it to ${'.kiro/settings/cli.json'}`)
    else if (key === 'mcpServers') add(key, say`move it to ${'.kiro/settings/mcp.json'}`)
    else if (key === 'model' && typeof value[key] === 'string') {
      add(
        key,
        say`write it as ${'chat.defaultModel'} in ${'.kiro/settings/cli.json'}, or as ${'models.primary.model'} in a contract`,
      )
    }
  }
  return found
}
