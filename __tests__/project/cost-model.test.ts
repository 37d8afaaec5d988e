import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { minus, product, quotient, roundHalfUp } from '../../src/core/amount.js'
import { loadCatalogue, multiplierOn } from '../../src/core/catalogue/catalogue.js'
import { check } from '../../src/core/check.js'
import type { SourceFile } from '../../src/core/kiro/configuration.js'
import defaults from '../../src/core/cost/workload.json' with { type: 'json' }
import { whole } from '../../src/core/text/number.js'
import { DAY, judged, policy } from '../core/support/repository.js'
import { filesBelow, read, ROOT } from './repository.js'

/*
 * docs/cost-model.md says numbers in its own words, beside the blocks that are generated. Each of them is found here, and
 * compared with what the code says; a number that nothing here looks at fails the last test.
 */

const prose = read('docs/cost-model.md')
  .replace(/<!-- begin (\S+) -->[\s\S]*?<!-- end \1 -->/g, '')
  .replace(/\]\([^)\s]*\)/g, ']')
  .replace(/\s+/g, ' ')

const folder = (name: string): SourceFile[] =>
  filesBelow(`examples/${name}`, '').map((path) => ({
    path: path.slice(`examples/${name}/`.length),
    kind: 'file',
    bytes: readFileSync(join(ROOT, path)),
  }))
const { estimate } = check({
  before: folder('before'),
  after: folder('after'),
  policy: policy(read('examples/kiro-policy.yml')),
  day: DAY,
})
const [pro] = estimate.seats
const catalogue = loadCatalogue()
const price = (id: string): number => {
  const model = catalogue.find(id)?.model
  return (model && multiplierOn(model, DAY)) ?? NaN
}
const assumed = estimate.assumptions.map(({ text }) => text).join(' ')

