import { upgradeOf } from '../../../src/render/json/upgrade.js'
import { upgradeSchema } from '../../../src/core/contract/check/upgrade.js'
import { PLAIN } from '../../../src/render/text/paint.js'
import { upgradesText } from '../../../src/render/text/upgrade-text.js'
import { contract, type Files } from '../support/repository.js'
import { WORKED_CASE } from '../support/worked-case.js'
import { upgradesOf, profile, between } from './upgrades-of.js'

const SETTINGS = '.kiro/settings.json'

test('the JSON report has the shape of its schema', () => {
  const all = [...upgradesOf(WORKED_CASE), ...between('auto', 'claude-next')].map(upgradeOf)
  expect(all).toHaveLength(2)
  for (const upgrade of all) expect(upgradeSchema.parse(upgrade)).toEqual(upgrade)
  expect(all[0]).toMatchObject({
    what: 'primary',
    kind: 'profile',
    file: SETTINGS,
    line: 4,
    from: 'claude-sonnet-4.5',
    to: 'claude-opus-4.8',
  })
})

describe('the terminal', () => {
  test('says what is known, and names what is left to people', () => {
    const text = upgradesText(upgradesOf(WORKED_CASE), PLAIN)
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        '  Changing the model of primary: what to check',
        `  ${SETTINGS}:4  claude-sonnet-4.5 → claude-opus-4.8`,
        '  Know its price       Multiplier: 1.3x → 2.2x, +69 %.',
        '  By hand              compare the results; let an agent finish a task; watch the first week.',
      ]),
    )
    expect(text).not.toContain('http')
  })

  test('shows three at most, and nothing invisible', () => {
    const many = (model: string): Files => ({
      [SETTINGS]: contract({ a: model, b: model, c: model, d: model, e: model }, {}),
    })
    expect(upgradesText(upgradesOf({ before: many('auto'), after: many('claude-opus-5') }), PLAIN)).toMatch(
      /\n\n {2}2 more changes of a model in the report file$/,
    )
    expect(
      upgradesText(upgradesOf({ before: profile('auto'), after: profile('x\u001b[31m\u202e\n') }), PLAIN),
    ).not.toMatch(/[\u001b\u202e]/)
    expect(upgradesText([], PLAIN)).toBe('')
  })
})
