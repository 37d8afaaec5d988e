import fc from 'fast-check'
import { fixText } from '../../../src/core/fix/file-fixes.js'
import { fixPolicy } from '../../../src/core/fix/fix-policy.js'
import { FEW_RUNS } from '../support/properties.js'
import { ruled } from '../support/repository.js'

const PATHS = {
  agent: '.kiro/agents/a.json',
  cli: '.kiro/settings/cli.json',
  settings: '.kiro/settings.json',
  hook: '.kiro/hooks/h.json',
} as const

/** Corrects a file until nothing is corrected any more, and says what is found then. */
function fixed(path: string, text: string, models: boolean): { text: string; rules: string[]; rounds: number } {
  let now = text
  for (let rounds = 0; rounds < 50; rounds += 1) {
    const { findings } = ruled({ before: {}, after: { [path]: now } })
    const found = findings.filter(({ place }) => place?.file === path)
    const next = fixText(path, now, found, { models })
    if (next === null) return { text: now, rules: found.map(({ rule }) => rule), rounds }
    now = next.text
  }
  throw new Error('It does not end.')
}

const KEYS: readonly string[] = [
  ...['name', 'model', 'Model', 'modelId', 'defaultModel', 'systemPrompt', 'promt', 'tools', 'tolls', 'hook', 'color'],
  ...[
    'chat',
    'chat.defaultModel',
    'chat.defaultmodel',
    'defaultAgent',
    'models',
    'modles',
    'budgets',
    'version',
    'hooks',
  ],
]
const values = fc.oneof(
  fc.constantFrom('auto', 'claude-opus-4-8', 'a "b" c', '// no', 'x'),
  fc.constantFrom(1, true, null),
  fc.constantFrom(['x'], {}, { defaultModel: 'auto' }, { primary: { model: 'auto' } }, { monthly: { credits: 9 } }),
)
const layouts = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replace('{', '{ /* one */'),
  (text) => `${text}\n// end`,
  (text) => text.replaceAll('  ', '\t'),
)
const objects = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...KEYS), values), { selector: ([key]) => key, maxLength: 5 })
  .map((entries) => Object.fromEntries(entries))

/** Texts and numbers of a value, without keys, in any order. */
const leaves = (text: string): string[] =>
  (text.match(/"(?:[^"\\]|\\.)*"(?!\s*:)|\b\d+\b|\btrue\b|\bnull\b/g) ?? []).sort()

test('corrections end, are not made twice, and cause no mistake', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(PATHS)),
      objects,
      layouts,
      fc.constantFrom(0, 2),
      fc.boolean(),
      (path, value, layout, indent, models) => {
        const text = layout(JSON.stringify(value, null, indent))
        const rulesBefore = ruled({ before: {}, after: { [path]: text } }).findings.map(({ rule }) => rule)
        const once = fixed(path, text, models)
        expect(fixed(path, once.text, models)).toEqual({ ...once, rounds: 0 })
        for (const rule of ['syntax', 'duplicate-key'])
          expect(once.rules.filter((found) => found === rule).length).toBeLessThanOrEqual(
            rulesBefore.filter((found) => found === rule).length,
          )
        // Comments and line ends stay; without --fix-models so does every value.
        expect(once.text.match(/\/\* one \*\/|\/\/ end/g)).toEqual(text.match(/\/\* one \*\/|\/\/ end/g))
        expect(/(?<!\r)\n/.test(once.text)).toBe(/(?<!\r)\n/.test(text))
        expect(models ? [] : leaves(once.text)).toEqual(models ? [] : leaves(text))
      },
    ),
    FEW_RUNS,
  )
})

test('a policy is corrected once, and keeps its comments', () => {
  const lines = fc.constantFrom(
    'modles: # ours\n  alow: [auto]',
    'models:\n  allow: [auto]\n  deny: [*-preview] # soon',
    'budget: { requird: [monthly] }',
    'teem: { developers: 3 }',
    'x: 1',
    'agents: { reviewer: codeReview }',
  )
  fc.assert(
    fc.property(fc.uniqueArray(lines, { maxLength: 4 }), fc.constantFrom('\n', '\r\n'), (parts, eol) => {
      const text = `${['version: 1', ...parts].join('\n')}\n`.replaceAll('\n', eol)
      const first = fixPolicy('p.yml', text)?.text ?? text
      expect(fixPolicy('p.yml', first)).toBeNull()
      expect(first.match(/#.*/g)).toEqual(text.match(/#.*/g))
      expect(first.split(eol)).toHaveLength(text.split(eol).length)
    }),
    FEW_RUNS,
  )
})
