import { DARK, LIGHT, properties } from './colors.js'
import { FILTERS } from './style-filters.js'
import { CHARTS } from './style-charts.js'
import { TABLES } from './style-tables.js'

/** The CSS of the page. */
const PAGE = `
* { box-sizing: border-box; }
html { scroll-padding-top: 60px; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.55 ui-sans-serif, -apple-system, 'Segoe UI', Roboto, 'Open Sans', 'Helvetica Neue', Arial, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
body > header, main, body > footer, nav ul { max-width: 1200px; margin: 0 auto; padding: 0 28px; }
body > header { padding-top: 40px; padding-bottom: 20px; }
h1 { margin: 0 0 8px; font-size: 30px; font-weight: 650; line-height: 1.2; letter-spacing: -.02em; }
h1 span { color: var(--muted); font-weight: 400; }
h2 { margin: 0 0 4px; font-size: 18px; font-weight: 650; letter-spacing: -.01em; }
h3 { margin: 28px 0 6px; font-size: 15px; font-weight: 650; }
p { margin: 0 0 12px; }
body > header p, .lead, .note, body > footer { color: var(--muted); }
body > header p { margin: 0; }
.lead { max-width: 92ch; margin-bottom: 20px; }
.note { max-width: 104ch; margin: 8px 0 0; font-size: 13px; }
code { font: 12.5px/1.5 ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.hidden, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: absolute; z-index: 2; top: 8px; left: 8px; padding: 8px 12px; border-radius: 8px; background: var(--card); }

nav { position: sticky; z-index: 1; top: 0; margin-bottom: 20px; border-bottom: 1px solid var(--hairline); background: var(--page); }
nav ul { display: flex; gap: 22px; overflow-x: auto; list-style: none; scrollbar-width: none; }
nav a { display: block; padding: 11px 0; color: var(--muted); font-size: 14px; text-decoration: none; white-space: nowrap; }
nav a:hover { color: var(--text); }
nav a:focus-visible { outline-offset: -3px; }

main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 20px; align-items: start; }
section { grid-column: 1 / -1; min-width: 0; padding: 26px 28px 28px; border: 1px solid var(--hairline); border-radius: 14px; background: var(--card); box-shadow: 0 1px 2px rgb(16 24 40 / 4%); }
section.half { grid-column: auto; align-self: stretch; }
section.half:not(.half + .half):not(:has(+ .half)) { grid-column: 1 / -1; }
.banner { grid-column: 1 / -1; margin: 0; padding: 14px 20px; border: 1px solid var(--bad); border-radius: 12px; background: var(--badOn); }
.banner p { margin: 0; }
.banner details { margin-top: 4px; }
.banner.pass { border-color: var(--good); background: var(--goodOn); }
.banner.warn { border-color: var(--accent); background: var(--calmOn); }
.pair { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 20px 48px; align-items: center; }
.halves { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 40px; }
body > footer { padding-top: 24px; padding-bottom: 48px; font-size: 13px; }

dl { display: grid; margin: 18px 0 0; }
dt { color: var(--muted); font-size: 13px; }
dd { margin: 0; }
dd.note { margin: 1px 0 0; font-size: 12.5px; line-height: 1.45; }
.facts { grid-template-columns: minmax(0, 1.6fr) repeat(5, minmax(0, 1fr)); gap: 20px 24px; }
ol { margin: 0 0 12px; padding-left: 22px; }
.facts.second { grid-template-columns: repeat(auto-fit, minmax(min(100%, 190px), 1fr)); }
.facts div:not(:first-child) { padding-left: 20px; border-left: 1px solid var(--hairline); }
.facts dd:not(.note) { font-size: 22px; font-weight: 600; line-height: 1.35; letter-spacing: -.015em; }
.facts .main dd:not(.note) { font-size: 36px; font-weight: 650; line-height: 1.15; letter-spacing: -.03em; }
.facts .good dd:not(.note) { color: var(--good); }
.facts .bad dd:not(.note) { color: var(--bad); }
.facts + .note { margin-top: 16px; }
.second { margin-top: 26px; padding-top: 22px; border-top: 1px solid var(--hairline); }
.lead + .second { margin-top: 0; margin-bottom: 24px; padding-top: 0; border-top: 0; }

.tag { display: inline-block; padding: 1px 9px; border-radius: 99px; background: var(--calmOn); color: var(--accent); font-size: 12.5px; font-weight: 600; line-height: 1.6; }
.tag.closed { background: var(--goodOn); color: var(--good); }
.tag.restrict, .tag.pause { background: var(--badOn); color: var(--bad); }
.read { display: flex; flex-wrap: wrap; gap: 4px 26px; margin: 8px 0 16px; padding: 0; list-style: none; }
details { margin-top: 18px; }
summary { width: max-content; color: var(--accent); font-size: 14px; cursor: pointer; }
`

