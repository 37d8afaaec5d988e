import { say, words, type Message } from '../../text/message.js'
import { whole } from '../../text/number.js'
import { digestOf } from './content.js'
import { isName, isRecord, valueAt, type Document, type Path } from './document.js'
import { noObject } from './no-object.js'
import { notAName } from './not-a-name.js'
import {
  placeIn,
  type Complaint,
  type Effort,
  type Named,
  type Reading,
  type Surface,
  type SurfaceFile,
} from './surface.js'
import { unreadModels } from './unread-models.js'
import { unknownKeysAt } from './workflow-keys.js'
import { isCap, MOST_ITERATIONS, NODE_TYPES, nodesOf, type WorkflowNode, type WorkflowTree } from './workflow-nodes.js'

/**
 * `.kiro/workflows/*.workflow.{json,yaml,yml}`: steps, each of which an agent does in a session of its own, in sequences, loops and
 * parallel branches. A step runs on its own `modelId`, else on the workflow's, else on the model of the session that starts it,
 * else on its agent's; `auto` inherits. Of two workflows of one name that of the project counts, before the user's, the
 * account's and Kiro's own. Source: kiro.dev/docs/workflows (Kiro CLI 2.26, IDE 1.2.4, 2026-09-30).
 */
export const workflows: Surface = {
  id: 'workflows',
  title: 'workflows',
  files: ['.kiro/workflows/*.workflow.json', '.kiro/workflows/*.workflow.yaml', '.kiro/workflows/*.workflow.yml'],
  appliedBy: 'kiro',
  owns: (path) => /^workflows\/[^/]+\.workflow\.(json|ya?ml)$/.test(path),
  read(document, file) {
    const value = document.value
    if (!isRecord(value)) return noObject(document, file, words('A workflow is one object with a name and steps.'))
    return new WorkflowReader(document, file, value).read()
  },
}

/** The most steps and levels of a workflow that Kiro runs. Source: kiro.dev/docs/workflows/authoring, 2026-10. */
const MOST_STEPS = 50
const MOST_LEVELS = 8

/** Parts of a workflow in which a `model` is not one that Kiro runs: a watch's settings, what people pass in, files and tests. */
const FOREIGN_KEYS = ['inputs', 'config', 'artifacts', 'completion', 'stopCondition'] as const

/** The name of a workflow: its own, else its file's without the endings. */
function nameOf(value: Readonly<Record<string, unknown>>, file: SurfaceFile): string {
  return isName(value.name) ? value.name : file.name.replace(/\.workflow\.(json|ya?ml)$/i, '')
}

/** The name of a step in its workflow: its id, or where it is in the file. */
export function stepIdOf({ value, path }: Pick<WorkflowNode, 'value' | 'path'>): string {
  return isName(value.id) ? value.id : path.join('.')
}

/** Reads one workflow: what it assigns, and what is wrong with it. */
class WorkflowReader {
  readonly #document: Document
  readonly #file: SurfaceFile
  readonly #value: Readonly<Record<string, unknown>>
  readonly #complaints: Complaint[] = []
  /** Paths of what was judged here, so that it is not reported as unread. */
  readonly #seen: Path[] = []

  constructor(document: Document, file: SurfaceFile, value: Readonly<Record<string, unknown>>) {
    this.#document = document
    this.#file = file
    this.#value = value
  }

