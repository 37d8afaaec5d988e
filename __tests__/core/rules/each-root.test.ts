import { RULES } from '../../../src/core/rules/index.js'
import type { Rule } from '../../../src/core/rules/rule.js'
import { judged, of, type Files } from '../support/repository.js'

/** Rules that tell one thing of the whole repository. */
const ONCE = ['cost-increase', 'cost-total', 'cost-unknown', 'over-plan', 'catalogue-old']
type Example = Rule['examples']['failing']

/** Where a rule speaks of files of Kiro, in its own failing example with `many` in place of its files. */
function placesOf({ id, examples: { failing } }: Rule, many: (files: Example['after']) => Files): string[] {
  const { before, after, policy: rules = 'version: 1' } = failing
  const report = judged({ before: before === undefined ? null : many(before), after: many(after), policy: rules })
  return of(report, id).flatMap(({ place }) => (!place?.file.includes('.kiro/') ? [] : [`${place.file}:${place.line}`]))
}
const SPEAKING = RULES.filter((rule) => !ONCE.includes(rule.id)).flatMap((rule) => {
  const places = placesOf(rule, (files) => files)
  return places.length === 0 ? [] : [{ id: rule.id, rule, places }]
})

test.each(SPEAKING)('$id tells of each root', ({ rule, places }) => {
  const everywhere = placesOf(rule, (files) =>
    Object.fromEntries(
      Object.entries(files).flatMap(([path, text]) => ['', 'web/', 'api/'].map((root) => [root + path, text])),
    ),
  )
  expect([...everywhere].sort()).toEqual(
    ['', 'web/', 'api/'].flatMap((root) => places.map((place) => root + place)).sort(),
  )
})
