import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5'
import { visible } from '../../../../src/core/text/message.js'
import { usageSummary } from '../../../../src/render/usage/markdown/issue.js'
import { usageHtml } from '../../../../src/render/usage/html/usage-html.js'
import { CANARY, hostileTexts } from '../../../core/support/hostile-texts.js'
import { runs } from '../../../core/support/properties.js'
import { sampleUsageReport } from '../../../core/support/usage-report.js'
import { everything, withNames } from '../everything.js'
import { incompleteMonth } from '../reports.js'

type Element = DefaultTreeAdapterTypes.Element

/** All elements of a page in order, as another parser reads it. */
function elements(page: string): Element[] {
  const walk = (node: DefaultTreeAdapterTypes.ParentNode): Element[] =>
    node.childNodes.flatMap((child) => (defaultTreeAdapter.isElementNode(child) ? [child, ...walk(child)] : []))
  return walk(parse(page))
}

const attribute = ({ attrs }: Element, of: string): string | null =>
  attrs.find(({ name }) => name === of)?.value ?? null
const named = (page: string, ...names: string[]): Element[] =>
  elements(page).filter(({ tagName }) => names.includes(tagName))

function textOf(node: DefaultTreeAdapterTypes.ChildNode): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value
  return defaultTreeAdapter.isElementNode(node) ? node.childNodes.map(textOf).join('') : ''
}

/** The filters' keys are digests of names. */
const withoutKeys = (name: string, value: string): string =>
  /^data-(team|plan|client)$/.test(name) ? value.replace(/^[0-9a-f]{12}( [0-9a-f]{12})*$/, 'keys') : value
const skeleton = (all: readonly Element[]): string =>
  all
    .map(
      ({ tagName, attrs }) =>
        `${tagName} ${attrs.map(({ name, value }) => `${name}=${withoutKeys(name, value)}`).join(' ')}`,
    )
    .join('\n')
const PLAIN = skeleton(elements(usageHtml(withNames(everything(), ['x']))))

test('a name from outside makes no element and no attribute, and none is in a style, a script or an attribute', () => {
  fc.assert(
    fc.property(fc.array(hostileTexts, { minLength: 12, maxLength: 12 }), (texts) => {
      const page = usageHtml(withNames(everything(), texts))
      const all = elements(page)
      expect(skeleton(all) === PLAIN).toBe(true)
      expect(all.flatMap(({ attrs }) => attrs).filter(({ value }) => value.includes(CANARY))).toEqual([])
      expect(
        all.filter((element) => ['style', 'script'].includes(element.tagName) && textOf(element).includes(CANARY)),
      ).toEqual([])
    }),
    runs(6),
  )
})

test('a name from outside is shown as it is, what is invisible in it written out', () => {
  const name = `<b>${CANARY}</b> & "x" \u202e`
  const cells = named(usageHtml(withNames(everything(), [name])), 'th').map((cell) => textOf(cell))
  expect(cells.filter((text) => text === visible(name)).length).toBeGreaterThan(10)
})

