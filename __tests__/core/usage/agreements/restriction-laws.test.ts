import fc from 'fast-check'
import { loadCatalogue, multiplierOf } from '../../../../src/core/catalogue/catalogue.js'
import { type Restriction } from '../../../../src/core/usage/agreements/restriction.js'
import type { Policy } from '../../../../src/core/policy/policy.js'
import { after } from '../../apply/applied.js'
import { configurations, policyTexts, unsound } from '../../support/generators.js'
import { runs } from '../../support/properties.js'
import { configuration, contract, DAY, policy, ruled, type Files } from '../../support/repository.js'
import { restricted } from './restricted.js'

const HAIKU = 'claude-haiku-4.5'
const OPUS = 'claude-opus-4.8'
const SONNET = 'claude-sonnet-4.5'

function carriedOut(files: Files, restriction: Restriction): Files {
  return after(files, { ...restriction, contract: true, decided: 0 })
}

const CATALOGUE = loadCatalogue()
const MODELS = ['auto', HAIKU, OPUS, SONNET, 'glm-5', 'claude-next'] as const
/** Contracts that can mostly be restricted, so that not every run ends in a refusal. */
const usable = fc
  .tuple(
    fc.constantFrom('', 'web/', 'packages/api/'),
    fc.constantFrom(...MODELS),
    fc.constantFrom(...MODELS),
    fc.constantFrom(...MODELS),
    fc.array(fc.constantFrom('primary', 'fast', 'other'), { minLength: 4, maxLength: 4 }),
  )
  .map(([root, fast, primary, other, [a = '', b = '', c = '', d = '']]): Files => ({
    [`${root}.kiro/settings.json`]: contract(
      { fast, primary, other },
      { interactiveChat: a, specGeneration: b, codeReview: c, hookActions: d },
    ),
  }))
const repositories = fc
  .tuple(fc.oneof(configurations, unsound), fc.array(usable, { maxLength: 2 }))
  .map(([files, contracts]): Files => Object.assign({}, files, ...contracts) as Files)
const rules = policyTexts.map((text) =>
  text === null
    ? []
    : policy(
        JSON.stringify({
          ...(JSON.parse(text) as object),
          agents: { lead: 'specGeneration', 'web/reviewer': 'codeReview' },
        }),
      ),
)

/** What a file says but for models and routes. */
function otherwise(text: string): string {
  return JSON.stringify(JSON.parse(text), (key, value: unknown) =>
    ['routing', 'model', 'chat.defaultModel'].includes(key) ? undefined : value,
  )
}

/** Each run is a few checks of a whole repository. */
const CHECKED = runs(80)

test('law: only models and routes change, to what is cheaper, the check refuses nothing of it, and the second time there is nothing to do', () => {
  let done = 0
  fc.assert(
    fc.property(repositories, fc.oneof(fc.constant<Policy>([]), rules), (files, team) => {
      const restriction = restricted(files, team)
      const next = carriedOut(files, restriction)
      done += restriction.edits.length
      expect(restricted(next, team)).toEqual({ edits: [], refusals: restriction.refusals })
      for (const { path, changes: all } of restriction.edits) {
        for (const { key, to } of all) {
          expect(key).toMatch(
            path.endsWith('settings.json')
              ? /^models\.routing\.[A-Za-z]+$/
              : path.endsWith('cli.json')
                ? /^chat\.defaultModel$/
                : /^model$/,
          )
          if (key.startsWith('models.')) expect(to).toBe('fast')
        }
      }
      for (const { path, created, before, after: text } of restriction.edits)
        if (path.endsWith('.json') && !created) expect(otherwise(text)).toBe(otherwise(before))
      const prices = (content: Files): Map<string, number | null> =>
        new Map(
          configuration(content).assignments.map(({ name, model }) => [name, multiplierOf(CATALOGUE, model, DAY)]),
        )
      const was = prices(files)
      if (team.length === 0)
        for (const [name, price] of prices(next))
          expect(price === null || (was.get(name) ?? Infinity) >= price).toBe(true)
      expect(
        ruled({ before: files, after: next, policy: team }).findings.filter(
          ({ rule, severity, introduced }) => introduced && severity === 'error' && !rule.startsWith('cost-'),
        ),
      ).toEqual([])
    }),
    CHECKED,
  )
  expect(done).toBeGreaterThan(10)
})
