/* Run in the page: each is given to the browser as it is, so it knows nothing but the document. */
/* global getComputedStyle */

/** Texts with a contrast below 4.5 against what they stand on (WCAG 2.2, 1.4.3). */
export function lowContrast() {
  const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).map((value) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    )
    return r * 0.2126 + g * 0.7152 + b * 0.0722
  }
  const below = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at)
      if (channels(backgroundColor)[3] !== 0) return backgroundColor
    }
    return 'rgb(255, 255, 255)'
  }
  const found = []
  for (const element of document.body.querySelectorAll('*')) {
    const own = [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim() !== '')
    if (
      own.length === 0 ||
      ['SCRIPT', 'STYLE', 'title', 'desc'].includes(element.tagName) ||
      !element.checkVisibility()
    )
      continue
    const { color, fill } = getComputedStyle(element)
    const [low, high] = [
      luminance(element.namespaceURI.endsWith('svg') ? fill : color),
      luminance(below(element)),
    ].sort((a, b) => a - b)
    if ((high + 0.05) / (low + 0.05) < 4.5) found.push(`${element.tagName} ${own[0].data.trim().slice(0, 40)}`)
  }
  return found
}

/** Pictures, tables, buttons and boxes to which no name is given. */
export function unnamed() {
  const textOf = (ids) =>
    (ids ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join('')
      .trim()
  const named = (element) =>
    textOf(element.getAttribute('aria-labelledby')) !== '' || element.getAttribute('aria-label') !== null
  const lacks = [
    ...[...document.querySelectorAll('svg:not([aria-hidden=true])')].filter(
      (picture) => picture.getAttribute('role') !== 'img' || !named(picture),
    ),
    ...[...document.querySelectorAll('table')].filter(({ caption }) => !caption?.textContent.trim()),
    ...[...document.querySelectorAll('button, a, summary')].filter(({ textContent }) => !textContent.trim()),
    ...[...document.querySelectorAll('section, nav, [role=group]')].filter((box) => !named(box)),
  ]
  return lacks.map(({ outerHTML }) => outerHTML.slice(0, 120))
}

/** The first column of the table with that caption, and the state of each of its headings. */
export function sorted(id) {
  const table = document.getElementById(id).closest('table')
  return {
    order: [...table.tBodies[0].rows].map(({ cells }) => cells[0].textContent),
    states: [...table.tHead.rows[0].cells].map((head) => head.getAttribute('aria-sort')),
  }
}

export function look() {
  const { backgroundColor, colorScheme } = getComputedStyle(document.body)
  return {
    background: backgroundColor,
    scheme: colorScheme,
    scrolls: document.documentElement.scrollWidth > window.innerWidth,
    wide: getComputedStyle(document.querySelector('.wide')).display !== 'none',
  }
}

/** What paper has no use for. */
export function controls() {
  return {
    navigation: getComputedStyle(document.querySelector('nav')).display,
    arrows: [
      ...new Set(
        [...document.querySelectorAll('th button')].map((button) => getComputedStyle(button, '::after').display),
      ),
    ],
    shadows: [
      ...new Set([...document.querySelectorAll('section')].map((section) => getComputedStyle(section).boxShadow)),
    ],
    numbersByDay:
      document.querySelector('#days-table').checkVisibility({ contentVisibilityAuto: true }) &&
      document.querySelector('#days-table').getBoundingClientRect().height > 0,
  }
}

/** Labels of one chart that lie over each other. */
export function overlapping() {
  const found = []
  for (const chart of document.querySelectorAll('svg.chart')) {
    const labels = [...chart.querySelectorAll('text')]
      .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0)
    labels.forEach((one, index) => {
      for (const other of labels.slice(index + 1)) {
        // Letters are less high than their line.
        const apart =
          one.box.right <= other.box.left ||
          other.box.right <= one.box.left ||
          one.box.bottom - 4 <= other.box.top ||
          other.box.bottom - 4 <= one.box.top
        if (!apart) found.push(`${one.text} | ${other.text}`)
      }
    })
  }
  return found
}

/** The first cells of the visible rows of a table, and whether its total is shown; null where it has none. */
export function shownRows(id) {
  const table = document.querySelector(`table:has(#${id})`)
  return {
    names: [...table.tBodies[0].rows]
      .filter((row) => row.checkVisibility())
      .map((row) => row.cells[0].textContent.trim()),
    total: table.tFoot === null ? null : table.tFoot.checkVisibility() ? 'shown' : 'hidden',
  }
}
