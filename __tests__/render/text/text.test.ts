import fc from 'fast-check'
import { text } from '../../../src/render/text/text.js'
import { COLORS, PLAIN } from '../../../src/render/text/paint.js'
import { inventoryText } from '../../../src/render/text/inventory-text.js'
import { policyTexts, unsound } from '../../core/support/generators.js'
import { HOSTILE } from '../../core/support/markdown.js'
import { FEW_RUNS } from '../../core/support/properties.js'
import { agent, hook, judged } from '../../core/support/repository.js'
import { WORKED_CASE } from '../../core/support/worked-case.js'

const worked = judged(WORKED_CASE)

test('the worked case, for a terminal', () => {
  const output = text(worked, PLAIN)
  for (const line of [
    '✖ Kiro config: 2 blocking problems · about 1.7x the credits',
    '  primary: claude-sonnet-4.5 (1.3x) → claude-opus-4.8 (2.2x)',
    '  interactiveChat: fast → primary',
    '  Introduced by this change',
    '           instead: claude-sonnet-4.5 or claude-sonnet-5.5',
  ])
    expect(output.split('\n')).toContain(line)
  for (const row of [
    /typical +7,698 +13,256 +\+5,558 \(\+72 %\)$/m,
    /low – high +1,513 – 43,471 +3,956 – 55,524 +range includes measured token use$/m,
    /each of 8 × Pro \(1,000\) +642 +1,105 +out on working day 20 of 21$/m,
    /interactiveChat +haiku-4\.5 → opus-4\.8 +1,260 +302 +1,663 +\+1,361$/m,
    /4 unchanged +haiku-4\.5, auto +1,336 +1,336$/m,
    /total +7,698 +13,256 +\+5,558$/m,
  ])
    expect(output).toMatch(row)
})

test('colours change nothing but colours', () => {
  expect(text(worked, COLORS).replace(/\u001b\[\d+m/g, '')).toBe(text(worked, PLAIN))
  expect(text(worked, COLORS)).toContain('\u001b[')
})

test('a wrong value and what to write instead, the successor first; one id alone is not said twice', () => {
  const retired = text(judged({ after: { '.kiro/agents/a.json': agent('a', 'claude-3.7-sonnet') } }), PLAIN)
  expect(retired).toContain(
    '  error    .kiro/agents/a.json:3:12  claude-3.7-sonnet is not offered by Kiro; its successor is claude-sonnet-5.5  retired-model\n           instead: claude-sonnet-5.5 or claude-sonnet-5\n',
  )
  const misspelled = text(judged({ after: { '.kiro/agents/a.json': agent('a', 'claude-opus-4-8') } }), PLAIN)
  expect(misspelled).toContain(
    '  error    .kiro/agents/a.json:3:12  claude-opus-4-8 is not an id that Kiro accepts; write claude-opus-4.8  misspelled-model\n\n',
  )
})

test('nothing invisible reaches a terminal, whatever is in a repository', () => {
  const hostile = [
    ...HOSTILE,
    '\u001b]8;;https://evil.example\u0007x',
    '\u001b[2J',
    '\u0008',
    '\u2066',
    'a\u0000b',
    '::error::x\n::set-output',
    '::error::x',
    '  ::error::x',
    'a ##[error]x',
    '##[add-mask]a',
    '\u0085::error::x',
  ]
  for (const name of hostile) {
    const files = {
      [`.kiro/agents/${name.replaceAll('/', '_')}.json`]: agent(name, name),
      '.kiro/hooks/h.kiro.hook': hook(name, name),
      '.kiro/settings.json': {
        models: { [name]: { model: name }, routing: { codeReview: name } },
        budget: { [name]: 1 },
      },
    }
    const report = judged({
      before: { '.kiro/settings.json': { models: { [name]: { model: 'auto' }, routing: { codeReview: name } } } },
      after: files,
    })
    for (const output of [text(report, PLAIN), inventoryText(report.inventory, PLAIN)])
      expect(output.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u)
    // A line of a repository's cannot look like a command to the runner.
    for (const output of [text(report, PLAIN), inventoryText(report.inventory, PLAIN)])
      expect(output).not.toMatch(/^\s*::|##\[/m)
  }
})

test('no number in it is broken, and the first line says something', () => {
  fc.assert(
    fc.property(unsound, unsound, policyTexts, (before, after, policy) => {
      const report = judged({ before, after, policy: policy ?? [] })
      const output = text(report, PLAIN)
      expect(output).not.toMatch(/NaN|undefined|\[object|null/)
      expect(output).toMatch(/^[✖!✔] Kiro config: \S/)
    }),
    FEW_RUNS,
  )
})
