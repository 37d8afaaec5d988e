/**
 * The page's only script: a sort button in every heading of a sortable table, and keyboard focus for boxes that scroll.
 */
export const SCRIPT = `
for (const table of document.querySelectorAll('table.sortable')) {
  const body = table.tBodies[0]
  const heads = [...table.tHead.rows[0].cells]
  heads.forEach((head, column) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.append(...head.childNodes)
    head.append(button)
    const number = head.classList.contains('number')
    button.addEventListener('click', () => {
      const now = head.getAttribute('aria-sort')
      const down = now === null ? number : now === 'ascending'
      heads.forEach((other) => other.removeAttribute('aria-sort'))
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending')
      const keyed = [...body.rows].map((row) => {
        const cell = row.cells[column]
        return { row, value: cell.dataset.value, text: cell.textContent.trim() }
      })
      const byNumber = keyed.some(({ value }) => value !== undefined)
      const order = byNumber ? (a, b) => a.value - b.value : (a, b) => a.text.localeCompare(b.text, 'en', { numeric: true })
      const known = ({ value, text }) => (byNumber ? value !== undefined : text !== '')
      keyed.sort((a, b) => known(b) - known(a) || (known(a) ? (down ? order(b, a) : order(a, b)) : 0))
      body.append(...keyed.map(({ row }) => row))
    })
  })
}
const reach = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0
    else target.removeAttribute('tabindex')
  }
})
for (const box of document.querySelectorAll('.scroll')) reach.observe(box)
`
