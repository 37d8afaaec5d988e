import { FORECAST } from './constants.js'

/** Weights of the weekdays, 0 is Sunday: an ordinary working day is 1. */
export type Weights = readonly number[]

/**
 * The weights of the weekdays from single days, each as a part of an ordinary working day around it, shrunk to the
 * prior, which weighs as much as `least` weeks; Monday to Friday more where they are alike.
 */
export function weekOf(parts: readonly (readonly number[])[], least: number): Weights {
  const weeks = priorWeeks(parts.slice(1, 6), least)
  const means = FORECAST.weekdayPrior.value.map((prior, weekday) => {
    const [own, known] = [weekday % 6 === 0 ? least : weeks, parts[weekday] ?? []]
    return (prior * own + sumOf(known)) / (own + known.length)
  })
  return inWorkingWeek(means)
}

/**
 * The weeks of data that the prior of Monday to Friday weighs as much as: many where these days differ by no more than
 * the noise of single days explains, few where the week has a rhythm of its own.
 */
function priorWeeks(parts: readonly (readonly number[])[], least: number): number {
  const known = parts.filter((own) => own.length > 0)
  const all = known.reduce((sum, own) => sum + own.length, 0)
  if (known.length < 2 || all <= known.length) return least
  const means = known.map((own) => sumOf(own) / own.length)
  const within = known.reduce((sum, own, at) => sum + sumOf(own.map((one) => (one - (means[at] ?? 0)) ** 2)), 0)
  const noise = within / (all - known.length)
  const mean = sumOf(means) / means.length
  const apart = sumOf(means.map((one) => (one - mean) ** 2)) / (means.length - 1)
  const chance = (noise * known.length) / all
  const rhythm = apart - FORECAST.rhythmDoubt.value * chance
  return rhythm <= 0
    ? FORECAST.simpleMostWeeks.value
    : Math.min(FORECAST.simpleMostWeeks.value, Math.max(least, noise / rhythm))
}

/** Each as a part of the mean of the working week: the five highest weekdays, whichever they are. */
function inWorkingWeek(means: readonly number[]): Weights {
  const working = sumOf(means.toSorted((a, b) => b - a).slice(0, 5)) / 5
  return working > 0 ? means.map((weight) => weight / working) : FORECAST.weekdayPrior.value
}

function sumOf(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
