import { brief } from '../../../core/text/message.js'
import { count, whole } from '../../../core/text/number.js'
import type { UsageReport } from '../../../core/contract/usage/report.js'
import type { RightSizing } from '../../../core/contract/usage/outlook.js'
import { credits, dollars } from '../../../core/text/amounts.js'
import { monthName } from '../dates.js'
import { span } from '../../../core/text/amounts.js'
import { uncertain } from '../outlook-tables.js'
import { markup, NOTHING, paragraphs, when, type Markup } from './markup.js'
import { facts, type HtmlSection } from './section.js'
import { countColumn, creditsColumn, table, usdColumn } from './table.js'

/** Which plans would have been cheaper, USD/month. */
export function rightSizing({ rightSizing: sizing, fold }: UsageReport): HtmlSection[] {
  if (sizing === null) return []
  const { months, savesUsd, now, best } = sizing
  const keyFigures = facts(
    [
      { name: 'Now', value: dollars(now.usd), notes: ['a month, on average'] },
      { name: 'Best mix', value: dollars(best.usd), notes: ['everybody on the cheapest plan'] },
      {
        name: 'Saves',
        value: dollars(savesUsd),
        notes: ['a month'],
        ...(savesUsd !== null && savesUsd > 0 ? { kind: 'good' as const } : {}),
      },
    ],
    'facts second',
  )
  return [
    {
      id: 'right-sizing',
      title: 'Right-sizing',
      lead: `The plan that would have been cheapest for each person, over ${overMonths(months)}.`,
      body: markup`${keyFigures}${moves(sizing, fold)}<div class="halves">${mixes(sizing)}${breakEven(sizing)}</div>${idle(sizing)}${persons(sizing)}${paragraphs(sizing.notes)}`,
    },
  ]
}

function overMonths(months: readonly string[]): string {
  const last = months.at(-1)
  return last === undefined
    ? 'the closed months'
    : months.length === 1
      ? monthName(last)
      : `the ${months.length} closed months up to ${monthName(last)}`
}

function moves({ moves: all }: RightSizing, fold: number): Markup {
  if (all.length === 0)
    return markup`<p>No one would have been cheaper on another plan.</p>
`
  return table(all, {
    id: 'moves-table',
    caption: 'Moves that would have saved',
    tags: ({ folded, fromName, toName }) => ({ plan: folded > 0 ? [] : [brief(fromName), brief(toName)] }),
    columns: [
      {
        title: 'Move',
        text: ({ folded, fromName, toName }) =>
          folded > 0
            ? `${count(folded, 'move')} of fewer than ${fold} people`
            : markup`${brief(fromName)} <span aria-hidden="true">→</span><span class="hidden"> to </span> ${brief(toName)}`,
      },
      usdColumn('Saves', ({ savesUsd }) => savesUsd, 'USD/month'),
      countColumn('People', ({ people }) => people),
      {
        title: 'Not certain',
        unit: 'people',
        value: ({ volatile }) => volatile,
        show: ({ volatile }) => uncertain(volatile),
      },
    ],
  })
}

/** Seats now and in the cheapest mix, plan by plan. */
function mixes({ now, best }: RightSizing): Markup {
  const plans = [...new Map([...now.seats, ...best.seats].map(({ plan, name }) => [plan, name]))]
  const seats = (mix: RightSizing['now'], id: string): number => mix.seats.find(({ plan }) => plan === id)?.seats ?? 0
  if (plans.length === 0) return NOTHING
  // The best mix is withheld where it would tell what few people need: a column of zeros would be wrong.
  if (best.seats.length === 0)
    return markup`<div>${table(plans, {
      id: 'mix-table',
      caption: 'Seats now; the best mix is not shown by plan',
      tags: ([, name]) => ({ plan: [brief(name)] }),
      columns: [{ title: 'Plan', text: ([, name]) => brief(name) }, countColumn('Now', ([id]) => seats(now, id))],
    })}</div>`
  return markup`<div>${table(plans, {
    id: 'mix-table',
    caption: 'Seats now and in the best mix',
    tags: ([, name]) => ({ plan: [brief(name)] }),
    columns: [
      { title: 'Plan', text: ([, name]) => brief(name) },
      countColumn('Now', ([id]) => seats(now, id)),
      countColumn('Best', ([id]) => seats(best, id)),
      {
        title: 'Change',
        value: ([id]) => seats(best, id) - seats(now, id),
        show: ([id]) => change(seats(best, id) - seats(now, id)),
      },
    ],
  })}</div>`
}

function change(by: number): string {
  return by > 0 ? `+${whole(by)}` : whole(by)
}

function breakEven({ breakEven: all }: RightSizing): Markup {
  return when(
    all.length > 0,
    () =>
      markup`<div>${table(all, { id: 'break-even-table', caption: 'From how many credits the larger plan is not more expensive', columns: [{ title: 'Plans', text: ({ fromName, toName }) => `${brief(fromName)} or ${brief(toName)}` }, creditsColumn('From', ({ credits: of }) => of, 'credits/month')] })}</div>`,
  )
}

function idle({ idle: all }: RightSizing): Markup {
  if (all === null) return NOTHING
  if (all.length === 0)
    return markup`<p class="note">No seat is idle.</p>
`
  return table(all, {
    id: 'idle-table',
    caption: 'Idle seats: no row in the closed months and this one',
    tags: ({ name }) => ({ plan: [brief(name)] }),
    columns: [
      { title: 'Plan', text: ({ name }) => brief(name) },
      countColumn('Seats', ({ seats }) => seats),
      usdColumn('Cost', ({ usd }) => usd, 'USD/month'),
    ],
  })
}

function persons({ persons: all }: RightSizing): Markup {
  if (all === null || all.length === 0) return NOTHING
  return table(all, {
    id: 'sizing-people-table',
    caption: 'People who would have been cheaper on another plan',
    tags: ({ from, to }) => ({ plan: [brief(from), brief(to)] }),
    columns: [
      { title: 'Person', text: ({ name }) => brief(name) },
      { title: 'Plan', text: ({ from }) => brief(from) },
      { title: 'Cheapest', text: ({ to }) => brief(to) },
      creditsColumn('Middle', ({ credits: of }) => of.typical, 'credits/month'),
      {
        title: 'Least – most',
        unit: 'credits/month',
        value: ({ credits: of }) => of.high,
        show: ({ credits: of }) => span(of, credits),
      },
      usdColumn('Saves', ({ savesUsd }) => savesUsd, 'USD/month'),
      { title: 'Certain', text: ({ volatile }) => (volatile ? 'no: use varies much' : 'yes') },
    ],
  })
}