/** The CSS of narrow pages. */
const NARROW = `
@media (max-width: 980px) {
  .facts { grid-template-columns: repeat(5, minmax(0, 1fr)); }
  .facts .main { grid-column: 1 / -1; }
  .facts .main + div { padding-left: 0; border-left: 0; }
  section.half { grid-column: 1 / -1; }
}
@media (max-width: 759px) {
  body > header, main, body > footer, nav ul { padding-left: 12px; padding-right: 12px; }
  body > header { padding-top: 24px; }
  h1 { font-size: 25px; }
  main { gap: 12px; }
  section { padding: 18px 14px 20px; border-radius: 12px; }
  .facts, .facts.second, .pair, .halves { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .pair, .halves { grid-template-columns: minmax(0, 1fr); }
  .facts { gap: 18px 16px; }
  /* The advice comes before the smaller figures, so that the first screen has it. */
  #overview:has(> .second) { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 14px 16px; }
  #overview:has(> .second) > * { order: 4; grid-column: 1 / -1; margin-top: 0; margin-bottom: 0; }
  #overview:has(> .second) > h2 { order: 0; }
  #overview:has(> .second) > .facts:not(.second) { display: contents; }
  #overview:has(> .second) > .facts:not(.second) > div { order: 3; }
  #overview:has(> .second) > .facts:not(.second) > .main { order: 1; }
  #overview:has(> .second) > h3, #overview:has(> .second) > ol { order: 2; }
  .facts div:not(:first-child) { padding-left: 0; border-left: 0; }
  .facts dd:not(.note) { font-size: 19px; }
  th, td { padding-left: 12px; }
  tbody th, .half tbody th { min-width: 92px; }
  thead th:first-child, tbody th, tfoot th { position: sticky; left: 0; background: var(--card); }
}
`

/** The CSS for printing. */
const PRINT = `
@page { margin: 14mm 12mm; }
@media print {
  html { color-scheme: light; }
  body { background: #fff; font-size: 11px; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  nav, .skip { display: none; }
  body > header, main, body > footer { max-width: none; padding-left: 0; padding-right: 0; }
  main { display: block; }
  section { margin-bottom: 14px; padding: 14px 16px; border-radius: 0; box-shadow: none; }
  h2, h3, caption { break-after: avoid; }
  tr, svg, .legend, dl { break-inside: avoid; }
  .scroll { overflow: visible; }
  table { font-size: 10px; }
  caption, .note, .tag, .legend, dt, dd.note, .facts dd.note { font-size: 10px; }
  th, td { padding-top: 4px; padding-bottom: 4px; }
  th:not(:first-child), td:not(:first-child), .half th:not(:first-child), .half td:not(:first-child) { padding-left: 10px; }
  thead th, thead small { font-size: 9.5px; white-space: normal; }
  .bar { width: 32px; }
  .share { gap: 4px; }
  .share > span { min-width: 26px; }
  td:not(.number), tbody th { min-width: 60px; }
  h1 { font-size: 22px; }
  h2 { font-size: 15px; }
  h3 { font-size: 12px; }
  .facts { grid-template-columns: minmax(0, 1.5fr) repeat(4, minmax(0, 1fr)); gap: 12px 14px; }
  .facts.second { grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); }
  .facts div:not(:first-child) { padding-left: 12px; border-left: 1px solid var(--hairline); }
  .facts .main { grid-column: auto; }
  .facts dd:not(.note) { font-size: 13.5px; }
  code { font-size: 9.5px; }
  .facts .main dd:not(.note) { font-size: 22px; }
  th button { pointer-events: none; }
  th button::after { display: none; }
  summary { display: none; }
  details::details-content { display: block; height: auto; content-visibility: visible; }
}
`

/** Dark colors are for screens only: paper is light. */
export const STYLE = `
:root { color-scheme: light dark; ${properties(LIGHT)} }
@media screen and (prefers-color-scheme: dark) { :root { ${properties(DARK)} } }
${PAGE}${TABLES}${FILTERS}${CHARTS}${NARROW}${PRINT}`
