import { loadCatalogue } from '../catalogue/catalogue.js'
import { once } from '../text/memoize.js'

/** Whether this is a page that the shipped catalogue names; only these become links. */
export function isPublished(source: string): boolean {
  return pages().has(source)
}

const pages = once((): ReadonlySet<string> => {
  const { models, facts } = loadCatalogue()
  const dated = models.flatMap((model) => [
    ...model.multipliers.flatMap((period) => [period, ...(period.conflicts ?? [])]),
    ...model.availability,
    ...model.status,
  ])
  return new Set([...dated, facts.exampleTaskCredits].map(({ source }) => source))
})

/**
 * The source of a fact: a public page of the shipped catalogue, or `policy`. A policy may replace any part of a model
 * and is then its source; the name of its layer is foreign text and never a page.
 */
export function sourceOf({ source }: { readonly source: string }): string {
  return isPublished(source) ? source : 'policy'
}
