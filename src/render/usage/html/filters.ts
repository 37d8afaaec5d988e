import { sha256 } from '../../../core/text/sha256.js'
import { markup, NOTHING, type Markup } from './markup.js'

/**
 * What a row or a block of the page is of: teams, plans, clients. A kind that is not named says that a choice of that kind does not
 * concern it; an empty list, as of folded groups, that it is of none that can be chosen.
 */
export interface Tags {
  readonly team?: readonly string[]
  readonly plan?: readonly string[]
  readonly client?: readonly string[]
}

/** The tags as attributes, as digests of the names: no text from a file is in an attribute. */
export function tagged(tags: Tags): Markup {
  return {
    markup: (['team', 'plan', 'client'] as const)
      .map((kind) => {
        const values = tags[kind]
        return (values === undefined ? NOTHING : markup` data-${kind}="${values.map(keyOf).join(' ')}"`).markup
      })
      .join(''),
  }
}

/** Hexadecimal digits; names of a report that collide are as unlikely as one in 16 million. */
const DIGITS = 12

function keyOf(name: string): string {
  return sha256(name).slice(0, DIGITS)
}

/**
 * Filters by team, plan and client, made by the script, because they do nothing without it. They only hide rows that the page has: no
 * number is computed for a choice, so that no choice tells of fewer people than the page does. A total of rows of which some are hidden is
 * hidden too, and the line beside the filters, which is printed, says what is shown.
 */
export const FILTER_SCRIPT = `
{
  const marked = [...document.querySelectorAll('main [data-team], main [data-plan], main [data-client]')]
  const valuesOf = (one, kind) => one.dataset[kind].split(' ').filter((value) => value !== '')
  const bar = document.createElement('div')
  bar.className = 'filters'
  bar.setAttribute('role', 'group')
  bar.setAttribute('aria-label', 'Filters')
  const said = document.createElement('output')
  said.setAttribute('aria-live', 'polite')
  const chosen = []
  const apply = () => {
    const active = chosen.filter(({ select }) => select.value !== '')
    for (const one of marked) one.hidden = active.some(({ kind, select }) => one.dataset[kind] !== undefined && !valuesOf(one, kind).includes(select.value))
    for (const table of document.querySelectorAll('main table')) {
      if (table.tFoot) table.tFoot.hidden = [...table.tBodies[0].rows].some((row) => row.hidden)
    }
    said.textContent = active.length === 0 ? '' : 'Only rows of ' + active.map(({ name, select }) => name.toLowerCase() + ' ' + select.selectedOptions[0].textContent).join(' and ') + '. Key figures, charts and rows of other kinds are of everybody.'
  }
  for (const [kind, name] of [['team', 'Team'], ['plan', 'Plan'], ['client', 'Client']]) {
    const table = document.getElementById(kind + 's-table')?.closest('table')
    const rows = table ? [...table.tBodies[0].rows].filter((row) => valuesOf(row, kind).length === 1) : []
    if (rows.length < 2) continue
    const select = document.createElement('select')
    const option = (value, text) => {
      const one = document.createElement('option')
      one.value = value
      one.textContent = text
      select.append(one)
    }
    option('', 'all')
    for (const row of rows) option(valuesOf(row, kind)[0], row.cells[0].textContent.trim())
    select.addEventListener('change', apply)
    const label = document.createElement('label')
    const words = document.createElement('span')
    words.textContent = name
    select.setAttribute('aria-label', name)
    label.append(words, select)
    bar.append(label)
    chosen.push({ kind, name, select })
  }
  bar.append(said)
  if (chosen.length > 0) document.querySelector('#overview').after(bar)
}
`
