/** A profile of the contract as it is today. */
export interface Profile {
  readonly name: string
  readonly model: string
  /** The model that the base has there; null where it has no such profile. */
  readonly base: string | null
}

/** Some work that has to be routed. */
export interface Task {
  /** Index of its current profile. */
  readonly profile: number
  /** Name of the profile that did it in the base; null for new work. */
  readonly base: string | null
  /** The equally good models that may do it. */
  readonly models: ReadonlySet<string>
}

/** The rearranged contract. */
export interface Arrangement {
  /** The number of values that differ from today: a model, a route, or a new profile. */
  readonly edits: number
  /** The new model of each profile, then of each new profile. */
  readonly models: readonly string[]
  /** The profile of each task, as an index into `models`. */
  readonly routes: readonly number[]
}

/**
 * Weights of a lexicographic sum: edits first, then differences from the base, then taste. At most 14 profiles and 7
 * tasks are added up, so no part overflows into the next.
 */
const EDIT = 1_000_000
/** The weight of a difference from the base. */
const DIFFERENCE = 1_000
/** The largest weight of a taste. */
const LAST_TASTE = 60

/** Some of the tasks on one profile, with one model. */
interface Block {
  readonly cost: number
  readonly model: string
  /** Null is a new profile. */
  readonly profile: number | null
}

/**
 * The fewest edits after which each task is done by one of its models; among those, the ones that lead nearest to the base; then
 * the models that come first in `taste`. Null when some task has no model.
 *
 * Exact, and bounded by the number of tasks alone (2^n sets of them, n is at most 7): a contract is a division of its tasks among
 * profiles, so the best one is built set by set, each profile that does something today taking some of what is left.
 * A profile that nothing is routed to keeps its model: it may be there for a reason that no file says.
 */
export function rearrange(
  profiles: readonly Profile[],
  tasks: readonly Task[],
  taste: readonly string[],
): Arrangement | null {
  const all = 2 ** tasks.length - 1
  const models = worthwhile(profiles, tasks, taste)
  const routed = [...new Set(tasks.map(({ profile }) => profile))].sort((a, b) => a - b)
  const routesTo = (index: number | null, name: string | null): number[] =>
    sums(tasks, (task) => (task.profile === index ? 0 : EDIT) + (task.base === name ? 0 : DIFFERENCE))

  const onProfile = (index: number, set: number, routes: readonly number[]): Block | null => {
    const { model: today, base } = profiles[index] ?? NO_PROFILE
    if (set === 0) return { cost: today === base ? 0 : DIFFERENCE, model: today, profile: index }
    let best: Block | null = null
    for (const { name, tasks: may, rank } of models) {
      if ((may & set) !== set) continue
      const cost = (name === today ? 0 : EDIT) + (name === base ? 0 : DIFFERENCE) + rank + (routes[set] ?? 0)
      if (best === null || cost < best.cost) best = { cost, model: name, profile: index }
    }
    return best
  }
  const toNew = routesTo(null, null)
  const idle = profiles.flatMap(({ name, model }, index) =>
    routed.includes(index)
      ? []
      : [{ index, model: models.find((one) => one.name === model), routes: routesTo(index, name) }],
  )
  const elsewhere = (set: number): Block | null => {
    const first = models.find(({ tasks: may }) => (may & set) === set)
    if (!first) return null
    let best: Block = { cost: EDIT + DIFFERENCE + (toNew[set] ?? 0) + first.rank, model: first.name, profile: null }
    for (const { index, model, routes } of idle) {
      if (model && (model.tasks & set) === set && (routes[set] ?? 0) < best.cost)
        best = { cost: routes[set] ?? 0, model: model.name, profile: index }
    }
    return best
  }

  const sets = Array.from({ length: all + 1 }, (_, set) => set)
  const parts = (make: (set: number) => Block | null): Part[] =>
    sets.flatMap((set) => {
      const block = make(set)
      return block === null ? [] : [{ set, block }]
    })
  let best: Step[] = sets.map((set) => (set === 0 ? { ...UNREACHED, cost: 0 } : UNREACHED))
  for (const index of routed) {
    const routes = routesTo(index, profiles[index]?.name ?? null)
    const blocks = parts((set) => onProfile(index, set, routes))
    const before = best
    best = sets.map((set) => better(set, blocks, before))
  }
  const free: Step[] = [{ ...UNREACHED, cost: 0 }]
  const spare = parts((set) => (set === 0 ? null : elsewhere(set)))
  for (let set = 1; set <= all; set += 1) free[set] = better(set, spare, free)
  return finished(best, free, profiles, tasks.length)
}

