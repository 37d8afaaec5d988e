import { prefixed, stepName, type Assignment } from '../kiro/assignment.js'
import { foreignWords } from '../catalogue/foreign-words.js'
import { successorOn } from '../catalogue/successor.js'
import { statusOn, type Catalogue } from '../catalogue/catalogue.js'
import type { Configuration } from '../kiro/configuration.js'
import type { Policy } from '../policy/policy.js'
import { brief, plain, visible } from '../text/message.js'
import { ownValue } from '../text/own-value.js'
import type { Contract, Named, SurfaceId } from '../kiro/surfaces/surface.js'
import type { TaskKind } from '../kiro/task-kind.js'
import type { DefaultAgent } from './default-agent.js'
import { obstacles } from './obstacles.js'
import { refusalAt, type ApplyRefusal } from './refusal.js'

/** A file that Kiro obeys, and the model that the contract routes to its key. */
export interface Target {
  readonly file: string
  readonly key: 'chat.defaultModel' | 'model' | 'modelId'
  /** The id of the step of a workflow that has the key; null for a key of the file. */
  readonly step: string | null
  readonly model: Named
  /** The kinds of work that the contract routes to it. */
  readonly tasks: readonly TaskKind[]
  /** A note on this kind of file. */
  readonly note: string | null
}

export interface ApplyContext {
  readonly catalogue: Catalogue
  /** The kind of work of an agent, by its name with its root. */
  readonly agents: Readonly<Partial<Record<string, TaskKind>>>
  /** The kind of work of a step of a workflow, by its name with its root: `release#review`. */
  readonly workflows: Readonly<Partial<Record<string, TaskKind>>>
  /** What no edit may break; empty where there is none. */
  readonly policy: Policy
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
}

/** The targets of a contract, or why there are none. */
export interface Wanted {
  readonly targets: readonly Target[]
  readonly refusals: readonly ApplyRefusal[]
}

/** The targets of one contract in its own root. */
export function targetsOf(
  contract: Contract,
  configuration: Configuration,
  defaultAgent: (cliFile: string) => DefaultAgent | null,
  ground: ApplyContext,
): Wanted {
  const chat = routeOf(contract, 'interactiveChat')
  const mapsSteps = mapsWorkOf(contract, ground.workflows)
  if (chat === null && !mapsSteps && !mapsWorkOf(contract, ground.agents)) return { targets: [], refusals: [] }
  const inTheWay = obstacles(contract, configuration, mapsSteps ? NOT_WRITTEN : [...NOT_WRITTEN, 'workflows'])
  if (inTheWay.length > 0) return { targets: [], refusals: inTheWay }
  // Twins are written too, and the one that Kiro loads is the last of its name.
  const all = configuration.assignments.flatMap((one) => [...one.twins, one])
  const agents = all.flatMap((assignment): Agent[] =>
    assignment.root === contract.root && assignment.work.kind === 'agent'
      ? [{ ...assignment, agent: assignment.work.agent }]
      : [],
  )
  const mapped = agents.flatMap((agent): Target[] => {
    const task = ownValue(ground.agents, prefixed(contract.root, agent.agent))
    const model = task === undefined ? null : routeOf(contract, task)
    return task === undefined || model === null
      ? []
      : [{ file: agent.file, key: 'model', step: null, model, tasks: [task], note: agent.note }]
  })
  const steps = all.flatMap(({ root, work, file, position }): Target[] => {
    if (root !== contract.root || work.kind !== 'step') return []
    const task = ownValue(ground.workflows, prefixed(root, stepName(work)))
    const model = task === undefined ? null : routeOf(contract, task)
    return task === undefined || model === null
      ? []
      : [{ file, key: 'modelId', step: position, model, tasks: [task], note: null }]
  })
  const chatWants = chat === null ? null : chatTarget(contract, chat, configuration, { agents, mapped, defaultAgent })
  if (chatWants !== null && 'message' in chatWants) return { targets: [], refusals: [chatWants] }
  const wanted = [...(chatWants === null ? [] : [chatWants]), ...mapped, ...steps]
  const unusable = wanted.flatMap(({ model }) => refusalOf(model, ground) ?? [])
  return unusable.length > 0 ? { targets: [], refusals: unusable } : united(wanted, ground)
}

/** Surfaces whose files are never written. */
const NOT_WRITTEN: readonly SurfaceId[] = ['hooks']

interface Agent extends Assignment {
  readonly agent: string
}

/** The model that the contract routes a kind of work to; null without a route, or for a profile without a model. */
function routeOf(contract: Contract, task: TaskKind): Named | null {
  const profile = contract.routing.get(task)
  return (profile && contract.profiles.get(profile.name)?.model) ?? null
}

