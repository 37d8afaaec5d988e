import { html } from '../../escape/html.js'

/** A piece of the page. Only `markup` and `verbatim` make one, so that no text gets into the page unescaped. */
export interface Markup {
  readonly markup: string
}

export type Content = string | number | null | Markup | readonly Markup[]

/** Empty markup. */
export const NOTHING: Markup = { markup: '' }

/**
 * A template tag: the literal text is kept; every substituted text is escaped for an element or a quoted attribute
 * value.
 */
export function markup(literals: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return { markup: literals.map((literal, index) => literal + written(values[index] ?? null)).join('') }
}

function written(value: Content): string {
  if (value === null) return ''
  if (typeof value === 'string') return html(value)
  if (typeof value === 'number') return String(value)
  return 'markup' in value ? value.markup : value.map((part) => part.markup).join('')
}

/** The markup if the condition holds, else empty markup. */
export function when(condition: boolean, make: () => Markup): Markup {
  return condition ? make() : NOTHING
}

/** The program's own style or script, unescaped. It must not contain a closing tag. */
export function verbatim(ours: string): Markup {
  if (/<\/|<!--/.test(ours)) throw new Error('a style or script that ends its element')
  return { markup: ours }
}

/** Sentences as one paragraph each. */
export function paragraphs(sentences: readonly string[], kind: 'note' | 'text' = 'note'): Markup {
  return { markup: sentences.map((sentence) => markup`<p class="${kind}">${sentence}</p>`.markup).join('') }
}
