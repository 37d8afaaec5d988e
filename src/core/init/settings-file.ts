import { multiplierOn, statusOn, type Catalogue } from '../catalogue/catalogue.js'
import type { Model } from '../catalogue/catalogue-schema.js'
import type { Configuration } from '../kiro/configuration.js'
import { KIRO_DEFAULT } from '../kiro/inheritance.js'
import { compareText } from '../text/place.js'
import { TASK_KINDS, type TaskKind } from '../kiro/task-kind.js'
import type { NamedModels } from './named-models.js'

/** Where the contract's schema is published. */
const SCHEMA = 'https://raw.githubusercontent.com/kiro-governance/kiro-governance/v1/schemas/kiro-settings.schema.json'
/** Kinds of work for the more capable model. */
const DEMANDING: ReadonlySet<TaskKind> = new Set(['specGeneration', 'taskExecution', 'codeReview'])
/** For frequent, simple work, where the repository names no cheaper model itself. */
const USUAL_FAST = 'claude-haiku-4.5'

export interface FirstContract {
  readonly text: string
  /** The ids that it names, which the policy written with it must allow. */
  readonly models: readonly string[]
}

/** The text of `.kiro/settings.json` for a repository without one: a contract that matches its other Kiro files. */
export function settingsFile(
  configuration: Configuration,
  { usable }: NamedModels,
  catalogue: Catalogue,
  day: string,
): FirstContract {
  const candidates = usable.filter(({ model }) => isOffered(model, day))
  const chat = modelsOf(configuration, 'chat', catalogue)
  const common = [...candidates].sort((a, b) => b.places - a.places || compareText(a.model.id, b.model.id))
  const primary = (common.find(({ model }) => chat.includes(model.id)) ?? common[0])?.model.id ?? KIRO_DEFAULT
  const fast = cheaperThan(
    primary,
    candidates.map(({ model }) => model),
    catalogue,
    day,
  )
  const profile = (named: readonly string[]): 'primary' | 'fast' | null =>
    named.length === 0 || named.every((id) => id === fast)
      ? 'fast'
      : named.every((id) => id === primary)
        ? 'primary'
        : null
  const routes: Readonly<Partial<Record<TaskKind, string | null>>> = {
    interactiveChat: profile(chat),
    hookActions: profile(modelsOf(configuration, 'hook', catalogue)),
  }
  const routing = TASK_KINDS.flatMap((task): [TaskKind, string][] => {
    const route = DEMANDING.has(task) ? 'primary' : routes[task] === undefined ? 'fast' : routes[task]
    // A route that contradicts the files that Kiro obeys would mislead, so it is left out; the check then reports that
    // none is agreed.
    return route === null ? [] : [[task, route]]
  })
  const contract = {
    $schema: SCHEMA,
    models: { primary: { model: primary }, fast: { model: fast }, routing: Object.fromEntries(routing) },
    budget: { monthly: { credits: 1000, alertThreshold: 0.8, action: 'notify' } },
  }
  return { text: `${JSON.stringify(contract, null, 2)}\n`, models: [...new Set([primary, fast])] }
}

/** Whether the contract can name a model without a finding: offered on the day, and priced. */
function isOffered(model: Model, day: string): boolean {
  const status = statusOn(model, day)
  return status !== null && status !== 'retired' && multiplierOn(model, day) !== null
}

/**
 * The models that the repository's own CLI settings or hooks give to a kind of work: ids, or the text for an unknown
 * name.
 */
function modelsOf({ assignments }: Configuration, kind: 'chat' | 'hook', catalogue: Catalogue): string[] {
  const stated = assignments.filter(
    ({ root, work, origin }) =>
      root === '' && work.kind === kind && (kind === 'chat' ? origin !== 'auto' : origin === 'stated'),
  )
  return stated.map(({ model }) => catalogue.find(model)?.model.id ?? model)
}

/** The cheapest of the models that costs less than another, then the usual one, then that other one itself. */
function cheaperThan(id: string, models: readonly Model[], catalogue: Catalogue, day: string): string {
  const price = (model: Model): number => multiplierOn(model, day) ?? Infinity
  const known = catalogue.find(id)?.model
  const most = known ? price(known) : Infinity
  const usual = catalogue.models.filter((model) => model.id === USUAL_FAST && isOffered(model, day))
  const [cheapest] = [...models].sort((a, b) => price(a) - price(b))
  return [...(cheapest ? [cheapest] : []), ...usual].find((model) => price(model) < most)?.id ?? id
}