/** Whether the policy maps an agent, or a step, below the contract's root. */
function mapsWorkOf(contract: Contract, agents: ApplyContext['agents']): boolean {
  return Object.entries(agents).some(
    ([name, task]) =>
      task !== undefined && name.startsWith(prefixed(contract.root, '')) && routeOf(contract, task) !== null,
  )
}

interface Deciding {
  readonly agents: readonly Agent[]
  readonly mapped: readonly Target[]
  readonly defaultAgent: (cliFile: string) => DefaultAgent | null
}

/**
 * The file that decides the model of the chat, as in inheritance.ts: the default agent's own model before the default
 * model.
 */
function chatTarget(
  contract: Contract,
  model: Named,
  configuration: Configuration,
  { agents, mapped, defaultAgent }: Deciding,
): Target | ApplyRefusal {
  const cli = configuration.files.find(({ surface, root }) => surface === 'cli' && root === contract.root)
  const named = cli ? defaultAgent(cli.path) : null
  const lead = named && agents.findLast(({ agent }) => agent === named.name)
  // A mapped agent gets a model, if it has none yet.
  if (!lead || !(lead.origin === 'stated' || mapped.some(({ file }) => file === lead.file))) {
    return {
      file: cli?.path ?? beside(contract.file),
      key: 'chat.defaultModel',
      step: null,
      model,
      tasks: ['interactiveChat'],
      note: null,
    }
  }
  if (named.nested) {
    return refusalAt(
      named.place,
      'Kiro reads flat keys only, so this chat.defaultAgent has no effect, and it is not clear which model the chat is meant to take.',
      'Write it as "chat.defaultAgent": …, or delete it.',
    )
  }
  return { file: lead.file, key: 'model', step: null, model, tasks: ['interactiveChat'], note: lead.note }
}

/** `.kiro/settings/cli.json` next to `.kiro/settings.json`, in the folder as it is spelled. */
function beside(contractFile: string): string {
  return `${contractFile.slice(0, contractFile.lastIndexOf('/'))}/settings/cli.json`
}

/** A model that Kiro would not accept is not written into a file that it obeys. */
function refusalOf({ name, place }: Named, { catalogue, day }: ApplyContext): ApplyRefusal | null {
  const match = catalogue.find(name)
  if (!match) {
    const foreign = catalogue.foreign(name, day)
    if (foreign === null) return null
    return refusalAt(
      place,
      `${brief(name)} ${plain(foreignWords(foreign))}, so it is not written into the files that Kiro obeys.`,
      foreign.meant === null ? 'Write an id that Kiro lists, or auto.' : `Write ${visible(foreign.meant)}.`,
    )
  }
  const { id } = match.model
  const successor = successorOn(catalogue.models, match.model, day)
  if (statusOn(match.model, day) === 'retired') {
    return refusalAt(
      place,
      `${visible(name)} is not offered by Kiro, so it is not written into the files that Kiro obeys.`,
      successor === null
        ? 'Write auto, or another model that Kiro offers.'
        : `Write ${visible(successor)}, its successor, or auto.`,
    )
  }
  return match.spelling === 'misspelled'
    ? refusalAt(
        place,
        `${visible(name)} is not an id that Kiro accepts, so it is not written into the files that Kiro obeys.`,
        `Write ${visible(id)}.`,
      )
    : null
}

/** One target per file or step; two with different models for one are a contradiction. */
function united(wanted: readonly Target[], { catalogue }: ApplyContext): Wanted {
  const byKey = new Map<string, Target>()
  const refusals: ApplyRefusal[] = []
  for (const one of wanted) {
    const key = JSON.stringify([one.file, one.step])
    const other = byKey.get(key)
    if (other && !sameModel(catalogue, other.model.name, one.model.name)) refusals.push(contradiction(other, one))
    byKey.set(key, other ? { ...other, tasks: [...new Set([...other.tasks, ...one.tasks])] } : one)
  }
  return { targets: [...byKey.values()], refusals }
}

/** Whether two names mean the same model, as for the rules. */
export function sameModel(catalogue: Catalogue, a: string, b: string): boolean {
  const id = (name: string): string => catalogue.find(name)?.model.id ?? name
  return id(a) === id(b)
}

/** Only the agent of the chat can have two targets: for the chat, and for the work that the policy maps it to. */
function contradiction(chat: Target, mapped: Target): ApplyRefusal {
  const [kind = ''] = mapped.tasks
  return {
    message: `${visible(chat.file)} is the agent of the CLI chat, for which the contract says ${visible(chat.model.name)}, and the policy maps it to ${kind}, for which the contract says ${visible(mapped.model.name)}: one agent has one model.`,
    hint: 'Map it to interactiveChat, choose another chat.defaultAgent, or route both kinds of work to one profile.',
  }
}
