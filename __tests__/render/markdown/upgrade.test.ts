import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import type { Upgrade } from '../../../src/core/upgrade/upgrade.js'
import { upgrades } from '../../../src/core/upgrade/upgrades.js'
import { fold } from '../../../src/render/markdown/fold.js'
import { NO_CONTEXT } from '../../../src/render/markdown/context.js'
import { upgradesHeading, upgradesMarkdown } from '../../../src/render/markdown/upgrade.js'
import { HOSTILE, inspect } from '../../core/support/markdown.js'
import { ALL_SIZES } from '../../core/support/properties.js'
import { read } from '../../project/repository.js'
import {
  agent,
  configuration,
  contract,
  DAY,
  judged,
  policy,
  type Change,
  type Files,
} from '../../core/support/repository.js'
import { WORKED_CASE } from '../../core/support/worked-case.js'

const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'

function of(change: Change, catalogue = loadCatalogue()): Upgrade[] {
  return upgrades(
    configuration(change.before ?? {}),
    configuration(change.after),
    catalogue,
    DAY,
    judged(change).estimate,
  )
}

const shown = (all: readonly Upgrade[]): string => fold(upgradesHeading(all), upgradesMarkdown(all, NO_CONTEXT))
const shipped = read('prices/v1.json')
const profiles = (models: Readonly<Record<string, string>>): Files => ({ [SETTINGS]: contract(models, {}) })

test('the worked case', () => {
  const all = of(WORKED_CASE)
  expect(upgradesHeading(all)).toBe('Changing the model of primary: what to check')
  const lines = upgradesMarkdown(all, NO_CONTEXT).split('\n')
  expect(lines.slice(0, 2)).toEqual([
    '`primary` at `.kiro/settings.json:4`: **claude-sonnet-4.5** → **claude-opus-4.8**',
    '',
  ])
  expect(lines.slice(2).map((line) => /^\d\. \*\*[^*]+\.\*\* /.exec(line)?.[0])).toEqual([
    '1. **Know the new model.** ',
    '2. **See who can use it.** ',
    '3. **Know its price.** ',
    '4. **See what runs on it.** ',
    '5. **Compare the results.** ',
    '6. **Let an agent finish a task.** ',
    '7. **Watch the first week.** ',
    '8. **Tell the team.** ',
  ])
  expect(lines[3]).toBe(
    '2. **See who can use it.** Plans: Pro, Pro+, Pro Max and Power (before: every plan). ([source](https://kiro.dev/docs/models))',
  )
  expect(lines.at(-1)).toContain('The way back is one line, `"model": "claude-sonnet-4.5"` at `.kiro/settings.json:4`.')
})

test('a source is there once, behind the last of the facts in a row that it says', () => {
  const text = upgradesMarkdown(
    of({ before: profiles({ p: 'gpt-5.6-sol' }), after: profiles({ p: 'claude-fable-5.1' }) }),
    NO_CONTEXT,
  )
  expect(text).toContain(
    '(as before). Region: us-east-1 only. Billing: enterprise only. ([source](https://kiro.dev/changelog/models/claude-fable-5-1-for-enterprise/))',
  )
})

test.each<[string, Files, Files, string]>([
  [
    'an agent',
    { '.kiro/agents/a.json': agent('reviewer', 'auto') },
    { '.kiro/agents/a.json': agent('reviewer', 'claude-opus-5') },
    'Changing the model of reviewer: what to check',
  ],
  [
    'the chat',
    { [CLI]: { 'chat.defaultModel': 'auto' } },
    { [CLI]: { 'chat.defaultModel': 'claude-opus-5' } },
    'Changing the model of the CLI chat: what to check',
  ],
  [
    'a name that could mean something',
    profiles({ '<b>': 'auto' }),
    profiles({ '<b>': 'claude-opus-5' }),
    'Changing the model of a profile: what to check',
  ],
  [
    'the same of an agent',
    { '.kiro/agents/a.json': agent('@acme/x', 'auto') },
    { '.kiro/agents/a.json': agent('@acme/x', 'claude-opus-5') },
    'Changing the model of an agent: what to check',
  ],
  [
    'several',
    profiles({ p: 'auto', q: 'auto' }),
    profiles({ p: 'claude-opus-5', q: 'claude-next' }),
    'Changing 2 models: what to check',
  ],
])('the heading for %s', (_, before, after, expected) => {
  expect(upgradesHeading(of({ before, after }))).toBe(expected)
})

