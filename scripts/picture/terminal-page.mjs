import { readFileSync } from 'node:fs'
import { drawEmoji } from './emoji.mjs'

const style = () => readFileSync(new URL('./terminal-page.css', import.meta.url), 'utf8')

const SGR = /\u{1B}\[([\d;]*)m/u
/** Every other escape sequence: control sequences, titles and links. */
const OTHER = /\u{1B}(?:\[[\d;?]*[A-Za-ln-z]|\][^\u{7}\u{1B}]*(?:\u{7}|\u{1B}\\))/gu

const escape = (text) => text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character])

const PLAIN = { bold: false, dim: false, italic: false, underline: false, colour: undefined }

/** What each code changes; a code that is not here changes nothing. */
function change(code) {
  if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) return { colour: code }
  return {
    0: PLAIN,
    1: { bold: true },
    2: { dim: true },
    3: { italic: true },
    4: { underline: true },
    22: { bold: false, dim: false },
    23: { italic: false },
    24: { underline: false },
    39: { colour: undefined },
  }[code]
}

/** The state after one SGR sequence; 38 and 48 take the rest of their color with them, uncolored. */
function apply(state, parameters) {
  const codes = parameters.split(';').map(Number)
  let next = state
  for (let i = 0; i < codes.length; i += 1) {
    if (codes[i] === 38 || codes[i] === 48) i += codes[i + 1] === 2 ? 4 : 2
    else next = { ...next, ...change(codes[i]) }
  }
  return next
}

const classes = ({ colour, ...flags }) =>
  [...Object.keys(flags).filter((name) => flags[name]), ...(colour === undefined ? [] : [`c${colour}`])].join(' ')

/** Text with ANSI colors as HTML: one span per run of equal style. */
function spans(text) {
  let state = PLAIN
  return text
    .replace(OTHER, '')
    .split(SGR)
    .map((part, index) => {
      if (index % 2 === 1) {
        state = apply(state, part)
        return ''
      }
      const names = classes(state)
      return part !== '' && names !== '' ? `<span class="${names}">${escape(part)}</span>` : escape(part)
    })
    .join('')
}

/**
 * A page that shows text in a terminal's window, in the colours its ANSI sequences ask for.
 *
 * @param {string} text
 * @param {{width?: number, dark?: boolean}} [options] width of the whole picture in CSS pixels, else as wide as the text
 * @returns {string} a complete document that needs no network
 */
export function terminalHtml(text, { width, dark = true } = {}) {
  const lines = text.replace(/\r\n/g, '\n').replace(/\n+$/, '')
  return `<!doctype html>
<html lang="en" class="${dark ? 'dark' : 'light'}">
<meta charset="utf-8">
<style>${style()}</style>
<body${width === undefined ? '' : ` style="width:${width}px" class="wrapped"`}>
<main><header><i></i><i></i><i></i></header>
<pre>${drawEmoji(spans(lines))}</pre></main>
</body>
</html>
`
}
