import { whole } from '../../core/text/number.js'
import type { RightSizing, UsageForecast } from '../../core/contract/usage/outlook.js'
import type { Table } from '../tables/table.js'
import { credits, dollars, ranged } from '../../core/text/amounts.js'
import { shortDay } from './dates.js'
import { foldedName, planName, type Names } from './names.js'
import { columns } from './tables.js'

/** How many people run out of credits, by plan: credits do not move between people. */
export function seatOutlookTable({ seats }: UsageForecast, names: Names, least: number): Table {
  return {
    columns: columns('allowance used up, people', 'active', 'by now', 'at the end', 'half of them by'),
    rows: seats.map(({ name, people, out, outAtEnd, exhaustion }) => [
      planName(name, names),
      whole(people),
      out === null ? `under ${least}` : whole(out),
      outAtEnd === null ? 'not shown' : ranged(outAtEnd, whole),
      exhaustion === null ? '' : shortDay(exhaustion),
    ]),
  }
}

/** So many people whose saving is not certain; null where a number would tell of few people. */
export function uncertain(people: number | null): string {
  return people === null ? 'some' : whole(people)
}

/** Plans that would have been cheaper, USD/month. */
export function moveTable({ moves }: RightSizing, names: Names, least: number, most?: number): Table {
  return {
    columns: columns('cheaper plan', 'people', 'of them uncertain', 'saves, USD a month'),
    rows: moves
      .slice(0, most)
      .map(({ fromName, toName, folded, people, volatile, savesUsd }) => [
        folded > 0 ? foldedName(folded, 'move', least) : `${planName(fromName, names)} → ${planName(toName, names)}`,
        whole(people),
        uncertain(volatile),
        dollars(savesUsd),
      ]),
  }
}

/** Each person's cheaper plan, USD/month. */
export function personMoveTable({ persons }: RightSizing, names: Names, most?: number): Table {
  return {
    columns: [
      { title: 'person', align: 'left' },
      { title: 'cheaper plan', align: 'left' },
      { title: 'credits a month', align: 'right' },
      { title: 'saves, USD a month', align: 'right' },
    ],
    rows: (persons ?? [])
      .slice(0, most)
      .map(({ name, from, to, credits: used, savesUsd, volatile }) => [
        names.code(name),
        `${planName(from, names)} → ${planName(to, names)}`,
        ranged(used, credits),
        `${dollars(savesUsd)}${volatile ? ', uncertain' : ''}`,
      ]),
  }
}
