/**
 * The few emoji this project prints, as inline SVG. The headless browser has no emoji font, and a drawing looks the
 * same on every machine. Drawn for this project on a 36 x 36 grid.
 */
const disc = (colour) => `<circle cx="18" cy="18" r="17" fill="${colour}"/>`

const DRAWINGS = {
  '❌': '<path d="M6 6 30 30M30 6 6 30" fill="none" stroke="#dd2e44" stroke-width="7.5" stroke-linecap="round"/>',
  '✅':
    '<rect width="36" height="36" rx="5" fill="#77b255"/>' +
    '<path d="M8.5 19.5 15 26 27.5 9.5" fill="none" stroke="#fff" stroke-width="4.6" stroke-linecap="round" ' +
    'stroke-linejoin="round"/>',
  '⚠':
    '<path d="M18 3.4 33.6 32.4H2.4Z" fill="#ffcc4d" stroke="#ffcc4d" stroke-width="4.4" stroke-linejoin="round"/>' +
    '<path d="M15.6 12.2h4.8l-.9 11.4h-3Z" fill="#231f20" stroke="#231f20" stroke-width="1.2" stroke-linejoin="round"/>' +
    '<circle cx="18" cy="29" r="2.5" fill="#231f20"/>',
  ℹ:
    '<rect width="36" height="36" rx="5" fill="#3b88c3"/><circle cx="18" cy="9" r="3" fill="#fff"/>' +
    '<path d="M18 16v12" stroke="#fff" stroke-width="5" stroke-linecap="round"/>',
  '🔴': disc('#dd2e44'),
  '🟡': disc('#fdcb58'),
  '🟢': disc('#78b159'),
}

/** ⚠ and ℹ are text unless the emoji variation selector follows; the others are emoji by themselves. */
const KNOWN = /[⚠ℹ]\u{FE0F}|[❌✅🔴🟡🟢]\u{FE0F}?/gu
const ANY = /\p{Emoji_Presentation}|\p{Emoji}\u{FE0F}/gu

const svg = (emoji) =>
  `<svg class="emoji" viewBox="0 0 36 36" role="img" aria-label="${emoji}">` +
  `${DRAWINGS[emoji.replace('\u{FE0F}', '')]}</svg>`

/** The HTML with each known emoji in its text drawn; tags, attributes and comments stay as they are. */
export const drawEmoji = (html) =>
  html
    .split(/(<!--[\s\S]*?-->|<[^>]*>)/)
    .map((part, index) => (index % 2 === 0 ? part.replace(KNOWN, svg) : part))
    .join('')

/** The emoji of a text that have no drawing here and would come out as empty boxes, each once. */
export const undrawnEmoji = (text) => [...new Set(text.replace(KNOWN, '').match(ANY) ?? [])]
