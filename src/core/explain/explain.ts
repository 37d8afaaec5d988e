import { label, type Assignment } from '../kiro/assignment.js'
import { multiplierOf, statusOn, type Catalogue } from '../catalogue/catalogue.js'
import { foreignWords } from '../catalogue/foreign-words.js'
import { successorOn } from '../catalogue/successor.js'
import { unknownWords } from '../catalogue/unknown-words.js'
import { entitlement, isBeforeSighting, isUnapproved } from '../catalogue/entitlement.js'
import { list, say, words, type Message } from '../text/message.js'
import { multiplier as x } from '../text/number.js'
import { multiplierCap, namesOf, refusal } from '../policy/decide.js'
import { permits } from '../policy/exceptions.js'
import { layerName, type Layer, type Policy } from '../policy/policy.js'
import { seatsOf } from '../policy/seats.js'
import { substitutes } from '../advice/substitutes.js'
import { succession } from '../advice/succession.js'
import type { TaskKind } from '../kiro/task-kind.js'
import { WORK, workNames } from '../kiro/work-names.js'

/** One layer's answer to "may this model do this work?" */
export interface Step {
  /** `Kiro`, `seats`, or the source of a policy layer. */
  readonly layer: string
  readonly says: 'allows' | 'blocks' | 'nothing'
  readonly message: Message
  /** Who could change the answer. */
  readonly changedBy: Message
  /** The work that it blocks. */
  readonly blocked: readonly (TaskKind | null)[]
  /** The rule that reports it, for a layer of the policy. */
  readonly rule?: string
}

/** Why a model may or may not do some work: every layer in the order in which they are asked. */
export interface Explanation {
  readonly model: string
  /** Credits per credit of `auto`; null when not priced. */
  readonly multiplier: number | null
  /** What runs on it, by name; empty when the question is about the model itself. */
  readonly assignments: readonly string[]
  readonly steps: readonly Step[]
  /** The work for which some layer blocks it, in words; null when none does. */
  readonly blockedFor: Message | null
  /** The number of the first step that blocks, from 0; null when all allow. */
  readonly blockedBy: number | null
  /** Models that every layer allows for the same work, nearest first. */
  readonly instead: readonly { readonly model: string; readonly multiplier: number | null }[]
}

export interface ExplainGround {
  readonly catalogue: Catalogue
  readonly policy: Policy
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
}

/** Asks every layer about a model for the work of some assignments; without any, for every kind of work. */
export function explain(
  ground: ExplainGround,
  model: string,
  assignments: readonly Assignment[],
  previous: readonly string[] = [],
): Explanation {
  const { catalogue, policy, day } = ground
  const price = (name: string): number | null => multiplierOf(catalogue, name, day)
  const tasks = assignments.length === 0 ? WORK : [...new Set(assignments.map(({ task }) => task))]
  const names = (some: readonly (TaskKind | null)[]): Message =>
    assignments.length === 0
      ? workNames(some)
      : list(assignments.filter(({ task }) => some.includes(task)).map((assignment) => label(assignment)))
  const outside = [kiroStep(ground, model, assignments), seatsStep(ground, model)].map((step): Step => ({
    ...step,
    blocked: step.says === 'blocks' ? tasks : [],
  }))
  const steps = [
    ...outside,
    ...policy.map((layer, index) =>
      permitted(
        layerStep(layer, namesOf(catalogue, model), price(model), tasks, names),
        policy.slice(0, index + 1),
        ground,
        assignments,
      ),
    ),
  ]
  const blocked = tasks.filter((task) => steps.some((step) => step.blocked.includes(task)))
  const blockedBy = steps.findIndex(({ says }) => says === 'blocks')
  return {
    model,
    multiplier: price(model),
    assignments: assignments.map(({ name }) => name),
    steps,
    blockedFor: blocked.length === 0 ? null : names(blocked),
    blockedBy: blockedBy === -1 ? null : blockedBy,
    instead:
      blockedBy === -1
        ? []
        : substitutes(ground, { assignments, model, first: [...previous, ...successorOf(ground, model)], most: 3 }).map(
            (name) => ({ model: name, multiplier: price(name) }),
          ),
  }
}

/** The successor of a model that is gone; none of one that is offered. */
function successorOf({ catalogue, day }: ExplainGround, name: string): string[] {
  const model = catalogue.find(name)?.model
  const next = model && statusOn(model, day) === 'retired' ? successorOn(catalogue.models, model, day) : null
  return next === null ? [] : [next]
}

