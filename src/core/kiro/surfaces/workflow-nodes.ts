import { isRecord, type Path } from './document.js'

/** The kinds of node of a workflow. Source: facts of Kiro CLI 2.26, kiro.dev/docs/workflows/authoring (2026-10). */
export const NODE_TYPES = ['step', 'sequence', 'repeat', 'parallel', 'watch'] as const
export type NodeType = (typeof NODE_TYPES)[number]

/** The keys under which a node holds others, whatever its type: what Kiro does not run is judged all the same. */
export const CHILDREN = ['steps', 'branches'] as const

/** Runs that one loop can have at most, and the cap of a loop that states none. Source: as of NODE_TYPES. */
export const MOST_ITERATIONS = 1_000

/** One node of a workflow, with where it is. */
export interface WorkflowNode {
  readonly value: Readonly<Record<string, unknown>>
  readonly path: Path
  readonly type: NodeType
  /** Of the workflow's own nodes it is 1. */
  readonly level: number
  /** The caps of the loops around it, outermost first. */
  readonly loops: readonly number[]
}

/** The nodes of a workflow in the order of the file, and the paths of what should be a node or a list of nodes and is neither. */
export interface WorkflowTree {
  readonly nodes: readonly WorkflowNode[]
  readonly noLists: readonly Path[]
  readonly noNodes: readonly Path[]
}

/** Walks the nodes of a workflow at any depth; a file has a bounded number of levels, see `LIMITS.depth`. */
export function nodesOf(workflow: Readonly<Record<string, unknown>>): WorkflowTree {
  const nodes: WorkflowNode[] = []
  const noLists: Path[] = []
  const noNodes: Path[] = []
  const walk = (parent: Readonly<Record<string, unknown>>, at: Path, level: number, loops: readonly number[]): void => {
    for (const key of CHILDREN) {
      if (!Object.hasOwn(parent, key)) continue
      const list = parent[key]
      if (!Array.isArray(list)) {
        noLists.push([...at, key])
        continue
      }
      for (const [index, value] of (list as unknown[]).entries()) {
        const path = [...at, key, index]
        if (!isRecord(value)) {
          noNodes.push(path)
          continue
        }
        const type = typeOf(value)
        nodes.push({ value, path, type, level, loops })
        walk(value, path, level + 1, type === 'repeat' ? [...loops, capOf(value.maxIterations)] : loops)
      }
    }
  }
  walk(workflow, [], 1, [])
  return { nodes, noLists, noNodes }
}

/** The stated type, or that of the keys of a node where none is stated that Kiro knows. */
function typeOf(node: Readonly<Record<string, unknown>>): NodeType {
  const stated = NODE_TYPES.find((type) => type === node.type)
  if (stated) return stated
  if ('maxIterations' in node) return 'repeat'
  if ('branches' in node) return 'parallel'
  if ('handler' in node) return 'watch'
  return 'steps' in node && !('agent' in node) ? 'sequence' : 'step'
}

/** Whether a value can be the cap of a loop: a whole number of runs that Kiro accepts. */
export function isCap(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_ITERATIONS
}

/** A cap that is not one is the most that Kiro would run. */
function capOf(value: unknown): number {
  return isCap(value) ? value : MOST_ITERATIONS
}
