import { prefixed, type Assignment } from '../kiro/assignment.js'
import { writtenOnce } from '../kiro/written-once.js'
import { statusOn, type Catalogue } from '../catalogue/catalogue.js'
import type { Configuration } from '../kiro/configuration.js'
import type { Estimate } from '../cost/estimate.js'
import { say, words } from '../text/message.js'
import { comparePlaces, placeKey, type Place } from '../text/place.js'
import { accessFacts, modelFacts } from './model-facts.js'
import { price, priceFacts } from './price-facts.js'
import type { UpgradeFact, Pair, UpgradeModel, Upgrade, UpgradeStep } from './upgrade.js'
import { rollbackFacts, type Writing } from './rollback.js'
import { creditFacts, ratioOf, weekFacts, type WorkOnIt } from './work-facts.js'

/**
 * What to check for every profile, agent, workflow, step and chat whose model changes. A moved route is not an upgrade, and neither is
 * another spelling of the same model; work that inherits the new model is listed in the work of its source.
 */
export function upgrades(
  before: Configuration,
  after: Configuration,
  catalogue: Catalogue,
  day: string,
  estimate: Estimate,
): Upgrade[] {
  const side = (name: string): UpgradeModel => ({ name, model: catalogue.find(name)?.model ?? null })
  const edits = [...profileEdits(before, after), ...assignedEdits(before, after)].flatMap((edit) => {
    const pair: Pair = { from: side(edit.from), to: side(edit.to), catalogue, day }
    return pair.from.model !== null && pair.from.model === pair.to.model ? [] : [{ edit, pair }]
  })
  if (edits.length === 0) return []
  const stated = new Set(
    edits.flatMap(({ edit }) => (edit.now.own ? [`${edit.from} ${placeKey(edit.now.place)}`] : [])),
  )
  const follows = ({ from, now }: ModelEdit): boolean => !now.own && stated.has(`${from} ${placeKey(now.place)}`)
  const [workBefore, workAfter] = [workByPlace(before), workByPlace(after)]
  return edits
    .filter(({ edit }) => !follows(edit))
    .sort((a, b) => comparePlaces(a.edit.now.place, b.edit.now.place))
    .map(({ edit, pair }) => {
      const { what, kind, from, to, was, now } = edit
      const onIt = workAfter(now.place)
      // Work that already runs on an existing model is not part of a change to that model.
      const work = {
        before: workBefore(was.place),
        after: now.own ? onIt : onIt.filter(({ name }) => name === edit.name),
      }
      return { what, kind, from, to, place: now.place, steps: steps(edit, pair, work, estimate) }
    })
}

interface ModelEdit {
  /** Of the assignment; null for a profile. */
  readonly name: string | null
  readonly what: string
  readonly kind: Upgrade['kind']
  readonly from: string
  readonly to: string
  readonly was: Writing
  readonly now: Writing
}

function profileEdits(before: Configuration, after: Configuration): ModelEdit[] {
  const old = new Map(before.contracts.map((contract) => [contract.root, contract]))
  return after.contracts.flatMap((contract) =>
    [...contract.profiles].flatMap(([name, { model }]): ModelEdit[] => {
      const was = old.get(contract.root)?.profiles.get(name)?.model
      if (!model || !was || was.name === model.name) return []
      const written = { own: true, key: 'model' } as const
      return [
        {
          name: null,
          what: prefixed(contract.root, name),
          kind: 'profile',
          from: was.name,
          to: model.name,
          was: { place: was.place, ...written },
          now: { place: model.place, ...written },
        },
      ]
    }),
  )
}

function assignedEdits(before: Configuration, after: Configuration): ModelEdit[] {
  const old = new Map(before.assignments.map((assignment) => [assignment.name, assignment]))
  const edits = (kind: 'agent' | 'step' | 'chat'): ModelEdit[] => {
    const changed = after.assignments.flatMap((now) => {
      const was = old.get(now.name)
      if (now.work.kind !== kind || !was || was.model === now.model) return []
      // Without a model on both sides it follows the chat's default, or a step its agent's, which is a change of its own.
      return kind !== 'chat' && was.origin !== 'stated' && now.origin !== 'stated' ? [] : [{ was, now }]
    })
    return writtenOnce(changed).map(({ what, was, now, workflow }) => ({
      name: now.name,
      what,
      kind: workflow ? 'workflow' : kind,
      from: was.model,
      to: now.model,
      was: writing(was),
      now: writing(now),
    }))
  }
  return [...edits('agent'), ...edits('step'), ...edits('chat')]
}

function writing({ place, origin, work }: Assignment): Writing {
  return { place, own: origin === 'stated', key: KEYS[work.kind] }
}

/** The key that names the model of some work. */
const KEYS: Readonly<Record<Assignment['work']['kind'], Writing['key']>> = {
  task: 'model',
  chat: 'chat.defaultModel',
  agent: 'model',
  hook: 'model',
  step: 'modelId',
}

function steps({ what, kind, was, now }: ModelEdit, pair: Pair, work: WorkOnIt, estimate: Estimate): UpgradeStep[] {
  const known = (title: string, facts: UpgradeFact[]): UpgradeStep => ({ title, byHand: false, facts })
  const byHand = (title: string, facts: UpgradeFact[]): UpgradeStep => ({ title, byHand: true, facts })
  const trial = [
    byHand('Compare the results', [
      own(
        'Do the same real work once on each model, one task of every kind that will run on the new one, and read the results side by side.',
      ),
      ...verdict(pair),
    ]),
    byHand('Let an agent finish a task', [
      own('One whole task, with the tests of this repository at its end, shows what a short prompt hides.'),
    ]),
    byHand('Watch the first week', weekFacts(work, estimate)),
  ]
  const { model } = pair.to
  return [
    known('Know the new model', modelFacts(pair)),
    known('See who can use it', accessFacts(pair)),
    known('Know its price', priceFacts(pair, ratioOf(work, estimate))),
    known('See what runs on it', creditFacts(work, estimate)),
    // A retired model refuses every request, so a trial is not possible.
    ...(model && statusOn(model, pair.day) === 'retired' ? [] : trial),
    known('Tell the team', [...rollbackFacts(pair, what, was, now), ...reach(kind)]),
  ]
}

function own(text: string): UpgradeFact {
  return { text: words(text), source: null }
}

/** The result that justifies the change. */
function verdict({ from, to, day }: Pair): UpgradeFact[] {
  const [was, is] = [price(from, day), price(to, day)]
  if (was === null || is === null || was === is) return []
  return [
    own(is > was ? 'The more expensive model should be visibly better.' : 'The cheaper model should be about as good.'),
  ]
}

/** Which users and work the change affects. */
function reach(kind: Upgrade['kind']): UpgradeFact[] {
  if (kind !== 'profile') return []
  return [
    {
      text: say`The contract alone changes nothing in Kiro: ${'kiro-governance apply'} carries it into the files that Kiro reads.`,
      source: null,
    },
  ]
}

/** The work that runs on the model written at a place. */
function workByPlace({ mentions }: Configuration): (place: Place) => readonly Assignment[] {
  const byPlace = new Map(
    mentions
      .filter(({ assignments }) => assignments.length > 0)
      .map(({ place, assignments }) => [placeKey(place), assignments]),
  )
  return (place) => byPlace.get(placeKey(place)) ?? []
}
