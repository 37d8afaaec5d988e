import { capitalized } from '../../text/capitalized.js'
import { apart, peopleNoted } from '../month/folding.js'
import { count } from '../../text/number.js'
import type { PeopleToSize, SizingInput } from './people-to-size.js'

export interface SizingCounts {
  /** People for whom another plan would have been cheaper. */
  readonly movers: number
  /** Those of them for whom that is uncertain; null where their number would tell of a small group. */
  readonly volatile: number | null
  /** People whose plan can be judged, and those of them who used up a plan that stops. */
  readonly sized: number
  readonly capped: number
  /** Whether moves are listed. */
  readonly listed: boolean
  /** Whether the best mix is not shown by plan. */
  readonly hidden: boolean
  readonly priced: boolean
  /** People: smaller numbers are not said. */
  readonly fold: number
}

/** Notes on the advice, a sentence each. */
export function sizingNotes(
  found: PeopleToSize,
  { terms }: Pick<SizingInput, 'terms'>,
  counts: SizingCounts,
): string[] {
  const { months, idle, newcomers, gone, unknown } = found
  // Together these are all people with a seat or a row, so what is said of some must not leave a few others.
  const groups = [counts.capped, counts.sized - counts.capped, newcomers, gone, unknown]
  const shown = apart(groups, counts.fold)
  const who = (group: number): string => {
    const number = groups[group] ?? 0
    return capitalized((shown[group] ?? null) === null && number >= counts.fold ? 'some people' : people(number))
  }
  const people = (number: number): string => peopleNoted(number, counts.fold)
  const note = (when: boolean, sentence: string): string[] => (when ? [sentence] : [])
  const period = months.length === 1 ? 'the closed month' : `${months.length} closed months together`
  return [
    `For each person the plan counts that would have been cheapest for their use in ${period}, with overage, at the prices of the day of this report; a month without a row is a month without use.`,
    ...note(!counts.priced, 'No source gives prices for these plans: nothing can be compared.'),
    terms.overage === null
      ? 'The policy does not say whether overage is switched on, so it is for each person as the usage files say; where they do not, a plan has to last.'
      : terms.overage
        ? 'The policy says that overage is switched on: what lies beyond a plan is paid.'
        : 'The policy says that overage is switched off: a plan has to last in each of the months.',
    ...note(
      counts.movers > 0 && !counts.listed,
      `The plan of fewer than ${counts.fold} people would change: only the total is said.`,
    ),
    ...note(
      counts.hidden,
      `The best seats are not said by plan, because that would reveal what fewer than ${counts.fold} people need.`,
    ),
    ...note(
      counts.volatile !== 0,
      `The savings of ${counts.volatile === null ? 'some people' : people(counts.volatile)} are not certain: their use varies so much, or is known for so short a time, that the plan now may be cheaper in another month.`,
    ),
    ...note(
      counts.capped > 0,
      `${who(0)} used up a plan that stops there. They may have wanted more, so no smaller plan is advised for them.`,
    ),
    ...note(
      newcomers > 0,
      `${who(2)} with less than one whole closed month keep their plan; their overage is not counted.`,
    ),
    ...note(
      gone > 0,
      `${who(3)} without a row in the last closed month and this one are left out: they may have no seat any more.`,
    ),
    ...note(unknown > 0, `${who(4)} are left out: the catalogue does not know their plan, or it is not offered.`),
    ...note(
      (idle?.uncertain ?? 0) > 0,
      `Up to ${count(idle?.uncertain ?? 0, 'idle seat')} may be used after all: the seats file has them by e-mail alone, and the usage files name as many people by id alone.`,
    ),
    ...note(
      (idle?.unlisted ?? 0) > 0,
      `${capitalized(peopleNoted(idle?.unlisted ?? 0, counts.fold, counts.sized + newcomers + gone + unknown))} with a row are not in the seats file: it may be older than the usage files.`,
    ),
    ...note(
      counts.movers > 0,
      'A larger plan counts at once and for the whole month, a smaller one from the next month on.',
    ),
  ]
}