function kiroStep(
  ground: ExplainGround,
  name: string,
  assignments: readonly Assignment[],
): Omit<Step, 'blocked' | 'rule'> {
  const { catalogue, day } = ground
  const step = (says: Step['says'], message: Message, changedBy: Message): Omit<Step, 'blocked' | 'rule'> => ({
    layer: 'Kiro',
    says,
    message,
    changedBy,
  })
  const match = catalogue.find(name)
  if (!match) {
    const foreign = catalogue.foreign(name, day)
    const meant = foreign?.meant ?? (foreign?.kind === 'word' ? null : catalogue.suggest(name, day))
    if (foreign)
      return step(
        'blocks',
        meant === null ? foreignWords(foreign) : say`${foreignWords(foreign)}; it may mean ${meant}`,
        words('the author: delete the key, or write an id'),
      )
    return step(
      'nothing',
      meant === null
        ? say`not in the catalogue of ${words(catalogue.asOf)}`
        : say`not in the catalogue of ${words(catalogue.asOf)}; did you mean ${meant}?`,
      words('the author, or a newer catalogue'),
    )
  }
  const { model, spelling } = match
  if (spelling === 'misspelled')
    return step('blocks', say`no id that Kiro accepts; it means ${model.id}`, words('the author: write the id'))
  const status = statusOn(model, day)
  if (status === 'retired') {
    const [next = null] = successorOf(ground, name)
    return step(
      'blocks',
      say`not offered${succession(ground, { assignments, model: name }, { next }).sentence}`,
      words('nobody here: the work has to move'),
    )
  }
  if (status === null && !isBeforeSighting(model, day))
    return step('blocks', words(`not offered before ${model.announced ?? ''}`), words('nobody here'))
  if (status === null || status === 'unlisted')
    return step(
      'nothing',
      words(
        status === null
          ? `first seen on ${model.status[0]?.from ?? ''}; whether it was there on ${day} is not known`
          : 'on no public list, so whether it is offered is not known',
      ),
      words('nobody here'),
    )
  return step(
    'allows',
    status === 'available' ? words('offered') : say`offered, ${words(status)}`,
    words('nobody here'),
  )
}

function seatsStep({ catalogue, policy, day }: ExplainGround, name: string): Omit<Step, 'blocked' | 'rule'> {
  const step = (says: Step['says'], message: Message): Omit<Step, 'blocked' | 'rule'> => ({
    layer: 'seats',
    says,
    message,
    changedBy: words('whoever buys the seats or keeps the list of approved models in the Kiro console'),
  })
  const model = catalogue.find(name)?.model
  const seats = seatsOf(policy)
  if (!model)
    return isUnapproved(catalogue, name, seats)
      ? step('blocks', words('no seat of the team has it: blocked by approved list'))
      : step('nothing', words('its plans are not known'))
  const { blocked, unknown, kinds } = entitlement(catalogue, model, seats, day)
  if (blocked.length === 0 && unknown.length > 0)
    return step(
      'nothing',
      words(`who can use it is not known: ${unknownWords([...new Set(unknown.flatMap(({ what }) => what))], day)}`),
    )
  if (blocked.length === 0)
    return step(
      'allows',
      words(
        (seats.plans ?? []).length === 0
          ? 'some plan has it; the policy names no seats'
          : 'every seat of the team has it',
      ),
    )
  const reasons = [...new Set(blocked.map(({ by }) => by))].join(', ')
  return step(
    'blocks',
    words(
      `${blocked.length === kinds ? 'no seat of the team has it' : 'some seats of the team lack it'}: blocked by ${reasons}`,
    ),
  )
}

function layerStep(
  layer: Layer,
  names: readonly string[],
  price: number | null,
  tasks: readonly (TaskKind | null)[],
  workOf: (some: readonly (TaskKind | null)[]) => Message,
): Step {
  const step = (says: Step['says'], message: Message, blocked: readonly (TaskKind | null)[] = [], rule = ''): Step => ({
    layer: layerName(layer),
    says,
    message,
    changedBy: changersOf(layer),
    blocked,
    rule,
  })
  const { models } = layer.file
  if (models === undefined) return step('nothing', words('says nothing about models'))
  const refused = tasks.filter((task) => refusal([layer], names, task) !== null)
  const over = tasks.filter((task) => {
    const cap = multiplierCap([layer], task)?.cap
    return cap !== undefined && (price === null || price > cap)
  })
  const blocked = tasks.filter((task) => refused.includes(task) || over.includes(task))
  if (refused.length > 0) {
    const denied = refusal([layer], names, refused[0] ?? null)?.why === 'denied'
    return step(
      'blocks',
      say`${words(denied ? 'denied' : 'not in its allow list')} for ${workOf(refused)}`,
      blocked,
      'model-not-allowed',
    )
  }
  if (over.length > 0) {
    const cap = Math.min(...over.map((task) => multiplierCap([layer], task)?.cap ?? Infinity))
    return step(
      'blocks',
      say`${words(price === null ? 'without a known price it cannot be' : `${x(price)} is not`)} within its cap of ${words(x(cap))} for ${workOf(over)}`,
      blocked,
      'multiplier-over-cap',
    )
  }
  return step('allows', words('allows it'))
}

/** An exception of the layer itself, or of one above it, lifts what it blocks: for work that is there, not for a model as such. */
function permitted(
  step: Step,
  layers: Policy,
  { catalogue, day }: ExplainGround,
  assignments: readonly Assignment[],
): Step {
  const blocked = assignments.filter(({ task }) => step.blocked.includes(task))
  if (blocked.length === 0) return step
  const held = layers.flatMap(({ file }) => file.exceptions ?? []).filter(({ expires }) => expires >= day)
  const found = blocked.map(({ place, model }) =>
    held.find((exception) => permits(exception, step.rule ?? '', place.file, model, catalogue)),
  )
  const [first] = found
  if (first === undefined || found.includes(undefined)) return step
  return {
    ...step,
    says: 'allows',
    message: say`by an exception until ${words(first.expires)}; otherwise ${step.message}`,
    blocked: [],
  }
}

function changersOf({ role, source }: Layer): Message {
  if (role === 'organization') return words('whoever sets the input organization-policy')
  if (role === 'parent') return say`the owners of ${source.split('@')[0] ?? source}`
  return say`the code owners of ${source}, by a change of it or an exception with an end date`
}
