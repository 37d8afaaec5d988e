import stringWidth from 'string-width'

/** A table without a layout: cells are finished, escaped text of the destination. */
export interface Table {
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[]
  readonly rows: readonly (readonly string[])[]
}

/** A GitHub table. Cells must not contain line ends; pipes are escaped everywhere, also in code. */
export function markdownTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string =>
    `| ${columns.map((_, index) => cell(cells[index] ?? '')).join(' | ')} |`
  const rule = `|${columns.map(({ align }) => (align === 'right' ? '--:' : '---')).join('|')}|`
  return [line(columns.map(({ title }) => title)), rule, ...rows.map(line)].join('\n')
}

function cell(text: string): string {
  // Parsers disagree on a backslash before an escaped pipe, so an entity is used that all of them read alike.
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/(?<!\\)\\+(?=\|)/g, (run) => '\\u{5c}'.repeat(run.length))
    .replaceAll('|', '\\|')
}

/** Columns padded to their widest cell, with two spaces between them. */
export function textTable({ columns, rows }: Table, indent = '  '): string {
  const widths = columns.map(({ title }, index) =>
    Math.max(width(title), ...rows.map((row) => width(row[index] ?? ''))),
  )
  const line = (cells: readonly string[]): string =>
    (
      indent + columns.map(({ align }, index) => pad(cells[index] ?? '', widths[index] ?? 0, align)).join('  ')
    ).trimEnd()
  const head = columns.some(({ title }) => title !== '') ? [line(columns.map(({ title }) => title))] : []
  return [...head, ...rows.map(line)].join('\n')
}

function pad(text: string, to: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, to - width(text)))
  return align === 'right' ? space + text : text + space
}

/**
 * Terminal columns of a text: color codes count 0, East Asian wide characters and emoji 2. The text must have been
 * escaped (`visible`): a tab or a character that turns the direction counts 0 here, whatever the terminal makes of it.
 */
export function width(text: string): number {
  return stringWidth(text)
}