/** A set of tasks that no step reaches. */
const UNREACHED: Step = { cost: Infinity, block: null, set: 0, rest: null }
/** The profile of the base, where it has none. */
const NO_PROFILE: Profile = { name: '', model: '', base: null }

/** Tasks that one profile can do together. */
interface Part {
  readonly set: number
  readonly block: Block
}

/** A way to reach a set of tasks: the last block, and the steps before it. */
interface Step {
  readonly cost: number
  readonly block: Block | null
  /** The tasks of the block. */
  readonly set: number
  readonly rest: Step | null
}

/** The best last block for a set of tasks, among the few parts that can be a block. */
function better(set: number, blocks: readonly Part[], before: readonly Step[]): Step {
  let cost = Infinity
  let taken: Part | null = null
  for (const part of blocks) {
    if ((part.set & set) !== part.set) continue
    const whole = part.block.cost + (before[set ^ part.set]?.cost ?? Infinity)
    if (whole >= cost) continue
    cost = whole
    taken = part
  }
  return taken === null ? UNREACHED : { cost, ...taken, rest: before[set ^ taken.set] ?? null }
}

/** Joins the blocks of today's profiles with those of new ones, and reads back the steps. */
function finished(
  best: readonly Step[],
  free: readonly Step[],
  profiles: readonly Profile[],
  tasks: number,
): Arrangement | null {
  const all = 2 ** tasks - 1
  let cost = Infinity
  let ways: (Step | null)[] = []
  best.forEach((step, set) => {
    const other = free[all ^ set]
    if (!other || step.cost + other.cost >= cost) return
    cost = step.cost + other.cost
    ways = [step, other]
  })
  if (cost === Infinity) return null
  const models = profiles.map(({ model }) => model)
  const routes = Array.from({ length: tasks }, () => -1)
  for (const way of ways) {
    for (let step: Step | null = way; step?.block; step = step.rest) {
      const at = step.block.profile ?? models.length
      models[at] = step.block.model
      for (let task = 0; task < tasks; task += 1) if (step.set & (1 << task)) routes[task] = at
    }
  }
  return { edits: Math.floor(cost / EDIT), models, routes }
}

interface Choice {
  readonly name: string
  /** The tasks that it may do, as a bit set. */
  readonly tasks: number
  readonly rank: number
}

/**
 * The models that can be part of a best arrangement: the first of those that may do the same tasks, and those that
 * profiles have or had.
 */
function worthwhile(profiles: readonly Profile[], tasks: readonly Task[], taste: readonly string[]): Choice[] {
  const present = new Set(profiles.flatMap(({ model, base }) => [model, base]))
  const known = new Set<number>()
  return taste.flatMap((name, index): Choice[] => {
    const may = tasks.reduce((set, { models }, task) => (models.has(name) ? set | (1 << task) : set), 0)
    if (may === 0 || (known.has(may) && !present.has(name))) return []
    known.add(may)
    return [{ name, tasks: may, rank: Math.min(index, LAST_TASTE) }]
  })
}

/** For each set of tasks, the sum of their weights. */
function sums(tasks: readonly Task[], of: (task: Task) => number): number[] {
  const each = tasks.map(of)
  const result = [0]
  for (let set = 1; set < 2 ** tasks.length; set += 1) {
    const last = 31 - Math.clz32(set)
    result[set] = (result[set ^ (1 << last)] ?? 0) + (each[last] ?? 0)
  }
  return result
}