test('three are shown, the rest is counted', () => {
  const five = (model: string): Files => profiles({ a: model, b: model, c: model, d: model, e: model })
  const text = upgradesMarkdown(of({ before: five('auto'), after: five('claude-opus-5') }), NO_CONTEXT)
  expect([text.match(/^1\. /gm)?.length, text.endsWith('\n\n2 more changes of a model in the report file.')]).toEqual([
    3,
    true,
  ])
  expect(upgradesMarkdown([], NO_CONTEXT)).toBe('')
})

function harmless(text: string): void {
  const { page, elements, links, rest } = inspect(text)
  expect(
    elements.filter((element) => !['a', 'details', 'li', 'ol', 'p', 'strong', 'summary'].includes(element)),
  ).toEqual([])
  expect(links.filter((link) => !shipped.includes(JSON.stringify(link)))).toEqual([])
  const found =
    /evil|onerror|everyone|smile|<!--|-->|@|#\d|\bgh-\d|\b(?=[a-f]*\d)[0-9a-f]{7,40}\b|[\u202e\u200b]/i.exec(rest)
  expect(found && rest.slice(Math.max(0, found.index - 60), found.index + 60)).toBeNull()
  // Each upgrade is one list: nothing ends it early or begins another one.
  expect((page.match(/<ol/g) ?? []).length).toBe((text.match(/^1\. /gm) ?? []).length)
}

describe.each(HOSTILE.map((text) => [text]))('%j', (text) => {
  const name = text.replaceAll('/', '∕').trim() || 'x'
  const files = (model: string): Files => ({
    [SETTINGS]: contract({ [text]: model }, { codeReview: text }),
    [CLI]: { 'chat.defaultModel': `${model}2` },
    [`.kiro/agents/${name}.json`]: agent(text, `${model}3`),
    [`.kiro/agents/${name}.md`]: `---\nname: ${JSON.stringify(`${text}m`)}\nmodel: ${JSON.stringify(`${model}4`)}\n---\n`,
    [`${name}/.kiro/settings.json`]: contract({ [text]: `${model}5` }, {}),
  })

  test('as the name of profiles, agents, folders and models makes nothing', () => {
    const seen = of({ before: files('auto'), after: files(text) })
    expect(seen.length).toBeGreaterThan(2)
    for (const all of [seen, of({ before: files(text), after: files(`${text}x`) })]) {
      harmless(shown(all))
      for (const one of ALL_SIZES ? all : all.slice(0, 1)) harmless(shown([one]))
    }
  })

  test('as the name of a policy and of a model that it adds is no source', () => {
    const rules = policy(
      JSON.stringify({ version: 1, catalogue: { models: { [text]: { multiplier: 3, status: 'preview' } } } }),
      text,
    )
    const change: Change = { before: profiles({ p: 'auto' }), after: profiles({ p: text }), policy: rules }
    harmless(shown(of(change, loadCatalogue({ models: { [text]: { multiplier: 3, status: 'preview' } } }, text))))
  })

  test('as a source that a person made up is no link', () => {
    const [worked] = of(WORKED_CASE)
    if (!worked) throw new Error('no upgrade')
    harmless(
      shown([
        {
          ...worked,
          steps: worked.steps.map((step) => ({
            ...step,
            facts: step.facts.map((fact) => ({ ...fact, source: fact.source === null ? null : text })),
          })),
        },
      ]),
    )
  })
})
