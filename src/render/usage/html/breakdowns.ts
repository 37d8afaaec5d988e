import { writeSum, count, multiplier, whole } from '../../../core/text/number.js'
import { brief } from '../../../core/text/message.js'
import type { UsageReport } from '../../../core/contract/usage/report.js'
import { credits, dollars, people, percent } from '../../../core/text/amounts.js'
import { bandName, bandsChart } from './bands-chart.js'
import { clientName } from '../names.js'
import { markup, NOTHING, paragraphs, when, type Markup } from './markup.js'
import type { HtmlSection } from './section.js'
import { color, strip, swatch } from './strip.js'
import { countColumn, creditsColumn, partColumn, shareColumn, sumColumn, table, usdColumn } from './table.js'

/** The month by plan, client, team, model, use and person. */

/** Rows. A longer list has the full width. Chosen by hand. */
const MOST_BESIDE = 8

interface Group {
  readonly folded: number
  readonly credits: number | null
  readonly share?: number | null
}

/** The bar of a breakdown, and each row's name with its color. */
function colored<Row extends Group>(
  id: string,
  title: string,
  rows: readonly Row[],
  name: (row: Row) => string,
): { bar: Markup; named: (row: Row) => Markup } {
  let next = 0
  const kinds = new Map(rows.map((row) => [row, row.folded > 0 ? 'c0' : color(next++)]))
  const whole = rows.reduce((sum, row) => sum + (row.credits ?? 0), 0)
  const parts = rows.map((row) => ({
    name: name(row),
    value: row.credits ?? 0,
    kind: kinds.get(row) ?? 'c0',
    amount: percent(row.share ?? (whole > 0 ? (row.credits ?? 0) / whole : null)),
  }))
  return {
    bar: strip(id, title, parts),
    named: (row) => markup`<span class="name">${swatch(kinds.get(row) ?? 'c0')}<span>${name(row)}</span></span>`,
  }
}

const few = (folded: number, noun: string): string => count(folded, `small ${noun}`)

/** The name that a row can be chosen by: none for folded groups. */
function own(folded: number, name: string | null): string[] {
  return folded > 0 || name === null ? [] : [brief(name)]
}

function whatSmallIs(rows: readonly Group[], fold: number): Markup {
  return when(
    rows.some(({ folded }) => folded > 0),
    () => markup`<p class="note">Small: fewer than ${fold} people, shown together.</p>
`,
  )
}

/** The month by plan: seats, people, credits, USD. */
export function byPlan({ byPlan: rows, money, people: all, credits: used, fold }: UsageReport): HtmlSection[] {
  if (rows.length === 0) return []
  const { bar, named } = colored('plans-bar', 'Credits by plan', rows, ({ folded, name }) =>
    folded > 0 ? few(folded, 'plan') : brief(name),
  )
  return [
    {
      id: 'plans',
      title: 'Plans',
      lead: 'Credits do not move between people: one seat runs out while another’s are left over.',
      body: markup`${bar}${table(rows, {
        id: 'plans-table',
        caption: 'Seats, credits and dollars by plan',
        tags: ({ folded, name }) => ({ plan: own(folded, name) }),
        columns: [
          { title: 'Plan', text: named },
          // Money first: a phone shows the first columns.
          sumColumn('Fixed', ({ fixedUsd }) => fixedUsd),
          usdColumn('Overage', ({ overageUsd }) => overageUsd),
          sumColumn('Unused', ({ unusedUsd }) => unusedUsd),
          countColumn('Seats', ({ seats }) => seats),
          countColumn('Active', ({ people: active }) => active),
          creditsColumn('Included', ({ allowance }) => allowance),
          creditsColumn('Used', ({ credits: of }) => of),
          shareColumn('Of included', ({ allowance, credits: of, overage }) =>
            allowance === null || allowance === 0 ? null : (of - overage) / allowance,
          ),
          creditsColumn('Overage', ({ overage }) => overage),
        ],
        total: [
          'Total',
          writeSum(money.fixed, money.allPriced, dollars),
          dollars(money.overage),
          writeSum(money.unused, money.allPriced, dollars),
          whole(all.seats),
          whole(all.active),
          '',
          credits(used.total),
          '',
          credits(used.overage),
        ],
      })}${whatSmallIs(rows, fold)}`,
    },
  ]
}

/** The month by client: people, messages, credits. */
export function byClient({ byClient: rows, fold }: UsageReport): HtmlSection[] {
  if (rows.length === 0) return []
  const { bar, named } = colored('clients-bar', 'Credits by client', rows, ({ folded, name }) =>
    folded > 0 ? few(folded, 'client') : clientName(name, { code: brief }),
  )
  const body = markup`${bar}${table(rows, { id: 'clients-table', caption: 'Credits by client', tags: ({ folded, people: of, name }) => ({ client: own(of === 0 ? 1 : folded, clientName(name, { code: brief })) }), columns: [{ title: 'Client', text: named }, countColumn('People', ({ people: of }) => of), creditsColumn('Used', ({ credits: of }) => of), partColumn('Share', ({ share }) => share, rows), countColumn('Messages', ({ messages }) => messages)] })}${whatSmallIs(rows, fold)}`
  return [{ id: 'clients', title: 'Clients', body, half: rows.length <= MOST_BESIDE }]
}

