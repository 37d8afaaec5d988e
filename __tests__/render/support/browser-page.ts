import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { browser } from '../../../scripts/picture/browser.mjs'

/** A page in a browser without a network, with all that it asks for and complains about. */
export interface BrowserPage {
  readonly page: Page
  /** Where the page is: the only thing that it may ask for. */
  readonly address: string
  readonly requests: readonly string[]
  readonly complaints: readonly string[]
  readonly show: (width: number, colorScheme?: 'light' | 'dark', media?: 'screen' | 'print') => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens a page. Fails where no browser starts: a page that is not looked at is not checked. */
export async function openPage(html: string): Promise<BrowserPage> {
  const folder = mkdtempSync(join(tmpdir(), 'kiro-governance-page-'))
  const file = join(folder, 'page.html')
  writeFileSync(file, html)
  const instance = await chromium
    .launch({
      ...(await browser()),
      args: ['--no-sandbox', '--no-zygote', '--in-process-gpu', '--disable-background-networking'],
      headless: true,
    })
    .catch((error: unknown) => {
      rmSync(folder, { recursive: true })
      throw new Error(`The page was not checked, because no browser starts: ${String(error).split('\n')[0] ?? ''}`, {
        cause: error,
      })
    })
  const context = await instance.newContext({ offline: true })
  const page = await context.newPage()
  const [requests, complaints]: [string[], string[]] = [[], []]
  page.on('request', (request) => requests.push(request.url()))
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  const address = pathToFileURL(file).href
  await page.goto(address)
  return {
    page,
    address,
    requests,
    complaints,
    show: async (width, colorScheme = 'light', media = 'screen') => {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme, media })
    },
    close: async () => {
      await instance.close()
      rmSync(folder, { recursive: true })
    },
  }
}
