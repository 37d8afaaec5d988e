/**
 * Filters of a table, made by the script, because they do nothing without it: a box of words for its rows, and a list for each kind of value
 * that its rows carry as data-verdict, data-team and data-model, values apart by a line end.
 */
export const FILTER_SCRIPT = `
for (const table of document.querySelectorAll('table.filtered')) {
  const rows = [...table.tBodies[0].rows]
  const valuesOf = (row, kind) => (row.dataset[kind] ?? '').split('\\n').filter((value) => value !== '')
  const bar = document.createElement('div')
  bar.className = 'filters'
  const said = document.createElement('output')
  said.setAttribute('aria-live', 'polite')
  const controls = []
  const labelled = (name, control) => {
    const label = document.createElement('label')
    const words = document.createElement('span')
    words.textContent = name
    control.setAttribute('aria-label', name)
    label.append(words, control)
    bar.append(label)
  }
  const apply = () => {
    let shown = 0
    for (const row of rows) {
      row.hidden = !controls.every((matches) => matches(row))
      if (!row.hidden) shown += 1
    }
    said.textContent = shown === rows.length ? rows.length + ' shown' : shown + ' of ' + rows.length + ' shown'
  }
  const search = document.createElement('input')
  search.type = 'search'
  search.addEventListener('input', apply)
  const texts = new Map(rows.map((row) => [row, row.cells[0].textContent.toLowerCase()]))
  controls.push((row) => texts.get(row).includes(search.value.trim().toLowerCase()))
  labelled('Repository', search)
  for (const [kind, name] of [['verdict', 'Verdict'], ['team', 'Team'], ['model', 'Model']]) {
    const values = [...new Set(rows.flatMap((row) => valuesOf(row, kind)))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    if (values.length < 2) continue
    const select = document.createElement('select')
    for (const value of ['', ...values]) {
      const option = document.createElement('option')
      option.value = value
      option.textContent = value === '' ? 'all' : value
      select.append(option)
    }
    select.addEventListener('change', apply)
    controls.push((row) => select.value === '' || valuesOf(row, kind).includes(select.value))
    labelled(name, select)
  }
  bar.append(said)
  table.closest('.scroll').before(bar)
  apply()
}
`
