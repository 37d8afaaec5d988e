/**
 * The colors of the page, light and dark. Text has a contrast of 4.5 or more against its background, shapes of 3 (WCAG
 * 2.2 AA); `c1` to `c7` are distinguishable with every kind of color vision. A test computes both.
 */
export interface Colors {
  readonly page: string
  readonly card: string
  readonly text: string
  readonly muted: string
  readonly hairline: string
  readonly track: string
  readonly accent: string
  readonly good: string
  readonly bad: string
  readonly badOn: string
  readonly goodOn: string
  readonly calmOn: string
  readonly series: readonly string[]
  /** Everything else: grey. */
  readonly rest: string
}

/** The colors for light screens and paper. */
export const LIGHT: Colors = {
  page: '#f6f7f9',
  card: '#ffffff',
  text: '#14171f',
  muted: '#5a6271',
  hairline: '#e4e7ec',
  track: '#eceef2',
  accent: '#3257d5',
  good: '#0a6b4f',
  bad: '#b3400a',
  badOn: '#fdeee4',
  goodOn: '#e2f5ee',
  calmOn: '#e8edfc',
  series: ['#3257d5', '#d9730d', '#0b7f66', '#a3347f', '#2c8fc9', '#7a4a1e', '#23283a'],
  rest: '#868e9c',
}

/** The colors for dark screens. */
export const DARK: Colors = {
  page: '#0d0f14',
  card: '#15181f',
  text: '#eceef3',
  muted: '#a0a8b7',
  hairline: '#272b35',
  track: '#262a34',
  accent: '#8ea6ff',
  good: '#5fd3ab',
  bad: '#ffa666',
  badOn: '#3a2413',
  goodOn: '#11322a',
  calmOn: '#1d2747',
  series: ['#7a95ff', '#f0913a', '#2fc4a0', '#e681be', '#9bd8ff', '#b98550', '#f4f1e6'],
  rest: '#737b8a',
}

/** The colors as CSS custom properties. */
export function properties({ series, ...named }: Colors): string {
  return [
    ...Object.entries(named).map(([name, value]) => `--${name}: ${value};`),
    ...series.map((value, index) => `--c${index + 1}: ${value};`),
  ].join(' ')
}
