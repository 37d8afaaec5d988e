/** A table before anybody has decided how it looks: cells are finished text of the destination. */
export interface Table {
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[]
  readonly rows: readonly (readonly string[])[]
}

/** GitHub's table: cells must not contain line ends, and pipes are escaped wherever they stand, code included. */
export function markdownTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string =>
    `| ${columns.map((_, index) => cell(cells[index] ?? '')).join(' | ')} |`
  const rule = `|${columns.map(({ align }) => (align === 'right' ? '--:' : '---')).join('|')}|`
  return [line(columns.map(({ title }) => title)), rule, ...rows.map(line)].join('\n')
}

function cell(text: string): string {
  // Parsers disagree on a backslash before an escaped pipe, so it is written in a way that none can misread.
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/(?<!\\)\\+(?=\|)/g, (run) => '\\u{5c}'.repeat(run.length))
    .replaceAll('|', '\\|')
}

/** Columns padded to their widest cell; two spaces between them. */
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

/** Columns that a text takes in a terminal: colour codes take none, East Asian wide characters and emoji two. */
export function width(text: string): number {
  let columns = 0
  for (const character of text.replace(/\u001b\[[0-9;]*m/g, '')) {
    const code = character.codePointAt(0) ?? 0
    const wide =
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe4f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0x1f300 && code <= 0x1faff) ||
      (code >= 0x20000 && code <= 0x3fffd)
    columns += wide ? 2 : 1
  }
  return columns
}