/** The month by team; no section without a list of teams. */
export function byTeam({ byTeam: rows, people: all, fold }: UsageReport): HtmlSection[] {
  if (rows === null || rows.length === 0) return []
  const { bar, named } = colored('teams-bar', 'Credits by team', rows, ({ folded, name }) =>
    folded > 0 ? few(folded, 'team') : name === null ? 'no team' : brief(name),
  )
  const body = markup`${bar}${table(rows, { id: 'teams-table', caption: 'Dollars and credits by team', tags: ({ folded, name }) => ({ team: own(folded, name) }), columns: [{ title: 'Team', text: named }, sumColumn('Total', ({ usd }) => usd), sumColumn('Seats', ({ seatsUsd }) => seatsUsd), usdColumn('Overage', ({ overageUsd }) => overageUsd), countColumn('People', ({ people: of }) => of), countColumn('Silent', ({ silent }) => silent, 'not shown'), countColumn('Idle seats', ({ idle }) => idle, all.idle === null ? 'not known' : 'not shown'), creditsColumn('Used', ({ credits: of }) => of), partColumn('Share', ({ share }) => share, rows), creditsColumn('Overage', ({ overage }) => overage)] })}${whatSmallIs(rows, fold)}`
  return [
    {
      id: 'teams',
      title: 'Teams',
      lead: 'What a team costs: the seats of its members and what they use beyond their plans. Silent: members without a row in the month.',
      body,
    },
  ]
}

/** The month by model, an estimate from message counts. */
export function byModel({ byModel: models, fold }: UsageReport): HtmlSection[] {
  if (models === null || models.rows.length === 0) return []
  const { bar, named } = colored('models-bar', 'Credits by model, an estimate', models.rows, ({ folded, model }) =>
    folded > 0 ? few(folded, 'model') : brief(model),
  )
  const perMessage = (value: number | null): string => (value === null ? 'not known' : value.toFixed(2))
  const body = markup`${bar}${table(models.rows, {
    id: 'models-table',
    caption: 'Credits by model, an estimate',
    columns: [
      { title: 'Model', text: named },
      countColumn('People', ({ people: of }) => of),
      countColumn('Messages', ({ messages }) => messages),
      creditsColumn('Used', ({ credits: of }) => of, 'credits, estimate'),
      partColumn('Share', ({ share }) => share, models.rows),
      {
        title: 'Per message',
        unit: 'credits',
        value: ({ creditsPerMessage }) => creditsPerMessage,
        show: ({ creditsPerMessage }) => perMessage(creditsPerMessage),
      },
      { title: 'Multiplier', value: ({ multiplier: of }) => of, show: ({ multiplier: of }) => multiplier(of) },
      {
        title: 'Rests on',
        text: ({ folded, measured }) => (folded > 0 ? '' : measured ? 'rows with this model alone' : 'its multiplier'),
      },
    ],
  })}${whatSmallIs(models.rows, fold)}${paragraphs([...models.notes, ...(models.unattributed > 0 ? [`${credits(models.unattributed)} credits are of rows without a message on any model.`] : [])])}`
  return [
    {
      id: 'models',
      title: 'Models',
      lead: `An estimate: ${models.coverage === null ? 'how much of it is measured is not known' : `${percent(models.coverage)} of the credits are measured`}, the rest is divided by messages.`,
      body,
    },
  ]
}

/** People by share of their allowance. */
export function byUse({ byUse: bands, fold }: UsageReport): HtmlSection[] {
  if (bands.every(({ people: of }) => of === 0)) return []
  const body = markup`<div class="pair">${bandsChart(bands)}${table(bands, {
    id: 'allowance-table',
    caption: 'People by use of their own allowance',
    columns: [
      { title: 'Used', text: (band) => bandName(band) },
      { title: 'People', value: ({ people: of }) => of, show: ({ people: of }) => people(of) },
    ],
  })}</div>`
  return [
    {
      id: 'allowance',
      title: 'Use of the own allowance',
      name: 'Allowance',
      lead: bands.some(({ people: of }) => of === null)
        ? `How many people used how much of what their seat includes. Not shown: fewer than ${fold} people, and who would reveal them.`
        : 'How many people used how much of what their seat includes.',
      body,
    },
  ]
}

/** The month by person; no section unless persons were asked for. */
export function byPerson({ byPerson: persons }: UsageReport): HtmlSection[] {
  if (persons === null || persons.length === 0) return []
  const teams = persons.some(({ team }) => team !== null)
  const body = table(persons, {
    id: 'people-table',
    caption: 'Credits by person',
    tags: ({ team, plan }) => ({ team: own(0, team), plan: own(0, plan) }),
    columns: [
      { title: 'Person', text: ({ name }) => brief(name) },
      ...(teams
        ? [{ title: 'Team', text: ({ team }: (typeof persons)[number]) => (team === null ? NOTHING : brief(team)) }]
        : []),
      { title: 'Plan', text: ({ plan }) => brief(plan) },
      countColumn('Active days', ({ activeDays }) => activeDays),
      creditsColumn('Used', ({ credits: of }) => of),
      shareColumn('Of allowance', ({ ofAllowance }) => ofAllowance),
      creditsColumn('Overage', ({ overage }) => overage),
    ],
  })
  return [{ id: 'people', title: 'People', body }]
}
