import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toHtml } from './github-page.mjs'
import { withBrowser } from './screenshot.mjs'

/** What a reviewer meets, and the golden case that shows it. */
const SITUATIONS = [
  ['one edit, allowed', 'comment-md-small'],
  ['one edit, no policy', 'comment-md-agent'],
  ['blocked', 'comment-md'],
  ['blocked in 12 folders', 'many-roots'],
  ['first contract', 'added'],
  ['the action is installed', 'installing'],
  ['a first policy', 'policy-installed'],
  ['policy loosened', 'policy-loosened'],
  ['a model without a price', 'unpriced-with-limit'],
  ['hooks, mixed ratios', 'agents-and-hooks'],
  ['same price', 'nested-roots'],
  ['links, not read', 'symlink'],
  ['old prices', 'old-prices'],
  ['several roots, budget', 'roots-with-budget'],
]

/** CSS pixels: GitHub's column on a desktop, and a phone. */
const WIDTHS = [860, 390]

/** Runs in the page: its height, the words that are visible without unfolding, and by how many pixels the widest table scrolls. */
function measure() {
  const article = document.querySelector('article')
  const words = article.innerText.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  const tables = [...document.querySelectorAll('table')].filter((table) => !table.closest('details:not([open])'))
  const hidden = tables.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
  return { height: Math.ceil(document.body.getBoundingClientRect().height), words, hidden: Math.max(0, ...hidden) }
}

/**
 * Draws the comment of each situation at both widths.
 *
 * @param {string} cases the folder of the golden cases
 * @param {string} output the folder for the PNGs
 * @returns {Promise<string>} a Markdown table: height and visible words at each width, and pixels of a table beyond its edge
 */
export async function drawSituations(cases, output) {
  mkdirSync(output, { recursive: true })
  const rows = await withBrowser(async (draw) => {
    const lines = []
    for (const [title, name] of SITUATIONS) {
      const file = join(cases, name, 'comment.md')
      if (!existsSync(file)) continue
      const cells = []
      for (const width of WIDTHS) {
        const html = toHtml(readFileSync(file, 'utf8'), { width })
        const { height, words, hidden } = await draw(html, join(output, `${name}-${width}.png`), {
          width,
          scale: 1,
          measure,
        })
        cells.push(`${height}`, `${hidden}`, ...(width === WIDTHS[0] ? [`${words}`] : []))
      }
      lines.push(`| ${title} | ${cells.join(' | ')} |`)
    }
    return lines
  })
  return [
    '| situation | height at 860 | table hidden at 860 | visible words | height at 390 | table hidden at 390 |',
    '|---|--:|--:|--:|--:|--:|',
    ...rows,
  ].join('\n')
}