/** What the page says, as a pattern with its numbers in groups, and the same numbers by the code. */
const CLAIMS: readonly (readonly [RegExp, () => readonly (number | string)[]])[] = [
  [/credits a run at ([\d.]+)x x multiplier/, () => [price('auto').toFixed(1)]],
  [
    /Measured at ([\d.]+)x by \[JoeShi\/coding-agent-benchmark\] \(July 2026\): small tasks at the median ([\d.]+) credits, deep questions about code about ([\d.]+), features in real repositories ([\d.]+)\./,
    () => {
      const [, small = '', large = ''] =
        /medians are ([\d.]+) for small tasks and ([\d.]+) for features/.exec(assumed) ?? []
      return [price('auto').toFixed(1), small, defaults.tasks.codeExplanation.high.value, large]
    },
  ],
  [/The example task of Kiro's documentation costs ([\d.]+)\./, () => [catalogue.facts.exampleTaskCredits.value]],
  [/Planning alone took nearly ([\d.]+) in \[one report\],/, () => [defaults.tasks.specGeneration.high.value]],
  [/is not priced on either side stands at ([\d.]+)x on both/, () => [price('auto').toFixed(1)]],
  [
    /Opus cost ([\d.]+) times as much as Sonnet, by multipliers ([\d.]+) \(/,
    () => (/Opus ([\d.]+) times Sonnet, by multipliers ([\d.]+)\)/.exec(assumed) ?? []).slice(1),
  ],
  [
    /from claude-sonnet-4\.5 \(([\d.]+)x\) to claude-opus-4\.8 \(([\d.]+)x\)/,
    () => [price('claude-sonnet-4.5'), price('claude-opus-4.8')],
  ],
  [/; ([\d.]+) developers, ([\d.]+) working days\./, () => [estimate.developers ?? NaN, estimate.workdays]],
  [
    /needs ([\d,]+) \/ (\d+) = ([\d,]+) credits a month\./,
    () => [whole(estimate.after.typical), estimate.developers ?? NaN, whole(pro?.after.each ?? null)],
  ],
  [/A Pro seat has ([\d,]+):/, () => [whole(pro?.allowance ?? null)]],
  [
    /it is out on working day ([\d,]+) x (\d+) \/ ([\d,]+) = ([\d.]+), so on the (\d+)th\./,
    () => [
      whole(pro?.allowance ?? null),
      estimate.workdays,
      whole(pro?.after.each ?? null),
      exhaustion(),
      pro?.after.exhaustedOn ?? NaN,
    ],
  ],
]

/** The working day on which a Pro seat is used up, with three decimals: it ends early on the next day. */
function exhaustion(): number {
  const day = pro && quotient(product(pro.allowance, estimate.workdays).toNumber(), pro.after.each)
  return day ? roundHalfUp(day, 3) : NaN
}

test.each(CLAIMS)('%s', (pattern, expected) => {
  const found = pattern.exec(prose)
  expect(found?.slice(1)).toEqual(expected().map(String))
})

test('both multipliers that the measurement is compared with are in the catalogue', () => {
  expect(assumed).toContain(
    `by multipliers ${roundHalfUp(quotient(price('claude-opus-4.8'), price('claude-sonnet-4.6')) ?? product(0), 2)})`,
  )
})

describe('every calculation of the page comes to what it says', () => {
  const number = (text: string): number => Number(text.replaceAll(',', ''))
  const calculations = [...prose.matchAll(/(\d[\d,.]*(?: [x/] \d[\d,.]*)+) = (\d[\d,]*(?:\.\d+)?)/g)].map(
    ([all, left = '', right = '']) => [all, left, right] as const,
  )

  test('and there are some', () => {
    expect(calculations.map(([all]) => all)).toEqual(['13,256 / 12 = 1,105', '1,000 x 21 / 1,105 = 19.005'])
  })

  test.each(calculations)('%s', (_, left, right) => {
    const [first = '', ...rest] = left.split(' ')
    let value = product(number(first))
    rest.forEach((sign, index) => {
      const factor = number(rest[index + 1] ?? '')
      if (sign === 'x') value = value.times(factor)
      if (sign === '/') value = value.div(factor)
    })
    expect(roundHalfUp(value, /\.(\d+)/.exec(right)?.[1]?.length ?? 0)).toBe(number(right))
  })
})

test('rounding: a reader with a pencil gets the totals and the changes from the printed rows', () => {
  const sum = (side: 'before' | 'after'): number =>
    estimate.rows.reduce((total, row) => total + (row[side].credits.typical ?? NaN), 0)
  const { before, after, delta } = estimate
  expect([sum('before'), sum('after')]).toEqual([before.typical, after.typical])
  if (before.typical === null || after.typical === null) throw new Error('the example is priced')
  expect(delta).toEqual(minus(after, before))
})

test('not priced is never 0, and what nothing routes costs what Kiro would use', () => {
  const files = (model: string) => ({
    '.kiro/settings.json': { models: { p: { model }, routing: { codeReview: 'p' } } },
  })
  const typical = (before: string | null, after: string | null) => {
    const { rows } = judged({
      before: before === null ? {} : files(before),
      after: after === null ? {} : files(after),
    }).estimate
    const row = rows.find(({ work }) => work.kind === 'task' && work.task === 'codeReview')
    return [row?.before.credits.typical, row?.after.credits.typical]
  }
  expect(typical('claude-next', 'claude-next')).toEqual([null, null])
  expect(typical('auto', 'claude-next')).toEqual([null, null])
  expect(typical(null, 'auto')).toEqual([42, 42])
  expect(typical('auto', null)).toEqual([42, 42])
})

test('no number of the page is left to be believed', () => {
  const rest = CLAIMS.reduce((text, [pattern]) => text.replace(pattern, ''), prose)
    .replace(/(?<!\S)\d\. (?=_)/g, '')
    .replace(/`[^`]*`/g, '')
  expect(rest.match(/.{0,40}(?<![\w.-])\d[\d,.]*.{0,20}/g) ?? []).toEqual([])
})
