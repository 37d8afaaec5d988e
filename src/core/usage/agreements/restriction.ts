import { editContract, type ContractChange } from '../../advice/edit-contract.js'
import { hiddenContracts } from '../../apply/obstacles.js'
import { plan } from '../../apply/plan.js'
import { afterEdits, type KeyChange, type PlannedEdit } from '../../apply/planned-edit.js'
import { refusalAt, type ApplyRefusal } from '../../apply/refusal.js'
import type { ApplyContext } from '../../apply/targets.js'
import { check } from '../../check.js'
import { readConfiguration, type Configuration, type SourceFile } from '../../kiro/configuration.js'
import { typicalMultiplier } from '../../cost/credits.js'
import { workloadOf } from '../../cost/workload.js'
import type { Finding } from '../../finding.js'
import { KIRO_DEFAULT } from '../../kiro/inheritance.js'
import { plain, visible } from '../../text/message.js'
import { multiplier as x } from '../../text/number.js'
import { isIgnored } from '../../policy/decide.js'
import { facts, type Policy } from '../../policy/policy.js'
import { COST_RULES } from '../../rules/index.js'
import { rootOf } from '../../kiro/surfaces/index.js'
import type { Contract } from '../../kiro/surfaces/surface.js'
import type { Prices } from '../../catalogue/prices.js'
import { catalogueOf } from '../../policy/catalogue-of.js'
import { decode } from '../../kiro/surfaces/text.js'

/**
 * The result of the agreed action `restrict`: the changed files, and the contracts that are unchanged, with the reason.
 */
export interface Restriction {
  readonly edits: readonly PlannedEdit[]
  readonly refusals: readonly ApplyRefusal[]
}

export interface RestrictionContext {
  readonly policy: Policy
  /** Prices and models are those of this day, `YYYY-MM-DD`, UTC. */
  readonly day: string
  /** Models, plans and prices; default: those that ship with the program. */
  readonly prices?: Prices
}

/** The inputs for every contract. */
interface Asking extends ApplyContext {
  readonly policy: Policy
  readonly configuration: Configuration
  /** Credits per credit of `auto`, including the policy's own factor of the model; null is not priced. */
  readonly price: (model: string) => number | null
}

/** No change. */
const NOTHING: Restriction = { edits: [], refusals: [] }

/**
 * Switches the contracts' routing to the profile `fast`, and writes the contract into the files that Kiro obeys. A
 * contract is changed together with its files or not at all; `contracts` are their files. Work that costs no more than
 * `fast` already is not changed, and a change that the check would refuse in a pull request is refused here too.
 */
export function restrict(
  files: readonly SourceFile[],
  { policy, day, prices }: RestrictionContext,
  contracts: 'all' | readonly string[],
): Restriction {
  const seen = files.filter(({ path }) => !isIgnored(policy, path))
  const configuration = readConfiguration(seen)
  const catalogue = catalogueOf(policy, prices)
  const workload = workloadOf(policy)
  const price = (name: string): number | null => {
    const model = catalogue.find(name)?.model
    return model ? typicalMultiplier(model, day, workload) : null
  }
  const asking: Asking = {
    policy,
    configuration,
    catalogue,
    agents: facts(policy, 'agents'),
    workflows: facts(policy, 'workflows'),
    day,
    price,
  }
  const chosen = configuration.contracts.filter(({ file }) => contracts === 'all' || contracts.includes(file))
  const hidden = contracts === 'all' ? hiddenContracts(configuration) : []
  if (chosen.every(({ routing }) => routing.size === 0))
    return hidden.length > 0 || contracts.length === 0
      ? { edits: [], refusals: hidden }
      : { edits: [], refusals: [NOTHING_ROUTED] }
  const restricted = accepted(
    files,
    asking,
    chosen.map((contract) => restrictOne(contract, seen, asking)),
  )
  return {
    edits: restricted.flatMap(({ edits }) => edits),
    refusals: [...hidden, ...restricted.flatMap(({ refusals }) => refusals)],
  }
}

/** The refusal when no contract routes work to a profile. */
const NOTHING_ROUTED: ApplyRefusal = {
  message: 'No contract that restrict was agreed for routes work to a profile, so there is nothing to switch to fast.',
  hint: 'Route the kinds of work under models.routing of .kiro/settings.json, or agree on pause.',
}

