import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { browser } from '../../../../scripts/picture/browser.mjs'
import { auditHtml } from '../../../../src/render/audit/html/audit-html.js'
import { organizationOf } from '../../../support/audit/organization-of.js'
import { lowContrast, sorted, unnamed } from '../../usage/html/page-audit.mjs'
import { pageState } from './page-state.mjs'

/* The page as a browser shows it; see the browser test of the usage page. */

const folder = mkdtempSync(join(tmpdir(), 'audit-page-'))
const address = pathToFileURL(join(folder, 'audit.html')).href
const requests: string[] = []
const complaints: string[] = []
let instance: Browser | null = null
let page: Page

beforeAll(async () => {
  writeFileSync(join(folder, 'audit.html'), auditHtml(await organizationOf(60)))
  try {
    instance = await chromium.launch({
      ...(await browser()),
      args: ['--no-sandbox', '--no-zygote', '--in-process-gpu', '--disable-background-networking'],
      headless: true,
    })
  } catch (error) {
    throw new Error(`The page was not checked, because no browser starts: ${String(error).split('\n')[0] ?? ''}`, {
      cause: error,
    })
  }
  const context = await instance.newContext({ offline: true })
  page = await context.newPage()
  page.on('request', (request) => requests.push(request.url()))
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(address)
})

afterAll(async () => {
  await instance?.close()
  rmSync(folder, { recursive: true })
})

async function shown(
  width: number,
  colorScheme: 'light' | 'dark' = 'light',
  media: 'screen' | 'print' = 'screen',
): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme, media })
}

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
  expect(requests).toEqual([address])
  expect(complaints).toEqual([])
})