test('the page may load nothing, and its style and its script are those that its policy names', () => {
  const page = usageHtml(everything())
  const policy =
    named(page, 'meta')
      .map((element) => attribute(element, 'content'))
      .find((content) => content?.startsWith('default-src')) ?? ''
  const digest = (element: Element): string =>
    `'sha256-${createHash('sha256').update(textOf(element)).digest('base64')}'`
  expect(policy).toBe(
    `default-src 'none'; style-src ${named(page, 'style').map(digest).join(' ')}; script-src ${named(page, 'script').map(digest).join(' ')}; base-uri 'none'; form-action 'none'`,
  )
  expect(named(page, 'img', 'link', 'iframe', 'object', 'embed', 'base', 'form', 'use', 'image')).toEqual([])
  const attributes = elements(page).flatMap(({ attrs }) => attrs)
  expect(
    attributes.filter(
      ({ name, value }) => /^on|^src|^style$|^xlink/.test(name) || (name === 'href' && !/^#[a-z-]+$/.test(value)),
    ),
  ).toEqual([])
  expect(named(page, 'style').map(textOf).join('')).not.toMatch(/url\(|@import|@font-face|expression/)
})

test('every id is there once, and what refers to one finds it', () => {
  const all = elements(usageHtml(everything()))
  const ids = all.flatMap((element) => attribute(element, 'id') ?? [])
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  const referred = all.flatMap((element) => [
    ...(attribute(element, 'aria-labelledby')?.split(' ') ?? []),
    ...(attribute(element, 'href')?.slice(1).split(' ') ?? []),
  ])
  expect(referred.filter((id) => !ids.includes(id))).toEqual([])
})

test('one main heading, and no level is left out below it', () => {
  const levels = named(usageHtml(everything()), 'h1', 'h2', 'h3', 'h4').map(({ tagName }) => Number(tagName.slice(1)))
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  for (const [index, level] of levels.slice(1).entries()) expect(level - (levels[index] ?? 0)).toBeLessThanOrEqual(1)
})

test('every table has a caption, and every row as many cells as the head, its first one naming it', () => {
  for (const table of named(usageHtml(everything()), 'table')) {
    const inside = (names: readonly string[]): Element[] =>
      descendants(table).filter(({ tagName }) => names.includes(tagName))
    expect(inside(['caption']).map(textOf).join('')).not.toBe('')
    const rows = inside(['tr']).map(
      (row) => row.childNodes.filter((cell) => defaultTreeAdapter.isElementNode(cell)).length,
    )
    expect(new Set(rows).size).toBe(1)
    expect(inside(['th']).filter((cell) => !['col', 'row'].includes(attribute(cell, 'scope') ?? ''))).toEqual([])
  }
})

function descendants(element: Element): Element[] {
  return element.childNodes.flatMap((child) =>
    defaultTreeAdapter.isElementNode(child) ? [child, ...descendants(child)] : [],
  )
}

test('every picture has a name and says what it shows, or says nothing that is not beside it', () => {
  for (const picture of named(usageHtml(everything()), 'svg')) {
    if (attribute(picture, 'aria-hidden') === 'true') continue
    expect(attribute(picture, 'role')).toBe('img')
    const [title, text] = picture.childNodes.filter((child) => defaultTreeAdapter.isElementNode(child))
    expect([title?.tagName, text?.tagName]).toEqual(['title', 'desc'])
    expect(title && text && textOf(title) !== '' && textOf(text) !== '').toBe(true)
  }
})

test('no coordinate is lost, whatever is not known', () => {
  const report = everything()
  const nothing = sampleUsageReport({
    through: null,
    byDay: [],
    credits: { total: 0, withinPlans: 0, overage: 0, perActivePerson: null, messages: 0 },
    budgets: report.budgets.map((budget) => ({ ...budget, limit: 0, used: 0, share: null })),
  })
  for (const page of [usageHtml(report), usageHtml(nothing)])
    expect(/NaN|Infinity|[">]undefined|\[object/.exec(page)).toBeNull()
})

test('what is not priced is said so, and is never a nought', () => {
  const { money, byPlan, byTeam, forecast } = sampleUsageReport()
  const page = usageHtml(
    sampleUsageReport({
      forecast: forecast && { ...forecast, usd: null, unusedUsd: null },
      money: { ...money, fixed: null, unused: null, overage: null, total: null, perCredit: null },
      byPlan: byPlan.map((plan) => ({ ...plan, fixedUsd: null, unusedUsd: null, overageUsd: null })),
      byTeam: byTeam?.map((team) => ({ ...team, usd: null, seatsUsd: null, overageUsd: null })) ?? null,
    }),
  )
  const facts = named(page, 'dd').map((element) => textOf(element))
  expect(facts.slice(0, 9)).toEqual([
    '57,480',
    '80 of 100 times 51,020 – 65,110',
    'dollars: a price is not known',
    'not priced',
    'fixed and overage, without tax',
    'not priced',
    '60 seats from the list of seats',
    'not priced',
    'paid for unused credits',
  ])
  expect(page).not.toContain('$0.00')
})

test('the foot links to the issue and the runs; an address that is not plain is no link', () => {
  const links = [
    { title: 'Issue', url: 'https://github.com/acme/usage/issues/7' },
    { title: 'Runs', url: 'javascript:alert(1)' },
  ]
  const page = usageHtml(sampleUsageReport(), links)
  const anchors = named(page, 'a').filter((element) => attribute(element, 'href')?.startsWith('#') === false)
  expect(anchors.map((element) => [attribute(element, 'href'), textOf(element)])).toEqual([
    ['https://github.com/acme/usage/issues/7', 'Issue'],
  ])
  expect(page).toContain('Runs <code>javascript:alert(1)</code>')
  expect(usageSummary(sampleUsageReport(), links)).toContain(
    '[Issue](https://github.com/acme/usage/issues/7) · Runs (`javascript:alert(1)`)',
  )
})

test('sections without data are not there', () => {
  const sections = (page: string): (string | null)[] =>
    named(page, 'section').map((element) => attribute(element, 'id'))
  const least = sampleUsageReport({
    byDay: [],
    byPlan: [],
    byClient: [],
    byTeam: null,
    byModel: null,
    byUse: [],
    budgets: [],
    actions: [],
    forecast: null,
    months: [],
    moved: null,
    rightSizing: null,
    estimate: null,
  })
  expect(sections(usageHtml(least))).toEqual(['overview', 'source'])
  expect(sections(usageHtml(everything()))).toEqual([
    'overview',
    'days',
    'budgets',
    'forecast',
    'moved',
    'months',
    'plans',
    'clients',
    'teams',
    'models',
    'allowance',
    'right-sizing',
    'estimate',
    'people',
    'readings',
    'source',
  ])
})

test('the verdict is said first with every budget by name, then what was agreed for the strongest step', () => {
  const banner = (page: string): string[] =>
    ['div', 'p']
      .flatMap((name) => named(page, name))
      .filter((element) => attribute(element, 'class')?.startsWith('banner') === true)
      .map((element) => `${attribute(element, 'class') ?? ''}: ${textOf(element)}`)
  expect(banner(usageHtml(sampleUsageReport()))).toEqual([
    'banner warn: Watch 82 % of the monthly team budget, about 115 % at the end.Expected of the monthly team budget (.github/kiro-policy.yml): 90 % about 23 November and 100 % about 26 November (restrict).',
  ])
  expect(banner(usageHtml(everything()))).toEqual([
    'banner fail: Over budget 82 % of the monthly team budget, about 115 % at the end.109 % of the daily budget of web/.kiro/settings.json, 58 credits each on 18 November 2026, the fullest day.91 % of the monthly budget of team payments in dollars, about 99 % at the end (do not rely on this).2 moreExpected of the monthly team budget (.github/kiro-policy.yml): 90 % about 23 November and 100 % about 26 November (restrict).Nothing is held against the monthly budget of team ghosts of 4,000 credits (.github/kiro-policy.yml): the list of teams has no team of this name.',
    'banner fail: 100 % of 2,900 credits reached. It was agreed to restrict: work moves to cheaper models.',
  ])
  expect(banner(usageHtml(sampleUsageReport({ budgets: [], actions: [] })))).toEqual([
    'banner pass: No budget No budget is agreed, so nothing says what would be too much.',
  ])
  expect(banner(usageHtml(incompleteMonth()))[0]).toMatch(
    /^banner incomplete: Incomplete Rows end on 19 November, 6 working days before 30 November; .*Do not rely on the forecast: rows are missing and its trial is bad\.$/,
  )
})