function restrictOne(contract: Contract, files: readonly SourceFile[], asking: Asking): Restriction {
  const { file, root, profiles, routing, routingPlace, budgetPlace } = contract
  if (routing.size === 0) return NOTHING
  const refused = (what: string, hint: string, place = routingPlace ?? budgetPlace): Restriction => ({
    edits: [],
    refusals: [refusalAt(place, what, hint)],
  })
  const fast = profiles.get('fast')?.model
  if (!fast)
    return refused(
      'there is no profile fast with a model, so restrict has nothing to switch the routing to.',
      'Add a profile fast with a cheaper model under models, or agree on pause.',
    )
  const cheap = asking.price(fast.name)
  if (cheap === null)
    return refused(
      `${visible(fast.name)}, the model of fast, is not priced on ${asking.day}, so whether it is cheaper is not known.`,
      'Give fast a model with a price, or state its multiplier under catalogue.models of the policy.',
      fast.place,
    )
  // A model without a price may cost any amount, so it is replaced too.
  const isMoreExpensive = (model: string): boolean => (asking.price(model) ?? Infinity) > cheap
  const others = [...profiles].flatMap(([name, { model }]) => (name === 'fast' || !model ? [] : [model.name]))
  if (others.length > 0 && !others.some(isMoreExpensive))
    return refused(
      `${visible(fast.name)} (${x(cheap)}), the model of fast, is not cheaper than that of any other profile, so restrict saves nothing.`,
      'Give fast a cheaper model, or agree on pause.',
      fast.place,
    )
  const routes = [...routing].flatMap(([task, { name }]) => {
    const model = name === 'fast' ? null : profiles.get(name)?.model
    return model && isMoreExpensive(model.name) ? [{ task, from: name, to: 'fast' }] : []
  })
  const own = files.filter(({ path }) => rootOf(path) === root)
  const edit =
    routes.length === 0
      ? null
      : editOf(
          own.find(({ path }) => path === file),
          routes,
        )
  if (edit === 'doubtful')
    return refused(
      'models.routing cannot be changed without changing something else.',
      'Write "fast" into its routes by hand.',
    )
  // What the policy forbids is refused below, for the routing and the files together: by what the check says of the result.
  const applied = plan(edit === null ? own : afterEdits(own, [edit]), { ...asking, policy: [] })
  if (applied.refusals.length > 0) return { edits: [], refusals: applied.refusals }
  const followers = applied.edits.filter(
    ({ path, changes }) =>
      !isIgnored(asking.policy, path) &&
      changes.every((change) => !isMoreExpensiveThan(change.to, modelAt(path, root, change, asking), asking)),
  )
  return { edits: edit === null ? followers : [edit, ...followers], refusals: [] }
}

function editOf(source: SourceFile | undefined, routes: ContractChange['routes']): PlannedEdit | 'doubtful' {
  const bytes = source?.bytes ?? new Uint8Array()
  const decoded = decode(bytes)
  const after = 'text' in decoded ? editContract(decoded.text, { models: [], added: [], routes }) : null
  if (!source || !('text' in decoded) || after === null) return 'doubtful'
  const mark = bytes[0] === 0xef ? '\ufeff' : ''
  return {
    path: source.path,
    created: false,
    before: mark + decoded.text,
    after: mark + after,
    changes: routes.map(({ task, from, to }) => ({
      key: `models.routing.${task}`,
      step: null,
      from,
      to,
      tasks: [task],
      notes: [],
    })),
  }
}

/** The model that a key sets today: for an agent and a step its own, for cli.json that of the chat. */
function modelAt(path: string, root: string, { step }: KeyChange, { configuration }: Asking): string {
  const assignment =
    configuration.assignments
      .flatMap((one) => [one, ...one.twins])
      .find((one) => one.file === path && one.work.kind === 'agent') ??
    configuration.assignments.find((one) => one.file === path && step !== null && one.position === step) ??
    configuration.assignments.find((one) => one.root === root && one.work.kind === 'chat')
  return assignment?.model ?? KIRO_DEFAULT
}

function isMoreExpensiveThan(model: string, today: string, { price }: Asking): boolean {
  const [next, now] = [price(model), price(today)]
  return next !== null && now !== null && next > now
}

/** All contracts are judged together first; only where something is refused, each is judged alone. */
function accepted(
  files: readonly SourceFile[],
  asking: Asking,
  restrictions: readonly Restriction[],
): readonly Restriction[] {
  if (
    newErrors(
      files,
      asking,
      restrictions.flatMap(({ edits }) => edits),
    ).length === 0
  )
    return restrictions
  return restrictions.map((one): Restriction => {
    const errors = newErrors(files, asking, one.edits)
    // The files that follow the contract break the same rules, partly in places that do not exist yet.
    const first = errors.filter(({ place }) => place?.file === one.edits[0]?.path)
    return errors.length === 0 ? one : { edits: [], refusals: (first.length === 0 ? errors : first).map(refusalOf) }
  })
}

/**
 * New errors of the files after these edits, without the rules about cost: the change costs less, and an unknown price of
 * the old model is no reason to keep it.
 */
function newErrors(
  files: readonly SourceFile[],
  { policy, catalogue, day }: Asking,
  edits: readonly PlannedEdit[],
): Finding[] {
  if (edits.length === 0) return []
  return check({
    before: files,
    after: afterEdits(files, edits),
    policy,
    prices: catalogue.prices,
    day,
  }).findings.filter(({ rule, severity, introduced }) => severity === 'error' && introduced && !COST_RULES.has(rule))
}

function refusalOf({ place, message }: Finding): ApplyRefusal {
  const hint = 'Give fast a model that may do all of this work, or agree on pause.'
  const what = `${plain(message)}, so the routing is not switched to fast.`
  return place === null ? { message: what, hint } : refusalAt(place, what, hint)
}
