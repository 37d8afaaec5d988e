/** How text looks where it goes: each style wraps a text in terminal color codes, or returns it unchanged. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
  readonly green: (text: string) => string
  /** The longest line, columns; null breaks none. */
  readonly columns: number | null
}

const same = (text: string): string => text
/** For outputs without colors. */
export const PLAIN: Paint = { bold: same, dim: same, red: same, yellow: same, green: same, columns: null }

const sgr =
  (code: number) =>
  (text: string): string =>
    text === '' ? '' : `\u001b[${code}m${text}\u001b[0m`
/** For terminals with colors (SGR codes). */
export const COLORS: Paint = { bold: sgr(1), dim: sgr(2), red: sgr(31), yellow: sgr(33), green: sgr(32), columns: null }
