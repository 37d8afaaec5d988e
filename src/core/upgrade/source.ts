import { isPublished, PRICE_FILE } from '../catalogue/published.js'

/**
 * The source of a fact: a public page of the built-in prices, `price file`, or `policy`. A policy may replace any part of a model
 * and is then its source; the name of its layer is foreign text and never a page.
 */
export function sourceOf({ source }: { readonly source: string }): string {
  return isPublished(source) || source === PRICE_FILE ? source : 'policy'
}
