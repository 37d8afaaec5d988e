import { plain } from '../../../core/text/message.js'
import { count, whole } from '../../../core/text/number.js'
import { priceSource } from '../../text/price-lines.js'
import type { UsageReport } from '../../../core/contract/usage/report.js'
import { fullDay, shortDay } from '../dates.js'
import { bytes } from '../../../core/text/amounts.js'
import { markup, NOTHING, paragraphs, when, type Markup } from './markup.js'
import type { ChatLink } from '../../chat/chat-message.js'
import type { HtmlSection } from './section.js'
import { countColumn, table } from './table.js'

/** How the reading of overage was chosen. */
const CHOSEN = { evidence: 'Found by evidence', stated: 'As it was stated', assumed: 'Assumed' } as const

/** What the report is made from: files, rows, what could not be read, and how overage was interpreted. */
export function source({ source: read, overageReading: overage, people, money }: UsageReport): HtmlSection {
  const reading = `${CHOSEN[overage.chosen]}: Overage_Credits_Used is ${overage.reading === 'daily' ? 'the overage of the day' : 'the overage of the month up to the day'}, and Credits_Used ${overage.included ? 'includes it' : 'does not include it'}.`
  const missing =
    read.daysWithoutRows.length === 0
      ? []
      : [
          `No file has a row for ${count(read.daysWithoutRows.length, 'working day')}, ${read.daysWithoutRows.map(shortDay).join(', ')}: a file may be missing.`,
        ]
  return {
    id: 'source',
    title: 'What was read',
    name: 'Source',
    body: markup`<ul class="read">${amounts(read)}</ul>
${paragraphs(missing, 'text')}${badRows(read)}<h3>How overage was read</h3>
<p>${reading}</p>
${paragraphs(overage.evidence)}${when(people.seatsFrom === 'active people' && money.fixed !== null, () => markup`<p class="note">Seats are those of people with a row: unused seats are not known without a list of seats.</p>`)}`,
  }
}

function amounts({
  files,
  bytes: size,
  rows,
  replaced,
  repeated,
  stray,
  badRows: bad,
}: UsageReport['source']): Markup[] {
  const all = [
    `${count(files, 'usage file')}, ${bytes(size)}`,
    `${count(rows, 'row')} that count`,
    replaced > 0 ? `${count(replaced, 'row')} replaced by a newer file` : '',
    repeated.first === null
      ? ''
      : `${count(repeated.rows, 'row')} with a later row for the same profile, user, day and client in the same file: the last counts (the first: line ${whole(repeated.first.line)} of ${repeated.first.file}, where line ${whole(repeated.first.by)} counts)`,
    stray > 0 ? `${count(stray, 'object')} left out: no usage file` : '',
    bad > 0 ? `${count(bad, 'row')} that cannot be read, left out of every number` : 'every row could be read',
  ]
  return all.filter((text) => text !== '').map((text) => markup`<li>${text}</li>`)
}

function badRows({ badRows: all, firstBadRows: rows }: UsageReport['source']): Markup {
  if (rows.length === 0) return NOTHING
  const caption =
    all > rows.length
      ? `The first ${rows.length} of ${count(all, 'row')} that cannot be read`
      : 'Rows that cannot be read'
  return table(rows, {
    id: 'bad-rows-table',
    caption,
    columns: [
      { title: 'File', text: ({ file }) => markup`<code>${file}</code>` },
      countColumn('Line', ({ line }) => line),
      { title: 'What is wrong', text: ({ reason }) => reason },
    ],
  })
}

/** A link to where the report comes from; an address that is not plain is text, because it comes from outside. */
function linked({ title, url }: ChatLink): Markup {
  return /^https?:\/\/[\w.:-]+(?:\/[\w.~%/+=&?-]*)?$/.test(url)
    ? markup`<a href="${url}">${title}</a> `
    : markup`${title} <code>${url}</code> `
}

/** The day, the policy, and the prices with their source and digest. */
export function footer({ day, catalogueAsOf, prices, policy }: UsageReport, links: readonly ChatLink[]): Markup {
  return markup`<footer><p>Made by Kiro Governance on ${fullDay(day)} with the prices of ${fullDay(catalogueAsOf)} ${plain(priceSource(prices))}${policy === null ? NOTHING : markup` and the policy <code>${policy}</code>`}. Dollars are without tax. Unofficial: not affiliated with AWS or Kiro.</p>${when(links.length > 0, () => markup`<p>${links.map(linked)}</p>`)}</footer>
`
}
