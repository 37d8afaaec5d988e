import type { Page } from 'playwright-core'
import { DARK, LIGHT } from '../../../../src/render/usage/html/colors.js'
import { usageHtml } from '../../../../src/render/usage/html/usage-html.js'
import { openPage, type BrowserPage } from '../../support/browser-page.js'
import { everything } from '../everything.js'
import { controls, look, lowContrast, overlapping, shownRows, sorted, unnamed } from './page-audit.mjs'

/*
 * The page as a browser shows it. One browser and one page for all of them, each test setting what it looks at; nothing is skipped where no
 * browser starts.
 */

let opened: BrowserPage
let page: Page
const shown: BrowserPage['show'] = (...given) => opened.show(...given)

beforeAll(async () => {
  opened = await openPage(usageHtml(everything()))
  page = opened.page
})

afterAll(() => opened.close())

const rgb = (hex: string): string =>
  `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`

test.each([
  ['light', LIGHT],
  ['dark', DARK],
] as const)('%s: its own background, and every text can be read', async (scheme, colors) => {
  await shown(1280, scheme)
  expect(await page.evaluate(look)).toMatchObject({ background: rgb(colors.page), scheme: 'light dark' })
  expect(await page.evaluate(lowContrast)).toEqual([])
})

test.each([
  [360, false],
  [760, true],
  [1280, true],
])('%d pixels wide: the page does not scroll sideways, and no label lies over another', async (width, wide) => {
  await shown(width)
  expect(await page.evaluate(look)).toMatchObject({ scrolls: false, wide })
  expect(await page.evaluate(overlapping)).toEqual([])
})

test('a box that scrolls can be reached with the keyboard, and one that does not is passed over', async () => {
  const reached = async (): Promise<boolean> =>
    page.evaluate<boolean>("document.querySelector('.scroll:has(#plans-table)').hasAttribute('tabindex')")
  // The page notices after the browser has laid it out anew. Asked from outside: its policy lets no one evaluate texts inside.
  const becomes = async (expected: boolean): Promise<void> => {
    for (let tries = 0; tries < 200 && (await reached()) !== expected; tries += 1) await page.waitForTimeout(25)
    expect(await reached()).toBe(expected)
  }
  await shown(360)
  await becomes(true)
  await shown(1280)
  await becomes(false)
})

test('everything has a name', async () => {
  expect(await page.evaluate(unnamed)).toEqual([])
})

test('a click sorts, numbers from the largest; another one turns it round; what is not known is last', async () => {
  await shown(1280)
  const heading = page.locator('table:has(#models-table) th').getByRole('button')
  await heading.nth(5).click()
  expect(await page.evaluate(sorted, 'models-table')).toEqual({
    order: ['claude-opus-4.8', 'claude-sonnet-4.6', 'auto', 'claude-haiku-4.5'],
    states: [null, null, null, null, null, 'descending', null, null],
  })
  await heading.nth(5).click()
  expect(await page.evaluate(sorted, 'models-table')).toEqual({
    order: ['auto', 'claude-sonnet-4.6', 'claude-opus-4.8', 'claude-haiku-4.5'],
    states: [null, null, null, null, null, 'ascending', null, null],
  })
})

test('the keyboard sorts, words from the first', async () => {
  const heading = page.locator('table:has(#plans-table) th').getByRole('button')
  await heading.first().focus()
  await page.keyboard.press('Enter')
  expect(await page.evaluate(sorted, 'plans-table')).toMatchObject({
    order: ['Power', 'Pro', 'Pro+'],
    states: ['ascending', ...Array<null>(9).fill(null)],
  })
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  expect(await page.evaluate(sorted, 'plans-table')).toMatchObject({
    order: ['Power', 'Pro', 'Pro+'],
    states: [null, 'descending', ...Array<null>(8).fill(null)],
  })
})

test('a team, a plan and a client can be chosen with the keyboard: rows are hidden with their totals, nothing is computed', async () => {
  const control = (name: string) => page.getByLabel(name, { exact: true })
  const rows = (table: string) => page.evaluate(shownRows, table)
  await shown(1280)
  const before = await rows('teams-table')
  await control('Team').focus()
  await page.keyboard.press('ArrowDown')
  expect(await rows('teams-table')).toEqual({ names: ['payments'], total: null })
  expect(await rows('people-table')).toEqual({ names: ['person-3f9a'], total: null })
  expect((await rows('plans-table')).total).toBe('shown')
  await control('Plan').selectOption('Pro+')
  expect(await rows('plans-table')).toEqual({ names: ['Pro+'], total: 'hidden' })
  expect(await rows('people-table')).toEqual({ names: [], total: null })
  await control('Client').selectOption('Kiro CLI')
  expect((await rows('clients-table')).names).toEqual(['Kiro CLI'])
  expect((await rows('models-table')).names).toHaveLength(4)
  expect(await page.locator('.filters output').textContent()).toBe(
    'Only rows of team payments and plan Pro+ and client Kiro CLI. Key figures, charts and rows of other kinds are of everybody.',
  )
  await shown(794, 'light', 'print')
  expect(await page.locator('.filters output').isVisible()).toBe(true)
  expect(await control('Team').isVisible()).toBe(false)
  expect((await rows('plans-table')).names).toEqual(['Pro+'])
  await shown(1280)
  for (const name of ['Team', 'Plan', 'Client']) await control(name).selectOption('')
  expect(await rows('teams-table')).toEqual(before)
  expect(await page.locator('.filters output').textContent()).toBe('')
})

test('groups that are folded, and people without a team, cannot be chosen', async () => {
  const options = await page.getByLabel('Team', { exact: true }).locator('option').allTextContents()
  expect(options).toEqual(['all', 'payments', 'search | ops', 'mobile'])
})

test('paper is light, and has no controls, no shadows, and the numbers by day', async () => {
  await shown(794, 'dark', 'print')
  expect(await page.evaluate(look)).toMatchObject({ background: 'rgb(255, 255, 255)', scrolls: false, wide: true })
  expect(await page.evaluate(lowContrast)).toEqual([])
  expect(await page.evaluate(controls)).toEqual({
    navigation: 'none',
    arrows: ['none'],
    shadows: ['none'],
    numbersByDay: true,
  })
})

test('it asked for nothing but itself, and the browser had nothing to complain about', () => {
  expect(opened.requests).toEqual([opened.address])
  expect(opened.complaints).toEqual([])
})
