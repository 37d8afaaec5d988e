import fc from 'fast-check'
import { bytesOf, fit, type Page, type PageSection } from '../../../src/render/markdown/fit.js'
import { comment } from '../../../src/render/markdown/comment.js'
import { NO_CONTEXT } from '../../../src/render/markdown/context.js'
import { summary } from '../../../src/render/markdown/summary.js'
import { inspect } from '../../core/support/markdown.js'
import { ALL_SIZES, FEW_RUNS, RUNS, share } from '../../core/support/properties.js'
import { agent, judged, policy } from '../../core/support/repository.js'

/** A section of so many rows, each of so many bytes, under a heading. */
function rows(name: string, count: number, bytes = 10, heading = '-'): PageSection {
  const all = Array.from({ length: count }, (_, index) => `| ${String(index).padStart(bytes - 5, '0')} |`)
  return {
    name,
    write: (most = count) => (count === 0 ? '' : [`| ${heading} |`, '|---|', ...all.slice(0, most)].join('\n')),
  }
}

const page = (...sections: PageSection[]): Page => ({ head: ['### Title'], sections, foot: () => '<sub>Foot</sub>' })
const WHERE = 'The job summary has the whole.'

test('a page that fits is whole, and says nothing of it', () => {
  expect(fit(page(rows('a', 2), rows('b', 0)), 1000, WHERE)).toBe(
    '### Title\n\n| - |\n|---|\n| 00000 |\n| 00001 |\n\n<sub>Foot</sub>',
  )
})

test.each([
  // Each row is 10 bytes with its line end.
  [600, [20, 40], [20, 10], 'rows of b'],
  [400, [20, 40], [10, 10], 'rows of a, rows of b'],
  [340, [20, 40], [10, 3], 'rows of a, rows of b'],
  [270, [20, 40], [3, 3], 'rows of a, rows of b'],
  [200, [20, 40], [3, null], 'rows of a, b'],
  [160, [20, 40], [null, null], 'a, b'],
] as const)('in %i bytes, tables of %j rows have %j', (most, [a, b], left, missing) => {
  const text = fit(page(rows('a', a), rows('b', b)), most, WHERE)
  const tables = text
    .split('\n\n')
    .filter((block) => block.startsWith('| - |'))
    .map((table) => table.split('\n').length - 2)
  expect(tables).toEqual(left.filter((count) => count !== null))
  expect(text).toContain(`Left out, because the text would be longer than GitHub accepts: ${missing}. ${WHERE}`)
  expect(text.endsWith('\n\n<sub>Foot</sub>')).toBe(true)
  expect(bytesOf(text)).toBeLessThanOrEqual(most)
})

/** The rows of a section that a text has, by the section's own heading; null when the section is missing. */
function rowsLeft(text: string, index: number): number | null {
  const block = text.split('\n\n').find((part) => part.startsWith(`| part ${index} |\n`))
  return block === undefined ? null : block.split('\n').length - 2
}

test('law: it is never longer than it may be, what is left is in order, and what is missing is named', () => {
  const sections = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 10, max: 60 })), { maxLength: 6 })
  fc.assert(
    fc.property(sections, fc.integer({ min: 300, max: 4000 }), (sizes, most) => {
      const all = sizes.map(([count, bytes], index) => rows(`part ${index}`, count, bytes, `part ${index}`))
      const text = fit(page(...all), most, WHERE)
      expect(bytesOf(text)).toBeLessThanOrEqual(most)
      const left = sizes.map((_, index) => rowsLeft(text, index))
      const [, missing = ''] = /Left out, because [^:]+: (.+)\. The job summary/.exec(text) ?? []
      const named = missing === '' ? [] : missing.split(', ')
      const cut = sizes.flatMap(([count], index) => (left[index] === null && count > 0 ? [`part ${index}`] : []))
      const short = sizes.flatMap(([count], index) => {
        const shown = left[index] ?? null
        return shown !== null && shown < count ? [`rows of part ${index}`] : []
      })
      expect([...named].sort()).toEqual([...cut, ...short].sort())
      const places = sizes.map((_, index) => text.indexOf(`| part ${index} |`)).filter((place) => place !== -1)
      expect(places).toEqual([...places].sort((a, b) => a - b))
    }),
    RUNS,
  )
})

const NAMES: readonly [string, (index: number) => string][] = [
  ['emoji of several code points', (index) => `👩‍👩‍👧‍👦${index}`.repeat(20)],
  ['Chinese characters', (index) => `${'模型配置'.repeat(30)}${index}`],
  ['long single words', (index) => `${'x'.repeat(119)}${index}`],
  ['what markdown would have to escape', (index) => `${'<|`>'.repeat(29)}${index}`],
  ['invisible characters', (index) => `${'\u{e0041}'.repeat(100)}${index}`],
]

const LAYERS = policy(
  'version: 1\nmodels: { allow: [auto] }\ncost: { fail: { increase: { credits: 1 } } }\nteam: { developers: 5, seats: { pro: 5 } }\n',
)

test.each(NAMES)(
  'a comment and a summary with hundreds of names of %s fit, by every way of counting, and are whole markdown',
  (_, name) => {
    const files = (model: (index: number) => string) =>
      Object.fromEntries(
        Array.from({ length: 500 * share(2 / 5) }, (__, index) => [
          `${'deep/'.repeat(30)}${index}/.kiro/agents/a.json`,
          agent(name(index), model(index)),
        ]),
      )
    const report = judged({
      before: files(() => 'auto'),
      after: files((index) => (index % 2 === 0 ? 'claude-opus-4.8' : name(index))),
      policy: LAYERS,
    })
    for (const [text, most] of [
      [comment(report, { ...NO_CONTEXT, withInventory: true }), 60_000],
      [summary(report, { ...NO_CONTEXT, withInventory: true }), 1_048_576],
    ] as const) {
      for (const length of [text.length, Array.from(text).length, bytesOf(text)]) expect(length).toBeLessThan(most)
      expect((text.match(/<details>/g) ?? []).length).toBe((text.match(/<\/details>/g) ?? []).length)
      const { elements } = inspect(text)
      expect(elements).toContain('table')
    }
  },
  ALL_SIZES ? 600_000 : 30_000,
)

test('law: whatever a person writes into names, a comment fits', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), { minLength: 40, maxLength: 80 }),
      (names) => {
        const files = (model: (text: string) => string) =>
          Object.fromEntries(
            names.map((text, index) => [`${index}/.kiro/agents/a.json`, agent(`${text}${index}`, model(text))]),
          )
        const report = judged({ before: files(() => 'auto'), after: files((text) => text) })
        expect(bytesOf(comment(report, { ...NO_CONTEXT, withInventory: true }))).toBeLessThan(60_000)
      },
    ),
    FEW_RUNS,
  )
})
