import { html } from '../../escape/html.js'

/** A piece of the page. Only `markup` makes one, so that no text gets into the page without being escaped. */
export interface Markup {
  readonly markup: string
}

export type Content = string | number | null | Markup | readonly Markup[]

export const NOTHING: Markup = { markup: '' }

/** The literal text is ours and stays; every substituted text is escaped, as the text of an element or the value of an attribute in quotation marks. */
export function markup(literals: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return { markup: literals.map((literal, index) => literal + written(values[index] ?? null)).join('') }
}

function written(value: Content): string {
  if (value === null) return ''
  if (typeof value === 'string') return html(value)
  if (typeof value === 'number') return String(value)
  return 'markup' in value ? value.markup : value.map((part) => part.markup).join('')
}

/** Something only where there is anything to show. */
export function when(condition: boolean, make: () => Markup): Markup {
  return condition ? make() : NOTHING
}

/** Our own style or script: the one text that must not be escaped. It ends no element. */
export function verbatim(ours: string): Markup {
  if (/<\/|<!--/.test(ours)) throw new Error('a style or script that ends its element')
  return { markup: ours }
}

/** Sentences of ours, one paragraph each. */
export function paragraphs(sentences: readonly string[], kind: 'note' | 'text' = 'note'): Markup {
  return { markup: sentences.map((sentence) => markup`<p class="${kind}">${sentence}</p>`.markup).join('') }
}
