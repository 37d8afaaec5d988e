import chromium from '@sparticuz/chromium'
import { chromium as playwright } from 'playwright-core'
import { browser } from './browser.mjs'

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Runs in the page: the size of what is drawn, and whether "monospace" is. */
function measure(until) {
  const { width, height } = document.body.getBoundingClientRect()
  const end = until === undefined ? height : document.querySelector(until).getBoundingClientRect().bottom + 10
  const probe = document.body.appendChild(document.createElement('code'))
  probe.style.cssText = "position:absolute;font:20px 'DejaVu Sans Mono','Liberation Mono',monospace"
  const [narrow, wide] = ['iiii', 'MMMM'].map((text) => {
    probe.textContent = text
    return probe.getBoundingClientRect().width
  })
  probe.remove()
  return { width: Math.ceil(width), height: Math.ceil(end), monospace: narrow === wide }
}

/**
 * Draws a page into a PNG, at two device pixels per CSS pixel unless told, cropped to its body. Needs no network and uses none.
 *
 * @param {string} html a complete document
 * @param {string} path the PNG to write
 * @param {{width?: number, scale?: number, scheme?: 'light' | 'dark', until?: string, measure?: (until?: string) => object}} [options] the window's width in
 *   CSS pixels, wide enough for any terminal unless given; device pixels per CSS pixel; the colours that a page with both shows; the element below which the
 *   picture ends; what to measure in the page, with at least its `height`
 * @returns {Promise<{width: number, height: number, monospace: boolean}>} CSS pixels, and whether code looks like code
 */
export function screenshot(html, path, options) {
  return withBrowser((draw) => draw(html, path, options))
}

/**
 * Starts a browser once for several pages.
 *
 * @template T
 * @param {(draw: typeof screenshot) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withBrowser(use) {
  chromium.setGraphicsMode = false
  const instance = await playwright.launch({ ...(await browser()), args: [...chromium.args, ...QUIET], headless: true })
  try {
    return await use((html, path, options) => drawOne(instance, html, path, options))
  } finally {
    await instance.close()
  }
}

async function drawOne(
  instance,
  html,
  path,
  { width = 2400, scale = 2, scheme = 'light', until, measure: read = measure } = {},
) {
  const context = await instance.newContext({
    viewport: { width, height: 600 },
    deviceScaleFactor: scale,
    javaScriptEnabled: false,
    offline: true,
    colorScheme: scheme,
  })
  // A context is not closed by itself: this browser is one process and would end with it.
  const page = await context.newPage()
  await page.setContent(html)
  const drawn = await page.evaluate(read, until)
  await page.setViewportSize({ width: drawn.width ?? width, height: drawn.height })
  await page.screenshot({ path, omitBackground: true })
  return drawn
}
