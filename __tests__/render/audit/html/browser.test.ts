import type { Page } from 'playwright-core'
import { auditHtml } from '../../../../src/render/audit/html/audit-html.js'
import { organizationOf } from '../../../support/audit/organization-of.js'
import { openPage, type BrowserPage } from '../../support/browser-page.js'
import { lowContrast, sorted, unnamed } from '../../usage/html/page-audit.mjs'
import { pageState } from './page-state.mjs'

/* The page as a browser shows it; see the browser test of the usage page. */

let opened: BrowserPage
let page: Page
const shown: BrowserPage['show'] = (...given) => opened.show(...given)

beforeAll(async () => {
  opened = await openPage(auditHtml(await organizationOf(60)))
  page = opened.page
})

afterAll(() => opened.close())

test.each(['light', 'dark'] as const)('%s: every text can be read', async (scheme) => {
  await shown(1280, scheme)
  expect(await page.evaluate(lowContrast)).toEqual([])
})

test.each([390, 760, 1280])('%d pixels wide: the page does not scroll sideways', async (width) => {
  await shown(width)
  expect(await page.evaluate(pageState)).toMatchObject({ scrolls: false })
})

test('everything has a name', async () => {
  expect(await page.evaluate(unnamed)).toEqual([])
})

const visible = (): Promise<string[]> => page.locator('table.filtered tbody tr:visible th').allInnerTexts()
const control = (name: string) => page.locator('.filters').getByLabel(name, { exact: true })
const said = (): Promise<string | null> => page.locator('.filters output').textContent()

test('filters by verdict, team, model and name hold together, and say how many are shown', async () => {
  await shown(1280)
  expect(await said()).toBe('60 shown')
  await control('Verdict').selectOption('fail')
  const failing = await visible()
  expect(failing.length).toBeGreaterThan(0)
  expect(await said()).toBe(`${failing.length} of 60 shown`)
  expect(failing.every((name) => name.startsWith('acme/ml'))).toBe(true)
  await control('Model').selectOption('claude-sonnet-5')
  expect(await said()).toBe('0 of 60 shown')
  await control('Verdict').selectOption('')
  const sonnet = await visible()
  await control('Team').selectOption('@acme/ml')
  const ofTeam = await visible()
  expect(ofTeam.length).toBeGreaterThan(0)
  expect(ofTeam.length).toBeLessThan(sonnet.length)
  await control('Team').selectOption('')
  await control('Model').selectOption('')
  await control('Repository').fill('FORBIDDEN')
  expect((await visible()).every((name) => name.startsWith('acme/forbidden'))).toBe(true)
  await control('Repository').fill('')
  expect(await said()).toBe('60 shown')
})

test('what is not seen can be filtered as such', async () => {
  await control('Verdict').selectOption('not seen')
  expect((await visible()).every((name) => name.startsWith('acme/forbidden'))).toBe(true)
  await control('Verdict').selectOption('')
})

test('credits sort from the largest, and what is not known is last', async () => {
  await shown(1280)
  await page.locator('table.filtered th').getByRole('button').nth(3).click()
  const { order, states } = await page.evaluate(sorted, 'repositories-table')
  expect(order[0]).toMatch(/^acme\/old-model/)
  expect(order.at(-1)).toMatch(/^acme\/(?:plain|empty|forbidden)/)
  expect(states[3]).toBe('descending')
})

test('paper has no controls, and folded lists are open', async () => {
  await shown(794, 'dark', 'print')
  expect(await page.evaluate(pageState)).toEqual({ background: 'rgb(255, 255, 255)', scrolls: false })
  expect(await page.locator('.filters').isVisible()).toBe(false)
})

test('it asked for nothing but itself, and the browser had nothing to complain about', () => {
  expect(opened.requests).toEqual([opened.address])
  expect(opened.complaints).toEqual([])
})
