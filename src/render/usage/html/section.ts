import { markup, NOTHING, type Markup } from './markup.js'

/** A section of the page with its heading; the navigation is made from the sections. */
export interface HtmlSection {
  /** Chosen by the program, unique on the page. */
  readonly id: string
  readonly title: string
  /** A shorter title for the navigation. */
  readonly name?: string
  /** What the numbers mean, in a sentence. */
  readonly lead?: string
  readonly body: Markup
  /** Placed next to the section before or after it, where the page is wide. */
  readonly half?: boolean
}

/** A section as HTML. */
export function section({ id, title, lead, body, half = false }: HtmlSection): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-heading"${half ? markup` class="half"` : NOTHING}>
<h2 id="${id}-heading">${title}</h2>
${
  lead === undefined
    ? NOTHING
    : markup`<p class="lead">${lead}</p>
`
}${body}</section>
`
}

/** A key figure: a large number, its name above it and notes below. */
export interface KeyFigure {
  readonly name: string
  readonly value: string
  readonly notes?: readonly string[]
  readonly kind?: 'main' | 'good' | 'bad'
}

/** Key figures as a definition list. */
export function facts(all: readonly KeyFigure[], kind = 'facts'): Markup {
  return markup`<dl class="${kind}">${all.map(
    ({
      name,
      value,
      notes = [],
      kind: of,
    }) => markup`<div${of ? markup` class="${of}"` : NOTHING}><dt>${name}</dt><dd>${value}</dd>${notes.map((note) => markup`<dd class="note">${note}</dd>`)}</div>
`,
  )}</dl>
`
}