  read(): Reading {
    const value = this.#value
    const workflow = nameOf(value, this.#file)
    if ('name' in value) this.#text(value, [], 'name', 'the name of the workflow in quotes')
    const model = this.#model(value, [])
    const effort = this.#effort(value, [])
    const tree = nodesOf(value)
    this.#judgeShape(tree)
    const dropped = refusal(tree)
    const steps = tree.nodes.filter(({ type }) => type === 'step')
    const unknownKeys = [{ value, path: [], type: null }, ...tree.nodes].map((part) => ({
      path: part.path,
      keys: unknownKeysAt(this.#document, this.#file, part),
    }))
    const wrong = new Map(unknownKeys.map(({ path, keys }) => [JSON.stringify(path), this.#wrongModels(keys)]))
    const read = steps.map((step) => {
      const id = stepIdOf(step)
      const own = this.#model(step.value, step.path)
      const level = this.#effort(step.value, step.path)
      const agent = this.#agent(step, id)
      const also = [...(wrong.get(JSON.stringify(step.path)) ?? []), ...(own ? [] : (wrong.get('[]') ?? []))]
      const place = own?.place ?? placeIn(this.#file, this.#document.at([...step.path, 'id']))
      return { step, id, model: own ?? model, level: level ?? effort, agent, also, place }
    })
    for (const node of tree.nodes) for (const key of FOREIGN_KEYS) this.#seen.push([...node.path, key])
    for (const key of FOREIGN_KEYS) this.#seen.push([key])
    return {
      uses: read.map(({ step, id, model: named, agent, also, place }) => ({
        work: { kind: 'step', workflow, step: id, loops: step.loops },
        model: named,
        place,
        position: id,
        content: digestOf([step.value.agent ?? null, step.value.prompt ?? null]),
        ...(agent ? { lastResort: agent } : {}),
        ...(also.length > 0 ? { also } : {}),
        ...(dropped ? { dropped } : {}),
        ...(step.loops.length > 0 ? { note: loopNote(step.loops) } : {}),
      })),
      complaints: [...this.#complaints, ...unreadModels(this.#document, this.#file, { read: this.#seen, foreign: [] })],
      unknownKeys: unknownKeys.flatMap(({ keys }) => keys),
      references: read.flatMap(({ id, agent }) =>
        agent === null || agent.name.includes('{{')
          ? []
          : [
              {
                key: `agent of step ${id}`,
                value: agent.name,
                place: agent.place,
                to: { kind: 'agent' as const, root: this.#file.root, name: agent.name },
                otherwise: words('Kiro refuses to start the workflow'),
              },
            ],
      ),
      efforts: read.flatMap(({ id, level }): Effort[] =>
        level === null
          ? []
          : [
              {
                root: this.#file.root,
                model: '',
                work: say`step ${`${workflow}#${id}`}`,
                level: level.name,
                place: level.place,
              },
            ],
      ),
    }
  }

  /** A model of the workflow or of one step; `auto` inherits, as no model does. */
  #model(part: Readonly<Record<string, unknown>>, path: Path): Named | null {
    this.#seen.push([...path, 'modelId'])
    return inherits(this.#text(part, path, 'modelId', 'the id of a model in quotes, or auto to inherit'))
  }

  #effort(part: Readonly<Record<string, unknown>>, path: Path): Named | null {
    return inherits(this.#text(part, path, 'effortLevel', 'a level in quotes: low, medium, high, xhigh or max'))
  }

  /** Models that a wrong key names: what they name is judged all the same. */
  #wrongModels(keys: readonly { readonly path: Path; readonly instead: readonly string[] }[]): Named[] {
    return keys.flatMap(({ path, instead }) => {
      if (instead[0] !== 'modelId') return []
      const value = valueAt(this.#value, path)
      if (!isName(value)) return []
      this.#seen.push(path)
      return [{ name: value, place: placeIn(this.#file, this.#document.at(path)) }]
    })
  }

  #agent(step: WorkflowNode, id: string): Named | null {
    const agent = this.#text(step.value, step.path, 'agent', 'the name of an agent in quotes')
    if (step.value.id === undefined || step.value.id === null)
      this.#complain(
        step.path,
        step.value,
        say`The step ${id} has no ${'id'}, so Kiro cannot run its workflow; give it one of its own`,
        'id',
      )
    else this.#text(step.value, step.path, 'id', 'the name of the step in quotes')
    return agent
  }

  /** A text of a known key, or null; what is there and is none is a complaint. */
  #text(part: Readonly<Record<string, unknown>>, path: Path, key: string, expected: string): Named | null {
    const value = Object.hasOwn(part, key) ? part[key] : null
    if (value === undefined || value === null) return null
    const at = [...path, key]
    if (isName(value)) return { name: value, place: placeIn(this.#file, this.#document.at(at)) }
    this.#complain(at, value, notAName(at.join('.'), value, expected))
    return null
  }

  #judgeShape({ nodes, noLists, noNodes }: WorkflowTree): void {
    if (!Object.hasOwn(this.#value, 'steps'))
      this.#complain(
        [],
        null,
        say`The workflow has no ${'steps'}, so Kiro cannot run it; write a list of them or delete the file`,
        'steps',
      )
    for (const path of noLists)
      this.#complain(path, valueAt(this.#value, path), say`${path.join('.')} must be a list of steps`)
    for (const path of noNodes)
      this.#complain(path, valueAt(this.#value, path), say`${path.join('.')} must be one step: an object with its keys`)
    for (const { value, path, type } of nodes) {
      if (Object.hasOwn(value, 'type') && !NODE_TYPES.some((known) => known === value.type))
        this.#complain(
          [...path, 'type'],
          value.type,
          say`${[...path, 'type'].join('.')} must be ${words(NODE_TYPES.slice(0, -1).join(', '))} or ${words(NODE_TYPES.at(-1) ?? '')}; it is read as ${words(type)}`,
        )
      if (type === 'repeat' && Object.hasOwn(value, 'maxIterations') && !isCap(value.maxIterations))
        this.#complain(
          [...path, 'maxIterations'],
          value.maxIterations,
          say`${[...path, 'maxIterations'].join('.')} must be a whole number from 1 to ${words(whole(MOST_ITERATIONS))}; until then the loop counts as one of ${words(whole(MOST_ITERATIONS))} runs`,
        )
    }
  }

  /** `value` identifies the mistake where its path is not that of a key that is wrong. */
  #complain(path: Path, content: unknown, message: Message, value = path.join('.')): void {
    const place = placeIn(this.#file, this.#document.at(path))
    this.#complaints.push({ rule: 'schema', place, value, content: digestOf(content), message })
  }
}

/** Nothing for `auto`, which inherits. */
function inherits(named: Named | null): Named | null {
  return named?.name === 'auto' ? null : named
}

/** Why Kiro does not run a workflow, as a clause after "because"; null for one that it runs. */
function refusal({ nodes }: WorkflowTree): Message | null {
  const steps = nodes.filter(({ type }) => type === 'step').length
  if (steps > MOST_STEPS) return say`its workflow has ${steps} steps, more than the ${MOST_STEPS} that Kiro runs`
  const deepest = Math.max(0, ...nodes.map(({ level }) => level))
  if (deepest > MOST_LEVELS) return say`its workflow has ${deepest} levels, more than the ${MOST_LEVELS} that Kiro runs`
  const ids = new Set<string>()
  const twice = nodes
    .flatMap(({ value }) => (isName(value.id) ? [value.id] : []))
    .find((id) => ids.size === ids.add(id).size)
  return twice === undefined ? null : say`its workflow has two nodes with the id ${twice}`
}

/** The runs that loops allow: `in loops: at most 12 runs (3 × 4) in one run of the workflow`. */
function loopNote(loops: readonly number[]): string {
  const product = loops.reduce((runs, cap) => runs * cap, 1)
  const factors = loops.length > 1 ? ` (${loops.map(whole).join(' × ')})` : ''
  return `in a loop: at most ${whole(product)} runs${factors} in one run of the workflow`
}
