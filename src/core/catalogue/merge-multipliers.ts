import { Big } from 'big.js'
import type { Model, MultiplierPeriod } from './catalogue-schema.js'
import { isBeforeSighting } from './entitlement.js'

/** The page of the command that prints lists. */
export const LIST_SOURCE = 'https://kiro.dev/docs/cli/'

/** The multipliers of a model with the one that a list gave on `day`. */
export function multipliersWith(
  periods: readonly MultiplierPeriod[],
  value: number,
  day: string,
): readonly MultiplierPeriod[] {
  return periods.flatMap((period): MultiplierPeriod[] => {
    const holds = period.from <= day && (period.to === null || day < period.to)
    if (!holds) return [period]
    if (period.value === value) return confirmed(period, day)
    // A later source of the same period is kept, and so is one of the same day: the list is the other value.
    if (day <= period.checked || period.to !== null) return [contradicted(period, value, day)]
    return [...(period.from === day ? [] : [{ ...period, to: day }]), changed(period, value, day)]
  })
}

/** The same value, seen later; what another source said earlier ends with it. */
function confirmed(period: MultiplierPeriod, day: string): MultiplierPeriod[] {
  if (day <= period.checked) return [period]
  const { conflicts, ...plain } = period
  if (conflicts === undefined) return [{ ...plain, checked: day }]
  if (period.to !== null || conflicts.some(({ seen }) => seen >= day) || period.from === day)
    return [{ ...period, checked: day }]
  return [
    { ...period, to: day },
    { ...plain, from: day, checked: day },
  ]
}

function contradicted(period: MultiplierPeriod, value: number, day: string): MultiplierPeriod {
  const { conflicts = [] } = period
  if (period.value === null || conflicts.some((one) => one.value === value && one.seen >= day)) return period
  const others = conflicts.filter((one) => one.value !== value)
  return {
    ...period,
    conflicts: [...others, { value, source: LIST_SOURCE, seen: day, note: 'A list that Kiro CLI printed.' }],
  }
}

/** Another value from that day on. A list does not say the price of long context: its ratio to the plain one stays, as it did whenever both changed. */
function changed({ value: before, longContext }: MultiplierPeriod, value: number, day: string): MultiplierPeriod {
  const long =
    longContext && before !== null ? new Big(longContext.value).times(value).div(before).round(6).toNumber() : null
  return {
    from: day,
    to: null,
    value,
    ...(longContext && long !== null ? { longContext: { above: longContext.above, value: long } } : {}),
    source: LIST_SOURCE,
    checked: day,
    reason: `Listed by Kiro CLI on this day${long === null ? '' : '; the price of long context keeps its ratio, which the list does not say'}.`,
  }
}

/** A model that was seen on `day`, before the first sighting that was known: its history begins there, and of whom it was for nothing is known. */
export function sightedBefore(model: Model, day: string): Model {
  if (!isBeforeSighting(model, day)) return model
  const began = <P extends { from: string }>([first, ...rest]: readonly P[]): P[] =>
    first ? [{ ...first, from: day }, ...rest] : []
  const [first] = model.availability
  return {
    ...model,
    multipliers: began(model.multipliers),
    status: began(model.status),
    availability: first
      ? [
          {
            from: day,
            to: first.from,
            plans: 'unknown',
            logins: 'unknown',
            regions: 'unknown',
            billing: 'unknown',
            source: LIST_SOURCE,
            checked: day,
            reason: 'A list says that a model exists, and not who can use it.',
          },
          ...model.availability,
        ]
      : [],
  }
}
