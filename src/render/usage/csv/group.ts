/** One amount: what was measured, its unit, and the value; null is not known. */
export type Amount = readonly [measure: string, unit: string, value: number | null]
/** The amounts of one thing, such as a team. */
export interface Group {
  readonly section: string
  readonly name: string
  readonly amounts: readonly Amount[]
}

/** A group of amounts. */
export function group(section: string, name: string, amounts: readonly Amount[]): Group {
  return { section, name, amounts }
}

/** A sum of dollars; one that leaves seats without a price out has a name of its own, so that nobody takes it for the whole. */
export function pricedSum(measure: string, value: number | null, allPriced: boolean | null): readonly Amount[] {
  return allPriced === false && value !== null
    ? [
        [measure, 'USD', null],
        [`${measure}, of what is priced`, 'USD', value],
      ]
    : [[measure, 'USD', value]]
}

/** A name, or the word for groups that are folded. */
export const named = (folded: number, name: string): string => (folded > 0 ? '(folded)' : name)
/** How many groups a folded row holds. */
export const foldedGroups = (folded: number): readonly Amount[] => (folded > 0 ? [['folded', 'groups', folded]] : [])
/** The three amounts of a range. */
export const range = (
  measure: string,
  unit: string,
  of: { readonly low: number; readonly typical: number; readonly high: number } | null,
): Amount[] =>
  (['low', 'typical', 'high'] as const).map((end) => [`${measure}, ${end}`, unit, of === null ? null : of[end]])
