import { multiplierOn, periodOn, type Catalogue } from '../catalogue/catalogue.js'
import type { AvailabilityPeriod, Login, Model } from '../catalogue/catalogue-schema.js'
import { inARow, list, say, words, type Message } from '../text/message.js'
import { multiplier, UNKNOWN, whole } from '../text/number.js'
import { isBeforeSighting } from '../catalogue/entitlement.js'
import { successorOn } from '../catalogue/successor.js'
import { sourceOf } from './source.js'
import type { UpgradeFact, Pair } from './upgrade.js'

/** Facts about the new model: status, since when, successor, context window. */
export function modelFacts(pair: Pair): UpgradeFact[] {
  const { from, to, catalogue, day } = pair
  if (to.model === null)
    return [
      {
        text: say`${to.name} is not in the catalogue of ${words(catalogue.asOf)}: only its release notes can say what it is.`,
        source: null,
      },
    ]
  const accepted = catalogue.find(to.name)?.spelling === 'accepted'
  const spelling: UpgradeFact[] = accepted
    ? []
    : [{ text: say`Kiro does not accept ${to.name}; the facts here are those of ${to.model.id}.`, source: null }]
  return [...spelling, ...status(to.model, day), ...next(pair), context(from.model, to.model), ...notes(to.model, day)]
}

function status(model: Model, day: string): UpgradeFact[] {
  const period = periodOn(model.status, day)
  if (period === null) {
    const text = isBeforeSighting(model, day)
      ? `Not on record on ${day}: first seen on ${model.status[0]?.from ?? UNKNOWN}, and not known before.`
      : `Not on record as offered on ${day}.`
    return [{ text: words(text), source: null }]
  }
  const source = sourceOf(period)
  // A policy states the status, not its first day.
  const since = source === 'policy' ? '' : ` since ${period.from}`
  const note = period.value === 'retired' && period.note !== undefined ? ` ${period.note}` : ''
  const caution = {
    experimental: '; it may change or go without notice',
    preview: '; it may change or go without notice',
    available: '',
    unlisted: ': no public list has it',
    retired: ': a request for it fails',
  }[period.value]
  return [{ text: words(`On record as ${period.value}${since}${caution}.${note}`), source }]
}

/** The successor of the new model, which a team that moves may prefer. */
function next({ from, to, catalogue, day }: Pair): UpgradeFact[] {
  const next = to.model && successorOn(catalogue.models, to.model, day)
  const successor = catalogue.models.find(({ id }) => id === next)
  if (!successor) return []
  const period = periodOn(successor.multipliers, day)
  const price = words(multiplier(multiplierOn(successor, day)))
  const source = period === null ? null : sourceOf(period)
  if (successor.id === from.model?.id)
    return [{ text: say`This goes back: ${successor.id} (${price}) is its successor.`, source }]
  return [{ text: say`It has a successor: ${successor.id} (${price}).`, source }]
}

function context(from: Model | null, to: Model): UpgradeFact {
  const tokens = (value: number | null): string => (value === null ? 'not known' : whole(value))
  const [was, is] = [from?.context ?? null, to.context]
  const unit = is === null ? '' : ' tokens'
  if (was !== null && was === is)
    return { text: words(`Context window: ${tokens(is)}${unit}, as before.`), source: null }
  const smaller = was !== null && is !== null && is < was ? '; what filled the old one no longer fits' : ''
  return { text: words(`Context window: ${tokens(was)} → ${tokens(is)}${unit}${smaller}.`), source: null }
}

/**
 * The catalogue's notes on the model; a note with an address or a spelling is about the data itself and is left out.
 */
function notes(model: Model, day: string): UpgradeFact[] {
  if (periodOn(model.status, day)?.value === 'retired') return []
  return (model.notes ?? [])
    .filter((note) => !/https?:|`/.test(note))
    .map((note) => ({ text: words(note), source: null }))
}

/** The logins in words. */
const LOGIN_NAMES: Readonly<Record<Login, string>> = {
  'builder-id': 'Builder ID',
  google: 'Google',
  github: 'GitHub',
  'iam-identity-center': 'IAM Identity Center',
}

/** Who can use the new model: plans always, other dimensions only where they are restricted. */
export function accessFacts({ from, to, catalogue, day }: Pair): UpgradeFact[] {
  if (to.model === null) return [{ text: words('Which plans have it is not known.'), source: null }]
  const now = periodOn(to.model.availability, day)
  if (now === null) return [{ text: say`No plan is on record as having it on ${words(day)}.`, source: null }]
  const was = from.model && periodOn(from.model.availability, day)
  const source = sourceOf(now)
  const only = (title: string, values: 'all' | 'unknown' | readonly string[]): UpgradeFact[] =>
    values === 'all'
      ? []
      : values === 'unknown'
        ? [{ text: words(`${title}: not known.`), source: null }]
        : [{ text: words(`${title}: ${inARow(values)} only.`), source }]
  return [
    { text: plans(was, now, catalogue), source },
    ...only('Login', typeof now.logins === 'string' ? now.logins : now.logins.map((login) => LOGIN_NAMES[login])),
    ...only('Region', now.regions),
    ...only('Billing', now.billing),
  ]
}

function plans(was: AvailabilityPeriod | null, now: AvailabilityPeriod, catalogue: Catalogue): Message {
  const same = was !== null && String(was.plans) === String(now.plans)
  const before =
    was === null
      ? words('those of the old model are not on record')
      : same
        ? words('as before')
        : say`before: ${planNames(was, catalogue)}`
  return say`Plans: ${planNames(now, catalogue)} (${before}).`
}

function planNames({ plans }: AvailabilityPeriod, catalogue: Catalogue): Message {
  if (plans === 'all') return words('every plan')
  if (plans === 'unknown') return words('not known')
  const names = plans.map((id) => catalogue.plans.find((plan) => plan.id === id)?.name ?? null)
  // A plan without a known name comes from a policy.
  return names.includes(null) ? list(plans) : words(inARow(names.map(String)))
}
